"""The site's first page: what it is, why, how to cite it, when it was built, and all its pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from dialogue_analysis import __version__
from dialogue_analysis.merging.record import Record, record_schema
from dialogue_analysis.pages import render
from dialogue_analysis.report.articles import ArticlePage, articles_grid
from dialogue_analysis.report.folder import ReportFolder
from dialogue_analysis.report.grids import Cell, Grid, GridRow, Part, text_cell
from dialogue_analysis.report.inputs import record_digest
from dialogue_analysis.report.notebooks import Page
from dialogue_analysis.report.partners import Partner, partners_grid
from dialogue_analysis.schema import Table, schema
from dialogue_analysis.tables import Tables

INDEX = "index.html"
TITLE = "Viet Nam's defence dialogues"
AUTHORS = "dialogue_analysis contributors"
# As many characters of the record's digest tell two states of it apart.
FINGERPRINT = 12


def write_index(
    folder: ReportFolder,
    *,
    pages: list[Page],
    partners: list[Partner],
    networks: list[Page],
    articles: dict[str, ArticlePage],
    tables: Tables,
    record: Record,
    known: bool,
) -> Path:
    """Write the first page, which is new where any other page is, and remove what is gone."""
    folder.remove_others(but=(INDEX,))

    def page(built: str) -> bytes:
        return render(
            "index_page.html",
            home=None,
            title=TITLE,
            authors=AUTHORS,
            version=__version__,
            built=built,
            fingerprint=record_digest(record)[:FINGERPRINT],
            pages=pages,
            networks=networks,
            partners=partners_grid(partners),
            articles=articles_grid(articles),
            files=_files_grid(tables, record),
            tables=tables,
            record=record,
            known=known,
        ).encode("utf-8")

    return folder.put_dated(INDEX, page)


def _files_grid(tables: Tables, record: Record) -> Grid:
    """The tables for download."""
    rows = [
        *(_file("record", table, len(record[name])) for name, table in record_schema().items()),
        *(_file("parsed", table, len(tables[name])) for name, table in schema().items()),
    ]
    return Grid("Tables", ("file", "rows", "one row is"), tuple(rows))


def _file(place: str, table: Table, count: int) -> GridRow:
    href = f"tables/{place}/{quote(table.name)}.csv"
    name = Cell((Part(f"{place}/{table.name}.csv", href),))
    return GridRow((name, text_cell(count), text_cell(table.row, kind="long")))
