"""Documents that reports of one meeting name, and vision statements across meetings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dialogue_analysis.codes import AgreementStatus, AgreementType
from dialogue_analysis.intervals import compatible
from dialogue_analysis.merging.reports import Report, parsed_id, rows
from dialogue_analysis.merging.same_document import Mention
from dialogue_analysis.reference import Reference
from dialogue_analysis.tables import Tables

# How much each report counts, by `told_by`: one that repeats another counts nothing.
Weights = Mapping[str, int]
# `agreement` is what a report writes that does not know better.
TYPES = sorted(AgreementType, key=lambda kind: kind == AgreementType.AGREEMENT)
_RANGE = re.compile(r"\b((?:19|20)\d\d) ?[-–/] ?((?:19|20)\d\d)\b")
_UNTIL = re.compile(r"\b(?:to|towards?|through|until) ((?:19|20)\d\d)\b")


# Of one document at one meeting, what says more comes first where sources are equally many.
STATUSES = (
    AgreementStatus.SIGNED,
    AgreementStatus.IN_FORCE,
    AgreementStatus.TO_BE_SIGNED,
    AgreementStatus.UNDER_STUDY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedDocument(Mention):
    """A document that one report names. `period` is EDTF, `../2030` where no start is given."""

    report: Report


@dataclass(frozen=True, slots=True)
class DocumentDisagreement:
    """What one report says of a document where another says something else."""

    column: str
    value: str
    chosen: bool
    report: Report


def read_mentions(
    tables: Tables,
    reference: Reference | None,
    event_ids: Mapping[tuple[str, str], str],
    held: Mapping[str, tuple[str | None, str | None]],
    reports: Iterable[Report],
) -> list[ReportedDocument]:
    """Every document of both, with its event, vision statements told apart by `document_id`.

    Args:
        tables: of the parser.
        reference: the reference record.
        event_ids: by origin and id of the report.
        held: the first and the last day of each event.
        reports: of both.
    """
    by_id: dict[tuple[str, str], Report] = {
        (report.origin, report.report_id): report for report in reports
    }

    def mention(key: tuple[str, str], cells: dict[str, Any]) -> ReportedDocument:
        event_id, report = event_ids[key], by_id[key]
        return ReportedDocument(
            event_id=event_id,
            told_by="/".join(key),
            partner=report.partner,
            held=held[event_id][0],
            held_until=held[event_id][1],
            report=report,
            **cells,
        )

    found = []
    for row in rows(tables.agreements):
        key = ("parsed", parsed_id(row["article_id"], row["meeting_id"]))
        names = ("type", "status", "title", "date_signed", "topics", "period")
        found.append(mention(key, {name: row[name] for name in names}))
    for row in rows(reference.agreements) if reference else ():
        key = ("reference", row.pop("meeting_id"))
        found.append(mention(key, row | {"period": find_period(row["short_title_en"])}))
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


def _identified(mentions: Sequence[ReportedDocument]) -> list[ReportedDocument]:
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


def _start(mention: ReportedDocument) -> str | None:
    if mention.type != AgreementType.JOINT_VISION:
        return None
    if mention.period and mention.period[:4].isdigit():
        return mention.period[:4]
    signed = mention.date_signed
    return signed[:4] if signed and signed[:4].isdigit() else None


def _end(mention: ReportedDocument) -> str | None:
    return mention.period.partition("/")[2][:4] or None if mention.period else None


def resolve_document(joined: Sequence[ReportedDocument], weights: Weights) -> dict[str, Any]:
    """The cells of one document, from what the reports of one meeting say of it.

    Type and status as most sources give them; then a narrower type than `agreement`, and the
    status that says more. The most precise period and date of signing; the rest as the first
    report, by origin and id, that gives it.
    """
    told = sorted(joined, key=_of_report)
    return {
        **{name: _first(told, name) for name in ("document_id", "title", "short_title_en")},
        "topics": _first(told, "topics"),
        "type": _most(told, weights, "type", list(TYPES)),
        "status": _most(told, weights, "status", list(STATUSES)),
        "period": _fullest(told, "period"),
        "date_signed": _fullest(told, "date_signed"),
    }


def find_document_disagreements(
    joined: Sequence[ReportedDocument], cells: Mapping[str, Any]
) -> Iterator[DocumentDisagreement]:
    """What each report says where types, statuses, dates of signing or wordings differ."""
    for column in ("type", "status", "date_signed", "title", "short_title_en"):
        said = [(getattr(mention, column), mention.report) for mention in joined]
        known = [(value, report) for value, report in said if value]
        if any(_differ(column, value, cells[column]) for value, _ in known):
            for value, report in known:
                chosen = not _differ(column, value, cells[column])
                yield DocumentDisagreement(column, value, chosen, report)


def _of_report(mention: ReportedDocument) -> tuple[str, ...]:
    names = ("told_by", "title", "short_title_en", "date_signed", "period", "topics")
    return tuple(getattr(mention, name) or "" for name in names)


def _first(told: Sequence[ReportedDocument], column: str) -> str | None:
    return next((value for each in told if (value := getattr(each, column))), None)


def _fullest(told: Sequence[ReportedDocument], column: str) -> str | None:
    values = [value for each in told if (value := getattr(each, column))]
    return max(values, key=len, default=None)


def _most(
    told: Sequence[ReportedDocument], weights: Weights, column: str, order: Sequence[str]
) -> str:
    votes: Counter[str] = Counter()
    for mention in told:
        votes[getattr(mention, column)] += weights[mention.told_by]
    return min(votes, key=lambda value: (-votes[value], order.index(value)))


def _differ(column: str, value: str, chosen: str) -> bool:
    if column == "date_signed":
        return not compatible((value, value), (chosen, chosen))
    return value.casefold() != chosen.casefold()


def find_period_disagreements(
    mentions: Iterable[ReportedDocument],
) -> Iterator[tuple[ReportedDocument, bool]]:
    """Mentions of vision statements whose last year is told in two ways, and whether chosen.

    Chosen is the period that most events give, then the longer.
    """
    by_document: dict[str, list[ReportedDocument]] = defaultdict(list)
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
