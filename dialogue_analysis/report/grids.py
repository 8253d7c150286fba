"""Tables of a page, as the template `grid.html` writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dialogue_analysis.labels import label
from dialogue_analysis.pages import web_host


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: text, where it leads, its language and its look (a CSS class)."""

    text: str
    href: str | None = None
    lang: str | None = None
    kind: str | None = None

    @property
    def outside(self) -> bool:
        """Whether the link leaves the site."""
        return self.href is not None and self.href.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Cell:
    """The pieces of a cell, one after the other or, where `listed`, one below the other."""

    parts: tuple[Part, ...] = ()
    kind: str | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row, whose first cell names it; `anchor` is what links lead to."""

    cells: tuple[Cell, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its name and the heads of its columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def text_cell(value: Any, *, lang: str | None = None, kind: str | None = None) -> Cell:
    """A cell of plain text; empty where there is none."""
    if value is None or value is pd.NA or pd.isna(value) or value == "":
        return Cell(kind=kind)
    return Cell((Part(str(value), lang=lang),), kind)


def code_cell(column: str, code: Any) -> Cell:
    """A code in words, with the Vietnamese term below."""
    if pd.isna(code):
        return Cell()
    english, vietnamese = (label(column, code, language=language) for language in ("en", "vi"))
    term = (Part(vietnamese, lang="vi", kind="term"),) if vietnamese != english else ()
    return Cell((Part(english), *term), "some")


def links_cell(parts: Iterable[Part], *, kind: str | None = None) -> Cell:
    """Links, one below the other, each once."""
    return Cell(tuple(dict.fromkeys(parts)), kind, listed=True)


def address(url: Any) -> Part | None:
    """A link to a public page under its host's name; text where it is no web address."""
    if not isinstance(url, str) or not url:
        return None
    host = web_host(url)
    return Part(host, href=url) if host else Part(url)
