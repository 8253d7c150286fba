"""Charts of what became of proposals: their way over the next visit, and how many stay open."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from dialogue_analysis.analysis.chain_outcomes import STAGES
from dialogue_analysis.analysis.charts.bars import plot_stacked_bars
from dialogue_analysis.analysis.charts.frame import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PINK,
    finish,
    new_axes,
    nothing,
)
from dialogue_analysis.labels import Language, label

PALE = "#DDDDDD"
COLOURS = {
    "practice": BLUE,
    "reviewed": BLUE,
    "agreed": GREEN,
    "agreed_at_once": GREEN,
    "proposed": ORANGE,
    "explored": PINK,
    "open": ORANGE,
    "not_mentioned": GREY,
    "no_later_meeting": PALE,
    "not_followed": PALE,
}
# Also told apart in grey print.
HATCHES = {"agreed": "//", "open": "..", "not_followed": "xx"}
NODE_WIDTH, GAP = 0.09, 0.05


def plot_next_meeting_flow(
    flow: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """Streams from what opened the chains over the next visit to the last known meeting.

    A stream is as thick as the number of chains in it, and has the colour of the next visit.

    Args:
        flow: of `next_meeting_flow`.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    if flow.empty:
        return nothing(ax, language)
    ax = ax or new_axes(rows=16, width=10)
    total = int(flow["chains"].sum())
    tops = [_tops(flow, stage, total) for stage in STAGES]
    names = list(STAGES)
    most = max(map(len, tops)) - 1
    for place, (left, right) in enumerate(pairwise(names)):
        _draw_streams(ax, flow, (left, right), place, (dict(tops[place]), dict(tops[place + 1])))
    for place, stage in enumerate(names):
        sums = flow.groupby(stage)["chains"].sum()
        for code, top in tops[place].items():
            count = int(sums[code])
            ax.add_patch(
                Rectangle(
                    (place - NODE_WIDTH / 2, top - count),
                    NODE_WIDTH,
                    count,
                    facecolor=COLOURS[code],
                    edgecolor="black",
                    linewidth=0.6,
                )
            )
            side = -1 if place == 0 else 1
            ax.annotate(
                f"{label(stage, code, language=language)}: {count}",
                (place + side * NODE_WIDTH / 2, top - count / 2),
                xytext=(4 * side, 0),
                textcoords="offset points",
                ha="right" if place == 0 else "left",
                va="center",
                fontsize=9,
                bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.6},
            )
    ax.set(xlim=(-0.05, 2.05), ylim=(-(GAP * most + 0.02) * total, total * 1.02))
    headings = [label("chart", f"stage_{stage}", language=language) for stage in names]
    ax.set_xticks(range(len(names)), headings, fontweight="bold")
    ax.tick_params(axis="x", top=False, bottom=False, labeltop=True, labelbottom=False)
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    counted = label("chart", "followed", language=language).format(chains=total)
    title = label("chart", "flow", language=language)
    ax.set_title(f"{title} ({counted})", loc="left", pad=14)
    return finish(ax, caption=caption)


def _tops(flow: pd.DataFrame, stage: str, total: int) -> Mapping[str, float]:
    """Where each node of a stage begins, from above."""
    sums = flow.groupby(stage)["chains"].sum()
    tops: dict[str, float] = {}
    top = float(total)
    for code in (code for code in STAGES[stage] if code in sums.index):
        tops[code] = top
        top -= float(sums[code]) + GAP * total
    return tops


def _draw_streams(
    ax: Axes,
    flow: pd.DataFrame,
    stages: tuple[str, str],
    place: int,
    tops: tuple[dict[str, float], dict[str, float]],
) -> None:
    """The streams between two stages; they leave and arrive in the order of the nodes."""
    counts = flow.groupby(list(stages))["chains"].sum()
    for source in STAGES[stages[0]]:
        for target in STAGES[stages[1]]:
            if (source, target) not in counts.index:
                continue
            width = float(counts[source, target])
            start, end = tops[0][source], tops[1][target]
            tops[0][source], tops[1][target] = start - width, end - width
            ends = (place + NODE_WIDTH / 2, place + 1 - NODE_WIDTH / 2)
            code = target if stages[1] == "next_status" else source
            ax.add_patch(
                PathPatch(
                    _stream(ends, start, end, width),
                    facecolor=COLOURS[code],
                    edgecolor="white",
                    linewidth=0.5,
                    alpha=0.5,
                )
            )


def _stream(ends: tuple[float, float], start: float, end: float, width: float) -> Path:
    left, right = ends
    middle = (left + right) / 2
    points = [
        (left, start),
        (middle, start),
        (middle, end),
        (right, end),
        (right, end - width),
        (middle, end - width),
        (middle, start - width),
        (left, start - width),
        (left, start),
    ]
    curve = [Path.CURVE4] * 3
    return Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])


def plot_chain_outcomes(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """Stacked bars of `outcomes_by`: in practice, agreed, still open, never followed.

    Args:
        summary: topics, partners or sides × outcomes, whole numbers.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    styles = {code: (COLOURS[code], HATCHES.get(code, "")) for code in summary.columns}
    return plot_stacked_bars(
        summary.astype("int64"),
        styles=styles,
        title=f"outcome_by_{summary.index.name}",
        counted="chains",
        segments="now",
        ax=ax,
        language=language,
        caption=caption,
    )
