"""An explanation for reading in a terminal: each row, and below it the words that justify it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from dialogue_analysis.explanation import Explanation, Mark
from dialogue_analysis.schema import RECORDS

QUOTE_LENGTH = 90


def show_explanation(explanation: Explanation) -> Iterator[RenderableType]:
    """Each row on a line of its own, its evidence below it."""
    parsed = explanation.parsed
    yield Text(explanation.title, style="bold")
    verdict = "relevant" if parsed.relevant.value else "not relevant"
    yield Text(f"{explanation.article_id}: {verdict} ({parsed.reason.value})")
    for name in ("articles", *RECORDS):
        rows = explanation.rows(name)
        if not rows:
            continue
        yield Text(f"\n{name} ({len(rows)})", style="bold underline")
        for row in rows:
            cells = [cell for cell in row.cells if cell]
            line = Text()
            for cell in cells:
                line.append(f"{cell.column}=", style="dim").append(f"{cell.value}  ")
            grid = RichTable.grid(padding=(0, 2))
            grid.add_row(Text(row.name, style="bold"), line)
            yield grid
            marks = [
                mark
                for mark in explanation.marks
                if (mark.table, mark.row_id) == (name, row.row_id)
            ]
            yield _quotations(marks)


def _quotations(marks: Iterable[Mark]) -> RichTable:
    """Each quotation once, with the columns that it justifies."""
    by_range: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        by_range[mark.start, mark.end].append(mark)
    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", min_width=11)
    grid.add_column()
    for (start, end), same in by_range.items():
        columns = ", ".join(dict.fromkeys(mark.column for mark in same))
        text = Text(f"“{_shortened(same[0].quote)}”", style="italic")
        grid.add_row(f"{start}-{end}", text.append(f" {columns}", style="not italic dim"))
    return grid


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    if len(words) <= QUOTE_LENGTH:
        return words
    return f"{words[: QUOTE_LENGTH // 2]} … {words[-QUOTE_LENGTH // 2 :]}"
