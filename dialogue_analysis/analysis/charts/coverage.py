"""Charts of the record itself: how many meetings are known, and of how many any topic."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from dialogue_analysis.analysis.charts.bars import plot_stacked_bars
from dialogue_analysis.analysis.charts.frame import BLUE, SKY
from dialogue_analysis.labels import Language

STYLES = {"reported": (BLUE, ""), "silent": (SKY, "//")}


def plot_coverage(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """A bar a group of `meetings_by`: meetings with and without any topic reported.

    Args:
        summary: `meetings` and `reported` by partner, year, level or mechanism.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below.
    """
    parts = pd.DataFrame(
        {"reported": summary["reported"], "silent": summary["meetings"] - summary["reported"]}
    )
    return plot_stacked_bars(
        parts,
        styles=STYLES,
        title=f"coverage_by_{summary.index.name}",
        counted="meetings",
        segments="chart",
        totals=[
            f"{meetings} ({reported})"
            for meetings, reported in zip(summary["meetings"], summary["reported"], strict=True)
        ],
        ax=ax,
        language=language,
        caption=caption,
    )
