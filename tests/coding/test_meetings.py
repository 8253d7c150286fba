"""Which meetings a story reports as held, where, and who was host and guest."""

from __future__ import annotations

import pytest

KINDS = ("partner", "mechanism", "edition")
MAIN = ("ITA", "policy_dialogue", 5)
CALL = "Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng, đã tiếp ông Marco Bellini."
KHAI = "Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng,"
CONTI = "bà Giulia Conti, Bộ trưởng Quốc phòng Italia"

BESIDE_THE_DIALOGUE = {
    "the dialogue alone": ([], [MAIN]),
    "a call the same afternoon": ([f"Chiều cùng ngày, {CALL}"], [MAIN, ("ITA", "courtesy_call", None)]),
    "a working session before": (
        ["Trước đó, ông Marco Bellini đã làm việc với Trung tướng Lê Văn Sơn, Giám đốc Học viện Quốc phòng."],
        [MAIN, ("ITA", "working_meeting", None)],
    ),
    "calls on three leaders": (
        [
            "Trong khuôn khổ chuyến thăm, ông Marco Bellini đã chào xã giao Chủ tịch nước Phan Văn Tường,"
            f" Thủ tướng Lê Minh Đạt và {KHAI[:-1]}.",
        ],
        [MAIN] + 3 * [("ITA", "courtesy_call", None)],
    ),
    "a call to come": (
        ["Theo chương trình, ông Marco Bellini sẽ chào xã giao Bộ trưởng Bộ Quốc phòng Vũ Đình Khải."],
        [MAIN],
    ),
    "the edition before": (["Kể từ Đối thoại lần thứ tư (tháng 10-2020), hợp tác phát triển."], [MAIN]),
    "the edition after": (["Đối thoại lần thứ sáu dự kiến diễn ra tại Roma năm 2024."], [MAIN]),
    "the dialogue named again": (["Tại Đối thoại, hai bên đánh giá cao kết quả hợp tác."], [MAIN]),
    "mechanisms agreed on": (["Hai bên nhất trí duy trì cơ chế Đối thoại Chính sách quốc phòng."], [MAIN]),
    "words that hold others": (
        ["Hai bên tiếp tục trao đổi, tiếp xúc. Ông Marco Bellini cảm ơn sự đón tiếp. Đoàn đã gặp khó khăn."],
        [MAIN],
    ),
    "talks of the past": (
        ["Tháng 1/2018, tại cuộc hội đàm ở Roma, Thủ tướng hai nước đã nhất trí nâng cấp quan hệ."],
        [MAIN],
    ),
    "the edition of last year, with its heads": (
        ["Năm ngoái, Thượng tướng Trần Quốc Bảo đã đồng chủ trì Đối thoại Chiến lược quốc phòng Việt Nam -"
         " Italia lần thứ hai, hai bên nhất trí hợp tác thủy đạc."],
        [MAIN],
    ),
    "talks in a month gone by, told as earlier": (
        [f"Trước đó, tháng 9-2021, {KHAI} đã thăm Italia, hội đàm với {CONTI}."], [MAIN],
    ),
    "an earlier talk of the same visit": (
        [f"Trước đó, ngày 11/5/2022, {KHAI} đã hội đàm với {CONTI}."], [MAIN, ("ITA", "talks", None)],
    ),
    "what one is invited to": (
        ["Thượng tướng Trần Quốc Bảo mời ông Marco Bellini sang đồng chủ trì Đối thoại Chiến lược quốc"
         " phòng Việt Nam - Italia lần thứ ba tại Huế.", "Hai bên vui mừng."],
        [MAIN],
    ),
    "on the invitation of the other": (
        [f"Theo lời mời của {CONTI}, {KHAI} đã sang thăm và hội đàm với {CONTI}."],
        [MAIN, ("ITA", "talks", None)],
    ),
    "a mechanism of nobody": (
        ["Trước đó, hai Bộ Quốc phòng đã tổ chức Tham vấn hải quân Việt Nam - Italia."], [MAIN],
    ),
    "wreaths and visits": (["Đoàn đã đặt vòng hoa tại Đài tưởng niệm và thăm Học viện Quốc phòng."], [MAIN]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"), BESIDE_THE_DIALOGUE.values(), ids=BESIDE_THE_DIALOGUE
)
def test_held_planned_and_background(parse, rows, body, expected) -> None:
    assert rows(parse(*body), "meetings", *KINDS) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chiều cùng ngày, Chủ tịch nước Phan Văn Tường đã tiếp ông Marco Bellini.",
        "Chiều cùng ngày, ông Marco Bellini đã đến chào xã giao Chủ tịch nước Phan Văn Tường.",
        "Dịp này, ông Marco Bellini đã đến chào xã giao Thủ tướng Chính phủ Lê Minh Đạt.",
    ],
)
def test_a_call_on_a_leader_is_a_row(parse, rows, text: str) -> None:
    parsed = parse(text)
    assert rows(parsed, "meetings", "mechanism", "level")[1:] == [
        ("courtesy_call", "head_of_state_government")
    ]


