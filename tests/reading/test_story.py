"""Story versus boilerplate, on real pages, composed pages and made ones."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_analysis.reading import find_story, normalise
from dialogue_analysis.records import BlockKind, StampKind

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "data" / "raw").glob("*.txt"))
COMPOSED = sorted((ROOT / "tests/data/composed").glob("*.txt"))
PAGES = {path.stem: path.read_bytes().decode() for path in [*SEEDS, *COMPOSED]}


def kept(raw: str) -> list[tuple[str, str]]:
    """Kind and normalised text of each block."""
    return [(b.kind.value, normalise(raw[b.start : b.end]).text) for b in find_story(raw)[0]]


def story_text(raw: str) -> str:
    return "\n".join(text for _, text in kept(raw))


def quotes(value: Any, key: str = "") -> Iterator[str]:
    """Every quotation in a gold coding."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from quotes(inner, key if key == "evidence" else name)
    elif isinstance(value, list):
        for inner in value:
            yield from quotes(inner, key)
    elif isinstance(value, str) and key in ("quote", "evidence"):
        yield value


# --- made pages: one trap each ----------------------------------------------------------

TITLE = "Đối thoại Chính sách quốc phòng Việt Nam - Pháp lần thứ ba"
LEAD = (
    "Ngày 18/12, tại Paris, Thượng tướng Hoàng Xuân Chiến và bà Alice Rufo đã đồng chủ trì"
    " Đối thoại Chính sách quốc phòng Việt Nam - Pháp lần thứ ba."
)
FIRST = "Hai bên nhất trí tăng cường trao đổi đoàn, đào tạo, quân y giữa Việt Nam và Pháp."
SECOND = (
    "Thượng tướng Hoàng Xuân Chiến đề nghị Pháp tiếp tục hỗ trợ đào tạo tiếng Pháp cho sĩ quan."
)
LAST = "Kết thúc Đối thoại, hai trưởng đoàn đã ký Biên bản Đối thoại."
STORY = [TITLE, LEAD, FIRST, SECOND, LAST]
TEASER = "Khai mạc Đối thoại Chính sách quốc phòng Việt Nam - Nhật Bản lần thứ 12"
SUMMARY = (
    "Sáng 11/12, tại Tokyo, ông Tanaka Ichiro và Đại sứ Trần Bình đã khai mạc hội nghị xúc tiến."
)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


MADE = {
    "no boilerplate": page(*STORY),
    "no blank lines": "\n".join(STORY),
    "menu": page("Trang chủ\nChính trị\nQuốc phòng - An ninh\nĐối ngoại", *STORY),
    "menu in a line": page("Trang chủ  Chính trị  Quân sự thế giới  Bạn đọc", *STORY),
    "path": page("Tin tức / Hoạt động đối ngoại", *STORY),
    "clock": page("Hotline: 0274 383 347\nThứ bảy, 26-7-25 22:12:59", *STORY),
    "list above": page(f"Đọc nhiều nhất\n{TEASER}\nGiá vàng hôm nay 26-6", *STORY),
    "labelled teaser above": page(f"Tin nóng: {TEASER}", *STORY),
    "teaser above without label": page(TEASER, *STORY),
    "counts and buttons": page(TITLE, "0", "• Click để copy", "Cỡ chữ: A- A A+", *STORY[1:]),
    "list inside": page(
        *STORY[:3], f"Bài liên quan\n{TEASER}\nViệt - Lào bàn giao trường", *STORY[3:]
    ),
    "list inside with blanks": page(*STORY[:3], "Tin liên quan:", TEASER, *STORY[3:]),
    "labelled teaser inside": page(*STORY[:3], f"Xem thêm: {TEASER}", *STORY[3:]),
    "bracketed teaser inside": page(*STORY[:3], "[Video] Toàn cảnh hội nghị tại Tokyo", *STORY[3:]),
    "teasers after the lead": page(
        TITLE, f"{LEAD}\n{TEASER}\nYên Bái - Val de Marne: điển hình", *STORY[2:]
    ),
    "said twice with summary": page(*STORY, f"{TEASER} {TEASER}\n{SUMMARY}", "Tuấn Quỳnh (TH)"),
    "lists below": page(*STORY, f"Tin mới\n{TEASER}\n{SUMMARY}", f"Đọc nhiều\n{TEASER}\n{SUMMARY}"),
    "twice below a label": page(*STORY, "Các tin khác", f"{TEASER}\n{TEASER}", SUMMARY),
    "hashtags below": page(*STORY, "#Pháp #Quốc phòng", TEASER),
    "key words below": page(*STORY, "Từ khóa: Pháp, đối thoại", f"Đọc tiếp\n► {TEASER}"),
    "unlabelled below the signature": page(
        *STORY, "Theo TTXVN", TEASER, SUMMARY, TEASER + " mới", SUMMARY
    ),
    "unlabelled below, no signature": page(
        *STORY,
        TEASER,
        SUMMARY,
        "Bình Dương giải thể ban chỉ huy quân sự",
        "Chiều 23-6, tỉnh Bình Dương họp.",
    ),
    "address and rules": f"https://bao.example/a/1.vnp\n-----\n{TITLE}\n-----\n"
    + "\n".join(STORY[1:])
    + "\n-----",
    "site words below": page(
        *STORY, "Bình luận (0)", "Gửi", "Về đầu trang", "Thống kê truy cập: 1.284.551"
    ),
}


