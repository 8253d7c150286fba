"""Ordinals of editions: `lần thứ 4`, `lần thứ tư`, `lần thứ XIV`, `lần 6`, `phiên thứ bảy`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue_analysis.lexicons.loader import load_list, plain


def numerals(kind: str) -> dict[str, int]:
    """Words for numbers of a kind: units, `ten` alone, `tens` behind a unit, names of months."""
    rows = load_list("numerals")
    return {plain(row["word"]): int(row["value"]) for row in rows if row["kind"] == kind}


_UNITS = numerals("unit")
(_TEN,) = numerals("ten")
(_TENS,) = numerals("tens")
(_FIVE,) = (word for word, value in numerals("month").items() if value == 5)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
# "lần thứ mười năm 2021" is the tenth: before a year "năm" is no five.
_WORD = (
    "|".join(sorted({*_UNITS, _TEN, _TENS} - {_FIVE}, key=len, reverse=True))
    + rf"|{_FIVE}(?! \d{{4}})"
)
_FIGURE = r"\d{1,2}(?!\d|[/.-]\d)|[IVXL]{1,7}\b"
_WORDS = rf"(?i:{_WORD})(?: (?i:{_WORD})){{0,2}}\b"
_ORDINAL = re.compile(
    rf"(?i:lần thứ|phiên thứ|kỳ thứ) (?P<number>{_FIGURE}|{_WORDS})"
    rf"|(?i:lần) (?P<figure>{_FIGURE})"
    r"|(?P<first>(?i:lần đầu tiên|lần đầu)\b)"
)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An edition at `[start, end)` of the text."""

    start: int
    end: int
    number: int


def parse_number(text: str) -> int | None:
    """The number that a Vietnamese, Arabic or Roman numeral up to 99 stands for.

    >>> [parse_number(t) for t in ("4", "XIV", "mười một", "hai mươi lăm", "Nam")]
    [4, 14, 11, 25, None]
    """
    if text.isdigit():
        return int(text)
    if text and all(letter in _ROMAN for letter in text):
        return _roman(text)
    words = text.lower().split()
    if not words or any(word not in _UNITS and word not in (_TEN, _TENS) for word in words):
        return None
    if words == [_TEN]:
        return 10
    if words[0] == _TEN:
        return 10 + _UNITS[words[1]] if len(words) == 2 and words[1] in _UNITS else None
    if words[0] == _TENS:
        return None
    if len(words) == 1 or words[1] != _TENS:
        return _UNITS[words[0]]
    return 10 * _UNITS[words[0]] + (_UNITS.get(words[2], 0) if len(words) == 3 else 0)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def find_ordinals(text: str, start: int = 0, end: int | None = None) -> list[Ordinal]:
    """Ordinals of occasions in `text[start:end]`.

    >>> [o.number for o in find_ordinals("Đối thoại lần thứ ba; phiên họp lần 6")]
    [3, 6]
    """
    found = []
    for match in _ORDINAL.finditer(text, start, len(text) if end is None else end):
        if match["first"]:
            found.append(Ordinal(match.start(), match.end(), 1))
            continue
        number = parse_number(match["number"] or match["figure"])
        if number:
            found.append(Ordinal(match.start(), match.end(), number))
    return found
