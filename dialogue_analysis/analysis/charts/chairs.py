"""A chart of who chaired the dialogues, and from when to when."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from dialogue_analysis.analysis.charts.frame import SIDE_COLOURS, finish, new_axes, nothing
from dialogue_analysis.analysis.charts.years import (
    Look,
    decimal_year,
    decimal_years,
    key_above,
    lanes,
    year_axis,
)
from dialogue_analysis.intervals import UNKNOWN_YEAR, period
from dialogue_analysis.labels import Language, label

SIDE_HATCHES = {"VNM": "", "partner": "////"}


def plot_chairs(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """Bars of `chairs`: from each person's first known session to the last, a stroke a session.

    Those of whom no session has a known year are not drawn but counted below.

    Args:
        summary: rows of `chairs`. Each person has a row: of many partners draw one side, or
            those with several sessions.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    dated = summary.dropna(subset="first").reset_index(drop=True)
    if dated.empty:
        return nothing(ax, language)
    ax = ax or new_axes(rows=len(dated) + 2, width=10)
    sides = dated["side"].where(dated["side"] == "VNM", "partner")
    dates = list(dated["dates"])
    starts, ends = decimal_years(dated["first"]), decimal_years(dated["last"])
    for side in SIDE_HATCHES:
        rows = dated.index[sides == side]
        widths = [ends[row] - starts[row] for row in rows]
        ax.barh(
            rows, widths, left=[starts[row] for row in rows], height=0.55, label=side, **_look(side)
        )
        strokes = [(held, row) for row in rows for held in _held(dates[row])]
        ax.plot(
            [held for held, _ in strokes],
            [row for _, row in strokes],
            "|",
            label=f"sessions, {side}",
            color=SIDE_COLOURS[side],
            markersize=15,
            markeredgewidth=1.8,
        )
    for row, count in enumerate(dated["sessions"]):
        place = (ends[row], row)
        ax.annotate(str(count), place, (8, 0), textcoords="offset points", va="center", fontsize=9)
    lanes(ax, _names(dated, language))
    year_axis(ax, [*starts, *ends])
    below = label("chart", "chairs_x", language=language)
    if undated := len(summary) - len(dated):
        below += f"\n{label('chart', 'chairs_undated', language=language)}: {undated}"
    ax.set_xlabel(below)
    key = [
        Patch(label=_side_name(dated.loc[sides == side, "side"], language), **_look(side))
        for side in SIDE_HATCHES
        if (sides == side).any()
    ]
    key_above(ax, key, columns=2, title=label("chart", "chairs", language=language))
    return finish(ax, caption=caption)


def _look(side: str) -> Look:
    return {
        "facecolor": SIDE_COLOURS[side],
        "hatch": SIDE_HATCHES[side],
        "edgecolor": "white",
        "alpha": 0.5,
    }


def _held(dates: str) -> list[float]:
    """Where each session stands on the axis of years."""
    days = (period((text, text)) for text in dates.split() if not text.startswith(UNKNOWN_YEAR))
    return [decimal_year(first + (last - first) / 2) for first, last in days]


def _names(dated: pd.DataFrame, language: Language) -> list[str]:
    """The names; with the partner, where several partners' chairs are drawn."""
    foreign = dated["side"] != "VNM"
    if dated.loc[foreign, "side"].nunique() < 2:
        return list(dated["name"])
    return [
        f"{name} ({label('side', side, language=language)})" if side != "VNM" else name
        for name, side in zip(dated["name"], dated["side"], strict=True)
    ]


def _side_name(sides: pd.Series[str], language: Language) -> str:
    """The country, where it is one."""
    codes = sides.unique()
    if len(codes) == 1:
        return label("side", codes[0], language=language)
    return label("chart", "chairs_partner", language=language)
