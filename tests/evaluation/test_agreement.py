"""Krippendorff's alpha: a known example, and what counts as a unit."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dialogue_analysis.evaluation import CodedArticle, CodedMeeting, Codings, alpha, disagreements

Make = Callable[..., CodedMeeting]
MakeCodings = Callable[..., Codings]


def by_column(one: object, other: object) -> pd.DataFrame:
    return alpha(one, other).set_index("column")  # type: ignore[arg-type]


def relevance(said: str) -> Codings:
    return {
        str(number): CodedArticle(str(number), relevant=word == "1")
        for number, word in enumerate(said.split())
    }


def test_alpha_of_krippendorffs_own_example() -> None:
    """Two observers, ten units, two values (Krippendorff 2011, Computing alpha, part A)."""
    one, other = "0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"
    row = by_column(relevance(one), relevance(other)).loc["articles.relevant"]
    assert row["alpha"] == pytest.approx(0.095, abs=5e-4)
    assert (row["units"], row["agree"]) == (10, 0.6)


def test_alpha_is_missing_without_variation() -> None:
    row = by_column(relevance("1 1"), relevance("1 1")).loc["articles.relevant"]
    assert pd.isna(row["alpha"])
    assert row["agree"] == 1


def test_equal_codings_agree(second_coder: tuple[Path, Path]) -> None:
    frame = alpha(second_coder[0], second_coder[0])
    assert set(frame["agree"]) == {1.0}
    assert set(frame["alpha"].dropna()) == {1.0}


def test_alpha_does_not_depend_on_who_comes_first(coded: MakeCodings, meeting: Make) -> None:
    people = [
        {"name": "NGUYEN CHI VIN", "rank": "general"},
        {"name": "Pol Saroen", "rank": "colonel"},
    ]
    other_people = [
        {"name": "Nguyễn Chí Vịnh", "rank": "colonel"},
        {"name": "Pol Saroeun", "rank": "colonel"},
    ]
    one = coded(meeting(people, city="Hà Nội"), meeting(people, city="Huế", edition="2"))
    other = coded(
        meeting(other_people, city="HA NOI"), meeting(other_people, city="Vinh", edition="2")
    )
    left, right = by_column(one, other), by_column(other, one)
    pd.testing.assert_frame_equal(left, right.loc[left.index])
    assert left.loc["meetings.city", "agree"] == 0.5
    assert left.loc["participants.rank", "units"] == 4


def test_units_are_what_both_have(coded: MakeCodings, meeting: Make) -> None:
    one = meeting(areas=[("peacekeeping", "agreed", "both"), ("cbrn", "agreed", "both")])
    other = meeting(
        areas=[("peacekeeping", "proposed", "both"), ("peacekeeping", "agreed", "both")]
    )
    gone = meeting(partner="USA")
    frame = by_column(coded(one, gone), coded(other))
    assert frame.loc["meetings.mechanism", "units"] == 1
    assert frame.loc["cooperation.topic", "units"] == 34
    assert frame.loc["cooperation.topic", "agree"] == pytest.approx(33 / 34)
    assert list(frame.loc["cooperation.status", ["units", "agree"]]) == [1, 0]
    assert list(frame.loc["cooperation.side", ["units", "agree"]]) == [1, 1]


def test_disagreements_say_what_was_taken_for_what(coded: MakeCodings, meeting: Make) -> None:
    one = meeting(level="minister", edition="3")
    found = disagreements(coded(one, meeting(partner="USA")), coded(meeting(edition="4")))
    assert sorted(map(tuple, found.to_numpy())) == [
        ("meetings.edition", "3", "4", 1),
        ("meetings.level", "minister", "(empty)", 1),
        ("meetings.reported", "yes", "no", 1),
    ]
