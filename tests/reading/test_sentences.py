"""Where a sentence ends, and where a full stop is none."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_analysis.reading import normalise, split_sentences

CASES = {
    "plain": ["Hai bên hội đàm.", "Pháp đồng ý."],
    "sign-off": ["Hai bên ký biên bản./.", "Theo TTXVN"],
    "date": ["Ngày 13.6.1966, sư đoàn ra đời.", "Năm 2023, hai bên gặp lại."],
    "place": ["Lãnh đạo TP. Hồ Chí Minh tiếp đoàn.", "Đoàn thăm TP.Bến Cát."],
    "titles": ["PGS. TS. Nguyễn Văn A và Th.S Trần B dự."],
    "initials": ["Ông N.Lorenzana, G.A.Tumanov và Wayne E. Meyer đến.", "Hết."],
    "many initials": ["Tàu George H.W. Bush cập cảng."],
    "spaced initials": ["Gặp Thượng tướng A. V. Petrov tại đây.", "Hết."],
    "initial behind a rank": ["Đại tướng gặp tướng S. Petrov và bà M. Conti.", "Hết."],
    "a letter is no initial": ["Đó là tàu loại A.", "Hai bên ký."],
    "so on": ["Đào tạo, quân y v.v. và an ninh mạng được nhắc đến.", "Hết."],
    "list goes on": ["Đào tạo, quân y... và an ninh mạng.", "Hải quân… được nhắc."],
    "list ends": ["Đào tạo, quân y...", "Đồng thời, hai bên ký kết."],
    "quotation": ['"Tốt!" ông nói.', '"Hai bên sẽ ký."', "Ông về nước."],
    "question": ["Để làm gì?", "Để hợp tác."],
    "lost space": ["Vì hòa bình.", "Hai bên nhất trí."],
    "numeral": ["Phiên họp lần thứ V.", "Hai bên dự."],
    "numbering": ["1. Duy trì đối thoại.", "2. Đào tạo."],
    "brackets": ["Hai bên ký (năm 2017).", "(Ảnh: TTXVN)"],
}


@pytest.mark.parametrize("sentences", CASES.values(), ids=CASES)
def test_sentences(sentences: list[str]) -> None:
    text = (
        "Vì hòa bình.Hai bên nhất trí." if sentences == CASES["lost space"] else " ".join(sentences)
    )
    assert [text[span.start : span.end] for span in split_sentences(text)] == sentences


def test_a_line_end_ends_a_sentence() -> None:
    text = "Đối thoại Việt Nam-Anh\nChiều 29-3, hai bên\n\nhội đàm"
    found = [text[span.start : span.end] for span in split_sentences(text)]
    assert found == ["Đối thoại Việt Nam-Anh", "Chiều 29-3, hai bên", "hội đàm"]


def test_only_the_range_is_read() -> None:
    text = "Một. Hai. Ba."
    assert [text[s.start : s.end] for s in split_sentences(text, 5, 9)] == ["Hai."]


@given(st.text(st.sampled_from("aA1.…!?\"'() \n-Đ,;:"), max_size=80))
def test_sentences_cover_everything_but_white_space(raw: str) -> None:
    text = normalise(raw).text
    spans = split_sentences(text)
    assert "".join(text[s.start : s.end] for s in spans).split() or not text.strip()
    covered = "".join(text[s.start : s.end] for s in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
