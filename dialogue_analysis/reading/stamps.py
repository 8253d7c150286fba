"""Dates that the page carries: the story's own date line, and the page's clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dialogue_analysis.reading.page_rules import load_page_rules

_DATE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4}|\d{2})(?!\d)"
    r"|(?<!\d)(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})(?!\d)"
    r"|ngày (?P<day_word>\d{1,2}) tháng (?P<month_word>\d{1,2}),? năm (?P<year_word>\d{4})",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<!\d)\d{1,2}\s?(?:[:hg]|giờ)\s?\d{2}(?P<seconds>:\d{2})?['\"]?(?!\d)", re.IGNORECASE
)
_ZONE = re.compile(r"\(?(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::\d{2})?\)?", re.IGNORECASE)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date line: its EDTF day, whether it is a running clock, and its range in the line."""

    day: str
    is_clock: bool
    has_time: bool
    start: int
    end: int


def parse_page_date(line: str) -> PageDate | None:
    """The date that a line consists of, or `None`.

    A line consists of a date when besides date, time and zone only weekdays and words
    such as "Cập nhật" stand in it, or a few site words beside a clock. Seconds, or
    the label "Hôm nay", make it the page's clock.

    >>> parse_page_date("12/11/2021 | 16:05 (GMT+7)")
    PageDate(day='2021-11-12', is_clock=False, has_time=True, start=0, end=26)
    >>> parse_page_date("Tiếp Tùy viên Quốc phòng Vương quốc Anh (16/11/2021)") is None
    True
    """
    if len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return None
    found = list(_DATE.finditer(line))
    if len(found) != 1:
        return None
    day = _edtf_day(found[0])
    if day is None:
        return None
    parts = [found[0]]
    time = _TIME.search(line)
    zone = _ZONE.search(line)
    parts += [part for part in (time, zone) if part is not None]
    rest = line
    for part in sorted(parts, key=lambda part: -part.start()):
        rest = rest[: part.start()] + " " + rest[part.end() :]
    folded = line.casefold()
    is_clock = bool(time and time["seconds"]) or any(
        folded.startswith(cue.casefold()) for cue in load_page_rules().stamps.clock_cues
    )
    others = _stamp_word().sub(" ", rest)
    letters = sum(char.isalpha() for char in others)
    if letters > (25 if is_clock else 0):
        return None
    start = min(part.start() for part in parts)
    end = max(part.end() for part in parts)
    return PageDate(day, is_clock, time is not None, start, end)


def is_stamp_line(line: str) -> bool:
    """Whether the line is nothing but a date."""
    return parse_page_date(line) is not None


def _edtf_day(match: re.Match[str]) -> str | None:
    fields = {name: value for name, value in match.groupdict().items() if value}
    year = int(fields.get("year") or fields.get("iso_year") or fields["year_word"])
    month = int(fields.get("month") or fields.get("iso_month") or fields["month_word"])
    day = int(fields.get("day") or fields.get("iso_day") or fields["day_word"])
    try:
        return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _stamp_word() -> re.Pattern[str]:
    return re.compile(rf"\b{load_page_rules().stamps.stamp_words}\b", re.IGNORECASE)
