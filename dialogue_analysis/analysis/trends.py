"""Emerging and fading topics: how much of the talk each has, early and late."""

from __future__ import annotations

from math import hypot, nan

import pandas as pd
from scipy.stats import binomtest

from dialogue_analysis.analysis.selection import years_of

CONFIDENCE = 0.95


def topic_trends(
    events: pd.DataFrame, cooperation: pd.DataFrame, *, since: int | None = None
) -> pd.DataFrame:
    """Each topic's share of meetings before a year and since, and the change between the two.

    Shares are of meetings of which any topic is reported, so that better coverage of late
    years is no rise by itself. The interval of the change is Newcombe's hybrid score interval
    for the difference of two proportions (Statistics in Medicine 17, 1998, method 10), from
    Wilson intervals. It knows of chance alone: other partners met, or other editors, change
    shares, too, and with some thirty topics one or two intervals miss zero by luck.

    Args:
        events: `event_id`, `date_start`; meetings of no known year are left out.
        cooperation: `event_id`, `topic`.
        since: the first year of the late period; if not given the one that halves the
            reported meetings best.

    Returns:
        Index `topic`, the largest rise first; `early` and `late`, meetings that raised it;
        `early_share`, `late_share`, `change`, `change_low`, `change_high` in percentage
        points, empty where a period has no meeting; `first_year`, in which it is first
        reported. `attrs`: `since`, and the number of meetings `early` and `late`.
    """
    dated = events.assign(year=pd.to_numeric(years_of(events), errors="coerce"))
    dated = dated[dated["year"].notna() & dated["event_id"].isin(cooperation["event_id"])]
    since = _halving(dated["year"]) if since is None else since
    raised = cooperation[["event_id", "topic"]].drop_duplicates()
    pairs = raised.merge(dated[["event_id", "year"]], on="event_id").astype({"topic": "str"})
    late = pairs["year"] >= since
    counts = pd.DataFrame(
        {
            "early": pairs[~late].groupby("topic").size(),
            "late": pairs[late].groupby("topic").size(),
        }
    )
    counts = counts.fillna(0).astype("int64").rename_axis(index="topic")
    sizes = {
        "early": int((dated["year"] < since).sum()),
        "late": int((dated["year"] >= since).sum()),
    }
    change = [_change(*row, **sizes) for row in counts.itertuples(index=False, name=None)]
    columns = ["early_share", "late_share", "change", "change_low", "change_high"]
    trends = counts.join(pd.DataFrame(change, index=counts.index, columns=columns, dtype="float64"))
    trends["first_year"] = pairs.groupby("topic")["year"].min().astype("int64")
    trends = trends.sort_values("change", ascending=False, kind="stable")
    trends.attrs.update(since=since, **sizes)
    return trends


def _halving(years: pd.Series[float]) -> int:
    """The year that leaves as nearly half of the meetings before it as any."""
    if years.empty:
        return 0
    before = {int(year): int((years < year).sum()) for year in sorted(years.unique())}
    return min(before, key=lambda year: abs(2 * before[year] - len(years)))


def _change(raised_early: int, raised_late: int, *, early: int, late: int) -> tuple[float, ...]:
    """Both shares, their difference and its interval, in per cent."""
    share_early, low_early, high_early = _wilson(raised_early, early)
    share_late, low_late, high_late = _wilson(raised_late, late)
    change = share_late - share_early
    low = change - hypot(share_late - low_late, high_early - share_early)
    high = change + hypot(high_late - share_late, share_early - low_early)
    return tuple(100 * value for value in (share_early, share_late, change, low, high))


def _wilson(part: int, whole: int) -> tuple[float, float, float]:
    """A share and its Wilson interval; of nothing, nothing is known."""
    if not whole:
        return nan, nan, nan
    interval = binomtest(part, whole).proportion_ci(CONFIDENCE, method="wilson")
    return part / whole, float(interval.low), float(interval.high)
