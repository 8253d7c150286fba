"""What holds for every page, whatever it says."""

from __future__ import annotations

import itertools
import random
import re
import signal
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from gold_sets import gold_sets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_analysis import codes
from dialogue_analysis.corpus import parse_corpus
from dialogue_analysis.lexicons import load_lexicon
from dialogue_analysis.pipeline import parse_article
from dialogue_analysis.reading import read_article
from dialogue_analysis.reading.normalise import normalise
from dialogue_analysis.records import BlockKind, Coded, ParsedArticle, Span
from dialogue_analysis.tables import article_rows

ROOT = Path(__file__).parents[1]
DEV = gold_sets()["dev"].articles
OURS = [
    *sorted((ROOT / "data/raw").iterdir()),
    *sorted((ROOT / "tests/data/composed").glob("*.txt")),
]
# The development articles may not be kept here; where they are at hand they are read too.
THEIRS = sorted(DEV.glob("*.txt"))
PAGES = OURS + THEIRS
TABLES = ("meetings", "participants", "cooperation", "agreements", "positions", "references")

every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
our_page = pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)


def test_the_development_articles_are_at_hand() -> None:
    """Without them everything here holds of the project's own articles only."""
    if not THEIRS:
        pytest.skip(f"no development articles in {DEV}: only the project's own are read")


@cache
def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


@cache
def parsed(path: Path) -> ParsedArticle:
    return parse_article(path)


def records(article: ParsedArticle) -> Iterator[tuple[str, Any]]:
    yield "articles", article
    for table in TABLES:
        for record in getattr(article, table):
            yield table, record


def coded_cells(article: ParsedArticle) -> Iterator[tuple[str, str, Coded[Any]]]:
    for table, record in records(article):
        for item in fields(record):
            value = getattr(record, item.name)
            if isinstance(value, Coded):
                yield table, item.name, value


def values(article: ParsedArticle) -> list[tuple[str, str, Any]]:
    """All cells without their places on the page; words of the page in one normal form."""
    return [
        (table, column, normalise(cell.value).text if isinstance(cell.value, str) else cell.value)
        for table, column, cell in coded_cells(article)
    ]


# ── Evidence ──────────────────────────────────────────────────────────────────────────────


@every_page
def test_every_quotation_is_its_slice_of_the_page(path: Path) -> None:
    article = parsed(path)
    for *_, start, end, quote, rule in article_rows(article)["evidence"]:
        assert article.article.raw[start:end] == quote
        assert quote.strip(), rule
        assert rule


@every_page
def test_the_page_is_kept_as_it_is(path: Path) -> None:
    assert parsed(path).article.raw == text_of(path)


@every_page
def test_evidence_and_filled_cells_are_the_same(path: Path) -> None:
    article = parsed(path)
    rows = article_rows(article)
    shown = {(str(table), row_id, column) for _, table, row_id, column, *_ in rows["evidence"]}
    filled: set[tuple[str, str, str]] = set()
    for table, record in records(article):
        row_id = (
            article.article.article_id
            if table == "articles"
            else str(getattr(record, fields(record)[0].name))
        )
        filled |= {
            (table, row_id, item.name)
            for item in fields(record)
            if isinstance(getattr(record, item.name), Coded)
        }
    published = {cell for cell in shown if cell[2] == "published"}
    assert shown - published == filled


@every_page
def test_only_the_story_and_its_stamps_are_evidence(path: Path) -> None:
    article = parsed(path)
    if not article.article.blocks:
        return
    allowed = [
        (item.start, item.end) for item in (*article.article.blocks, *article.article.stamps)
    ]
    for table, column, cell in coded_cells(article):
        for span in cell.spans:
            inside = any(start <= span.start and span.end <= end for start, end in allowed)
            assert inside, (table, column, article.article.raw[span.start : span.end])


@every_page
def test_a_quotation_lies_in_one_paragraph(path: Path) -> None:
    for table, column, cell in coded_cells(parsed(path)):
        for span in cell.spans:
            quote = parsed(path).article.raw[span.start : span.end]
            assert "\n\n" not in quote, (table, column, quote)


