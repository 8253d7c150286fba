"""Parsed articles → tables: types, evidence, order, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dialogue_analysis.records import Coded, ParsedArticle, Span, Stamp, StampKind
from dialogue_analysis.schema import schema
from dialogue_analysis.tables import Failure, TableError, checked, to_tables

Made = Callable[..., ParsedArticle]


def test_rows_and_types(made: Made) -> None:
    tables = to_tables([made()])
    assert {name: len(tables[name]) for name in schema()} == {
        "articles": 1, "meetings": 1, "participants": 1, "cooperation": 2, "agreements": 0,
        "positions": 0, "references": 1, "evidence": 24, "failures": 0,
    }  # fmt: skip
    assert tables.references["edition"].dtype == "Int64"
    assert tables.articles["relevant"].dtype == "boolean"
    assert tables.participants["name"].dtype == "str"
    assert tables.cooperation["status"].cat.ordered
    assert tables.cooperation["status"].max() == "agreed"
    assert (tables.cooperation["status"] < "proposed").all()
    assert tables.meetings["edition"].isna().all()


def test_every_coded_cell_has_evidence_and_no_other_has(made: Made) -> None:
    parsed = made()
    tables = to_tables([parsed])
    filled = {
        (name, row[table.key[-1]], column.name)
        for name, table in schema().items()
        for row in tables[name].to_dict("records")
        for column in table.columns
        if column.coded and not pd.isna(row[column.name])
    }
    evidence = tables.evidence
    assert (
        set(zip(evidence["table"], evidence["row_id"], evidence["column"], strict=True)) == filled
    )
    for row in evidence.itertuples():
        assert parsed.article.raw[row.start : row.end] == row.quote


def test_order_is_that_of_the_ids_and_of_the_coding(made: Made) -> None:
    articles = [made("b"), made("a"), made("c")]
    tables = to_tables(articles)
    assert list(tables.articles["article_id"]) == ["a", "b", "c"]
    assert list(tables.cooperation["topic"][:2]) == ["military_medicine", "education_training"]
    again = to_tables(reversed(articles))
    for name in schema():
        pd.testing.assert_frame_equal(tables[name], again[name])


def test_no_article_gives_empty_tables_with_types() -> None:
    tables = to_tables([], [Failure("b", "It is empty.", "Save it."), Failure("a", "x", "y")])
    assert tables.meetings["edition"].dtype == "Int64"
    assert list(tables.failures["path"]) == ["a", "b"]


def test_date_line_of_the_page_is_the_publication_date_where_no_catalogue_knows_better(
    made: Made,
) -> None:
    parsed = made()
    stamps = (
        Stamp(StampKind.CLOCK, "2025-01-01", 0, 4),
        Stamp(StampKind.PUBLISHED, "2023-12-20", 5, 8),
    )
    known = replace(parsed, article=replace(parsed.article, stamps=stamps))
    assert to_tables([known]).articles["published"].item() == "2023-12"
    source = replace(parsed.article.source, published=None)
    unknown = replace(parsed, article=replace(parsed.article, stamps=stamps, source=source))
    tables = to_tables([unknown])
    assert tables.articles["published"].item() == "2023-12-20"
    assert "published" in set(tables.evidence["column"])


HERE = (Span(0, 4),)


def changed(parsed: ParsedArticle, what: str) -> ParsedArticle:
    meeting, area = parsed.meetings[0], parsed.cooperation[0]
    changes: dict[str, dict[str, Any]] = {
        "code": {"meetings": (replace(meeting, mechanism=Coded("chat", HERE, "r")),)},
        "span": {"meetings": (replace(meeting, format=Coded("online", (Span(0, 9999),), "r")),)},
        "empty span": {"meetings": (replace(meeting, format=Coded("online", (Span(3, 3),), "r")),)},
        "date": {"meetings": (replace(meeting, date_start=Coded("18/12", HERE, "r")),)},
        "partner": {"meetings": (replace(meeting, partner=Coded("Pháp", HERE, "r")),)},
        "orphan": {"cooperation": (replace(area, meeting_id="m9"),)},
        "twins": {"cooperation": (area, area)},
        "side": {"cooperation": (replace(area, side=Coded("they", HERE, "r")),)},
    }
    return replace(parsed, **changes[what])


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("code", "meetings.mechanism: 'chat' is no code"),
        ("span", "meetings.format: range 0-9999 is not on the page"),
        ("empty span", "range 3-3 is not on the page"),
        ("date", "meetings.date_start: '18/12' breaks the rule"),
        ("partner", "meetings.partner: 'Pháp' breaks the rule"),
        ("orphan", "cooperation.meeting_id: 'm9' is not in meetings"),
        ("twins", "two rows are called 'made/m1/c1'"),
        ("side", "cooperation.side: 'they' breaks the rule"),
    ],
)
def test_what_breaks_the_codebook_is_refused_by_name(made: Made, what: str, message: str) -> None:
    with pytest.raises(TableError, match=message.replace("(", r"\(")):
        to_tables([changed(made(), what)])


def test_two_articles_with_one_id_are_refused(made: Made) -> None:
    with pytest.raises(TableError, match="article_id"):
        to_tables([made("a"), made("a")])


def test_rows_without_their_article_are_refused(made: Made) -> None:
    tables = to_tables([made()])
    frames = {name: tables[name] for name in schema()} | {"articles": tables.articles.iloc[:0]}
    with pytest.raises(TableError, match="'made' is not in articles"):
        checked(frames)


def test_tables_show_themselves(made: Made) -> None:
    tables = to_tables([made()])
    assert repr(tables).startswith("Tables(articles=1, meetings=1,")
    assert "<th scope='row'>cooperation</th><td>2</td>" in tables._repr_html_()
