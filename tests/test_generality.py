"""Copies of the founding articles with other facts: the tables change exactly so.

Each change rewrites the page, and the same substitutions rewrite the tables that the
original gave. What the rules find must be the same, nothing more and nothing less.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dialogue_analysis.pipeline import parse_article
from dialogue_analysis.reading import read_article, read_catalogue
from dialogue_analysis.records import Coded, ParsedArticle, Source

ROOT = Path(__file__).parents[1]
PARIS = "doi-thoai-chien-luoc-viet-phap-lan-3"
LONDON = "doi-thoai-quoc-phong-viet-anh-lan-4"
OTTAWA = "doi-thoai-quoc-phong-viet-canada-lan-3"
CALL = "phap-moi-bo-truong-quoc-phong-tham"
FIRST = "viet-phap-hop-tac-quoc-phong-hieu-qua"
SEEDS = (PARIS, LONDON, OTTAWA, CALL, FIRST)
TABLES = ("meetings", "participants", "cooperation", "agreements", "positions", "references")
# Columns that hold words of the page; the others hold codes, numbers and dates.
WORDS = {"name", "name_as_written", "office", "title"}
DATES = {"date_start", "date_end", "date", "date_signed"}

# Table, number of the meeting, and the filled cells of a row.
Row = tuple[str, int, tuple[tuple[str, Any], ...]]
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Change:
    """Substitutions in the page (regular expressions) and in coded cells, by column."""

    text: Pairs
    cells: Mapping[str, Mapping[Any, Any]] = field(default_factory=dict)
    source: Callable[[Source], Source] = lambda source: source


def code(*columns: str, **codes: str) -> dict[str, dict[str, str]]:
    return {column: dict(codes) for column in columns}


def days(**changed: str) -> dict[str, dict[str, str]]:
    """Dates; the keys are written `d2023_03_29`."""
    table = {key[1:].replace("_", "-"): value for key, value in changed.items()}
    return dict.fromkeys(DATES, table)


def together(*changes: Change) -> Change:
    """Changes one after the other."""
    cells: dict[str, dict[Any, Any]] = {}
    for change in changes:
        for column, codes in change.cells.items():
            known = cells.setdefault(column, {})
            cells[column] = {old: codes.get(new, new) for old, new in known.items()}
            cells[column] |= {old: new for old, new in codes.items() if old not in known}

    def source(known: Source) -> Source:
        for change in changes:
            known = change.source(known)
        return known

    return Change(tuple(pair for change in changes for pair in change.text), cells, source)


def sub(text: str, pairs: Pairs) -> str:
    for pattern, words in pairs:
        text = re.sub(pattern, words, text)
    return text


SIDES = ("partner", "side", "country")

OFFICIALS: dict[str, Pairs] = {
    PARIS: (("Hoàng Xuân Chiến", "Trịnh Bá Khoan"), ("Alice Rufo", "Claire Dumontet")),
    LONDON: (
        ("Hoàng Xuân Chiến", "Trịnh Bá Khoan"),
        ("Goldie DL", "Harwood TM"),
        ("Phan Văn Giang", "Mạc Đăng Tuyên"),
        ("Ben Wallace", "Colin Trent"),
    ),
    OTTAWA: (("Hoàng Xuân Chiến", "Trịnh Bá Khoan"), ("Stefanie Beck", "Norma Whitfield")),
    CALL: (
        ("Nguyễn Chí Vịnh", "Lâm Quốc Thái"),
        ("Florence Parly", "Mireille Castan"),
        ("Phillippe Errera", "Laurrent Delmas"),
    ),
    FIRST: (("Nguyễn Chí Vịnh", "Lâm Quốc Thái"), ("Philippe Errera", "Laurent Delmas")),
}

JAPAN: Pairs = (
    (r"Vương quốc Liên hiệp Anh và Bắc Ireland|\bAnh\b(?! ngữ)", "Nhật Bản"),
    (r"tiếng Nhật Bản", "tiếng Nhật"),
)
FROM_FRANCE: Pairs = (
    (r"(Việt ?[-–] ?)Pháp\b", r"\1Nhật"),
    (r"\bPháp( ?[-–] ?Việt)\b(?! Nam)", r"Nhật\1"),
    (r"Cộng hòa Pháp|\bPháp\b(?! ngữ)", "Nhật Bản"),
    (r"\bParis\b", "Tokyo"),
)
TO_JAPAN = {
    LONDON: Change(JAPAN, code(*SIDES, GBR="JPN")),
    **dict.fromkeys(
        (PARIS, CALL, FIRST),
        Change(FROM_FRANCE, code(*SIDES, FRA="JPN") | code("city", Paris="Tokyo")),
    ),
    OTTAWA: Change(
        ((r"Bộ Quốc phòng Canada", "Bộ Phòng vệ Nhật Bản"), (r"\bCanada\b", "Nhật Bản")),
        code(*SIDES, CAN="JPN"),
    ),
}
ELSEWHERE = {
    LONDON: Change(
        ((r"Vương quốc Liên hiệp Anh và Bắc Ireland", "Cộng hòa Hàn Quốc"),
         (r"tiếng Anh", "tiếng Hàn"), (r"\bAnh\b", "Hàn Quốc")),
        code(*SIDES, GBR="KOR"),
    ),
    OTTAWA: Change(((r"\bCanada\b", "Ấn Độ"),), code(*SIDES, CAN="IND")),
    PARIS: Change(
        ((r"\bPháp\b", "Italia"), (r"\bParis\b", "Roma")),
        code(*SIDES, FRA="ITA") | code("city", Paris="Rome"),
    ),
    FIRST: Change(
        ((r"Cộng hòa Pháp", "Liên bang Nga"), (r"\bPháp\b(?! ngữ)", "Nga"), (r"\bParis\b", "Moskva")),
        code(*SIDES, FRA="RUS") | code("city", Paris="Moscow"),
    ),
}  # fmt: skip
# Names that look Vietnamese but are not.
CHINA = {
    LONDON: Change(
        ((r"Vương quốc Liên hiệp Anh và Bắc Ireland", "Cộng hòa Nhân dân Trung Hoa"),
         (r"tiếng Anh", "tiếng Trung"), (r"\bAnh\b", "Trung Quốc"),
         (r"Nữ Nam tước", "Ngài"), (r"Goldie DL", "Lưu Chí Cường")),
        code(*SIDES, GBR="CHN"),
    ),
    OTTAWA: Change(
        ((r"\bCanada\b", "Trung Quốc"), (r"Stefanie Beck", "Tôn Vĩnh Phú")),
        code(*SIDES, CAN="CHN"),
    ),
    FIRST: Change(
        ((r"Cộng hòa Pháp|\bPháp\b(?! ngữ)", "Trung Quốc"), (r"\bParis\b", "Bắc Kinh"),
         (r"Philippe Errera", "Hoàng Kiến Bình")),
        code(*SIDES, FRA="CHN") | code("city", Paris="Beijing"),
    ),
}  # fmt: skip

EDITIONS = {
    LONDON: (((r"lần thứ 4\b", "lần thứ {9}"),), {4: 9}),
    OTTAWA: (((r"lần thứ 3\b", "lần thứ {12}"), (r"lần thứ 2\b", "lần thứ {11}")), {3: 12, 2: 11}),
    PARIS: (
        ((r"lần thứ hai\b", "lần thứ {14}"), (r"lần thứ ba\b", "lần thứ {21}")),
        {3: 21, 2: 14},
    ),
    FIRST: (((r"lần thứ nhất\b", "lần thứ {8}"),), {1: 8}),
}
NUMERALS = {
    "digits": {8: "8", 9: "9", 11: "11", 12: "12", 14: "14", 21: "21"},
    "words": {
        8: "tám",
        9: "chín",
        11: "mười một",
        12: "mười hai",
        14: "mười bốn",
        21: "hai mươi mốt",
    },
    "Roman": {8: "VIII", 9: "IX", 11: "XI", 12: "XII", 14: "XIV", 21: "XXI"},
}


def editions(form: str) -> dict[str, Change]:
    return {
        seed: Change(
            tuple(
                (old, re.sub(r"{(\d+)}", lambda m: NUMERALS[form][int(m[1])], new))
                for old, new in pairs
            ),
            {"edition": numbers},
        )
        for seed, (pairs, numbers) in EDITIONS.items()
    }


DAYS = {
    LONDON: Change(((r"\b29-3\b", "14-11"),), days(d2023_03_29="2023-11-14")),
    PARIS: Change(((r"\b18/12\b", "7/10"),), days(d2023_12_18="2023-10-07")),
    OTTAWA: Change(((r"\b20-2\b", "9-1"),), days(d2025_02_20="2025-01-09")),
    CALL: Change(
        ((r"\b27/3\b", "15/5"), (r"\b26-28/3\b", "14-16/5")),
        days(**{"d2018_03_27": "2018-05-15", "d2018_03": "2018-05"}),
    ),
    FIRST: Change(((r"\b10/11\b", "8/11"),), days(d2016_11_10="2016-11-08")),
}
OTHER_SIGNS = {
    LONDON: Change(((r"\b29-3\b", "ngày 29/3"),)),
    PARIS: Change(((r"\b18/12\b", "18 tháng 12"),)),
    OTTAWA: Change(((r"\b20-2\b", "20/2"),)),
    CALL: Change(((r"\b27/3\b", "27 tháng Ba"),)),
    FIRST: Change(((r"\b10/11\b", "10-11"),)),
}


def earlier(text: str, by: int = 3) -> str:
    """All years but the one in a convention's name, some years earlier."""
    return re.sub(r"(?<![\d.])(?!1982)((?:19|20)\d\d)(?!\d)", lambda m: str(int(m[1]) - by), text)


