"""What is talked about: topics of meetings by partner, year, level and kind of meeting."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from dialogue_analysis.analysis.selection import UNKNOWN, years_of
from dialogue_analysis.schema import schema

By = Literal["partner", "year", "level", "mechanism"]


def topics_by(
    events: pd.DataFrame, cooperation: pd.DataFrame, *, by: By = "partner", shares: bool = False
) -> pd.DataFrame:
    """In how many meetings each topic was raised, by partner, year, level or mechanism.

    A meeting counts once for a topic, whatever was said of it and however often; a meeting
    with two partners counts for both.

    Args:
        events: `event_id`, `partner`, `mechanism`, `level`, `date_start`, as in a `Record`.
        cooperation: `event_id`, `topic`.
        by: what stands across.
        shares: per cent of the group's meetings of which any topic is reported, since
            partners differ in how much is reported of them.

    Returns:
        Index `topic`, most often raised first and then as in the codebook; one column for
        each value of `by`, years ascending, levels highest first, others by number of
        topics and then by code. Cells are whole numbers, or per cent.
    """
    raised = cooperation[["event_id", "topic"]].drop_duplicates()
    pairs = raised.merge(groups_of(events, by), on="event_id")
    counts = pd.crosstab(pairs["topic"], pairs[by]).astype("int64")
    counts = counts.loc[counts.any(axis=1), counts.any(axis=0)]
    counts = most_first(counts)
    if by in ("partner", "mechanism"):
        counts = most_first(counts.T).T
    counts.columns = [str(group) for group in counts.columns]
    counts = counts.rename_axis(index="topic", columns=by)
    if not shares:
        return counts
    reported = meetings_by(events, cooperation, by=by)["reported"]
    return 100 * counts / reported[counts.columns]


def meetings_by(
    events: pd.DataFrame, cooperation: pd.DataFrame, *, by: By = "partner"
) -> pd.DataFrame:
    """How many meetings each group has, and of how many of them any topic is reported.

    Returns:
        Index as `by`, most meetings first (years ascending, levels highest first);
        `meetings` and `reported`, whole numbers.
    """
    groups = groups_of(events, by)
    told = groups["event_id"].isin(cooperation["event_id"])
    grouped = groups.assign(reported=told).groupby(by, observed=True)["reported"]
    counts = pd.DataFrame({"meetings": grouped.size(), "reported": grouped.sum()}).astype("int64")
    if by in ("partner", "mechanism"):
        counts = counts.sort_values("meetings", ascending=False, kind="stable")
    return counts.set_axis(pd.Index([str(group) for group in counts.index], name=by))


def status_counts(
    events: pd.DataFrame,
    cooperation: pd.DataFrame,
    *,
    by: Literal["topic", "side"] | By = "topic",
) -> pd.DataFrame:
    """How often each status was coded: distinct topics of a meeting, by topic, side or group.

    A topic that both sides bring up with one status counts once in its meeting, unless
    `by` is `side`.

    Returns:
        Index as `by`, most first (years ascending, levels highest first); one column a
        status of the codebook, also where nothing has it. Cells are whole numbers.
    """
    keys = ["event_id", "topic", "status", *(["side"] if by == "side" else [])]
    rows = cooperation.loc[cooperation["event_id"].isin(events["event_id"]), keys]
    rows = rows.drop_duplicates()
    if by != "topic" and by != "side":
        rows = rows.merge(groups_of(events, by), on="event_id")
    counts = pd.crosstab(rows[by], rows["status"]).astype("int64")
    counts = counts.reindex(columns=list(schema()["cooperation"]["status"].codes), fill_value=0)
    counts = counts[counts.any(axis=1)]
    counts = counts if by in ("year", "level") else most_first(counts)
    return counts.rename_axis(index=by, columns="status")


def groups_of(events: pd.DataFrame, by: By) -> pd.DataFrame:
    """Each meeting with its group: `event_id` and `by`; one row a partner where it has several."""
    groups = events[["event_id"]].copy()
    if by == "partner":
        groups["partner"] = events["partner"].str.split(" ")
        return groups.explode("partner", ignore_index=True)
    if by == "year":
        return groups.assign(year=years_of(events))
    if by == "mechanism":
        return groups.assign(mechanism=events["mechanism"].astype("str"))
    levels = list(schema()["meetings"]["level"].codes)
    filled = events["level"].astype("str").fillna(UNKNOWN)
    return groups.assign(level=pd.Categorical(filled, levels, ordered=True))


def most_first(counts: pd.DataFrame) -> pd.DataFrame:
    """Rows by their sum, the largest first; equal ones keep their order."""
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    # Plain text labels: a category would bring back codes that no row has.
    return counts.loc[order].set_axis([str(label) for label in order])
