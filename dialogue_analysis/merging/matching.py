"""Which reports are of one meeting.

Two reports may be of one meeting when partner and counted series agree and either

- the **edition** agrees, and the dates lie less than a year apart (further apart, one of the
  numbers is wrong or counts another series, and `check_series` shows a repeat); or
- the **dates** fit and nothing speaks against it (`may_be_one`).

Among all that may be, each report goes to the one that fits best in each other source; two
that fit equally well are no answer, and the report stays alone. Two meetings of one article
stay two, and so do two rows of the reference record, unless they carry one edition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from dialogue_analysis.codes import Mechanism, Precision
from dialogue_analysis.intervals import UNKNOWN_YEAR, compatible, distance, precision
from dialogue_analysis.merging.people import contradicts, same_city, same_person
from dialogue_analysis.merging.reports import Report
from dialogue_analysis.series import is_counted, series_of

Pair = tuple[str, str]
YEAR = 365
# The press calls one meeting "hội đàm" here and "làm việc" there; a call is another thing.
KINDS = {
    Mechanism.POLICY_DIALOGUE: "dialogue",
    Mechanism.STRATEGIC_DIALOGUE: "dialogue",
    Mechanism.TALKS: "talks",
    Mechanism.WORKING_MEETING: "talks",
}


class Fit(NamedTuple):
    """How well two reports fit, weightiest first."""

    printing: bool
    edition: bool
    day: bool
    facts: int
    mechanism: bool


def group_reports(reports: Iterable[Report], *, copies: Mapping[str, str]) -> list[list[Report]]:
    """The reports by meeting. Their order changes nothing.

    Args:
        reports: of the parser and of the reference record.
        copies: which article repeats which (`find_copies`).
    """
    ordered = sorted(reports, key=_identity)
    by_id = {_identity(report): report for report in ordered}
    clusters = {key: {key} for key in by_id}
    for left, right in _accepted(ordered, copies):
        one, other = clusters[left], clusters[right]
        if one is other or not _may_join(
            [by_id[key] for key in one], [by_id[key] for key in other], copies
        ):
            continue
        joined = one | other
        clusters |= dict.fromkeys(joined, joined)
    distinct = {min(cluster): sorted(cluster) for cluster in clusters.values()}
    return [[by_id[key] for key in distinct[first]] for first in sorted(distinct)]


def kind(mechanism: str) -> str:
    """What kind of meeting it is, where the press has several names for one."""
    return KINDS.get(Mechanism(mechanism), mechanism)


def same_edition(left: Report, right: Report) -> bool:
    """Whether both are the same number of one counted series."""
    series = [series_of(report.partner, report.mechanism) for report in (left, right)]
    return (
        left.edition is not None
        and left.edition == right.edition
        and left.partner == right.partner
        and series[0] == series[1]
        and is_counted(left.partner, left.mechanism)
        and days_apart(left, right) < YEAR
    )


def may_be_one(left: Report, right: Report) -> bool:
    """Whether nothing speaks against one meeting: partner, kind, dates, edition, level, place.

    A country holds one named dialogue a day, so that there a day is enough, whatever number
    or place the reports give. Elsewhere the level must agree (a call on the minister and
    one on the president are two) and so must the city. A vague date, or one without its
    year, needs the same heads on both sides, or the city where heads cannot be compared.
    """
    if left.partner != right.partner or kind(left.mechanism) != kind(right.mechanism):
        return False
    if not dates_fit(left, right):
        return False
    dialogue = kind(left.mechanism) in ("dialogue", Mechanism.TWO_PLUS_TWO)
    if dialogue and same_day(left, right):
        return True
    if _differ(left.edition, right.edition):
        return False
    if not dialogue and _differ(_known_level(left), _known_level(right)):
        return False
    if _other_place(left, right):
        return False
    if same_day(left, right) and left.mechanism == right.mechanism:
        return True
    heads = _heads(left, right)
    return all(same_person(*pair) for pair in heads) if heads else _same_city(left, right)


def dates_fit(left: Report, right: Report) -> bool:
    """Whether the dates may be one; no date fits any."""
    return left.dates is None or right.dates is None or compatible(left.dates, right.dates)


def days_apart(left: Report, right: Report) -> int:
    """Days between the dates, 0 where that is not known."""
    if left.dates is None or right.dates is None:
        return 0
    return distance(left.dates, right.dates) or 0


def same_day(left: Report, right: Report) -> bool:
    """Whether both give the day, and they fit."""
    if left.dates is None or right.dates is None:
        return False
    days = all(precision(dates[0]) is Precision.DAY for dates in (left.dates, right.dates))
    return days and compatible(left.dates, right.dates)


def agreeing_heads(left: Report, right: Report) -> int:
    """How many of the two sides' heads both give alike."""
    return sum(same_person(one, other) for one, other in _heads(left, right))


