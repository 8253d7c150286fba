"""Charts: what is drawn is what the summary says, in one language, on the given axes."""

import warnings

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from dialogue_analysis.analysis import (
    plot_status_bars,
    plot_topic_heatmap,
    plot_topic_trends,
    plot_topics_by_year,
    record_caption,
)
from dialogue_analysis.analysis.charts.frame import STATUS_STYLES
from dialogue_analysis.codes import Status
from dialogue_analysis.labels import label


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
    assert sorted(texts(ax)) == ["1", "1", "2", "3", "3", "4"]  # each segment, and the whole bar


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
    assert list(STATUS_STYLES) == list(Status)
    colours, hatches = zip(*STATUS_STYLES.values(), strict=True)
    assert len(set(colours)) == len(set(hatches)) == len(Status)


def test_shares_are_drawn_in_per_cent_with_what_they_are_of() -> None:
    shares = pd.DataFrame({"FRA": [66.7, 0.3], "GBR": [50.0, 0.0]}, index=["peacekeeping", "cbrn"])
    shares = shares.rename_axis(index="topic", columns="partner")
    ax = plot_topic_heatmap(shares, sizes=pd.Series({"FRA": 21, "GBR": 8}))
    assert sorted(texts(ax)) == ["50", "67", "<1"]
    assert [tick.get_text() for tick in ax.get_xticklabels()] == [
        "France (21)",
        "United Kingdom\n(8)",
    ]
    assert "%" in ax.get_title(loc="left")


def test_years_without_meetings_keep_their_place() -> None:
    shares = pd.DataFrame({"2018": [50.0], "2021": [25.0], "unknown": [100.0]}, index=["cbrn"])
    figure = plot_topics_by_year(
        shares.rename_axis(index="topic", columns="year"),
        sizes=pd.Series({"2018": 8, "2021": 4, "unknown": 1}),
    )
    (bars,) = figure.axes[0].containers
    assert [bar.get_height() for bar in bars] == [50, 0, 0, 25]
    assert [bool(bar.get_hatch()) for bar in bars] == [False, True, True, True]


def bands(ax: Axes) -> list[float]:
    """The middle of each band over the whole height."""
    bars = [bar for bars in ax.containers for bar in bars]
    return [patch.get_center()[0] for patch in ax.patches if patch not in bars]


def test_a_year_without_meetings_is_no_year_of_nothing() -> None:
    shares = pd.DataFrame({"2018": [50.0], "2020": [0.0], "unknown": [100.0]}, index=["cbrn"])
    shares = shares.rename_axis(index="topic", columns="year")
    sizes = pd.Series({"2018": 8, "2020": 4, "unknown": 2})
    figure = plot_topics_by_year(shares, sizes=sizes, caption="{as it is}")
    assert bands(figure.axes[0]) == [2019]
    assert figure.get_suptitle().endswith("(n = 12)")
    below = figure.get_supxlabel().replace("\n", " ")
    assert "Grey band: no meeting" in below
    assert "not drawn: 2." in below
    assert below.endswith("{as it is}")


def test_only_what_is_drawn_is_explained() -> None:
    shares = pd.DataFrame({"2018": [50.0], "2019": [0.0]}, index=["cbrn"])
    shares = shares.rename_axis(index="topic", columns="year")
    figure = plot_topics_by_year(shares, sizes=pd.Series({"2018": 8, "2019": 6}))
    assert bands(figure.axes[0]) == []
    assert "band" not in figure.get_supxlabel()
    assert "not drawn" not in figure.get_supxlabel()


def test_one_year_alone_is_a_whole_number() -> None:
    shares = pd.DataFrame({"2023": [50.0]}, index=["cbrn"]).rename_axis(
        index="topic", columns="year"
    )
    figure = plot_topics_by_year(shares, sizes=pd.Series({"2023": 8}))
    figure.savefig("/dev/null", format="png")
    left, right = figure.axes[0].get_xlim()
    assert [tick for tick in figure.axes[0].get_xticks() if left < tick < right] == [2023]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_title_has_room_above_one_partner(language: str, topics: pd.DataFrame) -> None:
    shares = topics[["FRA"]].astype("float64")
    ax = plot_topic_heatmap(shares, language=language)
    ax.figure.savefig("/dev/null", format="png")
    title = next(text for text in ax.findobj(Text) if "%" in text.get_text())
    assert title.get_window_extent().x1 <= ax.figure.bbox.x1


def test_each_chart_of_a_figure_keeps_its_caption(
    topics: pd.DataFrame, statuses: pd.DataFrame
) -> None:
    left, right = Figure().subplots(1, 2)
    plot_topic_heatmap(topics, ax=left, caption="n = 30")
    for caption in ("n = 3", "n = 30", "n = 3"):
        plot_status_bars(statuses, ax=right, caption=caption)
    assert left.figure.get_supxlabel() == "n = 30\nn = 3"


GROUPS = ("partner", "year", "level", "mechanism")
BY = {
    "topics": GROUPS,
    "shares": GROUPS,
    "coverage": GROUPS,
    "status": ("topic", "side", *GROUPS),
    "outcome": ("topic", "partner", "side"),
    "documents": ("partner", "type"),
}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("code", [f"{what}_by_{by}" for what in BY for by in BY[what]])
def test_every_grouping_has_a_title(code: str, language: str) -> None:
    assert label("chart", code, language=language) != code.replace("_", " ")


def test_trends_tell_what_is_clear_from_what_is_not() -> None:
    columns = ["early_share", "late_share", "change", "change_low", "change_high"]
    rows = {"cyber_security": (6, 17, 11, 5, 17), "cbrn": (1, 0, -1, -4, 1)}
    trends = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    trends.attrs.update(since=2020, early=217, late=206)
    ax = plot_topic_trends(trends)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == [
        "Cyber security  6 → 17 %",
        "CBRN defence  1 → 0 %",
    ]
    drawn = {bars.get_label(): bars.lines[0].get_xdata().tolist() for bars in ax.containers}
    assert drawn == {"Rising": [11], "Falling": [], "Interval includes 0": [-1]}
    assert "217 | 206" in ax.get_title(loc="left")


def test_a_caption_stands_below_as_it_is_written(topics: pd.DataFrame) -> None:
    events = pd.DataFrame({"origin": ["reference", "reference", "both"]})
    caption = record_caption(events, language="vi")
    assert caption.startswith("n = 3 cuộc gặp (hồ sơ tham chiếu 2, cả hai 1).")
    figure = plot_topic_heatmap(topics, caption=f"{caption} $x$").figure
    assert figure.get_supxlabel().replace("\n", " ") == f"{caption} $x$"
