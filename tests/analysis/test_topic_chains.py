"""From the first proposal to what later meetings say, on a record small enough to follow by hand."""

import pandas as pd
import pytest

from dialogue_analysis.analysis import (
    linked_chains,
    meetings_left_out,
    next_meeting_flow,
    open_proposals,
    outcomes_by,
    topic_chains,
    visits,
)

F1, F4 = "https://example.org/f1", "https://example.org/f4"
QUOTE = "đề nghị … gìn giữ hòa bình"
SOURCES = pd.DataFrame(
    [
        ("f1", "peacekeeping", "agreed", "parsed", "nhất trí … gìn giữ hòa bình", None),
        ("f1", "peacekeeping", "proposed", "reference", None, F1),
        ("f1", "peacekeeping", "proposed", "parsed", QUOTE, None),
    ],
    columns=["event_id", "topic", "status", "origin", "quotation", "source_url"],
).astype("str")


@pytest.fixture
def events(record_frame) -> pd.DataFrame:
    """France on four visits and once more in 2019, the United Kingdom twice, Lao PDR once."""
    return record_frame(
        "events",
        ["event_id", "partner", "mechanism", "date_start", "date_end", "source_url"],
        ("f1", "FRA", "policy_dialogue", "2018-06-04", "2018-06-05", F1),
        ("f1b", "FRA", "courtesy_call", "2018-06-07", "2018-06-07", None),
        ("f2", "FRA", "talks", "2019-06-04", "2019-06-04", None),
        ("f3", "FRA", "policy_dialogue", "2021-06", "2021-06", None),
        ("f4", "FRA", "talks", "2022-06-04", "2022-06-04", F4),
        ("f0", "FRA", "talks", "2019", "2019", None),
        ("g1", "GBR", "talks", "2015-01-01", "2015-01-01", None),
        ("g2", "GBR", "talks", "2017", "2017", None),
        ("l1", "LAO", "talks", "2020-01-01", "2020-01-01", None),
        ("m1", "DEU FRA", "two_plus_two", "2019-01-01", "2019-01-01", None),
        ("m2", "ASEAN", "multilateral", "2019-01-01", "2019-01-01", None),
        ("n1", "LAO", "talks", "2021-01-01", "2021-01-01", None),
        ("x1", "LAO", "talks", "XXXX-11-04", "XXXX-11-04", None),
    )


@pytest.fixture
def cooperation(record_frame) -> pd.DataFrame:
    return record_frame(
        "cooperation",
        ["event_id", "topic", "status", "side"],
        ("f1", "peacekeeping", "proposed", "VNM"),
        ("f2", "peacekeeping", "proposed", "FRA"),
        ("f3", "peacekeeping", "agreed", "both"),
        ("f4", "peacekeeping", "reviewed", "both"),
        ("f4", "peacekeeping", "proposed", "VNM"),
        ("f1", "cbrn", "explored", "both"),
        ("f0", "cbrn", "agreed", "both"),
        ("f1", "hydrography", "proposed", "FRA"),
        ("f1", "hydrography", "explored", "VNM"),
        ("f1b", "hydrography", "agreed", "both"),
        ("f3", "hydrography", "reviewed", "VNM"),
        ("f1", "ship_visits", "reviewed", "both"),
        ("f1", "ship_visits", "proposed", "VNM"),
        ("f1", "war_legacy", "agreed", "both"),
        ("f2", "war_legacy", "proposed", "FRA"),
        ("f1", "coast_guard", "agreed", "both"),
        ("l1", "peacekeeping", "proposed", "LAO"),
        ("m1", "peacekeeping", "proposed", "VNM"),
        ("m2", "peacekeeping", "proposed", "VNM"),
        ("x1", "peacekeeping", "agreed", "both"),
        ("g1", "war_legacy", "explored", "both"),
        ("g2", "war_legacy", "reviewed", "both"),
    )


@pytest.fixture
def chains(events: pd.DataFrame, cooperation: pd.DataFrame) -> pd.DataFrame:
    return topic_chains(events, cooperation)


def the(chains: pd.DataFrame, topic: str, partner: str = "FRA") -> dict[str, object]:
    rows = chains[(chains["partner"] == partner) & (chains["topic"] == topic)]
    assert len(rows) == 1, "a chain is counted once"
    cells = rows.astype("object").iloc[0]
    return cells.where(cells.notna(), None).to_dict()


def test_a_proposal_is_followed_to_agreement_and_practice(chains: pd.DataFrame) -> None:
    assert the(chains, "peacekeeping") == {
        "partner": "FRA",
        "topic": "peacekeeping",
        "opened_id": "f1",
        "opened_date": "2018-06-04",
        "opened_status": "proposed",
        "side": "VNM",
        "before": "nothing",
        "at_once": False,
        "earlier": 0,
        "later": 3,
        "repeated": 1,
        "next_id": "f2",
        "next_status": "proposed",
        "taken_up_id": "f3",
        "taken_up_status": "agreed",
        "taken_up_days": 1107,  # to 15 June 2021, the middle of the month
        "practice_id": "f4",
        "practice_days": 1461,
        "last_id": "f4",
        "last_days": 1461,
    }


