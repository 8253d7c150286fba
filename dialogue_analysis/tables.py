"""Parsed articles → the codebook's tables, with real types, checked against the schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from dialogue_analysis.records import Article, Coded, ParsedArticle, StampKind
from dialogue_analysis.schema import RECORDS, Column, Table, schema

Row = tuple[Any, ...]
# The rows of one or more articles by table name.
Rows = dict[str, list[Row]]


class TableError(ValueError):
    """Rows that break the codebook; the message names table, column and value."""


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A file that could not be read: a sentence that says why, and what to do."""

    path: str
    reason: str
    cure: str


@dataclass(frozen=True, eq=False)
class Tables:
    """The codebook's tables as DataFrames; `schema()` describes their columns."""

    articles: pd.DataFrame
    meetings: pd.DataFrame
    participants: pd.DataFrame
    cooperation: pd.DataFrame
    agreements: pd.DataFrame
    positions: pd.DataFrame
    references: pd.DataFrame
    evidence: pd.DataFrame
    failures: pd.DataFrame

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table of that name."""
        frame: pd.DataFrame = getattr(self, name)
        return frame

    def counts(self) -> pd.DataFrame:
        """One row a table: `table`, `rows`, and what `one_row_is`."""
        rows = [(name, len(self[name]), table.row) for name, table in schema().items()]
        return pd.DataFrame(rows, columns=["table", "rows", "one_row_is"]).set_index("table")

    def write(self, folder: Path | str, *, format: Literal["csv", "parquet"] = "csv") -> Path:
        """Write one file a table; see `dataset.write_tables`."""
        from dialogue_analysis.dataset import write_tables

        return write_tables(self, folder, format=format)

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{name}={len(self[name])}' for name in schema())})"

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><th scope='row'>{escape(str(name))}</th><td>{row.rows}</td>"
            f"<td>{escape(str(row.one_row_is))}</td></tr>"
            for name, row in self.counts().iterrows()
        )
        head = "<tr><th>table</th><th>rows</th><th>one row is</th></tr>"
        return f"<table><thead>{head}</thead><tbody>{cells}</tbody></table>"


def to_tables(parsed: Iterable[ParsedArticle], failures: Iterable[Failure] = ()) -> Tables:
    """Tables of these articles, sorted by `article_id`; rows of one article in coded order.

    Raises:
        TableError: a value that the codebook does not know, a range outside the page,
            or two rows with one key.
    """
    return build_tables((article_rows(article) for article in parsed), failures)


def article_rows(parsed: ParsedArticle) -> Rows:
    """The rows of one article by table, evidence included.

    Raises:
        TableError: see `to_tables`.
    """
    article = parsed.article
    cells, evidence = _cells(article, "articles", article.article_id, parsed)
    known, stamps = _publication(article)
    rows: Rows = {"articles": [(article.article_id, *cells, *known)], "evidence": evidence + stamps}
    for name in RECORDS:
        rows[name] = []
        for record in getattr(parsed, name):
            row_id = getattr(record, schema()[name].key[-1])
            cells, evidence = _cells(article, name, row_id, record)
            rows[name].append((article.article_id, *cells))
            rows["evidence"] += evidence
    _check_meeting_ids(parsed)
    return rows


def build_tables(rows: Iterable[Rows], failures: Iterable[Failure] = ()) -> Tables:
    """Tables of the rows of many articles (`article_rows`), in order of `article_id`."""
    articles = sorted(rows, key=lambda item: str(item["articles"][0][0]))
    frames = {
        name: typed(
            pd.DataFrame([row for item in articles for row in item[name]], columns=table.names),
            table,
        )
        for name, table in schema().items()
        if name != "failures"
    }
    failed = pd.DataFrame([astuple(item) for item in sorted(failures)], columns=_failure_names())
    return checked(frames | {"failures": typed(failed, schema()["failures"])})


def typed(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The table's columns in order with the schema's types.

    Raises:
        TableError: a column is missing, or a cell cannot have its type.
    """
    if missing := [name for name in table.names if name not in frame.columns]:
        raise TableError(f"table {table.name}: no column {', '.join(missing)}")
    return pd.DataFrame(
        {column.name: _typed(frame[column.name], column, table) for column in table.columns}
    )


def _typed(values: pd.Series[Any], column: Column, table: Table) -> pd.Series[Any]:
    unknown = values.notna() & ~values.isin(column.codes) if column.kind == "code" else None
    if unknown is not None and unknown.any():
        value = values[unknown].iloc[0]
        raise TableError(f"{table.name}.{column.name}: {value!r} is no code of the codebook")
    try:
        return values.astype(dtype(column)).rename(column.name)
    except (TypeError, ValueError) as error:
        raise TableError(f"{table.name}.{column.name}: {error}") from error


