"""Tables to sort and search, in notebooks and pages, without a network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import itables
import pandas as pd
from IPython.display import display
from itables.javascript import generate_init_offline_itables_html
from markupsafe import Markup, escape

from dialogue_analysis.pages import web_host

ROWS = 10
_BUNDLE = Path(itables.__file__).parent / "html" / "dt_bundle.js"


def look_up(frame: pd.DataFrame, *, name: str) -> None:
    """Display a table to sort and search; its cells are shown as text, web addresses as links.

    The library that makes it so is part of the output (1 MB), so that nothing is loaded; where
    scripts do not run, the first rows are shown.

    Args:
        frame: rows of any kind; its index is not shown.
        name: tells it from other tables of the notebook, in letters and hyphens.
    """
    display(  # type: ignore[no-untyped-call]
        {
            "text/html": _library() + look_up_html(frame, name=name),
            "text/plain": f"{name}: {len(frame)} rows of {', '.join(map(str, frame.columns))}",
        },
        raw=True,
    )


def look_up_html(frame: pd.DataFrame, *, name: str) -> str:
    """The table alone, for a page that has the library already."""
    cells = frame.astype("object").map(_cell).rename(columns=lambda name: str(escape(str(name))))
    html: str = itables.to_html_datatable(
        cells,
        table_id=f"look-up-{name}",
        connected=False,
        showIndex=False,
        # Headings and cells are escaped above; the links of `_cell` must stay.
        allow_html=True,
        display_logo_when_loading=False,
        classes="display compact",
        style="width:100%; table-layout:auto",
        maxBytes=0,
        pageLength=ROWS,
        lengthMenu=[ROWS, 50, 200],
        layout={"topStart": "pageLength", "topEnd": "search", "bottomStart": "info"},
    )
    return html


@cache
def _library() -> str:
    html: str = generate_init_offline_itables_html(_BUNDLE)
    return html


def _cell(value: Any) -> str:
    """The value as text that is no markup; a web address as a link under its host's name."""
    if pd.isna(value):
        return ""
    text = str(value)
    if host := web_host(text):
        return str(Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(text, host))
    return str(escape(text))
