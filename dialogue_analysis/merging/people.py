"""Whether two spellings name one person, or one city, and two reports the same heads."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz import fuzz, utils

from dialogue_analysis.lexicons.loader import load_list
from dialogue_analysis.merging.reports import Report

# "Phillippe Errera" and "Philippe Errera" reach 97; "Hoàng Xuân Chiến" and "Hoàng Hữu Chiến" 84.
SPELLING = 88

# Letters that only Vietnamese has: "Tôn Kiến Quốc" is how its press writes Sun Jianguo.
_VIETNAMESE = re.compile("[ơưđ\u1ea0-\u1ef9]", re.IGNORECASE)
_MARKS = re.compile("[\u0300-\u036f]")


def same_city(left: str, right: str) -> bool:
    """Whether two spellings differ in diacritics and case alone.

    >>> same_city("Lai Chau", "Lai Châu"), same_city("Hanoi", "Da Nang")
    (True, False)
    """
    return _bare(left) == _bare(right)


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    letters = _MARKS.sub("", unicodedata.normalize("NFD", name.casefold()))
    return letters.replace("đ", "d")


def contradicts(left: str, right: str) -> bool:
    """Whether two cells name different foreigners: not where one is a Vietnamese transcription.

    >>> contradicts("Tôn Kiến Quốc", "Sun Jianguo"), contradicts("Alice Rufo", "Alice Guitton")
    (False, True)
    """
    transcribed = [_VIETNAMESE.search(name) is not None for name in (left, right)]
    return transcribed[0] == transcribed[1] and not same_person(left, right)


def contradicts_at_home(left: str, right: str) -> bool:
    """Whether two cells name different Vietnamese, either of whom may stand without marks.

    >>> contradicts_at_home("Phan Văn Giang", "Nguyễn Chí Vịnh")
    True
    >>> contradicts_at_home("Nguyen Chi Vinh", "Nguyễn Chí Vịnh")
    False
    """
    bare = _bare(left), _bare(right)
    unmarked = bare[0] == left.casefold() or bare[1] == right.casefold()
    return not same_person(left, right) and not (unmarked and same_person(*bare))


def compare_heads(left: Report, right: Report) -> list[bool]:
    """Whether two reports name the same head, by side; left out is what cannot be told."""
    sides = (
        (left.vn_chair, right.vn_chair, contradicts_at_home),
        (left.partner_chair, right.partner_chair, contradicts),
    )
    return [
        same_person(one, other)
        for one, other, contradict in sides
        if one and other and (same_person(one, other) or contradict(one, other))
    ]


def same_person(left: str, right: str) -> bool:
    """Whether two cells of names, each one or several joined by `;`, share a person.

    >>> same_person("Goldie DL", "Baroness Goldie")
    True
    >>> same_person("Alice Rufo", "Alice Guitton")
    False
    """
    return any(_alike(one, other) for one in _people(left) for other in _people(right))


@lru_cache(maxsize=65536)
def _people(cell: str) -> tuple[str, ...]:
    """Each person's name in lower case, without forms of address."""
    return tuple(
        " ".join(word for word in utils.default_process(name).split() if word not in _address())
        for name in cell.split(";")
    )


@cache
def _address() -> frozenset[str]:
    return frozenset(
        word
        for row in load_list("name_titles")
        for word in utils.default_process(row["title"]).split()
    )


def _alike(left: str, right: str) -> bool:
    words, others = set(left.split()), set(right.split())
    if not words or not others:
        return False
    return words <= others or others <= words or fuzz.ratio(left, right) >= SPELLING
