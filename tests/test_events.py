"""Several reports of one meeting become one event, and nothing they say is lost."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_analysis.corpus import parse_corpus
from dialogue_analysis.events import Record, merge_reports, record_schema
from dialogue_analysis.merging.copies import find_copies
from dialogue_analysis.merging.documents import find_period
from dialogue_analysis.merging.people import contradicts, same_person
from dialogue_analysis.reference import Reference, load_reference, reference_schema
from dialogue_analysis.schema import Table, schema
from dialogue_analysis.tables import Tables, typed

PARSED = {
    "partner": "FRA", "mechanism": "policy_dialogue", "date_precision": "day",
    "date_basis": "explicit", "level": "deputy_minister", "format": "in_person",
}  # fmt: skip
KNOWN = {
    "partner": "FRA", "mechanism": "policy_dialogue", "date_stated": True,
    "level": "deputy_minister", "format": "in_person", "source_url": "https://example.org/a",
    "source_lang": "en", "source_kind": "seen",
}  # fmt: skip


def frame(table: Table, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    return typed(
        pd.DataFrame([dict.fromkeys(table.names) | row for row in rows], columns=table.names), table
    )


def parsed(*meetings: dict[str, Any], **others: list[dict[str, Any]]) -> Tables:
    """Tables of meetings `article/m1`; the articles are made from the ids."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in schema()} | others
    rows["meetings"] = [
        _dated(PARSED | row | {"article_id": row["meeting_id"].split("/")[0]}) for row in meetings
    ]
    stories = {row["article_id"]: row for row in others.get("articles", [])}
    for article_id in dict.fromkeys(row["article_id"] for row in rows["meetings"]):
        stories.setdefault(article_id, {"article_id": article_id})
    rows["articles"] = [{"relevant": True, "reason": "made"} | row for row in stories.values()]
    return Tables(**{name: frame(table, rows[name]) for name, table in schema().items()})


def known(*meetings: dict[str, Any], **others: list[dict[str, Any]]) -> Reference:
    rows = {"cooperation": [], "agreements": []} | others
    rows["meetings"] = [_dated(KNOWN | row) for row in meetings]
    for number, row in enumerate(rows["meetings"]):
        if row["source_url"] == KNOWN["source_url"]:
            row["source_url"] += str(number)
    return Reference(
        **{name: frame(table, rows[name]) for name, table in reference_schema().items()}
    )


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    day = row.pop("day", None)
    return {"date_start": day, "date_end": day} | row


def heads(meeting_id: str, vn: str, partner: str) -> list[dict[str, Any]]:
    sides = (("VNM", vn), ("FRA", partner))
    return [
        {
            "article_id": meeting_id.split("/")[0], "meeting_id": meeting_id, "name": name,
            "participant_id": f"{meeting_id}/{side}", "side": side, "role": "chair",
            "name_as_written": name,
        }
        for side, name in sides
    ]  # fmt: skip


def ids(record: Record) -> list[str]:
    return list(record.events["event_id"])


# What is one meeting


def test_one_edition_is_one_meeting() -> None:
    tables = parsed(
        {"meeting_id": "a/m1", "edition": 2, "day": "2018-01-11"},
        {"meeting_id": "b/m1", "edition": 2, "day": "XXXX-01-11", "date_precision": "unknown"},
    )
    record = merge_reports(tables, known({"meeting_id": "F2", "edition": 2, "day": "2018-01"}))
    assert ids(record) == ["FRA-policy_dialogue-2"]
    event = record.events.iloc[0]
    assert (event["origin"], event["reports"], event["sources"]) == ("both", 3, 3)
    assert (event["date_start"], event["date_precision"]) == ("2018-01-11", "day")
    assert list(record.reports["report_id"]) == ["a/m1", "b/m1", "F2"]
    assert record.disagreements.empty


def test_compatible_dates_are_one_meeting() -> None:
    tables = parsed(
        {"meeting_id": "a/m1", "day": "2018-03", "city": "Paris"},
        {"meeting_id": "b/m1", "day": "2018-03-27", "city": "Paris", "edition": 2},
        {"meeting_id": "c/m1", "day": "2018-04-01", "city": "Paris"},
    )
    assert ids(merge_reports(tables)) == ["FRA-policy_dialogue-2", "FRA-policy_dialogue-2018-04-01"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            {"mechanism": "policy_dialogue"},
            {"mechanism": "courtesy_call"},
            id="dialogue and call of one day",
        ),
        pytest.param({"partner": "FRA"}, {"partner": "GBR"}, id="partners"),
        pytest.param({"edition": 1}, {"edition": 2, "day": "2019-03-27"}, id="editions"),
        pytest.param(
            {"edition": 1}, {"edition": 1, "day": "2020-03-27"}, id="one edition years apart"
        ),
        pytest.param(
            {"mechanism": "courtesy_call", "level": "minister"},
            {"mechanism": "courtesy_call", "level": "head_of_state_government"},
            id="calls on the minister and the president",
        ),
        pytest.param(
            {"mechanism": "talks", "city": "Paris"},
            {"mechanism": "talks", "city": "Hanoi"},
            id="cities",
        ),
        pytest.param(
            {"mechanism": "talks"},
            {"mechanism": "talks", "day": "2018-03"},
            id="a vague date and nothing else",
        ),
        pytest.param(
            {"mechanism": "consultation", "edition": 3},
            {"mechanism": "consultation", "edition": 5},
            id="working groups of one day",
        ),
    ],
)
def test_what_stays_two(one: dict[str, Any], other: dict[str, Any]) -> None:
    rows = [{"day": "2018-03-27"} | row for row in (one, other)]
    parsed_rows = [row | {"meeting_id": f"{name}/m1"} for name, row in zip("ab", rows, strict=True)]
    assert len(merge_reports(parsed(*parsed_rows)).events) == 2
    record = merge_reports(parsed(parsed_rows[0]), known(rows[1] | {"meeting_id": "R"}))
    assert set(record.events["origin"]) == {"parsed", "reference"}


