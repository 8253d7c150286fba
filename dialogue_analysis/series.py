"""Numbered series of dialogues: gaps, repeats, odd intervals and dates that run backwards."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import pairwise
from typing import Any

import pandas as pd

from dialogue_analysis.codes import Mechanism
from dialogue_analysis.intervals import UNKNOWN_YEAR, period
from dialogue_analysis.schema import PARTNERS

# Each partner has one series under these names; other mechanisms only where series.csv says so.
NAMED = (Mechanism.POLICY_DIALOGUE, Mechanism.STRATEGIC_DIALOGUE, Mechanism.TWO_PLUS_TWO)
# Days from one number to the next. Of 143 dated pairs in the reference record none is surely
# closer than 188 days, and one (South Africa, 2017 to 2025) is surely further than 4.5 years.
CLOSEST, FURTHEST = 90, 5 * 365

Row = dict[Hashable, Any]
# Finding, events, editions, detail.
Odd = tuple[str, list[Row], str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is odd in one series, and at which events it is seen."""

    partner: str
    series: str
    finding: str
    editions: str
    event_ids: str
    detail: str


@cache
def load_series() -> pd.DataFrame:
    """`lexicons/series.csv`: which mechanism of a partner is counted in which series, and why.

    Raises:
        ValueError: an unknown mechanism, a malformed partner, a row said twice or unreasoned.
    """
    text = files("dialogue_analysis.lexicons").joinpath("series.csv").read_text(encoding="utf-8")
    frame = pd.read_csv(StringIO(text), dtype="str", keep_default_na=False)
    wrong = (
        ~frame["mechanism"].isin(list(Mechanism))
        | ~frame["partner"].str.fullmatch(PARTNERS)
        | frame.duplicated(["partner", "mechanism"], keep=False)
        | (frame["note"] == "")
    )
    if wrong.any():
        row = frame[wrong].iloc[0]
        raise ValueError(
            f"lexicons/series.csv: {row['partner']}, {row['mechanism']}: each partner and known "
            "mechanism stands once, with a note that gives the reason"
        )
    return frame


@cache
def _mapped() -> dict[tuple[str, str], str]:
    columns = ("partner", "mechanism", "series")
    return {
        (partner, mechanism): series
        for partner, mechanism, series in zip(*(load_series()[c] for c in columns), strict=True)
    }


def series_of(partner: str, mechanism: str) -> str:
    """The series in which a partner's meetings of this mechanism are numbered.

    >>> series_of("JPN", "strategic_dialogue"), series_of("FRA", "strategic_dialogue")
    ('policy_dialogue', 'strategic_dialogue')
    """
    return _mapped().get((partner, mechanism), str(mechanism))


def is_counted(partner: str, mechanism: str) -> bool:
    """Whether editions of this mechanism number one series with that partner."""
    return mechanism in NAMED or (partner, mechanism) in _mapped()


def check_series(events: pd.DataFrame) -> pd.DataFrame:
    """What is odd in the editions of each partner's series.

    Args:
        events: with the columns `event_id`, `partner`, `mechanism`, `edition`, `date_start`
            and `date_end`, such as `merge_reports(…).events`.

    Returns:
        One row a finding, by partner and series: `partner`, `series`, `finding`, `editions`
        (numbers, separated by spaces), `event_ids` and a `detail` in words. Findings are

        - `gap`: numbers between two known editions that no event has;
        - `late_start`: the first known edition is not the 1st;
        - `repeat`: two events with one number;
        - `date_order`: an edition that ended before the one before it began;
        - `interval`: two known editions, one after the other, that lie surely less than 90
          days or more than 5 years a number apart: two names of one meeting, a wrong number
          or year, or a long pause;
        - `name_change`: one series under two mechanisms;
        - `unnumbered`: events of a series without a number.
    """
    counted = [
        is_counted(partner, mechanism)
        for partner, mechanism in zip(events["partner"], events["mechanism"], strict=True)
    ]
    chosen = (
        events[pd.Series(counted, index=events.index, dtype="bool")]
        .sort_values("event_id")
        .astype(object)
    )
    series = [
        series_of(partner, mechanism)
        for partner, mechanism in zip(chosen["partner"], chosen["mechanism"], strict=True)
    ]
    found = [
        finding
        for (partner, name), group in chosen.assign(series=series).groupby(["partner", "series"])
        for finding in _findings(str(partner), str(name), group)
    ]
    columns = list(Finding.__dataclass_fields__)
    return pd.DataFrame([astuple(item) for item in found], columns=columns, dtype="str")


