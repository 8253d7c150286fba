"""Charts of the record itself: how many meetings are known, and of how many any topic."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from dialogue_analysis.analysis.charts.frame import BLUE, SKY, finish, new_axes, nothing, words
from dialogue_analysis.labels import Language, label


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
    row = str(summary.index.name)
    if summary.empty:
        return nothing(ax, language)
    ax = ax or new_axes(rows=len(summary) + 2, width=8.2)
    places = range(len(summary))
    silent = summary["meetings"] - summary["reported"]
    for left, counts, colour, hatch, name in (
        (0, summary["reported"], BLUE, "", "reported"),
        (summary["reported"], silent, SKY, "//", "silent"),
    ):
        ax.barh(
            places,
            counts,
            left=left,
            height=0.78,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=label("chart", name, language=language),
        )
    for place, (meetings, reported) in enumerate(
        zip(summary["meetings"], summary["reported"], strict=True)
    ):
        ax.annotate(
            f"{meetings} ({reported})",
            (meetings, place),
            xytext=(3, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
        )
    ax.set_yticks(places, words(row, summary.index, language))
    ax.set_ylim(len(summary) - 0.4, -0.6)
    ax.set_xlim(0, summary["meetings"].max() * 1.13)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set(xlabel=label("chart", "meetings", language=language), ylabel="")
    ax.set_title(label("chart", f"coverage_by_{row}", language=language), loc="left", pad=30)
    ax.legend(ncols=2, loc="lower right", bbox_to_anchor=(1, 1), frameon=False)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return finish(ax, caption=caption)