def test_two_meetings_of_one_article_stay_two() -> None:
    call = {"mechanism": "courtesy_call", "day": "2018-03-27", "level": "minister"}
    tables = parsed(call | {"meeting_id": "a/m1"}, call | {"meeting_id": "a/m2"})
    assert ids(merge_reports(tables)) == [
        "FRA-courtesy_call-2018-03-27-a", "FRA-courtesy_call-2018-03-27-b",
    ]  # fmt: skip


def test_two_equally_good_answers_are_none() -> None:
    call = {"mechanism": "courtesy_call", "day": "2018-03-27", "level": "minister"}
    record = merge_reports(
        parsed(call | {"meeting_id": "a/m1"}),
        known(call | {"meeting_id": "R1"}, call | {"meeting_id": "R2"}),
    )
    assert list(record.events["origin"]) == ["parsed", "reference", "reference"]


def test_the_head_tells_two_calls_of_one_day_apart() -> None:
    call = {"mechanism": "courtesy_call", "day": "2018-03-27", "level": "minister"}
    record = merge_reports(
        parsed(
            call | {"meeting_id": "a/m1"}, participants=heads("a/m1", "Nguyễn Chí Vịnh", "Parly")
        ),
        known(
            call | {"meeting_id": "R1", "partner_chair": "Florence Parly"},
            call | {"meeting_id": "R2", "partner_chair": "Jean-Yves Le Drian"},
        ),
    )
    both = record.events[record.events["origin"] == "both"]
    assert list(both["partner_chair"]) == ["Florence Parly"]


CALL = {"mechanism": "courtesy_call", "day": "2018-03-27", "level": "minister", "city": "Hanoi"}
TALKS = {"mechanism": "talks", "day": "2018-03-27", "level": "minister", "city": "Paris"}
DIALOGUE = {"day": "2018-03-27", "city": "Paris"}
VINH, GIANG, TO_LAM = "Nguyễn Chí Vịnh", "Phan Văn Giang", "Tô Lâm"


def reported_twice(
    first: dict[str, Any], second: dict[str, Any], *, order: str = "ab"
) -> tuple[list[str], Record]:
    """The ids of the events that two reports of the record, or of the press, become."""
    rows = [
        {key: value for key, value in row.items() if key not in ("vn", "guest")}
        | {"meeting_id": f"{name}/m1"}
        for name, row in zip(order, (first, second), strict=True)
    ]
    people = [
        person
        for name, row in zip(order, (first, second), strict=True)
        for person in heads(f"{name}/m1", row.get("vn", ""), row.get("guest", ""))
        if person["name"]
    ]
    record = merge_reports(parsed(*rows, participants=people))
    return ids(record), record


