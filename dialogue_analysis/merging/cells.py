"""From what several reports say to one value a column, by a rule for each, and what disagrees.

Each rule takes the reports of one meeting with their weights (a copy weighs nothing: it says
what its original said) and answers with a value, or with the report whose cells belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dialogue_analysis.codes import Format, Level, Mechanism, Precision
from dialogue_analysis.intervals import compatible, precision
from dialogue_analysis.merging.people import (
    compare_heads,
    contradicts,
    contradicts_at_home,
    same_city,
)
from dialogue_analysis.merging.reports import Report

Voices = Sequence[tuple[Report, int]]
VN_HEAD = ("vn_chair", "vn_chair_rank", "vn_chair_office")
PARTNER_HEAD = ("partner_chair", "partner_chair_office")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What one report says where another says something else, and whether it was chosen."""

    column: str
    value: str
    chosen: bool
    report: Report


def resolve_cells(voices: Voices) -> dict[str, Any]:
    """The cells of one event. Level, place and heads are those of the day that was chosen."""
    date = resolve_date(voices)
    day = [voice for voice in voices if date is None or _dates_fit(date, voice[0])]
    return {
        "partner": resolve_partner(voices),
        "mechanism": resolve_mechanism(voices),
        "edition": resolve_edition(voices),
        "date_start": date.date_start if date else None,
        "date_end": (date.date_end or date.date_start) if date else None,
        "date_precision": str(precision(date.date_start if date else None)),
        "date_stated": bool(date and date.date_stated),
        "level": resolve_level(day) or resolve_level(voices),
        "format": resolve_format(day) or resolve_format(voices),
        **_cells_of(resolve_place(day), "city", "country"),
        **resolve_heads(day),
    }


def resolve_partner(voices: Voices) -> str:
    """The cell that names most partners: one that names fewer tells less of the meeting."""
    return max((report.partner for report, _ in voices), key=lambda cell: (len(cell), cell))


def resolve_mechanism(voices: Voices) -> str:
    """The name that most sources give, then the one that stands first in the codebook."""
    votes = _votes(voices, lambda report: report.mechanism)
    ranks = {name: (-votes[name], list(Mechanism).index(Mechanism(name))) for name in votes}
    return str(min(ranks, key=ranks.__getitem__))


def resolve_edition(voices: Voices) -> int | None:
    """The number that most sources give, then the lower."""
    votes = _votes(voices, lambda report: report.edition)
    return min(votes, key=lambda number: (-votes[number], number), default=None)


def resolve_date(voices: Voices) -> Report | None:
    """The report whose date counts: of dates that fit each other the most precise.

    Of dates that contradict each other one that a source states, then the one that most
    sources support, then the more precise, then the earlier. What fits all of them supports
    none.
    """
    dated = [(report, weight) for report, weight in voices if report.dates]
    votes = _votes(dated, lambda report: report.dates)
    finest = [
        report
        for report, _ in dated
        if not any(_dates_fit(report, each) and _vague(each) < _vague(report) for each, _ in dated)
    ]

    def rank(report: Report) -> tuple[Any, ...]:
        support = [
            (each, weight)
            for each, weight in dated
            if _dates_fit(report, each) and not all(_dates_fit(each, other) for other in finest)
        ]
        stated = any(each.date_stated and weight for each, weight in support)
        sources = sum(weight for _, weight in support)
        own = (not report.date_stated, -votes[report.dates], report.dates)
        return not stated, -sources, _vague(report), *own

    return min(finest, key=rank, default=None)


def _vague(report: Report) -> tuple[int, int]:
    """Higher where less is known; XXXX-11-04 says more than XXXX-11."""
    order = [Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.UNKNOWN]
    return order.index(precision(report.date_start)), -len(report.date_start or "")


def resolve_level(voices: Voices) -> str | None:
    """The level that the text states before one derived from the heads; then as most sources.

    After that the higher. `unknown` gives way to every other.
    """
    votes = _votes(voices, lambda report: report.level)
    stated = {report.level for report, _ in voices if report.level_stated}
    return min(
        votes,
        key=lambda level: (
            level == Level.UNKNOWN,
            level not in stated,
            -votes[level],
            list(Level).index(Level(level)),
        ),
        default=None,
    )


