"""Who asks for what, on a few meetings counted by hand."""

import pandas as pd
import pytest
from matplotlib.text import Text

from dialogue_analysis.analysis import plot_proposals, proposals_by_side


@pytest.fixture
def events(record_frame) -> pd.DataFrame:
    return record_frame(
        "events",
        ["event_id", "partner", "mechanism"],
        ("a1", "FRA", "talks"),
        ("a2", "FRA", "talks"),
        ("m1", "KHM LAO", "multilateral"),
        ("r1", "RUS", "talks"),
    )


@pytest.fixture
def cooperation(record_frame) -> pd.DataFrame:
    return record_frame(
        "cooperation",
        ["event_id", "topic", "status", "side"],
        ("a1", "peacekeeping", "proposed", "VNM"),
        ("a1", "peacekeeping", "proposed", "FRA"),
        ("a1", "education_training", "proposed", "VNM"),
        ("a1", "hydrography", "reviewed", "VNM"),
        ("a2", "peacekeeping", "proposed", "VNM"),
        ("a2", "cyber_security", "explored", "FRA"),
        ("m1", "peacekeeping", "proposed", "LAO"),
        ("m1", "border_management", "proposed", "VNM"),
        ("r1", "education_training", "proposed", "both"),
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "topic",
            {
                "border_management": (1, 0, 0, 1, 1),
                "education_training": (2, 1, 1, 1, 3),
                "peacekeeping": (2, 2, 1, 0, 4),
            },
        ),
        ("mechanism", {"talks": (3, 2, 2, 1, 5), "multilateral": (1, 1, 1, 0, 2)}),
        (
            "partner",
            {
                "FRA": (2, 1, 1, 1, 3),
                "KHM": (1, 0, 0, 1, 1),
                "LAO": (1, 1, 1, 0, 2),
                "RUS": (1, 1, 1, 0, 2),
            },
        ),
    ],
)
def test_meetings_are_counted_once_a_side(
    events: pd.DataFrame,
    cooperation: pd.DataFrame,
    by: str,
    expected: dict[str, tuple[int, ...]],
) -> None:
    summary = proposals_by_side(events, cooperation, by=by)
    counts = summary[["vietnam", "partner", "both", "difference", "n"]]
    assert {key: tuple(row) for key, *row in counts.itertuples()} == expected
    assert summary.index.name == by


def test_what_viet_nam_asks_for_more_often_stands_first(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    summary = proposals_by_side(events, cooperation)
    assert list(summary.index) == ["education_training", "border_management", "peacekeeping"]


def test_the_interval_is_wilsons(record_frame) -> None:
    """15 of 20: 53.1 to 88.8 per cent, as in any table of Wilson's intervals."""
    held = [(f"e{number}", "FRA", "talks") for number in range(20)]
    said = [
        (event, "cbrn", "proposed", "VNM" if number < 15 else "FRA")
        for number, (event, *_) in enumerate(held)
    ]
    summary = proposals_by_side(
        record_frame("events", ["event_id", "partner", "mechanism"], *held),
        record_frame("cooperation", ["event_id", "topic", "status", "side"], *said),
    )
    row = summary.loc["cbrn"]
    assert row["share"] == 75
    assert (round(row["low"], 1), round(row["high"], 1)) == (53.1, 88.8)
    assert not row["apart"]


def test_a_share_unlike_all_others_stands_apart(record_frame) -> None:
    held = [(f"e{number}", "FRA", "talks") for number in range(40)]
    said = [
        (event, "cbrn" if number % 4 else "hydrography", "proposed", "VNM" if number % 4 else "FRA")
        for number, (event, *_) in enumerate(held)
    ]
    summary = proposals_by_side(
        record_frame("events", ["event_id", "partner", "mechanism"], *held),
        record_frame("cooperation", ["event_id", "topic", "status", "side"], *said),
    )
    assert summary["apart"].to_dict() == {"cbrn": True, "hydrography": True}


@pytest.mark.parametrize("by", ["topic", "partner"])
def test_no_proposal_is_an_empty_table_and_says_so(
    events: pd.DataFrame, cooperation: pd.DataFrame, by: str
) -> None:
    agreed = cooperation[cooperation["status"] != "proposed"]
    summary = proposals_by_side(events, agreed, by=by)
    assert summary.empty
    assert plot_proposals(summary).texts[0].get_text() == "No meeting to draw"


def test_both_sides_are_drawn_where_they_asked(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    ax = plot_proposals(proposals_by_side(events, cooperation))
    drawn = {line.get_label(): list(line.get_xdata()) for line in ax.lines}
    assert drawn == {"vietnam": [2, 1, 2], "partner": [1, 0, 2]}
    assert "2/3 = 67 % (21–94)" in [text.get_text() for text in ax.texts]


def test_the_chart_warns_of_the_press_in_its_language(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    ax = plot_proposals(proposals_by_side(events, cooperation), language="vi", caption="n = 4.")
    words = " ".join(text.get_text() for text in ax.figure.findobj(Text))
    assert "n = 4. Được đưa tin" in words
    assert "Gìn giữ hòa bình" in words
    assert not {"Peacekeeping", "partner", "proposes"} & set(words.split())
