"""Whether two spellings name one person."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz import fuzz, utils

from dialogue_analysis.lexicons.loader import load_list

# "Phillippe Errera" and "Philippe Errera" reach 97; "Hoàng Xuân Chiến" and "Hoàng Hữu Chiến" 77.
SPELLING = 88


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