def _findings(partner: str, series: str, group: pd.DataFrame) -> Iterator[Finding]:
    numbered = group[group["edition"].notna()].to_dict("records")
    numbered.sort(key=lambda row: (row["edition"], row["event_id"]))
    unnumbered = group[group["edition"].isna()].to_dict("records")
    for finding, held, editions, detail in (
        *_gaps(numbered),
        *_repeats(numbered),
        *_backwards(numbered),
        *_intervals(numbered),
        *_names(numbered),
        *_unnumbered(unnumbered),
    ):
        event_ids = " ".join(str(row["event_id"]) for row in held)
        yield Finding(partner, series, finding, editions, event_ids, detail)


def _gaps(rows: list[Row]) -> Iterator[Odd]:
    """Numbers before the first known edition, and between two."""
    if rows and rows[0]["edition"] > 1:
        first = rows[0]["edition"]
        missing = " ".join(str(number) for number in range(1, first))
        yield "late_start", rows[:1], missing, f"the first known edition is {first}"
    for one, other in pairwise(rows):
        if missing := " ".join(str(n) for n in range(one["edition"] + 1, other["edition"])):
            detail = f"no event between {one['edition']} and {other['edition']}"
            yield "gap", [one, other], missing, detail


def _repeats(rows: list[Row]) -> Iterator[Odd]:
    for number in sorted({row["edition"] for row in rows}):
        held = [row for row in rows if row["edition"] == number]
        if len(held) > 1:
            yield "repeat", held, str(number), _days(held)


def _backwards(rows: list[Row]) -> Iterator[Odd]:
    for one, other in pairwise(row for row in rows if _is_dated(row)):
        if one["edition"] < other["edition"] and _span(other)[1] < _span(one)[0]:
            yield "date_order", [one, other], _editions([one, other]), _days([one, other])


def _intervals(rows: list[Row]) -> Iterator[Odd]:
    """Vague dates count only where every day they may mean is too near, or too far."""
    for one, other in pairwise(row for row in rows if _is_dated(row)):
        steps = other["edition"] - one["edition"]
        (first, last), (start, end) = _span(one), _span(other)
        if steps == 0 or end < first:
            continue
        nearest, furthest = (start - last).days, (end - first).days
        if furthest < CLOSEST * steps or nearest > FURTHEST * steps:
            yield "interval", [one, other], _editions([one, other]), _days([one, other])


def _names(rows: list[Row]) -> Iterator[Odd]:
    names = sorted({str(row["mechanism"]) for row in rows})
    if len(names) > 1:
        said = [
            f"{name} {_editions([row for row in rows if row['mechanism'] == name])}"
            for name in names
        ]
        yield "name_change", rows, _editions(rows), "; ".join(said)


def _unnumbered(rows: list[Row]) -> Iterator[Odd]:
    if rows:
        yield "unnumbered", rows, "", _days(rows)


def _editions(rows: list[Row]) -> str:
    return " ".join(str(row["edition"]) for row in rows)


def _days(rows: list[Row]) -> str:
    dates = (row["date_start"] for row in rows)
    return ", ".join("undated" if pd.isna(date) else str(date) for date in dates)


def _is_dated(row: Row) -> bool:
    dates = (row["date_start"], row["date_end"])
    return all(isinstance(date, str) and not date.startswith(UNKNOWN_YEAR) for date in dates)


def _span(row: Row) -> tuple[Any, Any]:
    return period((row["date_start"], row["date_end"]))
