"""Charts of dialogues in time: every session a mark, its number, and what is not known."""

import warnings

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from dialogue_analysis.analysis import (
    chairs,
    dialogue_timeline,
    intervals_between,
    plot_chairs,
    plot_intervals,
    plot_timeline,
    timeline_caption,
)

COLUMNS = ["event_id", "partner", "mechanism", "series", "edition", "date_start", "date_end"]
COLUMNS += ["date_stated", "vn_chair", "partner_chair"]
VINH = "Nguyễn Chí Vịnh"


@pytest.fixture
def events(record_frame) -> pd.DataFrame:
    """France: 1, 2 and 4, one of no number, one of no year, a 2+2; Lao: one of no known month."""
    rows = [
        ("f1", "FRA", "policy_dialogue", 1, "2016-03-01", True, VINH, "Philippe Errera"),
        ("f2", "FRA", "policy_dialogue", 2, "2018-06", False, VINH, None),
        ("f?", "FRA", "policy_dialogue", None, "2019-01-01", True, VINH, None),
        ("f4", "FRA", "policy_dialogue", 4, "2021-01-01", True, None, None),
        ("f0", "FRA", "policy_dialogue", 5, "XXXX-11-04", True, None, None),
        ("g1", "FRA", "two_plus_two", 1, "2020-01-01", True, None, None),
        ("l1", "LAO", "policy_dialogue", 1, "2015", True, VINH, "Vongkham"),
    ]
    cells = [(*row[:3], row[2], row[3], row[4], row[4], *row[5:]) for row in rows]
    return record_frame("events", COLUMNS, *cells)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def key(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.get_legend().get_texts()]


def names(ax: Axes) -> list[str]:
    return [tick.get_text() for tick in ax.get_yticklabels()]


def test_every_dated_session_has_its_number(events: pd.DataFrame) -> None:
    ax = plot_timeline(dialogue_timeline(events))
    assert sorted(texts(ax)) == ["1", "1", "1", "2", "4", "?"]
    assert ax.get_xlabel() == "Sessions of no known year, not drawn: 1"


def test_partners_stand_once_by_first_session(events: pd.DataFrame) -> None:
    ax = plot_timeline(dialogue_timeline(events))
    assert names(ax) == ["Laos", "France", ""]


def test_one_partner_has_a_lane_a_series(events: pd.DataFrame) -> None:
    ax = plot_timeline(dialogue_timeline(events[events["partner"] == "FRA"]))
    assert names(ax) == ["Policy dialogue", "2+2 dialogue"]
    assert "Policy dialogue" not in key(ax)


def test_an_inferred_date_is_a_hollow_mark(events: pd.DataFrame) -> None:
    ax = plot_timeline(dialogue_timeline(events))
    hollow = [line for line in ax.lines if to_hex(line.get_markerfacecolor()) == "#ffffff"]
    assert [len(line.get_xdata()) for line in hollow if line.get_marker() == "o"] == [1]


@pytest.mark.parametrize(
    ("event_ids", "signs"),
    [
        (["f1"], []),
        (["f1", "f2"], ["hollow: part of the date inferred"]),
        (["f1", "f4"], ["dotted: numbers missing between"]),
        (["l1"], ["bar: month not known"]),
        (["f1", "f?"], ["? number not known"]),
    ],
)
def test_the_key_explains_what_is_drawn(
    events: pd.DataFrame, event_ids: list[str], signs: list[str]
) -> None:
    ax = plot_timeline(dialogue_timeline(events[events["event_id"].isin(event_ids)]))
    assert key(ax) == signs


def test_intervals_are_marks_of_their_length(events: pd.DataFrame) -> None:
    ax = plot_intervals(intervals_between(events))
    assert names(ax) == ["France, policy dialogue (n = 1)"]
    drawn = [float(x) for line in ax.lines for x in line.get_xdata() if line.get_marker() == "o"]
    assert [round(years, 2) for years in drawn] == [2.29]


def test_chairs_have_a_stroke_a_session(events: pd.DataFrame) -> None:
    ax = plot_chairs(chairs(events))
    assert names(ax) == [VINH, "Philippe Errera (France)", "Vongkham (Laos)"]
    assert texts(ax) == ["4", "1", "1"]
    assert [len(line.get_xdata()) for line in ax.lines] == [4, 2]


def test_people_without_a_dated_session_are_counted(events: pd.DataFrame) -> None:
    assert "not drawn" not in plot_chairs(chairs(events)).get_xlabel()
    undated = events.assign(
        partner_chair=["Philippe Errera", *[None] * 3, "Florence Parly", *[None] * 2]
    )
    ax = plot_chairs(chairs(undated))
    assert "Florence Parly (France)" not in names(ax)
    assert ax.get_xlabel().endswith("not drawn: 1")


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize(
    ("plot", "summary"),
    [
        (plot_timeline, dialogue_timeline),
        (plot_intervals, intervals_between),
        (plot_chairs, chairs),
    ],
)
def test_nothing_is_clipped_and_no_letter_is_missing(
    events: pd.DataFrame, plot: object, summary: object, language: str
) -> None:
    caption = timeline_caption(dialogue_timeline(events), language=language)
    ax = plot(summary(events), language=language, caption=caption)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a missing glyph is a warning
        ax.figure.savefig("/dev/null", format="png")
    legend = ax.get_legend().get_texts()
    for text in [ax.title, *ax.texts, *legend, *ax.get_yticklabels()]:
        extent = text.get_window_extent()
        assert ax.figure.bbox.x0 <= extent.x0, text
        assert extent.x1 <= ax.figure.bbox.x1 + 1, text
        assert extent.y1 <= ax.figure.bbox.y1 + 1, text


@pytest.mark.parametrize(
    ("plot", "summary"),
    [
        (plot_timeline, dialogue_timeline),
        (plot_intervals, intervals_between),
        (plot_chairs, chairs),
    ],
)
def test_axes_are_those_given_and_empty_says_so(
    events: pd.DataFrame, plot: object, summary: object
) -> None:
    ax = Figure().subplots()
    assert plot(summary(events), ax=ax) is ax
    assert texts(plot(summary(events[:0]), language="vi")) == ["Không có cuộc gặp nào để vẽ"]


def test_words_are_vietnamese(events: pd.DataFrame) -> None:
    caption = timeline_caption(dialogue_timeline(events), language="vi")
    ax = plot_timeline(dialogue_timeline(events), language="vi", caption=caption)
    words = " ".join(text.get_text() for text in ax.figure.findobj(Text))
    assert "n = 7 phiên" in words
    assert "Pháp" in words
    assert not {"dialogue", "France", "sessions", "hollow:", "policy_dialogue"} & set(words.split())


def test_years_are_whole_numbers_even_for_one_session(events: pd.DataFrame) -> None:
    ax = plot_timeline(dialogue_timeline(events[events["event_id"] == "f1"]))
    ax.figure.savefig("/dev/null", format="png")
    left, right = ax.get_xlim()
    assert right - left >= 3
    assert {"2015", "2016", "2017"} <= {tick.get_text() for tick in ax.get_xticklabels()}
