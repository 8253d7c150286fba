"""Partners' profiles: who is alike."""

import pandas as pd
import pytest
from matplotlib.text import Text

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


@pytest.mark.parametrize("partners", [0, 1])
def test_one_partner_is_no_group(
    events: pd.DataFrame, cooperation: pd.DataFrame, partners: int
) -> None:
    profiles = partner_profiles(events, cooperation, fewest=2)[:partners]
    groups = partner_groups(profiles)
    assert groups.empty
    assert list(groups.columns) == ["partners", "topics"]


@pytest.fixture
def like_the_average() -> pd.DataFrame:
    """Three partners of which Laos is the average."""
    columns = ["peacekeeping", "cbrn", "hydrography"]
    rows = {"FRA": [90, 10, 50], "GBR": [50, 50, 20], "LAO": [50, 50, 50], "DEU": [10, 90, 80]}
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype="float64")
    return frame.rename_axis(index="partner", columns="topic")


def test_a_partner_that_nothing_sets_apart_is_left_out(like_the_average: pd.DataFrame) -> None:
    others = ["DEU", "FRA", "GBR"]
    assert sorted(partner_similarity(like_the_average).index) == others
    groups = partner_groups(like_the_average, groups=2)
    assert sorted(" ".join(groups["partners"]).split()) == others
    figure = plot_partner_similarity(like_the_average)
    assert len(figure.axes[1].get_yticklabels()) == 3


def test_partners_all_the_same_have_no_tree(like_the_average: pd.DataFrame) -> None:
    same = like_the_average.assign(peacekeeping=10.0, cbrn=20.0, hydrography=100 / 3)
    assert partner_similarity(same).empty
    assert partner_groups(same).empty
    figure = plot_partner_similarity(same)
    assert [text.get_text() for text in figure.axes[0].texts] == ["No meeting to draw"]


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("partners", [3, 19])
def test_names_and_title_are_whole_and_above_the_caption(language: str, partners: int) -> None:
    codes = [
        "GBR",
        "USA",
        "NZL",
        "KOR",
        "PHL",
        "CHN",
        "LAO",
        "KHM",
        "THA",
        "SGP",
        "IDN",
        "CUB",
        "RUS",
        "IND",
        "FRA",
        "CAN",
        "AUS",
        "EU",
        "JPN",
    ]
    cells = [[(7 * row * row + 13 * row * place) % 101 for place in range(5)] for row in range(19)]
    profiles = pd.DataFrame(cells, index=pd.Index(codes, name="partner"), dtype="float64")
    caption = "Found by search, not a census. " * 8
    figure = plot_partner_similarity(profiles[:partners], language=language, caption=caption)
    figure.savefig("/dev/null", format="png")
    heatmap = figure.axes[1]
    below = next(text for text in figure.texts if text.get_text().startswith("Found"))
    top = below.get_window_extent().y1
    title = next(text for text in heatmap.findobj(Text) if "100)" in text.get_text())
    for text in (title, *heatmap.get_xticklabels(), *heatmap.get_yticklabels()):
        extent = text.get_window_extent()
        assert extent.x0 >= figure.bbox.x0, text
        assert extent.x1 <= figure.bbox.x1 + 1, text
        assert extent.y1 <= figure.bbox.y1 + 1, text
        assert extent.y0 >= top, text