MECHANISMS = {
    "policy": ("Đối thoại Chính sách quốc phòng", "policy_dialogue"),
    "strategic": ("Đối thoại Chiến lược quốc phòng", "strategic_dialogue"),
    "strategic and cooperation": (
        "Đối thoại Chiến lược và Hợp tác quốc phòng",
        "strategic_dialogue",
    ),
    "two plus two": ("Đối thoại Chiến lược Ngoại giao và Quốc phòng", "two_plus_two"),
    "2+2": ("Đối thoại 2+2", "two_plus_two"),
    "consultation": ("Tham vấn quốc phòng", "consultation"),
    "working group": ("phiên họp Nhóm công tác chung về hợp tác quốc phòng", "consultation"),
    "border exchange": ("Giao lưu hữu nghị Quốc phòng biên giới", "other"),
}


@pytest.mark.parametrize(("name", "code"), MECHANISMS.values(), ids=MECHANISMS)
def test_mechanisms(parse, rows, name: str, code: str) -> None:
    parsed = parse(
        title=f"{name} Việt Nam - Italia lần thứ hai",
        lead="Ngày 4-9-2021, tại Hà Nội, Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng, và ông"
        " Marco Bellini, Quốc vụ khanh Bộ Quốc phòng Italia, đã đồng chủ trì"
        f" {name} Việt Nam - Italia lần thứ hai.",
    )
    assert rows(parsed, "meetings", *KINDS) == [("ITA", code, 2)]


VERBS = {
    "talks": ("đã hội đàm với", "talks", ("chair", "chair")),
    "courtesy call": ("đã tiếp", "courtesy_call", ("host", "guest")),
    "working meeting": ("đã gặp", "working_meeting", ("host", "guest")),
}


@pytest.mark.parametrize(("verb", "code", "roles"), VERBS.values(), ids=VERBS)
@pytest.mark.parametrize("city", ["Hà Nội", "Roma"])
def test_verbs_hosts_and_guests(parse, rows, verb, code, roles, city: str) -> None:
    parsed = parse(
        title="Đại tướng Vũ Đình Khải và Bộ trưởng Quốc phòng Italia",
        lead=f"Ngày 4-9-2021, tại {city}, {KHAI} {verb} {CONTI}.",
    )
    assert rows(parsed, "meetings", "mechanism", "level") == [(code, "minister")]
    found = dict(rows(parsed, "participants", "name", "role"))
    khai, conti = roles if city == "Hà Nội" or code == "talks" else reversed(roles)
    assert found == {"Vũ Đình Khải": khai, "Giulia Conti": conti}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("tại Hà Nội", ("Hanoi", "VNM")),
        ("tại Trụ sở Bộ Quốc phòng", ("Hanoi", "VNM")),
        ("tại thủ đô Roma (Italia)", ("Rome", "ITA")),
        ("tại trụ sở Bộ Quốc phòng Italia", ("Rome", "ITA")),
        ("tại thành phố Đà Nẵng", ("Da Nang", "VNM")),
        ("tại Italia", (None, "ITA")),
    ],
)  # fmt: skip
def test_places(parse, rows, place: str, expected: tuple[str | None, str]) -> None:
    parsed = parse(
        title="Hội đàm quốc phòng Việt Nam - Italia",
        lead=f"Ngày 4-9-2021, {place}, {KHAI} đã hội đàm với {CONTI}.",
    )
    assert rows(parsed, "meetings", "city", "country") == [expected]


