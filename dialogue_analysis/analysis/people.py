"""People → who was met how often, and what was said of them."""

from __future__ import annotations

import pandas as pd

from dialogue_analysis.tables import Tables


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
