"""A chart of the sessions of numbered dialogues in time."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from dialogue_analysis.analysis.charts.frame import (
    BLUE,
    finish,
    new_axes,
    nothing,
)
from dialogue_analysis.analysis.charts.years import (
    GRID,
    INK,
    decimal_years,
    key_above,
    lanes,
    session_mark,
    year_axis,
)
from dialogue_analysis.labels import Language, label

# Dark enough for white numbers; told apart by form where print has no colours.
SERIES_STYLES = {
    "policy_dialogue": (BLUE, "o"),
    "strategic_dialogue": ("#B34700", "s"),
    "two_plus_two": ("#00614A", "D"),
    "border_exchange": ("#8A3A70", "h"),
}
OTHER_STYLE = (INK, "^")
NUMBER_SIZE = 7.5
# A date known to the month is as good as a mark is wide.
VAGUE_DAYS = 45

Lane = tuple[str, str]
MISSING = (0, (1, 2.5))


def plot_timeline(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """Sessions of `dialogue_timeline` in time: a band a partner, in it a lane a series.

    Each session is a mark with its number. Hollow marks: part of the date was inferred. Dotted
    lines: numbers are missing between. Partners stand in the order of their first known session.

    Args:
        summary: rows of `dialogue_timeline`, of one partner or of many.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    dated = summary.dropna(subset="middle").sort_values(["middle", "event_id"])
    if dated.empty:
        return nothing(ax, language)
    found = _lanes(dated)
    ax = ax or new_axes(rows=len(found) + 3, width=11)
    places = [found.index(lane) for lane in zip(dated["partner"], dated["series"], strict=True)]
    drawn = dated.assign(height=places, year=decimal_years(dated["middle"]))
    for series, sessions in drawn.groupby("series"):
        _draw_series(ax, sessions, str(series))
    lanes(ax, _lane_names(found, language))
    between = [
        height + 0.5 for height, (one, other) in enumerate(pairwise(found)) if one[0] != other[0]
    ]
    ax.hlines(between, 0, 1, transform=ax.get_yaxis_transform(), color=GRID, linewidth=0.8)
    year_axis(ax, [*decimal_years(dated["earliest"]), *decimal_years(dated["latest"])])
    if undated := len(summary) - len(dated):
        ax.set_xlabel(f"{label('chart', 'timeline_undated', language=language)}: {undated}")
    title = label("chart", "timeline", language=language)
    key_above(ax, _timeline_key(dated, found, language), columns=4, title=title)
    return finish(ax, caption=caption)


def timeline_caption(summary: pd.DataFrame, *, language: Language = "en") -> str:
    """Number of sessions, and what a missing number says.

    Args:
        summary: rows of `dialogue_timeline`.
        language: of the caption.
    """
    sessions = label("chart", "timeline_sessions", language=language)
    return f"n = {len(summary)} {sessions}. {label('chart', 'timeline_limits', language=language)}"


def _lanes(dated: pd.DataFrame) -> list[Lane]:
    """Partner and series of each lane: partners by first session, series as in the key."""
    partners = list(dict.fromkeys(dated["partner"]))
    found = set(zip(dated["partner"], dated["series"], strict=True))
    return sorted(found, key=lambda lane: (partners.index(lane[0]), _order(lane[1])))


def _order(series: str) -> tuple[int, str]:
    """The series with a style of their own first, as listed there."""
    styled = list(SERIES_STYLES)
    return (styled.index(series) if series in styled else len(styled), series)


def _lane_names(found: list[Lane], language: Language) -> list[str]:
    """The partner beside its first lane; the series, where all lanes are of one partner."""
    if len({partner for partner, _ in found}) == 1:
        return [label("series", series, language=language) for _, series in found]
    before = ["", *(partner for partner, _ in found)]
    return [
        "" if partner == above else label("partner", partner, language=language)
        for above, (partner, _) in zip(before, found, strict=False)
    ]


def _draw_series(ax: Axes, sessions: pd.DataFrame, series: str) -> None:
    """All sessions of one name: marks with numbers, and lines between those that have one."""
    colour, marker = _style(series)
    ends: dict[bool, list[tuple[float, float, int]]] = {False: [], True: []}
    for _, lane in sessions.dropna(subset="edition").groupby("height"):
        for one, other in pairwise(lane.to_dict("records")):
            # Two sessions with one number are no steps of one count.
            if steps := other["edition"] - one["edition"]:
                ends[steps > 1].append((one["year"], other["year"], one["height"]))
    for missing, lines in ends.items():
        if lines:
            left, right, heights = zip(*lines, strict=True)
            style = MISSING if missing else "-"
            ax.hlines(heights, left, right, color=colour, linewidth=1.3, linestyle=style, zorder=1)
    vague = sessions[_is_vague(sessions)]
    spans = (decimal_years(vague["earliest"]), decimal_years(vague["latest"]))
    ax.hlines(vague["height"], *spans, color=colour, linewidth=8, alpha=0.3, zorder=2)
    for stated, marks in sessions.groupby("date_stated"):
        name = f"{series}, date {'stated' if stated else 'inferred'}"
        look = session_mark(colour, marker, bool(stated))
        ax.plot(marks["year"], marks["height"], label=name, zorder=3, **look)
    for row in sessions.to_dict("records"):
        ax.text(
            row["year"],
            row["height"],
            "?" if pd.isna(row["edition"]) else str(row["edition"]),
            color="white" if row["date_stated"] else "black",
            fontsize=NUMBER_SIZE,
            ha="center",
            va="center_baseline",
            zorder=4,
        )


def _is_vague(sessions: pd.DataFrame) -> pd.Series[bool]:
    return (sessions["latest"] - sessions["earliest"]).dt.days > VAGUE_DAYS


def _style(series: str) -> tuple[str, str]:
    return SERIES_STYLES.get(series, OTHER_STYLE)


def _timeline_key(dated: pd.DataFrame, found: list[Lane], language: Language) -> list[Line2D]:
    """What the marks and lines mean, of those that are drawn."""
    shown = sorted({series for _, series in found}, key=_order)
    several = len({partner for partner, _ in found}) > 1
    handles = [
        Line2D(
            [],
            [],
            label=label("series", series, language=language),
            **session_mark(*_style(series)),
        )
        for series in (shown if several else ())
    ]
    editions = dated.groupby(["partner", "series"])["edition"]
    signs = {
        "inferred": (~dated["date_stated"]).any(),
        "missing": any((group.dropna().diff() > 1).any() for _, group in editions),
        "vague": _is_vague(dated).any(),
        "unnumbered": dated["edition"].isna().any(),
    }
    looks = {
        "inferred": session_mark(INK, "o", False),
        "missing": {"color": INK, "linestyle": MISSING},
        "vague": {"color": INK, "linewidth": 8, "alpha": 0.3},
        "unnumbered": {"linestyle": "none"},
    }
    return handles + [
        Line2D([], [], label=label("chart", f"timeline_{sign}", language=language), **looks[sign])
        for sign, is_there in signs.items()
        if is_there
    ]
