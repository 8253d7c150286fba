"""Time from proposal to practice: Kaplan and Meier's figures, worked out by hand."""

import pandas as pd
import pytest

from dialogue_analysis.analysis import follow_through, leave_one_out, survival_curve

YEAR = 365.25


def chain(
    partner: str, last: float, taken_up: float | None, practice: float | None = None
) -> dict[str, object]:
    """Years until the last known meeting and until the goals."""
    return {
        "partner": partner,
        "last_days": YEAR * last,
        "taken_up_days": None if taken_up is None else YEAR * taken_up,
        "practice_days": None if practice is None else YEAR * practice,
    }


@pytest.fixture
def chains() -> pd.DataFrame:
    """Taken up after 1 and 3 years, open after 2 and 6; one was never followed."""
    rows = [
        chain("FRA", 6, 1, 4),
        chain("FRA", 2, None),
        chain("GBR", 6, 3),
        chain("GBR", 6, None),
        chain("LAO", 0, None),
    ]
    kinds = dict.fromkeys(("last_days", "taken_up_days", "practice_days"), "float64")
    return pd.DataFrame(rows).astype(kinds)


def test_an_open_chain_counts_as_long_as_it_was_followed(chains: pd.DataFrame) -> None:
    """After 1 year 1 of 4; the one open since year 2 is no failure: at 3 years 1 of the 2 left."""
    row = follow_through(chains).loc["all"]
    assert row[["chains", "followed", "closed", "partners"]].tolist() == [5, 4, 2, 3]
    shares = row[["within_1", "within_2", "within_3", "within_5"]].tolist()
    assert shares == pytest.approx([25, 25, 62.5, 62.5])
    assert row["within_3_low"] < 62.5 < row["within_3_high"]
    assert row["median"] == pytest.approx(3)
    assert row["median_low"] == pytest.approx(1)
    assert pd.isna(row["median_high"])


def test_a_median_not_reached_is_missing(chains: pd.DataFrame) -> None:
    row = follow_through(chains, goal="practice").loc["all"]
    assert pd.isna(row["median"])
    assert row["within_5"] == pytest.approx(100 / 3)


def test_no_share_is_given_beyond_what_was_followed(chains: pd.DataFrame) -> None:
    table = follow_through(chains[chains["last_days"] < 3 * YEAR], by="partner")
    assert table.loc["FRA", "within_2"] == 0
    assert pd.isna(table.loc["FRA", "within_3"])
    assert pd.isna(table.loc["LAO", "within_1"])


def test_where_none_is_closed_there_is_no_interval(chains: pd.DataFrame) -> None:
    row = follow_through(chains[chains["taken_up_days"].isna()]).loc["all"]
    assert row["within_1"] == 0
    assert pd.isna(row["within_1_high"]), "0 of 3 is not known to be 0 to 0"


def test_groups_and_goals(chains: pd.DataFrame) -> None:
    assert follow_through(chains, by="partner")["chains"].to_dict() == {
        "FRA": 2,
        "GBR": 2,
        "LAO": 1,
    }
    both = follow_through(chains, by="goal")
    assert both["closed"].to_dict() == {"taken_up": 2, "practice": 1}
    assert both.index.name == "goal"


def test_curve_steps_where_chains_close(chains: pd.DataFrame) -> None:
    curve = survival_curve(chains)
    assert curve["years"].tolist() == pytest.approx([0, 1, 2, 3, 6])
    assert curve["share"].tolist() == pytest.approx([0, 25, 25, 62.5, 62.5])
    assert curve["at_risk"].tolist() == [5, 4, 3, 2, 1]
    assert curve["closed"].tolist() == [0, 1, 0, 1, 0]
    assert curve["low"].isna().tolist() == [True, False, False, False, False]


def test_leaving_a_partner_out_shows_what_rests_on_it(chains: pd.DataFrame) -> None:
    """At 1 year 1 of 4: without France 0 of 2, without the United Kingdom 1 of 2, else the same."""
    row = leave_one_out(chains).loc[1]
    assert row[["share", "lowest", "highest"]].tolist() == pytest.approx([25, 0, 50])
    # Jackknife: (3 - 1) / 3 of the squared deviations, 25² twice; its root is 28.87.
    assert row[["low", "high"]].tolist() == pytest.approx([0, 25 + 1.96 * 28.8675], abs=0.01)


def test_once_all_have_reached_the_goal_the_share_stays(chains: pd.DataFrame) -> None:
    row = follow_through(chains[chains["taken_up_days"] == YEAR]).loc["all"]
    assert (row["within_1"], row["within_5"]) == (100, 100)


def test_no_chain_gives_empty_figures(chains: pd.DataFrame) -> None:
    none = chains[:0]
    assert follow_through(none).loc["all", "chains"] == 0
    assert follow_through(none, by="partner").empty
    assert survival_curve(none, by="partner").empty
    assert leave_one_out(none)["share"].isna().all()


@pytest.mark.parametrize("by", [None, "goal", "partner"])
def test_no_chains_have_no_curve(chains: pd.DataFrame, by: str | None) -> None:
    curve = survival_curve(chains[:0], by=by)
    assert curve.empty
    assert list(curve.columns) == list(survival_curve(chains, by=by).columns)