@every_page
def test_bylines_are_not_coded(path: Path) -> None:
    article = parsed(path)
    bylines = [block for block in article.article.blocks if block.kind is BlockKind.BYLINE]
    for _, column, cell in coded_cells(article):
        for span in cell.spans:
            assert not any(b.start <= span.start < b.end for b in bylines), column


# ── Values ────────────────────────────────────────────────────────────────────────────────

ALLOWED: dict[tuple[str, str], type] = {
    ("articles", "relationship"): codes.Relationship,
    ("meetings", "mechanism"): codes.Mechanism,
    ("meetings", "date_precision"): codes.Precision,
    ("meetings", "date_basis"): codes.DateBasis,
    ("meetings", "level"): codes.Level,
    ("meetings", "format"): codes.Format,
    ("participants", "rank"): codes.Rank,
    ("participants", "office_level"): codes.Level,
    ("participants", "office_basis"): codes.OfficeBasis,
    ("participants", "role"): codes.Role,
    ("cooperation", "topic"): codes.Topic,
    ("cooperation", "status"): codes.Status,
    ("agreements", "type"): codes.AgreementType,
    ("agreements", "status"): codes.AgreementStatus,
    ("positions", "position"): codes.PositionCode,
    ("references", "mechanism"): codes.Mechanism,
    ("references", "relation"): codes.Relation,
}
EDTF = re.compile(r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@every_page
def test_codes_belong_to_the_codebook(path: Path) -> None:
    for table, column, cell in coded_cells(parsed(path)):
        if (table, column) in ALLOWED:
            assert cell.value in set(ALLOWED[table, column]), (table, column)
    for row in parsed(path).agreements:
        assert set(row.topics.value.split() if row.topics else ()) <= set(codes.Topic)


@every_page
def test_sides_are_of_the_meeting(path: Path) -> None:
    article = parsed(path)
    partners = {m.meeting_id: set(m.partner.value.split()) for m in article.meetings}
    for row in (*article.cooperation, *article.positions):
        assert row.side.value in {"VNM", "both"} | partners[row.meeting_id]
    for row in article.cooperation:
        assert row.status.value != "agreed" or row.side.value == "both"
    assert all("VNM" not in named for named in partners.values())


@every_page
def test_dates_are_edtf_and_agree_with_their_precision(path: Path) -> None:
    for meeting in parsed(path).meetings:
        if meeting.date_start is None:
            assert meeting.date_end is None
            continue
        start, end = meeting.date_start.value, meeting.date_end.value if meeting.date_end else ""
        assert EDTF.fullmatch(start)
        assert EDTF.fullmatch(end)
        assert start <= end
        assert start[:4].isdigit() == end[:4].isdigit()
        precision = {4: "year", 7: "month", 10: "day"}[len(start)]
        assert meeting.date_precision is not None
        assert meeting.date_precision.value == ("unknown" if start == "XXXX" else precision)
        assert meeting.date_basis is not None
        assert (meeting.date_basis.value == "unknown") == start.startswith("XXXX")
    for row in (*parsed(path).agreements, *parsed(path).references):
        date = row.date_signed if hasattr(row, "date_signed") else row.date
        assert date is None or all(EDTF.fullmatch(part) for part in date.value.split("/"))


@every_page
def test_rows_are_told_apart(path: Path) -> None:
    ids: dict[str, list[str]] = defaultdict(list)
    for table, record in records(parsed(path)):
        if table != "articles":
            ids[table].append(getattr(record, fields(record)[0].name))
    for table, found in ids.items():
        assert len(found) == len(set(found)), table
    areas = [
        (c.meeting_id, c.topic.value, c.status.value, c.side.value)
        for c in parsed(path).cooperation
    ]
    assert len(areas) == len(set(areas))
    stands = [(p.meeting_id, p.position.value, p.side.value) for p in parsed(path).positions]
    assert len(stands) == len(set(stands))


@every_page
def test_irrelevant_articles_have_no_rows(path: Path) -> None:
    article = parsed(path)
    assert article.relevant.value is bool(article.meetings)
    if not article.relevant.value:
        assert [table for table, _ in records(article)] == ["articles"]
    else:
        assert {row.meeting_id for row in article.participants} <= {
            m.meeting_id for m in article.meetings
        }


# ── Ways of writing and of running ────────────────────────────────────────────────────────

OLD_TONES = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé"),
    ("ủy", "uỷ"), ("úy", "uý"), ("ùy", "uỳ"), ("ụy", "uỵ"), ("Ủy", "Uỷ"), ("Úy", "Uý"),
)  # fmt: skip


