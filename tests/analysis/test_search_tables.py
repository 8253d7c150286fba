"""Tables to search: text stays text, addresses become links, nothing changes between runs."""

import json

import pandas as pd
import pytest

from dialogue_analysis.analysis import look_up, search_tables
from dialogue_analysis.analysis.search_tables import look_up_html


def rows(html: str) -> list[list[str]]:
    """What the table's script is given."""
    line = next(line for line in html.splitlines() if '"data_json"' in line)
    return json.loads(json.loads("{" + line.strip().rstrip(",") + "}")["data_json"])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Đối thoại", "Đối thoại"),
        (None, ""),
        (3, "3"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        (
            "https://www.example.vn/a?b=1&c=2",
            '<a href="https://www.example.vn/a?b=1&amp;c=2" rel="noopener noreferrer">'
            "example.vn</a>",
        ),
        (
            'https://example.vn/"onmouseover="alert(1)',
            '<a href="https://example.vn/&#34;onmouseover=&#34;alert(1)" '
            'rel="noopener noreferrer">example.vn</a>',
        ),
        ("https://[example.vn/a", "https://[example.vn/a"),
        ("https://example.vn a sentence", "https://example.vn a sentence"),
    ],
)
def test_cells(value: object, shown: str) -> None:
    html = look_up_html(pd.DataFrame({"a": [value]}), name="cells")
    assert rows(html) == [[shown]]
    assert "<script>alert" not in html


def test_a_heading_is_text() -> None:
    assert "<b>" not in look_up_html(pd.DataFrame({"<b>": [1]}), name="heading")


def test_all_rows_are_there_and_output_repeats() -> None:
    frame = pd.DataFrame({"n": range(1000)})
    html = look_up_html(frame, name="many")
    assert len(rows(html)) == 1000
    assert html == look_up_html(frame, name="many")


def test_nothing_is_loaded_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, str]] = []
    monkeypatch.setattr(search_tables, "display", lambda data, raw: shown.append(data))
    look_up(pd.DataFrame({"a": ["x"]}), name="offline")
    assert 'src="http' not in shown[0]["text/html"]
    assert "from 'http" not in shown[0]["text/html"]
    assert shown[0]["text/plain"] == "offline: 1 rows of a"
