"""Documents over meetings: which mentions are of one, what was last reported, what is pending."""

from itertools import permutations

import pandas as pd
import pytest
from matplotlib.text import Text

from dialogue_analysis import load_reference
from dialogue_analysis.analysis import (
    document_caption,
    documents,
    documents_by_partner,
    documents_by_type,
    label,
    pending,
    plot_document_states,
    plot_document_timeline,
)
from dialogue_analysis.analysis.charts.documents import (
    STATE_COLOURS,
    STATE_HATCHES,
    TYPE_MARKERS,
)
from dialogue_analysis.analysis.documents import STATES, STATUSES
from dialogue_analysis.codes import AgreementStatus, AgreementType
from dialogue_analysis.merging.titles import similar_titles

EVENTS = ["event_id", "partner", "mechanism", "date_start", "source_url"]
NAMED = ["event_id", "number", "type", "status", "short_title_en", "date_signed", "period"]


@pytest.fixture
def build(record_frame):
    """Documents of one partner from `(date, type, status, title, date_signed, period)`."""

    def build(*mentions: tuple[str | None, ...], order: tuple[int, ...] = ()) -> pd.DataFrame:
        days = sorted({str(mention[0]) for mention in mentions})
        events = [(day, "GBR", "talks", day, f"https://example.org/{day}") for day in days]
        rows = [(each[0], number, *each[1:]) for number, each in enumerate(mentions, start=1)]
        rows = [rows[place] for place in order] if order else rows
        return documents(
            record_frame("events", EVENTS, *events), record_frame("agreements", NAMED, *rows)
        )

    return build


LONG_TITLE = (
    "Agreement on a hotline between the Viet Nam Coast Guard and the Cambodian "
    "maritime security committee"
)
MOU = ("memorandum", "in_force", "MoU on defence cooperation")


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param(
            [("2013-01-01", *MOU, "2010", None), ("2015-01-01", *MOU, "2010-10", None)],
            1,
            id="year and month of one signing",
        ),
        pytest.param(
            [("2013-01-01", *MOU, "2010", None), ("2023-01-01", *MOU, "2017", None)],
            2,
            id="one title, two signings",
        ),
        pytest.param(
            [("2013-01-01", *MOU, "2010", None), ("2015-01-01", *MOU, None, None)],
            1,
            id="no date, one document fits",
        ),
        pytest.param(
            [
                ("2013-01-01", *MOU, "2010", None),
                ("2018-01-01", *MOU, "2017", None),
                ("2020-01-01", *MOU, None, None),
            ],
            3,
            id="no date, two fit: stays apart",
        ),
        pytest.param(
            [("2018-01-01", *MOU, "2017", None), ("2015-01-01", *MOU, None, None)],
            2,
            id="cited before the other was signed",
        ),
        pytest.param(
            [
                ("2021-11-23", "memorandum", "signed", "Memorandum on cyber security", None, None),
                (
                    "2021-11-23",
                    "memorandum",
                    "signed",
                    "Memorandum on military medicine",
                    None,
                    None,
                ),
            ],
            2,
            id="two of one day",
        ),
        pytest.param(
            [
                (
                    "2021-11-23",
                    "memorandum",
                    "in_force",
                    "MoU on defence cooperation",
                    "2010",
                    None,
                ),
                (
                    "2022-11-23",
                    "agreement",
                    "in_force",
                    "Agreement on defence cooperation",
                    "2010",
                    None,
                ),
            ],
            2,
            id="two types",
        ),
        pytest.param(
            [
                (
                    "2023-10-31",
                    "agreement",
                    "in_force",
                    "Navy agreement on joint training procedures",
                    "2021-12",
                    None,
                ),
                (
                    "2023-10-31",
                    "agreement",
                    "in_force",
                    "Agreement on joint training procedures of the navies",
                    "2021-12",
                    None,
                ),
            ],
            1,
            id="one document in two wordings at one meeting",
        ),
        pytest.param(
            [
                (
                    "2019-01-01",
                    "memorandum",
                    "in_force",
                    "Memorandum on UN peacekeeping",
                    "2015",
                    None,
                ),
                (
                    "2025-01-01",
                    "memorandum",
                    "signed",
                    "Extension of the memorandum on UN peacekeeping",
                    None,
                    None,
                ),
            ],
            2,
            id="an extension is another",
        ),
        pytest.param(
            [
                ("2019-01-01", "plan", "in_force", "Cooperation plan 2017-2019", None, "2017/2019"),
                (
                    "2019-01-01",
                    "plan",
                    "to_be_signed",
                    "Cooperation plan 2020-2022",
                    None,
                    "2020/2022",
                ),
                ("2021-01-01", "plan", "signed", "Cooperation plan 2020-2022", None, "2020/2022"),
            ],
            2,
            id="plans by their periods",
        ),
        pytest.param(
            [
                ("2024-01-01", "minutes", "signed", "Minutes of the 4th dialogue", None, None),
                ("2025-01-01", "minutes", "signed", "Minutes of the 5th dialogue", None, None),
            ],
            2,
            id="minutes of two editions",
        ),
        pytest.param(
            [
                ("2018-11-01", "plan", "to_be_signed", "Three-year cooperation plan", None, None),
                ("2019-06-01", "plan", "signed", "Cooperation plan 2019-2021", None, "2019/2021"),
                ("2022-11-01", "plan", "signed", "Cooperation plan 2023-2025", None, "2023/2025"),
            ],
            2,
            id="an announcement goes to the first signed after it",
        ),
        pytest.param(
            [
                ("2013-01-01", *MOU, "2010", None),
                (
                    "2020-01-01",
                    "memorandum",
                    "to_be_signed",
                    "New MoU on defence cooperation",
                    None,
                    None,
                ),
            ],
            2,
            id="announced after the other was signed",
        ),
        pytest.param(
            [("XXXX-11-04", *MOU, "2010", None), ("2015-01-01", *MOU, "2010", None)],
            1,
            id="a meeting of no known year",
        ),
    ],
)
def test_mentions_of_one_document_are_joined_and_no_others(build, mentions, expected) -> None:
    found = build(*mentions)
    assert len(found) == expected
    assert found["mentions"].sum() >= len({mention[0] for mention in mentions})
    for order in permutations(range(len(mentions))):
        pd.testing.assert_frame_equal(build(*mentions, order=order), found)