@pytest.mark.parametrize("order", ["ab", "ba"])
@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        pytest.param(
            TALKS | {"vn": VINH, "guest": "Alice Rufo"},
            TALKS | {"vn": GIANG, "guest": "Florence Parly"},
            2,
            id="talks of one day, other heads",
        ),
        pytest.param(
            CALL | {"vn": GIANG, "guest": "Alice Rufo"},
            CALL | {"vn": TO_LAM, "guest": "Alice Rufo"},
            2,
            id="calls of one guest on two hosts",
        ),
        pytest.param(
            CALL | {"vn": GIANG, "guest": "Florence Parly"},
            CALL | {"vn": GIANG, "guest": "Parly"},
            1,
            id="one call, a name in short",
        ),
        pytest.param(
            DIALOGUE | {"vn": VINH, "guest": "Alice Rufo"},
            DIALOGUE | {"vn": GIANG, "guest": "Alice Rufo"},
            1,
            id="dialogue of one day, one head told differently",
        ),
        pytest.param(
            DIALOGUE | {"vn": VINH, "guest": "Alice Rufo"},
            DIALOGUE | {"vn": GIANG, "guest": "Florence Parly"},
            2,
            id="dialogues of one day, both heads others",
        ),
        pytest.param(
            DIALOGUE | {"edition": 4, "vn": VINH, "guest": "Alice Rufo"},
            DIALOGUE | {"edition": 4, "day": "2019-01-27", "vn": GIANG, "guest": "Alice Rufo"},
            1,
            id="one edition, dates contradict, one head is the same",
        ),
        pytest.param(
            DIALOGUE | {"edition": 4, "vn": VINH, "guest": "Alice Rufo"},
            DIALOGUE | {"edition": 4, "day": "2019-01-27", "vn": GIANG, "guest": "Florence Parly"},
            2,
            id="one edition, dates and both heads contradict",
        ),
        pytest.param(
            TALKS | {"vn": VINH, "guest": "Alice Rufo"},
            TALKS | {"vn": VINH, "guest": "Alice Rufo", "day": "2018-03-28"},
            1,
            id="a day apart, same heads and city",
        ),
        pytest.param(
            TALKS | {"vn": VINH},
            TALKS | {"vn": VINH, "day": "2018-03-28"},
            2,
            id="a day apart, one head",
        ),
        pytest.param(
            TALKS | {"vn": VINH, "guest": "Alice Rufo"},
            TALKS | {"vn": VINH, "guest": "Alice Rufo", "day": "2018-03-29"},
            2,
            id="two days apart",
        ),
        pytest.param(
            TALKS | {"day": "2018-03-31"},
            TALKS | {"day": "2018-04"},
            2,
            id="months are no days apart",
        ),
        pytest.param(
            DIALOGUE, DIALOGUE | {"day": "2018-03-28"}, 1, id="dialogue a day apart, same city"
        ),
        pytest.param(
            DIALOGUE | {"vn": VINH},
            DIALOGUE | {"vn": GIANG, "day": "2018-03-28", "city": "Hanoi"},
            2,
            id="dialogues a day apart, in two cities",
        ),
        pytest.param(
            TALKS | {"vn": VINH, "guest": "Alice Rufo"},
            TALKS | {"vn": VINH, "guest": "Alice Rufo", "mechanism": "consultation"},
            1,
            id="consultation for talks",
        ),
        pytest.param(
            CALL | {"vn": GIANG, "guest": "Alice Rufo"},
            CALL | {"vn": GIANG, "guest": "Alice Rufo", "mechanism": "working_meeting"},
            1,
            id="working meeting for call",
        ),
        pytest.param(
            CALL | {"vn": GIANG},
            CALL | {"vn": GIANG, "mechanism": "working_meeting"},
            2,
            id="working meeting and call, one head",
        ),
        pytest.param(
            CALL | {"vn": GIANG, "guest": "Alice Rufo"},
            CALL | {"vn": GIANG, "guest": "Alice Rufo", "mechanism": "policy_dialogue"},
            2,
            id="dialogue and call",
        ),
        pytest.param(
            TALKS | {"partner": "KHM LAO", "vn": GIANG, "guest": "Tea Seiha"},
            TALKS | {"partner": "KHM", "vn": GIANG, "guest": "Tea Seiha"},
            1,
            id="one report names both partners",
        ),
        pytest.param(
            TALKS | {"partner": "KHM LAO", "vn": GIANG, "mechanism": "multilateral"},
            TALKS | {"partner": "KHM", "vn": GIANG, "guest": "Tea Seiha"},
            2,
            id="bilateral talks beside a conference",
        ),
        pytest.param(
            TALKS | {"mechanism": "multilateral", "vn": GIANG, "guest": "Alice Rufo"},
            TALKS | {"mechanism": "multilateral", "vn": GIANG, "guest": "Florence Parly"},
            1,
            id="a conference has many heads",
        ),
    ],
)
def test_reports_of_two_articles(
    first: dict[str, Any], second: dict[str, Any], events: int, order: str
) -> None:
    found, record = reported_twice(first, second, order=order)
    assert len(found) == events
    assert len(record.reports) == 2


def test_one_with_fewer_partners_is_kept_as_a_disagreement() -> None:
    row = TALKS | {"vn": GIANG, "guest": "Tea Seiha"}
    found, record = reported_twice(row | {"partner": "LAO KHM"}, row | {"partner": "KHM"})
    assert found == ["KHM_LAO-talks-2018-03-27"]
    assert record.disagreements[["column", "value", "chosen"]].to_numpy().tolist() == [
        ["partner", "KHM", False], ["partner", "KHM LAO", True],
    ]  # fmt: skip


def test_heads_of_two_reports_never_meet() -> None:
    """Each side decided alone, Vịnh of one report would have met Parly of the other two."""
    row = {"edition": 1, "day": "2018-03-27"}
    record = merge_reports(
        parsed(row | {"meeting_id": "a/m1"}, participants=heads("a/m1", VINH, "Alice Rufo")),
        known(
            row | {"meeting_id": "R", "vn_chair": GIANG, "partner_chair": "Florence Parly"},
            row | {"meeting_id": "S", "vn_chair": VINH},
        ),
    )
    event = record.events.iloc[0]
    assert (event["vn_chair"], event["partner_chair"]) == (VINH, "Alice Rufo")
    told = record.disagreements
    assert set(told[told["column"] == "partner_chair"]["value"]) == {"Alice Rufo", "Florence Parly"}


