"""Counts of meetings, topics and statuses, on tables small enough to count by hand."""

import pandas as pd
import pytest

from dialogue_analysis.analysis import people_by_name, status_counts, topics_by
from dialogue_analysis.schema import schema
from dialogue_analysis.tables import Tables, to_tables, typed


@pytest.fixture
def tables() -> Tables:
    """Three meetings: France 2018, France and Germany of no known year, Lao 2023."""
    meetings = [
        ("a", "m1", "FRA", "talks", "2018-06-04", "minister"),
        ("a", "m2", "DEU FRA", "talks", "XXXX-11-04", None),
        ("b", "m1", "LAO", "talks", "2023", "deputy_minister"),
    ]
    areas = [
        ("a", "m1", "peacekeeping", "reviewed", "both"),
        ("a", "m1", "peacekeeping", "proposed", "VNM"),
        ("a", "m1", "peacekeeping", "proposed", "FRA"),
        ("a", "m1", "cbrn", "agreed", "both"),
        ("a", "m2", "peacekeeping", "agreed", "both"),
        ("b", "m1", "hydrography", "explored", "VNM"),
        ("b", "m1", "peacekeeping", "agreed", "both"),
    ]
    names = ["article_id", "meeting_id", "partner", "mechanism", "date_start", "level"]
    frames = {name: to_tables([])[name] for name in schema()}
    frames["meetings"] = _frame("meetings", meetings, names)
    people = [
        ("a", "m1", "Florence Parly", "FRA", None, "minister", "host"),
        ("a", "m1", "Nguyễn Chí Vịnh", "VNM", "lieutenant_general", "deputy_minister", "guest"),
        ("a", "m2", "Nguyễn Chí Vịnh", "VNM", "lieutenant_general", "deputy_minister", "chair"),
        ("b", "m1", "Nguyễn Chí Vịnh", "VNM", None, "deputy_minister", "chair"),
        ("b", "m1", "Nguyễn Chí Vịnh", "LAO", None, None, "chair"),
    ]
    names = ["article_id", "meeting_id", "name", "side", "rank", "office_level", "role"]
    frames["participants"] = _frame("participants", people, names)
    names = ["article_id", "meeting_id", "topic", "status", "side"]
    frames["cooperation"] = _frame("cooperation", areas, names)
    return Tables(**frames)


def _frame(name: str, rows: list[tuple[str | None, ...]], names: list[str]) -> pd.DataFrame:
    return typed(
        pd.DataFrame(rows, columns=names).reindex(columns=schema()[name].names), schema()[name]
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
    ],
)
def test_topics_by(tables: Tables, by: str, expected: dict[str, dict[str, int]]) -> None:
    counts = topics_by(tables, by=by)
    assert counts.to_dict() == expected
    assert list(counts.columns) == list(expected)
    assert list(counts.index) == ["peacekeeping", "hydrography", "cbrn"]
    assert (counts.index.name, counts.columns.name) == ("topic", by)


def test_status_by_topic_counts_a_meeting_once(tables: Tables) -> None:
    counts = status_counts(tables)
    assert list(counts.columns) == ["reviewed", "agreed", "proposed", "explored"]
    assert counts.loc["peacekeeping"].tolist() == [1, 2, 1, 0]
    assert counts.index[0] == "peacekeeping"
    assert (counts.index.name, counts.columns.name) == ("topic", "status")


def test_status_by_side_keeps_both_sides_apart(tables: Tables) -> None:
    counts = status_counts(tables, by="side")
    assert counts["proposed"].to_dict() == {"both": 0, "VNM": 1, "FRA": 1}


def test_status_by_year(tables: Tables) -> None:
    assert status_counts(tables, by="year").sum(axis=1).to_dict() == {
        "2018": 3,
        "2023": 2,
        "unknown": 1,
    }


@pytest.mark.parametrize("by", ["partner", "year", "level"])
def test_no_meeting_gives_an_empty_summary(by: str) -> None:
    assert topics_by(to_tables([]), by=by).empty
    assert status_counts(to_tables([]), by=by).empty


def test_a_name_of_a_side_stands_once(tables: Tables) -> None:
    frame = people_by_name(tables)
    assert frame.reset_index().to_numpy().tolist() == [
        ["Nguyễn Chí Vịnh", "VNM", 3, "lieutenant_general", "deputy_minister", "guest, chair"],
        ["Florence Parly", "FRA", 1, "", "minister", "host"],
        ["Nguyễn Chí Vịnh", "LAO", 1, "", "", "chair"],
    ]
    assert frame["meetings"].dtype == "int64"


def test_nobody_is_an_empty_table() -> None:
    frame = people_by_name(to_tables([]))
    assert list(frame.columns) == ["meetings", "rank", "office_level", "role"]
    assert frame.empty
