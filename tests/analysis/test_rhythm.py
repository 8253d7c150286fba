"""Numbered dialogues in time, on a few sessions written by hand."""

import pandas as pd
import pytest

from dialogue_analysis.analysis import chairs, dialogue_timeline, intervals_between, rhythm

COLUMNS = ["event_id", "partner", "mechanism", "series", "edition", "date_start", "date_end"]
COLUMNS += ["date_stated", "level", "country", "format"]
DEPUTY, MINISTER = "deputy_minister", "minister"


@pytest.fixture
def events(record_frame) -> pd.DataFrame:
    """France with a gap between 2 and 4; Lao with a number held twice; talks that count for none."""
    rows = [
        ("f4", "FRA", 4, "2024-01-01", "2024-01-01", True, MINISTER, None, "online"),
        ("f1", "FRA", 1, "2016-03-01", "2016-03-03", True, DEPUTY, "VNM", "in_person"),
        ("f2", "FRA", 2, "2018", "2018", False, DEPUTY, "FRA", "in_person"),
        ("f?", "FRA", None, "XXXX-11-04", "XXXX-11-04", True, MINISTER, "FRA", "in_person"),
        ("f5", "FRA", 5, "2025-01-01", "2025-01-01", True, DEPUTY, "FRA", "in_person"),
        ("f6", "FRA", 6, "2026-01-01", "2026-01-01", True, DEPUTY, "FRA", "in_person"),
        ("l1", "LAO", 1, "2019-05", "2019-05", True, DEPUTY, "VNM", "in_person"),
        ("l2", "LAO", 2, "2023-05", "2023-05", True, DEPUTY, "LAO", "in_person"),
        ("l3", "LAO", 2, "2024-05", "2024-05", True, DEPUTY, "LAO", "in_person"),
    ]
    dialogues = [
        (event, partner, "policy_dialogue", "policy_dialogue", *cells)
        for event, partner, *cells in rows
    ]
    talks = ("t1", "FRA", "talks", "talks", None, "2020-01-01", "2020-01-01", True, MINISTER)
    return record_frame("events", COLUMNS, *dialogues, (*talks, "VNM", "in_person"))


def test_sessions_stand_in_order_and_talks_are_left_out(events: pd.DataFrame) -> None:
    sessions = dialogue_timeline(events)
    assert list(sessions["event_id"]) == ["f1", "f2", "f4", "f5", "f6", "f?", "l1", "l2", "l3"]


@pytest.mark.parametrize(
    ("event", "days"),
    [
        ("f1", ("2016-03-01", "2016-03-03", "2016-03-02")),
        ("f2", ("2018-01-01", "2018-12-31", "2018-07-02")),
        ("l1", ("2019-05-01", "2019-05-31", "2019-05-16")),
        ("f?", (None, None, None)),
    ],
)
def test_a_date_spans_the_days_that_it_may_mean(
    events: pd.DataFrame, event: str, days: tuple[str | None, ...]
) -> None:
    row = dialogue_timeline(events).set_index("event_id").loc[event]
    found = [row[name] for name in ("earliest", "latest", "middle")]
    assert tuple(None if pd.isna(day) else str(day.date()) for day in found) == days


@pytest.mark.parametrize(
    ("event", "place"), [("f1", "home"), ("f2", "abroad"), ("f4", "online"), ("f5", "abroad")]
)
def test_place(events: pd.DataFrame, event: str, place: str) -> None:
    assert dialogue_timeline(events).set_index("event_id").loc[event, "place"] == place


def test_intervals_are_between_successive_numbers(events: pd.DataFrame) -> None:
    between = intervals_between(events)
    told = between[["from_event", "to_event", "missing", "inferred", "closed"]]
    assert told.to_numpy().tolist() == [
        ["f1", "f2", 0, True, False],
        ["f2", "f4", 1, True, True],
        ["f4", "f5", 0, False, False],
        ["f5", "f6", 0, False, False],
    ]
    years = between["years"].round(2).astype("object")
    assert years.where(years.notna(), None).tolist() == [2.33, None, 1.0, 1.0]
    assert between["span"].round(2).tolist() == [2.33, 5.5, 1.0, 1.0]


