"""Pages of articles: the story with its evidence, and where the record has its meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dialogue_analysis.explanation import explain
from dialogue_analysis.labels import label
from dialogue_analysis.merging.record import Record
from dialogue_analysis.pages import render
from dialogue_analysis.records import Meeting, ParsedArticle
from dialogue_analysis.report.folder import ReportFolder
from dialogue_analysis.report.grids import Cell, Grid, GridRow, Part, links_cell, text_cell
from dialogue_analysis.report.inputs import code_digest, digest


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A page of an article as other pages see it."""

    article: ParsedArticle
    title: str
    prefix: str

    @property
    def name(self) -> str:
        """The file in the folder of the site."""
        return f"articles/{self.article.article.article_id}.html"

    def href(self, row_id: str = "") -> str:
        """The address from the site's first page, of the page itself or of one of its rows."""
        anchor = f"#{quote(f'{self.prefix}-{row_id}')}" if row_id else ""
        return quote(self.name) + anchor


def article_pages(articles: Sequence[ParsedArticle]) -> dict[str, ArticlePage]:
    """The pages of these articles by `article_id`."""
    explained = [explain(article) for article in articles]
    return {
        each.article_id: ArticlePage(each.parsed, each.title, each.prefix) for each in explained
    }


def write_articles(folder: ReportFolder, pages: dict[str, ArticlePage], record: Record) -> None:
    """Write the pages of articles that changed, or whose meetings did."""
    links = _links(record)
    for article_id, page in pages.items():
        known = links.get(article_id, [])
        inputs = digest(code_digest(), repr(page.article), repr(known))
        if not folder.keep(page.name, inputs=inputs):
            html = render(
                "article_page.html",
                explanation=explain(page.article),
                home="../index.html",
                meetings=known,
            )
            folder.write(page.name, html.encode("utf-8"), inputs=inputs)


def articles_grid(pages: dict[str, ArticlePage]) -> Grid:
    """The articles for the site's first page."""
    columns = ("article", "publisher", "published", "meetings")
    return Grid("Articles", columns, tuple(_row(page) for page in pages.values()))


def _row(page: ArticlePage) -> GridRow:
    source = page.article.article.source
    publisher, published = (source.publisher, source.published) if source else (None, None)
    held = [Part(_in_words(meeting)) for meeting in page.article.meetings]
    return GridRow(
        (
            Cell((Part(page.title, page.href(), "vi"),), "long"),
            text_cell(publisher, lang="vi") if publisher else text_cell("not known"),
            text_cell(published or "not known", kind="nowrap"),
            links_cell(held or [Part(f"not relevant: {page.article.reason.value}")]),
        )
    )


def _in_words(meeting: Meeting) -> str:
    """A meeting in one line: `Policy dialogue, France, 2016-11-10`."""
    partners = ", ".join(label("partner", code) for code in meeting.partner.value.split())
    date = meeting.date_start.value if meeting.date_start else "date not known"
    return f"{label('mechanism', meeting.mechanism.value)}, {partners}, {date}"


def _links(record: Record) -> dict[str, list[Part]]:
    """Where the record has the meetings of each article: on the page of each partner."""
    partners = dict(zip(record.events["event_id"], record.events["partner"], strict=True))
    found: dict[str, list[Part]] = defaultdict(list)
    parsed = record.reports[record.reports["origin"] == "parsed"]
    for article_id, event_id in zip(parsed["article_id"], parsed["event_id"], strict=True):
        for code in partners[event_id].split():
            href = f"../partners/{quote(code)}.html#{quote(event_id)}"
            found[article_id].append(Part(f"{label('partner', code)}, {event_id}", href))
    return found