def test_the_place_may_stand_in_the_caption(parse, rows) -> None:
    parsed = parse(
        title="Hội đàm quốc phòng Việt Nam - Italia",
        lead=f"Ngày 4-9-2021, {KHAI} đã hội đàm với {CONTI}.",
        captions=["Hai Bộ trưởng tại cuộc hội đàm ở Roma ngày 4-9."],
    )
    assert rows(parsed, "meetings", "city") == ["Rome"]


def test_a_list_of_bilaterals_on_the_margins(parse, rows) -> None:
    parsed = parse(
        title="Bộ trưởng Vũ Đình Khải gặp song phương các đối tác",
        lead=f"Bên lề Hội nghị ADMM+ tại Kuala Lumpur (Malaysia), ngày 3/11/2021, {KHAI} đã gặp song"
        " phương với trưởng đoàn Anh, Pháp và Singapore.",
    )
    assert rows(parsed, "meetings", "partner", "mechanism", "city") == [
        (partner, "working_meeting", "Kuala Lumpur") for partner in ("GBR", "FRA", "SGP")
    ]
    assert set(rows(parsed, "participants", "name", "role")) == {("Vũ Đình Khải", "chair")}
    assert parsed.cooperation == ()


def test_on_the_margins_both_are_chairs(parse, rows) -> None:
    parsed = parse(
        "Tại cuộc gặp, hai bên nhất trí tăng cường hợp tác quân y.",
        title="Bộ trưởng Vũ Đình Khải gặp Bộ trưởng Quốc phòng Ấn Độ",
        lead=f"Ngày 3/11/2021, tại Jakarta (Indonesia), bên lề Hội nghị ADMM+, {KHAI} đã gặp song phương"
        " ông Raghav Nanda, Bộ trưởng Quốc phòng Ấn Độ.",
    )
    assert rows(parsed, "meetings", *KINDS) == [("IND", "working_meeting", None)]
    assert rows(parsed, "participants", "role") == ["chair", "chair"]
    assert rows(parsed, "cooperation", "topic") == ["military_medicine"]


def test_the_range_of_a_visit_is_no_day_of_the_talks(parse, rows) -> None:
    parsed = parse(
        title="Bộ trưởng Quốc phòng Italia thăm Việt Nam",
        lead=f"Nhận lời mời của {KHAI} {CONTI}, thăm chính thức Việt Nam từ ngày 3 đến 6-9-2021."
        " Ngày 4-9-2021, tại Hà Nội, hai Bộ trưởng đã hội đàm.",
    )
    days = rows(parsed, "meetings", "mechanism", "date_start", "date_end")
    assert days == [("talks", "2021-09-04", "2021-09-04")]
    assert set(rows(parsed, "participants", "name", "role")) == {
        ("Vũ Đình Khải", "chair"),
        ("Giulia Conti", "chair"),
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [("đã hội đàm trực tuyến với", "online"), ("đã hội đàm với", "in_person")],
)
def test_format(parse, rows, words: str, expected: str) -> None:
    lead = f"Chiều 4-9-2021, {KHAI} {words} {CONTI}."
    parsed = parse(title="Hội đàm quốc phòng Việt Nam - Italia", lead=lead)
    assert rows(parsed, "meetings", "format") == [expected]


def test_a_call_the_same_day_has_the_day_of_the_dialogue(parse, rows) -> None:
    parsed = parse(f"Chiều cùng ngày, {CALL}")
    assert rows(parsed, "meetings", "date_start") == ["2022-05-12", "2022-05-12"]
    assert rows(parsed, "meetings", "level") == ["deputy_minister", "minister"]


