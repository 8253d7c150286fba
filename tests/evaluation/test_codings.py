"""The same codings read from JSON, from tables and from memory."""

from pathlib import Path

import pytest
from gold_sets import gold_sets

from dialogue_analysis import Tables, parse_corpus
from dialogue_analysis.evaluation import EvaluationError, errors, read_codings


@pytest.fixture(scope="module")
def tables(root: Path) -> Tables:
    return parse_corpus(root / "data" / "raw")


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_tables_are_read_from_disk_as_from_memory(
    tables: Tables, tmp_path: Path, format: str
) -> None:
    assert read_codings(tables.write(tmp_path, format=format)) == read_codings(tables)


def test_gold_is_equal_to_itself() -> None:
    gold = gold_sets()["seeds"].gold
    assert errors(gold, str(gold)).empty


def test_json_is_read_with_all_its_rows() -> None:
    gold = read_codings(gold_sets()["seeds"].gold)
    article = gold["phap-moi-bo-truong-quoc-phong-tham"]
    assert article.relevant
    assert [meeting.cells["mechanism"] for meeting in article.meetings] == [
        "courtesy_call",
        "working_meeting",
    ]
    assert article.meetings[0].cells["edition"] is None
    assert article.meetings[0].rows["participants"][0]["name"] == "Florence Parly"


def test_only_some_are_opened(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text('{"relevant": false}', encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert list(read_codings(tmp_path, only=["good"])) == ["good"]


def test_a_coder_may_have_meetings_alone(tmp_path: Path) -> None:
    (tmp_path / "meetings.csv").write_text(
        "article_id,meeting_id,partner,edition\na,m1,FRA;GBR,3.0\na,m2,USA,\n", encoding="utf-8-sig"
    )
    article = read_codings(tmp_path)["a"]
    assert article.relevant
    assert [meeting.cells["partner"] for meeting in article.meetings] == ["FRA GBR", "USA"]
    assert [meeting.cells["edition"] for meeting in article.meetings] == ["3", None]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.json", "{", "a.json: Expecting property name"),
        ("a.json", '["relevant"]', "one JSON object"),
        ("a.json", '{"meetings": [1]}', "one JSON object"),
        ("meetings.csv", "meeting_id\n1\n", "table meetings: no column article_id"),
        ("notes.txt", "", "no codings here"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=says):
        read_codings(tmp_path)
