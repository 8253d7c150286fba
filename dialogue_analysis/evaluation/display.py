"""Results of an evaluation for reading in a terminal."""

from __future__ import annotations

import pandas as pd
from rich.markup import escape
from rich.table import Table

WORDS = ("layer", "article_id", "meeting", "kind", "item", "column")


def show_frame(frame: pd.DataFrame) -> Table:
    """The frame as a terminal table: figures with three digits, an interval in one cell."""
    table = Table(header_style="bold")
    bounds = {str(name) for name in frame.columns if str(name).endswith(("_low", "_high"))}
    names = [str(name) for name in frame.columns if name not in bounds]
    # The ends of precision and recall stay in the CSV: a terminal has 80 columns.
    interval = "f1_low" in bounds
    for name in names:
        table.add_column(name, justify="left" if name in WORDS else "right", overflow="fold")
    if interval:
        table.add_column("95 % of f1", justify="right", no_wrap=True)
    for row in frame.to_dict("records"):
        cells = [_in_words(row[name]) for name in names]
        if interval:
            cells.append(f"{row['f1_low']:.3f}-{row['f1_high']:.3f}")
        table.add_row(*cells)
    return table


def _in_words(value: object) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:.3f}"
    return escape(str(value))
