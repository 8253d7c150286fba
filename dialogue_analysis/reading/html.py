"""HTML pages → their visible text, and what their metadata says.

Offsets of an HTML article count the extracted text, which the article keeps as `raw`.
"""

from __future__ import annotations

import re

import lxml.html
from htmldate import find_date
from inscriptis import Inscriptis
from lxml.etree import ParserError
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from dialogue_analysis.reading.files import PageText
from dialogue_analysis.records import Source

# Never part of what an article says, even when a browser shows it.
_DROPPED = (
    "//script|//style|//noscript|//template|//svg|//iframe|//object|//form|//button|//select"
    "|//nav|//footer|//*[@role='navigation']|//*[@hidden]|//comment()"
)
_DATED = (
    "//meta[not(contains(@property,'modified')) and not(contains(@property,'updated'))"
    " and not(contains(@name,'modified')) and not(contains(@itemprop,'dateModified'))]"
    "|//script[@type='application/ld+json']"
    "|//time[@itemprop='datePublished' or @pubdate]"
)
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")
_FAR_FUTURE = "2100-01-01"


def read_html(html: str) -> PageText:
    """Visible text of a page, a line a block, with its title, address, site and date."""
    tree = _parsed(html)
    if tree is None:
        return PageText("")
    source = _source(html, tree)
    for element in tree.xpath(_DROPPED):
        element.drop_tree()
    text = Inscriptis(tree).get_text()
    lines = "\n".join(line.strip() for line in text.splitlines())
    return PageText(_BLANK_LINES.sub("\n\n", lines).strip() + "\n", source)


def _parsed(html: str) -> HtmlElement | None:
    declaration_free = re.sub(r"^\s*<\?xml[^>]*>", "", html)
    try:
        return lxml.html.document_fromstring(declaration_free)
    except (ParserError, ValueError):
        return None


def _source(html: str, tree: HtmlElement) -> Source:
    found = extract_metadata(html, extensive=False)
    published = _published(tree)
    return Source(
        publisher=found.sitename or None,
        url=found.url or None,
        title=found.title or None,
        published=published,
        published_basis="page metadata" if published else None,
    )


def _published(tree: HtmlElement) -> str | None:
    """Publication date that the page's metadata states; no date of its text, no guess."""
    dated = "".join(
        lxml.html.tostring(element, encoding="unicode", with_tail=False)
        for element in tree.xpath(_DATED)
    )
    page = lxml.html.document_fromstring(f"<html><head>{dated}</head><body></body></html>")
    return find_date(page, extensive_search=False, original_date=True, max_date=_FAR_FUTURE)
