"""Finds every phrase of every lexicon in one pass over a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

GAP = " … "
# Up to eight words of one clause: no punctuation and no line end in between.
GAP_PATTERN = r"((?: [^\s,.;:()]+){0,8}? )"


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of one rule.

    A `mask` hides what lies in it of its own rule, and of the whole subject when it
    has no code.
    """

    subject: str
    rule_id: str
    code: str
    phrase: str
    rule: Any = None
    mask: bool = False


# Start, end, entry and the ranges that its gaps took.
Found = tuple[int, int, Entry, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A rule found at `[start, end)` of the normalised text."""

    start: int
    end: int
    subject: str
    rule_id: str
    code: str
    rule: Any = field(default=None, compare=False, repr=False)

    def __len__(self) -> int:
        return self.end - self.start


def lower(text: str) -> str:
    """Lower case that keeps every offset (`İ` would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Lexicon:
    """All entries in one automaton."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        by_literal: dict[str, list[tuple[Entry, re.Pattern[str] | None]]] = defaultdict(list)
        for entry in self.entries:
            head, gap, _ = entry.phrase.partition(GAP)
            pattern = None
            if gap:
                parts = (re.escape(part) for part in entry.phrase.split(GAP))
                ending = r"(?!\w)" if entry.phrase[-1].isalnum() else ""
                pattern = re.compile(GAP_PATTERN.join(parts) + ending, _flags(entry.phrase))
            by_literal[lower(head)].append((entry, pattern))
        self._candidates = list(by_literal.values())
        self._automaton = AhoCorasick(list(by_literal), matchkind=MatchKind.Standard)

    def scan(self, text: str) -> list[Hit]:
        """Hits in text order, without those that a mask or a longer phrase hides.

        A hit is hidden when a hit of the same subject strictly contains it, or
        overlaps it, is longer and has the same code. What stands in the gap of a
        phrase is no part of it and stays, unless the phrase is a mask. Linear in
        the text.
        """
        found: dict[str, list[Found]] = defaultdict(list)
        for index, start, end in self._automaton.find_matches_as_indexes(
            lower(text), overlapping=True
        ):
            if not _is_word(text, start, end):
                continue
            for entry, pattern in self._candidates[index]:
                stop = end
                gaps: tuple[tuple[int, int], ...] = ()
                if pattern is not None:
                    match = pattern.match(text, start)
                    if match is None or not _is_word(text, start, match.end()):
                        continue
                    stop = match.end()
                    gaps = tuple(match.span(group) for group in range(1, pattern.groups + 1))
                elif entry.phrase != lower(entry.phrase) and text[start:end] != entry.phrase:
                    continue
                found[_rivals(entry)].append((start, stop, entry, gaps))
        hits = [hit for group in found.values() for hit in _longest(group)]
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.subject, hit.rule_id))


def _flags(phrase: str) -> re.RegexFlag:
    return re.IGNORECASE if phrase == lower(phrase) else re.NOFLAG


def _is_word(text: str, start: int, end: int) -> bool:
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return before and after


def _rivals(entry: Entry) -> str:
    """Which hits compete for a range: a subject's, but of words only those of one function."""
    return entry.code if entry.subject == "word" else entry.subject


def _hides(other: Found, hit: Found) -> bool:
    other_start, other_end, by, gaps = other
    start, end, entry, _ = hit
    # A mask keeps working where a longer phrase runs over it.
    if other_end <= start or entry.mask:
        return False
    if by.mask:
        return other_end >= end and (not by.code or by.rule_id == entry.rule_id)
    longer = other_end - other_start - (end - start)
    if by.code == entry.code and longer >= 0:
        return True
    in_gap = any(gap_start <= start and end <= gap_end for gap_start, gap_end in gaps)
    return other_end >= end and longer > 0 and not in_gap


def _longest(group: list[Found]) -> list[Hit]:
    """The hits of one subject that no longer one hides."""
    group.sort(key=lambda item: (item[0], item[0] - item[1], not item[2].mask))
    kept: list[Found] = []
    for found in group:
        # Kept hits start at or before this one; only the last few can reach it.
        if not any(_hides(other, found) for other in kept[-24:]):
            kept.append(found)
    return [
        Hit(start, end, entry.subject, entry.rule_id, entry.code, entry.rule)
        for start, end, entry, _ in kept
        if not entry.mask
    ]
