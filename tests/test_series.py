"""Gaps, repeats, order and names of numbered series."""

import pandas as pd
import pytest

from dialogue_analysis.reference import load_reference
from dialogue_analysis.series import check_series, is_counted, load_series, series_of

COLUMNS = ["event_id", "partner", "mechanism", "edition", "date_start", "date_end"]


def events(*rows: tuple[str, str, int | None, str | None]) -> pd.DataFrame:
    """Small events of (partner, mechanism, edition, date)."""
    cells = [
        (f"{partner}-{number}", partner, mechanism, edition, day, day)
        for number, (partner, mechanism, edition, day) in enumerate(rows)
    ]
    return pd.DataFrame(cells, columns=COLUMNS).astype({"edition": "Int64"})


def found(frame: pd.DataFrame) -> list[tuple[str, str, str]]:
    result = check_series(frame)
    return list(zip(result["series"], result["finding"], result["editions"], strict=True))


def test_a_series_without_fault_gives_nothing() -> None:
    frame = events(
        ("CAN", "policy_dialogue", 1, "2021-07-23"),
        ("CAN", "policy_dialogue", 2, "2023-09"),
        ("CAN", "policy_dialogue", 3, "2025-02-20"),
        ("CAN", "talks", None, "2019-05-06"),
        ("CAN", "consultation", 9, "2019-05-06"),
    )
    assert check_series(frame).empty


def test_gap_late_start_and_unnumbered() -> None:
    frame = events(
        ("SGP", "policy_dialogue", 4, "2012-01-08"),
        ("SGP", "policy_dialogue", 7, "2017-10-09"),
        ("SGP", "policy_dialogue", None, "2019"),
    )
    assert found(frame) == [
        ("policy_dialogue", "late_start", "1 2 3"),
        ("policy_dialogue", "gap", "5 6"),
        ("policy_dialogue", "unnumbered", ""),
    ]


def test_repeat_and_order() -> None:
    frame = events(
        ("THA", "policy_dialogue", 1, "2019-01-01"),
        ("THA", "policy_dialogue", 2, "2017-01-01"),
        ("THA", "policy_dialogue", 2, "2020-01-01"),
    )
    assert found(frame) == [
        ("policy_dialogue", "repeat", "2"),
        ("policy_dialogue", "date_order", "1 2"),
    ]
    assert check_series(frame)["detail"].iloc[1] == "2019-01-01, 2017-01-01"


@pytest.mark.parametrize(
    ("first", "edition", "second", "odd"),
    [
        pytest.param("2019-03-01", 2, "2019-03-01", True, id="one day"),
        pytest.param("2019-03-01", 2, "2019-03-08", True, id="a week"),
        pytest.param("2019-03-01", 2, "2019-06-01", False, id="three months"),
        pytest.param("2019-03-01", 2, "2020-03-01", False, id="a year"),
        pytest.param("2015-03-01", 2, "2026-03-01", True, id="eleven years"),
        pytest.param("2015-03-01", 4, "2026-03-01", False, id="eleven years, two between"),
        pytest.param("2019", 2, "2019-06", False, id="a year alone may be far enough"),
        pytest.param("2019-03", 2, "2019-04", True, id="vague, yet surely near"),
        pytest.param("2019-03-01", 2, "2018-03-01", False, id="backwards is another finding"),
    ],
)
def test_editions_too_near_or_too_far_apart(
    first: str, edition: int, second: str, odd: bool
) -> None:
    frame = events(
        ("THA", "policy_dialogue", 1, first), ("THA", "policy_dialogue", edition, second)
    )
    result = check_series(frame)
    told = result[result["finding"] == "interval"]
    assert list(told["detail"]) == ([f"{first}, {second}"] if odd else [])


@pytest.mark.parametrize("vague", ["2017", "XXXX-01-01", None])
def test_a_vague_date_is_no_fault_of_order(vague: str | None) -> None:
    frame = events(
        ("THA", "policy_dialogue", 1, "2017-06-01"), ("THA", "policy_dialogue", 2, vague)
    )
    assert check_series(frame).empty


def test_a_series_goes_on_under_another_name() -> None:
    frame = events(
        ("JPN", "strategic_dialogue", 1, "2012-11-26"),
        ("JPN", "strategic_dialogue", 2, "2013-08-09"),
        ("JPN", "policy_dialogue", 3, "2015-01-29"),
        ("FRA", "policy_dialogue", 1, "2016-11-10"),
        ("FRA", "strategic_dialogue", 1, "2019-07-01"),
    )
    result = check_series(frame)
    assert list(result["finding"]) == ["name_change"]
    assert result["detail"].iloc[0] == "policy_dialogue 3; strategic_dialogue 1 2"
    assert result["event_ids"].iloc[0] == "JPN-0 JPN-1 JPN-2"


def test_order_of_rows_changes_nothing() -> None:
    meetings = load_reference().meetings.rename(columns={"meeting_id": "event_id"})
    shuffled = meetings.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(check_series(meetings), check_series(shuffled))


def test_no_event_gives_no_finding_but_the_columns() -> None:
    result = check_series(events())
    assert list(result.columns)[:3] == ["partner", "series", "finding"]
    assert result.empty


def test_each_mapping_has_its_reason() -> None:
    frame = load_series()
    assert list(frame.columns) == ["partner", "mechanism", "series", "note"]
    order = list(zip(frame["partner"], frame["mechanism"], strict=True))
    assert order == sorted(order)
    assert frame["note"].str.endswith(".").all()
    assert (frame["mechanism"] != frame["series"]).all()


def test_series_of() -> None:
    assert series_of("KOR", "strategic_dialogue") == "policy_dialogue"
    assert series_of("RUS", "policy_dialogue") == "strategic_dialogue"
    assert series_of("FRA", "strategic_dialogue") == "strategic_dialogue"
    assert is_counted("CHN", "other")
    assert not is_counted("GBR", "other")


def test_the_reference_record(root: object) -> None:
    meetings = load_reference().meetings.rename(columns={"meeting_id": "event_id"})
    result = check_series(meetings)
    repeats = result[result["finding"] == "repeat"]
    assert list(repeats["partner"]) == ["CHN", "GBR"]
    assert not (result["finding"] == "date_order").any()
    assert list(result[result["finding"] == "interval"]["detail"]) == ["2017-03-29, 2025-02-25"]
    names = result[result["finding"] == "name_change"]
    assert list(names["partner"]) == ["IND", "JPN", "KOR"]
