"""Charts of topics: how often, with whom, when, and how far they had got."""

from __future__ import annotations

from textwrap import fill

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from matplotlib.ticker import MaxNLocator

from dialogue_analysis.analysis.charts.frame import (
    STATUS_COLOURS,
    STATUS_HATCHES,
    finish,
    new_axes,
    nothing,
    words,
)
from dialogue_analysis.analysis.labels import Language, label

MOST_LEVEL_LABELS = 8
LABEL_WIDTH = 16


def plot_topic_heatmap(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """A heatmap of `topics_by`: topics down, groups across, the number in each cell.

    Args:
        summary: topics × partners, years or levels, whole numbers.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    column = str(summary.columns.name)
    if summary.empty:
        return nothing(ax, language)
    groups = words(column, summary.columns, language)
    upright = len(groups) > MOST_LEVEL_LABELS
    if not upright:
        groups = [fill(group, LABEL_WIDTH) for group in groups]
    cell = 0.42 if upright else 1.3
    ax = ax or new_axes(rows=len(summary), width=3.2 + cell * max(2, len(groups)))
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
        yticklabels=words("topic", summary.index, language),
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
    finish(ax, caption=caption)
    return ax


def plot_status_bars(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """Stacked bars of `status_counts`: a bar a row, a segment a status, its number in it.

    Args:
        summary: rows of any kind × statuses, whole numbers.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    row = str(summary.index.name)
    if summary.empty:
        return nothing(ax, language)
    ax = ax or new_axes(rows=len(summary) + 2, width=8.2)
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
    ax.set_yticks(places, words(row, summary.index, language))
    ax.set_ylim(len(summary) - 0.4, -0.6)
    ax.set_xlim(0, max(1, int(left.max()) if len(left) else 1) * 1.02)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set(xlabel=label("chart", "count", language=language), ylabel="")
    ax.set_title(label("chart", f"status_by_{row}", language=language), loc="left", pad=30)
    ax.legend(ncols=len(summary.columns), loc="lower left", bbox_to_anchor=(0, 1), frameon=False)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    finish(ax, caption=caption)
    return ax
