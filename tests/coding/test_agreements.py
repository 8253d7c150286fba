"""Documents with type, status, date and period, as written."""

from __future__ import annotations

import pytest

COLUMNS = ("title", "type", "status", "date_signed", "period", "topics")
DAY = "2022-05-12"

CASES = {
    "minutes": (
        "Kết thúc Đối thoại, hai bên đã ký Biên bản Đối thoại.",
        [("Biên bản Đối thoại", "minutes", "signed", DAY, None, None)],
    ),
    "memorandum, witnessed": (
        "Hai bên chứng kiến lễ ký Bản ghi nhớ về hợp tác quân y giữa hai bệnh viện.",
        [("Bản ghi nhớ về hợp tác quân y", "memorandum", "signed", DAY, None, "military_medicine")],
    ),
    "soon": (
        "Hai bên nhất trí sớm ký Thỏa thuận về trao đổi, bảo vệ thông tin mật.",
        [(
            "Thỏa thuận về trao đổi, bảo vệ thông tin mật", "agreement", "to_be_signed",
            None, None, "classified_information",
        )],
    ),
    "under study": (
        "Hai bên nghiên cứu việc ký kết Bản ghi nhớ về hợp tác công nghiệp quốc phòng.",
        [(
            "Bản ghi nhớ về hợp tác công nghiệp quốc phòng", "memorandum", "under_study",
            None, None, "defence_industry",
        )],
    ),
    "a basis with its year": (
        "Hợp tác được triển khai trên cơ sở Bản ghi nhớ về hợp tác quốc phòng ký năm 2013.",
        [("Bản ghi nhớ về hợp tác quốc phòng", "memorandum", "in_force", "2013", None, None)],
    ),
    "a basis with its month in brackets": (
        "Hai bên thực hiện Hiệp định về hợp tác quốc phòng (ký tháng 11/2009).",
        [("Hiệp định về hợp tác quốc phòng", "agreement", "in_force", "2009-11", None, None)],
    ),
    "a period": (
        "Hai bên tiếp tục thực hiện Tuyên bố Tầm nhìn chung về hợp tác quốc phòng giai đoạn 2020-2030.",
        [(
            "Tuyên bố Tầm nhìn chung về hợp tác quốc phòng giai đoạn 2020-2030", "joint_vision",
            "in_force", None, "2020/2030", None,
        )],
    ),
    "two in one sentence": (
        "Hai bên ký Thỏa thuận kỹ thuật về hợp tác thủy đạc, Nghị định thư về hợp tác đào tạo.",
        [
            ("Thỏa thuận kỹ thuật về hợp tác thủy đạc", "technical_arrangement", "signed", DAY, None, "hydrography"),
            ("Nghị định thư về hợp tác đào tạo", "protocol", "signed", DAY, None, "education_training"),
        ],
    ),
    "letter of intent and plan": (
        "Hai bên đã ký Ý định thư về hợp tác gìn giữ hòa bình Liên hợp quốc và Kế hoạch hợp tác năm 2023.",
        [
            ("Ý định thư về hợp tác gìn giữ hòa bình Liên hợp quốc", "letter_of_intent", "signed", DAY, None, "peacekeeping"),
            ("Kế hoạch hợp tác năm 2023", "plan", "signed", DAY, "2023", None),
        ],
    ),
    "publication": (
        "Hai bên công bố Sổ tay thuật ngữ quân sự Việt - Italia.",
        [("Sổ tay thuật ngữ quân sự Việt - Italia", "publication", "signed", DAY, None, "academic_exchange")],
    ),
    "the same document twice": (
        "Hai bên đã ký Bản ghi nhớ về hợp tác quân y. Bản ghi nhớ về hợp tác quân y có ý nghĩa quan trọng.",
        [("Bản ghi nhớ về hợp tác quân y", "memorandum", "signed", DAY, None, "military_medicine")],
    ),
    "signed in a month before": (
        "Hợp tác phát triển sau khi hai nước ký Bản ghi nhớ về hợp tác quốc phòng (tháng 11/2010).",
        [("Bản ghi nhớ về hợp tác quốc phòng", "memorandum", "in_force", "2010-11", None, None)],
    ),
    "to be studied": (
        "Ông Marco Bellini đề nghị hai bên nghiên cứu một thỏa thuận về hợp tác quân y.",
        [("thỏa thuận về hợp tác quân y", "agreement", "under_study", None, None, "military_medicine")],
    ),
    "years since its signing": (
        "Hai bên sẽ tổ chức các hoạt động kỷ niệm 15 năm ký Bản ghi nhớ về hợp tác quốc phòng"
        " (2008 - 2023).",
        [("Bản ghi nhớ về hợp tác quốc phòng", "memorandum", "in_force", "2008", None, None)],
    ),
    "striven for": (
        "Phấn đấu ký kết Kế hoạch hợp tác quốc phòng giai đoạn 2023 - 2025.",
        [(
            "Kế hoạch hợp tác quốc phòng giai đoạn 2023 - 2025", "plan", "to_be_signed",
            None, "2023/2025", None,
        )],
    ),
    "to be signed on a visit": (
        "Ông Marco Bellini đề xuất ký Thỏa thuận hợp tác quân y trong chuyến thăm tới đây của"
        " Thượng tướng Trần Quốc Bảo.",
        [("Thỏa thuận hợp tác quân y", "agreement", "to_be_signed", None, None, "military_medicine")],
    ),
    "a short wish in a line of its own": (
        "Ông Marco Bellini đề xuất ký thỏa thuận hợp tác quân y.",
        [("thỏa thuận hợp tác quân y", "agreement", "to_be_signed", None, None, "military_medicine")],
    ),
    "exchanged after the talks, in a line without a past": (
        "Sau hội đàm, hai Bộ trưởng chứng kiến lễ trao Bản ghi nhớ về hợp tác quân y.",
        [("Bản ghi nhớ về hợp tác quân y", "memorandum", "signed", DAY, None, "military_medicine")],
    ),
    "no document is named": ("Hai bên hợp tác phù hợp với các văn bản, thỏa thuận đã ký kết.", []),
    "press communique": ("Hai bên đã ra Thông cáo chung.", []),
    "secretary, not signature": ("Tổng Thư ký ASEAN đã đăng ký tham gia.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_documents(parse, rows, text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert rows(parse(text), "agreements", *COLUMNS) == expected


def test_two_periods_of_one_document_are_kept_as_written(parse, rows) -> None:
    parsed = parse(
        "Hai bên triển khai Tuyên bố Tầm nhìn chung về hợp tác quốc phòng giai đoạn 2018-2028.",
        "Chiều cùng ngày, Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng, đã tiếp ông Marco Bellini.",
        "Tại buổi tiếp, hai bên cho rằng cần thực hiện Tuyên bố Tầm nhìn chung về hợp tác quốc phòng giai"
        " đoạn 2018-2020.",
    )
    assert rows(parsed, "agreements", "period") == ["2018/2028", "2018/2020"]