def old_tones(text: str) -> str:
    """`hòa` → `hoà` in open syllables, as older keyboards write them."""
    for new, old in OLD_TONES:
        text = re.sub(rf"{new}(?![^\W\d_])", old, text)
    return text


FORMS = {
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "old tone marks": old_tones,
    "CRLF": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\r\n", "\n").replace("\n", "\r"),
}


WRITTEN = [(path, name) for path in OURS for name in FORMS] + [
    (path, name) for path in THEIRS for name in ("NFC", "NFD")
]


@pytest.mark.parametrize(("path", "name"), WRITTEN, ids=lambda value: getattr(value, "stem", value))
def test_ways_of_writing_change_nothing(path: Path, name: str) -> None:
    form = FORMS[name]
    again = parse_article(read_article(form(text_of(path)), article_id=path.stem))
    assert values(again) == values(parsed(path))


MENU = "Trang chủ\nChính trị\nQuốc phòng - An ninh\nĐối ngoại\nHotline: 024 3700 0011\n"
NEWS = (
    "\n\nTin liên quan\n\n"
    "Khai mạc Đối thoại Chính sách quốc phòng Việt Nam - Australia lần thứ mười bảy\n"
    "Bộ trưởng Quốc phòng Thái Lan sẽ thăm Việt Nam vào ngày 3-12\n\n"
    "Đọc nhiều\n\nThời tiết hôm nay: Miền Bắc nắng ấm\nBình luận (0)\nGửi\n"
)


@our_page
def test_boilerplate_of_another_page_changes_nothing(path: Path) -> None:
    wrapped = f"{MENU}\n{text_of(path)}{NEWS}"
    again = parse_article(read_article(wrapped, article_id=path.stem))
    assert values(again) == values(parsed(path))


@our_page
def test_rows_hang_on_the_story_alone(path: Path) -> None:
    """Letters outside the story may be any others, as long as the story's spans are the same."""
    article = parsed(path).article
    kept = [False] * len(article.raw)
    for item in (*article.blocks, *article.stamps):
        kept[item.start : item.end] = [True] * (item.end - item.start)
    raw = "".join(
        letter if keep or not letter.isalnum() else "x"
        for letter, keep in zip(article.raw, kept, strict=True)
    )
    assert parse_article(replace(article, raw=raw)).meetings == parsed(path).meetings
    assert values(parse_article(replace(article, raw=raw))) == values(parsed(path))


@every_page
def test_twice_the_same(path: Path) -> None:
    assert article_rows(parse_article(path)) == article_rows(parsed(path))


def test_order_and_workers_change_nothing() -> None:
    tables = parse_corpus(PAGES)
    shuffled = random.Random(7).sample(PAGES, len(PAGES))
    for other in (parse_corpus(shuffled), parse_corpus(shuffled, workers=2)):
        for name in (*TABLES, "articles", "evidence", "failures"):
            assert tables[name].equals(other[name]), name


# ── Any text ──────────────────────────────────────────────────────────────────────────────