def test_those_who_attended(parse, rows) -> None:
    parsed = parse(
        "Cùng dự về phía Việt Nam có Thiếu tướng Vũ Chiến Thắng, Cục trưởng Cục Đối ngoại; ông Tạ Văn"
        " Nghị, Đại sứ Việt Nam tại Italia."
    )
    assert rows(parsed, "participants", "name", "office_level", "role") == [
        ("Trần Quốc Bảo", "deputy_minister", "chair"),
        ("Marco Bellini", "deputy_minister", "chair"),
        ("Vũ Chiến Thắng", "director_general", "attendee"),
        ("Tạ Văn Nghị", "unknown", "attendee"),
    ]


def test_receptions_listed_first_and_told_one_by_one(parse, rows) -> None:
    """One day, several guests: the list opens the meetings, the paragraphs tell them."""
    parsed = parse(
        "Tiếp ông Jan Kowalski, Quốc vụ khanh Bộ Quốc phòng Ba Lan, Thượng tướng Trần Quốc Bảo đề nghị"
        " hai bên tăng cường hợp tác đào tạo.",
        "Tại buổi tiếp bà Eva Novakova, Thứ trưởng Bộ Quốc phòng Séc, hai bên nhất trí hợp tác quân y.",
        title="Thượng tướng Trần Quốc Bảo tiếp các đoàn khách quốc tế",
        lead="Chiều 18-12-2024, tại trụ sở Bộ Quốc phòng, Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc"
        " phòng, đã lần lượt tiếp lãnh đạo quốc phòng các nước Ba Lan, Séc và Israel.",
    )
    assert rows(parsed, "meetings", "partner", "mechanism", "date_start") == [
        ("POL", "courtesy_call", "2024-12-18"),
        ("CZE", "courtesy_call", "2024-12-18"),
        ("ISR", "courtesy_call", "2024-12-18"),
    ]
    told_in = {row.topic.value: row.meeting_id[-2:] for row in parsed.cooperation}
    assert told_in == {"education_training": "m1", "military_medicine": "m2"}


def test_talks_told_as_earlier_have_the_month_only(parse, rows) -> None:
    parsed = parse(
        "Trước đó, Thượng tướng Trần Quốc Bảo đã chủ trì lễ đón Trung tướng Paolo Serra.",
        "Sau lễ đón, hai đoàn Việt Nam - Italia đã hội đàm.",
        title="Tham mưu trưởng Quốc phòng Italia thăm Việt Nam",
        lead="Ngày 12/5/2022, tại Hà Nội, Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng, đã tiếp Trung"
        " tướng Paolo Serra, Tham mưu trưởng Quốc phòng Italia, thăm Việt Nam từ ngày 11 đến 13-5.",
    )
    assert rows(parsed, "meetings", "date_start", "date_precision")[0] == ("2022-05-12", "day")


def test_a_conference_is_not_dated_by_a_bilateral_on_its_margins(parse, rows) -> None:
    parsed = parse(
        "Bà Giulia Conti và Đại tướng Vũ Đình Khải đã có cuộc gặp bên lề Hội nghị.",
        "Tại Đối thoại Shangri-La, bà Giulia Conti đề xuất tổ chức diễn tập hải quân.",
        title="Bộ trưởng Quốc phòng Việt Nam và Italia gặp gỡ",
        lead="Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng Việt Nam, ngày 2/6/2022 gặp bà Giulia Conti,"
        " Bộ trưởng Quốc phòng Italia, bên lề Đối thoại Shangri-La tại Singapore.",
    )
    assert rows(parsed, "meetings", "mechanism", "date_start") == [
        ("working_meeting", "2022-06-02"),
        ("multilateral", "2022-06"),
    ]


CONFERENCE = (
    "Đối thoại Shangri-La diễn ra từ ngày 3 đến 5-6 tại Singapore.",
    "Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng Việt Nam, tham dự sự kiện.",
)
KEYNOTE = "Thủ tướng Na Uy Nils Berg ngày 3/6/2022 phát biểu khai mạc Đối thoại Shangri-La lần thứ 19 tại Singapore."


