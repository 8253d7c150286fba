"""A chart of the intervals between successive sessions of a dialogue."""

from __future__ import annotations

import pandas as pd
from babel.numbers import format_decimal
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from dialogue_analysis.analysis.charts.frame import (
    BLUE,
    GREY,
    VERMILION,
    finish,
    new_axes,
    nothing,
)
from dialogue_analysis.analysis.charts.years import (
    GRID,
    INK,
    Look,
    key_above,
    lanes,
    session_mark,
)
from dialogue_analysis.labels import Language, label

CLOSED_STYLES = {False: (BLUE, "o"), True: (VERMILION, "^")}
# Marks lie on each other: what is below shows through.
SMALL: Look = {"markersize": 7.5, "alpha": 0.75}
STROKE: Look = {"linestyle": "none", "marker": "|", "markersize": 16, "color": "black"}
OVERALL: Look = {"color": GREY, "linewidth": 1.2, "linestyle": "--"}


def plot_intervals(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """Intervals of `intervals_between` in years: a row a partner's series, a mark an interval.

    Only sessions with successive numbers have an interval. The stroke in a row is its median,
    the line through all rows the median of all; rows with the shortest median come first.

    Args:
        summary: rows of `intervals_between`, of one partner or of many.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    known = summary.dropna(subset="years")
    if known.empty:
        return nothing(ax, language)
    by_lane = known.groupby(["partner", "series"])["years"]
    rows = by_lane.agg(["median", "size"]).sort_values("median", kind="stable")
    ax = ax or new_axes(rows=len(rows) + 4, width=9)
    heights = {lane: height for height, lane in enumerate(rows.index)}
    overall = float(known["years"].median())
    if len(rows) > 1:
        ax.axvline(overall, label="median of all", zorder=1, **OVERALL)
    ax.plot(rows["median"], range(len(rows)), label="medians", zorder=2, **STROKE)
    for (closed, inferred), marks in known.groupby(["closed", "inferred"]):
        places = [heights[lane] for lane in zip(marks["partner"], marks["series"], strict=True)]
        name = f"borders {'closed' if closed else 'open'}, {'inferred' if inferred else 'stated'}"
        look = _interval_mark(bool(closed), bool(inferred))
        ax.plot(marks["years"], places, label=name, zorder=3, **look)
    lanes(
        ax,
        [
            f"{_lane_name(lane, language)} (n = {size})"
            for lane, size in zip(rows.index, rows["size"], strict=True)
        ],
    )
    ax.set_xlim(0, max(3.0, 1.05 * float(known["years"].max())))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(axis="x", color=GRID, linewidth=0.8)
    ax.set_xlabel(label("chart", "intervals_x", language=language))
    title = label("chart", "intervals", language=language)
    key = _interval_key(known, language)
    if len(rows) > 1:
        words = label("chart", "intervals_median", language=language)
        median = format_decimal(overall, "0.0", locale=language)
        key.append(Line2D([], [], label=f"{words}: {median} (n = {len(known)})", **OVERALL))
    key_above(ax, key, columns=1, title=title)
    return finish(ax, caption=caption)


def _interval_key(known: pd.DataFrame, language: Language) -> list[Line2D]:
    """What the marks mean, of those that are drawn."""
    looks = {
        f"intervals_{'closed' if closed else 'open'}": _interval_mark(closed, False)
        for closed in sorted(known["closed"].unique())
    }
    if known["inferred"].any():
        looks["intervals_inferred"] = session_mark(INK, "o", False) | SMALL
    looks["intervals_row_median"] = STROKE
    return [
        Line2D([], [], label=label("chart", code, language=language), **look)
        for code, look in looks.items()
    ]


def _lane_name(lane: tuple[str, str], language: Language) -> str:
    partner, series = lane
    return (
        f"{label('partner', partner, language=language)}, "
        f"{label('series', series, language=language).lower()}"
    )


def _interval_mark(closed: bool, inferred: bool) -> Look:
    return session_mark(*CLOSED_STYLES[closed], not inferred) | SMALL
