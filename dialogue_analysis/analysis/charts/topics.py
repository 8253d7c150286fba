"""Charts of topics: how often, with whom, when, and how far they had got."""

from __future__ import annotations

from textwrap import fill

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from dialogue_analysis.analysis.charts.bars import plot_stacked_bars
from dialogue_analysis.analysis.charts.frame import (
    BLUE,
    GREEN,
    GREY,
    STATUS_STYLES,
    TITLE_LETTERS,
    VERMILION,
    finish,
    new_axes,
    nothing,
    words,
)
from dialogue_analysis.labels import Language, label

MOST_LEVEL_LABELS = 8
LABEL_WIDTH = 16
FEW_MEETINGS = 5
NO_MEETING = "#e8e8e8"


def plot_topic_heatmap(
    summary: pd.DataFrame,
    *,
    sizes: pd.Series[int] | None = None,
    ax: Axes | None = None,
    language: Language = "en",
    caption: str = "",
) -> Axes:
    """A heatmap of `topics_by`: topics down, groups across, the number in each cell.

    Args:
        summary: topics × partners, years, levels or mechanisms; counts, or per cent.
        sizes: number of meetings by group, to stand behind the group's name: what a share is
            of (`meetings_by`).
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    column = str(summary.columns.name)
    if summary.empty:
        return nothing(ax, language)
    groups = words(column, summary.columns, language)
    if sizes is not None:
        groups = [
            f"{group} ({sizes[code]})" for group, code in zip(groups, summary.columns, strict=True)
        ]
    in_shares = bool((summary.dtypes == "float64").all())
    upright = len(groups) > MOST_LEVEL_LABELS
    if not upright:
        groups = [fill(group, LABEL_WIDTH) for group in groups]
    cell = 0.42 if upright else 1.3
    room = cell * max(2, len(groups)) if ax is None else ax.bbox.width / ax.figure.dpi
    ax = ax or new_axes(rows=len(summary), width=3.2 + room)
    largest = 100 if in_shares else max(1, int(summary.to_numpy().max(initial=0)))
    sns.heatmap(
        summary,
        ax=ax,
        mask=summary == 0,
        annot=summary.map(_number),
        fmt="",
        cmap=mpl.colormaps["Blues"],
        norm=Normalize(vmin=0, vmax=1.25 * largest),
        cbar=False,
        linewidths=1,
        linecolor="#dddddd",
        xticklabels=groups,
        yticklabels=words("topic", summary.index, language),
    )
    ax.tick_params(
        axis="x",
        rotation=90 if upright else 0,
        top=True,
        labeltop=True,
        bottom=False,
        labelbottom=False,
    )
    ax.tick_params(axis="y", rotation=0, left=False)
    ax.set(xlabel="", ylabel="")
    what = "shares" if in_shares else "topics"
    title = label("chart", f"{what}_by_{column}", language=language)
    ax.set_title(fill(title, max(LABEL_WIDTH, int(TITLE_LETTERS * room))), loc="left", pad=12)
    return finish(ax, caption=caption)


def _number(value: float) -> str:
    """As text; a share that would be rounded to nothing is not nothing."""
    return "<1" if 0 < value < 0.5 else f"{value:.0f}"


def plot_status_bars(
    summary: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """Stacked bars of `status_counts`: a bar a row, a segment a status, its number in it.

    Args:
        summary: rows of any kind × statuses, whole numbers.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below: number of meetings, sources, limits (`record_caption`).
    """
    return plot_stacked_bars(
        summary,
        styles=STATUS_STYLES,
        title=f"status_by_{summary.index.name}",
        counted="count",
        ax=ax,
        language=language,
        caption=caption,
    )


def plot_topics_by_year(
    summary: pd.DataFrame,
    *,
    sizes: pd.Series[int],
    most: int = 12,
    language: Language = "en",
    caption: str = "",
) -> Figure:
    """A small bar chart a topic, years across: the share of each year's meetings that raised it.

    A year with no such meeting is a grey band, which is not a share of 0 %; meetings of no known
    year are counted below. A figure, and no `ax` to draw on, since each topic has its own axes.

    Args:
        summary: topics × years in per cent (`topics_by(…, by="year", shares=True)`).
        sizes: number of reported meetings by year. Years with fewer than five are drawn pale:
            one meeting more or less moves them by twenty points and over.
        most: so many topics, from the top.
        language: of all words in the chart.
        caption: what stands below.
    """
    known = summary.loc[:, [year for year in summary.columns if str(year).isdigit()]].iloc[:most]
    figure = Figure(figsize=(9.6, 1.2 + 1.35 * -(-len(known) // 3)), layout="constrained")
    if known.empty:
        nothing(figure.subplots(), language)
        return figure
    years = range(int(known.columns[0]), int(known.columns[-1]) + 1)
    shares = known.set_axis(known.columns.astype("int64"), axis=1).reindex(columns=years)
    counts = [int(sizes.get(str(year), 0)) for year in years]
    few = [count < FEW_MEETINGS for count in counts]
    none = [year for year, count in zip(years, counts, strict=True) if not count]
    panels = figure.subplots(-(-len(known) // 3), 3, sharex=True, sharey=True, squeeze=False)
    for ax, topic in zip(panels.flat, shares.index, strict=False):
        bars = ax.bar(years, shares.loc[topic].fillna(0), width=0.8, color=BLUE)
        for bar, pale in zip(bars, few, strict=True):
            bar.set(alpha=0.35 if pale else 1, hatch="///" if pale else "", edgecolor="white")
        for year in none:
            ax.axvspan(year - 0.5, year + 0.5, color=NO_MEETING, linewidth=0, zorder=0)
        ax.set_title(label("topic", topic, language=language), loc="left", fontsize=9)
        ax.spines[["top", "right"]].set_visible(False)
        ax.grid(axis="y", color="#dddddd", linewidth=0.8)
        ax.set_axisbelow(True)
    for ax in panels.flat[len(shares) :]:
        ax.set_axis_off()
    panels[0, 0].set_ylim(0, 100)
    panels[0, 0].yaxis.set_major_formatter(PercentFormatter())
    panels[0, 0].xaxis.set_major_locator(MaxNLocator(5, integer=True, min_n_ticks=1))
    title = label("chart", "shares_by_year", language=language)
    figure.suptitle(f"{title} (n = {sum(counts)})", x=0.01, ha="left")
    undated = sum(size for year, size in sizes.items() if not str(year).isdigit())
    hints = {"few_meetings": True, "no_meetings": none, "undated_meetings": undated}
    told = [
        label("chart", hint, language=language).format(undated=undated)
        for hint, there in hints.items()
        if there
    ]
    finish(panels[0, 0], caption=" ".join([*told, caption]).strip())
    return figure


def plot_topic_trends(
    trends: pd.DataFrame, *, ax: Axes | None = None, language: Language = "en", caption: str = ""
) -> Axes:
    """A row a topic: its change of share between the two periods, with the interval.

    Args:
        trends: of `topic_trends`.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words in the chart.
        caption: what stands below.
    """
    if trends.empty or trends["change"].isna().all():
        return nothing(ax, language)
    ax = ax or new_axes(rows=len(trends), width=8.6)
    since = trends.attrs["since"]
    clear = (trends["change_low"] > 0) | (trends["change_high"] < 0)
    for chosen, colour, marker, name in (
        (clear & (trends["change"] > 0), GREEN, "^", "rising"),
        (clear & (trends["change"] < 0), VERMILION, "v", "falling"),
        (~clear, GREY, "o", "unclear"),
    ):
        rows = trends[chosen]
        spread = [rows["change"] - rows["change_low"], rows["change_high"] - rows["change"]]
        places = [place for place, drawn in enumerate(chosen) if drawn]
        words_ = label("chart", name, language=language)
        ax.errorbar(rows["change"], places, xerr=spread, fmt=marker, color=colour, label=words_)
    ax.axvline(0, color="#444444", linewidth=0.8)
    names = words("topic", trends.index, language)
    shares = zip(names, trends["early_share"], trends["late_share"], strict=True)
    ax.set_yticks(
        range(len(trends)), [f"{name}  {early:.0f} → {late:.0f} %" for name, early, late in shares]
    )
    ax.set_ylim(len(trends) - 0.4, -0.6)
    sizes = f"{trends.attrs['early']} | {trends.attrs['late']}"
    ax.set_xlabel(label("chart", "change", language=language))
    title = label("chart", "trends", language=language)
    ax.set_title(f"{title}: < {since} | ≥ {since} (n = {sizes})", loc="left", pad=30)
    ax.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1), frameon=False)
    ax.grid(axis="x", color="#dddddd", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return finish(ax, caption=caption)
