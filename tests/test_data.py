"""The founding articles are as they were saved, and each piece of data has its counterpart."""

import csv
import hashlib
from pathlib import Path


def stems(folder: Path, pattern: str) -> set[str]:
    return {path.stem for path in folder.glob(pattern)}


def test_raw_articles_are_as_they_were_saved(root: Path) -> None:
    data = root / "data"
    lines = (data / "raw.sha256").read_text(encoding="utf-8").splitlines()
    recorded = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        f"raw/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (data / "raw").iterdir()
    }
    assert found == recorded, "articles are never edited; data/README.md says how to add one"


def test_catalogue_and_gold_know_the_articles(root: Path) -> None:
    data = root / "data"
    articles = stems(data / "raw", "*")
    with (data / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        catalogued = [row["article_id"] for row in csv.DictReader(file)]
    assert len(catalogued) == len(set(catalogued))
    assert set(catalogued) == articles
    assert stems(data / "gold" / "seeds", "*.json") <= articles


def test_each_composed_page_has_its_gold(root: Path) -> None:
    pages = stems(root / "tests" / "data" / "composed", "*.txt")
    assert pages
    assert pages == stems(root / "tests" / "data" / "composed_gold", "*.json")
