"""Pages of networks to explore, in English and in Vietnamese."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from dialogue_analysis.analysis.network_pages import network_page
from dialogue_analysis.analysis.networks import people_network, people_sources, topic_network
from dialogue_analysis.analysis.sources import cooperation_sources
from dialogue_analysis.dataset import to_csv
from dialogue_analysis.labels import Language, label
from dialogue_analysis.merging.record import Record
from dialogue_analysis.reference import Reference
from dialogue_analysis.report.folder import ReportFolder
from dialogue_analysis.report.inputs import code_digest, digest, record_digest
from dialogue_analysis.report.notebooks import Page
from dialogue_analysis.tables import Tables

LANGUAGES: tuple[Language, ...] = ("en", "vi")
NAMES = ("topics", "people")


def write_networks(
    folder: ReportFolder,
    record: Record,
    tables: Tables,
    reference: Reference | None,
    *,
    tell: Callable[[str], None],
) -> list[Page]:
    """Write the pages of networks where the record changed; returns all of them."""
    sources = {
        "topics": cooperation_sources(record, tables, reference),
        "people": people_sources(record, tables),
    }
    inputs = digest(code_digest(), record_digest(record), *map(to_csv, sources.values()))
    for name in NAMES:
        for language in LANGUAGES:
            file = _file(name, language)
            if folder.keep(file, inputs=inputs):
                continue
            tell(f"Drawing {file}")
            if name == "topics":
                graph = topic_network(record.events, record.cooperation, language=language)
            else:
                graph = people_network(record.events, language=language)
            page = network_page(
                graph, record.events, sources[name], language=language, home="../index.html"
            )
            folder.write(file, page.encode("utf-8"), inputs=inputs)
    return [_listed(name, language) for name in NAMES for language in LANGUAGES]


def _file(name: str, language: Language) -> str:
    return f"networks/{name}{'' if language == 'en' else f'-{language}'}.html"


def _listed(name: str, language: Language) -> Page:
    title, about = (
        label("network", f"{name}.{word}", language=language) for word in ("title", "about")
    )
    return Page(quote(_file(name, language)), title, about, language)
