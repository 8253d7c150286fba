"""From a mark on a chart to its evidence: the quotation, or the address of the page."""

from __future__ import annotations

import pandas as pd

from dialogue_analysis.merging.record import Record
from dialogue_analysis.reference import Reference
from dialogue_analysis.tables import Tables

BETWEEN = " … "


def cooperation_sources(
    record: Record, tables: Tables, reference: Reference | None = None
) -> pd.DataFrame:
    """What each report says of cooperation in each meeting, with what justifies it.

    Args:
        record: from `merge_reports`, or a part of it.
        tables: what the record was merged from, as is `reference`.
        reference: its rows have no words, but a page.

    Returns:
        One row a report, topic, status and side, by date: `event_id`, `date_start`, `partner`,
        `mechanism`, `edition`, `topic`, `status`, `side`, `origin` (of the row: `parsed` or
        `reference`), `quotation` (the words of the article, where one was read) and
        `source_url`.
    """
    events = record.events[["event_id", "date_start", "partner", "mechanism", "edition"]]
    told = [_parsed(tables), *([_known(reference)] if reference else [])]
    keys = ["origin", "article_id", "meeting_id"]
    reports = record.reports.astype({"origin": "str"})[[*keys, "event_id", "source_url"]]
    rows = pd.concat(told, ignore_index=True).merge(reports, on=keys)
    columns = [*events.columns, "topic", "status", "side", "origin", "quotation", "source_url"]
    found = rows.merge(events, on="event_id")[columns]
    order = ["date_start", "event_id", "topic", "status", "side", "origin"]
    return found.sort_values(order, ignore_index=True)


def _parsed(tables: Tables) -> pd.DataFrame:
    """The parser's rows, each with the words that its topic and status rest on."""
    quotes = tables.evidence[
        (tables.evidence["table"] == "cooperation")
        & tables.evidence["column"].isin(["topic", "status"])
    ]
    quotes = quotes.sort_values(["row_id", "start"]).drop_duplicates(["row_id", "start", "end"])
    quotation = quotes.groupby("row_id")["quote"].agg(BETWEEN.join).rename("quotation")
    rows = tables.cooperation.join(quotation, on="cooperation_id")
    return rows.drop(columns="cooperation_id").assign(origin="parsed")


def _known(reference: Reference) -> pd.DataFrame:
    return reference.cooperation.assign(
        origin="reference", article_id=pd.Series(dtype="str"), quotation=pd.Series(dtype="str")
    )
