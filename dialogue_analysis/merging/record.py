"""The merged record: its tables, their columns and keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import pandas as pd

from dialogue_analysis.reference import reference_schema
from dialogue_analysis.schema import Column, Table, schema
from dialogue_analysis.tables import TableError, typed

ORIGINS = ("parsed", "reference", "both")


@dataclass(frozen=True, eq=False)
class Record:
    """One row per meeting, and what it rests on; `record_schema()` describes the columns."""

    events: pd.DataFrame
    reports: pd.DataFrame
    cooperation: pd.DataFrame
    agreements: pd.DataFrame
    disagreements: pd.DataFrame
    copies: pd.DataFrame

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table of that name."""
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def __repr__(self) -> str:
        return f"Record({', '.join(f'{name}={len(self[name])}' for name in record_schema())})"


def build_record(cells: Mapping[str, list[dict[str, Any]]]) -> Record:
    """The record of these rows by table, typed, sorted by key and checked.

    Raises:
        TableError: two rows have one key, or a row names no event.
    """
    frames = {}
    for name, table in record_schema().items():
        frame = typed(pd.DataFrame(cells[name], columns=table.names), table)
        frames[name] = frame.sort_values(list(table.key), ignore_index=True)
    if problems := list(_problems(frames)):
        raise TableError("; ".join(problems))
    return Record(**frames)


def _problems(frames: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    events = frames["events"]["event_id"]
    for name, table in record_schema().items():
        frame = frames[name]
        if (doubled := frame.duplicated(list(table.key))).any():
            yield f"{name}: two rows have the key {tuple(frame[doubled].iloc[0][list(table.key)])}"
        if "event_id" in frame and (lost := ~frame["event_id"].isin(events)).any():
            yield f"{name}: {frame['event_id'][lost].iloc[0]} is no event"


@cache
def record_schema() -> dict[str, Table]:
    """The tables of the merged record by name."""
    tables = (_events(), _reports(), _cooperation(), _agreements(), _disagreements(), _copies())
    assert [table.name for table in tables] == [field.name for field in fields(Record)]
    return {table.name: table for table in tables}


def _events() -> Table:
    parsed, known = schema()["meetings"], reference_schema()["meetings"]
    columns = (
        Column("event_id"),
        *(parsed[name] for name in ("partner", "mechanism")),
        Column("series"),
        *(parsed[name] for name in ("edition", "date_start", "date_end", "date_precision")),
        known["date_stated"],
        *(parsed[name] for name in ("level", "city", "country")),
        *(known[name] for name in ("format", "vn_chair", "vn_chair_rank", "vn_chair_office")),
        *(known[name] for name in ("partner_chair", "partner_chair_office")),
        _origin(),
        Column("reports", kind="integer"),
        Column("sources", kind="integer"),
        Column("source_url", required=False),
    )
    return Table("events", "one meeting, whoever reports it", ("event_id",), columns)


def _reports() -> Table:
    columns = (
        Column("event_id"),
        Column("origin", kind="code", codes=ORIGINS[:2]),
        Column("report_id"),
        Column("article_id", required=False),
        Column("meeting_id"),
        Column("source_url", required=False),
        Column("same_source_as", required=False),
    )
    key = ("event_id", "origin", "report_id")
    return Table("reports", "one row of the parser or the reference record", key, columns)


def _cooperation() -> Table:
    columns = (
        Column("event_id"),
        *(schema()["cooperation"][name] for name in ("topic", "status", "side")),
        _origin(),
        Column("sources", kind="integer"),
    )
    key = ("event_id", "topic", "status", "side")
    return Table("cooperation", "one topic, status and side in one meeting", key, columns)


def _agreements() -> Table:
    parsed = schema()["agreements"]
    columns = (
        Column("event_id"),
        Column("number", kind="integer"),
        Column("document_id", required=False),
        *(parsed[name] for name in ("type", "status")),
        Column("title", required=False),
        Column("short_title_en", required=False),
        *(parsed[name] for name in ("date_signed", "period", "topics")),
        _origin(),
        Column("sources", kind="integer"),
    )
    return Table("agreements", "one document named at one meeting", ("event_id", "number"), columns)


def _disagreements() -> Table:
    columns = (
        Column("event_id"),
        Column("subject"),
        Column("column"),
        Column("value"),
        Column("chosen", kind="boolean"),
        Column("origin", kind="code", codes=ORIGINS[:2]),
        Column("report_id"),
    )
    key = ("event_id", "subject", "column", "value", "origin", "report_id")
    return Table("disagreements", "what one report says of a cell in dispute", key, columns)


def _copies() -> Table:
    columns = (Column("article_id"), Column("copy_of"), Column("similarity"))
    return Table("copies", "one article that repeats another", ("article_id",), columns)


def _origin() -> Column:
    return Column("origin", kind="code", codes=ORIGINS)
