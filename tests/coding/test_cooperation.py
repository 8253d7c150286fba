"""How far a cue reaches, which side a sentence belongs to, and what is no area of cooperation."""

from __future__ import annotations

import pytest

Area = tuple[str, str, str]


def areas(parse, *body: str) -> set[Area]:
    rows = parse(*body).cooperation
    return {(row.topic.value, row.status.value, row.side.value) for row in rows}


def told(side: str, status: str, *topics: str) -> set[Area]:
    return {(topic, status, side) for topic in topics}


VISITS, TRAINING, MEDICINE = "delegation_exchange", "education_training", "military_medicine"
CYBER, CHARTS, INDUSTRY = "cyber_security", "hydrography", "defence_industry"
PEACE, MECHANISMS, FORUMS = "peacekeeping", "dialogue_mechanisms", "multilateral_coordination"
RESEARCH, LAW = "research_technology", "legal_framework"

# Paragraphs around the one in question, so that it is no last line.
OPENING = "Hai bên trao đổi tình hình thế giới, khu vực."
CLOSING = "Kết thúc buổi làm việc, hai bên trao quà lưu niệm."

LISTS = {
    "commas and 'và'": (
        "Hai bên nhất trí tăng cường trao đổi đoàn, hợp tác đào tạo, quân y và an ninh mạng.",
        told("both", "agreed", VISITS, TRAINING, MEDICINE, CYBER),
    ),
    "semicolons": (
        "Hai bên nhất trí tăng cường trao đổi đoàn; đào tạo; quân y.",
        told("both", "agreed", VISITS, TRAINING, MEDICINE),
    ),
    "colon": (
        "Hợp tác quốc phòng đạt nhiều kết quả tích cực, nổi bật trên các lĩnh vực: trao đổi đoàn;"
        " đào tạo; công nghiệp quốc phòng.",
        told("both", "reviewed", VISITS, TRAINING, INDUSTRY),
    ),
    "brackets of one area": (
        "Hai bên nhất trí khắc phục hậu quả chiến tranh (tẩy độc dioxin, rà phá bom mìn, tìm kiếm"
        " quân nhân mất tích).",
        told("both", "agreed", "war_legacy"),
    ),
    "'trong đó' with a subject of its own": (
        "Hai bên nhất trí tăng cường trao đổi đoàn, trong đó Italia sẵn sàng tiếp nhận học viên"
        " Việt Nam.",
        told("both", "agreed", VISITS) | told("ITA", "proposed", TRAINING),
    ),
    "two sides, two wishes": (
        "Phía Việt Nam mong muốn Italia chia sẻ kinh nghiệm về gìn giữ hòa bình; Italia đề nghị"
        " Việt Nam tạo điều kiện cho tàu hải quân thăm cảng.",
        told("VNM", "proposed", PEACE) | told("ITA", "proposed", "ship_visits"),
    ),
}

