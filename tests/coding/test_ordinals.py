"""Ordinals of editions, 1 to 50, in digits, words and Roman numerals."""

from __future__ import annotations

import pytest

from dialogue_analysis.coding.ordinals import find_ordinals, parse_number
from dialogue_analysis.lexicons.loader import plain

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def words(number: int) -> set[str]:
    """The ways in which Vietnamese says an ordinal, built digit by digit."""
    tens, units = divmod(number, 10)
    if tens == 0:
        return {DIGITS[units]} | {1: {"nhất"}, 2: {"hai"}, 4: {"tư"}}.get(units, set())
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    if units == 0:
        return {head}
    said = {1: "một" if tens == 1 else "mốt", 4: "bốn" if tens == 1 else "tư", 5: "lăm"}
    return {f"{head} {said.get(units, DIGITS[units])}"}


def roman(number: int) -> str:
    """Roman numerals from the form of each digit."""
    forms = ["", "a", "aa", "aaa", "ab", "b", "ba", "baa", "baaa", "ac"]
    tens, units = divmod(number, 10)
    written = ""
    for digit, letters in ((tens, "XLC"), (units, "IVX")):
        written += forms[digit].translate(str.maketrans("abc", letters))
    return written


def numbers(text: str) -> list[int]:
    return [ordinal.number for ordinal in find_ordinals(plain(text))]


@pytest.mark.parametrize("number", range(1, 51))
def test_editions_one_to_fifty(number: int) -> None:
    written = {str(number), f"{number:02d}", roman(number), *words(number)}
    for form in written:
        assert parse_number(form) == number, form
        for text in (
            f"Đối thoại lần thứ {form}",
            f"Đối thoại lần thứ {form} tại Hà Nội",
            f"kỳ thứ {form}, ",
        ):
            assert numbers(text) == [number], text
    for form in words(number):
        assert numbers(f"Đối thoại lần thứ {form.capitalize()}.") == [number], form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đối thoại quốc phòng Việt - Pháp lần 3", [3]),
        ("phiên thứ bảy của cơ chế này, sau phiên thứ sáu", [7, 6]),
        ("lần đầu năm 2014, lần thứ hai năm 2015 và lần thứ ba năm 2016", [1, 2, 3]),
        ("lần đầu tiên được tổ chức", [1]),
        ("Đối thoại lần thứ năm năm 2022", [5]),
        ("LẦN THỨ IV", [4]),
        ("Đối thoại lần thứ mười năm 2021", [10]),
        ("Đối thoại lần thứ mười hai năm 2021", [12]),
        ("Đối thoại lần thứ hai mươi năm 2021", [20]),
    ],
)  # fmt: skip
def test_ordinals_in_sentences(text: str, expected: list[int]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "nhiều lần khẳng định",
        "một lần nữa",
        "lần này",
        "lần trước",
        "lần lượt hội đàm",
        "tăng gấp hai lần",
        "Thứ Tư, ngày 4/10",
        "thứ hai là an ninh biển",
        "lần thứ nữa",
        "đối thoại 2+2",
        "lần 29/3",
        "lần 2018",
        "năm thứ ba liên tiếp",
        "Thứ trưởng Tư",
        "đã nhiều lần hai bên trao đổi",
    ],
)
def test_what_is_no_edition(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    "text",
    ["", "Nam", "mười mười", "IIIIX9", "lần", "mười một hai ba", "mươi", "mươi mươi"],
)
def test_no_number(text: str) -> None:
    assert parse_number(text) is None
