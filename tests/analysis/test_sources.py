"""From a mark on a chart to its evidence."""

import pytest

from dialogue_analysis import load_reference, merge_reports, parse_corpus
from dialogue_analysis.analysis import cooperation_sources, select


@pytest.fixture(scope="module")
def known(root):
    tables = parse_corpus(root / "data" / "raw", catalogue=root / "data" / "catalogue.csv")
    reference = load_reference()
    return merge_reports(tables, reference), tables, reference


def test_every_row_of_cooperation_has_its_quotation_or_page(known) -> None:
    record, tables, reference = known
    rows = cooperation_sources(record, tables, reference)
    assert len(rows) == len(tables.cooperation) + len(reference.cooperation)
    parsed = rows[rows["origin"] == "parsed"]
    assert parsed["quotation"].notna().all()
    assert rows[rows["origin"] == "reference"]["source_url"].str.startswith("http").all()


def test_quotations_are_words_of_the_article(known, root) -> None:
    record, tables, _ = known
    pages = " ".join(path.read_text(encoding="utf-8") for path in (root / "data/raw").glob("*.txt"))
    rows = cooperation_sources(record, tables)
    assert set(rows["origin"]) == {"parsed"}
    assert all(part in pages for quote in rows["quotation"] for part in quote.split(" … "))


def test_a_page_is_that_of_the_row(known) -> None:
    """Two pages report the UK's 4th dialogue, of two years: each row names its own."""
    record, tables, reference = known
    rows = cooperation_sources(select(record, partner="GBR"), tables, reference)
    fourth = rows[(rows["event_id"] == "GBR-policy_dialogue-4") & (rows["origin"] == "reference")]
    pages = dict(
        zip(reference.meetings["source_url"], reference.meetings["meeting_id"], strict=True)
    )
    told = {pages[url] for url in fourth["source_url"]}
    with_topics = set(reference.cooperation["meeting_id"])
    reports = record.reports[record.reports["event_id"] == "GBR-policy_dialogue-4"]
    assert told == set(reports["meeting_id"]) & with_topics
