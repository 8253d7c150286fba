"""The reference record: known meetings with their public sources, read and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from dialogue_analysis.intervals import bounds, is_date
from dialogue_analysis.schema import CODE_LISTS, PATTERNS, Column, Table
from dialogue_analysis.tables import typed

SOURCE_KINDS = ("seen", "reconstructed", "copy")
ADDRESS = r"https?://\S+"
DATES = ("date_start", "date_end", "date_signed")
CURE = "data/README.md says what each column may hold; correct the row or restore the file"


class ReferenceDataError(ValueError):
    """The reference record breaks its schema; the message names file, row and cure."""


@dataclass(frozen=True, eq=False)
class Reference:
    """The reference record as DataFrames; `reference_schema()` describes their columns."""

    meetings: pd.DataFrame
    cooperation: pd.DataFrame
    agreements: pd.DataFrame

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table of that name."""
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def __repr__(self) -> str:
        return f"Reference({', '.join(f'{name}={len(self[name])}' for name in reference_schema())})"


def default_folder() -> Path:
    """`data/reference` of the repository that this package is installed from (`pip install -e`)."""
    return Path(__file__).resolve().parents[1] / "data" / "reference"


def load_reference(folder: Path | str | None = None) -> Reference:
    """The known meetings, their cooperation areas and documents, with the schema's types.

    Without a folder the repository's own `data/reference` is read. The data are no part
    of the package: where it is installed without its repository, the folder must be named.

    Raises:
        ReferenceDataError: a file is missing, or a row breaks the schema.
    """
    folder = default_folder() if folder is None else Path(folder)
    texts = {name: _read(folder / f"{name}.csv", table) for name, table in _tables()}
    problems = [
        f"{folder / f'{name}.csv'}, {problem}"
        for name, frame in texts.items()
        for problem in (*_violations(name, frame), *_impossible(name, frame, texts["meetings"]))
    ]
    if problems:
        more = f" (and {len(problems) - 5} more)" if len(problems) > 5 else ""
        raise ReferenceDataError(f"{'; '.join(problems[:5])}{more}. {CURE}")
    return Reference(**{name: typed(_flags(texts[name]), table) for name, table in _tables()})


@cache
def reference_schema() -> dict[str, Table]:
    """The tables of the reference record by name."""
    return dict(_tables())


def _tables() -> Iterator[tuple[str, Table]]:
    meetings = (
        Column("meeting_id"),
        _column("partner"),
        _column("mechanism"),
        Column("edition", kind="integer", required=False, pattern=r"[1-9]\d?"),
        *(_column(name) for name in ("date_start", "date_end")),
        Column("date_stated", kind="boolean", pattern="yes|no"),
        _column("level"),
        Column("city", required=False),
        *(_column(name, required=False) for name in ("country", "format")),
        Column("vn_chair", required=False),
        _column("vn_chair_rank", of="rank", required=False),
        *(
            Column(name, required=False)
            for name in ("vn_chair_office", "partner_chair", "partner_chair_office")
        ),
        Column("source_url", pattern=ADDRESS),
        Column("source_lang", pattern="[a-z]{2}"),
        Column("source_kind", kind="code", codes=SOURCE_KINDS),
        Column("second_source_url", required=False, pattern=ADDRESS),
        Column("note", required=False),
    )
    cooperation = (
        Column("meeting_id"),
        _column("topic"),
        _column("status", of="cooperation.status"),
        _column("side"),
    )
    agreements = (
        Column("meeting_id"),
        _column("type"),
        _column("status", of="agreements.status"),
        Column("short_title_en"),
        _column("date_signed", required=False),
    )
    row = "one meeting that a public page reports"
    yield "meetings", Table("meetings", row, ("meeting_id",), meetings)
    key = ("meeting_id", "topic", "status", "side")
    yield "cooperation", Table("cooperation", "one topic, status and side", key, cooperation)
    every = tuple(column.name for column in agreements)
    yield "agreements", Table("agreements", "one document", every, agreements)


def _column(name: str, *, of: str | None = None, required: bool = True) -> Column:
    """A column with the codes or the form that the codebook's schema gives it."""
    allowed = CODE_LISTS.get(of or name)
    return Column(
        name,
        kind="code" if allowed else "text",
        required=required,
        codes=tuple(str(code) for code in allowed or ()),
        pattern=PATTERNS.get(name),
    )


def _read(path: Path, table: Table) -> pd.DataFrame:
    """The file as text; only an empty cell is missing."""
    try:
        frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    except FileNotFoundError as error:
        raise ReferenceDataError(
            f"{path}: no such file; name the folder, as in load_reference('data/reference')"
        ) from error
    except (OSError, ValueError) as error:
        raise ReferenceDataError(
            f"{path}: {error}; restore the file from the repository"
        ) from error
    if list(frame.columns) != table.names:
        raise ReferenceDataError(
            f"{path}, row 1: the columns must be {', '.join(table.names)}; "
            "restore the header from the repository"
        )
    return frame


@cache
def _pandera(name: str) -> pa.DataFrameSchema:
    """Checks of the file's text, before types are given, so that each row can be named."""
    table = reference_schema()[name]
    columns = {
        column.name: pa.Column("str", nullable=not column.required, checks=_checks(column))
        for column in table.columns
    }
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(table.key))


def _checks(column: Column) -> list[pa.Check]:
    checks: list[pa.Check] = []
    if column.codes:
        checks.append(pa.Check.isin(column.codes, error="is no code of the codebook"))
    if column.name in DATES:
        checks.append(pa.Check(is_date, element_wise=True, error="is no EDTF date"))
    if column.pattern:
        error = f"is not written as {column.pattern}"
        checks.append(pa.Check.str_matches(rf"^(?:{column.pattern})$", error=error))
    return checks


def _violations(name: str, frame: pd.DataFrame) -> Iterator[str]:
    """What pandera finds, by row as an editor counts them, the header being the first."""
    try:
        _pandera(name).validate(frame, lazy=True)
    except SchemaErrors as error:
        for case in error.failure_cases.itertuples():
            place = f"row {int(case.index) + 2}, column {case.column}"
            rule = "must not be empty" if case.check == "not_nullable" else case.check
            rule = "stands in two rows" if "unique" in str(rule) else rule
            yield f"{place}: {case.failure_case!r} {rule}"


def _impossible(name: str, frame: pd.DataFrame, meetings: pd.DataFrame) -> Iterator[str]:
    """Rows that contradict themselves or name a meeting that is not there."""
    partners = dict(zip(meetings["meeting_id"], meetings["partner"], strict=True))
    for row, cells in enumerate(frame.to_dict("records"), start=2):
        if cells["meeting_id"] not in partners:
            yield f"row {row}, column meeting_id: {cells['meeting_id']!r} is not in meetings.csv"
            continue
        partner = str(partners[cells["meeting_id"]])
        if name == "cooperation" and cells["side"] not in ("both", "VNM", *partner.split()):
            yield f"row {row}, column side: {cells['side']!r} is no partner of that meeting"
        if name == "meetings" and _backwards(cells["date_start"], cells["date_end"]):
            yield f"row {row}, column date_end: {cells['date_end']!r} lies before date_start"


def _backwards(start: object, end: object) -> bool:
    try:
        return bounds(str(start))[0] > bounds(str(end))[1]
    except ValueError:
        return False  # said already, or without a year


def _flags(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with `yes` and `no` as truth values."""
    if "date_stated" not in frame:
        return frame
    return frame.assign(date_stated=frame["date_stated"].map({"yes": True, "no": False}))
