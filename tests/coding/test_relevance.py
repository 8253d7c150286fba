"""What is a report of a meeting held, and what is not."""

from __future__ import annotations

import pytest

NONE, PLAN, GENRE = "no_meeting", "announcement", "not_a_report"
KHAI = "Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng,"

RELEVANT = {
    "dialogue": {},
    "call of an ambassador": {
        "title": "Bộ trưởng tiếp Đại sứ Italia",
        "lead": f"Chiều 12/5/2022, {KHAI} đã tiếp ông Marco Bellini, Đại sứ Italia tại Việt Nam.",
    },
    "prime minister receives a defence minister": {
        "title": "Thủ tướng tiếp Bộ trưởng Quốc phòng Italia",
        "lead": "Ngày 12/5/2022, tại Hà Nội, Thủ tướng Lê Minh Đạt đã tiếp bà Giulia Conti, Bộ trưởng"
        " Quốc phòng Italia.",
    },
    "a minister whose ministry the headline names": {
        "title": "Ngoại giao quốc phòng Việt Nam - Italia",
        "lead": "Bộ trưởng Vũ Đình Khải ngày 12/5/2022 gặp người đồng cấp Italia Giulia Conti tại Roma.",
    },
    "a press conference after the meeting": {
        "body": "Tại cuộc họp báo sau Đối thoại, ông Marco Bellini cho biết hai bên cởi mở.",
    },
    "an interview given after the meeting": {
        "body": "Trả lời phỏng vấn báo chí sau Đối thoại, ông Marco Bellini bày tỏ hài lòng.",
    },
    "experts of both sides": {
        "body": "Các chuyên gia hai bên sẽ mở rộng góc nhìn về lịch sử quân sự.",
    },
    "held, with a programme to come": {
        "body": "Theo chương trình, ông Marco Bellini sẽ thăm Học viện Quốc phòng.",
    },
}

IRRELEVANT = {
    "dialogue to come": (PLAN, {
        "title": "Sắp diễn ra Đối thoại quốc phòng Việt Nam - Italia",
        "lead": "Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng, sẽ đồng chủ trì Đối thoại Chính"
        " sách quốc phòng Việt Nam - Italia lần thứ năm vào ngày 12-5 tới.",
    }),
    "a minister of whom nothing speaks of defence": (NONE, {
        "title": "Việt Nam - Italia tăng cường hợp tác du lịch",
        "lead": "Bộ trưởng Vũ Đình Khải ngày 12/5/2022 gặp người đồng cấp Italia Giulia Conti tại Roma.",
    }),
    "visit to come": (NONE, {
        "title": "Bộ trưởng Quốc phòng Italia sắp thăm Việt Nam",
        "lead": "Bà Giulia Conti, Bộ trưởng Quốc phòng Italia, sẽ thăm Việt Nam từ ngày 3 đến 6-9.",
    }),
    "third countries, told from afar": (NONE, {
        "title": "Nga - Ấn Độ hội đàm quốc phòng",
        "lead": "Bộ trưởng Quốc phòng Nga Ivan Petrov ngày 12/5/2022 hội đàm với người đồng cấp Ấn Độ"
        " Raghav Nanda tại New Delhi.",
        "body": "Việt Nam theo dõi chặt chẽ tình hình.",
    }),
    "interview": (GENRE, {
        "title": "Hợp tác quốc phòng Việt Nam - Italia là trụ cột",
        "lead": "Đại sứ Marco Bellini đã dành cho phóng viên cuộc phỏng vấn về Đối thoại Chính sách quốc"
        " phòng Việt Nam - Italia.",
    }),
    "an interview that tells the meeting first": (GENRE, {
        "body": "PV: Thưa ông, Đối thoại có kết quả gì? Ông Marco Bellini: Hai bên đã trao đổi cởi mở.",
    }),
    "commentary that names the meeting": (GENRE, {
        "title": "Quan hệ Việt Nam - Italia tiến triển",
        "lead": f"Giới quan sát cho rằng cuộc hội đàm ngày 12/5/2022 giữa {KHAI} và bà Giulia Conti,"
        " Bộ trưởng Quốc phòng Italia, rất có ý nghĩa.",
    }),
    "review of a year": (GENRE, {
        "title": "Nhìn lại một năm đối ngoại quốc phòng",
        "lead": f"Ngày 12/5, {KHAI} đã hội đàm với bà Giulia Conti, Bộ trưởng Quốc phòng Italia.",
    }),
    "commentary": (GENRE, {"title": "Vì sao Đối thoại quốc phòng Việt Nam - Italia quan trọng?"}),
    "domestic conference": (NONE, {
        "title": "Bộ Quốc phòng tổng kết công tác năm",
        "lead": f"Ngày 12/5/2022, tại Hà Nội, {KHAI} đã chủ trì Hội nghị tổng kết.",
    }),
    "domestic dialogue": (NONE, {
        "title": "Đối thoại với thanh niên quân đội",
        "lead": "Ngày 12/5/2022, tại Hà Nội, Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng, đã"
        " đối thoại với thanh niên quân đội.",
    }),
    "another ministry": (NONE, {
        "title": "Thứ trưởng Ngoại giao hội đàm",
        "lead": "Ngày 12/5/2022, tại Hà Nội, Thứ trưởng Ngoại giao Lê Hoài Nam hội đàm với ông Paolo"
        " Verdi, Thứ trưởng Ngoại giao Italia.",
    }),
    "another ministry, a defence dialogue recalled": (NONE, {
        "title": "Bộ trưởng Bộ Công an tiếp Đại sứ Italia",
        "lead": "Ngày 12/5/2022, tại Hà Nội, Thượng tướng Lê Hoài Nam, Bộ trưởng Bộ Công an, đã tiếp ông"
        " Paolo Verdi, Đại sứ Italia tại Việt Nam.",
        "body": "Bộ Quốc phòng hai nước đã tổ chức Đối thoại Chính sách quốc phòng lần thứ 4.",
    }),
    "named in passing": (NONE, {
        "title": "Thương mại Việt Nam - Italia tăng mạnh",
        "lead": "Kim ngạch hai nước đạt 7 tỷ USD trong năm 2022.",
        "body": "Hai nước có Đối thoại Chính sách quốc phòng thường niên.",
    }),
    "football": (NONE, {
        "title": "Giải bóng đá", "lead": "Đội tuyển Việt Nam gặp đội tuyển Italia tại Hà Nội.",
    }),
    "port call": (NONE, {
        "title": "Tàu hải quân Italia thăm Đà Nẵng",
        "lead": "Ngày 12/5/2022, tàu hải quân Italia đã cập cảng Đà Nẵng, thăm hữu nghị Việt Nam.",
    }),
}  # fmt: skip

