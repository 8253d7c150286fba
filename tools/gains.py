"""What the working tree changed: rows gained and lost against the last commit, and the scores.

Both versions code the open articles of every set of gold; the last commit's code runs from
a copy in a temporary folder, the working tree is not touched. Rows are compared meeting by
meeting, and marked by the gold: a gained row can be right or wrong, and so can a lost one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from gold_sets import ROOT, GoldSet, gold_sets, missing
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from dialogue_analysis.evaluation import LAYERS, Codings, Layer, errors, read_codings, score
from dialogue_analysis.evaluation.alignment import fold, spelled_alike

# Whole rows, but a meeting cell by cell: one changed cell shall not hide the others.
ROWS = (
    *(layer for layer in LAYERS if layer.table in ("articles", "meetings")),
    Layer("participants", "participants", ("name", "side", "rank", "office_level", "role")),
    Layer("cooperation", "cooperation", ("topic", "status", "side")),
    Layer("agreements", "agreements", ("type", "status", "title"), distinct=False),
    Layer("positions", "positions", ("position", "side")),
    Layer("references", "references", ("mechanism", "edition", "partner", "date", "relation")),
)
# The gold writes titles and dates of references in its own way: not right or wrong by letter.
UNMARKED = ("agreements", "references")


def copy_commit(commit: str, folder: Path) -> None:
    """Put the commit's files into the folder."""
    archive = subprocess.run(
        ["git", "archive", commit], cwd=ROOT, check=True, capture_output=True
    ).stdout
    # Pythons before 3.11.4 have no filters; the archive is git's own.
    safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(fileobj=BytesIO(archive)) as files:
        files.extractall(folder, **safely)


def code_with(package: Path, gold_set: GoldSet, out: Path) -> Codings:
    """The set's open articles as the package in that folder codes them."""
    command = [sys.executable, "-m", "dialogue_analysis.cli", "parse", "--out", str(out)]
    if gold_set.catalogue:
        command += ["--catalogue", str(gold_set.catalogue)]
    subprocess.run(
        [*command, *map(str, gold_set.files())],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package)},
        check=True,
        capture_output=True,
    )
    return read_codings(out)


def changes(gold: Codings, before: Codings, after: Codings) -> pd.DataFrame:
    """One row a change: `article_id`, `meeting`, `layer`, `kind`, `item` and `mark`.

    `mark` is `right` for a gain that the gold has and a loss that it lacks, else `wrong`.
    """
    before, after = _spelled(before, gold), _spelled(after, gold)
    found = errors(before, after, layers=ROWS)
    found["kind"] = found["kind"].map({"added": "gained", "missed": "lost"})
    # What each version has and the gold lacks.
    too_much = {
        kind: _counted(errors(gold, codings, layers=ROWS).query("kind == 'added'"))
        for kind, codings in (("gained", after), ("lost", before))
    }
    found["mark"] = [
        "" if row.layer in UNMARKED
        else "right" if (row.kind == "lost") == bool(too_much[row.kind][_key(row)])
        else "wrong"
        for row in found.itertuples()
    ]  # fmt: skip
    return found


def _spelled(codings: Codings, gold: Codings) -> Codings:
    """Only the articles with gold, names spelled as there."""
    return {
        article_id: spelled_alike(gold[article_id], codings[article_id])[1]
        for article_id in gold
        if article_id in codings
    }


def _key(row: object) -> tuple[str, ...]:
    return tuple(fold(str(getattr(row, part))) for part in ("layer", "article_id", "item"))


def _counted(rows: pd.DataFrame) -> Counter[tuple[str, ...]]:
    return Counter(map(_key, rows.itertuples()))


def score_changes(gold: Codings, before: Codings, after: Codings) -> pd.DataFrame:
    """Layers whose figures changed: `layer`, then `before`, `after` and `change` of F1."""
    old, new = (score(gold, codings, resamples=1) for codings in (before, after))
    frame = pd.DataFrame({"layer": old["layer"], "before": old["f1"], "after": new["f1"]})
    frame["change"] = frame["after"] - frame["before"]
    return frame[frame["change"].abs() > 1e-9]


def show(console: Console, name: str, found: pd.DataFrame, moved: pd.DataFrame) -> None:
    """Print one set's changes."""
    kinds = found["kind"].value_counts()
    gained, lost = int(kinds.get("gained", 0)), int(kinds.get("lost", 0))
    console.print(f"\n[bold]{name}[/]: {gained} gained, {lost} lost")
    if len(found):
        table = Table("", "article", "meeting", "layer", "row", "by the gold")
        for row in found.sort_values("article_id", kind="stable").itertuples():
            style = {"right": "green", "wrong": "red"}.get(str(row.mark), "")
            sign = "+" if row.kind == "gained" else "-"
            cells = (row.article_id, row.meeting, row.layer, row.item, row.mark)
            table.add_row(sign, *(escape(str(cell)) for cell in cells), style=style)
        console.print(table)
    if len(moved):
        table = Table("layer", "F1 before", "F1 now", "change")
        for layer, *numbers, change in moved.itertuples(index=False):
            style = "green" if change > 0 else "red"
            table.add_row(layer, *(f"{n:.3f}" for n in numbers), f"{change:+.3f}", style=style)
        console.print(table)


def main() -> None:
    """Code every set with both versions and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", default="HEAD", help="to compare with (the last one)")
    commit = parser.parse_args().commit
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    with TemporaryDirectory() as folder:
        copy_commit(commit, package := Path(folder) / "package")
        for gold_set in gold_sets().values():
            if not gold_set.present:
                console.print(escape(missing(gold_set)))
                continue
            gold = gold_set.read_gold()
            before = code_with(package, gold_set, Path(folder) / gold_set.name)
            after = read_codings(gold_set.code())
            show(
                console,
                gold_set.name,
                changes(gold, before, after),
                score_changes(gold, before, after),
            )


if __name__ == "__main__":
    main()
