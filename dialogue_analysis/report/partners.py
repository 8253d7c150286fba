"""Pages of partners: timeline, topics, documents, chairs, findings and sources of each."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from urllib.parse import quote

from dialogue_analysis.analysis.documents import documents
from dialogue_analysis.analysis.selection import UNKNOWN, select, years_of
from dialogue_analysis.labels import label
from dialogue_analysis.merging.record import Record
from dialogue_analysis.pages import render
from dialogue_analysis.report.folder import ReportFolder
from dialogue_analysis.report.grids import Cell, Grid, GridRow, Part, code_cell, text_cell
from dialogue_analysis.report.inputs import code_digest, digest, record_digest
from dialogue_analysis.report.partner_charts import partner_charts
from dialogue_analysis.report.partner_grids import (
    chairs_grid,
    disagreements_grid,
    documents_grid,
    findings_grid,
    meetings_grid,
    statements_grid,
)
from dialogue_analysis.report.witnesses import Witnesses
from dialogue_analysis.series import NAMED

# Fewer pages than this are drawn before another process has started.
WORTH_A_PROCESS = 4


@dataclass(frozen=True, slots=True)
class Partner:
    """All that a partner's page is made from."""

    code: str
    record: Record
    witnesses: Witnesses

    @property
    def name(self) -> str:
        """The file in the folder of the site."""
        return f"partners/{self.code}.html"

    @property
    def inputs(self) -> str:
        """The digest of what the page is made from."""
        links = (
            repr(sorted(each.items()))
            for each in (
                *(self.witnesses.meetings, self.witnesses.statements, self.witnesses.documents),
                self._disputed(),
            )
        )
        return digest(code_digest(), self.code, record_digest(self.record), *links)

    def _disputed(self) -> dict[tuple[str, ...], tuple[Part, ...]]:
        """The sources of reports that disagree with another."""
        rows = self.record.disagreements
        keys = set(zip(rows["origin"], rows["report_id"], strict=True))
        return {key: self.witnesses.reports[key] for key in keys}

    @property
    def years(self) -> tuple[str, str] | None:
        """The first and the last year of its meetings."""
        known = sorted(year for year in years_of(self.record.events) if year != UNKNOWN)
        return (known[0], known[-1]) if known else None

    @property
    def dialogues(self) -> int:
        """How many of its meetings are sessions of a named dialogue."""
        return int(self.record.events["mechanism"].isin(list(NAMED)).sum())


def partners_of(record: Record, witnesses: Witnesses) -> list[Partner]:
    """The partners of the record by number of meetings, the most first, then by name."""
    codes = sorted({code for codes in record.events["partner"] for code in codes.split()})
    found = []
    for code in codes:
        chosen = select(record, partner=code)
        found.append(Partner(code, chosen, witnesses.of(chosen.events["event_id"])))
    return sorted(found, key=lambda each: (-len(each.record.events), label("partner", each.code)))


def write_partners(
    folder: ReportFolder,
    partners: list[Partner],
    *,
    workers: int,
    tell: Callable[[str], None],
) -> None:
    """Write the pages of partners of which anything changed."""
    inputs = {partner.name: partner.inputs for partner in partners}
    stale = [each for each in partners if not folder.keep(each.name, inputs=inputs[each.name])]
    if stale:
        tell(f"Drawing {len(stale)} pages of partners")
    for partner, page in zip(stale, _drawn(stale, workers), strict=True):
        folder.write(partner.name, page.encode("utf-8"), inputs=inputs[partner.name])


def _drawn(partners: list[Partner], workers: int) -> Iterator[str]:
    if workers == 1 or len(partners) < WORTH_A_PROCESS:
        yield from map(partner_page, partners)
        return
    # Not forked: the caller may be a notebook, which has threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(partner_page, partners)


def partner_page(partner: Partner) -> str:
    """The page of a partner."""
    code, record, witnesses = partner.code, partner.record, partner.witnesses
    return render(
        "partner_page.html",
        home="../index.html",
        partner=partner,
        english=label("partner", code),
        vietnamese=label("partner", code, language="vi"),
        charts=partner_charts(code, record),
        limits=label("chart", "limits"),
        statements=statements_grid(record, witnesses),
        documents=documents_grid(code, record, witnesses),
        chairs=chairs_grid(record),
        findings=findings_grid(record),
        disagreements=disagreements_grid(record, witnesses),
        meetings=meetings_grid(record, witnesses),
    )


def partners_grid(partners: list[Partner]) -> Grid:
    """The partners for the site's first page."""
    columns = ("partner", "meetings", "named dialogues", "years", "statements", "documents")
    return Grid("Partners", columns, tuple(_row(partner) for partner in partners))


def _row(partner: Partner) -> GridRow:
    english, *term = code_cell("partner", partner.code).parts
    named = documents(partner.record.events, partner.record.agreements)
    return GridRow(
        (
            Cell((replace(english, href=quote(partner.name)), *term)),
            text_cell(len(partner.record.events)),
            text_cell(partner.dialogues),
            text_cell("–".join(dict.fromkeys(partner.years)) if partner.years else "not known"),
            text_cell(len(partner.record.cooperation)),
            text_cell(int((named["partner"] == partner.code).sum())),
        )
    )