@pytest.mark.parametrize("raw", MADE.values(), ids=MADE)
def test_exactly_the_story_is_kept(raw: str) -> None:
    found = [(kind, text) for kind, text in kept(raw) if kind != "byline"]
    assert [text for _, text in found] == STORY
    assert [kind for kind, _ in found] == ["title", "lead", "body", "body", "body"]


# Paragraphs of the story, and of other stories, right after a teaser inside the story.
OTHER = "Bộ đội Biên phòng tỉnh Lào Cai bắt giữ đối tượng buôn ma túy"
TEASERS = {
    "unlabelled": TEASER,
    "of home": OTHER,
    "labelled": f"Xem thêm: {TEASER}",
    "list": f"Tin liên quan\n{TEASER}\n{OTHER}",
    "list with blanks": f"Tin liên quan\n\n{TEASER}",
}
SEQUELS = {
    "rank of the story": "Thượng tướng Trần Quốc Bảo đề nghị hai bên tăng cường hợp tác trong"
    " lĩnh vực công nghiệp quốc phòng và an ninh mạng.",
    "known name": "Bà Alice Rufo cảm ơn sự đón tiếp trọng thị và tin tưởng rằng quan hệ sẽ phát"
    " triển mạnh mẽ.",
    "day and rank": "Chiều 31-7, Đại tướng Phan Văn Giang đã hội kiến Bộ trưởng Bộ Quân đội"
    " Sébastien Lecornu.",
    "opener": "Dịp này, đoàn đã thăm Học viện Quân sự Saint-Cyr và gặp gỡ cộng đồng.",
    "about": "Về an ninh biển, Pháp ủng hộ lập trường của ASEAN và sớm có Bộ Quy tắc ứng xử.",
}


@pytest.mark.parametrize("sequel", SEQUELS.values(), ids=SEQUELS)
@pytest.mark.parametrize("teaser", TEASERS.values(), ids=TEASERS)
def test_a_paragraph_after_a_teaser_stays(teaser: str, sequel: str) -> None:
    found = kept(page(*STORY[:3], teaser, sequel, *STORY[3:]))
    assert [text for _, text in found] == [*STORY[:3], sequel, *STORY[3:]]


SUMMARIES = {
    "another partner": "Đối thoại Chính sách quốc phòng Việt Nam - Nhật Bản lần thứ 12 đã diễn ra"
    " tại Tokyo, do Thượng tướng Hoàng Xuân Chiến đồng chủ trì.",
    "of the same person": "Thượng tướng Hoàng Xuân Chiến đã cùng Thứ trưởng Quốc phòng Nhật Bản"
    " khai mạc Đối thoại Chính sách quốc phòng.",
    "day and rank": "Chiều 5-6, Thượng tướng Hoàng Xuân Chiến đã tiếp Thứ trưởng Nhật Bản.",
    "place": "Tại Tokyo, Thượng tướng Hoàng Xuân Chiến và Thứ trưởng Nhật Bản đã hội đàm.",
}