def test_a_conference_told_by_its_speeches(parse, rows) -> None:
    parsed = parse(*CONFERENCE, title="Na Uy kêu gọi hợp tác", lead=KEYNOTE)
    assert rows(parsed, "meetings", "partner", "mechanism", "edition", "level", "date_end") == [
        ("NOR", "multilateral", 19, "head_of_state_government", "2022-06-05")
    ]
    assert set(rows(parsed, "participants", "name", "role")) == {
        ("Nils Berg", "attendee"),
        ("Vũ Đình Khải", "attendee"),
    }


def test_a_conference_at_which_no_vietnamese_took_part(parse) -> None:
    parsed = parse(CONFERENCE[0], title="Na Uy kêu gọi hợp tác", lead=KEYNOTE)
    assert not parsed.relevant.value


def test_a_conference_that_is_only_the_setting(parse, rows) -> None:
    parsed = parse(
        CONFERENCE[0],
        "Đại tướng Vũ Đình Khải dẫn đầu đoàn Việt Nam tham dự Đối thoại Shangri-La.",
        title="Bộ trưởng Quốc phòng Việt Nam và Italia gặp gỡ",
        lead="Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng Việt Nam, gặp bà Giulia Conti, Bộ trưởng"
        " Quốc phòng Italia, bên lề Đối thoại Shangri-La.",
    )
    assert rows(parsed, "meetings", "mechanism") == ["working_meeting"]


ADMM = "Hội nghị Bộ trưởng Quốc phòng các nước ASEAN (ADMM) lần thứ 16"
ATTENDED = f"Ngày 22/6/2022, tại Phnôm Pênh, {KHAI} đã tham dự {ADMM}."


def test_a_conference_attended_and_spoken_at(parse, rows) -> None:
    parsed = parse(
        "Hội nghị do Đại tướng Sok Vireak, Bộ trưởng Bộ Quốc phòng Campuchia, chủ trì.",
        "Phát biểu tại Hội nghị, Đại tướng Vũ Đình Khải đề nghị tăng cường hợp tác quân y.",
        title=f"Đại tướng Vũ Đình Khải dự {ADMM}",
        lead=ATTENDED,
    )
    assert rows(parsed, "meetings", *KINDS, "city") == [("ASEAN", "multilateral", 16, "Phnom Penh")]
    assert set(rows(parsed, "participants", "name", "role")) == {
        ("Sok Vireak", "chair"),
        ("Vũ Đình Khải", "attendee"),
    }


@pytest.mark.parametrize(
    ("seat", "city"),
    [
        ("tại trụ sở Bộ Tổng Tham mưu Quân đội Italia", "Rome"),
        ("tại trụ sở Bộ Tổng Tham mưu", "Rome"),
        ("tại trụ sở Bộ Quốc phòng Việt Nam", "Hanoi"),
    ],
)
def test_a_seat_is_in_the_country_named_or_visited(parse, rows, seat: str, city: str) -> None:
    parsed = parse(
        f"Sáng 13-5, {seat}, Đại tướng Vũ Đình Khải đã hội đàm với Đại tướng Paolo Serra.",
        title="Tổng Tham mưu trưởng Vũ Đình Khải thăm chính thức Italia",
        lead="Nhận lời mời của Đại tướng Paolo Serra, Tham mưu trưởng Quốc phòng Italia, Đại tướng Vũ Đình"
        " Khải, Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam, thăm Italia từ ngày 12 đến 15-5-2022.",
    )
    assert rows(parsed, "meetings", "city") == [city]


def test_the_head_of_the_delegation_not_who_attended(parse, rows) -> None:
    parsed = parse(
        "Cùng dự có Đại sứ Việt Nam tại Italia Lê Thị Hoa.",
        "Chiều cùng ngày, Đoàn đã đến chào Bộ trưởng Quốc phòng Italia Giulia Conti.",
    )
    call = parsed.meetings[1].meeting_id
    names = [p.name.value for p in parsed.participants if p.meeting_id == call]
    assert set(names) == {"Trần Quốc Bảo", "Giulia Conti"}