ENDS = {
    "review, then wish": (
        "Ông Marco Bellini đánh giá cao kết quả hợp tác đào tạo, đồng thời đề nghị mở rộng hợp tác"
        " quân y.",
        told("ITA", "reviewed", TRAINING) | told("ITA", "proposed", MEDICINE),
    ),
    "review, then consent": (
        "Hai Thứ trưởng đánh giá cao kết quả hợp tác trong các lĩnh vực: đào tạo, quân y; nhất trí"
        " mở rộng hợp tác công nghiệp quốc phòng.",
        told("both", "reviewed", TRAINING, MEDICINE) | told("both", "agreed", INDUSTRY),
    ),
    "item to be studied in a list agreed": (
        "Hai bên nhất trí tăng cường trao đổi đoàn, nghiên cứu việc ký kết Bản ghi nhớ về hợp tác"
        " đào tạo, đẩy mạnh hợp tác quân y.",
        told("both", "agreed", VISITS, MEDICINE) | told("both", "explored", TRAINING),
    ),
    "possibility between semicolons": (
        "Hai bên nhất trí tăng cường trao đổi đoàn; tìm hiểu khả năng hợp tác về trí tuệ nhân tạo;"
        " tiếp tục hợp tác quân y.",
        told("both", "agreed", VISITS, MEDICINE) | told("both", "explored", RESEARCH),
    ),
    "next sentence, next speaker": (
        "Hai bên nhất trí tăng cường trao đổi đoàn. Ông Marco Bellini đề nghị mở rộng hợp tác thủy"
        " đạc.",
        told("both", "agreed", VISITS) | told("ITA", "proposed", CHARTS),
    ),
    "backward cue": (
        "Các cơ chế đối thoại, tham vấn được duy trì hiệu quả; hợp tác đào tạo được triển khai tích"
        " cực.",
        told("both", "reviewed", MECHANISMS, TRAINING),
    ),
    "purpose is no area": (
        "Hai bên nhất trí tăng cường hợp tác quân y nhằm góp phần gìn giữ hòa bình, ổn định.",
        told("both", "agreed", MEDICINE),
    ),
    "basis is no area": (
        "Theo Tuyên bố Tầm nhìn chung giai đoạn 2020-2030, hai bên nhất trí hợp tác quân y.",
        told("both", "agreed", MEDICINE),
    ),
}

STATUSES = {
    "both wish": ("Hai bên mong muốn mở rộng hợp tác quân y.", told("both", "agreed", MEDICINE)),
    "one wishes what both should do": (
        "Thượng tướng Trần Quốc Bảo nhấn mạnh hai bên cần tiếp tục duy trì các cơ chế đối thoại,"
        " đẩy mạnh hợp tác quân y.",
        told("VNM", "proposed", MECHANISMS, MEDICINE),
    ),
    "ready": (
        "Ông Marco Bellini khẳng định Italia sẵn sàng hỗ trợ Việt Nam đào tạo lực lượng gìn giữ hòa"
        " bình.",
        told("ITA", "proposed", TRAINING, PEACE),
    ),
    "commits": (
        "Ông Marco Bellini cam kết sẽ tiếp tục hỗ trợ Việt Nam khắc phục hậu quả bom mìn.",
        told("ITA", "proposed", "war_legacy"),
    ),
    "welcomes … continue": (
        "Thượng tướng Trần Quốc Bảo hoan nghênh Italia tiếp tục đưa tàu hải quân thăm Việt Nam.",
        told("VNM", "proposed", "ship_visits"),
    ),
    "told as done": (
        "Ông Marco Bellini cho biết Italia đã tiếp nhận 20 học viên Việt Nam vào đào tạo.",
        told("ITA", "reviewed", TRAINING),
    ),
    "agreed to study and promote": (
        "Hai bên nhất trí nghiên cứu, thúc đẩy hợp tác về hải dương học.",
        told("both", "agreed", CHARTS),
    ),
    "study and widen without assent": (
        "Hai bên sẽ nghiên cứu, mở rộng sang lĩnh vực an ninh hàng hải.",
        told("both", "explored", "maritime_security"),
    ),
    "one side wants it studied": (
        "Phía Italia đề nghị hai bên xem xét việc lập đường dây nóng.",
        told("ITA", "explored", MECHANISMS),
    ),
    "general assent": (
        "Hai bên nhất trí với ý kiến của ông Marco Bellini về hợp tác quân y.",
        set(),
    ),
    "not agreed": ("Hai bên chưa thống nhất về hợp tác quân y.", set()),
    "invitation to an exposition": (
        "Thượng tướng Trần Quốc Bảo mời ông Marco Bellini và các doanh nghiệp Italia dự Triển lãm"
        " Quốc phòng quốc tế Việt Nam.",
        told("VNM", "proposed", "defence_exhibition"),
    ),
    "invitation to visit": (
        "Thượng tướng Trần Quốc Bảo mời Bộ trưởng Bộ Quốc phòng Italia thăm Việt Nam.",
        told("VNM", "proposed", VISITS),
    ),
}

