"""Documents that reports of one meeting name, and vision statements across meetings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dialogue_analysis.codes import AgreementType
from dialogue_analysis.intervals import compatible
from dialogue_analysis.merging.reports import Origin, Report, parsed_id, rows
from dialogue_analysis.reference import Reference
from dialogue_analysis.tables import Tables

_RANGE = re.compile(r"\b((?:19|20)\d\d) ?[-–/] ?((?:19|20)\d\d)\b")
_UNTIL = re.compile(r"\b(?:to|towards?|through|until) ((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that one report names. `period` is EDTF, `../2030` where no start is given."""

    report: Report
    event_id: str
    type: str
    status: str
    title: str | None = None
    short_title_en: str | None = None
    date_signed: str | None = None
    period: str | None = None
    topics: str | None = None
    document_id: str | None = None

    @property
    def origin(self) -> Origin:
        """Who reads it so."""
        return self.report.origin


def read_mentions(
    tables: Tables,
    reference: Reference | None,
    event_ids: dict[tuple[str, str], str],
    reports: Iterable[Report],
) -> list[Mention]:
    """Every document of both, with its event, vision statements told apart by `document_id`."""
    by_id: dict[tuple[str, str], Report] = {
        (report.origin, report.report_id): report for report in reports
    }
    found: list[Mention] = []
    for row in rows(tables.agreements):
        key = ("parsed", parsed_id(row["article_id"], row["meeting_id"]))
        names = ("type", "status", "title", "date_signed", "topics", "period")
        cells = {name: row[name] for name in names}
        found.append(Mention(by_id[key], event_ids[key], **cells))
    for row in rows(reference.agreements) if reference else ():
        key = ("reference", row.pop("meeting_id"))
        period = find_period(row["short_title_en"])
        found.append(Mention(by_id[key], event_ids[key], period=period, **row))
    return _identified(found)


def find_period(title: str) -> str | None:
    """The years a title gives, as EDTF.

    >>> find_period("Joint Vision Statement 2018-2028"), find_period("Vision towards 2030")
    ('2018/2028', '../2030')
    """
    if years := _RANGE.search(title):
        return f"{years[1]}/{years[2]}"
    until = _UNTIL.search(title)
    return f"../{until[1]}" if until else None


def _identified(mentions: Sequence[Mention]) -> list[Mention]:
    """Vision statements with an id of partner and year; one with its end alone takes its fellow's.

    A partner has one in force at a time, so that its first year tells it apart. Of other
    documents several may be of one year, and titles in two languages cannot be compared.
    """
    ends: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in mentions:
        if (start := _start(mention)) and (end := _end(mention)):
            ends[mention.report.partner, end].add(start)
    found = []
    for mention in mentions:
        if mention.type == AgreementType.JOINT_VISION:
            fellows = ends[mention.report.partner, _end(mention) or ""]
            start = _start(mention) or (min(fellows) if len(fellows) == 1 else None)
            if start:
                partner = mention.report.partner.replace(" ", "_")
                mention = replace(mention, document_id=f"{partner}-joint_vision-{start}")
        found.append(mention)
    return found


def _start(mention: Mention) -> str | None:
    if mention.type != AgreementType.JOINT_VISION:
        return None
    if mention.period and mention.period[:4].isdigit():
        return mention.period[:4]
    signed = mention.date_signed
    return signed[:4] if signed and signed[:4].isdigit() else None


def _end(mention: Mention) -> str | None:
    return mention.period.partition("/")[2][:4] or None if mention.period else None


def join_mentions(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions of one event by document.

    Where each report names one document of a type and status, and the dates fit, it is the
    same; where one names several, only equal titles are.
    """
    by_kind: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_kind[mention.type, mention.status].append(mention)
    return [joined for _, group in sorted(by_kind.items()) for joined in _joined(group)]


def _joined(group: list[Mention]) -> Iterator[list[Mention]]:
    reports = [mention.report.report_id for mention in group]
    fit = all(_may_be_one(one, other) for one, other in combinations(group, 2))
    if fit and len(reports) == len(set(reports)):
        yield group
        return
    by_title: dict[str, list[Mention]] = defaultdict(list)
    for mention in group:
        by_title[(mention.title or mention.short_title_en or "").casefold()].append(mention)
    for title in sorted(by_title):
        yield by_title[title]


def _may_be_one(one: Mention, other: Mention) -> bool:
    if one.document_id and other.document_id:
        return one.document_id == other.document_id
    signed = (one.date_signed, other.date_signed)
    if signed[0] is None or signed[1] is None:
        return True
    return compatible((signed[0], signed[0]), (signed[1], signed[1]))


def find_period_disagreements(mentions: Iterable[Mention]) -> Iterator[tuple[Mention, bool]]:
    """Mentions of vision statements whose last year is told in two ways, and whether chosen.

    Chosen is the period that most events give, then the longer.
    """
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.document_id and _end(mention):
            by_document[mention.document_id].append(mention)
    for _, told in sorted(by_document.items()):
        events: dict[str, set[str]] = defaultdict(set)
        for mention in told:
            events[_end(mention) or ""].add(mention.event_id)
        if len(events) > 1:
            best = max(events, key=lambda end: (len(events[end]), end))
            for mention in told:
                yield mention, _end(mention) == best
