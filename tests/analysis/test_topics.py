"""Counts of meetings, topics and statuses, on tables small enough to count by hand."""

import pandas as pd
import pytest

from dialogue_analysis.analysis import meetings_by, status_counts, topics_by


@pytest.fixture
def events(record_frame) -> pd.DataFrame:
    """France 2018, France and Germany of no known year, Lao 2023, and one that nothing is told of."""
    return record_frame(
        "events",
        ["event_id", "partner", "mechanism", "date_start", "level"],
        ("a1", "FRA", "talks", "2018-06-04", "minister"),
        ("a2", "DEU FRA", "policy_dialogue", "XXXX-11-04", None),
        ("b1", "LAO", "policy_dialogue", "2023", "deputy_minister"),
        ("b2", "LAO", "talks", "2024", "minister"),
    )


@pytest.fixture
def cooperation(record_frame) -> pd.DataFrame:
    return record_frame(
        "cooperation",
        ["event_id", "topic", "status", "side"],
        ("a1", "peacekeeping", "reviewed", "both"),
        ("a1", "peacekeeping", "proposed", "VNM"),
        ("a1", "peacekeeping", "proposed", "FRA"),
        ("a1", "cbrn", "agreed", "both"),
        ("a2", "peacekeeping", "agreed", "both"),
        ("b1", "hydrography", "explored", "VNM"),
        ("b1", "peacekeeping", "agreed", "both"),
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "partner",
            {
                "FRA": {"peacekeeping": 2, "hydrography": 0, "cbrn": 1},
                "LAO": {"peacekeeping": 1, "hydrography": 1, "cbrn": 0},
                "DEU": {"peacekeeping": 1, "hydrography": 0, "cbrn": 0},
            },
        ),
        (
            "year",
            {
                "2018": {"peacekeeping": 1, "hydrography": 0, "cbrn": 1},
                "2023": {"peacekeeping": 1, "hydrography": 1, "cbrn": 0},
                "unknown": {"peacekeeping": 1, "hydrography": 0, "cbrn": 0},
            },
        ),
        (
            "level",
            {
                "minister": {"peacekeeping": 1, "hydrography": 0, "cbrn": 1},
                "deputy_minister": {"peacekeeping": 1, "hydrography": 1, "cbrn": 0},
                "unknown": {"peacekeeping": 1, "hydrography": 0, "cbrn": 0},
            },
        ),
        (
            "mechanism",
            {
                "policy_dialogue": {"peacekeeping": 2, "hydrography": 1, "cbrn": 0},
                "talks": {"peacekeeping": 1, "hydrography": 0, "cbrn": 1},
            },
        ),
    ],
)
def test_topics_by(
    events: pd.DataFrame, cooperation: pd.DataFrame, by: str, expected: dict[str, dict[str, int]]
) -> None:
    counts = topics_by(events, cooperation, by=by)
    assert counts.to_dict() == expected
    assert list(counts.columns) == list(expected)
    assert list(counts.index) == ["peacekeeping", "hydrography", "cbrn"]
    assert (counts.index.name, counts.columns.name) == ("topic", by)


def test_status_by_topic_counts_a_meeting_once(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    counts = status_counts(events, cooperation)
    assert list(counts.columns) == ["reviewed", "agreed", "proposed", "explored"]
    assert counts.loc["peacekeeping"].tolist() == [1, 2, 1, 0]
    assert counts.index[0] == "peacekeeping"
    assert (counts.index.name, counts.columns.name) == ("topic", "status")


def test_status_by_side_keeps_both_sides_apart(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    counts = status_counts(events, cooperation, by="side")
    assert counts["proposed"].to_dict() == {"both": 0, "VNM": 1, "FRA": 1}


def test_status_by_year(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    assert status_counts(events, cooperation, by="year").sum(axis=1).to_dict() == {
        "2018": 3,
        "2023": 2,
        "unknown": 1,
    }


@pytest.mark.parametrize("by", ["partner", "year", "level", "mechanism"])
def test_no_meeting_gives_an_empty_summary(
    events: pd.DataFrame, cooperation: pd.DataFrame, by: str
) -> None:
    assert topics_by(events[:0], cooperation[:0], by=by).empty
    assert status_counts(events[:0], cooperation[:0], by=by).empty


def test_shares_are_of_meetings_with_any_topic(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    shares = topics_by(events, cooperation, by="partner", shares=True)
    assert shares["FRA"].to_dict() == {"peacekeeping": 100, "hydrography": 0, "cbrn": 50}
    assert shares["LAO"].to_dict() == {"peacekeeping": 100, "hydrography": 100, "cbrn": 0}


def test_meetings_by_tells_those_without_any_topic(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    counts = meetings_by(events, cooperation, by="partner")
    assert counts.to_dict("index") == {
        "FRA": {"meetings": 2, "reported": 2},
        "LAO": {"meetings": 2, "reported": 1},
        "DEU": {"meetings": 1, "reported": 1},
    }
    assert list(counts.index) == ["FRA", "LAO", "DEU"]
