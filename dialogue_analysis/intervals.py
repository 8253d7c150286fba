"""EDTF dates as intervals of days: the first and the last day that a date may mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

import edtf

from dialogue_analysis.codes import Precision

UNKNOWN_YEAR = "XXXX"
_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


@lru_cache(maxsize=65536)
def bounds(text: str) -> tuple[date, date]:
    """The first and the last day of an EDTF date whose year is known.

    The edtf library answers. Plain years, months and days, ten milliseconds each in its
    grammar, are read by `datetime` instead; a test holds the two equal.

    >>> bounds("2018-02")
    (datetime.date(2018, 2, 1), datetime.date(2018, 2, 28))

    Raises:
        ValueError: no EDTF date, or one without a year.
    """
    if plain := _PLAIN.fullmatch(text):
        return _plain_bounds(*(int(part) for part in plain.groups() if part))
    try:
        parsed = edtf.parse_edtf(text)
    except edtf.EDTFParseException as error:
        raise ValueError(f"{text!r} is no EDTF date") from error
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return date(*first[:3]), date(*last[:3])


def _plain_bounds(year: int, month: int = 0, day: int = 0) -> tuple[date, date]:
    """0 stands for a part that is not written."""
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return first, date(year, last_month, day or monthrange(year, last_month)[1])


def is_date(text: str) -> bool:
    """Whether the text is an EDTF date that can be: `2018-02-30` cannot, `XXXX-02-29` can."""
    try:
        bounds(with_year(text, 2000))
    except ValueError:
        return False
    return True


def precision(text: str | None) -> Precision:
    """How finely a date is known: `unknown` where its year is not, as in `XXXX-05` and `202X`.

    >>> precision("2018-06").value, precision("XXXX-11-04").value
    ('month', 'unknown')
    """
    if not text or text.startswith(UNKNOWN_YEAR):
        return Precision.UNKNOWN
    parts = text.rstrip("~?%").split("-")
    if "X" in parts[0]:
        return Precision.UNKNOWN
    known = [part for part in parts if "X" not in part]
    return (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(known) - 1]


def with_year(text: str, year: int) -> str:
    """The date with this year in place of `XXXX`."""
    return f"{year:04d}{text[4:]}" if text.startswith(UNKNOWN_YEAR) else text


def compatible(left: tuple[str, str], right: tuple[str, str]) -> bool:
    """Whether two periods (first day, last day) may share a day.

    `XXXX` fits every year, but its month and day must fit.

    >>> compatible(("2018-03", "2018-03"), ("2018-03-27", "2018-03-27"))
    True
    >>> compatible(("XXXX-11-04", "XXXX-11-04"), ("2016-11-10", "2016-11-10"))
    False
    """
    return any(
        _overlap(tuple(with_year(text, year) for text in (*left, *right)))
        for year in _years(left, right)
    )


def distance(left: tuple[str, str], right: tuple[str, str]) -> int | None:
    """Days between two periods, 0 where they may share one; `None` where a year is unknown."""
    if any(text.startswith(UNKNOWN_YEAR) for text in (*left, *right)):
        return None
    (first, last), (start, end) = period(left), period(right)
    return max((start - last).days, (first - end).days, 0)


def period(dates: tuple[str, str]) -> tuple[date, date]:
    """First and last day of a period whose two dates may themselves be vague."""
    return bounds(dates[0])[0], bounds(dates[1])[1]


def _years(left: tuple[str, str], right: tuple[str, str]) -> list[int]:
    """The years to try in place of `XXXX`: those written, else a leap year."""
    written = {int(text[:4]) for text in (*left, *right) if text[:4].isdigit()}
    return sorted(written) or [2000]


def _overlap(texts: tuple[str, ...]) -> bool:
    try:
        (first, last), (start, end) = period((texts[0], texts[1])), period((texts[2], texts[3]))
    except ValueError:  # 29 February in a common year
        return False
    return first <= end and start <= last
