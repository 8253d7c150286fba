"""What a change gained and lost."""

import gains
import pytest

from dialogue_analysis.evaluation import CodedArticle, CodedMeeting, Codings


def coded(*areas: tuple[str, str, str]) -> Codings:
    rows = tuple(dict(zip(("topic", "status", "side"), area, strict=True)) for area in areas)
    parts = {"participants": (), "cooperation": rows, "agreements": (), "positions": ()}
    meeting = CodedMeeting({"partner": "FRA", "mechanism": "talks"}, parts)
    return {"a": CodedArticle("a", relevant=True, meetings=(meeting,))}


RIGHT, WRONG = ("cbrn", "agreed", "both"), ("cbrn", "agreed", "FRA")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [RIGHT], [("gained", "right")]),
        ([], [WRONG], [("gained", "wrong")]),
        ([RIGHT], [], [("lost", "wrong")]),
        ([WRONG], [], [("lost", "right")]),
        ([WRONG], [RIGHT], [("lost", "right"), ("gained", "right")]),
        ([RIGHT], [RIGHT], []),
    ],
)
def test_changes_are_judged_by_the_gold(before: list, after: list, expected: list) -> None:
    found = gains.changes(coded(RIGHT), coded(*before), coded(*after))
    assert list(zip(found["kind"], found["mark"], strict=True)) == expected


def test_only_figures_that_moved_are_listed() -> None:
    moved = gains.score_changes(coded(RIGHT), coded(WRONG), coded(RIGHT))
    (row,) = moved.to_dict("records")
    assert row == {"layer": "cooperation.topic+status+side", "before": 0, "after": 1, "change": 1}
