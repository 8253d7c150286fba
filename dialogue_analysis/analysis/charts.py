"""Small tables → charts. Each takes its axes or makes its own figure, and returns the axes."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from dialogue_analysis.analysis.labels import Language, label

# Okabe and Ito's colours: told apart with any kind of colour vision.
STATUS_COLOURS = {
    "reviewed": "#0072B2",
    "agreed": "#009E73",
    "proposed": "#E69F00",
    "explored": "#CC79A7",
}
# Also told apart in grey print.
STATUS_HATCHES = {"reviewed": "", "agreed": "//", "proposed": "..", "explored": "xx"}
ROW_HEIGHT = 0.31
MOST_LEVEL_LABELS = 8
LABEL_WIDTH = 16


def plot_topic_heatmap(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en"
) -> Axes:
    """A heatmap of `topics_by`: topics down, groups across, the number in each cell.

    Args:
        summary: topics × partners, years or levels, whole numbers.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
    """
    column = str(summary.columns.name)
    if summary.empty:
        return _nothing(ax, language)
    groups = _words(column, summary.columns, language)
    upright = len(groups) > MOST_LEVEL_LABELS
    if not upright:
        groups = [fill(words, LABEL_WIDTH) for words in groups]
    cell = 0.42 if upright else 1.3
    ax = ax or _axes(rows=len(summary), width=3.2 + cell * max(2, len(groups)))
    largest = max(1, int(summary.to_numpy().max(initial=0)))
    sns.heatmap(
        summary,
        ax=ax,
        mask=summary == 0,
        annot=True,
        fmt="d",
        cmap=mpl.colormaps["Blues"],
        norm=Normalize(vmin=0, vmax=1.25 * largest),
        cbar=False,
        linewidths=1,
        linecolor="#dddddd",
        xticklabels=groups,
        yticklabels=_words("topic", summary.index, language),
    )
    ax.tick_params(
        axis="x",
        rotation=90 if upright else 0,
        top=True,
        labeltop=True,
        bottom=False,
        labelbottom=False,
    )
    ax.tick_params(axis="y", rotation=0, left=False)
    ax.set(xlabel="", ylabel="")
    ax.set_title(label("chart", f"topics_by_{column}", language=language), loc="left", pad=12)
    _as_written(ax)
    return ax


def plot_status_bars(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en"
) -> Axes:
    """Stacked bars of `status_counts`: a bar a row, a segment a status, its number in it.

    Args:
        summary: rows of any kind × statuses, whole numbers.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
    """
    row = str(summary.index.name)
    if summary.empty:
        return _nothing(ax, language)
    ax = ax or _axes(rows=len(summary) + 2, width=8.2)
    places = range(len(summary))
    left = pd.Series(0, index=summary.index)
    for status in summary.columns:
        counts = summary[status]
        bars = ax.barh(
            places,
            counts,
            left=left,
            height=0.78,
            color=STATUS_COLOURS[str(status)],
            hatch=STATUS_HATCHES[str(status)],
            edgecolor="white",
            label=label("status", status, language=language),
        )
        numbers = [str(count) if count else "" for count in counts]
        box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
        for number in ax.bar_label(bars, numbers, label_type="center", fontsize=8, color="black"):
            number.set_bbox(box if number.get_text() else None)
        left = left + counts
    ax.set_yticks(places, _words(row, summary.index, language))
    ax.set_ylim(len(summary) - 0.4, -0.6)
    ax.set_xlim(0, max(1, int(left.max()) if len(left) else 1) * 1.02)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set(xlabel=label("chart", "count", language=language), ylabel="")
    ax.set_title(label("chart", f"status_by_{row}", language=language), loc="left", pad=30)
    ax.legend(ncols=len(summary.columns), loc="lower left", bbox_to_anchor=(0, 1), frameon=False)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    _as_written(ax)
    return ax


def _axes(*, rows: int, width: float) -> Axes:
    """Axes of a figure that pyplot does not know, high enough for the rows."""
    figure = Figure(figsize=(width, 1.1 + ROW_HEIGHT * max(3, rows)), layout="constrained")
    return figure.subplots()


def _nothing(ax: Axes | None, language: Language) -> Axes:
    """Says that there is nothing to draw."""
    ax = ax or _axes(rows=0, width=6)
    ax.set_axis_off()
    ax.text(0.5, 0.5, label("chart", "nothing", language=language), ha="center", va="center")
    return ax


def _words(column: str, codes: Iterable[object], language: Language) -> list[str]:
    return [label(column, code, language=language) for code in codes]


def _as_written(ax: Axes) -> None:
    """A dollar sign in a label is a dollar sign, not the start of a formula."""
    for text in ax.findobj(Text):
        text.set_parse_math(False)
