"""What all charts share: axes of their own, words in one language, colours, a caption."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from dialogue_analysis.labels import Language, label

# Okabe and Ito's colours: told apart with any kind of colour vision.
BLUE, GREEN, ORANGE, PINK = "#0072B2", "#009E73", "#E69F00", "#CC79A7"
SKY, VERMILION, YELLOW, GREY = "#56B4E9", "#D55E00", "#F0E442", "#999999"
# Colour and hatch: also told apart in grey print.
STATUS_STYLES = {
    "reviewed": (BLUE, ""),
    "agreed": (GREEN, "//"),
    "proposed": (ORANGE, ".."),
    "explored": (PINK, "xx"),
}
SIDE_COLOURS = {"VNM": VERMILION, "partner": BLUE, "both": GREEN}
ROW_HEIGHT = 0.31
CAPTION_SIZE, CHARACTERS_PER_INCH = 8, 15
# That have room in an inch of a title.
TITLE_LETTERS = 11


def new_axes(*, rows: int, width: float) -> Axes:
    """Axes of a figure that pyplot does not know, high enough for the rows."""
    figure = Figure(figsize=(width, 1.1 + ROW_HEIGHT * max(3, rows)), layout="constrained")
    return figure.subplots()


def nothing(ax: Axes | None, language: Language) -> Axes:
    """Says that there is nothing to draw."""
    ax = ax or new_axes(rows=0, width=6)
    ax.set_axis_off()
    ax.text(0.5, 0.5, label("chart", "nothing", language=language), ha="center", va="center")
    return ax


def words(column: str, codes: Iterable[object], language: Language) -> list[str]:
    """The codes in words."""
    return [label(column, code, language=language) for code in codes]


def finish(ax: Axes, *, caption: str = "") -> Axes:
    """Put the caption below the figure, and show every text as it is written.

    A figure of several charts has the caption of each, in lines; what several share stands once.
    """
    figure = ax.get_figure(root=True)
    if caption and isinstance(figure, Figure):
        width = int(figure.get_size_inches()[0] * CHARACTERS_PER_INCH)
        text, there = fill(caption, width), figure.get_supxlabel()
        if f"\n{text}\n" in f"\n{there}\n":
            text = there
        elif there:
            text = f"{there}\n{text}"
        figure.supxlabel(text, x=0.01, ha="left", fontsize=CAPTION_SIZE, color="#444444")
        _as_written(figure)
    _as_written(ax)
    return ax


def record_caption(events: pd.DataFrame, *, language: Language = "en") -> str:
    """Number of meetings, where they are from and what a reader must know of their limits.

    Args:
        events: those that are drawn, with `origin` and `date_start`.
        language: of the caption.
    """
    origins = events["origin"].astype("str").value_counts()
    sources = ", ".join(
        f"{label('origin', origin, language=language)} {origins[origin]}"
        for origin in ("reference", "parsed", "both")
        if origin in origins
    )
    limits = label("chart", "limits", language=language)
    meetings = label("chart", "meetings", language=language).lower()
    return f"n = {len(events)} {meetings} ({sources}). {limits}"


def _as_written(artist: Axes | Figure) -> None:
    """A dollar sign in a label is a dollar sign, not the start of a formula."""
    for text in artist.findobj(Text):
        text.set_parse_math(False)