LOOKALIKES = {
    "third countries, one head with a Vietnamese family name": {
        "title": "Mỹ - Trung đối thoại quốc phòng",
        "lead": "Ngày 12/5/2022, tại Bắc Kinh, Thứ trưởng Quốc phòng Mỹ John Carver và Trung tướng Lưu Chí"
        " Cường đã đồng chủ trì Đối thoại Chính sách quốc phòng Mỹ - Trung Quốc lần thứ năm.",
    },
    "dialogue to come, the last one retold": {
        "title": "Sắp diễn ra Đối thoại quốc phòng Việt Nam - Italia",
        "lead": "Đối thoại Chính sách quốc phòng Việt Nam - Italia lần thứ năm sẽ diễn ra vào ngày 12-5"
        " tới tại Hà Nội.",
        "body": "Trước đó, tháng 10-2020, Đối thoại lần thứ tư đã diễn ra tại Roma do Thượng tướng Trần"
        " Quốc Bảo và ông Marco Bellini đồng chủ trì.",
    },
}


def judged(parse, parts: dict[str, str]) -> tuple[bool, str]:
    parts = dict(parts)
    body = [parts.pop("body")] if "body" in parts else []
    parsed = parse(*body, **parts)
    assert parsed.relevant.rule_id == parsed.reason.rule_id
    assert parsed.relevant.value or not any(
        (parsed.meetings, parsed.cooperation, parsed.references)
    )
    return parsed.relevant.value, parsed.relevant.rule_id.removeprefix("relevance.")


@pytest.mark.parametrize("parts", RELEVANT.values(), ids=RELEVANT)
def test_relevant(parse, parts: dict[str, str]) -> None:
    assert judged(parse, parts) == (True, "meeting_held")


@pytest.mark.parametrize(("reason", "parts"), IRRELEVANT.values(), ids=IRRELEVANT)
def test_irrelevant_with_its_reason(parse, reason: str, parts: dict[str, str]) -> None:
    assert judged(parse, parts) == (False, reason)


@pytest.mark.parametrize("parts", LOOKALIKES.values(), ids=LOOKALIKES)
def test_irrelevant_though_told_like_a_report(parse, parts: dict[str, str]) -> None:
    assert judged(parse, parts)[0] is False


def test_a_page_without_a_story_says_so(make) -> None:
    from dialogue_analysis.pipeline import parse_article

    parsed = parse_article(make(title="", lead=""))
    assert parsed.relevant.value is False
    assert parsed.reason.rule_id == "relevance.no_story"
