"""Dates are read with the parts that are written: no more, no less."""

from __future__ import annotations

import calendar
import itertools

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from dialogue_analysis.coding.dates import edtf, find_dates, load_date_rules
from dialogue_analysis.lexicons.loader import plain

RULES = [pytest.param(f"date.{name}", rule, id=name) for name, rule in load_date_rules().items()]


def parts(text: str) -> list[str]:
    """Each date as `D.M.Y` with `-` for what is not written, a range with its end."""
    found = []
    for date in find_dates(plain(text)):
        start = ".".join(str(part or "-") for part in (date.day, date.month, date.year))
        ends = (date.to_day, date.to_month, date.to_year)
        end = ".".join(str(part or "-") for part in ends)
        found.append(f"{start}/{end}" if any(ends) else start)
    return found


@pytest.mark.parametrize(("rule_id", "rule"), RULES)
def test_examples_are_read_by_their_rule(rule_id: str, rule) -> None:
    for text in rule.examples:
        assert rule_id in {date.rule_id for date in find_dates(plain(text))}, text


@pytest.mark.parametrize(("rule_id", "rule"), RULES)
def test_counter_examples_are_not_read_by_the_rule(rule_id: str, rule) -> None:
    for text in rule.counter_examples:
        assert rule_id not in {date.rule_id for date in find_dates(plain(text))}, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng 29-3, tại Hà Nội", ["29.3.-"]),
        ("chiều 14/11 (giờ địa phương)", ["14.11.-"]),
        ("ngày 07/09", ["7.9.-"]),
        ("ngày 5 tháng 6", ["5.6.-"]),
        ("ngày 22 tháng Mười hai năm 2024", ["22.12.2024"]),
        ("ngày 20/12/2023", ["20.12.2023"]),
        ("ngày 20 - 12 - 2023", ["20.12.2023"]),
        ("hồi tháng 7-2021", ["-.7.2021"]),
        ("tháng 9/2023", ["-.9.2023"]),
        ("tháng Chín năm 2009", ["-.9.2009"]),
        ("vào tháng 8 tới", ["-.8.-"]),
        ("hồi 9/2016", ["-.9.2016"]),
        ("ký năm 2017", ["-.-.2017"]),
        ("từ 26-28/3", ["26.3.-/28.-.-"]),
        ("từ ngày 07 - 11/11", ["7.11.-/11.-.-"]),
        ("từ ngày 5 đến ngày 7-6-2019", ["5.6.2019/7.-.-"]),
        ("trong hai ngày 4 và 5-12", ["4.12.-/5.-.-"]),
        ("từ 30/4 đến ngày 2/5/2024", ["30.4.2024/2.5.-"]),
        ("giai đoạn 2018 - 2028", ["-.-.2018/-.-.2028"]),
        ("(tháng 4/2022) và chiều 29-3", ["-.4.2022", "29.3.-"]),
        ("Ngày 29/2", ["29.2.-"]),
    ],
)
def test_parts_that_are_written(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đối thoại lần thứ 4",
        "Đối thoại lần thứ tư",
        "kỳ họp thứ 5",
        "Thứ bảy, 26-7-25 22:12:59",
        "Hội nghị 2+2",
        "50 năm thiết lập quan hệ",
        "cấp 2 số 3",
        "tăng 13/14 lần",
        "UNCLOS 1982",
        "bệnh viện dã chiến 2.7",
        "Covid-19",
        "km 25-40",
        "tỷ lệ 5/6 %",
        "Nghị quyết 22-NQ/TW",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize("year", [None, 2023, 2024])
def test_only_days_of_the_calendar_are_read(year: int | None) -> None:
    tail = f"/{year}" if year else ""
    for month in range(1, 13):
        last = calendar.monthrange(year or 2000, month)[1]
        read = [d for d in range(1, 32) if parts(f"ngày {d}/{month}{tail}")[:1] and
                parts(f"ngày {d}/{month}{tail}")[0].startswith(f"{d}.{month}.")]  # fmt: skip
        assert read == list(range(1, last + 1)), month


@pytest.mark.parametrize("sign", ["/", "-"])
def test_no_day_or_month_beyond_the_calendar(sign: str) -> None:
    for day, month in [(32, 1), (0, 5), (12, 13), (12, 0), (45, 6)]:
        assert parts(f"ngày {day}{sign}{month}") == []


def test_month_words_are_all_known() -> None:
    words = ["Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"]
    words += ["Mười một", "Mười hai"]
    for number, word in enumerate(words, start=1):
        assert parts(f"tháng {word} năm 2020") == [f"-.{number}.2020"], word
        assert parts(f"hồi tháng {word.lower()}, hai bên") == [f"-.{number}.-"], word


@given(
    st.integers(1990, 2040) | st.none(),
    st.integers(1, 12) | st.none(),
    st.integers(1, 28) | st.none(),
)
def test_edtf_is_valid(year: int | None, month: int | None, day: int | None) -> None:
    text = edtf(year, month, day)
    assert str(parse_edtf(text)) == text
    assert text.startswith(str(year) if year else "XXXX")


@given(st.text(alphabet="0123456789-/. đếntớivàngàythángnăm()", max_size=60))
def test_no_text_raises_and_dates_do_not_overlap(text: str) -> None:
    dates = find_dates(text)
    for one, other in itertools.pairwise(dates):
        assert one.end <= other.start
