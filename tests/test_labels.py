"""Words for codes."""

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from dialogue_analysis.analysis import label, labelled
from dialogue_analysis.labels import label_column
from dialogue_analysis.schema import schema

CODES = [
    (table.name, column.name, code)
    for table in schema().values()
    for column in table.columns
    for code in column.codes
    if table.name != "evidence"
]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_code_of_the_schema_has_words(language: str) -> None:
    for table, column, code in CODES:
        words = label(label_column(table, column), code, language=language)
        assert words != code or code.isupper(), (table, column, code)
        assert "_" not in words, (table, column, code)


@pytest.mark.parametrize(
    ("column", "code", "en", "vi"),
    [
        ("partner", "FRA", "France", "Pháp"),
        ("partner", "ASEAN", "ASEAN", "ASEAN"),
        ("side", "VNM", "Vietnam", "Việt Nam"),
        ("side", "both", "Both sides", "Hai bên"),
        ("year", "2018", "2018", "2018"),
        ("year", "unknown", "Unknown year", "Không rõ năm"),
    ],
)
def test_label(column: str, code: str, en: str, vi: str) -> None:
    assert (label(column, code), label(column, code, language="vi")) == (en, vi)


def test_labelled_keeps_values_and_order() -> None:
    counts = pd.DataFrame({"FRA": [2, 1]}, index=["cbrn", "peacekeeping"])
    shown = labelled(counts.rename_axis(index="topic", columns="partner"), language="vi")
    assert shown["Pháp"].to_dict() == {"Phòng hóa, sinh, xạ, hạt nhân": 2, "Gìn giữ hòa bình": 1}


def test_an_axis_without_a_name_stays_without_one() -> None:
    shown = labelled(pd.DataFrame({"meetings": [2]}, index=pd.Index(["FRA"], name="partner")))
    assert (shown.index.name, shown.columns.name) == ("partner", None)
    assert list(shown.index) == ["France"]


def test_words_for_charts_and_pages_stand_once_in_both_languages(root: Path) -> None:
    rows = []
    for path in sorted((root / "dialogue_analysis" / "words").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    twice = [key for key, n in Counter((r["column"], r["code"]) for r in rows).items() if n > 1]
    assert twice == []
    for row in rows:
        assert row["en"].strip(), row
        assert row["vi"].strip(), row
        assert unicodedata.is_normalized("NFC", row["vi"]), row
