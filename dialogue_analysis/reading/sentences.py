"""Sentences as ranges of the normalised text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dialogue_analysis.reading.page_rules import load_page_rules
from dialogue_analysis.records import Span

_CLOSERS = "\"')\\]}"
_OPENERS = "\"'(\\[{"
# A full stop inside a number, an address or an abbreviation is followed by no space.
_END = re.compile(rf"(?:[.!?…]++[{_CLOSERS}]*+)(?=\s|$)|(?<=[^\W\d_])\.(?=[^\W\d_])|\n")
_NEXT = re.compile(rf"\s*[-•+*]*\s*[{_OPENERS}]*(.?)")
_LAST_WORD = re.compile(r"([^\s\"'(\[]*)\s*$")
# `A. V. Petrov`: after an initial comes a second one and a capital.
_INITIAL_FOLLOWS = re.compile(r" [^\W\d_]\. ?[^\W\d_]")
_AFTER_NUMBERING = re.compile(r"(?:^|[\n.;:])\s*\(?(?:\d{1,2}|[a-zđ])$", re.IGNORECASE)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of `text[start:end]`, without the white space around them.

    A line end always ends a sentence. A full stop does not after an abbreviation
    (`TP.`, `PGS.`), an initial (`N.Lorenzana`, `Wayne E. Meyer`), inside a number
    or a date, or where the text goes on in lower case (`v.v. và`, `… và`).

    >>> text = "Ngày 13.6, ông N.Lorenzana đến TP. Huế. Hai bên hội đàm./."
    >>> [text[span.start:span.end] for span in split_sentences(text)]
    ['Ngày 13.6, ông N.Lorenzana đến TP. Huế.', 'Hai bên hội đàm./.']
    """
    end = len(text) if end is None else end
    spans = []
    begin = start
    for cut in [*_cuts(text, start, end), end]:
        piece = text[begin:cut]
        stripped = piece.strip()
        if stripped:
            at = begin + len(piece) - len(piece.lstrip())
            spans.append(Span(at, at + len(stripped)))
        begin = cut
    return spans


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match.group() == "\n" or _ends_sentence(text, match, start, end):
            yield match.end()


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int) -> bool:
    follower = _NEXT.match(text, match.end(), end)
    first = follower.group(1) if follower else ""
    if not first:
        return True
    before = text[max(start, match.start() - 40) : match.start()]
    word = _last_word(before)
    if match.end() < end and not text[match.end()].isspace():
        return _glued_end(word, text, match.end(), end)
    if first.islower():
        return False
    if match.group() != ".":
        return True
    if word.casefold() in _abbreviations() or _AFTER_NUMBERING.search(before):
        return False
    return not _is_initial(word, before, text, match.end(), end)


def _glued_end(word: str, text: str, at: int, end: int) -> bool:
    """Whether `hòa bình.Hai bên` lost the space after its full stop."""
    lower_word = len(word) > 1 and word.isalpha() and word.islower()
    capitalised = text[at].isupper() and at + 1 < end and text[at + 1].islower()
    return lower_word and capitalised and word not in _abbreviations()


def _last_word(before: str) -> str:
    match = _LAST_WORD.search(before)
    return match.group(1) if match else ""


def _is_initial(word: str, before: str, text: str, at: int, end: int) -> bool:
    """Whether `word` is a capital that stands for a name: `Wayne E.`, `G.A.`, `A. V. Petrov`."""
    letters = word.split(".")
    if not all(len(letter) == 1 and letter.isupper() for letter in letters):
        return False
    previous = before[: len(before) - len(word)].rstrip()
    if len(letters) > 1 or not previous or previous[-1] in ":(,\n":
        return True
    last = _last_word(previous)
    if last[:1].isupper() or last.casefold() in load_page_rules().before_initials:
        return True
    return _INITIAL_FOLLOWS.match(text, at, end) is not None


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(load_page_rules().abbreviations)