# What the press says of a field besides the plainest verbs, with its status where Italy says it.
CUES = {
    "Ông Marco Bellini khẳng định Italia sẽ tiếp tục đồng hành cùng Việt Nam trong {}.": "proposed",
    "Ông Marco Bellini cho biết Italia sẽ bàn giao thêm trang thiết bị {}.": "proposed",
    "Ông Marco Bellini cam đoan sẽ nỗ lực hết sức giúp Việt Nam về {}.": "proposed",
    "Ông Marco Bellini sẵn lòng chia sẻ kinh nghiệm về {}.": "proposed",
    "Ông Marco Bellini nhấn mạnh {} là những lĩnh vực hai bên cần ưu tiên.": "proposed",
    "Ông Marco Bellini cho rằng {} là lĩnh vực tiềm năng.": "proposed",
    "Ông Marco Bellini yêu cầu hai bên đẩy mạnh hợp tác {}.": "proposed",
    "Theo ông Marco Bellini, {} là một trong những điểm sáng của hợp tác hai nước.": "reviewed",
    "Ông Marco Bellini biểu dương các cơ quan phối hợp trong {}.": "reviewed",
    "Phía Italia đang phối hợp với Việt Nam triển khai dự án {}.": "reviewed",
    "Ông Marco Bellini cho biết Italia đã trao tặng Việt Nam trang thiết bị {}.": "reviewed",
}
BOTH_CUES = {
    "Nội dung trọng tâm hợp tác thời gian tới gồm: {}.": "agreed",
    "Hai bên khẳng định quyết tâm thúc đẩy {}.": "agreed",
    "Hai bên giao cho các cơ quan chức năng triển khai hợp tác {}.": "agreed",
    "Hai bên đạt được đồng thuận về việc mở rộng {}.": "agreed",
    "Hai bên xác định {} là các lĩnh vực ưu tiên hợp tác.": "agreed",
    "Hợp tác {} có nhiều khởi sắc.": "reviewed",
    "Hợp tác {} là trụ cột quan trọng trong quan hệ quốc phòng.": "reviewed",
    "Hợp tác {} ngày càng hiệu quả.": "reviewed",
    "Hợp tác {} đạt được những thành tựu quan trọng.": "reviewed",
    "Hai bên đã và đang triển khai hợp tác {}.": "reviewed",
    "Quan hệ quốc phòng đạt nhiều thành tựu, tiêu biểu là {}.": "reviewed",
    "Hai bên đi sâu trao đổi về hợp tác {}.": "explored",
}
NO_CUES = (
    "Hai bên có truyền thống {} với quyết tâm chính trị cao.",
    "Cơ sở {} được khánh thành theo chủ trương của Chính phủ.",
    "Hai đoàn thăm khoa {} và dự lễ đón.",
)

