"""One spelling for what looks alike, and the way back to the raw text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_analysis.reading import normalise

PIECES = [
    *"aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạấầệểịọộớờợủứừựỳýỷỹỵẻẽè \n\t\xa0“”–—-…,.ẮỐỬY",
    *("oà", "oá", "uỷ", "uý", "quý", "oẻ", "hoàn", "khuỷu", "thuỷ", "Uỷ"),
]
VIETNAMESE = st.lists(st.sampled_from(PIECES), max_size=50).map("".join)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("hoà bình", "hòa bình"),
        ("Uỷ viên", "Ủy viên"),
        ("UỶ BAN", "ỦY BAN"),
        ("thuỷ đạc", "thủy đạc"),
        ("khoẻ", "khỏe"),
        ("Đại uý", "Đại úy"),
        ("quý", "quý"),
        ("Quý", "Quý"),
        ("hoàn thiện", "hoàn thiện"),
        ("khuỷu", "khuỷu"),
        ("hoài", "hoài"),
        ("“bốn không”", '"bốn không"'),
        ("Việt–Anh — Pháp", "Việt-Anh - Pháp"),
        ("a\xa0\u2003 b", "a b"),
        ("a\u200bb\xadc", "abc"),
        ("a \u200b b", "a b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("giới…", "giới…"),
        ("Ðối thoại", "Đối thoại"),
        ("ＡＤＭＭ＋", "ADMM+"),
        ("ﬁn", "fin"),
        ("\xad\u1100\u1161 \u200b", "가 "),
        ("a\u200b\u0301", "á"),
    ],
)
def test_spelling(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def old_tone_placement(text: str) -> str:
    for new, old in (("òa", "oà"), ("óa", "oá"), ("ỏe", "oẻ"), ("ủy", "uỷ"), ("úy", "uý")):
        text = text.replace(new + " ", old + " ").replace(new + ",", old + ",")
    return text


@given(VIETNAMESE)
def test_every_way_of_writing_gives_one_text(raw: str) -> None:
    text = normalise(raw).text
    assert normalise(unicodedata.normalize("NFC", raw)).text == text
    assert normalise(unicodedata.normalize("NFD", raw)).text == text
    assert normalise(old_tone_placement(unicodedata.normalize("NFC", raw))).text == text


@given(st.text(max_size=80))
def test_any_text_gives_composed_text_and_the_same_again(raw: str) -> None:
    text = normalise(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert normalise(text).text == text
    assert "\r" not in text
    assert "  " not in text


@given(VIETNAMESE | st.text(max_size=40), st.data())
def test_ranges_go_to_the_raw_text_and_back(raw: str, data: st.DataObject) -> None:
    page = normalise(raw)
    start = data.draw(st.integers(0, len(page.text)))
    end = data.draw(st.integers(start, len(page.text)))
    span = page.to_raw(start, end)
    assert 0 <= span.start <= span.end <= len(raw)
    back = page.from_raw(span.start, span.end)
    assert page.text[start:end].strip() in page.text[back.start : back.end]
    assert span.end == len(raw) or not unicodedata.combining(raw[span.end])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_range_of_words_slices_to_those_words(form: str) -> None:
    raw = unicodedata.normalize(form, "Uỷ viên  “hoà\xa0bình”,\r\n thuỷ\u200b đạc")
    page = normalise(raw)
    for words in ("Ủy viên", "hòa bình", '"hòa bình"', "thủy", "đạc"):
        start = page.text.index(words)
        span = page.to_raw(start, start + len(words))
        assert normalise(raw[span.start : span.end]).text == words
        assert raw[span.start : span.end].strip() == raw[span.start : span.end]


def test_white_space_is_kept_on_request() -> None:
    page = normalise("a  b ")
    assert page.to_raw(1, 4) == page.to_raw(2, 3)
    assert (page.to_raw(1, 4, strip=False).start, page.to_raw(1, 4, strip=False).end) == (1, 5)