@pytest.mark.parametrize("at", [3, 5], ids=["inside", "below"])
@pytest.mark.parametrize("summary", SUMMARIES.values(), ids=SUMMARIES)
def test_the_summary_of_a_teaser_goes(summary: str, at: int) -> None:
    raw = page(*STORY[:at], TEASER, summary, *STORY[at:])
    assert [text for _, text in kept(raw)] == STORY


@pytest.mark.parametrize("sequel", SEQUELS.values(), ids=SEQUELS)
def test_after_the_sign_off_nothing_goes_on(sequel: str) -> None:
    story = [*STORY[:-1], LAST[:-1] + "./."]
    assert [text for _, text in kept(page(*story, TEASER, sequel))] == story


CAPTION = "Quang cảnh Đối thoại Chính sách quốc phòng Việt Nam - Pháp."
CAPTIONS = {
    "twice": (f"{CAPTION}\n\n{CAPTION}", [CAPTION]),
    "with credit": ("Hai trưởng đoàn. Ảnh: MINH THUẬN", ["Hai trưởng đoàn. Ảnh: MINH THUẬN"]),
    "twice, then with credit": (f"{CAPTION}\n{CAPTION} Ảnh: TTXVN", [CAPTION]),
    "under a file name": (
        "ttxvn-1.jpg\nHai trưởng đoàn ký Biên bản",
        ["Hai trưởng đoàn ký Biên bản"],
    ),
    "run into a number": (
        f"{TITLE} ảnh 1Hai trưởng đoàn hội kiến. (Ảnh: TTXVN)",
        ["Hai trưởng đoàn hội kiến. (Ảnh: TTXVN)"],
    ),
    "who stands where": (
        "Thượng tướng Hoàng Xuân Chiến (phải) tại lễ đón.",
        ["Thượng tướng Hoàng Xuân Chiến (phải) tại lễ đón."],
    ),
    "who does what": (
        "Thượng tướng Hoàng Xuân Chiến tặng quà bà Alice Rufo.",
        ["Thượng tướng Hoàng Xuân Chiến tặng quà bà Alice Rufo."],
    ),
}


@pytest.mark.parametrize(("lines", "captions"), CAPTIONS.values(), ids=CAPTIONS)
def test_captions_are_kept_once(lines: str, captions: list[str]) -> None:
    found = kept(page(*STORY[:3], lines, *STORY[3:]))
    assert [text for kind, text in found if kind == "caption"] == captions
    assert [text for kind, text in found if kind != "caption"] == STORY


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai bên cũng thống nhất nghiên cứu khả năng ký Thỏa thuận hợp tác.",
        "Sau hội đàm, Bộ trưởng Phan Văn Giang tiếp bà Alice Rufo.",
        "- Nghiên cứu khả năng ký Thỏa thuận hợp tác trong lĩnh vực địa hình quân sự.",
        "Tiếp tục tuần tra chung, tổ chức tàu hải quân thăm nhau.",
    ],
)
def test_short_sentences_of_the_story_are_no_captions(sentence: str) -> None:
    assert ("body", sentence) in kept("\n".join([TITLE, LEAD, FIRST, sentence, SECOND, LAST]))


@pytest.mark.parametrize(
    "signature",
    [
        "Tin, ảnh: PHƯƠNG LINH",
        "Theo TTXVN",
        "(TTXVN/Vietnam+)",
        "Tuấn Quỳnh (TH)",
        "MINH THUẬN (Phóng viên Báo thường trú tại Pháp)",
        "P.V (tổng hợp)",
        "Hoài Đan",
        "Nguồn: Phòng Thông tin đối ngoại",
    ],
)
def test_signatures_are_bylines_and_end_the_story(signature: str) -> None:
    assert kept(page(*STORY, signature, TEASER, SUMMARY))[-1] == ("byline", signature)


