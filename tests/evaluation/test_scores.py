"""Precision, recall and F1: by hand, and against the scorer that others use."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from gold_sets import gold_sets

from dialogue_analysis.evaluation import CodedMeeting, Codings, errors, read_codings, score

Make = Callable[..., CodedMeeting]
MakeCodings = Callable[..., Codings]

SHARED = gold_sets()["dev"].gold.parents[1]
SCORER = SHARED / "tools" / "score.py"
# Of `second_coder`; written by score.py --json.
EXPECTED = Path(__file__).parents[1] / "data" / "evaluation" / "second_coder.json"
FIGURES = {
    "precision": "precision",
    "recall": "recall",
    "f1": "f1",
    "gold": "gold",
    "predicted": "pred",
}


def by_layer(gold: object, predicted: object) -> pd.DataFrame:
    return score(gold, predicted, resamples=50).set_index("layer")  # type: ignore[arg-type]


def figures(gold: object, predicted: object) -> dict[str, dict[str, float]]:
    """Our figures as score.py prints them."""
    frame = by_layer(gold, predicted)
    return {
        layer: {theirs: round(float(row[ours]), 3) for ours, theirs in FIGURES.items()}
        for layer, row in frame.iterrows()
    }


def run_scorer(gold: Path, predicted: Path, *only: str) -> dict[str, dict[str, float]]:
    command = [
        sys.executable,
        SCORER,
        "--json",
        "--gold",
        gold,
        "--pred",
        predicted,
        "--only",
        *only,
    ]
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def shared_layers(theirs: dict, ours: dict) -> dict:
    """Ours, of the layers that both have; they leave out layers without any item."""
    assert theirs.keys() <= ours.keys()
    return {layer: ours[layer] for layer in theirs}


def test_figures_by_hand(coded: MakeCodings, meeting: Make) -> None:
    areas = [
        ("peacekeeping", "agreed", "both"),
        ("cbrn", "agreed", "both"),
        ("cbrn", "proposed", "FRA"),
    ]
    other = [
        ("peacekeeping", "proposed", "VNM"),
        ("cbrn", "agreed", "both"),
        ("hydrography", "agreed", "both"),
    ]
    frame = by_layer(coded(meeting(areas=areas)), coded(meeting(areas=other)))
    topic, status, side = (
        frame.loc[f"cooperation.topic{more}"] for more in ("", "+status", "+status+side")
    )
    assert (topic.gold, topic.predicted, topic.correct) == (2, 3, 2)
    assert (topic.precision, topic.recall) == (pytest.approx(2 / 3), 1)
    assert topic.f1 == pytest.approx(0.8)
    assert (status.gold, status.predicted, status.correct) == (3, 3, 1)
    assert (side.gold, side.predicted, side.correct) == (3, 3, 1)


def test_nothing_to_find_and_nothing_found_is_right(coded: MakeCodings, meeting: Make) -> None:
    frame = by_layer(coded(meeting(areas=())), coded(meeting(areas=())))
    assert list(frame.loc["cooperation.topic", ["gold", "predicted", "f1", "f1_low"]]) == [
        0,
        0,
        1,
        1,
    ]


def test_nothing_to_find_and_something_found_is_wrong(coded: MakeCodings, meeting: Make) -> None:
    frame = by_layer(coded(meeting(areas=())), coded(meeting()))
    assert list(frame.loc["cooperation.topic", ["precision", "recall", "f1"]]) == [0, 0, 0]


def test_an_article_that_is_lacking_counts_as_missed(coded: MakeCodings, meeting: Make) -> None:
    frame = by_layer(coded(meeting()), {})
    assert (frame["recall"] == 0)[["relevant", "meeting.partner", "participant.name"]].all()


def test_an_article_without_gold_is_left_out(coded: MakeCodings, meeting: Make) -> None:
    gold, predicted = coded(meeting()), coded(meeting())
    more = {**predicted, "b": predicted["a"]}
    pd.testing.assert_frame_equal(by_layer(gold, more), by_layer(gold, predicted))


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("NGUYEN CHI VINH", True),
        ("Nguyễn Chí-Vịnh", True),
        ("Nguyễn Chí Vịn", True),
        ("Nguyễn Trí Vịnh", False),
        ("Chí Vịnh", False),
        ("", False),
    ],
)
def test_names_are_compared_by_their_letters(
    coded: MakeCodings, meeting: Make, written: str, same: bool
) -> None:
    gold = coded(meeting())
    predicted = coded(meeting(people=[{"name": written, "rank": "general"}]))
    assert by_layer(gold, predicted).loc["participant.name+rank", "f1"] == same


def test_meetings_are_matched_as_a_whole(coded: MakeCodings, meeting: Make) -> None:
    # The first predicted meeting is nearer to either of the gold's than the second is.
    gold = coded(meeting(city="Paris"), meeting(city="Hà Nội", mechanism="courtesy_call"))
    predicted = coded(
        meeting(city="Ha Noi", mechanism="courtesy_call"), meeting(city="Paris", date_start=None)
    )
    frame = by_layer(gold, predicted)
    assert frame.loc["meeting.mechanism", "f1"] == 1
    assert frame.loc["meeting.city", "f1"] == 1
    assert frame.loc["meeting.date_start", "recall"] == 0.5


def test_meetings_without_a_common_partner_are_two(coded: MakeCodings, meeting: Make) -> None:
    found = errors(coded(meeting()), coded(meeting(partner="GBR")))
    of_mechanism = found[found["layer"] == "meeting.mechanism"]
    assert list(of_mechanism["kind"]) == ["missed", "added"]
    assert list(of_mechanism["meeting"]) == ["talks FRA 2018-03-27", "talks GBR 2018-03-27"]


def test_errors_name_what_was_missed_and_added(coded: MakeCodings, meeting: Make) -> None:
    found = errors(
        coded(meeting(level="minister")), coded(meeting(level="working"), relationship="x")
    )
    assert found.to_dict("split")["data"] == [
        ["relationship", "a", "", "added", "x"],
        ["meeting.level", "a", "talks FRA 2018-03-27", "missed", "minister"],
        ["meeting.level", "a", "talks FRA 2018-03-27", "added", "working"],
    ]


def test_errors_are_what_the_figures_lack(second_coder: tuple[Path, Path]) -> None:
    frame, found = by_layer(*second_coder), errors(*second_coder)
    counts = found.groupby(["layer", "kind"]).size()
    for layer, row in frame.iterrows():
        assert counts.get((layer, "missed"), 0) == row["gold"] - row["correct"], layer
        assert counts.get((layer, "added"), 0) == row["predicted"] - row["correct"], layer


def test_intervals_are_the_same_on_every_run(second_coder: tuple[Path, Path]) -> None:
    one, two, other = (score(*second_coder, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one, two)
    assert not one.equals(other)
    for measure in ("precision", "recall", "f1"):
        assert (one[f"{measure}_low"] <= one[measure]).all()
        assert (one[measure] <= one[f"{measure}_high"]).all()


def test_intervals_draw_whole_articles(coded: MakeCodings, meeting: Make) -> None:
    """One of two articles is wrong: a draw has none, one or two of it, at 1/4, 1/2, 1/4."""
    right, wrong = coded(meeting())["a"], coded(meeting(level="working"))["a"]
    gold = coded(meeting(level="minister"))["a"]
    frame = score({"1": right, "2": gold}, {"1": right, "2": wrong}, confidence=0.4)
    row = frame.set_index("layer").loc["meeting.mechanism"]
    assert (row.f1_low, row.f1_high) == (1, 1)
    row = (
        score({"1": gold, "2": gold}, {"1": gold, "2": wrong}, confidence=0.4)
        .set_index("layer")
        .loc["meeting.level"]
    )
    assert (row.f1_low, row.f1, row.f1_high) == (0.5, 0.5, 0.5)
    row = (
        score({"1": gold, "2": gold}, {"1": gold, "2": wrong}, confidence=0.6)
        .set_index("layer")
        .loc["meeting.level"]
    )
    assert (row.f1_low, row.f1_high) == (0, 1)


def test_figures_of_the_common_scorer(second_coder: tuple[Path, Path]) -> None:
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    assert shared_layers(expected, figures(*second_coder)) == expected


@pytest.mark.skipif(not SCORER.is_file(), reason=f"{SCORER} is not there")
def test_the_common_scorer_still_says_so(second_coder: tuple[Path, Path]) -> None:
    gold, other = second_coder
    stems = [path.stem for path in gold.glob("*.json")]
    assert run_scorer(gold, other, *stems) == json.loads(EXPECTED.read_text(encoding="utf-8"))


@pytest.mark.skipif(not SCORER.is_file(), reason=f"{SCORER} is not there")
@pytest.mark.parametrize("name", gold_sets())
def test_figures_of_the_package_are_those_of_the_common_scorer(name: str, tmp_path: Path) -> None:
    gold_set = gold_sets()[name]
    if not gold_set.present:
        pytest.skip(f"{gold_set.gold} is not there")
    tables = gold_set.code()
    theirs = run_scorer(gold_set.gold, tables.write(tmp_path), *gold_set.stems())
    gold = read_codings(gold_set.gold, only=gold_set.stems())
    assert shared_layers(theirs, figures(gold, tables)) == theirs


def test_written_figures_can_be_read_back(second_coder: tuple[Path, Path], tmp_path: Path) -> None:
    score(*second_coder).to_csv(tmp_path / "scores.csv", index=False)
    with (tmp_path / "scores.csv").open(encoding="utf-8", newline="") as file:
        assert {"layer", "precision", "recall", "f1", "f1_low", "f1_high"} <= set(
            next(csv.reader(file))
        )
