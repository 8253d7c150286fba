"""Tables → small tables of counts. Everything counts meetings as articles report them."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from dialogue_analysis.schema import schema
from dialogue_analysis.tables import Tables

By = Literal["partner", "year", "level"]
UNKNOWN = "unknown"


def topics_by(tables: Tables, *, by: By = "partner") -> pd.DataFrame:
    """In how many meetings each topic was raised, by partner, year or level.

    A meeting counts once for a topic, whatever was said of it and however often; a meeting
    with two partners counts for both. Two articles on one meeting count twice.

    Returns:
        Index `topic`, most often raised first and then as in the codebook; one column for
        each value of `by`, years ascending, levels highest first, partners by number of
        topics and then by code. Cells are whole numbers.
    """
    raised = tables.cooperation[["article_id", "meeting_id", "topic"]].drop_duplicates()
    pairs = raised.merge(_groups(tables, by), on=["article_id", "meeting_id"])
    counts = pd.crosstab(pairs["topic"], pairs[by]).astype("int64")
    counts = counts.loc[counts.any(axis=1), counts.any(axis=0)]
    counts = _most_first(counts)
    if by == "partner":
        counts = _most_first(counts.T).T
    return counts.rename_axis(index="topic", columns=by)


def status_counts(tables: Tables, *, by: Literal["topic", "side"] | By = "topic") -> pd.DataFrame:
    """How often each status was coded: distinct topics of a meeting, by topic, side or group.

    A topic that both sides bring up with one status counts once in its meeting, unless
    `by` is `side`.

    Returns:
        Index as `by`, most first (years ascending, levels highest first); one column a
        status of the codebook, also where nothing has it. Cells are whole numbers.
    """
    keys = ["article_id", "meeting_id", "topic", "status"]
    rows = tables.cooperation[[*keys, *(["side"] if by == "side" else [])]].drop_duplicates()
    if by in ("partner", "year", "level"):
        rows = rows.merge(_groups(tables, by), on=["article_id", "meeting_id"])
    counts = pd.crosstab(rows[by], rows["status"]).astype("int64")
    counts = counts.reindex(columns=list(schema()["cooperation"]["status"].codes), fill_value=0)
    counts = counts[counts.any(axis=1)]
    counts = counts if by in ("year", "level") else _most_first(counts)
    return counts.rename_axis(index=by, columns="status")


def people_by_name(tables: Tables) -> pd.DataFrame:
    """Each name of a side once, with the number of meetings and what was said of the person.

    Spellings are made one within an article, not across articles: a person whom two
    newspapers write differently has two rows.

    Returns:
        Index `name`, `side`, most meetings first; `meetings`, a whole number; `rank`,
        `office_level` and `role` with all values that were coded, one after the other.
    """
    people = tables.participants.astype({"side": "str"}).groupby(["name", "side"], sort=False)
    meetings = people[["article_id", "meeting_id"]].apply(lambda rows: len(rows.drop_duplicates()))
    told = people[["rank", "office_level", "role"]].agg(_all_values)
    told.insert(0, "meetings", meetings.astype("int64") if len(told) else [])
    return told.sort_values("meetings", ascending=False, kind="stable")


def _all_values(values: pd.Series[str]) -> str:
    return ", ".join(str(value) for value in values.dropna().unique())


def _groups(tables: Tables, by: By) -> pd.DataFrame:
    """Each meeting with its group: `article_id`, `meeting_id` and `by`."""
    meetings = tables.meetings[["article_id", "meeting_id"]].copy()
    if by == "partner":
        meetings["partner"] = tables.meetings["partner"].str.split(" ")
        return meetings.explode("partner", ignore_index=True)
    if by == "year":
        years = tables.meetings["date_start"].str[:4]
        meetings["year"] = years.where(years.str.isdigit().astype(bool), UNKNOWN).fillna(UNKNOWN)
        return meetings
    meetings["level"] = tables.meetings["level"].fillna(UNKNOWN)
    return meetings


def _most_first(counts: pd.DataFrame) -> pd.DataFrame:
    """Rows by their sum, the largest first; equal ones keep their order."""
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    # Plain text labels: a category would bring back codes that no row has.
    return counts.loc[order].set_axis([str(label) for label in order])
