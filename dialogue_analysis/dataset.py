"""Reads and writes the tables as a data package: one file a table and `datapackage.json`."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from dialogue_analysis.merging.record import Record, record_schema
from dialogue_analysis.schema import Column, Table, schema
from dialogue_analysis.tables import TableError, Tables, checked, typed

PACKAGE_FILE = "datapackage.json"
FORMATS = ("csv", "parquet")


class DatasetError(ValueError):
    """A folder does not hold the tables; the message says which file and what to do."""


def write_tables(
    tables: Tables, folder: Path | str, *, format: Literal["csv", "parquet"] = "csv"
) -> Path:
    """Write one file a table and `datapackage.json`; returns the folder, made if need be.

    Files of an earlier run, in either format, are replaced, each at once: a reader never
    sees half a file. CSV is UTF-8 with LF line ends; the same tables give the same bytes.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in schema():
        frame = tables[name]
        content = to_csv(frame) if format == "csv" else to_parquet(frame)
        write_bytes(folder / f"{name}.{format}", content)
        for other in FORMATS:
            if other != format:
                (folder / f"{name}.{other}").unlink(missing_ok=True)
    write_bytes(folder / PACKAGE_FILE, _json(describe(format=format)))
    return folder


def table_files(tables: Tables) -> dict[str, bytes]:
    """The tables as a data package of CSV files: content by file name."""
    return _package_files({name: tables[name] for name in schema()}, describe())


def record_files(record: Record) -> dict[str, bytes]:
    """The merged record as a data package of CSV files: content by file name."""
    tables = {name: record[name] for name in record_schema()}
    return _package_files(tables, describe_record())


def _package_files(
    frames: Mapping[str, pd.DataFrame], package: Mapping[str, Any]
) -> dict[str, bytes]:
    files = {f"{name}.csv": to_csv(frame) for name, frame in frames.items()}
    return files | {PACKAGE_FILE: _json(package)}


def _json(package: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(package, ensure_ascii=False, indent=1)}\n".encode()


def read_tables(folder: Path | str) -> Tables:
    """The tables that `write_tables` wrote, with the types they had.

    Raises:
        DatasetError: a file is missing or cannot be read.
        TableError: a cell breaks the codebook.
    """
    folder = Path(folder)
    return checked({name: typed(_read(folder, table), table) for name, table in schema().items()})


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as CSV. A lone carriage return in a cell makes every cell quoted."""
    text = frame.to_csv(index=False, lineterminator="\n")
    if "\r" in text:
        text = frame.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
    return text.encode("utf-8")


def to_parquet(frame: pd.DataFrame) -> bytes:
    """The frame as Parquet."""
    buffer = BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def write_bytes(path: Path, content: bytes) -> None:
    """Write beside the file and move into its place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _read(folder: Path, table: Table) -> pd.DataFrame:
    path = next(
        (path for suffix in FORMATS if (path := folder / f"{table.name}.{suffix}").is_file()),
        None,
    )
    if path is None:
        raise DatasetError(
            f"{folder}: no {table.name}.csv or {table.name}.parquet; "
            "write the tables with `dialogue-analysis parse` first"
        )
    try:
        if path.suffix == ".parquet":
            return pd.read_parquet(path)
        # "NA" and "null" are text here; only an empty cell is missing.
        text = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    except (OSError, ValueError) as error:
        raise DatasetError(f"{path}: {error}; write the tables again") from error
    flags = [column.name for column in table.columns if column.kind == "boolean"]
    for name in set(flags) & set(text.columns):
        text[name] = _boolean(text[name], f"{table.name}.{name}")
    return text


def _boolean(values: pd.Series[Any], place: str) -> pd.Series[Any]:
    words = {"true": True, "false": False}
    lowered = values.str.lower()
    unknown = lowered.notna() & ~lowered.isin(list(words))
    if unknown.any():
        raise TableError(f"{place}: {values[unknown].iloc[0]!r} is neither True nor False")
    return lowered.map(words)


def describe(*, format: str = "csv") -> dict[str, Any]:
    """The tables as a Data Package (datapackage.org): columns, codes, keys."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dialogue-analysis",
        "title": "Viet Nam's defence dialogues, coded from press articles",
        "resources": [_resource(table, format) for table in schema().values()],
    }


def describe_record() -> dict[str, Any]:
    """The merged record as a Data Package: columns, codes, keys."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dialogue-analysis-record",
        "title": "Viet Nam's defence dialogues: one row per meeting, whoever reports it",
        "resources": [_resource(table, "csv") for table in record_schema().values()],
    }


def _resource(table: Table, format: str) -> dict[str, Any]:
    foreign = [
        {"fields": key, "reference": {"resource": parent, "fields": key}}
        for key, parent in table.parents
    ]
    fields = [_field(column) for column in table.columns]
    keys: dict[str, Any] = {"primaryKey": list(table.key), "missingValues": [""]}
    return {
        "name": table.name,
        "description": f"One row is {table.row}.",
        "path": f"{table.name}.{format}",
        "format": format,
        "schema": {"fields": fields} | keys | ({"foreignKeys": foreign} if foreign else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    kinds = {"text": "string", "code": "string", "integer": "integer", "boolean": "boolean"}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.codes:
        constraints["enum"] = list(column.codes)
    if column.pattern:
        constraints["pattern"] = column.pattern
    return {"name": column.name, "type": kinds[column.kind], "constraints": constraints}
