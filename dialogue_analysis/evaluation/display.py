"""Results of an evaluation for reading in a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

SIGNS = {"missed": "-", "added": "+"}


def show_scores(scores: pd.DataFrame) -> Table:
    """A line a layer; of the intervals that of F1, the others are in the frame."""
    table = _table("layer", "gold", "pred.", "prec.", "recall", "F1", "95 % of F1")
    for row in scores.to_dict("records"):
        counts = (str(row[name]) for name in ("gold", "predicted"))
        measures = (f"{row[name]:.3f}" for name in ("precision", "recall", "f1"))
        interval = f"{row['f1_low']:.2f} to {row['f1_high']:.2f}"
        table.add_row(row["layer"], *counts, *measures, interval)
    return table


def show_alpha(agreement: pd.DataFrame) -> Table:
    """A line a column."""
    table = _table("column", "alpha", "units", "agree")
    for row in agreement.to_dict("records"):
        alpha = "" if pd.isna(row["alpha"]) else f"{row['alpha']:.3f}"
        table.add_row(row["column"], alpha, str(row["units"]), f"{row['agree']:.3f}")
    return table


def show_errors(errors: pd.DataFrame) -> Iterator[RenderableType]:
    """What was missed (-) and added (+), below its article and meeting."""
    for (article_id, meeting), rows in errors.groupby(["article_id", "meeting"]):
        place = Text(f"\n{article_id}", style="bold")
        yield place.append(f"  {meeting}", style="not bold dim")
        grid = Table.grid(padding=(0, 2))
        for row in rows.itertuples():
            grid.add_row(SIGNS[str(row.kind)], Text(str(row.layer)), Text(str(row.item)))
        yield grid
    missed = int((errors["kind"] == "missed").sum())
    yield Text(f"\n{missed} missed (-), {len(errors) - missed} added (+)")


def _table(first: str, *figures: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 0), header_style="bold")
    table.add_column(first, no_wrap=True)
    for name in figures:
        table.add_column(f" {name}", justify="right", no_wrap=True)
    return table