def test_a_lead_said_again_in_the_story_stays_in_its_place() -> None:
    assert [text for _, text in kept(page(TITLE, SECOND, LEAD, FIRST, SECOND, LAST))].count(
        SECOND
    ) == 2


def test_a_lead_without_a_full_stop_is_a_lead() -> None:
    lead = "Pháp và Việt Nam tăng cường trao đổi đoàn, đào tạo và quân y trong năm 2024"
    assert kept(page(TITLE, lead, LEAD, FIRST, SECOND))[1] == ("lead", lead)


def test_a_story_in_one_paragraph() -> None:
    body = " ".join([LEAD, FIRST, SECOND, LAST])
    raw = (
        f"http://bao.example/1.vnp\n------\n{TITLE}\n------\n"
        f"{CAPTION} (Ảnh: A/TTXVN) {body[:-1]}./. (TTXVN) {FIRST[:-1]} tại Paris. (Ảnh: B/TTXVN)"
        f" #Pháp Tin liên quan {TEASER} {SUMMARY} (Ảnh: C/TTXVN)\n------\n"
    )
    found = kept(raw)
    assert [kind for kind, _ in found] == ["title", "caption", "lead", "body", "byline", "caption"]
    assert found[3][1] == " ".join([FIRST, SECOND, LAST[:-1] + "./."])
    assert "Nhật Bản" not in story_text(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "Hai bên nhất trí.",
        "Hai bên nhất trí. Pháp đề nghị hợp tác quân y.",
        "Hai bên nhất trí",
        "Việt Nam",
    ],
)
def test_a_text_of_one_line_is_all_body(raw: str) -> None:
    assert kept(raw) == [("body", raw)]


def test_two_sentences_have_no_title() -> None:
    assert kept("Hai bên nhất trí.\nPháp đề nghị.") == [
        ("body", "Hai bên nhất trí."),
        ("body", "Pháp đề nghị."),
    ]


# --- stamps -------------------------------------------------------------------------------


def stamps(raw: str) -> list[tuple[StampKind, str, str]]:
    return [(s.kind, s.date, raw[s.start : s.end]) for s in find_story(raw)[1]]


def test_the_clock_and_the_date_beside_the_headline_are_told_apart() -> None:
    raw = page("Hôm nay: 03/06/2022 08:51:20\nTin tức / Đối ngoại\n18/11/2021 15:30", *STORY)
    assert stamps(raw) == [
        (StampKind.CLOCK, "2022-06-03", "03/06/2022 08:51:20"),
        (StampKind.PUBLISHED, "2021-11-18", "18/11/2021 15:30"),
    ]


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        (["Trang chủ  Chính trị  Quân sự thế giới  Bạn đọc"], StampKind.CLOCK),
        (["Giới thiệu | Tin tức | Văn bản | Thư viện ảnh"], StampKind.CLOCK),
        (["Trang chủ", "Chính trị", "Quốc phòng", "Bạn đọc"], StampKind.CLOCK),
        (["Tin tức / Đối ngoại"], StampKind.PUBLISHED),
        ([], StampKind.PUBLISHED),
    ],
)
def test_a_date_above_a_menu_is_a_clock(between: list[str], kind: StampKind) -> None:
    raw = page("Thứ bảy, 26-7-25 22:12", *between, *STORY)
    assert [(found, day) for found, day, _ in stamps(raw)] == [(kind, "2025-07-26")]


@pytest.mark.parametrize("lines", [["12:48' - 19/05/2025", TITLE], [TITLE, "12:48' - 19/05/2025"]])
def test_a_date_stands_above_or_below_the_headline(lines: list[str]) -> None:
    assert stamps(page(*lines, *STORY[1:]))[0][:2] == (StampKind.PUBLISHED, "2025-05-19")


