"""Rows of the parser and of the reference record as reports of one shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dialogue_analysis.codes import DateBasis, Role
from dialogue_analysis.reference import Reference
from dialogue_analysis.tables import Tables

Origin = Literal["parsed", "reference"]
HOME = "VNM"
REFERENCE = "reference"

# A year that stands in the text or on the page, against one worked out.
STATED = (DateBasis.EXPLICIT, DateBasis.PUBLISHED)
LEADERS = (Role.CHAIR, Role.HOST, Role.GUEST)


@dataclass(frozen=True, slots=True)
class Report:
    """One row that says a meeting was held. `group` is its article, or the reference record."""

    report_id: str
    origin: Origin
    group: str
    meeting_id: str
    partner: str
    mechanism: str
    edition: int | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_stated: bool = False
    level: str | None = None
    level_stated: bool = False
    city: str | None = None
    country: str | None = None
    format: str | None = None
    vn_chair: str | None = None
    vn_chair_rank: str | None = None
    vn_chair_office: str | None = None
    partner_chair: str | None = None
    partner_chair_office: str | None = None
    source_url: str | None = None
    second_source_url: str | None = None
    published: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Origin and id, which tell it from every other."""
        return self.origin, self.report_id

    @property
    def dates(self) -> tuple[str, str] | None:
        """First and last date, `None` where nothing is known."""
        if self.date_start is None:
            return None
        return self.date_start, self.date_end or self.date_start


def read_reports(tables: Tables, reference: Reference | None) -> list[Report]:
    """A report for each meeting of both, in an order that depends on their content alone."""
    found = [*_parsed(tables), *(_known(reference) if reference else ())]
    return sorted(found, key=lambda report: (report.origin, report.report_id))


def parsed_id(article_id: str, meeting_id: str) -> str:
    """The id of a parsed report: the meeting's own where it names its article."""
    return meeting_id if meeting_id.startswith(f"{article_id}/") else f"{article_id}/{meeting_id}"


def same_order(partner: str) -> str:
    """The partners of a meeting in one order, whoever was named first."""
    return " ".join(sorted(partner.split()))


def rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as dictionaries in which a missing cell is `None`."""
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _parsed(tables: Tables) -> Iterator[Report]:
    articles = {row["article_id"]: row for row in rows(tables.articles)}
    leaders = _leaders(tables)
    stated = _stated_levels(tables)
    copied = ("mechanism", "date_start", "date_end", "level", "city", "country", "format")
    for row in rows(tables.meetings):
        key = (row["article_id"], row["meeting_id"])
        article = articles[row["article_id"]]
        yield Report(
            report_id=parsed_id(*key),
            origin="parsed",
            group=row["article_id"],
            meeting_id=row["meeting_id"],
            partner=same_order(row["partner"]),
            edition=None if row["edition"] is None else int(row["edition"]),
            date_stated=row["date_basis"] in STATED,
            level_stated=key in stated,
            source_url=article["url"],
            published=article["published"],
            **{name: row[name] for name in copied},
            **leaders.get(key, {}),
        )


def _known(reference: Reference) -> Iterator[Report]:
    left_out = ("partner", "edition", "date_stated", "source_lang", "source_kind", "note")
    for row in rows(reference.meetings):
        yield Report(
            report_id=row["meeting_id"],
            origin="reference",
            group=REFERENCE,
            partner=same_order(row["partner"]),
            edition=None if row["edition"] is None else int(row["edition"]),
            date_stated=bool(row["date_stated"]),
            **{name: value for name, value in row.items() if name not in left_out},
        )


def _stated_levels(tables: Tables) -> set[tuple[str, str]]:
    """Meetings whose level the text states, as the evidence says."""
    evidence = tables.evidence
    stated = evidence[
        (evidence["table"] == "meetings")
        & (evidence["column"] == "level")
        & (evidence["rule_id"] == "level.stated")
    ]
    return set(zip(stated["article_id"], stated["row_id"], strict=True))


def _leaders(tables: Tables) -> dict[tuple[str, str], dict[str, Any]]:
    """The heads of both sides by meeting; two heads of one side are joined as `A; B`."""
    found: dict[tuple[str, str], dict[str, list[dict[str, Any]]]] = {}
    for row in rows(tables.participants):
        if row["role"] in LEADERS:
            sides = found.setdefault((row["article_id"], row["meeting_id"]), {})
            sides.setdefault("vn" if row["side"] == HOME else "partner", []).append(row)
    return {key: _chairs(sides) for key, sides in found.items()}


def _chairs(sides: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for side, people in sides.items():
        cells[f"{side}_chair"] = "; ".join(person["name"] for person in people)
        cells[f"{side}_chair_office"] = "; ".join(filter(None, (p["office"] for p in people)))
        cells[f"{side}_chair_office"] = cells[f"{side}_chair_office"] or None
    if "vn" in sides:
        cells["vn_chair_rank"] = sides["vn"][0]["rank"]
    return cells
