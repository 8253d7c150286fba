"""Charts of documents: as what they were last reported, and when they were named and signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from dialogue_analysis.analysis.charts.bars import plot_stacked_bars
from dialogue_analysis.analysis.charts.frame import (
    BLUE,
    GREEN,
    ORANGE,
    finish,
    new_axes,
    nothing,
)
from dialogue_analysis.analysis.charts.years import decimal_year
from dialogue_analysis.codes import AgreementType, Precision
from dialogue_analysis.intervals import bounds, precision
from dialogue_analysis.labels import Language, label
from dialogue_analysis.merging.reports import rows

STATE_COLOURS = {"in_force": BLUE, "signed": GREEN, "pending": ORANGE}
# Also told apart in grey print.
STATE_HATCHES = {"in_force": "", "signed": "//", "pending": ".."}
STATE_LINES: dict[str, Literal["-", "--", ":"]] = {"in_force": "-", "signed": "--", "pending": ":"}
TYPE_MARKERS = dict(zip(AgreementType, "*osD<v^PX>p", strict=True))
TITLE_WIDTH = 46
LEGEND_COLUMNS = 3
FEWEST_YEARS = 4
STATE_ROOM = 0.2
STATE: Mapping[str, Any] = {"va": "center", "fontsize": 8}


def plot_document_states(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """Stacked bars of `documents_by_partner` or `documents_by_type`: a segment a state.

    Args:
        summary: partners or types × states, whole numbers.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below (`document_caption`).
    """
    row = str(summary.index.name)
    return plot_stacked_bars(
        summary,
        styles={code: (colour, STATE_HATCHES[code]) for code, colour in STATE_COLOURS.items()},
        title=f"documents_by_{row}",
        counted="documents",
        segments="document_state",
        rows="agreement_type" if row == "type" else row,
        ax=ax,
        language=language,
        caption=caption,
    )


def plot_document_timeline(
    documents: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """A line a document, from its first to its last mention, with a mark where it was signed.

    A mark's form is the document's type; it is hollow, at the last mention, where the date of
    signing is not known. Where a year or month alone is, it stands in the middle of it. A thin
    line leads from a signing to a later first mention. What was last reported stands beside,
    alone where no year is known.

    Args:
        documents: from `documents`, of one partner or a few; drawn in their order.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words but titles that no table translates.
        caption: what stands below (`document_caption`).
    """
    if documents.empty:
        return nothing(ax, language)
    titles = _titles(documents, language)
    handles = _handles(documents, language)
    legend_rows = -(-len(handles) // LEGEND_COLUMNS)
    height = sum(0.5 + 0.6 * len(title.split("\n")) for title in titles)
    ax = ax or new_axes(rows=round(height + 0.7 * legend_rows), width=9.6)
    for place, row in enumerate(rows(documents)):
        _draw(ax, place, row, language)
    ax.set_yticks(range(len(titles)), titles, fontsize=9)
    ax.set_ylim(len(titles) - 0.4, -0.6)
    if years := _years(documents):
        ax.set_xlim(*_span(years))
        ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=9, min_n_ticks=2))
        ax.xaxis.set_major_formatter("{x:.0f}")
    else:
        ax.set_xticks([])
    ax.grid(axis="x", color="#e4e4e4", linewidth=0.8)
    ax.set_axisbelow(True)
    title = label("chart", "document_timeline", language=language)
    ax.set_title(title, loc="left", pad=12 + 15 * legend_rows)
    ax.legend(
        handles=handles,
        ncols=LEGEND_COLUMNS,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        frameon=False,
        fontsize=9,
        columnspacing=1,
        handletextpad=0.4,
    )
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return finish(ax, caption=caption)


def document_caption(documents: pd.DataFrame, *, language: Language = "en") -> str:
    """Number of documents, and what a reader must know of their limits.

    Args:
        documents: those that are drawn, with `state` and `period_over`.
        language: of the caption.
    """
    over = int((documents["period_over"] & (documents["state"] == "in_force")).sum())
    parts = ["document_count", *(["document_over"] if over else []), "document_limits"]
    texts = (label("chart", part, language=language) for part in parts)
    return " ".join(texts).format(documents=len(documents), over=over)


def _titles(documents: pd.DataFrame, language: Language) -> list[str]:
    """Titles in lines; with the partner's name where there are several."""
    several = documents["partner"].nunique() > 1
    found = []
    for partner, title in zip(documents["partner"], documents["title"], strict=True):
        text = label("document_title", title, language=language)
        name = f"{label('partner', partner, language=language)}: " if several else ""
        found.append(fill(name + text, TITLE_WIDTH))
    return found


def _draw(ax: Axes, place: int, row: Mapping[str, Any], language: Language) -> None:
    """One document: where it was named, when it was signed, and what it was last."""
    colour, signed = STATE_COLOURS[row["state"]], _year(row["date_signed"])
    named = [_year(row[name]) for name in ("first_mentioned", "last_mentioned")]
    known = [year for year in named if year is not None]
    if known:
        ax.plot(known, [place] * len(known), STATE_LINES[row["state"]], color=colour, lw=2.4)
        ax.plot(known, [place] * len(known), "|", color=colour, ms=9, mew=2)
    if signed is not None and known and signed < known[0]:
        ax.plot([signed, known[0]], [place, place], "-", color="#777777", lw=0.8, zorder=1)
    mark = signed if signed is not None else next(reversed(known), None)
    state = label("document_state", row["state"], language=language)
    if mark is None:
        unknown = label("chart", "document_undated", language=language)
        ax.text(0.01, place, f"{state} ({unknown})", transform=ax.get_yaxis_transform(), **STATE)
        return
    filling = "white" if signed is None else colour
    marker = TYPE_MARKERS[AgreementType(row["type"])]
    ax.plot(mark, place, marker, ms=9, mfc=filling, mec="black", mew=0.9, zorder=3)
    ax.annotate(
        state, (max([mark, *known]), place), xytext=(9, 0), textcoords="offset points", **STATE
    )


def _years(documents: pd.DataFrame) -> list[float]:
    """All years that are known, in no order."""
    dates = documents[["date_signed", "first_mentioned", "last_mentioned"]].astype(object)
    texts = dates.where(dates.notna(), None).to_numpy().ravel()
    return [year for text in texts if (year := _year(text)) is not None]


def _span(years: Sequence[float]) -> tuple[float, float]:
    """The years to draw, with room to the right, where the states are written."""
    middle, half = (max(years) + min(years)) / 2, max(FEWEST_YEARS, max(years) - min(years)) / 2
    return middle - 1.06 * half, middle + (1 + 2 * STATE_ROOM) * half


def _year(text: str | None) -> float | None:
    """The middle of what a date may mean, as a year with its fraction."""
    if text is None or precision(text) == Precision.UNKNOWN:
        return None
    first, last = map(decimal_year, bounds(text))
    return (first + last) / 2


def _handles(documents: pd.DataFrame, language: Language) -> list[Line2D]:
    """A mark for each type that is drawn, in the codebook's order, and the hollow one."""
    found = [
        _handle(label("agreement_type", kind, language=language), marker=marker)
        for kind, marker in TYPE_MARKERS.items()
        if (documents["type"] == kind).any()
    ]
    if documents["date_signed"].isna().any():
        text = label("chart", "signing_unknown", language=language)
        found.append(_handle(text, marker="o", filling="white"))
    return found


def _handle(text: str, *, marker: str, filling: str = "#777777") -> Line2D:
    return Line2D(
        [], [], marker=marker, mfc=filling, mec="black", linestyle="", markersize=8, label=text
    )
