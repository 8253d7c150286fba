"""The tables' columns, types, allowed codes and keys, taken from the records and the code lists."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dialogue_analysis import codes, records

Kind = Literal["text", "integer", "boolean", "code"]

# The record that a row is made from, and what one row is.
RECORDS: dict[str, tuple[type[Any], str]] = {
    "meetings": (records.Meeting, "one meeting that an article reports as held"),
    "participants": (records.Participant, "one named person in a meeting"),
    "cooperation": (records.Cooperation, "one topic, status and side in a meeting"),
    "agreements": (records.Agreement, "one document"),
    "positions": (records.Position, "one stand on the world or the region, and whose it is"),
    "references": (records.Reference, "one earlier or later meeting that the text names"),
}

# Columns with a closed list of codes; `table.column` where tables differ.
CODE_LISTS: dict[str, type[StrEnum]] = {
    "relationship": codes.Relationship,
    "mechanism": codes.Mechanism,
    "date_precision": codes.Precision,
    "date_basis": codes.DateBasis,
    "level": codes.Level,
    "format": codes.Format,
    "rank": codes.Rank,
    "office_basis": codes.OfficeBasis,
    "office_level": codes.Level,
    "role": codes.Role,
    "topic": codes.Topic,
    "cooperation.status": codes.Status,
    "agreements.status": codes.AgreementStatus,
    "type": codes.AgreementType,
    "position": codes.PositionCode,
    "relation": codes.Relation,
}

PARTNERS = r"[A-Z]{2,5}(?: [A-Z]{2,5})*"
EDTF = r"[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?[~?%]?"
TOPICS = rf"(?:{'|'.join(codes.Topic)})"

# Open columns with a form of their own.
PATTERNS: dict[str, str] = {
    "partner": PARTNERS,
    "side": rf"both|{PARTNERS}",
    "country": PARTNERS,
    "date_start": EDTF,
    "date_end": EDTF,
    "date": rf"{EDTF}(?:/{EDTF})?",
    "date_signed": EDTF,
    "published": EDTF,
    "topics": rf"{TOPICS}(?: {TOPICS})*",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `coded` columns have evidence for every cell that is filled."""

    name: str
    kind: Kind = "text"
    required: bool = True
    coded: bool = False
    codes: tuple[str, ...] = ()
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, the key of a row, and what a row is."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]

    @property
    def parents(self) -> list[tuple[list[str], str]]:
        """The columns that must stand in another table, and that table."""
        links = [(["article_id"], "articles"), (["article_id", "meeting_id"], "meetings")]
        return [
            (columns, parent)
            for columns, parent in links
            if set(columns) <= set(self.names) and self.name != parent
        ]

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


@cache
def schema() -> dict[str, Table]:
    """All tables by name, in the order in which people read them."""
    tables = [_articles(), *(_from_record(name) for name in RECORDS), _evidence(), _failures()]
    return {table.name: table for table in tables}


def _from_record(name: str) -> Table:
    """A table with the fields of its record: `article_id`, `meeting_id`, then the row's own."""
    record, row = RECORDS[name]
    hints = get_type_hints(record)
    names = [field.name for field in fields(record)]
    names.sort(key=lambda field: field != "meeting_id")
    columns = (Column("article_id"), *(_column(name, field, hints[field]) for field in names))
    return Table(name, row, ("article_id", fields(record)[0].name), columns)


def _articles() -> Table:
    hints = get_type_hints(records.ParsedArticle)
    coded = ("relevant", "reason", "relationship", "title")
    known = ("publisher", "url", "published", "published_basis")
    columns = (
        Column("article_id"),
        *(_column("articles", name, hints[name]) for name in coded),
        *(Column(name, required=False, pattern=PATTERNS.get(name)) for name in known),
    )
    return Table("articles", "one page that was read", ("article_id",), columns)


def _evidence() -> Table:
    key = ("article_id", "table", "row_id", "column", "start", "end", "rule_id")
    columns = (
        Column("article_id"),
        Column("table", kind="code", codes=("articles", *RECORDS)),
        Column("row_id"),
        Column("column"),
        Column("start", kind="integer"),
        Column("end", kind="integer"),
        Column("quote"),
        Column("rule_id"),
    )
    return Table("evidence", "one range of a page that justifies one coded cell", key, columns)


def _failures() -> Table:
    columns = (Column("path"), Column("reason"), Column("cure"))
    return Table("failures", "one file that could not be read", ("path",), columns)


def _column(table: str, name: str, hint: Any) -> Column:
    """A column from the type of a record's field, such as `Coded[int] | None`."""
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    coded = next((option for option in options if get_origin(option) is records.Coded), None)
    value = get_args(coded)[0] if coded else options[0]
    allowed = CODE_LISTS.get(f"{table}.{name}", CODE_LISTS.get(name))
    kinds: dict[type, Kind] = {str: "code" if allowed else "text", int: "integer", bool: "boolean"}
    return Column(
        name,
        kind=kinds[value],
        required=type(None) not in options,
        coded=coded is not None,
        codes=tuple(str(code) for code in allowed or ()),
        pattern=PATTERNS.get(name),
    )