def backdated(source: Source) -> Source:
    return replace(source, published=earlier(source.published)) if source.published else source


class Earlier(dict[Any, Any]):
    """Every date and period of a column some years earlier."""

    def get(self, key: Any, default: Any = None) -> Any:
        return earlier(key) if isinstance(key, str) else default


YEARS = {
    seed: Change(
        (
            *OFFICIALS[seed],  # the gazetteer knows when the real ones held office
            (r"(?<![\d.])(?!1982)((?:19|20)\d\d)(?!\d)", lambda m: str(int(m[1]) - 3)),  # type: ignore[arg-type]
            (r"26-7-25", "26-7-22"),
            (r"\b45 năm thiết lập quan hệ ngoại giao", "42 năm thiết lập quan hệ ngoại giao"),
            (r"\b5 năm thiết lập quan hệ Đối tác", "2 năm thiết lập quan hệ Đối tác"),
        ),
        {column: Earlier() for column in (*DATES, "period")},
        backdated,
    )
    for seed in SEEDS
}

TOPICS = {
    LONDON: Change(
        ((r"thủy đạc", "chống khủng bố"), (r"địa không gian", "quân y")),
        code("topic", "topics", hydrography="counter_terrorism", geospatial="military_medicine"),
    ),
    PARIS: Change(
        ((r"quân y", "tìm kiếm cứu nạn"), (r"thủy đạc", "quản lý biên giới")),
        code(
            "topic", "topics", military_medicine="disaster_relief", hydrography="border_management"
        ),
    ),
    OTTAWA: Change(
        ((r"khắc phục hậu quả chiến tranh", "an ninh mạng"), (r"quản lý biên giới", "thủy đạc")),
        code("topic", "topics", war_legacy="cyber_security", border_management="hydrography"),
    ),
    CALL: Change(
        ((r"quân y", "an ninh mạng"), (r"khắc phục hậu quả chiến tranh", "tìm kiếm cứu nạn")),
        code("topic", "topics", military_medicine="cyber_security", war_legacy="disaster_relief"),
    ),
    FIRST: Change(
        ((r"[Qq]uân y", "an ninh mạng"), (r"thủy đạc", "chống khủng bố")),
        code(
            "topic", "topics", military_medicine="cyber_security", hydrography="counter_terrorism"
        ),
    ),
}

