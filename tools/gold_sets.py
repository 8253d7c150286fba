"""The articles with gold: where they are, which of them are held out, and their coding."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from dialogue_analysis import Tables, parse_corpus
from dialogue_analysis.evaluation import CodedArticle, read_codings

ROOT = Path(__file__).resolve().parents[1]
SPLIT = ROOT / "tests" / "data" / "split.json"
SHARED = "DIALOGUE_ANALYSIS_SHARED"

Split = Literal["open", "held_out"]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A folder of articles and the folder of their gold."""

    name: str
    articles: Path
    gold: Path
    catalogue: Path | None = None

    @property
    def present(self) -> bool:
        """Whether both folders are there."""
        return self.articles.is_dir() and self.gold.is_dir()

    def stems(self, split: Split = "open") -> list[str]:
        """The names of the articles with gold in that part, without reading any."""
        held_out = _held_out().get(self.name, frozenset())
        names = sorted(path.stem for path in self.gold.glob("*.json"))
        return [name for name in names if (name in held_out) == (split == "held_out")]

    def files(self, split: Split = "open") -> list[Path]:
        """The article files of that part."""
        files = {path.stem: path for path in sorted(self.articles.iterdir())}
        return [files[stem] for stem in self.stems(split)]

    def read_gold(self, split: Split = "open") -> Mapping[str, CodedArticle]:
        """The gold of that part; the rest is not opened."""
        return read_codings(self.gold, only=self.stems(split))

    def code(self, split: Split = "open") -> Tables:
        """The package's tables of that part.

        The catalogue goes in where the gold was coded with one; elsewhere the text alone.
        """
        return parse_corpus(self.files(split), catalogue=self.catalogue)

    def fingerprint(self, split: Split = "open") -> str:
        """A digest of the part's articles and gold: figures of other texts are other figures."""
        digest = sha256()
        gold = [self.gold / f"{stem}.json" for stem in self.stems(split)]
        for path in [*self.files(split), *gold]:
            digest.update(f"{path.name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()


def gold_sets() -> dict[str, GoldSet]:
    """The sets by name. `dev` stands beside the project and may be missing (see `present`)."""
    shared = Path(os.environ.get(SHARED, ROOT.parent / "shared"))
    data = ROOT / "tests" / "data"
    sets = [
        GoldSet(
            "seeds",
            ROOT / "data" / "raw",
            ROOT / "data" / "gold" / "seeds",
            catalogue=ROOT / "data" / "catalogue.csv",
        ),
        GoldSet("composed", data / "composed", data / "composed_gold"),
        GoldSet("dev", shared / "corpus" / "dev", shared / "gold" / "dev"),
    ]
    return {each.name: each for each in sets}


def missing(gold_set: GoldSet) -> str:
    """What to say of a set that is not there."""
    return (
        f"{gold_set.name}: not measured, for {gold_set.articles} or {gold_set.gold} is not "
        f"there; name the folder that holds corpus/ and gold/ in {SHARED}"
    )


@cache
def _held_out() -> dict[str, frozenset[str]]:
    split = json.loads(SPLIT.read_text(encoding="utf-8"))
    return {name: frozenset(stems) for name, stems in split["held_out"].items()}