SPEAKERS = {
    "two persons, two sides": (
        ["Thượng tướng Trần Quốc Bảo và ông Marco Bellini cùng đề nghị mở rộng hợp tác quân y."],
        told("both", "agreed", MEDICINE),
    ),
    "two persons of one side": (
        ["Ông Marco Bellini và phía Italia đề nghị mở rộng hợp tác quân y."],
        told("ITA", "proposed", MEDICINE),
    ),
    "an intention of one side": (
        ["Ông Marco Bellini tái khẳng định ý định mở rộng hợp tác quân y."],
        told("ITA", "proposed", MEDICINE),
    ),
    "one tells of the other's deed": (
        [
            "Thượng tướng Trần Quốc Bảo hoan nghênh việc Italia bàn giao trang thiết bị quân y; đề"
            " nghị phía Italia tiếp tục hỗ trợ đào tạo."
        ],
        told("VNM", "reviewed", MEDICINE) | told("VNM", "proposed", TRAINING),
    ),
    "both tell of one side's deed": (
        ["Hai bên ghi nhận, năm 2021 Italia đã tiếp nhận học viên Việt Nam sang đào tạo."],
        told("both", "reviewed", TRAINING),
    ),
    "a side of its own after what both did": (
        ["Hai bên đánh giá cao hợp tác quân y, phía Italia đề nghị mở rộng đào tạo."],
        told("both", "reviewed", MEDICINE) | told("ITA", "proposed", TRAINING),
    ),
    "a side of its own after what both agreed": (
        ["Hai bên nhất trí mở rộng đào tạo, Italia sẽ hỗ trợ Việt Nam về quân y."],
        told("both", "agreed", TRAINING) | told("ITA", "proposed", MEDICINE),
    ),
    "a clause of its own": (
        ["Ông Marco Bellini đánh giá cao hợp tác quân y, trong khi Việt Nam sẽ hỗ trợ đào tạo."],
        told("ITA", "reviewed", MEDICINE) | told("VNM", "proposed", TRAINING),
    ),
    "assent to a wish, then an offer": (
        [
            "Ông Marco Bellini nhất trí với đề nghị của Thượng tướng Trần Quốc Bảo về đào tạo, cho"
            " biết Italia sẵn sàng hợp tác quân y."
        ],
        told("both", "agreed", TRAINING) | told("ITA", "proposed", MEDICINE),
    ),
    "assent to what was proposed, and an offer": (
        ["Ông Marco Bellini nhất trí với các đề xuất của Việt Nam và sẵn sàng hợp tác quân y."],
        told("ITA", "proposed", MEDICINE),
    ),
    "readiness within an agreement": (
        ["Hai bên nhất trí mở rộng đào tạo, sẵn sàng chia sẻ kinh nghiệm gìn giữ hòa bình."],
        told("both", "agreed", TRAINING, PEACE),
    ),
    "heading": (
        ["Về hợp tác đào tạo, Thượng tướng Trần Quốc Bảo đề nghị phía Italia dành thêm học bổng."],
        told("VNM", "proposed", TRAINING),
    ),
    "heading and another area": (
        ["Trong lĩnh vực quân y, hai bên nhất trí tăng cường trao đổi chuyên gia."],
        told("both", "agreed", MEDICINE, "academic_exchange"),
    ),
    "verb-initial lines go on": (
        [
            "Hai bên nhất trí tăng cường trao đổi đoàn.",
            "Đẩy mạnh hợp tác quân y. Tiếp tục phối hợp trong lĩnh vực gìn giữ hòa bình Liên hợp quốc.",
        ],
        told("both", "agreed", VISITS, MEDICINE, PEACE),
    ),
    "dashed list": (
        [
            "Hai bên nhất trí:",
            "- Tăng cường trao đổi đoàn;",
            "- Hợp tác quân y;",
            "- Nghiên cứu khả năng hợp tác công nghiệp quốc phòng.",
        ],
        told("both", "agreed", VISITS, MEDICINE) | told("both", "explored", INDUSTRY),
    ),
    "a new subject does not go on": (
        ["Hai bên nhất trí tăng cường trao đổi đoàn.", "Quân y là một ngành quan trọng."],
        told("both", "agreed", VISITS),
    ),
    "bare office": (
        [
            "Thượng tướng Trần Quốc Bảo cảm ơn Italia. Thứ trưởng đề nghị hợp tác công nghiệp quốc phòng."
        ],
        told("VNM", "proposed", INDUSTRY),
    ),
    "pronoun": (
        [
            "Ông Marco Bellini cảm ơn sự đón tiếp.",
            "Ông cũng đề nghị hai bên thúc đẩy hợp tác quân y.",
        ],
        told("ITA", "proposed", MEDICINE),
    ),
    "head of delegation": (
        ["Trưởng đoàn Italia cảm ơn Việt Nam đã tham gia diễn tập chung."],
        told("ITA", "reviewed", "joint_exercises"),
    ),
    "head of the own delegation": (
        ["Trưởng đoàn Việt Nam đề nghị tăng cường giao lưu sĩ quan trẻ."],
        told("VNM", "proposed", "youth_officer_exchange"),
    ),
    "quotation of the partner": (
        ['"Chúng tôi mong muốn mở rộng hợp tác an ninh mạng", ông Marco Bellini phát biểu.'],
        told("ITA", "proposed", CYBER),
    ),
    "quotation of the host": (
        [
            '"Chúng tôi mong muốn mở rộng hợp tác an ninh mạng", Thượng tướng Trần Quốc Bảo nhấn mạnh.'
        ],
        told("VNM", "proposed", CYBER),
    ),
    "reset at a new speaker": (
        [
            "Ông Marco Bellini đề nghị hợp tác quân y.",
            "Đánh giá cao đề nghị này, Thượng tướng Trần Quốc Bảo mong muốn Italia hỗ trợ đào tạo tiếng"
            " Italia.",
        ],
        told("ITA", "proposed", MEDICINE) | told("VNM", "proposed", TRAINING, "language_training"),
    ),
}

