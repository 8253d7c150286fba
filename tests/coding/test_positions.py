"""Stands on the world and the region, each by its own words, and whose they are."""

from __future__ import annotations

import pytest

SPOKE = "Thượng tướng Trần Quốc Bảo nhấn mạnh"


def stands(side: str, *names: str) -> set[tuple[str, str]]:
    return {(name, side) for name in names}


CASES = {
    "a list of both": (
        "Hai bên nhấn mạnh tầm quan trọng của tự do hàng hải, hàng không ở Biển Đông; giải quyết tranh"
        " chấp bằng biện pháp hòa bình, phù hợp với UNCLOS 1982.",
        stands("both", "freedom_of_navigation", "east_sea", "peaceful_settlement", "unclos"),
    ),
    "centrality": ("Ông Marco Bellini đề cao vai trò trung tâm của ASEAN.", stands("ITA", "asean_centrality")),
    "ASEAN-led structures": (
        "Hai bên đánh giá cao các cơ chế do ASEAN dẫn dắt.", stands("both", "asean_centrality"),
    ),
    "four nos": (
        f'{SPOKE} Việt Nam kiên trì chính sách quốc phòng "bốn không".', stands("VNM", "four_nos"),
    ),
    "foreign policy": (
        f"{SPOKE} đường lối đối ngoại độc lập, tự chủ, đa phương hóa, đa dạng hóa.",
        stands("VNM", "independent_foreign_policy"),
    ),
    "names of documents are not the sea": (
        "Hai bên ủng hộ thực hiện đầy đủ Tuyên bố về ứng xử của các bên ở Biển Đông (DOC), sớm đạt Bộ Quy"
        " tắc ứng xử ở Biển Đông (COC).",
        stands("both", "doc", "coc"),
    ),
    "one China": (f"{SPOKE} Việt Nam kiên định chính sách một Trung Quốc.", stands("VNM", "one_china")),
    "Korea": ("Hai bên ủng hộ phi hạt nhân hóa bán đảo Triều Tiên.", stands("both", "korean_peninsula")),
    "Ukraine": ("Hai bên trao đổi về tình hình xung đột ở Ukraine.", stands("both", "ukraine")),
    "the sea of one side": (
        "Trao đổi về vấn đề Biển Đông, ông Marco Bellini bày tỏ quan ngại.", stands("ITA", "east_sea"),
    ),
    "security at sea is cooperation": ("Hai bên nhất trí hợp tác bảo đảm an ninh, an toàn hàng hải.", set()),
    "cooperation in ASEAN": ("Hai bên nhất trí tăng cường hợp tác trong ASEAN.", set()),
    "the world": ("Hai bên trao đổi về tình hình thế giới, khu vực cùng quan tâm.", set()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_positions(parse, rows, text: str, expected: set[tuple[str, str]]) -> None:
    assert set(rows(parse(text), "positions", "position", "side")) == expected


@pytest.mark.parametrize(
    "verb", ["kiên trì", "kiên định", "thực hiện nhất quán", "nhất quán thực hiện"]
)
def test_a_country_that_holds_to_a_policy_is_the_side(parse, rows, verb: str) -> None:
    text = f'Việt Nam {verb} chính sách quốc phòng "bốn không".'
    assert rows(parse(text), "positions", "position", "side") == [("four_nos", "VNM")]


RELATIONSHIPS = {
    "strategic": ("quan hệ Đối tác Chiến lược Việt Nam - Italia", "strategic_partnership"),
    "comprehensive strategic": (
        "quan hệ Đối tác Chiến lược toàn diện", "comprehensive_strategic_partnership",
    ),
    "comprehensive": ("quan hệ Đối tác Toàn diện", "comprehensive_partnership"),
    "extensive": ("quan hệ Đối tác chiến lược sâu rộng", "extensive_strategic_partnership"),
    "friendship": ("quan hệ hữu nghị truyền thống", "traditional_friendship"),
    "the highest counts": (
        "quan hệ Đối tác Toàn diện, nay là Đối tác Chiến lược", "strategic_partnership",
    ),
    "no status": ("quan hệ đối tác quan trọng, tin cậy", None),
}  # fmt: skip


@pytest.mark.parametrize(("words", "code"), RELATIONSHIPS.values(), ids=RELATIONSHIPS)
def test_relationship(parse, words: str, code: str | None) -> None:
    relationship = parse(f"Hai bên khẳng định coi trọng {words}.").relationship
    assert (relationship.value if relationship else None) == code