def test_a_range_of_days_of_a_conference(parse, rows) -> None:
    parsed = parse(
        lead="Từ ngày 12 đến 13-5-2022, tại Hà Nội, Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng và"
        " ông Marco Bellini, Quốc vụ khanh Bộ Quốc phòng Italia, đồng chủ trì Đối thoại Chính sách quốc"
        " phòng Việt Nam - Italia lần thứ năm."
    )
    assert rows(parsed, "meetings", "date_start", "date_end") == [("2022-05-12", "2022-05-13")]


GUEST = "ông Nils Berg, Bộ trưởng Quốc phòng Na Uy"


def test_who_invited_is_no_party_beside_the_host(parse, rows) -> None:
    parsed = parse(
        "Trước đó, sáng cùng ngày, Đại tướng Vũ Đình Khải và ông Nils Berg đã hội đàm.",
        title="Phó Thủ tướng Lê Minh Đạt tiếp Bộ trưởng Quốc phòng Na Uy",
        lead=f"Chiều 12/5/2022, tại Hà Nội, Phó Thủ tướng Lê Minh Đạt đã tiếp {GUEST} đang thăm Việt Nam theo"
        " lời mời của Đại tướng Vũ Đình Khải.",
    )
    assert rows(parsed, "meetings", "mechanism", "date_start") == [
        ("courtesy_call", "2022-05-12"),
        ("talks", "2022-05-12"),
    ]


def test_two_verbs_of_one_meeting(parse, rows) -> None:
    parsed = parse(
        title="Bộ trưởng Quốc phòng Na Uy thăm Việt Nam",
        lead=f"Ngày 12/5/2022, tại Hà Nội, {KHAI} đã hội đàm, làm việc với {GUEST}.",
    )
    assert rows(parsed, "meetings", "mechanism") == ["talks"]


def test_talks_with_several_hosts(parse, rows) -> None:
    parsed = parse(
        "Tại các cuộc làm việc, hai bên nhất trí hợp tác quân y.",
        title="Đại tướng Vũ Đình Khải thăm Na Uy",
        lead=f"Ngày 12/5/2022, tại Oslo, {KHAI} đã có các cuộc hội đàm, làm việc với {GUEST} và bà Kari Lund,"
        " Bộ trưởng Ngoại giao Na Uy.",
    )
    assert rows(parsed, "meetings", "mechanism", "partner") == 2 * [("talks", "NOR")]
    assert [row.meeting_id for row in parsed.cooperation] == ["story/m1", "story/m2"]


def test_nobody_is_host_of_a_call_by_wire(parse, rows) -> None:
    parsed = parse(
        title="Điện đàm giữa Bộ trưởng Quốc phòng Việt Nam và Na Uy",
        lead=f"Ngày 12/5/2022, {KHAI} đã có cuộc điện đàm với {GUEST}.",
    )
    assert rows(parsed, "meetings", "mechanism", "format") == [("working_meeting", "online")]
    assert set(rows(parsed, "participants", "role")) == {"chair"}


TWO_CAPITALS = (
    f"Ngày 12-5-2022, tại Roma, {KHAI} đã hội đàm với {CONTI}.",
    "Tháng 6, Đại tướng Vũ Đình Khải thăm Đức và hội đàm với Bộ trưởng Quốc phòng Hans Weber.",
    "Hai bên nhất trí hợp tác quân y.",
)


def test_the_country_visited_gives_side_and_place_and_the_month_the_date(parse, rows) -> None:
    parsed = parse(*TWO_CAPITALS[1:], title="Bộ trưởng thăm Italia và Đức", lead=TWO_CAPITALS[0])
    found = rows(parsed, "meetings", "partner", "mechanism", "date_start", "country")
    assert found == [
        ("ITA", "talks", "2022-05-12", "ITA"),
        ("DEU", "talks", "2022-06", "DEU"),
    ]
    assert ("Hans Weber", "DEU") in rows(parsed, "participants", "name", "side")


def test_a_visit_elsewhere_before_gives_no_side(parse, rows) -> None:
    text = (
        "Đoàn Italia đã thăm Đức. Chiều cùng ngày, Đại tướng Vũ Đình Khải đã tiếp ông Paolo Verdi."
    )
    assert "DEU" not in {side for side, _ in rows(parse(text), "participants", "side", "name")}


