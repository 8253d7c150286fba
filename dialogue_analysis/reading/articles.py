"""A file or a string → `Article`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from dialogue_analysis.reading.files import HTML_SUFFIXES, TEXT_SUFFIXES, PageText, read_page
from dialogue_analysis.reading.story import find_story
from dialogue_analysis.records import Article, Source

TEXT_ID = "text"
_LONGEST_PATH = 1_000
# No spaces, and a separator between names or a suffix: `my-articles/page`, `x.pdf`.
_PATH_LIKE = re.compile(
    r"(?!https?:)(?:[^\s/]*/)+[^\s/]+/?|[^\s/]+/|[A-Za-z]:\\\S+|[^\s/]*[^\s/.]\.[A-Za-z][A-Za-z0-9]{1,4}"
)


def read_article(
    source: Path | str,
    *,
    article_id: str | None = None,
    catalogue: Mapping[str, Source] | None = None,
) -> Article:
    """The article in a file, or in a string.

    A `Path` is a file. A `str` is the text itself, unless it names a file: one line
    that ends in `.txt`, `.html` or `.htm`, that is the path of a file or folder, or
    that has no spaces, but a path separator or a suffix such as `.pdf`.

    Args:
        source: a file, its path, or the text of a page.
        article_id: the article's key in all tables; the file's stem if not given, and
            `text` for a string.
        catalogue: what is known of articles by their id, from `read_catalogue`. What
            it says goes before what the page's metadata says.

    Raises:
        ReadingError: the file is missing, empty, no text or in no known encoding. A
            string of text never raises.
    """
    path = _as_path(source)
    page = read_page(path) if path is not None else PageText(str(source))
    key = article_id or (path.stem if path is not None else TEXT_ID)
    known = (catalogue or {}).get(key, Source())
    blocks, stamps = find_story(page.text)
    return Article(key, page.text, blocks, stamps, _merged(known, page.source))


def _as_path(source: Path | str) -> Path | None:
    if isinstance(source, Path):
        return source
    if "\n" in source or "\0" in source or not 0 < len(source) <= _LONGEST_PATH:
        return None
    path = Path(source)
    if path.suffix.lower() in TEXT_SUFFIXES | HTML_SUFFIXES and source == source.strip():
        return path
    if _PATH_LIKE.fullmatch(source):
        return path
    try:
        return path if path.exists() else None
    except (OSError, ValueError):
        return None


def _merged(first: Source, second: Source) -> Source:
    """The first source, completed by the second; a date and its basis stay together."""
    merged = {
        field.name: getattr(first, field.name) or getattr(second, field.name)
        for field in fields(Source)
    }
    if first.published is not None:
        merged["published_basis"] = first.published_basis
    return Source(**merged)
