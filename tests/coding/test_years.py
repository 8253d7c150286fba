"""The year of a day that is written without one: by evidence or not at all."""

from __future__ import annotations

import pytest

LEAD = (
    "{when}, tại Hà Nội, Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng Việt Nam và ông Marco"
    " Bellini, Quốc vụ khanh Bộ Quốc phòng Italia, đã đồng chủ trì Đối thoại Chính sách quốc phòng"
    " Việt Nam - Italia lần thứ năm."
)
SINCE = "Kể từ Đối thoại lần thứ tư (tháng 10-2021), hợp tác phát triển tích cực."
RELATIONS = "Hai nước kỷ niệm 50 năm thiết lập quan hệ ngoại giao"

CASES = {
    "explicit": ("Ngày 12-5-2022", [], {}, "2022-05-12", "explicit"),
    "explicit in words": ("Ngày 12 tháng 5 năm 2022", [], {}, "2022-05-12", "explicit"),
    "explicit before a date line": (
        "Ngày 12-5-2020", [], {"published": "2022-05-13"}, "2020-05-12", "explicit",
    ),
    "published": ("Sáng 12-5", [], {"published": "2022-05-13"}, "2022-05-12", "published"),
    "published over New Year": (
        "Sáng 31-12", [], {"published": "2023-01-01"}, "2022-12-31", "published",
    ),
    "published, today": ("Sáng nay", [], {"published": "2023-01-01"}, "2023-01-01", "published"),
    "published, yesterday": ("Hôm qua", [], {"published": "2023-01-01"}, "2022-12-31", "published"),
    "anniversary stated": ("Sáng 12-5", [f"{RELATIONS} (1973-2023)."], {}, "2023-05-12", "anniversary"),
    "anniversary from its base year": ("Sáng 12-5", [f"{RELATIONS}."], {}, "2023-05-12", "anniversary"),
    "anniversary of a partnership": (
        "Sáng 12-5", ["Hai nước kỷ niệm 10 năm thiết lập quan hệ Đối tác chiến lược."], {},
        "2023-05-12", "anniversary",
    ),
    "anniversary of something else": (
        "Sáng 12-5", ["Hai bên kỷ niệm 50 năm ngày thành lập Học viện."], {},
        "XXXX-05-12", "unknown",
    ),
    "bounds below and clock above": (
        "Sáng 12-5", [SINCE], {"clock": "2022-12-01"}, "2022-05-12", "bounds",
    ),
    "two years fit": ("Sáng 12-5", [SINCE], {"clock": "2023-12-01"}, "XXXX-05-12", "unknown"),
    "below only": ("Sáng 12-5", [SINCE], {}, "XXXX-05-12", "unknown"),
    "clock only": ("Sáng 12-5", [], {"clock": "2022-05-13"}, "XXXX-05-12", "unknown"),
    "catalogue, month": ("Sáng 12-5", [], {"catalogue": "2022-05"}, "2022-05-12", "catalogue"),
    "catalogue, day": ("Sáng 12-5", [], {"catalogue": "2022-05-14"}, "2022-05-12", "catalogue"),
    "the text goes before the catalogue": (
        "Sáng 12-5", [f"{RELATIONS} (1973-2023)."], {"catalogue": "2023-05-14"},
        "2023-05-12", "anniversary",
    ),
    "conferences to come within a year": (
        "Sáng 27-9",
        [
            "Hai bên nhất trí phối hợp tổ chức tốt các hội nghị sắp tới gồm Hội nghị Cấp cao Đông Á (tháng"
            " 11/2021) và Hội nghị Cấp cao ASEAN - EU (tháng 3/2022).",
        ],
        {}, "2021-09-27", "bounds",
    ),
    "a conference to come in the same year or the next": (
        "Sáng 27-9", ["Hai bên chuẩn bị cho Hội nghị Cấp cao năm 2022."], {}, "XXXX-09-27", "unknown",
    ),
    "an anniversary ahead bounds from above": (
        "Sáng 12-5",
        [SINCE, "Hai nước hướng tới kỷ niệm 50 năm thiết lập quan hệ ngoại giao trong năm 2023.",
         "Trong năm 2021, Italia đã tiếp nhận nhiều học viên."],
        {}, "XXXX-05-12", "unknown",
    ),
    "a yearly series": (
        "Sáng 12-5",
        [
            "Đối thoại lần thứ ba được tổ chức năm 2019 tại Roma và lần thứ tư năm 2020 tại Hà Nội.",
        ],
        {}, "2021-05-12", "bounds",
    ),
    "a series with gaps": (
        "Sáng 12-5",
        ["Đối thoại lần thứ ba được tổ chức năm 2017 tại Roma và lần thứ tư năm 2020 tại Hà Nội."],
        {}, "XXXX-05-12", "unknown",
    ),
    "a yearly plan to be carried out in time to come": (
        "Sáng 30-10",
        [
            "Ông Marco Bellini nhậm chức tháng 9/2021.",
            "Thời gian tới, hai bên triển khai kế hoạch hợp tác năm 2022.",
        ],
        {}, "2021-10-30", "bounds",
    ),
    "a yearly plan signed": (
        "Sáng 12-3", ["Hai bên ký Kế hoạch hợp tác năm 2022."], {}, "2022-03-12", "bounds",
    ),
    "day and month with a full stop": (
        "Ngày 12.5", [], {"published": "2022-05-13"}, "2022-05-12", "published",
    ),
    "nothing": ("Sáng 12-5", [], {}, "XXXX-05-12", "unknown"),
    "year of a document": (
        "Sáng 12-5", ["Hai bên triển khai Bản ghi nhớ ký năm 2013."], {}, "XXXX-05-12", "unknown",
    ),
    "period of a plan": (
        "Sáng 12-5", ["Hai bên triển khai Kế hoạch hợp tác giai đoạn 2020-2025."], {},
        "XXXX-05-12", "unknown",
    ),
    "year of a convention": ("Sáng 12-5", ["Việt Nam tuân thủ UNCLOS 1982."], {}, "XXXX-05-12", "unknown"),
}  # fmt: skip


