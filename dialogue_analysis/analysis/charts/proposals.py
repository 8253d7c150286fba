"""A chart of who asks for what."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from dialogue_analysis.analysis.charts.frame import (
    GREY,
    SIDE_COLOURS,
    finish,
    new_axes,
    nothing,
    words,
)
from dialogue_analysis.analysis.charts.years import GRID, Look, key_above, lanes
from dialogue_analysis.labels import Language, label

# The partner's mark is a frame around Viet Nam's, so that equal numbers hide neither.
MARKS: dict[str, Look] = {
    "partner": {
        "linestyle": "none",
        "marker": "s",
        "markersize": 10,
        "markerfacecolor": "white",
        "markeredgewidth": 1.8,
        "color": SIDE_COLOURS["partner"],
    },
    "vietnam": {
        "linestyle": "none",
        "marker": "o",
        "markersize": 7,
        "color": SIDE_COLOURS["VNM"],
    },
}


def plot_proposals(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """A dumbbell a row of `proposals_by_side`: meetings in which each side asked, and the share.

    On the right stands Viet Nam's share in per cent with its 95 % interval, and a star where
    that leaves out the share of all rows together.

    Args:
        summary: topics or partners × counts, in the order to be drawn.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    if summary.empty:
        return nothing(ax, language)
    ax = ax or new_axes(rows=len(summary) + 4, width=9.5)
    places = range(len(summary))
    ax.hlines(places, summary["vietnam"], summary["partner"], color=GREY, linewidth=2, zorder=1)
    for side, look in MARKS.items():
        ax.plot(summary[side], places, label=side, zorder=2, **look)
    lanes(ax, words(str(summary.index.name), summary.index, language))
    for place, row in enumerate(summary.to_dict("records")):
        _write_share(ax, place, _share(row))
    _write_share(ax, -1, label("chart", "proposals_share", language=language))
    ax.set_xlim(left=-0.03 * summary[["vietnam", "partner"]].to_numpy().max())
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.grid(axis="x", color=GRID, linewidth=0.8)
    ax.set_xlabel(label("chart", "proposals_x", language=language))
    title = label("chart", f"proposals_by_{summary.index.name}", language=language)
    key_above(ax, _key(summary, language), columns=1, title=title)
    limits = label("chart", "proposals_limits", language=language)
    return finish(ax, caption=f"{caption} {limits}" if caption else "")


def _write_share(ax: Axes, place: int, text: str) -> None:
    """Text to the right of a row."""
    ax.text(1.01, place, text, transform=ax.get_yaxis_transform(), va="center", fontsize=8.5)


def _share(row: dict[object, float]) -> str:
    star = " *" if row["apart"] else ""
    share = f"{row['vietnam']}/{row['n']} = {row['share']:.0f} %"
    return f"{share} ({row['low']:.0f}–{row['high']:.0f}){star}"


def _key(summary: pd.DataFrame, language: Language) -> list[Line2D]:
    """Each side's mark with its sum, and what the star means where there is one."""
    handles = []
    for side, look in reversed(MARKS.items()):
        text = f"{label('chart', f'proposals_{side}', language=language)} ({summary[side].sum()})"
        handles.append(Line2D([], [], label=text, **look))
    if summary["apart"].any():
        overall = 100 * summary["vietnam"].sum() / summary["n"].sum()
        text = f"{label('chart', 'proposals_apart', language=language)} ({overall:.0f} %)"
        handles.append(Line2D([], [], linestyle="none", marker="$*$", color="black", label=text))
    return handles
