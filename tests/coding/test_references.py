"""Meetings that are named but not reported."""

from __future__ import annotations

import pytest

COLUMNS = ("mechanism", "edition", "partner", "date", "relation")

CASES = {
    "the one before": (
        "Kể từ Đối thoại Chính sách quốc phòng lần thứ tư (Roma, tháng 10-2020), hợp tác phát triển.",
        [("policy_dialogue", 4, "ITA", "2020-10", "previous")],
    ),
    "the one before, short": (
        "Kể từ Đối thoại lần thứ tư (tháng 10-2020), hợp tác phát triển.",
        [("policy_dialogue", 4, "ITA", "2020-10", "previous")],
    ),
    "the one after": (
        "Đối thoại lần thứ sáu dự kiến diễn ra tại Roma vào năm 2023.",
        [("policy_dialogue", 6, "ITA", "2023", "planned")],
    ),
    "a call to come": (
        "Theo chương trình, ông Marco Bellini sẽ chào xã giao Bộ trưởng Bộ Quốc phòng Vũ Đình Khải.",
        [("courtesy_call", None, "ITA", None, "planned")],
    ),
    "an invited visit": (
        "Bộ trưởng Bộ Quốc phòng Italia sẽ mời Bộ trưởng Bộ Quốc phòng Việt Nam thăm chính thức Italia"
        " trong năm nay.",
        [("other", None, "ITA", "2022", "planned")],
    ),
    "an invitation to a workshop": (
        "Ông Marco Bellini mời Việt Nam cử đại biểu dự hội thảo về luật biển tại Roma vào tháng 9 tới.",
        [("multilateral", None, "ITA", "2022-09", "planned")],
    ),
    "an invitation to a workshop without a date": (
        "Ông Marco Bellini mời Việt Nam cử đại biểu dự hội thảo về luật biển tại Roma.", [],
    ),
    "an invitation to an exposition": (
        "Ông Marco Bellini mời Việt Nam dự Triển lãm Hàng hải tại Roma vào tháng 9 tới.", [],
    ),
    "an edition one is invited to chair": (
        "Thượng tướng Trần Quốc Bảo mời ông Marco Bellini sang đồng chủ trì Đối thoại Chính sách quốc"
        " phòng Việt Nam - Italia lần thứ sáu tại Hà Nội.",
        [("policy_dialogue", 6, "ITA", None, "planned")],
    ),
    "talks in a month at the start of the sentence": (
        "Trước đó, tháng 9-2021, Thượng tướng Trần Quốc Bảo đã thăm Roma và hội đàm với ông Marco Bellini.",
        [("talks", None, "ITA", "2021-09", "previous")],
    ),
    "a forum named for its anniversary": (
        "Năm 2023 là dịp kỷ niệm 10 năm thiết lập ADMM+.", [],
    ),
    "talks of prime ministers": (
        "Tháng 1/2021, tại cuộc hội đàm ở Roma, hai Thủ tướng đã nhất trí nâng cấp quan hệ.", [],
    ),
    "how often one attends is no edition": (
        "Ông Marco Bellini, lần thứ ba dự Đối thoại Shangri-La, cảm ơn Việt Nam.", [],
    ),
    "this dialogue": ("Tại Đối thoại, hai bên đánh giá cao kết quả hợp tác.", []),
    "a mechanism": ("Hai bên nhất trí duy trì cơ chế Đối thoại Chính sách quốc phòng.", []),
    "this edition as the occasion": (
        "Ông Marco Bellini sang dự Đối thoại Chính sách quốc phòng lần thứ năm.", [],
    ),
    "a first session wished for": (
        "Thượng tướng Trần Quốc Bảo mong hai bên sớm tổ chức phiên họp đầu tiên của Nhóm công tác chung.",
        [("consultation", None, "ITA", None, "planned")],
    ),
    "an undated wish": ("Hai bên mong muốn tăng cường đối thoại.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_references(parse, rows, text: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(parse(text), "references", *COLUMNS) == expected


def test_a_series_of_earlier_editions(parse, rows) -> None:
    parsed = parse(
        "Đối thoại được tổ chức lần đầu năm 2014, lần thứ hai năm 2016 và lần thứ ba năm 2018."
    )
    assert rows(parsed, "references", "edition", "date") == [(1, "2014"), (2, "2016"), (3, "2018")]


def test_a_series_of_earlier_editions_with_their_name(parse, rows) -> None:
    parsed = parse(
        "Đối thoại Chính sách quốc phòng được tổ chức lần đầu năm 2014, lần thứ hai năm 2016 và lần thứ"
        " ba năm 2018."
    )
    assert rows(parsed, "references", "edition", "date") == [(1, "2014"), (2, "2016"), (3, "2018")]


def test_a_ministers_visit(parse, rows) -> None:
    parsed = parse(
        "Nội dung được thống nhất nhân chuyến thăm chính thức Italia của Bộ trưởng Bộ Quốc phòng Vũ Đình"
        " Khải vào tháng 7-2021."
    )
    assert rows(parsed, "references", "partner", "date", "relation") == [
        ("ITA", "2021-07", "previous")
    ]
