"""Date lines of pages."""

import pytest

from dialogue_analysis.reading.stamps import parse_page_date


@pytest.mark.parametrize(
    ("line", "day", "is_clock"),
    [
        ("07:06 | 20/12/2023 GMT+7", "2023-12-20", False),
        ("12/11/2021 | 16:05 (GMT+7)", "2021-11-12", False),
        ("18/11/2021 15:30", "2021-11-18", False),
        ("Thứ sáu, 12/8/2022, 10:20 (GMT+7)", "2022-08-12", False),
        ("12:48' - 19/05/2025", "2025-05-19", False),
        ("26/06/2025 - 06:58", "2025-06-26", False),
        ("08:15 | 22/11/2024", "2024-11-22", False),
        ("Cập nhật lúc 16h05, ngày 12/11/2021", "2021-11-12", False),
        ("Ngày đăng: 2021-11-12", "2021-11-12", False),
        ("ngày 12 tháng 11 năm 2021", "2021-11-12", False),
        ("Thứ bảy, 26-7-25 22:12:59", "2025-07-26", True),
        ("Hôm nay: 03/06/2022 08:51:20", "2022-06-03", True),
        ("Hôm nay, 03/06/2022", "2022-06-03", True),
        ("Thứ hai, 30/10/2023 11:05:47 RSS Đặt báo", "2023-10-30", True),
    ],
)
def test_date_lines(line: str, day: str, is_clock: bool) -> None:
    found = parse_page_date(line)
    assert found is not None
    assert (found.day, found.is_clock) == (day, is_clock)
    assert line[found.start : found.end].strip() == line[found.start : found.end]


@pytest.mark.parametrize(
    "line",
    [
        "Tiếp Tùy viên Quốc phòng Vương quốc Anh chào từ biệt (16/11/2021)",
        "Sáng 20-2, tại Hà Nội",
        "Ngày 18/12, hai bên hội đàm.",
        "31/02/2023",
        "Sư đoàn 7 (13.6.1966 - 13.6.2025)",
        "0274 383 347",
        "Hotline: 024 3700 0011",
        "",
    ],
)
def test_other_lines(line: str) -> None:
    assert parse_page_date(line) is None
