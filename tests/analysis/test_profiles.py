"""Partners' profiles: who is alike."""

import pandas as pd
import pytest

from dialogue_analysis.analysis import (
    partner_groups,
    partner_profiles,
    partner_similarity,
    plot_partner_similarity,
)


@pytest.fixture
def events(record_frame) -> pd.DataFrame:
    partners = {"CHN": 2, "LAO": 2, "GBR": 2, "FRA": 2, "DEU": 1}
    rows = [(f"{code}{n}", code, "talks") for code, count in partners.items() for n in range(count)]
    return record_frame("events", ["event_id", "partner", "mechanism"], *rows)


@pytest.fixture
def cooperation(record_frame) -> pd.DataFrame:
    """Visits with all; borders with China and Laos; peacekeeping with Britain and France."""
    rows = [(f"{code}{n}", "delegation_exchange") for code in ("CHN", "LAO") for n in (0, 1)]
    rows += [(f"{code}{n}", "delegation_exchange") for code in ("GBR", "FRA") for n in (0, 1)]
    rows += [("CHN0", "border_management"), ("CHN1", "border_management")]
    rows += [("LAO0", "border_management"), ("GBR0", "peacekeeping"), ("GBR1", "peacekeeping")]
    rows += [("FRA0", "peacekeeping"), ("DEU0", "peacekeeping")]
    return record_frame(
        "cooperation",
        ["event_id", "topic", "status", "side"],
        *((event, topic, "agreed", "both") for event, topic in rows),
    )


def test_profiles_are_shares_of_partners_with_enough_meetings(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    profiles = partner_profiles(events, cooperation, fewest=2)
    assert set(profiles.index) == {"CHN", "LAO", "GBR", "FRA"}
    assert profiles.loc["LAO"].to_dict() == {
        "delegation_exchange": 100,
        "peacekeeping": 0,
        "border_management": 50,
    }


def test_what_all_talk_about_makes_nobody_alike(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    alike = partner_similarity(partner_profiles(events, cooperation, fewest=2))
    assert alike.loc["CHN", "LAO"] > 0.9
    assert alike.loc["GBR", "FRA"] > 0.9
    assert alike.loc["CHN", "GBR"] < -0.9
    assert list(alike.index) == list(alike.columns)
    assert 0.9 < alike.attrs["cophenetic"] <= 1


def test_groups_name_what_sets_them_apart(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    groups = partner_groups(partner_profiles(events, cooperation, fewest=2), groups=2)
    told = {frozenset(row.partners.split()): row.topics for row in groups.itertuples()}
    assert told == {
        frozenset({"CHN", "LAO"}): "border_management",
        frozenset({"GBR", "FRA"}): "peacekeeping",
    }


def test_too_few_partners_have_no_tree(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    profiles = partner_profiles(events, cooperation, fewest=3)
    assert partner_similarity(profiles).empty
    figure = plot_partner_similarity(profiles)
    assert [text.get_text() for text in figure.axes[0].texts] == ["No meeting to draw"]


def test_names_stand_beside_their_rows(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    profiles = partner_profiles(events, cooperation, fewest=2)
    figure = plot_partner_similarity(profiles, language="vi")
    drawn = [tick.get_text() for tick in figure.axes[1].get_yticklabels()]
    codes = {"CHN": "Trung Quốc", "LAO": "Lào", "GBR": "Vương quốc Anh", "FRA": "Pháp"}
    assert drawn == [codes[code] for code in partner_similarity(profiles).index]
