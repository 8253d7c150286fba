"""Dates as the text writes them, with the precision that they have: no more, no less."""

from __future__ import annotations

import calendar
import re
import tomllib
from bisect import bisect_left, insort
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from dialogue_analysis.coding.ordinals import numerals
from dialogue_analysis.records import Span

# "tháng Năm" has none, but a day stands before it.
_DIGIT = re.compile(r"\d|tháng ", re.IGNORECASE)
MONTH_WORDS = numerals("month")

_PARTS = {
    "D": r"(?:0?[1-9]|[12]\d|3[01])",
    "M": r"(?:1[0-2]|0?[1-9])",
    "MW": "(?:(?i:" + "|".join(sorted(MONTH_WORDS, key=len, reverse=True)) + r")(?!\w))",
    "Y": r"(?:19|20)\d\d",
    "SEP": r" ?[/.-] ?",
}


class DateRule(BaseModel):
    """One way to write a date (`lexicons/dates.toml`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: str
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `[start, end)` of the normalised text; parts not written are `None`."""

    start: int
    end: int
    rule_id: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    to_day: int | None = None
    to_month: int | None = None
    to_year: int | None = None

    @property
    def is_range(self) -> bool:
        """Whether it runs over several days."""
        return self.to_day is not None

    @property
    def span(self) -> Span:
        """Where it stands in the normalised text."""
        return Span(self.start, self.end)


@cache
def load_date_rules() -> dict[str, DateRule]:
    """The rules of `lexicons/dates.toml`, most specific first."""
    text = files("dialogue_analysis.lexicons").joinpath("dates.toml").read_text(encoding="utf-8")
    return {name: DateRule.model_validate(rule) for name, rule in tomllib.loads(text).items()}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (f"date.{name}", re.compile(rule.pattern.format(**_PARTS)))
        for name, rule in load_date_rules().items()
    )


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Dates in `text[start:end]`, in order; where two overlap the more specific one counts.

    >>> [(d.day, d.month, d.year) for d in find_dates("Chiều 29-3 … (tháng 4/2022)")]
    [(29, 3, None), (None, 4, 2022)]
    >>> find_dates("Đối thoại lần thứ 4")
    []
    """
    end = len(text) if end is None else end
    if not _DIGIT.search(text, start, end):
        return []
    found: list[DateMention] = []
    for rule_id, pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            mention = _mention(rule_id, match)
            if _possible(mention) and _is_free(found, mention):
                insort(found, mention, key=_start)
    return found


def _start(mention: DateMention) -> int:
    return mention.start


def _is_free(found: list[DateMention], mention: DateMention) -> bool:
    """Whether no mention found before (they do not overlap each other) stands in the way."""
    at = bisect_left(found, mention.end, key=_start)
    return at == 0 or found[at - 1].end <= mention.start


def _mention(rule_id: str, match: re.Match[str]) -> DateMention:
    parts = {name: _number(value) for name, value in match.groupdict().items() if value}
    return DateMention(match.start(), match.end(), rule_id, **parts)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else MONTH_WORDS[text.lower()]


def _possible(date: DateMention) -> bool:
    """30/2 is no day; in a leap year 29/2 is."""
    last = calendar.monthrange(date.year or 2000, date.month)[1] if date.month else 31
    to_last = calendar.monthrange(date.year or 2000, date.to_month)[1] if date.to_month else last
    forward = date.to_year is None or date.year is None or date.year <= date.to_year
    return (date.day or 1) <= last and (date.to_day or 1) <= to_last and forward


def edtf(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """EDTF of the parts; an unknown year is `XXXX`.

    >>> edtf(2018, 3), edtf(None, 11, 4)
    ('2018-03', 'XXXX-11-04')
    """
    text = f"{year:04d}" if year else "XXXX"
    if month:
        text += f"-{month:02d}"
        if day:
            text += f"-{day:02d}"
    return text
