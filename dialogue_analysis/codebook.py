"""The codebook for reading in a terminal: tables, columns, and codes in words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.box import SIMPLE
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from dialogue_analysis.labels import label, label_column
from dialogue_analysis.schema import Column, Table, schema

# What the columns without a list of codes hold.
FORMS = {
    "partner": "ISO 3166-1 alpha-3, or ASEAN, EU, NATO, UN; several separated by spaces",
    "side": "VNM, the partner, or both",
    "country": "ISO 3166-1 alpha-3",
    "topics": "codes of cooperation.topic, separated by spaces",
    "date_start": "EDTF: 2018-06-04, 2018-06, XXXX-11-04 where no year is certain",
    "published": "EDTF",
    "date_end": "EDTF",
    "date_signed": "EDTF",
    "date": "EDTF",
}


def codebook() -> RenderableType:
    """Every table with its columns, then every list of codes once."""
    return Group(*_tables(), *_code_lists())


def _tables() -> Iterator[RenderableType]:
    for table in schema().values():
        yield Text.assemble((f"\n{table.name}", "bold underline"), f"  one row is {table.row}")
        grid = RichTable.grid(padding=(0, 2))
        for column in table.columns:
            grid.add_row(Text(column.name, style="bold"), Text(_form(table, column)))
        yield Padding(grid, (0, 2))


def _form(table: Table, column: Column) -> str:
    form = f"a code of {_list_name(table, column)}" if column.codes else FORMS.get(column.name, "")
    if not form:
        form = {"integer": "whole number", "boolean": "True or False"}.get(column.kind, "text")
    return form if column.required else f"{form}; may be empty"


def _list_name(table: Table, column: Column) -> str:
    return label_column(table.name, column.name)


def _code_lists() -> Iterator[RenderableType]:
    seen: set[str] = set()
    for table in schema().values():
        for column in table.columns:
            name = _list_name(table, column)
            if not column.codes or name in seen or table.name == "evidence":
                continue
            seen.add(name)
            grid = RichTable(box=SIMPLE, title=name, title_justify="left", title_style="bold")
            grid.add_column("code", no_wrap=True)
            for heading in ("English", "Vietnamese"):
                grid.add_column(heading, overflow="fold")
            for code in column.codes:
                grid.add_row(code, label(name, code), label(name, code, language="vi"))
            yield grid
