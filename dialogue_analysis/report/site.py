"""The report: tables on disk, notebooks executed, pages that open without a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

import nbformat
import pandas as pd
from markupsafe import Markup
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

from dialogue_analysis import __version__
from dialogue_analysis.analysis.labels import label
from dialogue_analysis.corpus import parse_files
from dialogue_analysis.dataset import write_bytes
from dialogue_analysis.explanation import explain
from dialogue_analysis.pages import render
from dialogue_analysis.records import Meeting, ParsedArticle
from dialogue_analysis.tables import Tables, to_tables

TEMPLATES = Path(__file__).parent / "templates"
TIMEOUT = 600
ARTICLE_PAGE = b'<section class="explanation"'  # stands in every page of an article


class ReportError(RuntimeError):
    """A report cannot be made; the message says which notebook and what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the report: where it is, its title, and a line about it."""

    href: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in the index."""

    href: str
    title: str
    publisher: str | None
    published: str | None
    reason: str
    meetings: tuple[str, ...]


def write_report(
    *,
    raw: Path,
    catalogue: Path | None,
    processed: Path,
    notebooks: Path,
    out: Path,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Path, Tables]:
    """Write the tables, a page for each notebook and article, and the index that leads to them.

    The notebooks are executed from the start in a clean kernel; their files stay as they are.

    Args:
        raw: the articles.
        catalogue: what is known of them.
        processed: folder for the tables.
        notebooks: folder of the notebooks; they name their data themselves.
        out: folder for the pages; those of articles that are no longer there are removed.
        tell: is called with a few words before each step.

    Returns:
        The index page and the tables.

    Raises:
        ReportError: a notebook fails, or there is none.
        ReadingError: the catalogue cannot be read.
    """
    tell(f"Coding {raw}")
    parsed, failures = parse_files(raw, catalogue=catalogue)
    tables = to_tables(parsed, failures)
    tables.write(processed)
    (out / "articles").mkdir(parents=True, exist_ok=True)
    listed = [_write_article(article, tables, out) for article in parsed]
    _remove_pages(out / "articles", kept={unquote(Path(item.href).name) for item in listed})
    files = sorted(notebooks.glob("*.ipynb"))
    if not files:
        raise ReportError(f"{notebooks}: no notebook; name their folder with --notebooks.")
    pages = []
    for file in files:
        tell(f"Running {file.name}")
        pages.append(_write_notebook(file, out))
    return _write_index(pages, listed, tables, processed, out), tables


def execute(path: Path) -> nbformat.NotebookNode:
    """The notebook, executed from the start in a clean kernel; the file stays as it is.

    Raises:
        ReportError: a cell fails.
    """
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        record_timing=False,
        # The kernel listens on this machine alone; its warning about that is no news.
        extra_arguments=["--IPKernelApp.log_level=40"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except (CellExecutionError, DeadKernelError) as error:
        reason = getattr(error, "ename", type(error).__name__)
        detail = getattr(error, "evalue", str(error))
        raise ReportError(
            f"{path}: a cell fails with {reason}: {detail}. Open it in JupyterLab to see where."
        ) from error
    return notebook


def notebook_page(notebook: nbformat.NotebookNode) -> str:
    """An executed notebook as a page of its own, its code folded away."""
    exporter = HTMLExporter(  # type: ignore[no-untyped-call]
        template_name="notebook",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    body, _ = exporter.from_notebook_node(notebook)
    # The body is HTML that nbconvert made: cells are escaped where they are not markup.
    return render("notebook_page.html", title=notebook.metadata["title"], body=Markup(body))


def _write_notebook(path: Path, out: Path) -> Page:
    notebook = execute(path)
    notebook.metadata.setdefault("title", path.stem)
    target = out / f"{path.stem}.html"
    write_bytes(target, notebook_page(notebook).encode("utf-8"))
    description = str(notebook.metadata.get("description", ""))
    return Page(quote(target.name), str(notebook.metadata["title"]), description)


def _write_article(parsed: ParsedArticle, tables: Tables, out: Path) -> ListedArticle:
    explanation = explain(parsed)
    name = f"{explanation.article_id}.html"
    page = explanation.to_html(home="../index.html")
    write_bytes(out / "articles" / name, page.encode("utf-8"))
    known = tables.articles.set_index("article_id").loc[explanation.article_id]
    return ListedArticle(
        href=f"articles/{quote(name)}",
        title=explanation.title,
        publisher=None if pd.isna(known["publisher"]) else str(known["publisher"]),
        published=None if pd.isna(known["published"]) else str(known["published"]),
        reason=parsed.reason.value,
        meetings=tuple(_in_words(meeting) for meeting in parsed.meetings),
    )


def _remove_pages(folder: Path, *, kept: set[str]) -> None:
    """Remove the pages of articles that are no longer there; what is no such page stays."""
    for path in sorted(folder.glob("*.html")):
        if path.name not in kept and ARTICLE_PAGE in path.read_bytes():
            path.unlink()


def _in_words(meeting: Meeting) -> str:
    """A meeting in one line: `Policy dialogue, France, 2016-11-10`."""
    partners = ", ".join(label("partner", code) for code in meeting.partner.value.split())
    date = meeting.date_start.value if meeting.date_start else "date not known"
    return f"{label('mechanism', meeting.mechanism.value)}, {partners}, {date}"


def _write_index(
    pages: Sequence[Page],
    articles: Sequence[ListedArticle],
    tables: Tables,
    processed: Path,
    out: Path,
) -> Path:
    index = out / "index.html"
    page = render(
        "index_page.html",
        pages=pages,
        articles=articles,
        tables=tables,
        processed=processed.as_posix(),
        version=__version__,
    )
    write_bytes(index, page.encode("utf-8"))
    return index
