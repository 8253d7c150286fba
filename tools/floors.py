"""Floors: the scores that the package has reached on each set of gold, and must not lose.

`make floors` raises them to what is measured now and stores the figures for the notebook
(`tools/scores.py`). A floor falls only by `make floors LOWER=1`; say why in CHANGELOG.md.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from typing import Any

import pandas as pd
from gold_sets import ROOT, GoldSet, gold_sets, missing
from rich.console import Console

from dialogue_analysis.evaluation import score

FLOORS = ROOT / "tests" / "floors.json"
DIGITS = 4


def read_floors() -> dict[str, Any]:
    """`aims` (F1 by layer, for every set but the seeds) and `sets` (what each has reached)."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def figures(gold_set: GoldSet) -> pd.DataFrame:
    """The scores of the set's open articles, beside each its floor and its aim."""
    floors = read_floors()
    known = floors["sets"].get(gold_set.name, {}).get("f1", {})
    frame = score(gold_set.read_gold(), gold_set.code())
    frame["floor"] = frame["layer"].map(known)
    frame["aim"] = frame["layer"].map(floors["aims"]) if gold_set.name != "seeds" else math.nan
    columns = ["layer", "gold", "predicted", "precision", "recall", "f1", "floor", "aim"]
    return frame[columns].set_index("layer")


def fallen(frame: pd.DataFrame) -> pd.DataFrame:
    """The layers of `figures` that lie below their floor."""
    return frame[frame["f1"] < frame["floor"] - 1e-9]


def in_words(gold_set: GoldSet, frame: pd.DataFrame) -> str:
    """The figures for reading."""
    head = f"{gold_set.name}: {len(gold_set.stems())} open articles"
    return f"{head}\n{frame.round(3).to_string(na_rep='')}"


def raised(gold_set: GoldSet, frame: pd.DataFrame, *, lower: bool) -> dict[str, Any]:
    """What `floors.json` says of the set from now on.

    Raises:
        ValueError: a floor would fall and nobody said that it may.
    """
    if not lower and len(lost := fallen(frame)):
        raise ValueError(
            f"{gold_set.name}: below its floor in {', '.join(lost.index)}; "
            "LOWER=1 lowers floors, with the reason in CHANGELOG.md"
        )
    reached = {layer: _down(f1) for layer, f1 in frame["f1"].items()}
    return {
        "articles": len(gold_set.stems()),
        "fingerprint": gold_set.fingerprint(),
        "f1": reached,
    }


def _down(figure: float) -> float:
    """Rounded down, so that the figure itself is never below its floor."""
    return math.floor(figure * 10**DIGITS + 1e-6) / 10**DIGITS


def main() -> None:
    """Measure every set that is there, print it, and write the raised floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="store_true", help="floors may fall, too")
    parser.add_argument("--check", action="store_true", help="print only, write nothing")
    arguments = parser.parse_args()
    console, floors = Console(soft_wrap=True, highlight=False, markup=False), read_floors()
    failed = False
    for gold_set in gold_sets().values():
        if not gold_set.present:
            console.print(missing(gold_set))
            continue
        frame = figures(gold_set)
        console.print(in_words(gold_set, frame), end="\n\n")
        try:
            after = raised(gold_set, frame, lower=arguments.lower)
        except ValueError as error:
            failed = True
            console.print(str(error))
        else:
            floors["sets"][gold_set.name] = after
    if failed:
        sys.exit(1)
    if not arguments.check:
        FLOORS.write_text(f"{json.dumps(floors, indent=1)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