@pytest.mark.parametrize(
    ("rows", "date"),
    [
        pytest.param(
            [("2022-06-14", False), ("2023-03", True), ("2023-03", True)],
            "2023-03",
            id="stated months before an inferred day",
        ),
        pytest.param(
            [("2023-03-29", False), ("2023-03", True)], "2023-03-29", id="a day within the month"
        ),
        pytest.param(
            [("2022-06-14", True), ("2023-03", True), ("2023-03", True)],
            "2023-03",
            id="more sources before more precise",
        ),
        pytest.param(
            [("2022-06-14", True), ("2023-03", True)], "2022-06-14", id="then the more precise"
        ),
        pytest.param(
            [("2022-06-14", False), ("2023-03", True), ("2022", True), ("2022", True)],
            "2022-06-14",
            id="a stated year supports its day",
        ),
        pytest.param(
            [("2022-06-14", False), ("2022-08", True), ("2022", True)],
            "2022-08",
            id="what fits both supports neither",
        ),
        pytest.param(
            [("2023-03-29", False), ("2023-03-30", False)], "2023-03-29", id="then the earlier"
        ),
    ],
)
def test_which_date_counts(rows: list[tuple[str, bool]], date: str) -> None:
    meetings = [
        {"meeting_id": f"R{number}", "edition": 4, "day": day, "date_stated": stated}
        for number, (day, stated) in enumerate(rows)
    ]
    for order in (meetings, meetings[::-1]):
        event = merge_reports(parsed(), known(*order)).events
        assert list(event["date_start"]) == [date]


def test_a_series_under_two_names_is_one() -> None:
    row = {"partner": "KOR", "edition": 7}
    record = merge_reports(
        parsed(
            row | {"meeting_id": "a/m1", "mechanism": "strategic_dialogue", "day": "2018-12-10"}
        ),
        known(row | {"meeting_id": "K7", "day": "2018-12"}),
    )
    assert ids(record) == ["KOR-policy_dialogue-7"]
    assert list(record.events["series"]) == ["policy_dialogue"]
    said = record.disagreements[["column", "value", "chosen", "origin"]]
    assert said.to_numpy().tolist() == [
        ["mechanism", "policy_dialogue", True, "reference"],
        ["mechanism", "strategic_dialogue", False, "parsed"],
    ]


def test_partners_in_any_order() -> None:
    row = {"mechanism": "multilateral", "day": "2025-10-15"}
    record = merge_reports(
        parsed(row | {"meeting_id": "a/m1", "partner": "LAO KHM"}),
        known(row | {"meeting_id": "R", "partner": "KHM LAO"}),
    )
    assert ids(record) == ["KHM_LAO-multilateral-2025-10-15"]


# One value a cell, and the others kept


def test_a_disagreement_keeps_what_each_report_says() -> None:
    first = {
        "meeting_id": "G1",
        "partner": "GBR",
        "edition": 4,
        "day": "2022-06-29",
        "city": "London",
        "country": "GBR",
        "date_stated": False,
    }
    second = {
        "meeting_id": "G2",
        "partner": "GBR",
        "edition": 4,
        "day": "2023-03-29",
        "city": "Hanoi",
        "country": "VNM",
    }
    record = merge_reports(parsed(), known(first, second))
    assert ids(record) == ["GBR-policy_dialogue-4"]
    event = record.events.iloc[0]
    assert (event["date_start"], event["city"], event["date_stated"]) == (
        "2023-03-29",
        "Hanoi",
        True,
    )
    said = record.disagreements[record.disagreements["column"] == "date_start"]
    assert said[["value", "chosen", "report_id"]].to_numpy().tolist() == [
        ["2022-06-29", False, "G1"], ["2023-03-29", True, "G2"],
    ]  # fmt: skip
    assert set(record.disagreements["column"]) == {"date_start", "date_end", "city", "country"}


def test_a_vaguer_word_is_no_disagreement() -> None:
    row = {"edition": 1}
    record = merge_reports(
        parsed(row | {"meeting_id": "a/m1", "day": "2016-11-10", "city": "Lai Chau"}),
        known(row | {"meeting_id": "R", "day": "2016-11", "level": "unknown", "city": "Lai Châu"}),
    )
    assert record.disagreements.empty
    assert list(record.events["level"]) == ["deputy_minister"]


def test_a_stated_level_comes_before_a_derived_one() -> None:
    row = {"edition": 1, "day": "2019-07-01"}
    rule = {
        "article_id": "a",
        "table": "meetings",
        "row_id": "a/m1",
        "column": "level",
        "start": 0,
        "end": 3,
        "quote": "cấp",
    }
    for name, level in (("level.stated", "director_general"), ("level.from_offices", "minister")):
        record = merge_reports(
            parsed(
                row | {"meeting_id": "a/m1", "level": "director_general"},
                evidence=[rule | {"rule_id": name}],
            ),
            known(row | {"meeting_id": "R", "level": "minister"}),
        )
        assert list(record.events["level"]) == [level]
        assert list(record.disagreements["column"]) == ["level", "level"]


def test_cooperation_counts_a_row_once() -> None:
    row = {"edition": 1, "day": "2019-07-01"}
    said = {"topic": "peacekeeping", "status": "agreed", "side": "both"}
    record = merge_reports(
        parsed(row | {"meeting_id": "a/m1"}, cooperation=[
            said | {"article_id": "a", "meeting_id": "a/m1", "cooperation_id": "a/m1/c1"},
        ]),
        known(row | {"meeting_id": "R"}, cooperation=[
            said | {"meeting_id": "R"},
            said | {"meeting_id": "R", "topic": "ship_visits"},
        ]),
    )  # fmt: skip
    assert record.cooperation[["topic", "origin", "sources"]].to_numpy().tolist() == [
        ["ship_visits", "reference", 1], ["peacekeeping", "both", 2],
    ]  # fmt: skip


