"""Figures of several parts side by side, with the held-out part and without."""

import pandas as pd
import pytest
from matplotlib.figure import Figure

from dialogue_analysis.analysis.accuracy import (
    accuracy_by_layer,
    articles_by_part,
    common_errors,
    held_out_in_words,
    items_by_layer,
    plot_accuracy,
    slips,
)

TOPIC = "cooperation.topic+status"


def scores(*parts: tuple[str, str, float]) -> pd.DataFrame:
    rows = [
        {"set": name, "split": split, "articles": 12, "layer": layer, "gold": 30, "precision": f1,
         "recall": f1 / 2, "f1": f1, "f1_low": f1 - 0.1, "f1_high": min(1, f1 + 0.1)}
        for name, split, f1 in parts
        for layer in ("relevant", TOPIC)
    ]  # fmt: skip
    return pd.DataFrame(rows)


@pytest.fixture
def agreement() -> pd.DataFrame:
    return pd.DataFrame({"layer": [TOPIC], "f1": [0.97]})


OPEN = [("dev", "open", 0.8), ("seeds", "open", 1.0)]
HELD_OUT = [*OPEN, ("dev", "held_out", 0.7), ("composed", "held_out", 0.9)]


def test_parts_stand_in_order_and_coders_last(agreement: pd.DataFrame) -> None:
    frame = accuracy_by_layer(scores(*HELD_OUT), agreement)
    assert list(frame.columns) == [
        "founding",
        "dev",
        "composed, unseen, earlier rules",
        "dev, unseen, earlier rules",
        "two coders",
    ]
    assert list(frame.loc[TOPIC]) == [1.0, 0.8, 0.9, 0.7, 0.97]
    assert pd.isna(frame.loc["relevant", "two coders"])
    assert list(accuracy_by_layer(scores(*OPEN), agreement).columns) == [
        "founding",
        "dev",
        "two coders",
    ]


def test_held_out_is_told_when_it_was_scored() -> None:
    assert "not been scored" in held_out_in_words(scores(*OPEN))
    told = held_out_in_words(scores(*HELD_OUT))
    assert "0.70 on 12 of dev (0.60 to 0.80)" in told
    assert "0.90 on 12 of composed" in told


def test_sizes_have_the_names_of_the_chart(agreement: pd.DataFrame) -> None:
    measured = scores(*HELD_OUT)
    names = list(accuracy_by_layer(measured, agreement).columns)[:-1]
    assert articles_by_part(measured).to_dict() == dict.fromkeys(names, 12)
    items = items_by_layer(measured.iloc[:-1])
    assert list(items.columns) == names
    assert list(items.loc["relevant"]) == [30, 30, 30, 30]
    assert pd.isna(items.loc[TOPIC, "composed, unseen, earlier rules"])


def test_slips_are_shares_of_a_hundred() -> None:
    frame = slips(scores(*OPEN))
    assert list(frame.loc[TOPIC, "dev"]) == [20, 60]
    assert list(frame.loc[TOPIC, "founding"]) == [0, 50]


@pytest.mark.parametrize("parts", [OPEN, HELD_OUT])
def test_chart_has_a_marker_for_each_part(
    parts: list[tuple[str, str, float]], agreement: pd.DataFrame
) -> None:
    ax = plot_accuracy(scores(*parts), agreement)
    assert isinstance(ax.figure, Figure)
    legend = ax.get_legend()
    assert legend is not None
    assert len(legend.get_texts()) == len(parts) + 1
    assert legend.get_texts()[-1].get_text() == "two coders"
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["relevant", TOPIC]
    ax.figure.savefig("/dev/null", format="png")


@pytest.mark.parametrize(
    ("language", "title", "coders"),
    [
        ("en", "Agreement with the gold, by layer", "two coders"),
        ("vi", "Mức độ khớp với bản mã hóa chuẩn, theo lớp", "hai người mã hóa"),
    ],
)
def test_chart_is_of_one_language_and_has_a_caption(
    agreement: pd.DataFrame, language: str, title: str, coders: str
) -> None:
    ax = plot_accuracy(scores(*HELD_OUT), agreement, language=language, caption="n = 12")
    assert ax.get_title(loc="left") == title
    told = [text.get_text() for text in ax.get_legend().get_texts()]
    assert told[-1] == coders
    assert ("earlier rules" in " ".join(told)) is (language == "en")
    assert ax.figure.get_supxlabel() == "n = 12"


def test_nothing_measured_says_so(agreement: pd.DataFrame) -> None:
    ax = plot_accuracy(scores(*OPEN)[:0], agreement)
    assert [text.get_text() for text in ax.texts] == ["No meeting to draw"]


def test_errors_are_counted_over_parts_most_frequent_first() -> None:
    rows = [
        ("dev", "open", "meetings.level", "minister", "working", 2),
        ("dev", "open", "cooperation.topic", "yes", "no", 1),
        ("composed", "open", "cooperation.topic", "yes", "no", 3),
    ]
    columns = ["set", "split", "column", "gold", "predicted", "count"]
    frame = common_errors(pd.DataFrame(rows, columns=columns))
    assert frame.reset_index().to_numpy().tolist() == [
        ["cooperation.topic", "there", "missed", 3, 1, 4],
        ["meetings.level", "minister", "working", 0, 2, 2],
    ]
