"""Small stories with their parts given, so that these tests do not hang on reading."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from dialogue_analysis.pipeline import parse_article
from dialogue_analysis.records import (
    Article,
    Block,
    BlockKind,
    ParsedArticle,
    Source,
    Stamp,
    StampKind,
)

DIALOGUE = "Đối thoại Chính sách quốc phòng Việt Nam - Italia lần thứ năm"
TITLE = f"{DIALOGUE} diễn ra tại Hà Nội"
LEAD = (
    "Ngày 12/5/2022, tại Hà Nội, Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng Việt Nam"
    " và ông Marco Bellini, Quốc vụ khanh Bộ Quốc phòng Italia, đã đồng chủ trì "
    f"{DIALOGUE}."
)


def make_article(
    *body: str,
    title: str = TITLE,
    lead: str = LEAD,
    captions: Sequence[str] = (),
    published: str | None = None,
    clock: str | None = None,
    catalogue: str | None = None,
) -> Article:
    """A page with these parts, one a line, its clock or date line on top."""
    stamp_line = published or clock or ""
    parts = [
        (BlockKind.TITLE, title),
        (BlockKind.LEAD, lead),
        *((BlockKind.BODY, text) for text in body),
        *((BlockKind.CAPTION, text) for text in captions),
    ]
    raw, blocks = f"{stamp_line}\n", []
    for kind, text in parts:
        if text:
            blocks.append(Block(kind, len(raw), len(raw) + len(text)))
            raw += text + "\n"
    stamps = ()
    if stamp_line:
        kind = StampKind.PUBLISHED if published else StampKind.CLOCK
        stamps = (Stamp(kind, stamp_line, 0, len(stamp_line)),)
    source = Source(published=catalogue, published_basis="other reports" if catalogue else None)
    return Article("story", raw, tuple(blocks), stamps, source)


def values(record: Any, *columns: str) -> Any:
    """The coded values of some columns; a tuple where there are several."""
    cells = tuple(getattr(getattr(record, name), "value", None) for name in columns)
    return cells if len(columns) > 1 else cells[0]


@pytest.fixture
def make() -> Callable[..., Article]:
    """Makes an article of parts."""
    return make_article


@pytest.fixture
def parse() -> Callable[..., ParsedArticle]:
    """Codes an article of parts."""
    return lambda *body, **parts: parse_article(make_article(*body, **parts))


@pytest.fixture
def rows() -> Callable[..., list[Any]]:
    """The coded values of a table of a parsed article, row by row."""
    return lambda parsed, table, *columns: [
        values(record, *columns) for record in getattr(parsed, table)
    ]