def resolve_format(voices: Voices) -> str | None:
    """In person or online, as most sources say; then in person."""
    votes = _votes(voices, lambda report: report.format)
    return min(
        votes, key=lambda form: (-votes[form], list(Format).index(Format(form))), default=None
    )


def resolve_place(voices: Voices) -> Report | None:
    """The report whose city and country count: a city before none, as most sources say.

    After that a parsed one, whose evidence can be shown.
    """
    votes = _votes(voices, lambda report: (report.city, report.country))

    def rank(report: Report) -> tuple[Any, ...]:
        place = (report.city or "", report.country or "")
        return report.city is None, -votes[report.city, report.country], report.origin, place

    return min(
        (report for report, _ in voices if report.city or report.country), key=rank, default=None
    )


def resolve_heads(voices: Voices) -> dict[str, Any]:
    """Both heads, from reports that do not contradict each other.

    Each side decided alone, the head of one report could meet that of another, in a meeting
    that nobody reports. So the report leads that most sources do not contradict, then one that
    names both heads; those that contradict it in either have no voice.
    """
    named = [report for report, _ in voices if report.vn_chair or report.partner_chair]

    def rank(report: Report) -> tuple[Any, ...]:
        support = sum(weight for each, weight in voices if all(compare_heads(report, each)))
        both = bool(report.vn_chair and report.partner_chair)
        return -support, not both, report.origin != "reference", report.report_id

    lead = min(named, key=rank, default=None)
    agreed = [voice for voice in voices if lead and all(compare_heads(lead, voice[0]))]
    return {
        **_cells_of(resolve_head(agreed, "vn_chair"), *VN_HEAD),
        **_cells_of(resolve_head(agreed, "partner_chair"), *PARTNER_HEAD),
    }


def resolve_head(voices: Voices, column: str) -> Report | None:
    """The report whose head of delegation counts, as most sources spell the name.

    After that the reference record's, which keeps one spelling a person.
    """
    votes = _votes(voices, lambda report: getattr(report, column))

    def rank(report: Report) -> tuple[Any, ...]:
        name = getattr(report, column)
        return -votes[name], report.origin != "reference", name, report.report_id

    return min((report for report, _ in voices if getattr(report, column)), key=rank, default=None)


def _cells_of(report: Report | None, *columns: str) -> dict[str, Any]:
    return {column: getattr(report, column) if report else None for column in columns}


# How two values of a column are the same; elsewhere they must be equal. Offices are written
# in the language of each source and are not compared.
SAME: dict[str, Callable[[Any, Any], bool]] = {
    "date_start": lambda one, other: compatible((one, one), (other, other)),
    "date_end": lambda one, other: compatible((one, one), (other, other)),
    "vn_chair": lambda one, other: not contradicts_at_home(one, other),
    "partner_chair": lambda one, other: not contradicts(one, other),
    "city": same_city,
}
COMPARED = (
    "partner",
    "mechanism",
    "edition",
    "date_start",
    "date_end",
    "level",
    "city",
    "country",
    "format",
    "vn_chair",
    "vn_chair_rank",
    "partner_chair",
)


def find_disagreements(reports: Sequence[Report], cells: dict[str, Any]) -> Iterator[Disagreement]:
    """What each report says in the columns in which one of them contradicts the chosen value."""
    for column in COMPARED:
        chosen = cells[column]
        same = SAME.get(column, lambda one, other: bool(one == other))
        said = [(getattr(report, column), report) for report in reports]
        known = [(value, report) for value, report in said if value not in (None, Level.UNKNOWN)]
        if chosen is None or all(same(value, chosen) for value, _ in known):
            continue
        for value, report in known:
            yield Disagreement(column, str(value), same(value, chosen), report)


def _dates_fit(one: Report, other: Report) -> bool:
    return one.dates is None or other.dates is None or compatible(one.dates, other.dates)


def _votes(voices: Voices, value: Callable[[Report], Any]) -> Counter[Any]:
    """How many sources give each value; a copy's counts nothing, but is known."""
    votes: Counter[Any] = Counter()
    for report, weight in voices:
        if value(report) is not None:
            votes[value(report)] += weight
    return votes
