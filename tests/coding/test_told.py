"""What was said at the meeting, and what was said elsewhere or not at all."""

from __future__ import annotations

import pytest

COC = "sớm đạt được Bộ Quy tắc ứng xử ở Biển Đông (COC)"
SAID = {("coc", "ITA")}

CASES = {
    "at the dialogue": ([f"Ông Marco Bellini mong muốn các bên {COC}."], SAID),
    "at a press conference": (
        [f"Trong cuộc họp báo sau đó, ông Marco Bellini mong muốn các bên {COC}."], set(),
    ),
    "to reporters": ([f"Trả lời báo chí, ông Marco Bellini mong muốn các bên {COC}."], set()),
    "what goes on at the press conference": (
        [
            "Trong cuộc họp báo sau đó, ông Marco Bellini cảm ơn Việt Nam.",
            f"Italia cũng mong muốn các bên {COC}.",
        ],
        set(),
    ),
    "back at the meeting by its name": (
        [
            "Trong cuộc họp báo sau đó, ông Marco Bellini cảm ơn Việt Nam.",
            f"Tại Đối thoại, ông Marco Bellini mong muốn các bên {COC}.",
        ],
        SAID,
    ),
    "back at the meeting by the other head": (
        [
            "Trong cuộc họp báo sau đó, ông Marco Bellini cảm ơn Việt Nam.",
            f"Thượng tướng Trần Quốc Bảo mong muốn các bên {COC}.",
        ],
        {("coc", "VNM")},
    ),
    "a heading between paragraphs": (["Ủng hộ COC thực chất, hiệu lực", "Hai bên cảm ơn nhau."], set()),
    "an item of a list": (["Hai bên nhất trí:", "- Ủng hộ sớm đạt COC", "Hai bên vui mừng."], {("coc", "both")}),
    "a speech to come": (
        [f"Ngày 13-5, ông Marco Bellini sẽ có bài phát biểu về việc {COC}."], set(),
    ),
    "what is not said": (["Ông Marco Bellini không đề cập tình hình Biển Đông."], set()),
    "the sea behind a document's short name": (
        ["Hai bên mong sớm đạt Bộ Quy tắc ứng xử (COC) tại Biển Đông."], {("coc", "both")},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_only_what_was_said_at_the_meeting_counts(parse, rows, body, expected) -> None:
    assert set(rows(parse(*body), "positions", "position", "side")) == expected


CALL = (
    "Ngày 12/5/2022, tại Phủ Chủ tịch, Chủ tịch nước Phan Văn Tường đã tiếp bà Giulia Conti, Bộ trưởng"
    " Quốc phòng Italia."
)
TALKS = (
    "Trước đó, sáng cùng ngày, Đại tướng Vũ Đình Khải, Bộ trưởng Bộ Quốc phòng đã hội đàm với bà Giulia"
    " Conti."
)
SPEECHES = {
    "who was at the other meeting": (
        ["Chủ tịch nước Phan Văn Tường đề nghị hai bên đẩy mạnh hợp tác quân y."],
        [("military_medicine", "courtesy_call")],
    ),
    "who was at this one": (
        ["Đại tướng Vũ Đình Khải đề nghị hai bên đẩy mạnh hợp tác quân y."],
        [("military_medicine", "talks")],
    ),
    "who was at both": (
        ["Bà Giulia Conti đề nghị hai bên đẩy mạnh hợp tác quân y."], [("military_medicine", "talks")],
    ),
    "a call taken up, the talks reported there": (
        ["Tại buổi tiếp, bà Giulia Conti báo cáo kết quả hội đàm với Đại tướng Vũ Đình Khải.",
         "Chủ tịch nước Phan Văn Tường đề nghị hai bên đẩy mạnh hợp tác quân y."],
        [("military_medicine", "courtesy_call")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), SPEECHES.values(), ids=SPEECHES)
def test_a_speech_belongs_to_the_meeting_of_its_speaker(parse, body, expected) -> None:
    parsed = parse(TALKS, *body, "Hai bên vui mừng.", title="Chủ tịch nước tiếp khách", lead=CALL)
    kinds = {meeting.meeting_id: meeting.mechanism.value for meeting in parsed.meetings}
    assert sorted(kinds.values()) == ["courtesy_call", "talks"]
    said = [(area.topic.value, kinds[area.meeting_id]) for area in parsed.cooperation]
    assert said == expected