@pytest.mark.parametrize(("when", "body", "parts", "date", "basis"), CASES.values(), ids=CASES)
def test_year_and_its_basis(parse, rows, when, body, parts, date, basis) -> None:
    parsed = parse(*body, lead=LEAD.format(when=when), **parts)
    columns = ("date_start", "date_end", "date_precision", "date_basis")
    assert rows(parsed, "meetings", *columns) == [(date, date, "day", basis)]


def test_a_range_of_days(parse, rows) -> None:
    parsed = parse(lead=LEAD.format(when="Trong hai ngày 12 và 13-5-2022"))
    assert rows(parsed, "meetings", "date_start", "date_end") == [("2022-05-12", "2022-05-13")]


def test_a_dated_visit_bounds_its_days(parse, rows) -> None:
    parsed = parse(
        "Ngay sau lễ đón, hai Bộ trưởng đã tiến hành hội đàm.",
        title="Bộ trưởng Quốc phòng Italia thăm Việt Nam",
        lead="Nhận lời mời của Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng, bà Giulia Conti, Bộ"
        " trưởng Quốc phòng Italia, thăm chính thức Việt Nam từ ngày 3 đến 6-9-2021. Sáng 4-9, tại"
        " Hà Nội, Đại tướng Vũ Đình Khải đã chủ trì lễ đón bà Giulia Conti.",
    )
    assert rows(parsed, "meetings", "date_start") == ["2021-09-04"]


def test_the_year_is_shown_where_it_was_found(parse) -> None:
    parsed = parse(f"{RELATIONS} (1973-2023).", lead=LEAD.format(when="Sáng 12-5"))
    basis = parsed.meetings[0].date_basis
    raw = parsed.article.raw
    assert any("(1973-2023)" in raw[span.start : span.end] for span in basis.spans)


def test_a_relative_day_without_a_date_line_is_not_guessed(parse, rows) -> None:
    parsed = parse(lead=LEAD.format(when="Sáng nay"))
    assert all(
        date is None or date.startswith("XXXX") for date in rows(parsed, "meetings", "date_start")
    )


PAST_AND_COMING = (
    "Thượng tướng Trần Quốc Bảo đánh giá 2021 là năm quan hệ hai nước phát triển tốt đẹp.",
    "Năm 2022 có ý nghĩa quan trọng với hai nước.",
    "Thượng tướng Trần Quốc Bảo mời ông Marco Bellini thăm Việt Nam trong năm 2022.",
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (PAST_AND_COMING, ("2022", "2022", "year", "bounds")),
        (PAST_AND_COMING[:1], (None, None, "unknown", "unknown")),
    ],
)
def test_a_meeting_without_a_day_has_its_year_where_the_text_fixes_it(
    parse, rows, body, expected
) -> None:
    parsed = parse(*body, lead=LEAD.format(when="Hôm nay"))
    columns = ("date_start", "date_end", "date_precision", "date_basis")
    assert rows(parsed, "meetings", *columns) == [expected]


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ("Đối thoại diễn ra trong hai ngày 12 và 13-5.", "2022-05-13"),
        ("Đối thoại bế mạc ngày 14-5.", "2022-05-14"),
        ("Đoàn Italia thăm Việt Nam từ ngày 12 đến 15-5.", "2022-05-12"),
        ("Hội nghị cấp cao bế mạc ngày 3-6.", "2022-05-12"),
    ],
)
def test_a_dialogue_lasts_to_its_closing_day(parse, rows, more: str, last: str) -> None:
    parsed = parse(more, lead=LEAD.format(when="Ngày 12-5-2022"))
    assert rows(parsed, "meetings", "date_start", "date_end") == [("2022-05-12", last)]