RANKS = dict.fromkeys(
    SEEDS,
    Change(
        ((r"Thượng tướng", "Trung tướng"),),
        code("rank", senior_lieutenant_general="lieutenant_general"),
    ),
)
MECHANISMS = dict.fromkeys(
    (LONDON, OTTAWA, FIRST),
    Change(
        ((r"(?i)Đối thoại chính sách quốc phòng", "Đối thoại Chiến lược quốc phòng"),),
        code("mechanism", policy_dialogue="strategic_dialogue"),
    ),
)
PLACES = {
    OTTAWA: Change(((r"tại Hà Nội", "tại thành phố Đà Nẵng"),), {"city": {"Hanoi": "Da Nang"}}),
    LONDON: Change(((r"tại Trụ sở Bộ Quốc phòng", "tại Đà Nẵng"),), {"city": {"Hanoi": "Da Nang"}}),
}
HYPHENS = {
    seed: Change(((r"(Việt Nam|Việt) ?[-–] ?(?=(?:Anh|Pháp|Canada)\b)", words),))
    for seed, words in ((LONDON, r"\1 – "), (OTTAWA, r"\1 - "), (PARIS, r"\1-"), (FIRST, r"\1-"))
}

CHANGES: dict[str, Mapping[str, Change]] = {
    "officials": {seed: Change(pairs) for seed, pairs in OFFICIALS.items()},
    "partner: Japan": TO_JAPAN,
    "partner: another": ELSEWHERE,
    "partner: China": CHINA,
    "edition in digits": editions("digits"),
    "edition in words": editions("words"),
    "edition in Roman": editions("Roman"),
    "days": DAYS,
    "dates with other signs": OTHER_SIGNS,
    "years": YEARS,
    "topics": TOPICS,
    "ranks": RANKS,
    "mechanism": MECHANISMS,
    "place": PLACES,
    "hyphens": HYPHENS,
    "all at once": {
        seed: together(
            *(
                table[seed]
                for table in (TO_JAPAN, editions("words"), DAYS, TOPICS, RANKS, MECHANISMS)
                if seed in table
            ),
            Change(OFFICIALS[seed]),
        )
        for seed in SEEDS
    },
}