def test_a_number_held_twice_ends_no_interval(events: pd.DataFrame) -> None:
    assert "LAO" not in set(intervals_between(events)["partner"])


def test_rhythm_counts_what_can_be_seen(events: pd.DataFrame) -> None:
    """France: 1 to 2 changes place, 4 was online, 5 to 6 stays abroad; up to minister and back."""
    row = rhythm(events).loc[("FRA", "policy_dialogue")]
    assert row.drop("median_months").to_dict() == {
        "sessions": 6,
        "first": "2016-03-01",
        "last": "2026-01-01",
        "known": 5,
        "highest": 6,
        "intervals": 3,
        "level_changes": 2,
        "alternated": 1,
        "pairs": 2,
    }
    assert round(row["median_months"], 1) == 12.0


def test_rhythm_of_a_series_without_intervals(events: pd.DataFrame) -> None:
    row = rhythm(events).loc[("LAO", "policy_dialogue")]
    assert (row["sessions"], row["known"], row["intervals"], row["pairs"]) == (3, 2, 0, 0)
    assert pd.isna(row["median_months"])


@pytest.fixture
def chaired(record_frame) -> pd.DataFrame:
    columns = ["event_id", "partner", "mechanism", "series", "date_start", "date_end"]
    columns += ["vn_chair", "vn_chair_office", "partner_chair", "partner_chair_office"]
    first = "Deputy Minister"
    rows = [
        ("f1", "FRA", "2016-01-01", "Nguyễn Văn Hiến", first, "Phillippe Errera", "Director"),
        ("f2", "FRA", "2018-01-01", "Nguyễn Văn Hiền", first, "Philippe Errera", "Director"),
        ("f3", "FRA", "2019-01-01", "Nguyễn Văn Hiến", "Minister", "Philippe Errera", None),
        ("l1", "LAO", "2017-01-01", "Nguyễn Văn Hiến; Vũ An", f"{first}; Envoy", None, None),
    ]
    named = [
        (event, partner, "policy_dialogue", "policy_dialogue", day, day, *cells)
        for event, partner, day, *cells in rows
    ]
    talks = ("t1", "FRA", "talks", "talks", "2010-01-01", "2010-01-01", "Vũ An", None, None, None)
    return record_frame("events", columns, *named, talks)


def test_chairs_stand_once_viet_nam_first(chaired: pd.DataFrame) -> None:
    found = chairs(chaired)
    columns = ["side", "name", "office", "partners", "sessions", "dates"]
    assert found[columns].to_numpy().tolist() == [
        ["VNM", "Nguyễn Văn Hiến", "Deputy Minister", 2, 3, "2016-01-01 2017-01-01 2019-01-01"],
        ["VNM", "Vũ An", "Envoy", 1, 1, "2017-01-01"],
        ["VNM", "Nguyễn Văn Hiền", "Deputy Minister", 1, 1, "2018-01-01"],
        ["FRA", "Philippe Errera", "Director", 1, 3, "2016-01-01 2018-01-01 2019-01-01"],
    ]
    assert found["years"].round(1).tolist() == [3.0, 0.0, 0.0, 3.0]
    known = chaired.set_index("event_id")["date_start"]
    for person in found.itertuples():
        assert [known[each] for each in person.event_ids.split()] == person.dates.split()


@pytest.mark.parametrize("summary", [dialogue_timeline, intervals_between, rhythm, chairs])
def test_no_dialogue_is_an_empty_table(events: pd.DataFrame, summary: object) -> None:
    talks = events[events["mechanism"] == "talks"]
    assert summary(talks).empty
    assert list(summary(talks).columns) == list(summary(events).columns)