def test_a_document_of_both_is_one_row() -> None:
    row = {"edition": 1, "day": "2019-07-01"}
    record = merge_reports(
        parsed(row | {"meeting_id": "a/m1"}, agreements=[{
            "article_id": "a", "meeting_id": "a/m1", "agreement_id": "a/m1/a1", "type": "memorandum",
            "status": "in_force", "title": "Bản ghi nhớ", "date_signed": "2017-05",
        }]),
        known(row | {"meeting_id": "R"}, agreements=[
            {"meeting_id": "R", "type": "memorandum", "status": "in_force", "short_title_en": "MoU", "date_signed": "2017"},
            {"meeting_id": "R", "type": "plan", "status": "signed", "short_title_en": "Plan"},
        ]),
    )  # fmt: skip
    assert record.agreements[["title", "short_title_en", "date_signed", "origin"]].fillna("").to_numpy().tolist() == [
        ["Bản ghi nhớ", "MoU", "2017-05", "both"], ["", "Plan", "", "reference"],
    ]  # fmt: skip


MEMO = {"type": "memorandum", "status": "signed"}
CYBER = MEMO | {"title": "Bản ghi nhớ về hợp tác an ninh mạng"}
MEDICINE = MEMO | {"title": "Bản ghi nhớ về hợp tác quân y"}
GENERAL = MEMO | {"title": "Bản ghi nhớ về hợp tác quốc phòng", "status": "in_force"}
PLAN = {"type": "plan", "title": "Kế hoạch hợp tác quốc phòng", "status": "in_force"}


def documents_named(*rows: dict[str, Any]) -> Record:
    """One dialogue of 2019-07-01 in the articles `a` (by default) and `b`, or the record, `R`."""
    told: dict[str, list[dict[str, Any]]] = {"a": [], "b": [], "R": []}
    for number, row in enumerate(rows):
        by = row.get("by", "a")
        cells = {key: value for key, value in row.items() if key != "by"}
        place = {"meeting_id": "R"} if by == "R" else {
            "article_id": by, "meeting_id": f"{by}/m1", "agreement_id": f"{by}/m1/a{number}",
        }  # fmt: skip
        told[by].append(cells | place)
    meeting = {"edition": 1, "day": "2019-07-01"}
    return merge_reports(
        parsed(
            meeting | {"meeting_id": "a/m1"},
            meeting | {"meeting_id": "b/m1"},
            agreements=told["a"] + told["b"],
        ),
        known(meeting | {"meeting_id": "R"}, agreements=told["R"]),
    )


@pytest.mark.parametrize(
    ("rows", "documents", "disputed"),
    [
        pytest.param([CYBER, MEDICINE | {"by": "b"}], 2, set(), id="two subjects, an outlet each"),
        pytest.param(
            [CYBER, CYBER | {"by": "b", "title": "Bản ghi nhớ an ninh mạng giữa hai Bộ Quốc phòng"}],
            1,
            {"title"},
            id="one subject in other words",
        ),
        pytest.param(
            [PLAN | {"period": "2021/2023"}, PLAN | {"by": "b", "period": "2024/2026"}],
            2,
            set(),
            id="two periods",
        ),
        pytest.param(
            [PLAN | {"period": "2021/2023"}, PLAN | {"by": "b", "period": "2021/2023"}],
            1,
            set(),
            id="one period",
        ),
        pytest.param(
            [GENERAL | {"date_signed": "2010"}, GENERAL | {"date_signed": "2015"}],
            2,
            set(),
            id="one report, one title, two dates",
        ),
        pytest.param(
            [GENERAL | {"date_signed": "2010"}, GENERAL | {"by": "b", "date_signed": "2010-10"}],
            1,
            set(),
            id="year and month",
        ),
        pytest.param(
            [CYBER, CYBER | {"by": "b", "status": "in_force"}],
            1,
            {"status"},
            id="signed, or in force",
        ),
        pytest.param(
            [CYBER, CYBER | {"by": "b", "status": "to_be_signed"}],
            1,
            {"status"},
            id="signed, or to be signed",
        ),
        pytest.param(
            [GENERAL, GENERAL | {"by": "b", "status": "to_be_signed"}],
            2,
            set(),
            id="one in force and the next announced",
        ),
        pytest.param(
            [GENERAL, GENERAL | {"status": "signed"}],
            2,
            set(),
            id="one report: the old cited, the new signed",
        ),
        pytest.param(
            [CYBER, CYBER | {"status": "in_force"}],
            1,
            {"status"},
            id="one report gives one subject two statuses",
        ),
        pytest.param(
            [
                {"by": "R", "type": "agreement", "status": "in_force", "date_signed": "2010-10",
                 "short_title_en": title}
                for title in ("Agreement on defence cooperation", "Defence cooperation agreement")
            ],
            1,
            {"short_title_en"},
            id="one report names a document in two wordings",
        ),
        pytest.param(
            [
                MEDICINE | {"topics": "military_medicine", "type": "technical_arrangement",
                            "date_signed": "2019-07-01"},
                CYBER | {"topics": "cyber_security", "type": "technical_arrangement",
                         "date_signed": "2019-07-01"},
                {"by": "R", "type": "agreement", "status": "signed", "date_signed": "2019-07",
                 "short_title_en": "Agreement on military medicine cooperation"},
            ],
            2,
            {"type"},
            id="two languages and types, by topic and date",
        ),
        pytest.param(
            [
                CYBER | {"topics": "cyber_security"},
                {"by": "R", "short_title_en": "MoU on military medicine"} | MEMO,
            ],
            2,
            set(),
            id="two languages, other topics",
        ),
        pytest.param(
            [
                {"type": "framework_agreement", "status": "in_force", "title": "Thỏa thuận khung"},
                {"type": "agreement", "status": "in_force", "title": "Thỏa thuận"},
            ],
            2,
            set(),
            id="types are told apart where no date joins them",
        ),
    ],
)  # fmt: skip
def test_which_documents_of_a_meeting_are_one(
    rows: list[dict[str, Any]], documents: int, disputed: set[str]
) -> None:
    for order in (rows, rows[::-1]):
        record = documents_named(*order)
        assert len(record.agreements) == documents
        assert set(record.disagreements["column"]) == disputed
        told = set(record.agreements["title"].dropna()) | set(record.disagreements["value"])
        assert told >= {row["title"] for row in rows if "title" in row}