CASES = [
    pytest.param(seed, change, id=f"{name}-{seed}")
    for name, table in CHANGES.items()
    for seed, change in table.items()
]


@cache
def raw(seed: str) -> str:
    return (ROOT / f"data/raw/{seed}.txt").read_bytes().decode("utf-8")


@cache
def catalogue() -> Mapping[str, Source]:
    return read_catalogue(ROOT / "data/catalogue.csv")


def rows(text: str, seed: str, source: Source | None = None) -> Counter[Row]:
    known = {seed: source or catalogue().get(seed, Source())}
    return rows_of(parse_article(read_article(text, article_id=seed, catalogue=known)))


def rows_of(parsed: ParsedArticle) -> Counter[Row]:
    found: Counter[Row] = Counter()
    found["articles", 0, tuple(cells(parsed))] += 1
    for table in TABLES:
        for record in getattr(parsed, table):
            number = getattr(record, "meeting_id", "/m0").rpartition("/m")[2]
            found[table, int(number), tuple(cells(record))] += 1
    return found


def cells(record: Any) -> list[tuple[str, Any]]:
    values = ((item.name, getattr(record, item.name)) for item in fields(record))
    return [
        (name, value.value)
        for name, value in values
        if isinstance(value, Coded) and not (isinstance(record, ParsedArticle) and name == "title")
    ]


@cache
def original(seed: str) -> Counter[Row]:
    return rows(raw(seed), seed)


