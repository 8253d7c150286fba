"""The schema against the codebook's columns, written out once more."""

import pytest

from dialogue_analysis import codes
from dialogue_analysis.schema import schema

COLUMNS = {
    "articles": "article_id relevant reason relationship title publisher url published published_basis",
    "meetings": "article_id meeting_id partner mechanism edition date_start date_end date_precision date_basis level city country format",
    "participants": "article_id meeting_id participant_id name side rank office office_basis office_level role name_as_written",
    "cooperation": "article_id meeting_id cooperation_id topic status side",
    "agreements": "article_id meeting_id agreement_id title type status date_signed period topics",
    "positions": "article_id meeting_id position_id position side",
    "references": "article_id reference_id mechanism edition partner date relation",
    "evidence": "article_id table row_id column start end quote rule_id",
    "failures": "path reason cure",
}


def test_tables_are_those_of_the_codebook() -> None:
    assert list(schema()) == list(COLUMNS)


@pytest.mark.parametrize("name", COLUMNS)
def test_columns(name: str) -> None:
    assert schema()[name].names == COLUMNS[name].split()


@pytest.mark.parametrize(
    ("table", "column", "allowed"),
    [
        ("cooperation", "status", codes.Status),
        ("agreements", "status", codes.AgreementStatus),
        ("participants", "office_level", codes.Level),
        ("meetings", "level", codes.Level),
        ("cooperation", "topic", codes.Topic),
    ],
)
def test_codes_come_from_the_code_lists(table: str, column: str, allowed: type) -> None:
    assert schema()[table][column].codes == tuple(str(code) for code in allowed)


def test_kinds_and_needs() -> None:
    meetings = schema()["meetings"]
    assert meetings["edition"].kind == "integer"
    assert not meetings["edition"].required
    assert meetings["mechanism"].kind == "code"
    assert meetings["mechanism"].required
    assert schema()["articles"]["relevant"].kind == "boolean"
    assert not schema()["articles"]["url"].coded
    assert schema()["articles"]["title"].coded