def test_a_document_signed_on_the_second_day_of_a_meeting_is_one() -> None:
    meeting = {"edition": 1, "day": "2019-07-01", "date_end": "2019-07-04"}
    paper = {"type": "minutes", "status": "signed", "short_title_en": "Minutes"}
    record = merge_reports(
        parsed(),
        known(
            meeting | {"meeting_id": "R"},
            meeting | {"meeting_id": "S"},
            agreements=[
                paper | {"meeting_id": "R", "date_signed": "2019-07-02"},
                paper | {"meeting_id": "S"},
            ],
        ),
    )
    assert list(record.agreements["date_signed"]) == ["2019-07-02"]


def test_cells_of_a_document_in_dispute() -> None:
    """Most sources; then signed, which says more than in force."""
    record = documents_named(CYBER, CYBER | {"by": "b", "status": "in_force"})
    assert list(record.agreements["status"]) == ["signed"]
    said = record.disagreements[["subject", "column", "value", "chosen", "report_id"]]
    assert said.to_numpy().tolist() == [
        ["FRA-policy_dialogue-1/1", "status", "in_force", False, "b/m1"],
        ["FRA-policy_dialogue-1/1", "status", "signed", True, "a/m1"],
    ]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Vision 2018-2028", "2018/2028"),
        ("Vision for 2018 – 2028", "2018/2028"),
        ("Vision towards 2030", "../2030"),
        ("Vision through 2030", "../2030"),
        ("Cooperation plan 2026", None),
        ("Vision", None),
    ],
)
def test_period_of_a_title(title: str, period: str | None) -> None:
    assert find_period(title) == period


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Goldie DL", "Baroness Goldie", True),
        ("Phillippe Errera", "Philippe Errera", True),
        ("Hoàng Xuân Chiến", "Hoàng Hữu Chiến", False),
        ("Alice Rufo", "Alice Guitton", False),
        ("Lê Hoài Trung; Phan Văn Giang", "Phan Văn Giang", True),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same
    assert contradicts(one, other) is not same


# Copies


STORY = (
    "Chiều 29-3 tại Hà Nội Đối thoại Chính sách quốc phòng Việt Nam Pháp lần thứ hai đã diễn ra do "
    "Thượng tướng và Tổng cục trưởng đồng chủ trì hai bên nhất trí tăng cường trao đổi đoàn đào tạo "
    "quân y gìn giữ hòa bình công nghiệp quốc phòng và khắc phục hậu quả chiến tranh"
)


def told(article_id: str, text: str) -> dict[str, Any]:
    return {
        "article_id": article_id, "table": "meetings", "row_id": f"{article_id}/m1", "column": "partner",
        "start": 0, "end": len(text), "quote": text, "rule_id": "made",
    }  # fmt: skip


OTHER_PARTNER = (
    "Cũng trong ngày Thượng tướng đã tiếp Đại sứ Ấn Độ hai bên nhất trí mở rộng hợp tác đóng tàu "
    "tuần tra an ninh mạng và huấn luyện phi công"
)
BRIEF = " ".join(STORY.split()[:45])
TURNED = " ".join(STORY.split()[30:] + STORY.split()[:30])
REPORT_OF_ITS_OWN = (
    "Tại Hà Nội chiều 29-3 Đối thoại Chính sách quốc phòng Việt Nam Pháp lần thứ hai do Thượng tướng "
    "và Tổng cục trưởng đồng chủ trì phía Pháp đề nghị hợp tác thủy đạc an ninh mạng đào tạo tiếng "
    "Pháp cho sĩ quan trẻ phía Việt Nam hoan nghênh tàu hải quân ghé thăm các cảng quốc tế"
)