def test_a_document_id_joins_and_parts(record_frame) -> None:
    events = record_frame(
        "events",
        EVENTS,
        *((day, "FRA", "talks", day, None) for day in ("2018-03-01", "2018-09-17", "2020-01-01")),
    )
    columns = ["event_id", "number", "document_id", "type", "status", "title", "period"]
    frame = record_frame(
        "agreements",
        columns,
        (
            "2018-03-01",
            1,
            "FRA-joint_vision-2018",
            "joint_vision",
            "to_be_signed",
            "A",
            "2018/2020",
        ),
        ("2018-09-17", 1, "FRA-joint_vision-2018", "joint_vision", "signed", "B", "2018/2028"),
        ("2020-01-01", 1, "FRA-joint_vision-2018", "joint_vision", "in_force", "C", "2018/2028"),
        ("2020-01-01", 2, "FRA-joint_vision-2009", "joint_vision", "in_force", "C", None),
    )
    found = documents(events, frame).set_index("mentions")
    assert found.loc[3, "event_ids"] == "2018-03-01 2018-09-17 2020-01-01"
    assert found.loc[3, ["period", "date_signed", "state"]].tolist() == [
        "2018/2028",
        "2018-09-17",
        "in_force",
    ]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("days", "expected"), [(("2018-03", "2018-03-27"), 1), (("2018-03", "2019-04"), 2)]
)
def test_titles_in_two_languages_are_joined_by_month_and_type(record_frame, days, expected) -> None:
    events = record_frame(
        "events", EVENTS, ("a", "FRA", "talks", days[0], None), ("b", "FRA", "talks", days[1], None)
    )
    frame = record_frame(
        "agreements",
        ["event_id", "number", "type", "status", "title", "short_title_en"],
        ("a", 1, "letter_of_intent", "signed", "Ý định thư về Tầm nhìn chung", None),
        ("b", 1, "letter_of_intent", "signed", None, "Letter of Intent on a joint vision"),
    )
    assert len(documents(events, frame)) == expected