def test_an_open_chain_ends_at_the_last_known_meeting(chains: pd.DataFrame) -> None:
    """The agreement of 2019 is left out: it may have come before or after the talks of that year."""
    chain = the(chains, "cbrn")
    assert chain["taken_up_id"] is chain["taken_up_days"] is None
    assert (chain["last_id"], chain["last_days"]) == ("f4", 1461)
    assert (chain["next_id"], chain["next_status"]) == ("f2", "not_mentioned")


def test_what_the_call_of_the_same_visit_agrees_is_agreed_at_once(chains: pd.DataFrame) -> None:
    chain = the(chains, "hydrography")
    assert (chain["at_once"], chain["taken_up_id"], chain["taken_up_days"]) == (True, "f1b", 0)
    assert (chain["practice_id"], chain["practice_days"]) == ("f3", 1107)
    assert (chain["opened_status"], chain["side"]) == ("proposed", "both")


@pytest.mark.parametrize(
    ("topic", "before", "earlier"), [("ship_visits", "reviewed", 0), ("war_legacy", "agreed", 1)]
)
def test_what_was_agreed_or_done_before_is_no_new_proposal(
    chains: pd.DataFrame, topic: str, before: str, earlier: int
) -> None:
    assert (the(chains, topic)["before"], the(chains, topic)["earlier"]) == (before, earlier)


def test_what_nobody_proposed_opens_no_chain(chains: pd.DataFrame) -> None:
    assert "coast_guard" not in set(chains["topic"])
    assert set(chains["partner"]) == {"FRA", "GBR", "LAO"}


def test_a_year_is_enough_where_nothing_else_happened_in_it(chains: pd.DataFrame) -> None:
    chain = the(chains, "war_legacy", "GBR")
    assert (chain["taken_up_id"], chain["taken_up_days"]) == ("g2", 913)  # to 2 July 2017


def test_without_a_later_meeting_nothing_is_known(chains: pd.DataFrame) -> None:
    chain = the(chains, "peacekeeping", "LAO")
    assert (chain["side"], chain["next_status"]) == ("partner", "no_later_meeting")
    assert (chain["later"], chain["last_days"]) == (0, 0)


def test_meetings_left_out_are_counted(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    counts = meetings_left_out(events, cooperation)
    assert counts.to_dict() == {"multilateral": 2, "no_topic": 1, "order_unknown": 2}


def test_meetings_three_days_apart_are_one_visit(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    numbered = visits(events, cooperation).set_index("event_id")["visit"]
    assert numbered.to_dict() == {
        "f1": 1,
        "f1b": 1,
        "f2": 2,
        "f3": 3,
        "f4": 4,
        "g1": 1,
        "g2": 2,
        "l1": 1,
    }


def test_order_of_rows_changes_nothing(
    events: pd.DataFrame, cooperation: pd.DataFrame, chains: pd.DataFrame
) -> None:
    again = topic_chains(events[::-1], cooperation[::-1])
    pd.testing.assert_frame_equal(again, chains)


def test_flow_has_every_chain_once(chains: pd.DataFrame) -> None:
    flow = next_meeting_flow(chains[chains["before"] == "nothing"])
    assert flow.to_numpy().tolist() == [
        ["agreed_at_once", "not_mentioned", "practice", 1],
        ["proposed", "proposed", "practice", 1],
        ["proposed", "no_later_meeting", "not_followed", 1],
        ["explored", "reviewed", "practice", 1],
        ["explored", "not_mentioned", "open", 1],
    ]


def test_outcomes_by_topic(chains: pd.DataFrame) -> None:
    outcomes = outcomes_by(chains[chains["before"] == "nothing"])
    assert list(outcomes.columns) == ["practice", "agreed", "open", "not_followed"]
    assert outcomes.T.to_dict("list") == {
        "peacekeeping": [1, 0, 0, 1],
        "cbrn": [0, 0, 1, 0],
        "hydrography": [1, 0, 0, 0],
        "war_legacy": [1, 0, 0, 0],
    }


def test_open_proposals_tell_how_often_they_were_named_again(chains: pd.DataFrame) -> None:
    still = open_proposals(chains[chains["before"] == "nothing"])
    assert still[["topic", "later", "repeated", "silent"]].to_numpy().tolist() == [
        ["cbrn", 3, 0, 3]
    ]
    assert still["years"].round(2).tolist() == [4.0]


def test_every_chain_leads_to_its_pages(events: pd.DataFrame, chains: pd.DataFrame) -> None:
    linked = linked_chains(events, chains, SOURCES[:0]).set_index(["partner", "topic"])
    row = linked.loc[("FRA", "peacekeeping")]
    assert (row["opened_date"], row["opened_source"]) == ("2018-06-04", F1)
    assert (row["taken_up_date"], row["practice_source"]) == ("2021-06", F4)
    assert pd.isna(linked.loc[("LAO", "peacekeeping")]["taken_up_source"])


def test_a_statement_that_was_read_is_quoted(events: pd.DataFrame, chains: pd.DataFrame) -> None:
    linked = linked_chains(events, chains, SOURCES).set_index(["partner", "topic"])
    row = linked.loc[("FRA", "peacekeeping")]
    assert row["opened_source"] == QUOTE
    assert row["practice_source"] == F4


def test_no_meeting_gives_empty_tables(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    none = topic_chains(events[:0], cooperation[:0])
    assert none.empty
    for summary in (next_meeting_flow(none), outcomes_by(none), open_proposals(none)):
        assert summary.empty
    assert linked_chains(events, none, SOURCES).empty
