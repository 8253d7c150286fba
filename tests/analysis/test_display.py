"""What a notebook shows of a figure: the picture, its alternative text, its facts."""

import base64
import warnings

import pandas as pd
import pytest
from matplotlib.figure import Figure

from dialogue_analysis.analysis import display, plot_status_bars, plot_topic_heatmap, show
from dialogue_analysis.analysis.display import facts, notebook_style


def summary(count: int) -> pd.DataFrame:
    counts = pd.DataFrame({"FRA": [count]}, index=["peacekeeping"])
    return counts.rename_axis(index="topic", columns="partner")


def test_show_gives_picture_alternative_text_and_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[dict[str, str], dict[str, dict[str, object]]]] = []
    monkeypatch.setattr(
        display, "display", lambda data, metadata, raw: shown.append((data, metadata))
    )
    show(plot_topic_heatmap(summary(2)), alt='Topics "by" <partner>')
    (data, metadata) = shown[0]
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert metadata["image/png"]["alt"] == 'Topics "by" <partner>'
    assert data["text/plain"].startswith(
        'Topics "by" <partner>\ntitle: Meetings that raised a topic'
    )


def test_facts_tell_different_data_apart() -> None:
    same, other = plot_topic_heatmap(summary(2)), plot_topic_heatmap(summary(3))
    assert facts(same.figure) == facts(plot_topic_heatmap(summary(2)).figure)
    assert facts(same.figure) != facts(other.figure)
    assert "0x" not in facts(same.figure)


def test_facts_of_bars_are_their_lengths() -> None:
    data = {"reviewed": [2], "agreed": [1], "proposed": [0], "explored": [0]}
    counts = pd.DataFrame(data, index=["cbrn"]).rename_axis(index="topic", columns="status")
    assert "bars Reviewed: 2" in facts(plot_status_bars(counts).figure)


def test_notebook_style_hides_places_in_warnings() -> None:
    before = warnings.formatwarning
    with pd.option_context("display.width", 80):
        notebook_style()
        try:
            line = warnings.formatwarning(
                UserWarning("slow"), UserWarning, "/tmp/ipykernel_1/x.py", 3
            )
            assert line == "UserWarning: slow\n"
        finally:
            warnings.formatwarning = before
            for name in ("width", "max_columns", "max_colwidth", "max_rows", "precision"):
                pd.reset_option(f"display.{name}")


def test_facts_of_upright_bars_are_their_heights() -> None:
    ax = Figure().subplots()
    ax.bar([2018, 2019], [3, 5], label="meetings")
    assert "bars meetings: 3 5" in facts(ax.figure)


def test_facts_of_lines_and_points_change_with_them() -> None:
    def drawn(last: int) -> str:
        ax = Figure().subplots()
        ax.plot([1, 2], [1, last], label="curve")
        ax.scatter([1, 2], [1, last], label="marks")
        return facts(ax.figure)

    assert drawn(2) == drawn(2)
    assert "points marks: 2," in drawn(2)
    first, second = drawn(2).splitlines()[-2:], drawn(3).splitlines()[-2:]
    assert all(one != other for one, other in zip(first, second, strict=True))
