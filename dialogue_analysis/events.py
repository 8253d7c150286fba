"""What the parser reads and what the reference record knows, as one row per meeting.

`merging/` holds the steps: reports of one shape, copies, which reports are one meeting
(`matching`), one value a cell (`cells`), documents. Nothing is lost on the way: every report
stands in `reports`, every value that another contradicts in `disagreements`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dialogue_analysis.merging.cells import (
    find_disagreements,
    resolve_cells,
)
from dialogue_analysis.merging.copies import find_copies
from dialogue_analysis.merging.documents import (
    ReportedDocument,
    find_document_disagreements,
    find_period_disagreements,
    read_mentions,
    resolve_document,
)
from dialogue_analysis.merging.ids import name_events
from dialogue_analysis.merging.matching import group_reports
from dialogue_analysis.merging.record import Record, build_record, record_schema
from dialogue_analysis.merging.reports import Report, parsed_id, read_reports, rows
from dialogue_analysis.merging.same_document import join_mentions
from dialogue_analysis.reference import Reference
from dialogue_analysis.series import series_of
from dialogue_analysis.tables import Tables

__all__ = ["Record", "merge_reports", "record_schema"]

Cells = dict[str, Any]
Key = tuple[str, str]


def merge_reports(tables: Tables, reference: Reference | None = None) -> Record:
    """One row per meeting from all that report it, with what they disagree on.

    Reports are of one meeting where partner, series and edition agree, or partner, kind and
    dates (`merging.same_meeting` has the rules; `merging.cells` how a value is chosen). The order
    of rows changes nothing. `origin` tells what rests on the parser, on the reference record
    or on both; `sources` counts those that do not repeat another: articles with the same
    words, and rows of the reference record that were coded from an article read here.

    Evidence is reached through `reports`: `article_id` and `meeting_id` lead to
    `Tables.evidence`, `source_url` to the public page.
    """
    found = read_reports(tables, reference)
    copies = find_copies(tables)
    copy_of = dict(zip(copies["article_id"], copies["copy_of"], strict=True))
    groups = group_reports(found, copies=copy_of)
    repeats = [_repeated(group, copy_of) for group in groups]
    cells = [_event(*each) for each in zip(groups, repeats, strict=True)]
    for event_id, event in zip(name_events(cells, groups), cells, strict=True):
        event["event_id"] = event_id
    event_ids = {
        report.key: event["event_id"]
        for event, group in zip(cells, groups, strict=True)
        for report in group
    }
    repeating = {key: original for each in repeats for key, original in each.items()}
    held = {event["event_id"]: (event["date_start"], event["date_end"]) for event in cells}
    mentions = read_mentions(tables, reference, event_ids, held, found)
    joined = list(_documents_of_meetings(mentions))
    agreements = [_agreement(each, number, repeating) for number, each in joined]
    return build_record(
        {
            "events": cells,
            "reports": [_report(report, event_ids, repeating) for report in found],
            "cooperation": _cooperation(tables, reference, event_ids, repeating),
            "agreements": agreements,
            "disagreements": _once(
                *_disputed_cells(cells, groups),
                *_disputed_periods(mentions),
                *_disputed_documents(agreements, [each for _, each in joined]),
            ),
            "copies": list(rows(copies)),
        }
    )


def _event(group: Sequence[Report], repeats: Mapping[Key, str]) -> Cells:
    """The cells of one event but its id."""
    cells = resolve_cells([(report, int(report.key not in repeats)) for report in group])
    urls = [report.source_url for report in group if report.source_url]
    return cells | {
        "series": series_of(cells["partner"], cells["mechanism"]),
        "origin": _origin(report.origin for report in group),
        "reports": len(group),
        "sources": len(group) - len(repeats),
        "source_url": urls[0] if urls else None,
    }


def _origin(origins: Iterable[str]) -> str:
    distinct = set(origins)
    return "both" if len(distinct) > 1 else distinct.pop()


def _repeated(group: Sequence[Report], copy_of: Mapping[str, str]) -> dict[Key, str]:
    """Reports that repeat another of the same meeting, and which."""
    original: dict[str, Report] = {}
    found: dict[Key, str] = {}
    parsed = [report for report in group if report.origin == "parsed"]
    for report in sorted(parsed, key=lambda each: (each.group in copy_of, each.report_id)):
        first = original.setdefault(copy_of.get(report.group, report.group), report)
        if first is not report:
            found[report.key] = first.report_id
    pages: dict[str, Report] = {}
    for report in [*parsed, *(each for each in group if each.origin == "reference")]:
        first = pages.setdefault(_address(report.source_url or report.report_id), report)
        if first is not report and report.key not in found:
            found[report.key] = first.report_id
    return found


def _address(url: str) -> str:
    """An address without what does not tell pages apart."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/") or url


