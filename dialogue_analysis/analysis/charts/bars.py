"""Stacked bars: a bar a row, a segment a column, its number in it and the whole behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from dialogue_analysis.analysis.charts.frame import finish, new_axes, nothing, words
from dialogue_analysis.labels import Language, label

LEAST_LABELLED = 0.024  # of the longest bar: a narrower segment has no room for its number
ROOM_FOR_TOTALS = 1.1

# Colour and hatch by code: told apart on the screen and in grey print.
Styles = Mapping[str, tuple[str, str]]


def plot_stacked_bars(
    summary: pd.DataFrame,
    *,
    styles: Styles,
    title: str,
    counted: str,
    segments: str | None = None,
    rows: str | None = None,
    totals: Sequence[str] | None = None,
    ax: Axes | None = None,
    language: Language = "en",
    caption: str = "",
) -> Axes:
    """Horizontal bars in the summary's order, with a key above.

    Args:
        summary: rows × segments, whole numbers.
        styles: how each segment looks.
        title: code of the title among the words of charts.
        counted: code of what the axis counts.
        segments: column whose words name the segments; that of the summary if not given.
        rows: column whose words name the rows; the summary's index if not given.
        totals: what stands behind the bars; their lengths if not given.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below.
    """
    if summary.empty:
        return nothing(ax, language)
    ax = ax or new_axes(rows=len(summary) + 2, width=8.2)
    segments, rows = segments or str(summary.columns.name), rows or str(summary.index.name)
    left = pd.Series(0, index=summary.index)
    longest = max(1, int(summary.sum(axis=1).max()))
    for code in summary.columns:
        name = label(segments, code, language=language)
        _segment(ax, summary[code], left, longest, styles[code], name)
        left = left + summary[code]
    for place, (length, total) in enumerate(zip(left, totals or left, strict=True)):
        ax.annotate(
            str(total), (length, place), xytext=(3, 0), textcoords="offset points", va="center"
        )
    ax.set_yticks(range(len(summary)), words(rows, summary.index, language))
    ax.set(xlim=(0, longest * ROOM_FOR_TOTALS), ylim=(len(summary) - 0.4, -0.6), ylabel="")
    ax.set_xlabel(label("chart", counted, language=language))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_title(label("chart", title, language=language), loc="left", pad=30)
    ax.legend(
        ncols=len(summary.columns),
        loc="lower right",
        bbox_to_anchor=(1, 1),
        frameon=False,
        columnspacing=1.2,
    )
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return finish(ax, caption=caption)


def _segment(
    ax: Axes,
    counts: pd.Series[int],
    left: pd.Series[int],
    longest: int,
    style: tuple[str, str],
    name: str,
) -> None:
    colour, hatch = style
    bars = ax.barh(
        range(len(counts)),
        counts,
        left=left,
        height=0.78,
        color=colour,
        hatch=hatch,
        edgecolor="white",
        label=name,
    )
    numbers = [str(count) if count > LEAST_LABELLED * longest else "" for count in counts]
    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
    for number in ax.bar_label(bars, numbers, label_type="center", fontsize=8, color="black"):
        number.set_bbox(box if number.get_text() else None)