def dtype(column: Column) -> Any:
    """The pandas type of a column; codes are ordered categories."""
    if column.kind == "code":
        return pd.CategoricalDtype(list(column.codes), ordered=True)
    return {"text": "str", "integer": "Int64", "boolean": "boolean"}[column.kind]


def checked(frames: Mapping[str, pd.DataFrame]) -> Tables:
    """The frames as `Tables`, after every check of the schema.

    Raises:
        TableError: the first few violations, one clause each.
    """
    problems: list[str] = []
    for name in schema():
        try:
            _pandera(name).validate(frames[name], lazy=True)
        except SchemaErrors as error:
            problems += [
                f"{name}.{case.column}: {case.failure_case!r} breaks the rule {case.check}"
                for case in error.failure_cases.head(5).itertuples()
            ]
    problems += _orphans(frames)
    if problems:
        raise TableError("; ".join(problems))
    return Tables(**dict(frames))


@cache
def _pandera(name: str) -> pa.DataFrameSchema:
    table = schema()[name]
    columns = {
        column.name: pa.Column(
            dtype(column),
            nullable=not column.required,
            checks=pa.Check.str_matches(rf"^(?:{column.pattern})$") if column.pattern else None,
        )
        for column in table.columns
    }
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(table.key))


def _orphans(frames: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    """Rows whose meeting or article stands in no other table."""
    for name, table in schema().items():
        for keys, parent in table.parents:
            known = pd.MultiIndex.from_frame(frames[parent][keys])
            lost = frames[name][~pd.MultiIndex.from_frame(frames[name][keys]).isin(known)]
            if len(lost):
                yield f"{name}.{keys[-1]}: {lost[keys[-1]].iloc[0]!r} is not in {parent}"


def _cells(article: Article, table: str, row_id: str, record: Any) -> tuple[list[Any], list[Row]]:
    """The record's cells in the table's order, and the evidence rows of its coded cells."""
    cells: list[Any] = []
    evidence: list[Row] = []
    for column in schema()[table].columns:
        value = getattr(record, column.name, None)
        if column.name == "article_id" or (table == "articles" and not column.coded):
            continue
        if isinstance(value, Coded):
            evidence += _evidence(article, table, row_id, column.name, value)
            value = value.value
        if column.codes and value is not None and value not in column.codes:
            raise TableError(f"{table}.{column.name}: {value!r} is no code of the codebook")
        cells.append(value)
    return cells, evidence


def _evidence(
    article: Article, table: str, row_id: str, column: str, coded: Coded[Any]
) -> Iterator[Row]:
    if not article.raw:
        return  # an empty page has no words to show
    for span in dict.fromkeys(coded.spans):
        if not 0 <= span.start < span.end <= len(article.raw):
            raise TableError(f"{table}.{column}: range {span.start}-{span.end} is not on the page")
        quote = article.raw[span.start : span.end]
        yield (
            article.article_id,
            table,
            row_id,
            column,
            span.start,
            span.end,
            quote,
            coded.rule_id,
        )


def _publication(article: Article) -> tuple[Row, list[Row]]:
    """Publisher, URL, date and its basis: the catalogue's, else the story's own date line."""
    source = article.source
    known = (source.publisher, source.url)
    stamp = next((item for item in article.stamps if item.kind is StampKind.PUBLISHED), None)
    if source.published or stamp is None:
        return (*known, source.published, source.published_basis), []
    quote = article.raw[stamp.start : stamp.end]
    place = (article.article_id, "articles", article.article_id, "published")
    evidence = (*place, stamp.start, stamp.end, quote, "stamp.published")
    return (*known, stamp.date, "date line of the page"), [evidence]


def _check_meeting_ids(parsed: ParsedArticle) -> None:
    """Raise when a row names no meeting of its article, or two rows share an id."""
    known = {meeting.meeting_id for meeting in parsed.meetings}
    for name in RECORDS:
        key = schema()[name].key[-1]
        counts = Counter(getattr(record, key) for record in getattr(parsed, name))
        if doubled := [row_id for row_id, count in counts.items() if count > 1]:
            raise TableError(f"{name}.{key}: two rows are called {doubled[0]!r}")
        for record in getattr(parsed, name):
            if getattr(record, "meeting_id", None) not in {None, *known}:
                raise TableError(f"{name}.meeting_id: {record.meeting_id!r} is not in meetings")


def _failure_names() -> list[str]:
    return schema()["failures"].names