INSTRUMENTS = {
    "signed on a topic": (
        "Hai bên chứng kiến lễ ký Bản ghi nhớ về hợp tác quân y.",
        told("both", "agreed", MEDICINE),
    ),
    "to be signed on a topic": (
        "Hai bên nhất trí sớm ký Thỏa thuận về trao đổi, bảo vệ thông tin mật.",
        told("both", "agreed", "classified_information"),
    ),
    "under study": (
        "Hai bên nhất trí nghiên cứu ký Bản ghi nhớ về hợp tác công nghiệp quốc phòng.",
        told("both", "explored", INDUSTRY),
    ),
    "frameworks as work": (
        "Hai bên thống nhất hoàn thiện khuôn khổ pháp lý cho hợp tác quốc phòng.",
        told("both", "agreed", LAW),
    ),
    "publication": (
        "Hai bên ra mắt Sổ tay thuật ngữ quân sự Việt - Italia.",
        told("both", "reviewed", "academic_exchange"),
    ),
    "minutes": ("Hai bên ký Biên bản Đối thoại.", set()),
    "carried out": (
        "Hai bên nhất trí triển khai hiệu quả Bản ghi nhớ về hợp tác quốc phòng ký năm 2013.",
        set(),
    ),
}

TOPICS = {
    "language beside training": (
        "Hai bên nhất trí hợp tác đào tạo, nhất là đào tạo tiếng Italia.",
        told("both", "agreed", TRAINING, "language_training"),
    ),
    "sea and air": (
        "Hai bên nhất trí hợp tác bảo đảm an ninh, an toàn hàng hải và hàng không.",
        told("both", "agreed", "maritime_security", "aviation_security"),
    ),
    "field hospital": (
        "Hai bên nhất trí hỗ trợ Việt Nam triển khai bệnh viện dã chiến cấp 2 tham gia gìn giữ hòa"
        " bình Liên hợp quốc.",
        told("both", "agreed", PEACE),
    ),
    "candidates": (
        "Ông Marco Bellini ủng hộ Việt Nam ứng cử vào các vị trí tại Liên hợp quốc.",
        told("ITA", "proposed", FORUMS),
    ),
    "coast guards": (
        "Hai bên nhất trí tăng cường hợp tác giữa Cảnh sát biển Việt Nam và Lực lượng bảo vệ bờ biển"
        " Italia.",
        told("both", "agreed", "coast_guard"),
    ),
    "institutions": ("Đoàn đã thăm Học viện Quân y và Trung tâm Gìn giữ hòa bình Việt Nam.", set()),
    "institutions that work together": (
        "Hai bên nhất trí tăng cường hợp tác giữa Học viện Quân y và Viện Bỏng quốc gia.",
        set(),
    ),
    "the world at large": (
        "Tình hình an ninh mạng, chống khủng bố trên thế giới diễn biến phức tạp.",
        set(),
    ),
    "no area": ("Hai bên trao đổi về tình hình thế giới, khu vực cùng quan tâm.", set()),
}