@pytest.mark.parametrize(
    ("text", "partners", "copied"),
    [
        pytest.param(f"TTXVN {STORY} (Theo TTXVN)", ["FRA"], True, id="reprint"),
        pytest.param(f"{STORY} {OTHER_PARTNER}", ["FRA", "IND"], True, id="a partner added"),
        pytest.param(BRIEF, ["FRA"], True, id="the beginning alone"),
        pytest.param(TURNED, ["FRA"], True, id="order turned"),
        pytest.param(REPORT_OF_ITS_OWN, ["FRA"], False, id="independent report of the meeting"),
        pytest.param(STORY, ["IND"], False, id="no partner in common"),
        pytest.param(" ".join(STORY.split()[:20]), ["FRA"], False, id="too short to tell"),
    ],
)
def test_what_is_a_copy(text: str, partners: list[str], copied: bool) -> None:
    tables = parsed(
        {"meeting_id": "wire/m1"},
        *(
            {"meeting_id": f"x/m{number}", "partner": partner}
            for number, partner in enumerate(partners, start=1)
        ),
        articles=[
            {"article_id": "wire", "published": "2018-03-29"},
            {"article_id": "x", "published": "2018-03-30"},
        ],
        evidence=[told("wire", STORY), told("x", text)],
    )
    copies = find_copies(tables)
    assert list(zip(copies["article_id"], copies["copy_of"], strict=True)) == (
        [("x", "wire")] if copied else []
    )


def printings() -> Tables:
    """An agency story, its copy a day later with the year read wrongly, and another story."""
    row = {"mechanism": "courtesy_call", "level": "minister", "date_basis": "published"}
    other = "Bộ trưởng tiếp xã giao đoàn khách và đề nghị hợp tác thủy đạc " * 4
    return parsed(
        row | {"meeting_id": "copy/m1", "day": "2019-03-29"},
        row | {"meeting_id": "other/m1", "day": "2018-03-29"},
        row | {"meeting_id": "wire/m1", "day": "2018-03-29"},
        articles=[
            {"article_id": "wire", "published": "2018-03-29"},
            {"article_id": "copy", "published": "2018-03-30"},
            {"article_id": "other", "published": "2018-03-29"},
        ],
        evidence=[
            told("wire", STORY),
            told("copy", f"TTXVN {STORY} (Theo TTXVN)"),
            told("other", other),
        ],
    )


def test_copies_are_found_and_lead_to_the_first_printing() -> None:
    copies = find_copies(printings())
    assert copies[["article_id", "copy_of"]].to_numpy().tolist() == [["copy", "wire"]]
    assert copies["similarity"].between(0.8, 1).all()


def test_a_copy_counts_once() -> None:
    record = merge_reports(printings())
    assert ids(record) == ["FRA-courtesy_call-2018-03-29"]
    event = record.events.iloc[0]
    assert (event["reports"], event["sources"]) == (3, 2)
    repeats = record.reports.dropna(subset="same_source_as")
    assert repeats[["report_id", "same_source_as"]].to_numpy().tolist() == [["copy/m1", "wire/m1"]]
    assert set(record.disagreements["column"]) == {"date_start", "date_end"}


def test_a_row_coded_from_a_page_read_here_is_no_second_source() -> None:
    row = {"edition": 3, "day": "2023-12-18"}
    record = merge_reports(
        parsed(
            row | {"meeting_id": "a/m1"},
            articles=[{"article_id": "a", "url": "http://www.example.org/x/"}],
        ),
        known(row | {"meeting_id": "R", "source_url": "https://example.org/x"}),
    )
    assert list(record.events["sources"]) == [1]
    assert list(record.events["origin"]) == ["both"]


# What holds for the whole


@pytest.fixture(scope="module")
def tables(root: Path) -> Tables:
    return parse_corpus(root / "data" / "raw", catalogue=root / "data" / "catalogue.csv")


@pytest.fixture(scope="module")
def record(tables: Tables) -> Record:
    return merge_reports(tables, load_reference())


def test_the_founding_articles_meet_the_reference(record: Record) -> None:
    both = record.events[record.events["origin"] == "both"]
    assert list(both["event_id"]) == [
        "CAN-policy_dialogue-3",
        "FRA-courtesy_call-2018-03-27",
        "FRA-policy_dialogue-1",
        "FRA-strategic_dialogue-3",
        "GBR-policy_dialogue-4",
    ]
    parsed_alone = record.events[record.events["origin"] == "parsed"]
    assert list(parsed_alone["event_id"]) == ["FRA-working_meeting-2018-03"]
    assert len(record.events) == 546
    sources = dict(zip(both["event_id"], both["sources"], strict=True))
    assert sources["FRA-strategic_dialogue-3"] == 1  # the reference row is of the same page
    assert sources["CAN-policy_dialogue-3"] == 2


def test_the_known_disagreements_are_kept(record: Record) -> None:
    said = record.disagreements
    uk = said[(said["event_id"] == "GBR-policy_dialogue-4") & (said["column"] == "date_start")]
    assert set(zip(uk["value"], uk["chosen"], strict=True)) == {
        ("2022-06-29", False),
        ("2023-03-29", True),
    }
    vision = said[said["subject"] == "FRA-joint_vision-2018"]
    assert set(zip(vision["value"], vision["chosen"], strict=True)) == {
        ("2018/2020", False),
        ("2018/2028", True),
    }
    assert len(vision) == 7
    assert set(said["event_id"]) <= set(record.events["event_id"])


