"""Who asks for what: meetings in which Viet Nam, or its partner, proposed a topic."""

from __future__ import annotations

import pandas as pd
from scipy.stats import binomtest

VIETNAM, BOTH = "VNM", "both"


def proposals_by_side(
    events: pd.DataFrame, cooperation: pd.DataFrame, *, by: str = "topic"
) -> pd.DataFrame:
    """In how many meetings Viet Nam proposed something, and in how many its partner did.

    Proposals are the rows with the status `proposed`: one side asks, wishes or offers. What is
    to be studied (`explored`) is mostly both sides' and stands apart (`status_counts`). By
    topic, a meeting counts once for each side that proposed the topic; by anything else, once
    for each side that proposed anything. In a meeting with several partners each speaks for itself,
    and Viet Nam to all of them.

    Args:
        events: `event_id`, `partner` and what `by` names, as in a `Record`.
        cooperation: `event_id`, `topic`, `status`, `side`.
        by: what stands down: `topic`, or a column of `events`; where that is empty, the meeting
            is left out.

    Returns:
        Index as `by`, what Viet Nam proposes more often first; the number of meetings in which
        `vietnam`, the `partner` or each of them (`both`) did so; `difference` (Viet Nam's less
        the partner's); `n`, the sum of the two; `share`, Viet Nam's part of `n` in per cent,
        with its 95 % interval `low` to `high` (Wilson's, by `scipy.stats.binomtest`); `apart`:
        that interval leaves out Viet Nam's part of the sum of `n`. The interval takes meetings,
        and the sides within one, for independent.
    """
    said = cooperation.loc[cooperation["status"] == "proposed", ["event_id", "topic", "side"]]
    proposed = said.astype({"side": "str"}).merge(events, on="event_id")
    if by == "partner":
        proposed["partner"] = proposed["partner"].str.split(" ")
        proposed = proposed.explode("partner", ignore_index=True)
        theirs = proposed["side"] == proposed["partner"]
        proposed = proposed[theirs | proposed["side"].isin([VIETNAM, BOTH])]
    keys = [proposed[by].astype("str"), proposed["event_id"]]
    sides = pd.DataFrame(
        {
            "vietnam": proposed["side"].isin([VIETNAM, BOTH]),
            "partner": proposed["side"] != VIETNAM,
        }
    )
    meetings = sides.groupby(keys).any()
    meetings["both"] = meetings["vietnam"] & meetings["partner"]
    counts = meetings.groupby(level=by).sum().astype("int64")
    return _with_shares(counts).sort_values(["difference", "n"], ascending=False, kind="stable")


def _with_shares(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts with their difference, Viet Nam's share and its interval."""
    n = counts["vietnam"] + counts["partner"]
    ranges = [
        binomtest(asked, total).proportion_ci(method="wilson")
        for asked, total in zip(counts["vietnam"], n, strict=True)
    ]
    overall = 100 * counts["vietnam"].sum() / max(1, n.sum())
    low = pd.Series([100 * each.low for each in ranges], index=counts.index, dtype="float64")
    high = pd.Series([100 * each.high for each in ranges], index=counts.index, dtype="float64")
    return counts.assign(
        difference=counts["vietnam"] - counts["partner"],
        n=n,
        share=100 * counts["vietnam"] / n,
        low=low,
        high=high,
        apart=(low > overall) | (high < overall),
    )
