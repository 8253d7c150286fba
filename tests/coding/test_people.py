"""Rank, office, country and name in the orders in which the press writes them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from dialogue_analysis.coding.document import open_document
from dialogue_analysis.coding.mentions import find_mentions, without_countries_in_names
from dialogue_analysis.coding.people import find_people, looks_vietnamese, same_name
from dialogue_analysis.records import Article

VICE, MINISTER, CHIEF, DIRECTOR = (
    "deputy_minister",
    "minister",
    "chief_of_defence",
    "director_general",
)
SLG = "senior_lieutenant_general"
Row = tuple[str, str, str | None, str | None]


@pytest.fixture
def people(make: Callable[..., Article]) -> Callable[..., list[Row]]:
    """Name, side, rank and level of each person of some sentences."""

    def read(*text: str, partner: str = "ITA") -> list[Row]:
        document = open_document(make(*text, title="", lead=""))
        return [
            (
                document.quote(person.names[0]),
                person.side,
                str(person.rank.code) if person.rank else None,
                str(person.level) if person.level else None,
            )
            for person in find_people(document, partner).persons
        ]

    return read


@pytest.fixture
def offices(make: Callable[..., Article]) -> Callable[[str], list[str]]:
    """The offices of each person as written."""

    def read(text: str) -> list[str]:
        document = open_document(make(text, title="", lead=""))
        return [
            document.text[p.offices[0].start : p.offices[-1].end] if p.offices else ""
            for p in find_people(document, "ITA").persons
        ]

    return read


BAO = ("Trần Quốc Bảo", "VNM", SLG, VICE)
BELLINI = ("Marco Bellini", "ITA", None, VICE)

ORDERS = {
    "rank name, offices": (
        "Thượng tướng Trần Quốc Bảo, Ủy viên Trung ương Đảng, Thứ trưởng Bộ Quốc phòng, đã tiếp"
        " ông Marco Bellini, Quốc vụ khanh Bộ Quốc phòng Italia.",
        [BAO, BELLINI],
    ),
    "office, rank name": (
        "Bộ trưởng Quốc phòng, Đại tướng Vũ Đình Khải và Bộ trưởng Quốc phòng Italia, bà Giulia"
        " Conti đã hội đàm.",
        [("Vũ Đình Khải", "VNM", "general", MINISTER), ("Giulia Conti", "ITA", None, MINISTER)],
    ),
    "rank name - office -": (
        "Đoàn Việt Nam do Thượng tướng Trần Quốc Bảo - Thứ trưởng Bộ Quốc phòng - làm trưởng đoàn,"
        " đoàn Italia do Trung tướng Marco Bellini - Tổng Tham mưu trưởng Quân đội Italia - làm"
        " trưởng đoàn.",
        [BAO, ("Marco Bellini", "ITA", "lieutenant_general", CHIEF)],
    ),
    "rank, office country name": (
        "Đại tướng Vũ Đình Khải hội đàm với Thượng tướng, Bộ trưởng Quốc phòng Trung Quốc Lưu Chí"
        " Cường.",
        [("Vũ Đình Khải", "VNM", "general", None), ("Lưu Chí Cường", "CHN", SLG, MINISTER)],
    ),
    "office name, both sides": (
        "Thứ trưởng Bộ Quốc phòng Trần Quốc Bảo và Thứ trưởng Bộ Quốc phòng Italia Marco Bellini"
        " đồng chủ trì Đối thoại.",
        [("Trần Quốc Bảo", "VNM", None, VICE), BELLINI],
    ),
    "baroness": (
        "Thượng tướng Trần Quốc Bảo và Nữ Nam tước Margaret Hale, Quốc vụ khanh Quốc phòng Anh,"
        " đồng chủ trì.",
        [("Trần Quốc Bảo", "VNM", SLG, None), ("Margaret Hale", "GBR", None, VICE)],
    ),
    "doctor": (
        "Thượng tướng Trần Quốc Bảo làm việc với tiến sĩ Alan Webb, Phó trợ lý Bộ trưởng Quốc"
        " phòng Mỹ.",
        [("Trần Quốc Bảo", "VNM", SLG, None), ("Alan Webb", "USA", None, DIRECTOR)],
    ),
    "excellency, long state name": (
        "Thượng tướng Trần Quốc Bảo làm việc với Ngài Raghav Nanda, Quốc vụ khanh Bộ Quốc phòng"
        " Cộng hòa Ấn Độ.",
        [("Trần Quốc Bảo", "VNM", SLG, None), ("Raghav Nanda", "IND", None, VICE)],
    ),
    "counterpart": (
        "Thượng tướng Trần Quốc Bảo, Thứ trưởng Quốc phòng, cùng người đồng cấp Hàn Quốc Choi Dong"
        " - wook chủ trì đối thoại.",
        [BAO, ("Choi Dong - wook", "KOR", None, VICE)],
    ),
    "counterpart without a country": (
        "Bộ trưởng Vũ Đình Khải và người đồng cấp Marco Bellini đã hội đàm.",
        [("Vũ Đình Khải", "VNM", None, MINISTER), ("Marco Bellini", "ITA", None, MINISTER)],
    ),
    "hyphenated Korean name": (
        "Thứ trưởng Trần Quốc Bảo đã gặp ông Choi Dong-wook, Thứ trưởng Quốc phòng Hàn Quốc.",
        [("Trần Quốc Bảo", "VNM", None, VICE), ("Choi Dong-wook", "KOR", None, VICE)],
    ),
    "initial": (
        "Bộ trưởng Vũ Đình Khải tiếp ông Delfin N. Santos, Bộ trưởng Quốc phòng Philippines.",
        [("Vũ Đình Khải", "VNM", None, MINISTER), ("Delfin N. Santos", "PHL", None, MINISTER)],
    ),
    "particles": (
        "Thượng tướng Trần Quốc Bảo và ông Jean-Pierre de la Tour, Tổng thư ký Bộ Quốc phòng Italia.",
        [("Trần Quốc Bảo", "VNM", SLG, None), ("Jean-Pierre de la Tour", "ITA", None, VICE)],
    ),
    "deputy prime minister and minister": (
        "Đại tướng Vũ Đình Khải, Ủy viên Bộ Chính trị, Phó Bí thư Quân ủy Trung ương, Bộ trưởng Bộ"
        " Quốc phòng tiếp Đại tướng Chea Vuthy, Phó Thủ tướng, Bộ trưởng Bộ Quốc phòng Campuchia.",
        [("Vũ Đình Khải", "VNM", "general", MINISTER), ("Chea Vuthy", "KHM", "general", MINISTER)],
    ),
    "chief of the general staff and deputy minister": (
        "Thượng tướng Lý Văn Hùng, Tổng Tham mưu trưởng Quân đội nhân dân Việt Nam, Thứ trưởng Bộ"
        " Quốc phòng, đã tiếp Đô đốc Andrea Riva, Tham mưu trưởng Quốc phòng Italia.",
        [("Lý Văn Hùng", "VNM", SLG, CHIEF), ("Andrea Riva", "ITA", "admiral", CHIEF)],
    ),
    "admirals": (
        "Phó đô đốc Phạm Văn Điền tiếp Chuẩn đô đốc Paolo Rossi.",
        [("Phạm Văn Điền", "VNM", "vice_admiral", None), ("Paolo Rossi", "ITA", "rear_admiral", None)],
    ),
    "departments": (
        "Thiếu tướng Vũ Chiến Thắng, Cục trưởng Cục Đối ngoại, hội đàm với ông Marco Bellini, Cục"
        " trưởng Cục Chính sách, Bộ Quốc phòng Italia.",
        [("Vũ Chiến Thắng", "VNM", "major_general", DIRECTOR), ("Marco Bellini", "ITA", None, DIRECTOR)],
    ),
    "same word, two armies": (
        "Thượng tướng Trần Quốc Bảo tiếp Thượng tướng Tôn Vĩnh Phú, Phó Tổng Tham mưu trưởng Quân"
        " đội Trung Quốc.",
        [("Trần Quốc Bảo", "VNM", SLG, None), ("Tôn Vĩnh Phú", "CHN", SLG, VICE)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ORDERS.values(), ids=ORDERS)
def test_orders_of_rank_office_country_and_name(people, text: str, expected: list[Row]) -> None:
    assert people(text) == expected


def test_joined_initials(people) -> None:
    text = "Thượng tướng Trần Quốc Bảo tiếp ông J.R. Smith, Trợ lý Bộ trưởng Quốc phòng Mỹ."
    assert people(text)[1][:2] == ("J.R. Smith", "USA")


def test_ambassador_to_viet_nam(people) -> None:
    text = "Đại tướng Vũ Đình Khải đã tiếp Đại sứ Italia tại Việt Nam Marco Bellini."
    assert people(text)[1][:2] == ("Marco Bellini", "ITA")


COUNTRIES = {
    "Cộng hòa Hàn Quốc": "KOR",
    "Vương quốc Thái Lan": "THA",
    "Liên bang Nga": "RUS",
    "Cộng hòa Nhân dân Trung Hoa": "CHN",
    "Hợp chúng quốc Hoa Kỳ": "USA",
    "Hoa Kỳ": "USA",
    "Mỹ": "USA",
    "Úc": "AUS",
    "Cộng hòa Dân chủ Nhân dân Lào": "LAO",
    "CHDCND Lào": "LAO",
    "Cộng hòa Liên bang Đức": "DEU",
    "Nhà nước Israel": "ISR",
    "Cộng hòa Cuba": "CUB",
    "Vương quốc Campuchia": "KHM",
    "Vương quốc Anh": "GBR",
    "Cộng hòa Hồi giáo Pakistan": "PAK",
    "Liên minh châu Âu": "EU",
}


@pytest.mark.parametrize(("country", "code"), COUNTRIES.items())
def test_the_country_of_an_office_gives_the_side(people, country: str, code: str) -> None:
    office = f"Quốc vụ khanh Bộ Quốc phòng {country}"
    for text in (f"tiếp ông Alan Webb, {office}.", f"tiếp {office} Alan Webb."):
        assert people(f"Thượng tướng Trần Quốc Bảo {text}", partner="FRA")[1:] == [
            ("Alan Webb", code, None, VICE)
        ]


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên nhất trí tăng cường trao đổi đoàn.",
        "Thượng tướng cũng đề nghị hai bên tăng cường hợp tác.",
        "Đoàn đã thăm Học viện Quốc phòng và Tổng cục Chính trị.",
        "Bộ trưởng Bộ Quốc phòng Việt Nam sẽ thăm Italia.",
        "Chủ nhiệm Tổng cục Chính trị đã dự.",
        "Ủy ban Tham mưu trưởng liên quân Italia đã gửi thư.",
    ],
)
def test_no_person_is_named(people, text: str) -> None:
    assert people(text) == []


def test_offices_as_written(offices) -> None:
    text = (
        "Thượng tướng Trần Quốc Bảo, Ủy viên Trung ương Đảng, Ủy viên Thường vụ Quân ủy Trung ương,"
        " Thứ trưởng Bộ Quốc phòng Việt Nam và ông Marco Bellini, Tổng cục trưởng Tổng cục Chính sách"
        " và Chiến lược, Bộ Quốc phòng Italia, đồng chủ trì Đối thoại."
    )
    assert offices(text) == [
        "Ủy viên Trung ương Đảng, Ủy viên Thường vụ Quân ủy Trung ương, Thứ trưởng Bộ Quốc phòng"
        " Việt Nam",
        "Tổng cục trưởng Tổng cục Chính sách và Chiến lược, Bộ Quốc phòng Italia",
    ]


LATER = {
    "surname": ("Ông Bellini cảm ơn.", "Marco Bellini"),
    "given name after a rank": ("Thượng tướng Bảo nhấn mạnh.", "Trần Quốc Bảo"),
    "given name after an office": ("Thứ trưởng Bảo nhấn mạnh.", "Trần Quốc Bảo"),
    "full name": ("Thứ trưởng Trần Quốc Bảo nhấn mạnh.", "Trần Quốc Bảo"),
    "bare rank": ("Thượng tướng cũng nhấn mạnh.", "Trần Quốc Bảo"),
    "misspelt": ("Ông Marco Belini cảm ơn.", "Marco Bellini"),
    "office and country": ("Quốc vụ khanh Bộ Quốc phòng Italia cảm ơn.", "Marco Bellini"),
}


@pytest.mark.parametrize(("text", "name"), LATER.values(), ids=LATER)
def test_later_mentions_mean_a_person_named_before(make, text: str, name: str) -> None:
    document = open_document(make(text, title=""))
    people = find_people(document, "ITA")
    later = [m for m in people.mentions if document.sentences[m.sentence].index > 0]
    assert [document.quote(people.of(m).names[0]) for m in later] == [name]
    assert len(people.persons) == 2


@pytest.mark.parametrize("text", ["Trung tướng cũng nhấn mạnh.", "Bộ trưởng cảm ơn."])
def test_a_rank_or_office_nobody_has_means_nobody(make, text: str) -> None:
    document = open_document(make(text, title=""))
    people = find_people(document, "ITA")
    assert [people.of(m) for m in people.mentions if m.sentence > 0] == [None]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Phillippe Errera", "Philippe Errera", True),
        ("Nguyễn Chí Vịnh", "nguyễn chí vịnh", True),
        ("Delfin N. Santos", "Delfin Santos", True),
        ("Nguyễn Chí Vịnh", "Nguyễn Chí Vinh Quang", False),
        ("Marco Bellini", "Marco Rossi", False),
        ("Jim Norton", "James Norton", True),
        ("Jim Norton", "John Norton", False),
        ("Trần Quốc Bảo", "Trần Quốc Cường", False),
        ("Bellini", "Marco Bellini", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("name", "vietnamese"),
    [
        ("Trần Quốc Bảo", True),
        ("Hoàng Xuân Chiến", True),
        ("Marco Bellini", False),
        ("Han Min-koo", False),
        ("Bảo", False),
    ],
)
def test_vietnamese_family_names(name: str, vietnamese: bool) -> None:
    assert looks_vietnamese(name) is vietnamese


def test_a_known_name_ends_the_office_before_it(people) -> None:
    text = (
        "Tổng Vụ trưởng Vụ Chính sách Maarten van Rijn chủ trì tham vấn.",
        "Ông Maarten van Rijn cảm ơn Việt Nam.",
    )
    assert people(*text, partner="NLD") == [("Maarten van Rijn", "NLD", None, DIRECTOR)]


def test_the_counterpart_of_a_foreigner_may_be_the_vietnamese(people) -> None:
    text = "Bộ trưởng Quốc phòng Italia Giulia Conti hội đàm với người đồng cấp Phan Văn Giang."
    assert people(text) == [
        ("Giulia Conti", "ITA", None, MINISTER),
        ("Phan Văn Giang", "VNM", None, MINISTER),
    ]


def test_a_name_in_a_headline_of_capitals(make) -> None:
    document = open_document(
        make(
            "Đại tướng Vũ Đình Khải đã hội đàm.",
            title="TỔNG THAM MƯU TRƯỞNG VŨ ĐÌNH KHẢI THĂM CHÍNH THỨC ITALIA",
            lead="",
        )
    )
    persons = find_people(document, "ITA").persons
    assert [document.quote(person.names[0]) for person in persons] == ["Vũ Đình Khải"]


def test_a_ministry_of_several_fields_ends_before_the_name(people) -> None:
    text = "Bộ trưởng Quốc phòng và Sản xuất quân sự Italia Giulia Conti phát biểu."
    assert people(text) == [("Giulia Conti", "ITA", None, MINISTER)]


def test_the_fullest_office_is_kept(parse, rows) -> None:
    parsed = parse(title="Thứ trưởng Trần Quốc Bảo đồng chủ trì Đối thoại")
    assert ("Trần Quốc Bảo", "Thứ trưởng Bộ Quốc phòng Việt Nam") in rows(
        parsed, "participants", "name", "office"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cùng dự có ông Đoàn Công Trứ, Bí thư Tỉnh ủy Tây Ninh.", ["Đoàn Công Trứ"]),
        ("Đại tá Đoàn Văn Nam, Trưởng đoàn, phát biểu.", ["Đoàn Văn Nam"]),
        ("Bộ trưởng cảm ơn Đoàn Việt Nam.", []),
    ],
)
def test_a_family_name_that_is_also_a_word(people, text: str, names: list[str]) -> None:
    assert [name for name, *_ in people(text)] == names


def test_the_only_one_of_a_side_holds_the_office_of_the_headline(parse, rows) -> None:
    parsed = parse(
        "Tại buổi tiếp, ông Marco Bellini cảm ơn Việt Nam.",
        title="Phó Thứ trưởng Quốc phòng Italia gặp Thượng tướng Trần Quốc Bảo",
        lead="Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng, tiếp ông Marco Bellini tại Hà Nội.",
    )
    assert ("Marco Bellini", VICE) in rows(parsed, "participants", "name", "office_level")


def test_mentions_do_not_overlap(make) -> None:
    document = open_document(make(*(text for text, _ in ORDERS.values())))
    mentions = find_mentions(document)
    assert len(mentions) > 2 * len(ORDERS)
    for one, other in itertools.pairwise(mentions):
        assert one.end <= other.start


SHARED_CHAINS = {
    "a country behind the last office": (
        "Thượng tướng Trần Vĩ, Ủy viên Quốc vụ, Bộ trưởng Quốc phòng Trung Quốc đến.", "CHN",
    ),
    "a military party office before it": (
        "Thượng tướng Trần Vĩ, Ủy viên Quân ủy Trung ương, Tham mưu trưởng liên quân Trung Quốc đến.",
        "CHN",
    ),
    "a foreign party": (
        "Thượng tướng Trần Vĩ, Ủy viên Trung ương Đảng Cộng sản Trung Quốc, Bộ trưởng Quốc phòng đến.",
        "CHN",
    ),
    "the colleague of a Vietnamese": (
        "Thượng tướng Trần Vĩ, Thứ trưởng Bộ Quốc phòng, Bộ trưởng Quốc phòng Trung Quốc dự.", "VNM",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "side"), SHARED_CHAINS.values(), ids=SHARED_CHAINS)
def test_the_country_of_a_chain_of_offices(people, text: str, side: str) -> None:
    assert people(text)[0][:2] == ("Trần Vĩ", side)


@pytest.mark.parametrize("name", ["A. V. Petrov", "A.V. Petrov", "S. Petrov"])
def test_initials_do_not_end_the_clause(parse, rows, name: str) -> None:
    lead = (
        "Ngày 12/5/2022, tại Hà Nội, Thượng tướng Trần Quốc Bảo, Thứ trưởng Bộ Quốc phòng đã đồng chủ"
        " trì Đối thoại Chiến lược quốc phòng Việt Nam - Nga lần thứ ba với"
        f" Thượng tướng {name}, Thứ trưởng Bộ Quốc phòng Nga."
    )
    call = (
        "Chiều cùng ngày, Thượng tướng Trần Quốc Bảo đến chào Đại tướng I. K. Orlov, Bộ trưởng"
        " Quốc phòng Nga."
    )
    parsed = parse(call, title="Đối thoại Việt Nam - Nga", lead=lead)
    named = rows(parsed, "participants", "name", "side", "role")
    assert named[:2] == [("Trần Quốc Bảo", "VNM", "chair"), (name, "RUS", "chair")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Đại tướng Carlos Souza e Silva, Bộ trưởng Quốc phòng Brazil, đến.",
            "Carlos Souza e Silva",
        ),
        ("Hoàng thân Omar ibn Said, Bộ trưởng Quốc phòng Qatar, đến.", "Omar ibn Said"),
        ("Ông Juan de la Torre, Thứ trưởng Quốc phòng Peru, đến.", "Juan de la Torre"),
        ("Ông Carlos Souza e ngại tình hình khu vực.", "Carlos Souza"),
    ],
)
def test_particles_stand_inside_names_only(people, text: str, name: str) -> None:
    assert people(text)[0][0] == name


def test_a_service_with_a_hyphen_belongs_to_the_office(offices) -> None:
    text = "Thiếu tướng Vũ Văn Kha, Tư lệnh Quân chủng Phòng không - Không quân hội đàm với khách."
    assert offices(text) == ["Tư lệnh Quân chủng Phòng không - Không quân"]
    text = "Thiếu tướng Vũ Văn Kha, Tư lệnh Hải quân - người vừa đến thăm - phát biểu."
    assert offices(text) == ["Tư lệnh Hải quân"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Trung tướng Lê Doãn Anh và Đại tá Trần Thị Nga dự.", set()),
        ("Trưởng đoàn Anh và Bộ trưởng Quốc phòng Nga dự.", {"GBR", "RUS"}),
    ],
)
def test_given_names_are_no_countries(make, text: str, codes: set[str]) -> None:
    document = without_countries_in_names(open_document(make(text, title="", lead="")))
    assert {hit.code for hit in document.hits if hit.subject == "country"} == codes
