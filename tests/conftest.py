"""What all tests share."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from dialogue_analysis.records import (
    Article,
    Block,
    BlockKind,
    Coded,
    Cooperation,
    Meeting,
    ParsedArticle,
    Participant,
    Reference,
    Source,
    Span,
)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; without one the test is skipped, in CI it fails."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    if os.environ.get("CI"):
        pytest.fail("Chromium is missing, and CI skips nothing")
    pytest.skip("Chromium is missing")


def made_article(article_id: str = "made") -> ParsedArticle:
    """A small article coded by hand, with everything in it that could break a page or a table."""
    raw = (
        "Menu <script>alert('menu')</script>\r\n"
        "Đối thoại <script>alert('x')</script> & $Pháp$\r\n"
        'Ngày 18/12, "Alice\rRufo" và hai bên nhất trí hợp tác quân y, đào tạo.\r\n'
        "Xem thêm"
    )

    def coded(value: Any, *quotes: str, rule: str = "rule.made") -> Coded[Any]:
        return Coded(value, tuple(Span(raw.index(q), raw.index(q) + len(q)) for q in quotes), rule)

    def cooperation(number: int, topic: str, quote: str) -> Cooperation:
        return Cooperation(
            f"{article_id}/m1/c{number}",
            f"{article_id}/m1",
            coded(topic, quote, rule=f"topic.{topic}"),
            coded("agreed", "nhất trí"),
            coded("both", "hai bên"),
        )

    title = "Đối thoại <script>alert('x')</script> & $Pháp$"
    body = 'Ngày 18/12, "Alice\rRufo" và hai bên nhất trí hợp tác quân y, đào tạo.'
    blocks = tuple(
        Block(kind, raw.index(text), raw.index(text) + len(text))
        for kind, text in ((BlockKind.TITLE, title), (BlockKind.BODY, body))
    )
    meeting = Meeting(
        f"{article_id}/m1",
        partner=coded("FRA", "Pháp"),
        mechanism=coded("policy_dialogue", "Đối thoại"),
        edition=None,
        date_start=coded("XXXX-12-18", "18/12"),
        date_end=coded("XXXX-12-18", "18/12"),
        date_precision=coded("day", "18/12"),
        date_basis=None,
        level=None,
        city=None,
        country=None,
        format=coded("in_person", "Đối thoại"),
    )
    person = Participant(
        f"{article_id}/m1/p1",
        f"{article_id}/m1",
        name=coded("NA", "Alice\rRufo"),
        side=coded("FRA", "Pháp"),
        rank=None,
        office=coded('"Tổng cục trưởng",\r', "Alice\rRufo"),
        office_basis=None,
        office_level=None,
        role=coded("chair", "Alice\rRufo"),
        name_as_written=coded("Alice\rRufo", "Alice\rRufo"),
    )
    return ParsedArticle(
        Article(article_id, raw, blocks, source=Source(publisher="Báo <b>", published="2023-12")),
        relevant=coded(True, "Đối thoại"),
        reason=coded("It reports a meeting.", "Đối thoại"),
        title=coded(title, title),
        meetings=(meeting,),
        participants=(person,),
        cooperation=(
            cooperation(1, "military_medicine", "quân y"),
            cooperation(2, "education_training", "đào tạo"),
        ),
        references=(
            Reference(
                f"{article_id}/r1",
                coded("policy_dialogue", "Đối thoại"),
                coded(3, "Đối thoại"),
                coded("FRA", "Pháp"),
                None,
                coded("previous", "Đối thoại"),
            ),
        ),
    )


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def made() -> Callable[..., ParsedArticle]:
    """Makes the article above under any id."""
    return made_article
