"""What README.md shows is what the package says today."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from figures import draw, stored

from dialogue_analysis import Tables, load_reference, merge_reports, parse_corpus
from dialogue_analysis.analysis import meetings_by, topics_by
from dialogue_analysis.analysis.display import facts

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return parse_corpus(ROOT / "data/raw", catalogue=ROOT / "data/catalogue.csv")


def rows(*, under: str) -> list[list[str]]:
    """The cells of the Markdown table whose head starts with the given column."""
    match = re.search(
        rf"^\| {re.escape(under)} \|.*?\n\|[ |-]+\n((?:\|.*\n)+)", README, re.MULTILINE
    )
    assert match, under
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in match[1].splitlines()]


def test_nothing_is_left_to_fill_in() -> None:
    assert "@@" not in README


def test_the_meetings(tables: Tables) -> None:
    topics = tables.cooperation.groupby("meeting_id", observed=True)["topic"].nunique()
    columns = ("partner", "mechanism", "edition", "date_start", "date_basis", "level", "city")
    found = [
        ["" if str(meeting[name]) in ("<NA>", "nan") else str(meeting[name]) for name in columns]
        + [str(topics[meeting["meeting_id"]])]
        for _, meeting in tables.meetings.iterrows()
    ]
    assert sorted(rows(under="partner")) == sorted(found)
    assert f"{len(tables.cooperation)} rows of cooperation" in README


def test_the_evidence_row(tables: Tables) -> None:
    ((article, table, _, column, start, end, quote, rule),) = rows(under="article_id")
    evidence = tables.evidence
    found = evidence[
        (evidence["article_id"] == article)
        & (evidence["table"] == table)
        & (evidence["column"] == column)
    ]
    assert [str(found.iloc[0][name]) for name in ("start", "end", "quote", "rule_id")] == [
        start, end, quote, rule,
    ]  # fmt: skip


def test_the_cooperation_rows(tables: Tables) -> None:
    evidence = tables.evidence
    for _, topic, status, side, because in rows(under="meeting"):
        cells = tables.cooperation.astype(str)
        same = cells[
            (cells["topic"] == topic) & (cells["status"] == status) & (cells["side"] == side)
        ]
        quotes = re.findall(r'"([^"]+)"', because)
        assert any(
            set(quotes) <= set(evidence.loc[evidence["row_id"] == row, "quote"])
            for row in same["cooperation_id"]
        ), topic


def test_the_accuracy() -> None:
    """Each figure is the stored one, rounded."""
    scores = pd.read_csv(ROOT / "data/evaluation/scores.csv").set_index(["set", "split", "layer"])
    sets = [("dev", "held_out"), ("composed", "held_out"), ("dev", "open"), ("composed", "open")]
    for layer, *cells in rows(under="layer"):
        stored = [f"{scores.loc[(*part, layer), 'f1']:.2f}" for part in sets]
        assert cells[:4] == stored, layer


def test_the_charts_say_what_the_record_says_today() -> None:
    """Pixels differ between versions of matplotlib; what a chart says stands inside its file."""
    drawn = {name: facts(figure) for name, figure in draw().items()}
    assert stored() == drawn, "make notebooks"
    assert set(re.findall(r"\]\(docs/([^)]+)\)", README)) == set(drawn)


def test_the_notebooks_are_all_named() -> None:
    names = [name.strip("`") for name, _ in rows(under="notebook")]
    assert names == sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


def test_the_example_of_the_heatmap_is_what_it_shows() -> None:
    text = " ".join(README.split())
    found = re.search(
        r"So (\d+) under China and border management says that (\d+) % of (\d+)", text
    )
    record = merge_reports(parse_corpus(ROOT / "data/raw"), load_reference())
    share = topics_by(record.events, record.cooperation, shares=True)
    share = share.loc["border_management", "CHN"]
    size = meetings_by(record.events, record.cooperation).loc["CHN", "reported"]
    assert [int(each) for each in found.groups()] == [round(share), round(share), size]