def _report(report: Report, event_ids: Mapping[Key, str], repeats: Mapping[Key, str]) -> Cells:
    return {
        "event_id": event_ids[report.key],
        "origin": report.origin,
        "report_id": report.report_id,
        "article_id": report.group if report.origin == "parsed" else None,
        "meeting_id": report.meeting_id,
        "source_url": report.source_url,
        "same_source_as": repeats.get(report.key),
    }


def _cooperation(
    tables: Tables,
    reference: Reference | None,
    event_ids: Mapping[Key, str],
    repeats: Mapping[Key, str],
) -> list[Cells]:
    """Each topic, status and side of an event once, whoever reports it."""
    told: dict[tuple[str, ...], set[Key]] = defaultdict(set)
    for row in rows(tables.cooperation):
        key = ("parsed", parsed_id(row["article_id"], row["meeting_id"]))
        told[event_ids[key], row["topic"], row["status"], row["side"]].add(key)
    for row in rows(reference.cooperation) if reference else ():
        key = ("reference", row["meeting_id"])
        told[event_ids[key], row["topic"], row["status"], row["side"]].add(key)
    columns = ("event_id", "topic", "status", "side")
    return [
        dict(zip(columns, cells, strict=True)) | _support(keys, repeats)
        for cells, keys in told.items()
    ]


def _support(keys: Iterable[Key], repeats: Mapping[Key, str]) -> Cells:
    """Where it is from, and how many sources say so: one that repeats them adds none."""
    distinct = set(keys)
    sources = {repeats.get(key, key[1]) for key in distinct}
    return {"origin": _origin(origin for origin, _ in distinct), "sources": len(sources)}


def _documents_of_meetings(
    mentions: Iterable[ReportedDocument],
) -> Iterator[tuple[int, list[ReportedDocument]]]:
    """Each document of each event with its number there."""
    by_event: dict[str, list[ReportedDocument]] = defaultdict(list)
    for mention in mentions:
        by_event[mention.event_id].append(mention)
    for told in by_event.values():
        yield from enumerate(join_mentions(told), start=1)


def _agreement(
    joined: Sequence[ReportedDocument], number: int, repeats: Mapping[Key, str]
) -> Cells:
    """One document at one event."""
    weights = {each.told_by: int(each.report.key not in repeats) for each in joined}
    return {
        "event_id": joined[0].event_id,
        "number": number,
        **resolve_document(joined, weights),
        **_support((mention.report.key for mention in joined), repeats),
    }


def _disputed_cells(cells: Sequence[Cells], groups: Sequence[Sequence[Report]]) -> Iterator[Cells]:
    for event, group in zip(cells, groups, strict=True):
        for found in find_disagreements(group, event):
            yield {
                "event_id": event["event_id"],
                "subject": event["event_id"],
                "column": found.column,
                "value": found.value,
                "chosen": found.chosen,
                "origin": found.report.origin,
                "report_id": found.report.report_id,
            }


def _once(*told: Cells) -> list[Cells]:
    """What one report says of one cell twice, once."""
    return [dict(each) for each in dict.fromkeys(tuple(cells.items()) for cells in told)]


def _disputed_periods(mentions: Iterable[ReportedDocument]) -> Iterator[Cells]:
    for mention, chosen in find_period_disagreements(mentions):
        yield {
            "event_id": mention.event_id,
            "subject": mention.document_id,
            "column": "period",
            "value": mention.period,
            "chosen": chosen,
            "origin": mention.report.origin,
            "report_id": mention.report.report_id,
        }


def _disputed_documents(
    agreements: Sequence[Cells], documents: Sequence[Sequence[ReportedDocument]]
) -> Iterator[Cells]:
    """Of a document without an id, the subject is its event and number."""
    for cells, joined in zip(agreements, documents, strict=True):
        for found in find_document_disagreements(joined, cells):
            yield {
                "event_id": cells["event_id"],
                "subject": cells["document_id"] or f"{cells['event_id']}/{cells['number']}",
                "column": found.column,
                "value": found.value,
                "chosen": found.chosen,
                "origin": found.report.origin,
                "report_id": found.report.report_id,
            }
