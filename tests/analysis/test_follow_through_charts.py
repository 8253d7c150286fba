"""Charts of proposals: counts and shares as in the summaries, one language, nothing clipped."""

import warnings
from collections.abc import Callable

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.text import Text

from dialogue_analysis.analysis import (
    follow_through,
    next_meeting_flow,
    outcomes_by,
    plot_chain_outcomes,
    plot_follow_through,
    plot_next_meeting_flow,
    plot_shares_within,
    survival_curve,
)
from dialogue_analysis.analysis.chain_outcomes import STAGES
from dialogue_analysis.analysis.charts.chain_outcomes import COLOURS
from dialogue_analysis.analysis.topic_chains import topic_chains

PLOTS = [plot_next_meeting_flow, plot_follow_through, plot_shares_within, plot_chain_outcomes]


@pytest.fixture
def chains(record_frame) -> pd.DataFrame:
    """Six topics of one partner: two agreed after a year, one of them done after two."""
    topics = ["peacekeeping", "cbrn", "hydrography", "coast_guard", "ship_visits", "war_legacy"]
    events = record_frame(
        "events",
        ["event_id", "partner", "mechanism", "date_start", "date_end"],
        *((year, "FRA", "talks", f"{year}-06-04", f"{year}-06-04") for year in ("2018", "2019")),
        ("2024", "FRA", "talks", "2024-06-04", "2024-06-04"),
    )
    cooperation = record_frame(
        "cooperation",
        ["event_id", "topic", "status", "side"],
        *(("2018", topic, "proposed", "VNM") for topic in topics),
        ("2019", "peacekeeping", "agreed", "both"),
        ("2019", "cbrn", "agreed", "both"),
        ("2024", "cbrn", "reviewed", "both"),
    )
    return topic_chains(events, cooperation)


@pytest.fixture
def summaries(chains: pd.DataFrame) -> dict[Callable[..., Axes], pd.DataFrame]:
    return {
        plot_next_meeting_flow: next_meeting_flow(chains),
        plot_follow_through: survival_curve(chains, by="side"),
        plot_shares_within: follow_through(chains, by="topic"),
        plot_chain_outcomes: outcomes_by(chains),
    }


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_flow_is_as_thick_as_its_chains(summaries) -> None:
    ax = plot_next_meeting_flow(summaries[plot_next_meeting_flow])
    nodes = [patch.get_height() for patch in ax.patches if isinstance(patch, Rectangle)]
    assert sorted(nodes) == [1, 1, 2, 4, 4, 6]
    assert len([patch for patch in ax.patches if isinstance(patch, PathPatch)]) == 5
    assert sorted(texts(ax)) == [
        "Agreed: 1",
        "Agreed: 2",
        "Done or under way: 1",
        "Not mentioned: 4",
        "Proposed: 6",
        "Still a proposal: 4",
    ]


def test_curve_tells_how_many_are_left(summaries) -> None:
    ax = plot_follow_through(summaries[plot_follow_through])
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["Vietnam (n = 6)"]
    assert texts(ax) == ["Followed, not there yet", "Vietnam", "6", "4", "4", "4", "0", "0"]


def test_curve_ends_where_fewer_than_five_are_followed(summaries) -> None:
    line = plot_follow_through(summaries[plot_follow_through]).lines[0]
    assert max(line.get_xdata()) == pytest.approx(1, abs=0.01)


def test_shares_are_sorted_and_tell_their_size(summaries) -> None:
    summary = summaries[plot_shares_within]
    ax = plot_shares_within(summary, years=5)
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert set(names[:2]) == {"Peacekeeping (n = 1)", "CBRN defence (n = 1)"}
    assert len(names) == 6
    missing = summary.assign(within_5=summary["within_5"].where(summary["closed"] > 0))
    assert len(plot_shares_within(missing, years=5).get_yticklabels()) == 2


def test_outcome_bars_have_the_lengths_of_the_summary(summaries) -> None:
    ax = plot_chain_outcomes(summaries[plot_chain_outcomes])
    drawn = {bars.get_label(): sum(bar.get_width() for bar in bars) for bars in ax.containers}
    assert drawn == {
        "Done or under way": 1,
        "Agreed": 1,
        "Still a proposal": 4,
        "No later meeting known": 0,
    }


def test_more_groups_than_lines_are_refused(summaries) -> None:
    curve = summaries[plot_follow_through]
    many = pd.concat([curve.assign(side=side) for side in ("VNM", "FRA", "GBR", "LAO", "both")])
    with pytest.raises(ValueError, match="5 groups by side: at most 4"):
        plot_follow_through(many)


@pytest.mark.parametrize("plot", PLOTS)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_is_clipped_and_no_letter_is_missing(plot, language: str, summaries) -> None:
    ax = plot(summaries[plot], language=language, caption="n = 3")
    figure = ax.get_figure()
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing glyph is a warning
        figure.savefig("/dev/null", format="png")
    legend = ax.get_legend()
    words = [ax.title, *ax.texts, *ax.get_yticklabels(), *(legend.get_texts() if legend else [])]
    for text in filter(Text.get_text, words):
        extent = text.get_window_extent()
        assert figure.bbox.x0 <= extent.x0, text
        assert extent.x1 <= figure.bbox.x1 + 1, text
        assert figure.bbox.y0 <= extent.y0, text
        assert extent.y1 <= figure.bbox.y1 + 1, text


@pytest.mark.parametrize("plot", PLOTS)
def test_all_words_are_vietnamese(plot, summaries) -> None:
    def words(language: str) -> set[str]:
        found = plot(summaries[plot], language=language).findobj(Text)
        cells = {text.get_text() for text in found}
        return {cell for cell in cells if any(map(str.isalpha, cell))}

    assert not words("en") & words("vi")
    assert not any("_" in word for word in words("en") | words("vi"))


@pytest.mark.parametrize("plot", PLOTS)
def test_axes_are_those_given_and_nothing_global_changes(plot, summaries) -> None:
    before = dict(mpl.rcParams)
    given = Figure().subplots()
    assert plot(summaries[plot], ax=given) is given
    assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == []


@pytest.mark.parametrize("plot", PLOTS)
def test_nothing_to_draw_says_so(plot, summaries) -> None:
    assert texts(plot(summaries[plot][:0])) == ["No meeting to draw"]


def test_every_stage_has_colours() -> None:
    for codes in STAGES.values():
        assert {str(code) for code in codes} <= set(COLOURS)
        assert len({COLOURS[code] for code in codes}) == len(codes)
