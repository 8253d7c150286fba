"""The part of the record that a question is asked of."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

import pandas as pd

from dialogue_analysis.merging.record import Record
from dialogue_analysis.series import NAMED

Origin = Literal["parsed", "reference"]
UNKNOWN = "unknown"


def select(
    record: Record,
    *,
    origin: Origin | None = None,
    partner: str | None = None,
    years: tuple[int, int] | None = None,
    levels: Collection[str] | None = None,
    dialogues_only: bool = False,
    with_topics: bool = False,
) -> Record:
    """The record of these meetings alone: their events and all that hangs on them.

    Args:
        record: from `merge_reports`.
        origin: only what rests on the parser (`parsed`) or on the reference record; what
            rests on both belongs to either. Cells of an event that rests on both stay as they
            were chosen from both: what the parser alone says of it is `merge_reports(tables)`.
        partner: a code; meetings with several partners belong to each.
        years: the first and the last year, both included; meetings of no known year drop out.
        levels: codes of the meetings' level.
        dialogues_only: the strict variant, sessions of a named dialogue (policy dialogue,
            strategic dialogue, 2+2); the broad one has talks, calls and conferences, too.
        with_topics: only meetings of which any topic is reported.
    """
    events = record.events
    conditions = []
    if origin:
        conditions.append(_from(events, origin))
    if partner:
        conditions.append(events["partner"].map(lambda partners: partner in partners.split()))
    if years:
        conditions.append(pd.to_numeric(years_of(events), errors="coerce").between(*years))
    if levels is not None:
        conditions.append(events["level"].isin(list(levels)))
    if dialogues_only:
        conditions.append(events["mechanism"].isin(list(NAMED)))
    if with_topics:
        conditions.append(events["event_id"].isin(record.cooperation["event_id"]))
    chosen = pd.concat(conditions, axis=1).all(axis=1) if conditions else slice(None)
    kept = events.loc[chosen].reset_index(drop=True)
    tables = {"events": kept}
    for name in ("reports", "cooperation", "agreements", "disagreements"):
        frame = record[name][record[name]["event_id"].isin(kept["event_id"])]
        tables[name] = (frame[_from(frame, origin)] if origin else frame).reset_index(drop=True)
    return replace(record, **tables)


def years_of(events: pd.DataFrame) -> pd.Series[str]:
    """The year in which each meeting began, as text; `unknown` where no source fixes it."""
    years = events["date_start"].str[:4]
    return years.where(years.str.isdigit().astype(bool), UNKNOWN).fillna(UNKNOWN)


def _from(frame: pd.DataFrame, origin: Origin) -> pd.Series[bool]:
    return frame["origin"].isin([origin, "both"])