def test_one_meeting_names_a_document_once(record: Record) -> None:
    """Pairs that stood twice: equal in substance, or told as two types by the two origins."""
    counts = record.agreements.groupby("event_id").size()
    assert {
        event_id: counts[event_id]
        for event_id in (
            "FRA-policy_dialogue-1", "IDN-policy_dialogue-3", "KHM-policy_dialogue-3",
            "KOR-policy_dialogue-5", "LAO-policy_dialogue-4", "NZL-policy_dialogue-3",
            "PHL-policy_dialogue-3", "PHL-policy_dialogue-6",
        )
    } == {
        "FRA-policy_dialogue-1": 5, "IDN-policy_dialogue-3": 2, "KHM-policy_dialogue-3": 2,
        "KOR-policy_dialogue-5": 2, "LAO-policy_dialogue-4": 3, "NZL-policy_dialogue-3": 1,
        "PHL-policy_dialogue-3": 1, "PHL-policy_dialogue-6": 2,
    }  # fmt: skip
    assert counts["SGP-policy_dialogue-11"] == 2  # one in force, the new one announced


def test_every_report_stands_in_one_event(tables: Tables, record: Record) -> None:
    reports = record.reports
    assert not reports.duplicated(["origin", "report_id"]).any()
    by_origin = reports.groupby("origin", observed=True)["meeting_id"].agg(set)
    assert by_origin["parsed"] == set(tables.meetings["meeting_id"])
    assert by_origin["reference"] == set(load_reference().meetings["meeting_id"])
    assert set(reports["event_id"]) == set(record.events["event_id"])
    assert record.events["reports"].sum() == len(reports)


def test_no_fact_of_either_is_lost(tables: Tables, record: Record) -> None:
    reference = load_reference()
    event = dict(zip(record.reports["meeting_id"], record.reports["event_id"], strict=True))
    columns = ["meeting_id", "topic", "status", "side"]
    every = pd.concat(
        [tables.cooperation[columns].astype(str), reference.cooperation[columns].astype(str)]
    )
    expected = set(
        zip(every["meeting_id"].map(event), *(every[c] for c in columns[1:]), strict=True)
    )
    merged = record.cooperation.astype(str)
    assert set(zip(merged["event_id"], *(merged[c] for c in columns[1:]), strict=True)) == expected
    said = record.disagreements
    wordings = set(said[said["column"] == "short_title_en"]["value"])
    titles = set(reference.agreements["short_title_en"])
    assert titles == set(record.agreements["short_title_en"].dropna()) | wordings


def test_types_and_keys(record: Record) -> None:
    assert record.events["event_id"].is_unique
    assert record.events["edition"].dtype == "Int64"
    assert record.events["level"].cat.ordered
    for name, table in record_schema().items():
        assert list(record[name].columns) == table.names
        assert not record[name].duplicated(list(table.key)).any()
        required = [column.name for column in table.columns if column.required]
        assert name == "events" or record[name][required].notna().all(axis=None)


def test_without_reference_and_without_articles(tables: Tables) -> None:
    alone = merge_reports(tables)
    assert set(alone.events["origin"]) == {"parsed"}
    assert len(alone.events) == len(tables.meetings)
    empty = merge_reports(parsed())
    assert all(empty[name].empty for name in record_schema())
    assert empty.events["edition"].dtype == "Int64"
    known_alone = merge_reports(parsed(), load_reference())
    assert len(known_alone.events) == 545  # both reports of the fourth British dialogue are one


def shuffled(frames: Any, kind: type, names: Iterable[str], seed: int) -> Any:
    return kind(**{name: frames[name].sample(frac=1, random_state=seed) for name in names})


def assert_same(one: Record, other: Record) -> None:
    for name in record_schema():
        pd.testing.assert_frame_equal(one[name], other[name])
        assert one[name].to_csv() == other[name].to_csv()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_of_the_real_rows_changes_nothing(tables: Tables, record: Record, seed: int) -> None:
    mixed = shuffled(tables, Tables, schema(), seed)
    reference = shuffled(load_reference(), Reference, reference_schema(), seed)
    assert_same(merge_reports(mixed, reference), record)


ROWS = st.fixed_dictionaries(
    {
        "mechanism": st.sampled_from(
            ["policy_dialogue", "courtesy_call", "talks", "working_meeting"]
        ),
        "edition": st.sampled_from([None, None, 1, 2]),
        "day": st.sampled_from(
            [None, "2018", "2018-03", "2018-03-27", "XXXX-03-27", "2018-03-28", "2019-01"]
        ),
        "level": st.sampled_from(["minister", "deputy_minister"]),
        "city": st.sampled_from([None, "Paris", "Hanoi"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(
    articles=st.lists(st.lists(ROWS, min_size=1, max_size=2), max_size=4),
    record=st.lists(ROWS.filter(lambda row: row["day"] is not None), max_size=3),
    seed=st.integers(0, 99),
)
def test_any_rows_in_any_order(
    articles: list[list[dict[str, Any]]], record: list[dict[str, Any]], seed: int
) -> None:
    rows = [
        dict(row) | {"meeting_id": f"a{number}/m{place}"}
        for number, story in enumerate(articles)
        for place, row in enumerate(story)
    ]
    tables = parsed(*rows)
    reference = known(
        *(dict(row) | {"meeting_id": f"R{number}"} for number, row in enumerate(record))
    )
    merged = merge_reports(tables, reference)
    assert merged.events["event_id"].is_unique
    assert len(merged.reports) == len(rows) + len(record)
    assert set(merged.reports["event_id"]) == set(merged.events["event_id"])
    again = merge_reports(
        shuffled(tables, Tables, schema(), seed),
        shuffled(reference, Reference, reference_schema(), seed),
    )
    assert_same(merged, again)
