"""The charts of a partner's page, in English and in Vietnamese."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dialogue_analysis.analysis.charts import plot_status_bars, plot_topic_heatmap, record_caption
from dialogue_analysis.analysis.charts.rhythm import plot_timeline
from dialogue_analysis.analysis.display import png
from dialogue_analysis.analysis.rhythm import dialogue_timeline
from dialogue_analysis.analysis.selection import UNKNOWN, years_of
from dialogue_analysis.analysis.topics import status_counts, topics_by
from dialogue_analysis.labels import Language, label
from dialogue_analysis.merging.record import Record

LANGUAGES: tuple[Language, ...] = ("en", "vi")
# A chart is shown this many pixels an inch wide; the picture has half as many again, for print.
SHOWN, DPI = 96, 120
MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a picture in one language: a `data:` address, its width in pixels, its words."""

    language: Language
    address: str
    width: int
    alt: str


def partner_charts(code: str, record: Record) -> dict[str, tuple[Chart, ...]]:
    """The charts by name, each in both languages; without a chart where it would be empty."""
    sessions = dialogue_timeline(record.events)
    topics = topics_by(record.events, record.cooperation, by="year")
    statuses = status_counts(record.events, record.cooperation, by="topic")
    held = record.events[record.events["event_id"].isin(sessions["event_id"])]
    drawn: dict[str, tuple[Callable[..., Axes], pd.DataFrame, pd.DataFrame]] = {
        "timeline": (plot_timeline, sessions, held),
        "topics": (plot_topic_heatmap, topics, record.events),
        "statuses": (plot_status_bars, statuses, record.events),
    }
    return {
        name: tuple(_pictures(name, code, plot, summary, events))
        for name, (plot, summary, events) in drawn.items()
        if not summary.empty
    }


def _pictures(
    name: str,
    code: str,
    plot: Callable[..., Axes],
    summary: pd.DataFrame,
    events: pd.DataFrame,
) -> Iterator[Chart]:
    for language in LANGUAGES:
        caption = record_caption(events, language=language)
        # A user's own settings of matplotlib would change the picture.
        with mpl.rc_context(mpl.rcParamsDefault):
            figure = plot(summary, language=language, caption=caption).get_figure(root=True)
            assert isinstance(figure, Figure)
            picture = b64encode(png(figure, dpi=DPI)).decode("ascii")
        yield Chart(
            language,
            f"data:image/png;base64,{picture}",
            int(figure.get_size_inches()[0] * SHOWN),
            _alt(name, code, summary, events, language),
        )


def _alt(
    name: str, code: str, summary: pd.DataFrame, events: pd.DataFrame, language: Language
) -> str:
    """What the chart shows, in one or two sentences with its main figures."""
    years = sorted(year for year in years_of(events).unique() if year != UNKNOWN)
    # Rows of the topic charts stand by number, the most first.
    most = [label("topic", each, language=language) for each in summary.index[:MOST_TOPICS]]
    return label("page", f"alt_{name}", language=language).format(
        partner=label("partner", code, language=language),
        n=len(summary),
        meetings=len(events),
        years="–".join(dict.fromkeys((years or ["?"])[:: max(1, len(years) - 1)])),
        most=", ".join(str(each) for each in most),
    )