def test_a_document_belongs_to_each_partner(record_frame) -> None:
    events = record_frame("events", EVENTS, ("a", "KHM LAO", "multilateral", "2023-12-14", "u"))
    frame = record_frame("agreements", NAMED, ("a", 1, "other", "signed", "Papers", None, None))
    found = documents(events, frame)
    assert found["partner"].tolist() == ["KHM", "LAO"]
    assert documents_by_partner(found)["signed"].to_dict() == {"KHM": 1, "LAO": 1}
    assert documents_by_type(found)["signed"].to_dict() == {"other": 2}


def test_the_row_of_a_document(build) -> None:
    plan = "Cooperation plan 2021-2023"
    found = build(
        ("2020-11-25", "plan", "to_be_signed", plan, None, "2021/2023"),
        ("2021-07-23", "plan", "signed", plan, None, "2021/2023"),
        ("2022-10-11", "plan", "in_force", "Plan 2021-2023", "2021", "2021/2023"),
        ("2024-01-01", *MOU, "2010", None),
    )
    memorandum, row = found.to_dict("records")
    assert not memorandum["period_over"]
    assert row == {
        "partner": "GBR",
        "type": "plan",
        "title": plan,
        "date_signed": "2021",  # what is stated before the day of the meeting that signed it
        "period": "2021/2023",
        "last_status": "in_force",
        "state": "in_force",
        "first_mentioned": "2020-11-25",
        "last_mentioned": "2022-10-11",
        "mentions": 3,
        "period_over": True,
        "event_ids": "2020-11-25 2021-07-23 2022-10-11",
        "source_url": "https://example.org/2022-10-11",
    }


def test_of_one_day_the_further_status_counts(build) -> None:
    protocol = "Protocol on search and rescue"
    found = build(
        ("2017-12-21", "protocol", "in_force", protocol, None, None),
        ("2017-12-21", "protocol", "signed", protocol, None, None),
    )
    assert found[["last_status", "mentions"]].to_numpy().tolist() == [["in_force", 1]]


def test_pending_are_those_not_known_to_be_signed(build) -> None:
    found = build(
        ("2016-12-27", "memorandum", "under_study", "MoU on mutual logistics support", None, None),
        ("2018-06-04", "agreement", "signed", "Mutual Logistics Support Agreement", None, None),
        ("2013-10-28", "memorandum", "to_be_signed", "MoU between the coast guards", None, None),
        ("2020-06-27", "plan", "to_be_signed", "Cooperation plan 2021-2023", None, "2021/2023"),
        ("2021-06-27", "plan", "signed", "Cooperation plan 2021-2023", None, "2021/2023"),
    )
    waiting = pending(found)
    assert waiting["title"].tolist() == [
        "MoU between the coast guards",
        "MoU on mutual logistics support",
    ]
    assert waiting["years_silent"].tolist() == [7.7, 4.5]
    assert waiting["perhaps_signed_as"].fillna("").tolist() == [
        "",
        "Mutual Logistics Support Agreement (2018-06-04)",
    ]
    assert pending(found, on="2026-10-28")["years_silent"].tolist() == [13.0, 9.8]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("MoU on defence cooperation", "Memorandum on bilateral defence cooperation", True),
        ("MoU between Viet Nam and the United Kingdom", "MoU on defence cooperation", True),
        ("MoU on defence cooperation", "MoU on cyber security cooperation", False),
        ("Memorandum on cooperation in education", "Memorandum on military medicine", False),
        ("Bản ghi nhớ về hợp tác quốc phòng", "Bản ghi nhớ về hợp tác đào tạo", False),
    ],
)
def test_similar_titles_name_one_subject(left: str, right: str, same: bool) -> None:
    assert similar_titles(left, right, partner="GBR") is same
    assert similar_titles(right, left, partner="GBR") is same


def test_every_code_has_its_place() -> None:
    assert set(STATUSES) == set(STATES) == set(AgreementStatus)
    assert set(STATES.values()) == set(STATE_COLOURS) == set(STATE_HATCHES)
    assert len(set(STATE_HATCHES.values())) == len(STATE_HATCHES)
    assert list(TYPE_MARKERS) == list(AgreementType)
    assert len(set(TYPE_MARKERS.values())) == len(AgreementType)


