"""The tables of a partner's page, each row with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from dialogue_analysis.analysis.documents import documents
from dialogue_analysis.analysis.rhythm import chairs
from dialogue_analysis.labels import label
from dialogue_analysis.merging.record import Record
from dialogue_analysis.merging.reports import rows
from dialogue_analysis.report.grids import (
    Cell,
    Grid,
    GridRow,
    Part,
    code_cell,
    links_cell,
    text_cell,
)
from dialogue_analysis.report.witnesses import Witnesses
from dialogue_analysis.series import check_series

NOT_DATED = "date not known"


def meetings_grid(record: Record, witnesses: Witnesses) -> Grid:
    """All meetings by date, the latest first, with their sources."""
    columns = (
        *("date", "kind", "no.", "level", "place"),
        *("for Viet Nam", "for the partner", "rests on", "sources"),
    )
    order = record.events.sort_values(
        ["date_start", "event_id"], ascending=False, na_position="last"
    )
    return Grid("Meetings", columns, tuple(_meeting(event, witnesses) for event in rows(order)))


def _meeting(event: Mapping[str, Any], witnesses: Witnesses) -> GridRow:
    country = event["country"] and label("country", event["country"])
    inferred = () if event["date_stated"] else (Part("partly inferred", kind="term"),)
    return GridRow(
        (
            Cell((Part(_date(event)), *inferred), "date"),
            _kind(event),
            text_cell(event["edition"]),
            text_cell(event["level"] and label("level", event["level"])),
            text_cell(", ".join(part for part in (event["city"], country) if part)),
            _head(event, "vn"),
            _head(event, "partner"),
            text_cell(label("origin", event["origin"])),
            links_cell(witnesses.meetings.get((event["event_id"],), ()), kind="some"),
        ),
        anchor=str(event["event_id"]),
    )


def _head(event: Mapping[str, Any], side: str) -> Cell:
    """A side's head, with the office below."""
    name, office = event[f"{side}_chair"], event[f"{side}_chair_office"]
    below = (Part(office, kind="term"),) if office else ()
    return Cell((Part(name), *below) if name else below, "some")


def _kind(event: Mapping[str, Any]) -> Cell:
    """The mechanism; where several partners took part, they are named."""
    cell = code_cell("mechanism", event["mechanism"])
    if " " not in event["partner"]:
        return cell
    together = ", ".join(label("partner", code) for code in event["partner"].split())
    return Cell((*cell.parts, Part(f"with {together}", kind="term")), cell.kind)


def statements_grid(record: Record, witnesses: Witnesses) -> Grid:
    """What was said of cooperation: topic, status, side and meeting, with the words or the page."""
    events = {event["event_id"]: event for event in rows(record.events)}
    counts = record.cooperation["topic"].value_counts()
    said = sorted(
        rows(record.cooperation),
        key=lambda row: (
            -int(counts[row["topic"]]),
            row["topic"],
            _date(events[row["event_id"]]),
            tuple(row[name] for name in ("event_id", "status", "side")),
        ),
    )
    return Grid(
        "Statements",
        ("topic", "status", "side", "meeting", "evidence"),
        tuple(
            GridRow(
                (
                    code_cell("topic", row["topic"]),
                    code_cell("status", row["status"]),
                    code_cell("side", row["side"]),
                    links_cell([_meeting_link(events[row["event_id"]])], kind="some"),
                    links_cell(
                        witnesses.statements.get(
                            (row["event_id"], row["topic"], row["status"], row["side"]), ()
                        ),
                        kind="long",
                    ),
                )
            )
            for row in said
        ),
    )


