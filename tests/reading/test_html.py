"""HTML pages → visible text and metadata."""

from pathlib import Path

import pytest

from dialogue_analysis.reading import read_article
from dialogue_analysis.reading.html import read_html
from dialogue_analysis.records import BlockKind, Source

HEAD = """<title>Đối thoại Việt Nam - Anh | Báo Mẫu</title>
<meta property="og:title" content="Đối thoại Chính sách quốc phòng Việt Nam - Anh lần thứ 4">
<meta property="og:site_name" content="Báo Mẫu">
<link rel="canonical" href="https://bao.example/doi-thoai-1.html">"""
BODY = """<nav><a>Trang chủ</a> <a>Đối ngoại</a></nav>
<h1>Đối thoại Chính sách quốc phòng Việt Nam - Anh lần thứ 4</h1>
<p>Chiều 29-3, tại Trụ sở Bộ Quốc phòng, hai bên đã đồng chủ trì Đối thoại Việt Nam - Anh.</p>
<figure><img src="a.jpg"><figcaption>Quang cảnh Đối thoại. Ảnh: TTXVN</figcaption></figure>
<p>Hai bên nhất trí duy trì <b>trao đổi đoàn</b> và đào tạo.</p>
<script>var teaser = "Nhật Bản";</script><footer>Tổng biên tập: A</footer>"""
PUBLISHED = '<meta property="article:published_time" content="2023-03-30T07:06:00+07:00">'


def page(head: str = "", body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{HEAD}{head}</head><body>{body}</body></html>"


def test_the_text_is_what_a_reader_sees_a_line_a_block() -> None:
    text = read_html(page()).text
    assert "Hai bên nhất trí duy trì trao đổi đoàn và đào tạo." in text.splitlines()
    for hidden in ("Nhật Bản", "Trang chủ", "Tổng biên tập"):
        assert hidden not in text


@pytest.mark.parametrize(
    ("other", "stays"),
    [
        ("<div class='related'><ul><li><a href='/1'>Séc</a></li></ul></div>", False),
        ("<div class='box-tinlienquan'><p>Séc</p></div>", False),
        ("<div id='tin-lien-quan'><p>Séc</p></div>", False),
        ("<aside><p>Séc</p></aside>", False),
        ("<p><a href='/1'>Séc</a></p>", False),
        ("<ul><li><a href='/1'>Séc</a> </li></ul>", False),
        ("<p>Thăm <a href='/1'>Séc</a> năm 2019.</p>", True),
        ("<div class='content-detail shared-body'><p>Thăm Séc.</p></div>", True),
        ("<ul><li>Séc</li></ul>", True),
    ],
)
def test_links_to_other_stories_are_left_out(other: str, stays: bool) -> None:
    after = "<p>Thượng tướng Trần Quốc Bảo đề nghị hai bên tăng cường hợp tác.</p>"
    text = read_html(page(body=f"{BODY}{other}{after}")).text
    assert ("Séc" in text) is stays
    assert "Trần Quốc Bảo" in text


def test_a_page_within_a_named_box_is_read() -> None:
    assert "Hai bên nhất trí" in read_html(page(body=f"<div class='tag social'>{BODY}</div>")).text


def test_metadata_becomes_the_source() -> None:
    assert read_html(page(PUBLISHED)).source == Source(
        publisher="Báo Mẫu",
        url="https://bao.example/doi-thoai-1.html",
        title="Đối thoại Chính sách quốc phòng Việt Nam - Anh lần thứ 4",
        published="2023-03-30",
        published_basis="page metadata",
    )


def test_json_ld_dates_a_page() -> None:
    data = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-04-05"}</script>'
    assert read_html(page(data)).source.published == "2022-04-05"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", BODY),
        ("", BODY + "<p>Cập nhật 12/11/2021 16:05</p><span class='date'>12/11/2021</span>"),
        ("", BODY + "<time datetime='2025-07-26'>Hôm nay</time>"),
        ('<meta property="article:modified_time" content="2024-01-01">', BODY),
        ('<link rel="canonical" href="https://bao.example/2021/11/12/doi-thoai.html">', BODY),
    ],
    ids=["no date", "date in the text", "a time element", "only modified", "date in the address"],
)
def test_no_date_is_guessed(head: str, body: str) -> None:
    source = read_html(page(head, body)).source
    assert (source.published, source.published_basis) == (None, None)


def test_an_html_file_is_an_article_whose_offsets_count_its_text(tmp_path: Path) -> None:
    path = tmp_path / "doi-thoai.html"
    path.write_text(page(PUBLISHED), encoding="utf-8")
    article = read_article(path)
    kinds = [(block.kind, article.raw[block.start : block.end][:20]) for block in article.blocks]
    assert kinds == [
        (BlockKind.TITLE, "Đối thoại Chính sách"),
        (BlockKind.LEAD, "Chiều 29-3, tại Trụ "),
        (BlockKind.CAPTION, "Quang cảnh Đối thoại"),
        (BlockKind.BODY, "Hai bên nhất trí duy"),
    ]
    known = read_article(path, catalogue={"doi-thoai": Source(published="2023")}).source
    assert (known.published, known.published_basis, known.publisher) == ("2023", None, "Báo Mẫu")
