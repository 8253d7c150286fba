"""Charts: what is drawn is what the summary says, in one language, on the given axes."""

import warnings

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from dialogue_analysis.analysis import plot_status_bars, plot_topic_heatmap
from dialogue_analysis.analysis.charts.frame import STATUS_COLOURS, STATUS_HATCHES
from dialogue_analysis.codes import Status


@pytest.fixture
def topics() -> pd.DataFrame:
    data = {"FRA": [4, 1], "GBR": [1, 0]}
    counts = pd.DataFrame(data, index=["peacekeeping", "military_medicine"])
    return counts.rename_axis(index="topic", columns="partner")


@pytest.fixture
def statuses() -> pd.DataFrame:
    data = {"reviewed": [2, 0], "agreed": [1, 3], "proposed": [0, 0], "explored": [1, 0]}
    counts = pd.DataFrame(data, index=["peacekeeping", "military_medicine"])
    return counts.rename_axis(index="topic", columns="status")


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_heatmap_shows_every_count_but_zero(topics: pd.DataFrame) -> None:
    ax = plot_topic_heatmap(topics)
    assert sorted(texts(ax)) == ["1", "1", "4"]
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["France", "United Kingdom"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == [
        "Peacekeeping",
        "Military medicine",
    ]


def test_bars_have_the_lengths_of_the_summary(statuses: pd.DataFrame) -> None:
    ax = plot_status_bars(statuses)
    drawn = {bars.get_label(): [bar.get_width() for bar in bars] for bars in ax.containers}
    assert drawn == {"Reviewed": [2, 0], "Agreed": [1, 3], "Proposed": [0, 0], "Explored": [1, 0]}
    assert sorted(texts(ax)) == ["1", "1", "2", "3"]


def test_all_words_are_vietnamese(topics: pd.DataFrame, statuses: pd.DataFrame) -> None:
    for ax in (
        plot_topic_heatmap(topics, language="vi"),
        plot_status_bars(statuses, language="vi"),
    ):
        words = " ".join(text.get_text() for text in ax.figure.findobj(Text))
        assert "Gìn giữ hòa bình" in words
        assert not {"Peacekeeping", "France", "Agreed", "partner", "topic", "status"} & set(
            words.split()
        )


@pytest.mark.parametrize("plot", [plot_topic_heatmap, plot_status_bars])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_is_clipped_and_no_letter_is_missing(
    plot: object, language: str, topics: pd.DataFrame, statuses: pd.DataFrame
) -> None:
    ax = (
        plot_topic_heatmap(topics, language=language)
        if plot is plot_topic_heatmap
        else plot_status_bars(statuses, language=language)
    )
    figure = ax.get_figure()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing glyph is a warning
        figure.savefig("/dev/null", format="png")
    legend = ax.get_legend()
    words = [ax.title, *ax.texts, *ax.get_yticklabels(), *(legend.get_texts() if legend else [])]
    if plot is plot_topic_heatmap:
        words += ax.get_xticklabels()
    for text in words:
        extent = text.get_window_extent()
        assert figure.bbox.x0 <= extent.x0, text
        assert extent.x1 <= figure.bbox.x1 + 1, text
        assert extent.y1 <= figure.bbox.y1 + 1, text


def test_axes_are_those_given_and_nothing_global_changes(
    topics: pd.DataFrame, statuses: pd.DataFrame
) -> None:
    before = dict(mpl.rcParams)
    figure = Figure()
    left, right = figure.subplots(1, 2)
    assert plot_topic_heatmap(topics, ax=left) is left
    assert plot_status_bars(statuses, ax=right) is right
    plot_topic_heatmap(topics)
    assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == []


def test_dollar_signs_are_no_formula(topics: pd.DataFrame) -> None:
    ax = plot_topic_heatmap(topics.rename(index={"peacekeeping": "$x^2$"}))
    assert not any(text.get_parse_math() for text in ax.findobj(Text))


def test_many_partners_stand_upright(topics: pd.DataFrame) -> None:
    codes = ["FRA", "GBR", "DEU", "JPN", "IND", "LAO", "KHM", "THA", "AUS", "NZL"]
    wide = pd.DataFrame(1, index=topics.index, columns=codes).rename_axis(columns="partner")
    assert plot_topic_heatmap(wide).get_xticklabels()[0].get_rotation() == 90


def test_nothing_to_draw_says_so(topics: pd.DataFrame, statuses: pd.DataFrame) -> None:
    assert texts(plot_topic_heatmap(topics.iloc[:0, :0])) == ["No meeting to draw"]
    assert texts(plot_status_bars(statuses.iloc[:0], language="vi")) == [
        "Không có cuộc gặp nào để vẽ"
    ]


def test_every_status_has_a_colour_and_a_hatch_of_its_own() -> None:
    assert list(STATUS_COLOURS) == list(STATUS_HATCHES) == list(Status)
    assert len(set(STATUS_COLOURS.values())) == len(set(STATUS_HATCHES.values())) == len(Status)