def test_every_title_of_the_reference_record_is_said_in_vietnamese() -> None:
    titles = load_reference().agreements["short_title_en"].unique()
    english = [title for title in titles if label("document_title", title, language="vi") == title]
    assert english == [], "add them to words/documents.csv"


@pytest.fixture
def drawn(build) -> pd.DataFrame:
    return build(
        ("2016-01-01", *MOU, "2010", None),
        ("2020-01-01", *MOU, "2010-05", None),
        ("2020-01-01", "plan", "to_be_signed", "Cooperation plan 2017-2019", None, "2017/2019"),
        (
            "2021-01-01",
            "minutes",
            "signed",
            "Minutes of the 5th Defence Policy Dialogue",
            None,
            None,
        ),
    )


def test_timeline_marks_signings_and_writes_the_state(drawn: pd.DataFrame) -> None:
    ax = plot_document_timeline(drawn)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == drawn["title"].tolist()
    assert [text.get_text() for text in ax.texts] == ["in force", "pending", "signed"]
    marks = [line for line in ax.lines if line.get_marker() in TYPE_MARKERS.values()]
    at = {line.get_marker(): line for line in marks}
    assert at["o"].get_xdata()[0] == pytest.approx(2010 + 4.5 / 12, abs=0.01)
    assert [at[marker].get_markerfacecolor() for marker in "oP"] == ["#0072B2", "white"]
    assert at["P"].get_xdata()[0] == pytest.approx(2020, abs=0.01)
    handles = [text.get_text() for text in ax.get_legend().get_texts()]
    assert handles == ["Memorandum", "Plan", "Minutes", "Signing date not known"]


@pytest.mark.parametrize(
    ("signed", "said"), [("2010", "in force"), (None, "in force (no year known)")]
)
def test_documents_of_no_known_mention_keep_their_row(
    drawn: pd.DataFrame, signed: str | None, said: str
) -> None:
    undated = drawn[:1].assign(
        first_mentioned="XXXX-11-04", last_mentioned="XXXX-11-04", date_signed=signed
    )
    ax = plot_document_timeline(undated)
    ax.figure.savefig("/dev/null", format="png")
    assert [text.get_text() for text in ax.texts] == [said]
    assert bool(ax.get_xticks().size) is (signed is not None)


def test_state_bars_have_the_numbers_of_the_summary(drawn: pd.DataFrame) -> None:
    ax = plot_document_states(documents_by_type(drawn))
    lengths = {bars.get_label(): [bar.get_width() for bar in bars] for bars in ax.containers}
    assert lengths == {"in force": [1, 0, 0], "signed": [0, 1, 0], "pending": [0, 0, 1]}


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("rows", [1, 3])
def test_all_words_are_of_one_language_and_within_the_figure(
    drawn: pd.DataFrame, language: str, rows: int
) -> None:
    part = drawn[:rows].assign(title=LONG_TITLE)
    charts = [
        plot_document_timeline(
            part, language=language, caption=document_caption(part, language=language)
        ),
        plot_document_states(documents_by_type(part), language=language),
    ]
    for ax in charts:
        figure = ax.get_figure()
        figure.savefig("/dev/null", format="png")
        legend = ax.get_legend().get_texts()
        for text in (ax.title, *ax.texts, *legend, *ax.get_yticklabels()):
            extent = text.get_window_extent()
            assert figure.bbox.x0 <= extent.x0, text
            assert extent.x1 <= figure.bbox.x1 + 1, text
        said = " ".join(text.get_text() for text in figure.findobj(Text)).lower()
        assert ("văn kiện" in said) is (language == "vi")
        assert any(word in said for word in ("signed", "plan", "documents")) is (language == "en")


def test_nothing_to_draw_says_so(drawn: pd.DataFrame) -> None:
    none = drawn[:0]
    for ax in (plot_document_timeline(none), plot_document_states(documents_by_partner(none))):
        assert [text.get_text() for text in ax.texts] == ["No meeting to draw"]
    assert pending(none).empty
