"""How many proposals are taken up, how soon, and which stay proposals.

Time is estimated after Kaplan and Meier (1958) by the library lifelines: a chain that is still
open at the last known meeting is censored there, not counted as failed. Intervals are pointwise
(Greenwood's variance, log-log scale), 95 %; they take chains as independent, which those of one
partner are not (`leave_one_out` gives intervals that allow for it).

What is timed is when a meeting that was found reports it: the agreement itself may be older.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pandas as pd
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times

from dialogue_analysis.analysis.topic_chains import DAYS_OF_YEAR

Goal = Literal["taken_up", "practice"]
GOALS: tuple[Goal, ...] = ("taken_up", "practice")
HORIZONS = (1, 2, 3, 5)
_CURVE = ["years", "share", "low", "high", "at_risk", "closed"]
_COUNTS = ("chains", "followed", "closed", "partners")
_NORMAL = 1.959964  # 95 % of a normal distribution lie within so many standard errors


def follow_through(
    chains: pd.DataFrame, *, goal: Goal = "taken_up", by: str | None = None
) -> pd.DataFrame:
    """What share of chains reaches the goal within 1, 2, 3 and 5 years, and the median time.

    Args:
        chains: of `topic_chains`; those that count as proposals, say `before == "nothing"`.
        goal: `taken_up` (agreed or under way at a later meeting) or `practice` (under way).
        by: a column of the chains, such as `topic`, `partner` or `side`, or `goal` for both
            goals below each other.

    Returns:
        Index `by` (`all` without), most chains first, goals in their order:

        - `chains`, those `followed` to a later meeting, those `closed`, and the `partners` they
          are of, whole numbers;
        - `within_1`, `within_1_low`, `within_1_high` and so on: per cent that reach the goal
          within so many years, with their interval; empty where no chain was followed for so
          long, the interval also where none or all had reached it;
        - `median`, `median_low`, `median_high`: years until half have; empty where not reached.
    """
    rows = {name: _summary(group) for name, group in _groups(chains, goal, by)}
    shares = [f"within_{years}{end}" for years in HORIZONS for end in ("", "_low", "_high")]
    columns = [*_COUNTS, *shares, "median", "median_low", "median_high"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    kinds = dict.fromkeys(columns, "float64") | dict.fromkeys(_COUNTS, "int64")
    frame = frame.astype(kinds).rename_axis(index=by or "all", columns="measure")
    if by == "goal":
        return frame
    return frame.sort_values(["chains", "closed"], ascending=False, kind="stable")


def survival_curve(
    chains: pd.DataFrame, *, goal: Goal = "taken_up", by: str | None = None
) -> pd.DataFrame:
    """The share of chains that have reached the goal, over time: 1 minus Kaplan and Meier's curve.

    Args:
        chains: as in `follow_through`.
        goal: as in `follow_through`.
        by: as in `follow_through`.

    Returns:
        One row a group and time at which a chain reached the goal or was followed last: the
        group (`by`, or `all`), `years`, `share`, `low` and `high` in per cent (the interval
        empty where none or all have reached it), `at_risk` just before, whole numbers, and
        `closed` at that time.
    """
    frames = [
        _curve(group).assign(**{by or "all": name}) for name, group in _groups(chains, goal, by)
    ]
    columns = [by or "all", *_CURVE]
    return pd.concat(frames or [pd.DataFrame(columns=columns)], ignore_index=True)[columns]


def leave_one_out(chains: pd.DataFrame, *, goal: Goal = "taken_up") -> pd.DataFrame:
    """How far the shares rest on one partner, and their intervals with partners as the units.

    Returns:
        Index `years` (1, 2, 3, 5); per cent: `share`, the `lowest` and the `highest` that it is
        when one partner is left out, and `low` and `high`, the 95 % interval from the jackknife
        over partners (Tukey 1958), within 0 and 100.
    """
    columns = [f"within_{years}" for years in HORIZONS]
    share = follow_through(chains, goal=goal).loc["all", columns]
    partners = sorted(chains["partner"].unique())
    without = pd.DataFrame(
        [
            follow_through(chains[chains["partner"] != partner], goal=goal).loc["all", columns]
            for partner in partners
        ],
        columns=columns,
    )
    spread = ((without - without.mean()) ** 2).mean()
    margin = _NORMAL * ((without.count() - 1) * spread) ** 0.5
    frame = pd.DataFrame(
        {
            "share": share,
            "lowest": without.min(),
            "highest": without.max(),
            "low": (share - margin).clip(lower=0),
            "high": (share + margin).clip(upper=100),
        }
    )
    frame = frame.set_axis(pd.Index(HORIZONS, name="years")).astype("float64")
    return frame.rename_axis(columns="measure")


def _groups(chains: pd.DataFrame, goal: Goal, by: str | None) -> Iterator[tuple[str, pd.DataFrame]]:
    """Name, and partner, years and whether the goal was reached, of each group of chains."""
    if by == "goal":
        for each in GOALS:
            yield each, _timed(chains, each)
    elif by is None:
        yield "all", _timed(chains, goal)
    else:
        for name, group in chains.groupby(by):
            yield str(name), _timed(group, goal)


def _timed(chains: pd.DataFrame, goal: Goal) -> pd.DataFrame:
    reached = chains[f"{goal}_days"]
    years = reached.fillna(chains["last_days"]) / DAYS_OF_YEAR
    return pd.DataFrame({"partner": chains["partner"], "years": years, "reached": reached.notna()})


def _summary(timed: pd.DataFrame) -> list[Any]:
    followed = (timed["years"] > 0) | timed["reached"]
    counts = [len(timed), followed.sum(), timed["reached"].sum(), timed["partner"].nunique()]
    if timed.empty:
        return counts + [None] * (3 * len(HORIZONS) + 3)
    curve = _curve(timed).set_index("years")[["share", "low", "high"]]
    # Where the last chain followed has reached the goal, all have, however long one waits.
    until = float("inf") if curve["share"].iloc[-1] == 100 else timed["years"].max()
    known = [
        curve.loc[:years].iloc[-1].tolist() if years <= until else [None] * 3 for years in HORIZONS
    ]
    return counts + [cell for cells in known for cell in cells] + _median(_fit(timed))


def _median(fitted: KaplanMeierFitter) -> list[float | None]:
    """Years until half have, and the interval; `None` for what is not reached."""
    low, high = median_survival_times(fitted.confidence_interval_survival_function_).iloc[0]
    middle = fitted.median_survival_time_
    return [None if value == float("inf") else float(value) for value in (middle, low, high)]


def _fit(timed: pd.DataFrame) -> KaplanMeierFitter:
    return KaplanMeierFitter(alpha=0.05).fit(timed["years"], timed["reached"])


def _curve(timed: pd.DataFrame) -> pd.DataFrame:
    if timed.empty:
        return pd.DataFrame(columns=_CURVE)
    fitted = _fit(timed)
    share = 1 - fitted.survival_function_.iloc[:, 0]
    ends = 1 - fitted.confidence_interval_survival_function_
    inside = (share > 0) & (share < 1)
    table = fitted.event_table
    return pd.DataFrame(
        {
            "years": share.index.astype("float64"),
            "share": 100 * share.to_numpy(),
            "low": 100 * ends.iloc[:, 1].where(inside).to_numpy(),
            "high": 100 * ends.iloc[:, 0].where(inside).to_numpy(),
            "at_risk": table["at_risk"].astype("int64").to_numpy(),
            "closed": table["observed"].astype("int64").to_numpy(),
        }
    )
