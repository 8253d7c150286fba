"""The part of the record that a question is asked of."""

import pandas as pd
import pytest

from dialogue_analysis import Record, load_reference, merge_reports, parse_corpus
from dialogue_analysis.analysis import select


@pytest.fixture(scope="module")
def record(root) -> Record:
    tables = parse_corpus(root / "data" / "raw", catalogue=root / "data" / "catalogue.csv")
    return merge_reports(tables, load_reference())


@pytest.mark.parametrize("origin", ["parsed", "reference"])
def test_what_rests_on_both_belongs_to_either(record: Record, origin: str) -> None:
    part = select(record, origin=origin)
    assert set(part.events["origin"]) == {origin, "both"}
    assert set(part.cooperation["origin"]) <= {origin, "both"}
    assert set(part.cooperation["event_id"]) <= set(part.events["event_id"])
    assert set(part.reports["origin"]) == {origin}


def test_strict_variant_has_named_dialogues_alone(record: Record) -> None:
    part = select(record, dialogues_only=True)
    assert set(part.events["mechanism"]) == {
        "policy_dialogue",
        "strategic_dialogue",
        "two_plus_two",
    }
    assert 0 < len(part.events) < len(record.events)


def test_partner_years_and_levels(record: Record) -> None:
    part = select(record, partner="FRA", years=(2016, 2018), levels=["deputy_minister"])
    assert all("FRA" in partners.split() for partners in part.events["partner"])
    assert pd.to_numeric(part.events["date_start"].str[:4]).between(2016, 2018).all()
    assert set(part.events["level"]) == {"deputy_minister"}


def test_the_whole_record_is_kept_without_a_condition(record: Record) -> None:
    part = select(record)
    for name in ("events", "reports", "cooperation", "agreements", "disagreements", "copies"):
        pd.testing.assert_frame_equal(part[name], record[name])


def test_meetings_of_which_nothing_is_told_can_be_left_out(record: Record) -> None:
    part = select(record, with_topics=True)
    assert set(part.events["event_id"]) == set(record.cooperation["event_id"])
    assert len(part.cooperation) == len(record.cooperation)
