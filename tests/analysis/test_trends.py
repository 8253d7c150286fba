"""Emerging and fading topics, on meetings that can be counted by hand."""

import pandas as pd
import pytest

from dialogue_analysis.analysis import topic_trends


@pytest.fixture
def events(record_frame) -> pd.DataFrame:
    """Ten meetings before 2020, ten since, one of no known year."""
    rows = [(f"e{n}", "FRA", "talks", "2015-03" if n < 10 else "2021") for n in range(20)]
    return record_frame(
        "events",
        ["event_id", "partner", "mechanism", "date_start"],
        *rows,
        ("x", "FRA", "talks", "XXXX-04-01"),
    )


@pytest.fixture
def cooperation(record_frame) -> pd.DataFrame:
    """Visits at every meeting; cyber security at 1 early and 8 late ones; no CBRN since."""
    rows = [(f"e{n}", "delegation_exchange") for n in range(20)]
    rows += [(f"e{n}", "cyber_security") for n in (0, *range(12, 20))]
    rows += [("e1", "cbrn"), ("x", "cbrn")]
    return record_frame(
        "cooperation",
        ["event_id", "topic", "status", "side"],
        *((event, topic, status, "both") for event, topic in rows for status in ("agreed",)),
        ("e0", "cyber_security", "reviewed", "both"),  # a meeting counts once
    )


def test_shares_and_change(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    trends = topic_trends(events, cooperation)
    assert trends.attrs == {"since": 2021, "early": 10, "late": 10}
    assert list(trends.index) == ["cyber_security", "delegation_exchange", "cbrn"]
    cyber = trends.loc["cyber_security"]
    assert (cyber["early"], cyber["late"], cyber["first_year"]) == (1, 8, 2015)
    assert (cyber["early_share"], cyber["late_share"]) == (10, 80)
    assert cyber["change"] == pytest.approx(70)
    assert trends.loc["delegation_exchange", "change"] == 0


def test_interval_is_newcombes() -> None:
    """The case (b) of Newcombe (1998), table II: 56/70 against 48/80, method 10."""
    events = pd.DataFrame(
        {
            "event_id": [f"e{n}" for n in range(150)],
            "date_start": ["2010"] * 80 + ["2020"] * 70,
        },
        dtype="str",
    )
    raised = [*range(48), *range(80, 136)]
    told = [(f"e{n}", "peacekeeping") for n in raised] + [(f"e{n}", "cbrn") for n in range(150)]
    cooperation = pd.DataFrame(told, columns=["event_id", "topic"], dtype="str")
    change = topic_trends(events, cooperation, since=2020).loc["peacekeeping"]
    assert change["change"] == pytest.approx(20)
    assert change["change_low"] == pytest.approx(5.24, abs=0.01)
    assert change["change_high"] == pytest.approx(33.39, abs=0.01)


def test_one_period_alone_says_nothing_of_change(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    trends = topic_trends(events, cooperation, since=1990)
    assert trends.attrs["early"] == 0
    assert trends[["early_share", "change", "change_low", "change_high"]].isna().all(axis=None)
    assert trends.loc["delegation_exchange", "late_share"] == 100


def test_no_meeting_gives_an_empty_table(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    assert topic_trends(events[:0], cooperation[:0]).empty
