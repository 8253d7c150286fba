"""Charts of time from proposal to practice: curves with their bands, shares with intervals."""

from __future__ import annotations

from typing import Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator, PercentFormatter

from dialogue_analysis.analysis.charts.frame import (
    BLUE,
    GREEN,
    SKY,
    VERMILION,
    finish,
    new_axes,
    nothing,
    words,
)
from dialogue_analysis.analysis.follow_through import Goal
from dialogue_analysis.labels import Language, label

LINES = ((BLUE, "-", "o"), (VERMILION, "--", "s"), (GREEN, "-.", "D"), (SKY, ":", "^"))
LONGEST, STEP = 10, 2
FEWEST = 5


def plot_follow_through(
    curve: pd.DataFrame,
    *,
    goal: Goal = "taken_up",
    ax: Axes | None = None,
    language: Language = "en",
    caption: str = "",
) -> Axes:
    """The share that has reached the goal, over ten years, with its band; below, how many are left.

    A curve ends where fewer than five chains are still followed.

    Args:
        curve: of `survival_curve`; up to four groups, since more lines cannot be told apart.
        goal: the one asked for there.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).

    Raises:
        ValueError: there are more than four groups.
    """
    by = str(curve.columns[0])
    if curve.empty:
        return nothing(ax, language)
    groups = [str(group) for group in curve[by].unique()]
    if len(groups) > len(LINES):
        raise ValueError(f"{len(groups)} groups by {by}: at most {len(LINES)} can be drawn")
    names = words(by, groups, language)
    ax = ax or new_axes(rows=13 + len(groups), width=8)
    for (colour, line, marker), group, name in zip(LINES, groups, names, strict=False):
        part = curve[(curve[by] == group) & (curve["at_risk"] >= FEWEST)]
        ax.fill_between(
            part["years"], part["low"], part["high"], step="post", color=colour, alpha=0.13, lw=0
        )
        ax.plot(
            part["years"],
            part["share"],
            drawstyle="steps-post",
            color=colour,
            linestyle=line,
            marker=marker,
            markersize=5,
            markevery=_marked(part["years"]),
            label=f"{name} (n = {curve.loc[curve[by] == group, 'at_risk'].max()})",
        )
    _write_at_risk(ax, curve, by, language)
    ax.set(xlim=(0, LONGEST), ylim=(0, 100), ylabel=label("chart", "share", language=language))
    ax.set_xlabel(label("chart", "years_since", language=language))
    ax.xaxis.set_major_locator(MultipleLocator(STEP))
    ax.yaxis.set_major_formatter(PercentFormatter(decimals=0))
    ax.grid(axis="y", color="#dddddd", linewidth=0.8)
    ax.spines[["top", "right"]].set_visible(False)
    reached = "goal" if by == "goal" else goal
    ax.set_title(label("chart", f"reached_{reached}", language=language), loc="left", pad=12)
    ax.legend(loc="upper left", frameon=False)
    return finish(ax, caption=caption)


def _marked(years: pd.Series) -> list[int]:
    """The rows that get a mark: the last at or before every second year."""
    before = (int((years <= year).sum()) - 1 for year in range(1, LONGEST, STEP))
    return sorted({row for row in before if row > 0})


def _write_at_risk(ax: Axes, curve: pd.DataFrame, by: str, language: Language) -> None:
    """Below the axis, how many chains of each group are followed and not there yet."""
    _write_below(ax, label("chart", "at_risk", language=language), x=0, row=0, ha="left")
    for row, group in enumerate(curve[by].unique(), start=1):
        _write_below(ax, label(by, group, language=language), x=0, row=row, ha="right")
        part = curve[curve[by] == group]
        for year in range(0, LONGEST + 1, STEP):
            left = part.loc[part["years"] >= year, "at_risk"]
            count = str(left.iloc[0]) if len(left) else "0"
            _write_below(ax, count, x=year, row=row, ha="center")


def _write_below(
    ax: Axes, text: str, *, x: float, row: int, ha: Literal["left", "center", "right"]
) -> None:
    ax.annotate(
        text,
        (x, 0),
        xytext=({"left": -14, "center": 0, "right": -14}[ha], -38 - 13 * row),
        textcoords="offset points",
        ha=ha,
        va="top",
        fontsize=8,
        fontweight="normal" if row else "bold",
    )


def plot_shares_within(
    summary: pd.DataFrame,
    *,
    years: int = 3,
    goal: Goal = "taken_up",
    ax: Axes | None = None,
    language: Language = "en",
    caption: str = "",
) -> Axes:
    """The share that reaches the goal within so many years, a row a group, with its interval.

    A group of which no chain was followed so long is left out; a hollow mark has no interval,
    since none of its chains has got so far, or all.

    Args:
        summary: of `follow_through`.
        years: 1, 2, 3 or 5.
        goal: the one asked for there.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    by, column = str(summary.index.name), f"within_{years}"
    rows = summary[summary[column].notna()].sort_values(column, ascending=False, kind="stable")
    if rows.empty:
        return nothing(ax, language)
    ax = ax or new_axes(rows=len(rows) + 1, width=8)
    places = pd.Series(range(len(rows)), index=rows.index)
    known = rows[f"{column}_low"].notna()
    low, high = (rows.loc[known, f"{column}{end}"] for end in ("_low", "_high"))
    ax.hlines(places[known], low, high, color=BLUE, linewidth=1.6, zorder=1)
    for each, face in ((known, BLUE), (~known, "white")):
        ax.scatter(
            rows.loc[each, column],
            places[each],
            s=48,
            facecolor=face,
            edgecolor=BLUE,
            clip_on=False,
            label=label("chart", "share", language=language),
        )
    counts = zip(words(by, rows.index, language), rows["chains"], strict=True)
    ax.set_yticks(range(len(rows)), [f"{name} (n = {chains})" for name, chains in counts])
    ax.set(xlim=(0, 100), ylim=(len(rows) - 0.5, -0.5), ylabel="")
    ax.set_xlabel(label("chart", "share_with_interval", language=language))
    ax.xaxis.set_major_formatter(PercentFormatter(decimals=0))
    ax.grid(axis="x", color="#dddddd", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0, pad=9)
    reached = "goal" if by == "goal" else goal
    title = label("chart", f"within_{reached}", language=language).format(years=years)
    ax.set_title(title, loc="left", pad=12)
    return finish(ax, caption=caption)