ALL = {"list": LISTS, "end": ENDS, "status": STATUSES, "document": INSTRUMENTS, "topic": TOPICS}
CASES = [
    pytest.param(text, expected, id=f"{group}: {name}")
    for group, cases in ALL.items()
    for name, (text, expected) in cases.items()
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reach_of_a_cue(parse, text: str, expected: set[Area]) -> None:
    assert areas(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "side", "status"),
    [
        *((text, "ITA", status) for text, status in CUES.items()),
        *((text, "both", status) for text, status in BOTH_CUES.items()),
    ],
)
def test_cues_of_the_press(parse, text: str, side: str, status: str) -> None:
    assert areas(parse, OPENING, text.format("quân y"), CLOSING) == told(side, status, MEDICINE)


@pytest.mark.parametrize("text", NO_CUES)
def test_no_cues_of_the_press(parse, text: str) -> None:
    assert areas(parse, OPENING, text.format("quân y"), CLOSING) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thượng tướng Trần Quốc Bảo cho biết Việt Nam sẽ tổ chức Triển lãm Quốc phòng quốc tế và"
            " mời Italia tham dự.",
            told("VNM", "proposed", "defence_exhibition"),
        ),
        (
            "Ông Marco Bellini mời tàu Hải quân Việt Nam thăm cảng Napoli.",
            told("ITA", "proposed", "ship_visits"),
        ),
        (
            "Ông Marco Bellini mời Thượng tướng Trần Quốc Bảo thăm Italia.",
            told("ITA", "proposed", VISITS),
        ),
        (
            "Việt Nam sẵn sàng cử quân nhân tham gia Phái bộ huấn luyện của EU.",
            told("VNM", "proposed", PEACE),
        ),
        ("Ông Marco Bellini đề nghị hợp tác huấn luyện.", told("ITA", "proposed", TRAINING)),
        (
            "Ông Marco Bellini bày tỏ mong muốn Italia sớm trở thành thành viên ADMM+.",
            told("ITA", "proposed", FORUMS),
        ),
    ],
)
def test_invitations_and_missions(parse, text: str, expected: set[Area]) -> None:
    assert areas(parse, OPENING, text, CLOSING) == expected


