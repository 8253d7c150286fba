"""What each row of the record rests on: places on articles' pages, and public pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dialogue_analysis.merging.record import Record
from dialogue_analysis.merging.reports import rows
from dialogue_analysis.reference import Reference
from dialogue_analysis.report.articles import ArticlePage
from dialogue_analysis.report.grids import Part, address
from dialogue_analysis.tables import Tables

Key = tuple[str, ...]
Links = dict[Key, tuple[Part, ...]]
# From a partner's page to the site's first page.
UP = "../"


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Sources as links from a partner's page.

    `reports` by origin and report, `meetings` by event, `statements` by event, topic, status
    and side, `documents` by event, type and title as written.
    """

    reports: Links
    meetings: Links
    statements: Links
    documents: Links

    def of(self, event_ids: Iterable[str]) -> Witnesses:
        """Those of these events; `reports` stays whole."""
        held = set(event_ids)
        chosen = (
            {key: links for key, links in each.items() if key[0] in held}
            for each in (self.meetings, self.statements, self.documents)
        )
        return Witnesses(self.reports, *chosen)


def find_witnesses(
    record: Record,
    tables: Tables,
    reference: Reference | None,
    pages: Mapping[str, ArticlePage],
) -> Witnesses:
    """The sources of all that the record says.

    Args:
        record: from `merge_reports`.
        tables: what it was merged from, as is `reference`.
        reference: its rows have no words, but a page.
        pages: of the articles.
    """
    reports: Links = {}
    meetings: dict[Key, list[Part]] = defaultdict(list)
    for row in rows(record.reports):
        links = []
        if row["origin"] == "parsed":
            page = pages[row["article_id"]]
            links.append(Part(page.title, UP + page.href(row["meeting_id"]), "vi"))
        if outside := address(row["source_url"]):
            links.append(outside)
        reports[row["origin"], row["report_id"]] = tuple(links)
        meetings[row["event_id"],] += links
    places = _Places(tables, pages)
    return Witnesses(
        reports,
        _once(meetings),
        _once(_statements(record, tables, reference, places)),
        _once(_documents(record, tables, places)),
    )


def _statements(
    record: Record, tables: Tables, reference: Reference | None, places: _Places
) -> dict[Key, list[Part]]:
    found: dict[Key, list[Part]] = defaultdict(list)
    for row in _reported(tables.cooperation, record.reports, "parsed"):
        key = (row["event_id"], row["topic"], row["status"], row["side"])
        place = places.find(row, "cooperation", row["cooperation_id"], ("status", "topic"))
        found[key].append(place)
    if reference is not None:
        for row in _reported(reference.cooperation, record.reports, "reference"):
            if link := address(row["source_url"]):
                found[row["event_id"], row["topic"], row["status"], row["side"]].append(link)
    return found


def _documents(record: Record, tables: Tables, places: _Places) -> dict[Key, list[Part]]:
    found: dict[Key, list[Part]] = defaultdict(list)
    for row in _reported(tables.agreements, record.reports, "parsed"):
        place = places.find(row, "agreements", row["agreement_id"], ("title",))
        found[row["event_id"], row["type"], row["title"] or ""].append(place)
    return found


class _Places:
    """Rows on the pages of articles, each under the words of the page that justify it."""

    def __init__(self, tables: Tables, pages: Mapping[str, ArticlePage]) -> None:
        self._pages = pages
        self._ranges: dict[Key, list[tuple[int, str]]] = defaultdict(list)
        for row in rows(tables.evidence):
            key = (row["article_id"], row["table"], row["row_id"], row["column"])
            self._ranges[key].append((row["start"], row["quote"]))

    def find(self, row: Mapping[str, str], table: str, row_id: str, columns: Iterable[str]) -> Part:
        """The link to a row, under the words that these of its cells rest on."""
        page = self._pages[row["article_id"]]
        ranges = {
            each
            for column in columns
            for each in self._ranges[row["article_id"], table, row_id, column]
        }
        words = dict.fromkeys(" ".join(quotation.split()) for _, quotation in sorted(ranges))
        if not words:
            return Part(row_id, UP + page.href(row_id))
        return Part(f"“{' … '.join(words)}”", UP + page.href(row_id), "vi")


def _reported(frame: pd.DataFrame, reports: pd.DataFrame, origin: str) -> list[dict[str, str]]:
    """The rows with the event and the source of the report that they belong to."""
    keys = ["article_id", "meeting_id"] if origin == "parsed" else ["meeting_id"]
    chosen = reports.loc[reports["origin"] == origin, [*keys, "event_id", "source_url"]]
    return list(rows(frame.astype("object").merge(chosen.astype("object"), on=keys)))


def _once(found: Mapping[Key, Iterable[Part]]) -> Links:
    return {key: tuple(dict.fromkeys(links)) for key, links in found.items()}