PHRASES = sorted({entry.phrase.replace(" … ", " ") for entry in load_lexicon().entries})
GLUE = [
    " ", ", ", "; ", ": ", ". ", ".\n", "\n\n", " - ", " (", ") ", '"', "…", "./.", "\r\n", "\t", "\u00a0",
    "\n- ", " và ", " của ", " ngày ", " lần thứ ", " tháng ", "29-3", "18/12/2023", "2018-2028", "năm ",
    "mươi", "mười ", "XIV", "99", "Trần Quốc Bảo", "Marco Bellini", "Choi Dong - wook", "J.R. Smith", "\u0301",
    "hòa", "hoà", "İ", "ß", "²", "٣", "\u200b", "\ufeff",
]  # fmt: skip
vietnamese = st.lists(
    st.sampled_from(PHRASES) | st.sampled_from(GLUE) | st.sampled_from(GLUE), max_size=60
).map("".join)
SLOW = settings(
    max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def assert_sound(text: str) -> None:
    article = parse_article(read_article(text, article_id="any"))
    assert article.article.raw == text
    for *_, start, end, quote, _rule in article_rows(article)["evidence"]:
        assert text[start:end] == quote
    for table, _, cell in coded_cells(article):
        assert (
            all(isinstance(span, Span) and span.start < span.end for span in cell.spans) or not text
        ), table


def test_a_number_cut_short_does_not_raise() -> None:
    assert_sound(
        "Đối thoại Chính sách quốc phòng Việt Nam - Italia lần thứ mươi diễn ra tại Hà Nội."
    )


@SLOW
@given(vietnamese)
def test_no_vietnamese_text_raises(text: str) -> None:
    assert_sound(text.replace("thứ mươi", "thứ mười").replace("thứ \nmươi", ""))


@SLOW
@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    assert_sound(text + "\n")  # one line without a space could be a path


@SLOW
@given(st.data())
def test_no_article_that_was_cut_and_glued_raises(data: st.DataObject) -> None:
    text = text_of(data.draw(st.sampled_from(OURS)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    pieces = [text[a:b] for a, b in itertools.pairwise(cuts)]
    assert_sound("".join(data.draw(st.permutations(pieces))))


@contextmanager
def guard(seconds: int) -> Iterator[None]:
    """A generous limit: only a text that never ends should reach it."""

    def stop(*_: object) -> None:
        pytest.fail(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


LONG = {
    "one word": "quân ",
    "capitals": "Trần ",
    "hyphens": "a-",
    "digits": "1-",
    "brackets": "(",
    "quotes": '"a" ',
    "commas": "đào tạo, ",
    "dates": "Ngày 29-3. ",
    "ordinals": "lần thứ hai mươi mốt ",
    "offices": "Bộ trưởng Bộ Quốc phòng ",
    "names": "Thượng tướng Trần Quốc Bảo và ",
    "gaps": "tàu hải quân ",
    "lines": "Hai bên nhất trí tăng cường trao đổi đoàn.\n",
    "paragraphs": "Hai bên nhất trí hợp tác quân y.\n\n",
    "anniversaries": "50 năm thiết lập quan hệ ngoại giao ",
    "spaces": " ",
}


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_long_repetitions_come_to_an_end(unit: str) -> None:
    size = 40_000
    text = "Đối thoại Chính sách quốc phòng Việt Nam - Italia\n\n" + unit * (size // len(unit))
    with guard(60):
        parse_article(read_article(text, article_id="long"))


SUPERLINEAR = {
    "dates in one sentence": "29-3, ",
    "talks in one sentence": "hội đàm ",
    "references in one sentence": "Đối thoại lần thứ tư (tháng 10-2020) ",
}


@pytest.mark.parametrize("unit", SUPERLINEAR.values(), ids=SUPERLINEAR)
def test_long_sentences_are_read_in_linear_time(unit: str) -> None:
    text = "Đối thoại Chính sách quốc phòng Việt Nam - Italia\n\n" + unit * (30_000 // len(unit))
    with guard(20):
        parse_article(read_article(text, article_id="long"))


def test_a_long_story_comes_to_an_end() -> None:
    text = text_of(OURS[1])
    body = "\n\n".join(text.split("\n\n")[2:12])
    long = text + "\n\n" + "\n\n".join([body] * (200_000 // len(body) + 1))
    assert len(long) > 200_000
    with guard(120):
        parse_article(read_article(long, article_id="long"))
