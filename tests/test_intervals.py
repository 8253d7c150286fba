"""EDTF dates as intervals."""

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_analysis.intervals import bounds, compatible, distance, is_date, precision

DAYS = st.dates(min_value=date(1000, 1, 1))


@given(day=DAYS, length=st.sampled_from([4, 7, 10]))
def test_plain_dates_are_read_as_the_edtf_library_does(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    parsed = edtf.parse_edtf(text)
    expected = (date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3]))
    assert bounds(text) == expected


@given(one=DAYS, other=DAYS)
def test_compatible_is_symmetric_and_finds_vaguer_forms(one: date, other: date) -> None:
    left, right = one.isoformat(), other.isoformat()
    assert compatible((left, left), (right, right)) == (one == other)
    for vague in (left[:4], left[:7], f"XXXX{left[4:]}", "XXXX"):
        assert compatible((left, left), (vague, vague))
        assert compatible((vague, vague), (left, left))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2018-03", "2018-03-27", True),
        ("2018-03", "2018-04-01", False),
        ("XXXX-03-27", "2018-03-27", True),
        ("XXXX-03-27", "2018-03-28", False),
        ("XXXX-03", "2018-03-28", True),
        ("XXXX-02-29", "2018", False),
        ("XXXX-02-29", "XXXX", True),
        ("XXXX-02-29", "2020-02", True),
        ("2018~", "2018-12-31", True),
    ],
)
def test_compatible(left: str, right: str, expected: bool) -> None:
    assert compatible((left, left), (right, right)) is expected
    assert compatible((right, right), (left, left)) is expected


def test_periods_of_several_days() -> None:
    assert compatible(("2016-11-07", "2016-11-11"), ("2016-11-10", "2016-11-10"))
    assert distance(("2022-06-29", "2022-06-29"), ("2023-03-29", "2023-03-29")) == 273
    assert distance(("2022-06", "2022-06"), ("2022-06-29", "2022-06-30")) == 0
    assert distance(("XXXX-06", "XXXX-06"), ("2022-06-29", "2022-06-30")) is None


@pytest.mark.parametrize("text", ["2018-13", "2018-02-30", "2018-00", "0000", "", "May", "XXXX-13"])
def test_what_is_no_date(text: str) -> None:
    assert not is_date(text)


def test_precision_of_forms() -> None:
    forms = ["2018-03-27", "2018-03~", "2018?", "XXXX-03-27", "202X", "202X-05", None, ""]
    assert [precision(text).value for text in forms] == [
        "day", "month", "year", "unknown", "unknown", "unknown", "unknown", "unknown",
    ]  # fmt: skip
