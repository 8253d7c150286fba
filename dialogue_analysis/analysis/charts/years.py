"""What charts in time share: days as places on an axis of years, and the key above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

GRID = "#e4e4e4"
# Of the longest year: so its last day is still left of the next year's first.
DAYS_OF_LEAP_YEAR = 366
SESSION_SIZE = 14
# Years beside the first and the last mark, and years that an axis has at least.
MARGIN, LEAST_YEARS = 0.6, 3
INK = "#444444"

# What matplotlib takes to draw a line or a mark.
Look = dict[str, Any]


def decimal_year(day: date) -> float:
    """The day as a place on an axis of years: 2 July 2018 is about 2018.5."""
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_OF_LEAP_YEAR


def decimal_years(days: pd.Series[pd.Timestamp]) -> list[float]:
    """Each day as a place on an axis of years."""
    return [decimal_year(day) for day in days]


def year_axis(ax: Axes, years: Sequence[float]) -> None:
    """Whole years below, wide enough for all of these and never narrower than three."""
    margin = max(MARGIN, (LEAST_YEARS - max(years) + min(years)) / 2)
    ax.set_xlim(min(years) - margin, max(years) + margin)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=20, min_n_ticks=1))
    ax.ticklabel_format(axis="x", style="plain", useOffset=False)
    ax.grid(axis="x", color=GRID, linewidth=0.8)


def lanes(ax: Axes, names: Sequence[str]) -> None:
    """Names down the left side, the first on top, without a frame around them."""
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.set_axisbelow(True)
    ax.set_ylabel("")


def key_above(ax: Axes, handles: Sequence[Artist], *, columns: int, title: str) -> None:
    """The title, and below it the key in so many columns, both above the axes."""
    rows = -(-len(handles) // columns)
    ax.set_title(title, loc="left", pad=12 + 16 * rows)
    ax.legend(
        handles=handles,
        ncols=columns,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        frameon=False,
        fontsize=9,
        borderaxespad=0.2,
        labelspacing=0.4,
    )


def session_mark(colour: str, marker: str, stated: bool = True) -> Look:
    """How a session, or an interval, is drawn: hollow where a date was inferred."""
    return {
        "linestyle": "none",
        "marker": marker,
        "markersize": SESSION_SIZE,
        "markeredgecolor": colour,
        "markeredgewidth": 1.3,
        "markerfacecolor": colour if stated else "white",
    }
