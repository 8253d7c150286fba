"""The figures that the notebook on trust shows and cannot compute: `data/evaluation/*.csv`.

`make floors` measures the open articles; `make heldout` those that were held out, once.
Rows of other parts, and of sets that are not there, stay as they are. Figures, counts and
codes only: the articles' words are not ours to store.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import get_args

import pandas as pd
from gold_sets import ROOT, SPLIT, GoldSet, Split, gold_sets, missing
from rich.console import Console

from dialogue_analysis.dataset import to_csv
from dialogue_analysis.evaluation import disagreements, score
from dialogue_analysis.schema import schema

FOLDER = ROOT / "data" / "evaluation"
SCORES, DISAGREEMENTS = FOLDER / "scores.csv", FOLDER / "disagreements.csv"
PART = ["set", "split"]
DIGITS = 4
KNOWN = {"yes", "no", "both", "partner", "VNM"}
OTHER, EMPTY = "(other value)", "(empty)"


def measured(gold_set: GoldSet, split: Split) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Scores and counted disagreements of one part, as the files have them."""
    gold, tables = gold_set.read_gold(split), gold_set.code(split)
    scores = score(gold, tables).round(DIGITS)
    part = {"set": gold_set.name, "split": split, "articles": len(gold)}
    return _beside(part, scores), _beside(part, _without_words(disagreements(gold, tables)))


def _beside(part: dict[str, str | int], frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame([part] * len(frame), columns=list(part)).join(frame)


def _without_words(counts: pd.DataFrame) -> pd.DataFrame:
    """Codes stay; dates, places and other values from the texts do not."""
    counts = counts.rename(columns={"one": "gold", "other": "predicted"})
    codes = {code for table in schema().values() for each in table.columns for code in each.codes}
    sides = counts["column"].str.endswith(".side")
    for coder in ("gold", "predicted"):
        counts[coder] = counts[coder].where(~sides, counts[coder].map(_side))
        known = counts[coder].map(lambda value: set(value.split()) <= codes | KNOWN)
        counts[coder] = counts[coder].where(known | (counts[coder] == EMPTY), OTHER)
    summed = counts.groupby(["column", "gold", "predicted"], as_index=False)["count"].sum()
    return summed.sort_values(["column", "count"], ascending=[True, False], kind="stable")


def _side(value: str) -> str:
    """Sides, whichever the partner is."""
    return " ".join(sorted({side if side in KNOWN else "partner" for side in value.split()}))


def stored(path: Path) -> pd.DataFrame:
    """What was measured before; nothing where no file is."""
    return pd.read_csv(path) if path.is_file() else pd.DataFrame({name: [] for name in PART})


def replaced(before: pd.DataFrame, new: list[pd.DataFrame]) -> pd.DataFrame:
    """`before` with the parts of `new` in place of its own, by set and split."""
    fresh = pd.concat(new, ignore_index=True)
    gone = pd.MultiIndex.from_frame(fresh[PART])
    kept = before[~pd.MultiIndex.from_frame(before[PART]).isin(gone)]
    together = pd.concat([kept, fresh], ignore_index=True) if len(kept) else fresh
    order = {name: number for number, name in enumerate([*gold_sets(), *get_args(Split)])}
    return together.sort_values(PART, key=lambda part: part.map(order), kind="stable")


def main() -> None:
    """Measure and write; the founding articles are left out: the notebook measures them live."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the articles kept back")
    parser.add_argument("--again", action="store_true", help="though they were measured before")
    arguments = parser.parse_args()
    split: Split = "held_out" if arguments.held_out else "open"
    console = Console(soft_wrap=True, highlight=False, markup=False)
    before = stored(SCORES)
    if split == "held_out" and not any(each.stems(split) for each in gold_sets().values()):
        sys.exit(f"No article is held out: name new ones, unopened, in {SPLIT}.")
    if split == "held_out" and "held_out" in set(before["split"]) and not arguments.again:
        sys.exit(
            f"The held-out articles were scored before (see {SCORES}): a second look makes them "
            "articles like any other. AGAIN=1 does it nevertheless; say so in CHANGELOG.md."
        )
    parts = []
    for gold_set in gold_sets().values():
        if gold_set.name == "seeds":
            continue
        if not gold_set.present:
            console.print(missing(gold_set))
            continue
        parts.append(measured(gold_set, split))
        shown = parts[-1][0].drop(columns=[*PART, "articles"]).set_index("layer")
        console.print(f"{gold_set.name}, {split}\n{shown.round(3).to_string()}\n")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, new in zip((SCORES, DISAGREEMENTS), zip(*parts, strict=True), strict=True):
        path.write_bytes(to_csv(replaced(stored(path), list(new))))


if __name__ == "__main__":
    main()
