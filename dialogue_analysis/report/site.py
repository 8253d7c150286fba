"""The site: tables, pages of notebooks, partners, articles and networks, and the first page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dialogue_analysis.corpus import parse_files
from dialogue_analysis.dataset import record_files, table_files
from dialogue_analysis.events import merge_reports
from dialogue_analysis.merging.record import Record
from dialogue_analysis.reference import load_reference
from dialogue_analysis.report.articles import article_pages, write_articles
from dialogue_analysis.report.folder import ReportFolder
from dialogue_analysis.report.index import write_index
from dialogue_analysis.report.networks import write_networks
from dialogue_analysis.report.notebooks import write_notebooks
from dialogue_analysis.report.partners import partners_of, write_partners
from dialogue_analysis.report.witnesses import find_witnesses
from dialogue_analysis.tables import Tables, to_tables


@dataclass(frozen=True)
class Report:
    """What a run left: the first page, the tables, and which files it wrote, kept and removed."""

    index: Path
    tables: Tables
    record: Record
    written: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]


def write_report(
    *,
    raw: Path,
    catalogue: Path | None,
    reference: Path | None,
    processed: Path,
    notebooks: Path,
    out: Path,
    workers: int = 1,
    tell: Callable[[str], None] = lambda _: None,
) -> Report:
    """Write the tables and the site that leads to all that they say, where anything changed.

    A page is kept as it is where nothing changed that it is made from. Notebooks are executed
    from the start in a clean kernel; their files stay as they are.

    Args:
        raw: the articles.
        catalogue: what is known of them.
        reference: folder of the reference record; without one, partners have what was read here.
        processed: folder for the tables.
        notebooks: folder of the notebooks; they name their data themselves.
        out: folder for the site; pages of what is no longer there are removed.
        workers: processes that draw pages, and notebooks executed at a time.
        tell: is called with a few words before each step.

    Raises:
        ReportError: a notebook fails, or there is none.
        ReadingError: the catalogue cannot be read.
        ReferenceDataError: the reference record is missing or breaks its schema.
    """
    tell(f"Coding {raw}")
    parsed, failures = parse_files(raw, catalogue=catalogue)
    tables = to_tables(parsed, failures)
    tables.write(processed)
    known = load_reference(reference) if reference else None
    record = merge_reports(tables, known)
    folder = ReportFolder(out)
    try:
        _write_tables(folder, tables, record)
        articles = article_pages(parsed)
        write_articles(folder, articles, record)
        networks = write_networks(folder, record, tables, known, tell=tell)
        pages = write_notebooks(
            folder, notebooks, without=[processed, out], workers=workers, tell=tell
        )
        witnesses = find_witnesses(record, tables, known, articles)
        partners = partners_of(record, witnesses)
        write_partners(folder, partners, workers=workers, tell=tell)
        index = write_index(
            folder,
            pages=pages,
            partners=partners,
            networks=networks,
            articles=articles,
            tables=tables,
            record=record,
            known=known is not None,
        )
    finally:
        folder.save()
    return Report(
        index, tables, record, tuple(folder.written), tuple(folder.kept), tuple(folder.removed)
    )


def _write_tables(folder: ReportFolder, tables: Tables, record: Record) -> None:
    """The tables for download: what was read here, and the record that it was merged into."""
    for place, files in (("parsed", table_files(tables)), ("record", record_files(record))):
        for name, content in files.items():
            folder.put(f"tables/{place}/{name}", content)