def _heads(left: Report, right: Report) -> list[tuple[str, str]]:
    """The heads that both name and that can be compared, by side."""
    pairs = ((left.vn_chair, right.vn_chair), (left.partner_chair, right.partner_chair))
    named = [(one, other) for one, other in pairs if one and other]
    return [pair for pair in named if same_person(*pair) or contradicts(*pair)]


def _same_city(left: Report, right: Report) -> bool:
    return bool(left.city and right.city) and same_city(str(left.city), str(right.city))


def _other_place(left: Report, right: Report) -> bool:
    if left.city and right.city and not same_city(left.city, right.city):
        return True
    return _differ(left.country, right.country)


def _accepted(reports: list[Report], copies: Mapping[str, str]) -> list[Pair]:
    """Pairs in which each is the other's one best, best fits first."""
    fits = _fits(reports, copies)
    group = {_identity(report): report.group for report in reports}
    best: dict[tuple[str, str], list[tuple[Fit, str]]] = defaultdict(list)
    for (left, right), fit in fits.items():
        best[left, group[right]].append((fit, right))
        best[right, group[left]].append((fit, left))
    chosen = {key: _only_best(found) for key, found in best.items()}
    accepted = [
        pair
        for pair in fits
        if group[pair[0]] == group[pair[1]]  # two rows with one edition
        or (
            pair[1] in chosen[pair[0], group[pair[1]]]
            and pair[0] in chosen[pair[1], group[pair[0]]]
        )
    ]
    return sorted(accepted, key=lambda pair: (tuple(-value for value in fits[pair]), pair))


def _only_best(found: list[tuple[Fit, str]]) -> list[str]:
    """The best fit; several with the same edition count together, other ties not at all."""
    top = max(fit for fit, _ in found)
    best = [key for fit, key in found if fit == top]
    editions = [key for fit, key in found if fit.edition]
    if editions:
        return editions
    return best if len(best) == 1 else []


def _fits(reports: list[Report], copies: Mapping[str, str]) -> dict[Pair, Fit]:
    blocks: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        blocks[report.partner].append(report)
    return {
        (_identity(left), _identity(right)): fit
        for block in blocks.values()
        for left, right in combinations(block, 2)
        if (fit := _fit(left, right, copies)) is not None
    }


def _fit(left: Report, right: Report, copies: Mapping[str, str]) -> Fit | None:
    printing = _is_printing(left, right, copies)
    numbered = same_edition(left, right)
    if not (printing or numbered) and (left.group == right.group or not may_be_one(left, right)):
        return None
    return Fit(
        printing,
        numbered,
        same_day(left, right),
        agreeing_heads(left, right) + _same_city(left, right),
        left.mechanism == right.mechanism,
    )


def _is_printing(left: Report, right: Report, copies: Mapping[str, str]) -> bool:
    """Whether two printings of one text tell of one meeting: the year may be read differently."""
    originals = {copies.get(report.group, report.group) for report in (left, right)}
    if left.group == right.group or len(originals) > 1 or left.partner != right.partner:
        return False
    if left.mechanism != right.mechanism or _differ(left.edition, right.edition):
        return False
    if left.dates is None or right.dates is None:
        return True
    start, end = (f"{UNKNOWN_YEAR}{text[4:]}" for text in left.dates)
    return compatible((start, end), right.dates)


def _may_join(one: list[Report], other: list[Report], copies: Mapping[str, str]) -> bool:
    """Whether every report of one may be of the same meeting as every report of the other.

    A copy beside its original has no word of its own.
    """
    return all(
        _fit(left, right, copies) is not None
        for left in _originals(one, copies)
        for right in _originals(other, copies)
    )


def _originals(cluster: list[Report], copies: Mapping[str, str]) -> list[Report]:
    articles = {report.group for report in cluster}
    return [report for report in cluster if copies.get(report.group) not in articles]


def _identity(report: Report) -> str:
    return f"{report.origin}:{report.report_id}"


def _known_level(report: Report) -> str | None:
    return None if report.level in (None, "unknown", "working") else report.level


def _differ(left: object, right: object) -> bool:
    return left is not None and right is not None and left != right
