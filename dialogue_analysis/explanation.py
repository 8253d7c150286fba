"""A parsed article for reading: the story with its evidence marked, beside the rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from rich.console import Console, Group, RenderableType

from dialogue_analysis.pages import render
from dialogue_analysis.records import Article, ParsedArticle
from dialogue_analysis.schema import RECORDS, schema
from dialogue_analysis.tables import Row, article_rows


@dataclass(frozen=True, slots=True)
class Mark:
    """One range of the page and the cell that it justifies."""

    start: int
    end: int
    table: str
    row_id: str
    column: str
    value: str
    rule_id: str
    quote: str
    name: str

    @property
    def says(self) -> str:
        """What the range justifies, and by which rule."""
        return f"{self.table} {self.name}: {self.column} = {self.value} (rule {self.rule_id})"


@dataclass(frozen=True, slots=True)
class Label:
    """Names the rows whose evidence ends here: `c3`, or `c3–c7`."""

    table: str
    text: str
    row_id: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks; `tables` from the narrowest mark outwards."""

    start: int
    text: str
    tables: tuple[str, ...] = ()
    says: str = ""
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the story, or what stands between two blocks (`outside`)."""

    kind: str
    segments: tuple[Segment, ...]

    @property
    def marked(self) -> bool:
        """Whether anything here is evidence."""
        return any(segment.tables for segment in self.segments)

    @property
    def length(self) -> int:
        """Characters without the space around them."""
        return len("".join(segment.text for segment in self.segments).strip())


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell, where its first evidence starts, and all that is said of it."""

    column: str
    value: str
    start: int | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its cells in the table's order; empty cells are `None`."""

    row_id: str
    name: str
    meeting_id: str | None
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Explanation:
    """The story with its evidence, and the rows; shows itself in Jupyter and in a terminal."""

    parsed: ParsedArticle

    @property
    def article_id(self) -> str:
        """The article's id."""
        return self.parsed.article.article_id

    @property
    def title(self) -> str:
        """The headline, or the id where there is none."""
        return self.parsed.title.value if self.parsed.title else self.article_id

    @property
    def prefix(self) -> str:
        """Starts every anchor, so that several articles fit on one page."""
        return f"x{sha256(self.article_id.encode()).hexdigest()[:8]}"

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return article_rows(self.parsed)

    @cached_property
    def names(self) -> dict[tuple[str, str], str]:
        """Short names of rows by table and id: the last part of the id, two where that is taken.

        `bao-a-01/m1/c12` is `c12`; two positions `…/m1/o1` and `…/m2/o1` are `m1/o1` and `m2/o1`.
        """
        names: dict[tuple[str, str], str] = {}
        for table in RECORDS:
            index = schema()[table].names.index(schema()[table].key[-1])
            parts = [str(row[index]).split("/") for row in self._rows[table]]
            taken = Counter(part[-1] for part in parts)
            for part in parts:
                kept = 1 if taken[part[-1]] == 1 else 2
                names[table, "/".join(part)] = "/".join(part[-kept:])
        return names

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All evidence in the order of the page, the longer first where two start together."""
        values = {
            (name, row[table.names.index(table.key[-1])], column): value
            for name, table in schema().items()
            for row in self._rows.get(name, ())
            for column, value in zip(table.names, row, strict=True)
        }
        marks = [
            Mark(
                start,
                end,
                table,
                row_id,
                column,
                str(values[table, row_id, column]),
                rule,
                quote,
                self.names.get((table, row_id), "article"),
            )
            for _, table, row_id, column, start, end, quote, rule in self._rows["evidence"]
        ]
        return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))

    def rows(self, name: str) -> list[ShownRow]:
        """The rows of one table."""
        table = schema()[name]
        key = table.key[-1]
        hidden = {"article_id", "meeting_id", key} - (
            {"article_id"} if name == "articles" else set()
        )
        by_cell: dict[tuple[str, str], list[Mark]] = defaultdict(list)
        for mark in self.marks:
            if mark.table == name:
                by_cell[mark.row_id, mark.column].append(mark)
        shown = []
        for row in self._rows[name]:
            values = dict(zip(table.names, row, strict=True))
            cells = tuple(
                _cell(column, values[column], by_cell[values[key], column])
                for column in table.names
                if column not in hidden
            )
            meeting_id = values.get("meeting_id") if name != "meetings" else None
            short = self.names.get((name, values[key]), "article")
            shown.append(ShownRow(values[key], short, meeting_id, cells))
        return shown

    def passages(self) -> Iterator[Passage]:
        """The whole page from first to last character, block by block."""
        article, order = self.parsed.article, _Order(self._rows, self.names)
        place = 0
        for block in sorted(article.blocks, key=lambda block: block.start):
            yield Passage("outside", self._segments(place, block.start, order))
            yield Passage(block.kind.value, self._segments(block.start, block.end, order))
            place = block.end
        yield Passage("outside", self._segments(place, len(article.raw), order))

    def _segments(self, start: int, end: int, order: _Order) -> tuple[Segment, ...]:
        """The range, cut wherever a mark starts or ends."""
        inside = [mark for mark in self.marks if mark.start < end and mark.end > start]
        edges = {start, end, *(mark.start for mark in inside), *(mark.end for mark in inside)}
        cuts = sorted(edge for edge in edges if start <= edge <= end)
        return tuple(
            _segment(self.parsed.article.raw, left, right, inside, order)
            for left, right in pairwise(cuts)
        )

    def _repr_html_(self) -> str:
        return render("explain.html", explanation=self)

    def to_html(self, *, home: str | None = None) -> str:
        """A page of its own that opens without a network; `home` is the link back."""
        return render("explain_page.html", explanation=self, home=home)

    def __rich__(self) -> RenderableType:
        from dialogue_analysis.terminal import show_explanation

        return Group(*show_explanation(self))

    def __str__(self) -> str:
        console = Console(file=StringIO(), width=100, color_system=None, legacy_windows=False)
        console.print(self)
        return str(console.file.getvalue())  # type: ignore[attr-defined]

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self._rows[name])} {name}" for name in (*RECORDS, "evidence"))
        return f"<Explanation of {self.article_id}: {counts}>"


def explain(article: ParsedArticle | Article | Path | str) -> Explanation:
    """The explanation of an article; one that is not parsed yet is parsed first."""
    if isinstance(article, ParsedArticle):
        return Explanation(article)
    from dialogue_analysis.pipeline import parse_article

    return Explanation(parse_article(article))


class _Order:
    """Where each row stands in its table, so that neighbours can share a label."""

    def __init__(self, rows: dict[str, list[Row]], names: dict[tuple[str, str], str]) -> None:
        self.places = {"articles": {row[0]: 0 for row in rows["articles"]}}
        self.names = names
        for name in RECORDS:
            table = schema()[name]
            index = table.names.index(table.key[-1])
            self.places[name] = {row[index]: place for place, row in enumerate(rows[name])}

    def labels(self, marks: Iterable[Mark]) -> Iterator[Label]:
        """One label for each run of neighbouring rows."""
        by_table: dict[str, set[str]] = defaultdict(set)
        for mark in marks:
            by_table[mark.table].add(mark.row_id)
        for table, places in self.places.items():
            row_ids = sorted(by_table[table], key=places.__getitem__)
            for run in _runs(row_ids, places):
                first, last = (self.names.get((table, end), "article") for end in (run[0], run[-1]))
                yield Label(table, first if len(run) == 1 else f"{first}–{last}", run[0])


def _runs(row_ids: Sequence[str], places: dict[str, int]) -> Iterator[list[str]]:
    run: list[str] = []
    for row_id in row_ids:
        if run and places[row_id] != places[run[-1]] + 1:
            yield run
            run = []
        run.append(row_id)
    if run:
        yield run


def _segment(raw: str, start: int, end: int, marks: Iterable[Mark], order: _Order) -> Segment:
    over = [mark for mark in marks if mark.start <= start and mark.end >= end]
    over.sort(key=lambda mark: mark.end - mark.start)
    return Segment(
        start,
        raw[start:end],
        tables=tuple(dict.fromkeys(mark.table for mark in over)),
        says="\n".join(dict.fromkeys(mark.says for mark in over)),
        labels=tuple(order.labels(mark for mark in over if mark.end == end)),
    )


def _cell(column: str, value: Any, marks: Sequence[Mark]) -> Cell | None:
    if value is None:
        return None
    says = "\n".join(f"“{mark.quote}” (rule {mark.rule_id})" for mark in marks)
    return Cell(column, str(value), marks[0].start if marks else None, says)