def changed(table: Counter[Row], change: Change) -> Counter[Row]:
    """The rows after the substitutions."""

    def cell(column: str, value: Any) -> Any:
        if column in WORDS and isinstance(value, str):
            return sub(value, change.text)
        if column in ("partner", "topics"):
            known = change.cells.get(column, {})
            return " ".join(known.get(part, part) for part in value.split())
        return change.cells.get(column, {}).get(value, value)

    result: Counter[Row] = Counter()
    for (name, number, row), count in table.items():
        result[name, number, tuple((column, cell(column, value)) for column, value in row)] += count
    return result


def assert_same(found: Counter[Row], expected: Counter[Row]) -> None:
    assert sorted(map(repr, found - expected)) == sorted(map(repr, expected - found))
    assert found == expected


@pytest.mark.parametrize(("seed", "change"), CASES)
def test_tables_change_exactly_so(seed: str, change: Change) -> None:
    text = sub(raw(seed), change.text)
    assert text != raw(seed)
    expected = changed(original(seed), change)
    source = change.source(catalogue().get(seed, Source()))
    assert_same(rows(text, seed, source), expected)


# Two paragraphs each that do not speak of one another.
ORDER = {
    LONDON: ("Về hợp tác GGHB LHQ,", "Về hợp tác trong lĩnh vực công nghiệp quốc phòng,"),
    PARIS: ("Về phương hướng hợp tác thời gian tới,", "Nhân dịp này, Thượng tướng"),
    OTTAWA: ("Vui mừng khi quay trở lại", "Bà Stefanie Beck mong muốn"),
    CALL: ("Thượng tướng Nguyễn Chí Vịnh nhấn mạnh", "Đánh giá cao kết quả quan hệ"),
}


@pytest.mark.parametrize(("seed", "starts"), ORDER.items(), ids=ORDER)
def test_paragraphs_in_another_order(seed: str, starts: tuple[str, str]) -> None:
    lines = raw(seed).split("\n")
    one, other = (next(i for i, line in enumerate(lines) if line.startswith(s)) for s in starts)
    lines[one], lines[other] = lines[other], lines[one]
    assert_same(rows("\n".join(lines), seed), original(seed))


FORMS: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "old tone marks": lambda text: sub(
        text,
        ((r"\bhòa\b", "hoà"), (r"\bHòa\b", "Hoà"), (r"\bỦy\b", "Uỷ"), (r"\bthủy\b", "thuỷ"),
         (r"\bkhóa\b", "khoá"), (r"\bhóa\b", "hoá"), (r"\bThỏa\b", "Thoả"), (r"\bthỏa\b", "thoả")),
    ),
    "no-break spaces": lambda text: text.replace(", ", ",\u00a0"),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("seed", SEEDS)
def test_ways_of_writing_change_nothing(seed: str, form: Callable[[str], str]) -> None:
    assert form(raw(seed)) != raw(seed)
    assert_same(rows(form(raw(seed)), seed), original(seed))


MENU = "Trang chủ\nChính trị\nQuốc phòng - An ninh\nĐối ngoại\nHotline: 024 3700 0011\n"
NEWS = (
    "\n\nTin liên quan\n\n"
    "Khai mạc Đối thoại Chính sách quốc phòng Việt Nam - Australia lần thứ mười bảy\n"
    "Bộ trưởng Quốc phòng Thái Lan sẽ thăm Việt Nam vào ngày 3-12\n"
    "Việt Nam và Ấn Độ nhất trí tăng cường hợp tác đóng tàu\n\n"
    "Đọc nhiều\n\nThời tiết hôm nay: Miền Bắc nắng ấm\nBình luận (0)\nGửi\n"
)


@pytest.mark.parametrize("seed", SEEDS)
def test_boilerplate_of_another_page_changes_nothing(seed: str) -> None:
    assert_same(rows(f"{MENU}\n{raw(seed)}{NEWS}", seed), original(seed))