def test_the_date_of_a_teaser_is_no_stamp() -> None:
    assert stamps(page(*STORY, "CÁC TIN KHÁC", f"{TEASER} (16/11/2021)", "17/11/2021 08:00")) == []


SEED_STAMPS = {
    "doi-thoai-chien-luoc-viet-phap-lan-3": [(StampKind.PUBLISHED, "2023-12-20")],
    "doi-thoai-quoc-phong-viet-canada-lan-3": [(StampKind.CLOCK, "2025-07-26")],
    "bao-a-01": [(StampKind.CLOCK, "2022-02-09"), (StampKind.PUBLISHED, "2021-11-12")],
    "bao-d-01": [(StampKind.CLOCK, "2022-06-03"), (StampKind.PUBLISHED, "2021-11-18")],
    "bao-d-04": [(StampKind.CLOCK, "2023-10-30")],
    "bao-c-06": [(StampKind.PUBLISHED, "2025-05-19")],
    "bao-c-02": [],
}


@pytest.mark.parametrize(("name", "expected"), SEED_STAMPS.items())
def test_stamps_of_pages(name: str, expected: list[tuple[StampKind, str]]) -> None:
    assert [(kind, day) for kind, day, _ in stamps(PAGES[name])] == expected


# --- whole pages ----------------------------------------------------------------------------

# Kinds of the blocks, in order; T title, L lead, B body, C caption, S signature.
SEED_BLOCKS = {
    "doi-thoai-chien-luoc-viet-phap-lan-3": "TLBBCBBBCBBBS",
    "doi-thoai-quoc-phong-viet-anh-lan-4": "TLBCBCBCBBBCBCBBS",
    "doi-thoai-quoc-phong-viet-canada-lan-3": "TLCBBBBBCBBBBBBS",
    "phap-moi-bo-truong-quoc-phong-tham": "TLCBBBBBBBBBBBBCS",
    "viet-phap-hop-tac-quoc-phong-hieu-qua": "TCLBCC",
}
LETTERS = {"title": "T", "lead": "L", "body": "B", "caption": "C", "byline": "S"}


@pytest.mark.parametrize(("name", "letters"), SEED_BLOCKS.items())
def test_blocks_of_the_founding_pages(name: str, letters: str) -> None:
    assert "".join(LETTERS[kind] for kind, _ in kept(PAGES[name])) == letters


LEAKS = {
    "doi-thoai-chien-luoc-viet-phap-lan-3": [
        "Nhật Bản",
        "Thái Lan",
        "lần thứ 12",
        "XIV",
        "Larmor",
        "Yên Bái",
        "14/4",
    ],
    "doi-thoai-quoc-phong-viet-anh-lan-4": ["Tô Lâm", "Trung thu", "Click", "VIII"],
    "doi-thoai-quoc-phong-viet-canada-lan-3": ["Bến Cát", "Hotline", "26-7-25", ".jpg"],
    "phap-moi-bo-truong-quoc-phong-tham": ["[Hình ảnh", "ảnh 1", "ảnh 2", "Tin cùng"],
    "viet-phap-hop-tac-quoc-phong-hieu-qua": ["http", "---"],
    "bao-a-01": ["Canada", "Campuchia", "Hàn Quốc", "Malaysia", "Lã Quang Sửu"],
    "bao-a-02": ["Australia", "Brunei", "Việt - Lào"],
    "bao-a-04": ["New Zealand", "Indonesia", "Abyei"],
    "bao-a-07": ["Singapore", "Attapeu"],
    "bao-b-01": ["Tiên Sa"],
    "bao-b-02": ["2+2"],
    "bao-c-01": ["Nhật Bản", "#", "Lào"],
    "bao-c-02": ["Campuchia", "Séc"],
    "bao-c-06": ["Trịnh Bá Khoan", "lần thứ sáu"],
    "bao-d-01": ["30 năm", "Vương quốc Anh", "1.284.551"],
    "bao-d-02": ["lần thứ 24", "Brunei"],
    "bao-d-03": ["Giá vàng", "Nhật Bản"],
    "bao-d-04": ["Slovakia", "Séc", "Ấn Độ Dương", "Ba Lan"],
    "bao-d-05": ["Venezuela", "Argentina", "Nicaragua", "xì gà"],
}