@pytest.mark.parametrize(("body", "expected"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_speaks(parse, body: list[str], expected: set[Area]) -> None:
    assert areas(parse, *body) == expected


@pytest.mark.parametrize("verb", ["đẩy mạnh", "mở rộng", "tăng cường", "củng cố"])
@pytest.mark.parametrize("modal", ["sẽ", "cần"])
def test_what_is_still_to_come_is_not_reviewed(parse, modal: str, verb: str) -> None:
    rows = areas(parse, f"Hợp tác quân y {modal} được {verb}.")
    assert not {status for _, status, _ in rows} & {"reviewed"}


def test_a_topic_without_a_cue_is_no_row(parse) -> None:
    assert areas(parse, "Quân y, đào tạo, an ninh mạng.") == set()


def test_areas_belong_to_the_meeting_in_which_they_were_raised(parse) -> None:
    parsed = parse(
        "Hai bên nhất trí hợp tác quân y.",
        "Chiều cùng ngày, Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng, đã tiếp ông Marco Bellini.",
        "Tại buổi tiếp, Đại tướng Vũ Đình Khải đề nghị hai bên tăng cường hợp tác đào tạo.",
    )
    told_in = {row.topic.value: row.meeting_id for row in parsed.cooperation}
    assert told_in == {MEDICINE: "story/m1", TRAINING: "story/m2"}


def test_headlines_and_captions_are_not_told(parse) -> None:
    parsed = parse(
        title="Việt Nam - Italia nhất trí hợp tác quân y",
        captions=["Hai bên nhất trí hợp tác đào tạo."],
    )
    assert parsed.cooperation == ()


BESIDES = {
    "fields of the whole relationship": (
        ["Hai bên nhất trí mở rộng hợp tác kinh tế, nông nghiệp, giáo dục - đào tạo, du lịch và lao động."],
        set(),
    ),
    "one civil field among those of defence": (
        ["Hai bên nhất trí hợp tác đào tạo, quân y và khoa học - công nghệ."],
        told("both", "agreed", TRAINING, MEDICINE, RESEARCH),
    ),
    "first, second, third": (
        ["Hai bên thống nhất:", "Một là, trao đổi đoàn.", "Hai là, về đào tạo: học viên, quân y."],
        told("both", "agreed", VISITS, TRAINING, MEDICINE),
    ),
    "a heading waits for the narrower cue": (
        ["Về công nghiệp quốc phòng, hai bên sẽ tìm hiểu khả năng hợp tác."],
        told("both", "explored", INDUSTRY),
    ),
    "a wish goes on over a bracket": (
        ["Thượng tướng Trần Quốc Bảo hy vọng cùng nhiều việc khác (về kinh tế, y tế) hai bên sẽ hợp tác quân y."],
        told("VNM", "proposed", MEDICINE),
    ),
    "the article's own review": (
        ["Những năm qua, Italia đã tiếp nhận nhiều học viên quân sự."],
        told("both", "reviewed", TRAINING),
    ),
    "who is invited is no field": (
        ["Thượng tướng Trần Quốc Bảo mời các tập đoàn công nghiệp quốc phòng Italia dự Triển lãm Quốc phòng."],
        told("VNM", "proposed", "defence_exhibition"),
    ),
    "places offered": (
        ["Ông Marco Bellini thông báo Italia dành 10 suất học bổng cho quân nhân Việt Nam."],
        told("ITA", "proposed", TRAINING),
    ),
    "a navy that acts is no field": (
        ["Ông Marco Bellini đề nghị Hải quân hai nước nghiên cứu tổ chức diễn tập chung."],
        told("ITA", "explored", "joint_exercises"),
    ),
    "who is invited to an exposition": (
        ["Thượng tướng Trần Quốc Bảo mời lãnh đạo Bộ Quốc phòng Italia tham dự Triển lãm Quốc phòng."],
        told("VNM", "proposed", "defence_exhibition"),
    ),
    "both go on": (
        ["Hai bên cũng thúc đẩy hợp tác gìn giữ hòa bình, bao gồm đào tạo."],
        told("both", "agreed", PEACE, TRAINING),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BESIDES.values(), ids=BESIDES)
def test_lists_headings_and_reviews(parse, body: list[str], expected: set[Area]) -> None:
    assert areas(parse, *body) == expected


CALLS = (
    "Tiếp bà Giulia Conti, Bộ trưởng Quốc phòng Italia, Đại tướng Vũ Đình Khải mong muốn hợp tác quân y.",
    "Tại buổi tiếp ông Nils Berg, Bộ trưởng Quốc phòng Na Uy, hai bên nhất trí trao đổi đoàn.",
)


def test_what_is_said_at_each_of_several_calls(parse, rows) -> None:
    parsed = parse(
        *CALLS,
        "Tại các buổi tiếp, Đại tướng Vũ Đình Khải khẳng định đường lối đối ngoại độc lập, tự chủ.",
        title="Bộ trưởng Bộ Quốc phòng tiếp các đoàn khách quốc tế",
        lead="Chiều 12/5/2022, tại Hà Nội, Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng, đã lần lượt tiếp"
        " lãnh đạo quốc phòng các nước Italia và Na Uy.",
    )
    assert [row.meeting_id for row in parsed.positions] == ["story/m1", "story/m2"]
    assert rows(parsed, "meetings", "partner") == ["ITA", "NOR"]


def test_he_is_the_one_who_spoke_before(parse) -> None:
    text = (
        "Thượng tướng Trần Quốc Bảo đánh giá cao kết quả làm việc với ông Marco Bellini.",
        "Ông đề nghị hai bên hợp tác quân y.",
    )
    assert areas(parse, *text) == told("VNM", "proposed", MEDICINE)
