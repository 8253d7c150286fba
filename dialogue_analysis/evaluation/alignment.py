"""Which meeting of one coder is which of the other's, and which names are one person."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

import numpy as np
from scipy.optimize import linear_sum_assignment

from dialogue_analysis.evaluation.codings import CodedArticle, CodedMeeting, Row

Pair = tuple[CodedMeeting | None, CodedMeeting | None]

# Two spellings of one name: about one letter in ten may differ.
SAME_NAME = 0.9

# What an equal cell adds to the likeness of two meetings that share a partner.
WEIGHTS = {"mechanism": 2.0, "date_start": 1.0, "edition": 1.0, "city": 0.5}
EQUAL_PARTNERS = 1.0
SAME_PEOPLE = 2.0
# Small against every difference between likenesses: it only decides between equal ones.
TIE = 1e-6


def fold(text: str | None) -> str:
    """The letters and digits alone: what is left when case, marks and spaces do not count.

    >>> fold("Nguyễn Chí Vịnh") == fold("NGUYEN CHI-VINH"), fold("Đinh")
    (True, 'dinh')
    """
    plain = (text or "").translate(str.maketrans("đĐ", "dD"))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFD", plain.casefold())))


def align(one: Sequence[CodedMeeting], other: Sequence[CodedMeeting]) -> list[Pair]:
    """Pairs of meetings whose likenesses sum up highest, then those without a partner."""
    if len(one) > len(other):
        return [(left, right) for right, left in align(other, one)]
    likenesses = np.array([[likeness(a, b) for b in other] for a in one])
    likenesses = likenesses.reshape(len(one), len(other))
    rows, columns = linear_sum_assignment(likenesses - _later(*likenesses.shape), maximize=True)
    chosen = [(i, j) for i, j in zip(rows, columns, strict=True) if likenesses[i, j] > 0]
    left, right = {i for i, _ in chosen}, {j for _, j in chosen}
    pairs: list[Pair] = [(one[i], other[j]) for i, j in chosen]
    pairs += [(meeting, None) for i, meeting in enumerate(one) if i not in left]
    pairs += [(None, meeting) for j, meeting in enumerate(other) if j not in right]
    return pairs


def _later(rows: int, columns: int) -> np.ndarray:
    """Of equally good pairings, meetings keep the order in which they are told."""
    places = np.arange(columns) * (1 / max(1, columns)) ** np.arange(1, rows + 1)[:, None]
    return TIE * places


def likeness(one: CodedMeeting, other: CodedMeeting) -> float:
    """How much two meetings have in common; nothing when they share no partner."""
    here, there = ((meeting.cells.get("partner") or "").split() for meeting in (one, other))
    if not set(here) & set(there):
        return 0.0
    total = 1.0 + EQUAL_PARTNERS * (here == there)
    for column, weight in WEIGHTS.items():
        value = one.cells.get(column)
        total += weight * (value is not None and value == other.cells.get(column))
    people, others = (
        {row.get("name") for row in meeting.rows["participants"]} for meeting in (one, other)
    )
    return total + SAME_PEOPLE * len(people & others) / max(1, len(people | others))


def spelled_alike(one: CodedArticle, other: CodedArticle) -> tuple[CodedArticle, CodedArticle]:
    """Both with one spelling a person: that of `one`, where the two nearly agree."""
    known: dict[str, str] = {}
    for name in _names(one):
        known.setdefault(fold(name), name)
    spellings = dict(known)
    for name in _names(other):
        spellings.setdefault(fold(name), _nearest(name, known))
    return _respelled(one, spellings), _respelled(other, spellings)


def _nearest(name: str, known: Mapping[str, str]) -> str:
    """The known spelling that is nearly this name, else the name itself."""
    letters = fold(name)
    # Not the library's `get_close_matches`: of equally near names the first told counts.
    likest = max(known, key=lambda key: _similarity(key, letters), default="")
    return known[likest] if likest and _similarity(likest, letters) >= SAME_NAME else name


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _names(article: CodedArticle) -> Iterator[str]:
    for meeting in article.meetings:
        yield from (row.get("name") or "" for row in meeting.rows["participants"])


def _respelled(article: CodedArticle, spellings: Mapping[str, str]) -> CodedArticle:
    def respelled(row: Row) -> Row:
        return {**row, "name": spellings[fold(row.get("name"))]}

    meetings = [
        replace(
            meeting,
            rows={
                **meeting.rows,
                "participants": tuple(map(respelled, meeting.rows["participants"])),
            },
        )
        for meeting in article.meetings
    ]
    return replace(article, meetings=tuple(meetings))


def same_city(one: CodedMeeting, other: CodedMeeting) -> CodedMeeting:
    """The other meeting, its city spelled as the first one's when it is the same."""
    city = one.cells.get("city")
    if city and fold(city) == fold(other.cells.get("city")):
        return replace(other, cells={**other.cells, "city": city})
    return other
