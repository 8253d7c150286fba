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
# Lists of other stories and the site's own boxes, by the names that sites give them.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:box-?)?(?:related?|tin-?(?:lien-?quan|cung-?chuyen-?muc|moi|khac|doc-?nhieu)"
    r"|lien-?quan|sidebar|breadcrumbs?|tags?|comments?|binh-?luan|social|shares?|sharing|adverts?"
    r"|advertisement|ads|quang-?cao|read-?more|doc-?them)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Such a box is no longer than the story: a theme may name the whole page's body so.
_LARGEST_ASIDE = 0.5
_LINK_BLOCKS = "//li[.//a]|//p[.//a]|//h2[.//a]|//h3[.//a]|//h4[.//a]|//h5[.//a]|//h6[.//a]"
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
    _drop_asides(tree)
    text = Inscriptis(tree).get_text()
    lines = "\n".join(line.strip() for line in text.splitlines())
    return PageText(_BLANK_LINES.sub("\n\n", lines).strip() + "\n", source)


def _parsed(html: str) -> HtmlElement | None:
    declaration_free = re.sub(r"^\s*<\?xml[^>]*>", "", html)
    try:
        return lxml.html.document_fromstring(declaration_free)
    except (ParserError, ValueError):
        return None


def _drop_asides(tree: HtmlElement) -> None:
    """Takes out what links to other stories: `aside`, named boxes, blocks of links only."""
    whole = len(tree.text_content())
    named = [
        element
        for element in tree.xpath("//body//*[@class or @id]")
        if _ASIDE.search(element.get("class", "")) or _ASIDE.search(element.get("id", ""))
    ]
    for element in [*tree.xpath("//aside"), *named]:
        if not element.xpath(".//h1") and len(element.text_content()) <= _LARGEST_ASIDE * whole:
            _drop(element)
    for element in tree.xpath(_LINK_BLOCKS):
        linked = "".join(link.text_content() for link in element.xpath(".//a[@href]"))
        said = re.sub(r"[\W_]+", "", element.text_content())
        if said and said == re.sub(r"[\W_]+", "", linked):
            _drop(element)


def _drop(element: HtmlElement) -> None:
    """Takes the element out of its page, unless that was done with what it stands in."""
    if element.getparent() is not None:
        element.drop_tree()


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
