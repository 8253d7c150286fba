"""The scores on the open articles do not fall, and the gold they are measured on is the same.

The held-out articles are not read here: `make heldout` scores them, once.
"""

import json

import floors
import pandas as pd
import pytest
import scores
from gold_sets import GoldSet, gold_sets, missing

from dialogue_analysis.evaluation import LAYERS


@pytest.fixture(params=gold_sets())
def gold_set(request: pytest.FixtureRequest) -> GoldSet:
    found = gold_sets()[request.param]
    if not found.present:
        pytest.skip(missing(found))
    return found


def test_scores_stay_above_their_floors(
    gold_set: GoldSet, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = floors.figures(gold_set)
    with capsys.disabled():
        print(f"\n{floors.in_words(gold_set, frame)}")
    assert frame["floor"].notna().all(), "no floor yet: make floors"
    lost = floors.fallen(frame)
    if len(lost):
        pytest.fail(f"{gold_set.name} is below its floor:\n{lost.to_string()}", pytrace=False)


def test_every_layer_reaches_its_aim(gold_set: GoldSet) -> None:
    known = floors.read_floors()
    reached = known["sets"][gold_set.name]["f1"]
    aims = {} if gold_set.name == "seeds" else known["aims"]
    short = {layer: (reached[layer], aim) for layer, aim in aims.items() if reached[layer] < aim}
    assert short == {}


def test_floors_were_measured_on_this_gold(gold_set: GoldSet) -> None:
    known = floors.read_floors()["sets"][gold_set.name]
    assert known["articles"] == len(gold_set.stems())
    assert known["fingerprint"] == gold_set.fingerprint(), (
        "articles or gold changed: make floors measures anew"
    )


def test_stored_figures_are_those_of_today(gold_set: GoldSet) -> None:
    if gold_set.name == "seeds":
        return  # the notebook measures them itself
    fresh = scores.measured(gold_set, "open")
    for path, frame in zip((scores.SCORES, scores.DISAGREEMENTS), fresh, strict=True):
        stored = pd.read_csv(path).query("split == 'open' and set == @gold_set.name")
        pd.testing.assert_frame_equal(
            stored.reset_index(drop=True),
            frame.reset_index(drop=True),
            check_dtype=False,
            obj=f"{path.name} (make floors writes it anew)",
        )


def test_parts_share_no_article(gold_set: GoldSet) -> None:
    """By name alone: the held-out files are not opened."""
    opened, held_out = gold_set.stems("open"), gold_set.stems("held_out")
    assert not set(opened) & set(held_out)
    split = json.loads((floors.ROOT / "tests" / "data" / "split.json").read_text(encoding="utf-8"))
    assert held_out == sorted(split["held_out"].get(gold_set.name, []))
    assert not set(held_out) & set(split["spent"].get(gold_set.name, []))
    assert [path.stem for path in gold_set.files("open")] == opened


def test_aims_are_layers() -> None:
    assert floors.read_floors()["aims"].keys() <= {layer.name for layer in LAYERS}


def figure(f1: float, floor: float) -> pd.DataFrame:
    return pd.DataFrame({"f1": [f1], "floor": [floor]}, index=pd.Index(["position"], name="layer"))


def test_a_floor_falls_only_when_told() -> None:
    gold_set = gold_sets()["seeds"]
    with pytest.raises(ValueError, match="below its floor in position"):
        floors.raised(gold_set, figure(0.8, 0.9), lower=False)
    assert floors.raised(gold_set, figure(0.8, 0.9), lower=True)["f1"] == {"position": 0.8}
    assert floors.raised(gold_set, figure(0.98765, 0.9), lower=False)["f1"] == {"position": 0.9876}


def test_values_from_the_texts_are_not_stored() -> None:
    stored = pd.read_csv(scores.DISAGREEMENTS)
    values = set(stored["gold"]) | set(stored["predicted"])
    codes = {value for value in values if not value.startswith("(")}
    assert all(part.replace("_", "").isalpha() for value in codes for part in value.split())
    assert not codes & {"FRA", "Hanoi"}
    assert set(stored.columns) == {
        "set",
        "split",
        "articles",
        "column",
        "gold",
        "predicted",
        "count",
    }


def test_one_part_is_replaced_and_the_others_stay() -> None:
    before = pd.DataFrame(
        {"set": ["composed", "dev"], "split": ["open", "held_out"], "f1": [0.5, 0.6]}
    )
    new = pd.DataFrame({"set": ["composed"], "split": ["open"], "f1": [0.7]})
    assert scores.replaced(before, [new])["f1"].tolist() == [0.7, 0.6]
