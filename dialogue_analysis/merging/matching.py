"""Which reports are of one meeting, among all that may be (`same_meeting`).

Each report goes to the one that fits best in each other source; two that fit equally well are
no answer, and the report stays alone. Two meetings of one article stay two, and so do two rows
of the reference record, unless they carry one edition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from dialogue_analysis.intervals import UNKNOWN_YEAR, compatible
from dialogue_analysis.merging.reports import Report
from dialogue_analysis.merging.same_meeting import (
    agreeing_heads,
    city_agrees,
    differ,
    may_be_one,
    same_day,
    same_edition,
)

Pair = tuple[str, str]


class Fit(NamedTuple):
    """How well two reports fit, weightiest first."""

    printing: bool
    edition: bool
    day: bool
    partner: bool
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
        for partner in report.partner.split():
            blocks[partner].append(report)
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
        left.partner == right.partner,
        agreeing_heads(left, right) + city_agrees(left, right),
        left.mechanism == right.mechanism,
    )


def _is_printing(left: Report, right: Report, copies: Mapping[str, str]) -> bool:
    """Whether two printings of one text tell of one meeting: the year may be read differently."""
    originals = {copies.get(report.group, report.group) for report in (left, right)}
    if left.group == right.group or len(originals) > 1 or left.partner != right.partner:
        return False
    if left.mechanism != right.mechanism or differ(left.edition, right.edition):
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
