"""Every code has a name in both languages, short enough for a chart."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

import pytest

from dialogue_analysis import codes
from dialogue_analysis.lexicons.loader import load_list

COLUMNS: dict[str, type[StrEnum]] = {
    "topic": codes.Topic,
    "status": codes.Status,
    "mechanism": codes.Mechanism,
    "level": codes.Level,
    "role": codes.Role,
    "rank": codes.Rank,
    "office_basis": codes.OfficeBasis,
    "agreement_type": codes.AgreementType,
    "agreement_status": codes.AgreementStatus,
    "relation": codes.Relation,
    "position": codes.PositionCode,
    "relationship": codes.Relationship,
    "date_basis": codes.DateBasis,
    "date_precision": codes.Precision,
    "format": codes.Format,
}


def test_every_closed_list_has_its_column() -> None:
    lists = {
        value
        for value in vars(codes).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    }
    assert lists == set(COLUMNS.values())
    assert {row["column"] for row in load_list("labels")} == set(COLUMNS)


@pytest.mark.parametrize("column", COLUMNS)
def test_codes_stand_in_the_order_of_the_codebook(column: str) -> None:
    labelled = [row["code"] for row in load_list("labels") if row["column"] == column]
    assert labelled == [str(code) for code in COLUMNS[column]]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_labels_are_short_nfc_and_tell_codes_apart(language: str) -> None:
    seen: set[tuple[str, str]] = set()
    for row in load_list("labels"):
        label = row[language]
        assert 0 < len(label) <= 36, row
        assert label == label.strip(), row
        assert unicodedata.is_normalized("NFC", label), row
        assert (row["column"], label) not in seen, row
        seen.add((row["column"], label))