def documents_grid(code: str, record: Record, witnesses: Witnesses) -> Grid:
    """The documents that the meetings name, with the words or the pages that name them."""
    found = documents(record.events, record.agreements)
    events = {event["event_id"]: event for event in rows(record.events)}
    english = set(record.agreements["short_title_en"].dropna())
    columns = ("document", "kind", "last reported as", "signed", "period", "named at", "evidence")
    return Grid(
        "Documents",
        columns,
        tuple(
            GridRow(
                (
                    text_cell(
                        row["title"], lang=None if row["title"] in english else "vi", kind="long"
                    ),
                    code_cell("agreement_type", row["type"]),
                    code_cell("agreement_status", row["last_status"]),
                    text_cell(row["date_signed"], kind="nowrap"),
                    text_cell((row["period"] or "").replace("/", "–")),
                    links_cell(
                        (_meeting_link(events[each]) for each in row["event_ids"].split()),
                        kind="some",
                    ),
                    links_cell(_document_links(row, witnesses), kind="some"),
                )
            )
            for row in rows(found)
            if row["partner"] == code
        ),
    )


def _document_links(row: Mapping[str, Any], witnesses: Witnesses) -> Iterator[Part]:
    """Where the document is named: of several of its type at one meeting, the one so called."""
    for event_id in row["event_ids"].split():
        named = {
            title: links
            for (event, kind, title), links in witnesses.documents.items()
            if (event, kind) == (event_id, row["type"])
        }
        chosen = [named[row["title"]]] if row["title"] in named else list(named.values())
        for links in chosen or [witnesses.meetings.get((event_id,), ())]:
            yield from links


def chairs_grid(record: Record) -> Grid:
    """Who chaired the numbered dialogues for either side, and at which sessions."""
    events = {event["event_id"]: event for event in rows(record.events)}
    return Grid(
        "Chairs",
        ("chair", "side", "office", "sessions", "at"),
        tuple(
            GridRow(
                (
                    text_cell(row["name"]),
                    code_cell("side", row["side"]),
                    text_cell(row["office"], kind="long"),
                    text_cell(row["sessions"]),
                    links_cell(
                        (_meeting_link(events[each]) for each in row["event_ids"].split()),
                        kind="some",
                    ),
                )
            )
            for row in rows(chairs(record.events))
        ),
    )


def findings_grid(record: Record) -> Grid:
    """What is odd in the numbers of the dialogues."""
    events = {event["event_id"]: event for event in rows(record.events)}
    return Grid(
        "Findings",
        ("series", "finding", "numbers", "detail", "seen at"),
        tuple(
            GridRow(
                (
                    code_cell("mechanism", row["series"]),
                    text_cell(row["finding"].replace("_", " ")),
                    text_cell(row["editions"]),
                    text_cell(row["detail"], kind="some"),
                    links_cell(
                        (_meeting_link(events[each]) for each in row["event_ids"].split()),
                        kind="some",
                    ),
                )
            )
            for row in rows(check_series(record.events))
        ),
    )


def disagreements_grid(record: Record, witnesses: Witnesses) -> Grid:
    """Cells on which sources differ: what each says, and what the record took."""
    events = {event["event_id"]: event for event in rows(record.events)}
    return Grid(
        "Disagreements",
        ("meeting", "about", "value", "taken", "according to"),
        tuple(
            GridRow(
                (
                    links_cell([_meeting_link(events[row["event_id"]])], kind="some"),
                    text_cell(_about(row), kind="some"),
                    text_cell(row["value"], kind="some"),
                    text_cell("yes" if row["chosen"] else "no"),
                    links_cell(
                        witnesses.reports.get((row["origin"], row["report_id"]), ()), kind="long"
                    ),
                )
            )
            for row in rows(record.disagreements)
        ),
    )


def _about(row: Mapping[str, Any]) -> str:
    column = row["column"].replace("_", " ")
    of = row["subject"]
    return column if of == row["event_id"] else f"{column} of {of}"


def _date(event: Mapping[str, Any]) -> str:
    first, last = event["date_start"], event["date_end"]
    if not first:
        return NOT_DATED
    return first if last in (None, first) else f"{first} to {last}"


def _meeting_link(event: Mapping[str, Any]) -> Part:
    number = f" {event['edition']}" if event["edition"] else ""
    kind = label("mechanism", event["mechanism"])
    return Part(f"{_date(event)}, {kind}{number}", _anchor(event["event_id"]))


def _anchor(event_id: object) -> str:
    return f"#{quote(str(event_id))}"
