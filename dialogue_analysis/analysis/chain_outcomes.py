"""What became of proposals: at the next visit, by the last known meeting, and on which pages."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from dialogue_analysis.analysis.topic_chains import (
    CLOSING,
    DAYS_OF_YEAR,
    NO_LATER_MEETING,
    NOT_MENTIONED,
    OPENING,
)
from dialogue_analysis.codes import Status

AT_ONCE, PRACTICE, OPEN, NOT_FOLLOWED = "agreed_at_once", "practice", "open", "not_followed"
# The stages of a chain, and what it may be at each, the furthest first.
STAGES = {
    "opened": (AT_ONCE, *OPENING),
    "next_status": (*CLOSING, *OPENING, NOT_MENTIONED, NO_LATER_MEETING),
    "now": (PRACTICE, str(Status.AGREED), OPEN, NOT_FOLLOWED),
}


def next_meeting_flow(chains: pd.DataFrame) -> pd.DataFrame:
    """How many chains took each way: opened as, on the next visit, by the last known meeting.

    Args:
        chains: of `topic_chains`.

    Returns:
        One row a way that any chain took: `opened` (`proposed`, `explored`, or
        `agreed_at_once`), `next_status` (a status, `not_mentioned` or `no_later_meeting`), `now`
        (`practice`, `agreed`, `open`, or `not_followed` to any later meeting) and `chains`, a
        whole number.
    """
    ways = pd.DataFrame(
        {
            "opened": chains["opened_status"].mask(chains["at_once"], AT_ONCE),
            "next_status": chains["next_status"],
            "now": _now(chains),
        }
    )
    for stage, codes in STAGES.items():
        ways[stage] = pd.Categorical(ways[stage], list(codes), ordered=True)
    counts = ways.groupby(list(STAGES), observed=True).size().rename("chains").reset_index()
    return counts.astype(dict.fromkeys(STAGES, "str"))


def outcomes_by(
    chains: pd.DataFrame, *, by: Literal["topic", "partner", "side"] = "topic"
) -> pd.DataFrame:
    """How many chains are in practice, agreed, open, or not followed to any later meeting.

    Returns:
        Index `by`, most chains first; columns `now`, as in `next_meeting_flow`. Cells are
        whole numbers.
    """
    counts = pd.crosstab(chains[by], _now(chains)).reindex(columns=list(STAGES["now"]))
    counts = counts.fillna(0).astype("int64").rename_axis(index=by, columns="now")
    return counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def open_proposals(chains: pd.DataFrame) -> pd.DataFrame:
    """The topics that stay proposals as far as is known, those with most later visits first.

    An open chain is no failure: the record shows no agreement, which may have been reached at
    a meeting that was not found, or stand on a part of the page that was not read.

    Returns:
        One row a chain that is not taken up and has a later visit: `partner`, `topic`,
        `opened_status`, `opened_date`, `years` until the last known meeting, `later` visits
        of which any topic is reported, `repeated` (those that propose or explore it again),
        `silent` (those that do not name it), `opened_id` and `last_id`.
    """
    still = chains[chains["taken_up_id"].isna() & (chains["later"] > 0)]
    still = still.assign(
        years=still["last_days"] / DAYS_OF_YEAR, silent=still["later"] - still["repeated"]
    )
    columns = ["partner", "topic", "opened_status", "opened_date", "years"]
    columns += ["later", "repeated", "silent", "opened_id", "last_id"]
    order = ["later", "years", "partner", "topic"]
    down = [False, False, True, True]
    return still.sort_values(order, ascending=down, ignore_index=True)[columns]


def linked_chains(
    events: pd.DataFrame, chains: pd.DataFrame, sources: pd.DataFrame
) -> pd.DataFrame:
    """The chains with the date and the evidence of each meeting that they rest on.

    Args:
        events: `event_id`, `date_start`, `source_url`.
        chains: of `topic_chains`.
        sources: of `cooperation_sources`.

    Returns:
        In the order of the chains: `partner`, `topic`, `opened_status`, `side`, `before`,
        `next_status`, `taken_up_status` and the `years` until then; for the meetings `opened`,
        `next`, `taken_up`, `practice` and `last` the date (`opened_date`, EDTF) and what is
        said there of the topic with that status (`opened_source`): the words where an article
        was read, else the address; where nothing is said of it, the page of the meeting.
    """
    said = sources["quotation"].fillna(sources["source_url"])
    keys = ["event_id", "topic", "status"]
    # Rows of the parser stand before those of the reference record.
    ordered = sources.assign(said=said).dropna(subset="said").sort_values([*keys, "origin"])
    evidence = ordered.astype({"topic": "str", "status": "str"}).groupby(keys)["said"].first()
    pages = events.set_index("event_id")[["date_start", "source_url"]]
    columns = ["partner", "topic", "opened_status", "side", "before"]
    frame = chains[[*columns, "next_status", "taken_up_status"]].copy()
    frame["years"] = chains["taken_up_days"] / DAYS_OF_YEAR
    statuses = chains.assign(practice_status=str(Status.REVIEWED), last_status=None)
    for meeting in ("opened", "next", "taken_up", "practice", "last"):
        found = pages.reindex(chains[f"{meeting}_id"]).set_axis(chains.index)
        frame[f"{meeting}_date"] = found["date_start"]
        place = statuses[[f"{meeting}_id", "topic", f"{meeting}_status"]].astype("object")
        told = [evidence.get(each) for each in place.itertuples(index=False, name=None)]
        frame[f"{meeting}_source"] = pd.Series(told, chains.index, dtype="str").fillna(
            found["source_url"]
        )
    return frame


def _now(chains: pd.DataFrame) -> pd.Series[str]:
    """How far each chain got by the last known meeting."""
    now = chains["later"].gt(0).map({True: OPEN, False: NOT_FOLLOWED})
    now = now.mask(chains["taken_up_id"].notna(), str(Status.AGREED))
    return now.mask(chains["practice_id"].notna(), PRACTICE).astype("str")
