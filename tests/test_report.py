"""The report, made once from the real notebooks, and opened in a browser without a network."""

import csv
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import nbformat
import pytest
from playwright.sync_api import Browser, sync_playwright

from dialogue_analysis import read_tables
from dialogue_analysis.report import ReportError, execute, notebook_page, write_report

PHONE, DESK = 375, 1280
LEAST_CHART = 34 * 16
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Report(NamedTuple):
    index: Path
    processed: Path
    notebooks: Path


def make(root: Path, folder: Path) -> Report:
    """The report of the repository's articles and notebooks, in another folder."""
    notebooks = root / "notebooks"
    index, _ = write_report(
        raw=root / "data" / "raw",
        catalogue=root / "data" / "catalogue.csv",
        processed=folder / "processed",
        notebooks=notebooks,
        out=folder / "reports",
    )
    return Report(index, folder / "processed", notebooks)


@pytest.fixture(scope="module")
def report(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    before = {path: path.read_bytes() for path in (root / "notebooks").glob("*.ipynb")}
    report = make(root, tmp_path_factory.mktemp("report"))
    assert {path: path.read_bytes() for path in before} == before
    return report


@pytest.fixture(scope="module")
def pages(report: Report) -> list[Path]:
    return sorted(report.index.parent.rglob("*.html"))


def links(page: Path) -> list[str]:
    return re.findall(r'href="([^"#]+)', page.read_text(encoding="utf-8"))


def test_index_leads_to_every_page(report: Report, pages: list[Path]) -> None:
    reached = {
        (report.index.parent / unquote(unescape(link))).resolve() for link in links(report.index)
    }
    assert reached == {page.resolve() for page in pages} - {report.index.resolve()}
    assert len(pages) == 1 + len(list(report.notebooks.glob("*.ipynb"))) + len(
        read_tables(report.processed).articles
    )


def test_each_page_leads_back(report: Report, pages: list[Path]) -> None:
    for page in set(pages) - {report.index}:
        assert (page.parent / links(page)[0]).resolve() == report.index.resolve()


def test_each_page_has_its_own_title_a_language_and_a_viewport(pages: list[Path]) -> None:
    texts = [page.read_text(encoding="utf-8") for page in pages]
    titles = [re.findall("<title>(.+)</title>", text) for text in texts]
    assert all(len(title) == 1 for title in titles)
    assert len({title[0] for title in titles}) == len(pages)
    assert all('<html lang="en">' in text and 'name="viewport"' in text for text in texts)
    assert all("<script" not in text for text in texts)


def test_two_runs_write_the_same_bytes(root: Path, report: Report, tmp_path: Path) -> None:
    again = make(root, tmp_path)
    for one, two in (
        (report.index.parent, again.index.parent),
        (report.processed, again.processed),
    ):
        files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
        assert files == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
        for file in files:
            # The index names the folder of the tables, which is another one here.
            old = (one / file).read_text(encoding="utf-8").replace(str(report.processed), "X")
            assert (two / file).read_text(encoding="utf-8").replace(
                str(again.processed), "X"
            ) == old


def test_pages_of_articles_that_are_gone_go_too(root: Path, tmp_path: Path) -> None:
    raw, notebooks, out = tmp_path / "raw", tmp_path / "notebooks", tmp_path / "reports"
    raw.mkdir()
    notebooks.mkdir()
    empty = nbformat.v4.new_notebook(metadata={"title": "Empty"})
    nbformat.write(empty, notebooks / "empty.ipynb")
    first, second, *_ = sorted((root / "data" / "raw").iterdir())
    for file in (first, second):
        shutil.copy(file, raw / f"một {file.name}")

    def written() -> set[str]:
        write_report(
            raw=raw, catalogue=None, processed=tmp_path / "p", notebooks=notebooks, out=out
        )
        return {path.name for path in (out / "articles").iterdir()}

    both = {f"một {file.stem}.html" for file in (first, second)}
    assert written() == both
    (out / "articles" / "notes.html").write_text("my own", encoding="utf-8")
    (raw / f"một {first.name}").unlink()
    assert written() == {f"một {second.stem}.html", "notes.html"}


def test_only_what_is_vietnamese_is_marked_so(report: Report) -> None:
    text = report.index.read_text(encoding="utf-8")
    marked = re.findall(r'<td[^>]*lang="vi"[^>]*>(.*?)</td>', text)
    assert not any("not known" in cell for cell in marked)
    assert '<td class="source">publisher not known</td>' in text


def test_a_failing_cell_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.ipynb"
    cells = [nbformat.v4.new_code_cell("1 / 0")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    with pytest.raises(ReportError, match=r"broken\.ipynb: a cell fails with ZeroDivisionError"):
        execute(path)


def test_no_notebook_is_an_error(root: Path, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no notebook"):
        write_report(
            raw=root / "data" / "raw",
            catalogue=None,
            processed=tmp_path / "p",
            notebooks=tmp_path,
            out=tmp_path / "r",
        )


def test_titles_and_alternative_texts_are_escaped() -> None:
    output = nbformat.v4.new_output(
        "display_data",
        {"image/png": "iVBORw0KGgo="},
        metadata={"image/png": {"alt": '"><script>alert(1)</script>'}},
    )
    cell = nbformat.v4.new_code_cell("1", outputs=[output], execution_count=1)
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"title": "<script>"})
    page = notebook_page(notebook)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


# What reaches beyond the window and lies in no box that scrolls.
CUT_OFF = """[...document.querySelectorAll('main *')].filter(element => {
  if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) return false;
  }
  return true;
}).map(element => element.outerHTML.slice(0, 80))"""


# Boxes that scroll sideways and do not show it by a shadow at the edge.
WITHOUT_CUE = """[...document.querySelectorAll('main *')].filter(element => {
  const style = getComputedStyle(element);
  return element.scrollWidth > element.clientWidth + 1
    && ['auto', 'scroll'].includes(style.overflowX)
    && !style.backgroundAttachment.includes('local');
}).map(element => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_pages_open_without_a_network(
    browser: Browser, pages: list[Path], width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.set_offline(True)
    for path in pages:
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
        assert said == [], path.name
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == [], path.name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        assert page.evaluate(CUT_OFF) == [], path.name
        assert page.evaluate(WITHOUT_CUE) == [], path.name
        bare = (
            "[...document.images].filter(image => !image.alt.trim() || !image.naturalWidth).length"
        )
        assert page.evaluate(bare) == 0, path.name
        page.close()
    context.close()


def test_index_of_articles_fits_a_phone(browser: Browser, report: Report) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 800})
    page.goto(report.index.as_uri())
    table = "document.querySelector('[aria-label=Articles]')"
    assert page.evaluate(f"{table}.scrollWidth <= {table}.clientWidth")
    page.close()


def test_charts_fill_the_width_as_long_as_they_can_be_read(
    browser: Browser, report: Report
) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 800})
    for path in sorted(report.index.parent.glob("0*.html")):
        page.goto(path.as_uri())
        for width in (640, PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            shown = page.evaluate(
                "[...document.images].map(image => [image.width, image.parentElement.clientWidth,"
                " image.width / image.height - image.naturalWidth / image.naturalHeight])"
            )
            assert all(image <= box or image <= LEAST_CHART for image, box, _ in shown), path.name
            assert all(abs(stretched) < 0.02 for *_, stretched in shown), path.name
    page.close()


CONTRAST = """() => {
  const light = colour => {
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  return [...document.querySelectorAll('mark, .label')].map(element => {
    const style = getComputedStyle(element);
    const [a, b] = [light(style.color), light(style.backgroundColor)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_can_be_read(browser: Browser, pages: list[Path], scheme: str) -> None:
    article = next(path for path in pages if path.parent.name == "articles")
    page = browser.new_page(color_scheme=scheme)
    page.goto(article.as_uri())
    contrasts = page.evaluate(CONTRAST)
    page.close()
    assert len(contrasts) > 50
    assert min(contrasts) >= 4.5


def test_rows_on_an_article_page_are_those_of_the_csv(
    browser: Browser, report: Report, pages: list[Path]
) -> None:
    for path in (path for path in pages if path.parent.name == "articles"):
        page = browser.new_page()
        page.goto(path.as_uri())
        cells = page.locator("[aria-label=cooperation] tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.innerText))"
        )
        page.close()
        with (report.processed / "cooperation.csv").open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["article_id"] == path.stem]
        assert cells == [[row["topic"], row["status"], row["side"]] for row in rows]


def test_each_notebook_has_a_title_and_a_line_about_it(root: Path) -> None:
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        assert notebook.metadata["description"].endswith(".")
        assert notebook.cells[0].source.startswith(f"# {notebook.metadata['title']}\n")


@pytest.mark.parametrize(
    "name", ["01-from-page-to-table", "03-topics-by-partner-year-and-level", "08-how-far-to-trust-it"]
)
def test_notebooks_read_like_papers(root: Path, name: str) -> None:
    notebook = nbformat.read(root / "notebooks" / f"{name}.ipynb", as_version=4)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert all(len(source.splitlines()) <= 5 for source in code)
    assert not any(re.search(r"^\s*(def|for|while|class) ", source, re.M) for source in code)
    assert notebook.cells[-1].source.startswith("## Limits")
