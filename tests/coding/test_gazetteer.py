"""An office that the text leaves out is recalled by name and date, and marked so."""

from __future__ import annotations

import pytest

LEAD = "Ngày {day}, tại Seoul, Đại tướng {name} đã hội đàm với Bộ trưởng Quốc phòng Hàn Quốc Shin Won-sik."


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Phan Văn Giang", "21/3/2024", ("minister", "gazetteer")),
        ("Phan Văn Giang", "21/3/1990", (None, None)),
        ("Lương Văn Khoát", "21/3/2024", (None, None)),
    ],
    ids=["in office", "before any office", "nobody known"],
)
def test_office_of_a_known_person(parse, rows, name, day, expected) -> None:
    parsed = parse(title="Việt Nam - Hàn Quốc hội đàm", lead=LEAD.format(name=name, day=day))
    found = {
        row[0]: row[1:]
        for row in rows(parsed, "participants", "name", "office_level", "office_basis")
    }
    assert found[name] == expected


def test_the_text_goes_before_the_gazetteer(parse, rows) -> None:
    lead = LEAD.format(name="Phan Văn Giang, Bộ trưởng Bộ Quốc phòng,", day="21/3/2024")
    parsed = parse(title="Việt Nam - Hàn Quốc hội đàm", lead=lead)
    assert set(rows(parsed, "participants", "office_basis")) == {"text"}