@pytest.mark.parametrize(("name", "words"), LEAKS.items())
def test_nothing_of_the_boilerplate_is_kept(name: str, words: list[str]) -> None:
    text = story_text(PAGES[name])
    assert [word for word in words if word in text] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_quotation_of_the_gold_coding_is_kept(name: str) -> None:
    folder = "data/gold" if name in SEED_BLOCKS else "tests/data/composed_gold"
    path = next((ROOT / folder).rglob(f"{name}.json"), None)
    if path is None:
        pytest.skip("no gold coding here")
    raw = PAGES[name]
    whole = normalise(raw).text
    covered = story_text(raw) + "\n" + "\n".join(normalise(text).text for _, _, text in stamps(raw))
    lost = [
        quote
        for quote in (normalise(quote).text for quote in quotes(json.loads(path.read_text())))
        if quote in whole and quote not in covered
    ]
    # A stamp's quotation may take in its weekday.
    assert [quote for quote in lost if not any(text in quote for _, _, text in stamps(raw))] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_way_a_page_is_written_changes_nothing(name: str) -> None:
    raw = PAGES[name]
    for other in (
        unicodedata.normalize("NFC", raw),
        unicodedata.normalize("NFD", raw),
        raw.replace("\n", "\r\n"),
        raw.replace("hòa", "hoà").replace("ủy ", "uỷ "),
    ):
        assert kept(other) == kept(raw)


# Pages whose boilerplate before and after the story is put around every other story.
WRAPPERS = (
    "doi-thoai-chien-luoc-viet-phap-lan-3",
    "doi-thoai-quoc-phong-viet-canada-lan-3",
    "doi-thoai-quoc-phong-viet-anh-lan-4",
    "bao-a-01",
    "bao-d-01",
    "bao-d-04",
    "bao-d-05",
)


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("name", PAGES)
def test_boilerplate_of_another_page_changes_no_story(name: str, wrapper: str) -> None:
    blocks, around = find_story(PAGES[name])[0], find_story(PAGES[wrapper])[0]
    title = next(block for block in blocks if block.kind is BlockKind.TITLE)
    before = PAGES[wrapper][: next(b for b in around if b.kind is BlockKind.TITLE).start]
    after = PAGES[wrapper][around[-1].end :]
    story = PAGES[name][title.start : blocks[-1].end]
    assert story_text(f"{before}{story}\n\n{after}") == story_text(PAGES[name])


# --- properties -----------------------------------------------------------------------------

LINES = st.sampled_from(
    [
        *STORY,
        TEASER,
        SUMMARY,
        CAPTION,
        f"{TEASER} {TEASER}",
        "",
        "",
        "Tin mới",
        "Theo TTXVN",
        "0",
        "aa",
        "18/11/2021 15:30",
        "Thứ bảy, 26-7-25 22:12:59",
        "a.jpg",
        "Ảnh: TTXVN",
        "./.",
        "(Ảnh: A) b",
        "#x",
    ]
) | st.text(max_size=30)


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_any_text_gives_ordered_trimmed_blocks(raw: str) -> None:
    blocks, found = find_story(raw)
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(raw)
        assert normalise(raw[block.start : block.end]).text.strip()
        end = block.end
    assert sum(block.kind is BlockKind.TITLE for block in blocks) <= 1
    assert all(raw[stamp.start : stamp.end] for stamp in found)


@given(st.lists(LINES, max_size=15).map("\n".join))
def test_any_text_reads_the_same_decomposed_and_with_other_line_ends(raw: str) -> None:
    raw = unicodedata.normalize("NFC", raw.replace("\r", ""))
    expected = [text for _, text in kept(raw)]
    assert [text for _, text in kept(unicodedata.normalize("NFD", raw))] == expected
    assert [text for _, text in kept(raw.replace("\n", "\r\n"))] == expected