AT_EACH = "Tại các cuộc hội kiến, hội đàm, hai bên nhất trí hợp tác quân y."


def test_what_was_said_at_each_is_said_at_those_told_before(parse, rows) -> None:
    parsed = parse(
        f"Ngày 13/5, Thượng tướng Trần Quốc Bảo đã hội kiến {CONTI}; hội đàm với ông Paolo Verdi, Tổng"
        " Thư ký Bộ Quốc phòng Italia.",
        AT_EACH,
        "Ngày 14/5, Thượng tướng Trần Quốc Bảo gặp Thiếu tướng Luca Neri, Tư lệnh Không quân Italia.",
    )
    meetings = {meeting.meeting_id for meeting in parsed.meetings}
    said = {area.meeting_id for area in parsed.cooperation}
    assert len(meetings) == 4
    assert len(said) == 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Giao lưu hữu nghị quốc phòng biên giới: Hội đàm Việt Nam - Italia",
            [("ITA", "talks", None)],
        ),
        ("Bộ trưởng hội đàm với Bộ trưởng Quốc phòng Italia", [("ITA", "talks", None)]),
    ],
)
def test_a_mechanism_of_the_headline_alone_is_no_meeting(parse, rows, title, expected) -> None:
    parsed = parse("Hai bên vui mừng.", title=title, lead=TWO_CAPITALS[0])
    assert rows(parsed, "meetings", *KINDS) == expected


@pytest.mark.parametrize(
    ("verb", "relevant"),
    [("dẫn đầu đoàn Việt Nam dự", True), ("sẽ dẫn đầu đoàn Việt Nam dự", False)],
)
def test_a_conference_that_one_attends(parse, rows, verb: str, relevant: bool) -> None:
    lead = (
        f"Ngày 12/5/2022, tại Roma, Trung tướng Lê Doãn Anh, Phó Tổng Tham mưu trưởng, {verb}"
        " Hội nghị Tư lệnh Lục quân các nước ASEAN lần thứ 13."
    )
    parsed = parse("Hội nghị bàn nhiều vấn đề.", title="Việt Nam dự hội nghị", lead=lead)
    assert rows(parsed, "meetings", *KINDS) == ([("ASEAN", "multilateral", 13)] if relevant else [])


@pytest.mark.parametrize(
    ("place", "city"),
    [
        ("PRAHA - Ngày 12/5/2022", "Prague"),
        ("ITALIA - Ngày 12/5/2022", "Rome"),
        ("Ngày 12/5/2022", "Rome"),
    ],
)
def test_a_dateline_in_capitals_is_the_city(parse, rows, place: str, city: str) -> None:
    lead = f"{place}, {KHAI} đã hội đàm với {CONTI}."
    found = rows(
        parse("Đoàn đã đến Roma, tại Roma hai bên vui mừng.", title="Hội đàm", lead=lead),
        "meetings",
        "city",
    )
    assert found == [city]


def test_soldiers_abroad_are_no_partner(parse, rows) -> None:
    text = (
        "Ngày 13/5, đoàn thăm Học viện Quân y tại Milano và gặp mặt học viên Việt Nam.",
        "Hai bên vui mừng.",
    )
    assert rows(parse(*text), "meetings", "mechanism", "city") == [("policy_dialogue", "Hanoi")]


@pytest.mark.parametrize("joint", ["và ông Luca Neri, Thứ trưởng Quốc phòng Italia", ""])
def test_both_chairs_behind_the_name_of_the_dialogue(parse, rows, joint: str) -> None:
    lead = (
        "Ngày 12/5/2022, tại Roma, Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng đã đồng chủ trì"
        f" Đối thoại 2+2 lần thứ nhất với ông Paolo Verdi, Thứ trưởng Ngoại giao {joint}."
    )
    parsed = parse("Hai bên vui mừng.", title="Đối thoại 2+2 Việt Nam - Italia", lead=lead)
    names = rows(parsed, "participants", "name", "role")
    expected = [("Trần Quốc Bảo", "chair"), ("Paolo Verdi", "chair"), ("Luca Neri", "chair")]
    assert names == expected[: 3 if joint else 2]
