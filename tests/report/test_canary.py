"""What looks like a script, planted wherever text comes in, is shown as text and runs nowhere."""

from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from lxml import html

from dialogue_analysis.report import Report, notebook_page

# Each would tell of itself by `planted`, if a browser took it for more than text.
SCRIPT = "<script>window.planted=1</script>"
IMAGE = '"><img src=x onerror=window.planted=2>'
LINK = "javascript:window.planted=3"
TOOLTIP = "<a href=x onmouseover=window.planted=4>href</a><svg onload=window.planted=5>"
TEMPLATE = "{{ 7 * 191 }}{% raw %}</title></style></script><script>window.planted=6</script>"
# No slash can stand in a file's name.
FILE = '1 "><img src=x onerror=window.planted=7>'
OTHER_FILE = "2 javascript:window.planted=8 <svg onload=window.planted=9>"

ARTICLE = f"""Đối thoại Chính sách quốc phòng Việt Nam-Pháp lần thứ 5 {SCRIPT}

Ngày 18/12/2023, tại Hà Nội, Thượng tướng Hoàng Xuân Chiến {IMAGE}, Thứ trưởng Bộ Quốc phòng và bà \
Alice {TOOLTIP} Rufo, Tổng cục trưởng Quan hệ quốc tế và Chiến lược, Bộ Quân đội Pháp, đồng chủ trì \
Đối thoại Chính sách quốc phòng Việt Nam-Pháp lần thứ 5.

Hai bên nhất trí hợp tác quân y {SCRIPT}, đào tạo {IMAGE} và gìn giữ hòa bình Liên hợp quốc. Hai bên \
đã ký Bản ghi nhớ về hợp tác {TOOLTIP} quốc phòng giai đoạn 2023 - 2028.
"""
NOTEBOOK = (
    "import pandas as pd\n"
    "from dialogue_analysis import analysis as an, load_reference, merge_reports, parse_corpus",
    'tables, known = parse_corpus("../data/raw", catalogue="../data/catalogue.csv"), '
    'load_reference("../data/reference")\n'
    "record = merge_reports(tables, known)\n"
    "tables.evidence",
    'record.events[["vn_chair", "partner_chair", "source_url"]]',
    'an.look_up(record.events, name="events")',
    "raised = an.topics_by(record.events, record.cooperation)\n"
    'chart = an.plot_topic_heatmap(raised, caption=record.events["vn_chair"].iloc[0])\n'
    'an.show(chart, alt=record.events["vn_chair"].iloc[0])',
    "graph = an.people_network(record.events)\n"
    "an.show_network(graph, record.events, an.people_sources(record, tables))",
)


@pytest.fixture(scope="module")
def inputs(small_inputs: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The small site's inputs with scripts in every cell that takes free text."""
    inputs = small_inputs.copy(tmp_path_factory.mktemp("canary"))
    for path in [*(inputs.data / "raw").iterdir(), *inputs.notebooks.iterdir()]:
        path.unlink()
    for name in (FILE, OTHER_FILE):
        (inputs.data / "raw" / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    known = {"url": LINK, "title": SCRIPT, "published": "2023-12-19", "published_basis": IMAGE}
    rows = [{"article_id": name, "publisher": TOOLTIP, **known} for name in (FILE, OTHER_FILE)]
    pd.DataFrame(rows).to_csv(inputs.data / "catalogue.csv", index=False)
    _plant(
        inputs.data / "reference" / "meetings.csv",
        city=SCRIPT,
        vn_chair=f"{IMAGE} {TOOLTIP} {SCRIPT}",
        vn_chair_office=TEMPLATE,
        partner_chair=f"href {TOOLTIP}",
        partner_chair_office=IMAGE,
        source_url="https://example.org/'\"><script>window.planted=10</script>",
        note=SCRIPT,
    )
    # Before the title: two documents of one meeting must not become the same row.
    _plant(inputs.data / "reference" / "agreements.csv", short_title_en=f"{TEMPLATE} {IMAGE} ")
    inputs.write_notebook("1-planted.ipynb", *NOTEBOOK, title=TEMPLATE, line=IMAGE)
    return inputs


def _plant(path: Path, **cells: str) -> None:
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    for column, text in cells.items():
        frame[column] = text + (frame[column] if column == "short_title_en" else "")
    frame.to_csv(path, index=False, lineterminator="\n")


@pytest.fixture(scope="module")
def report(inputs: Any) -> Report:
    return inputs.build()


@pytest.fixture(scope="module")
def pages(report: Report) -> dict[str, Path]:
    folder = report.index.parent
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}


def test_the_canary_reached_the_tables(report: Report) -> None:
    """Otherwise the tests below would find nothing because nothing was there."""
    assert set(report.tables.articles["article_id"]) == {FILE, OTHER_FILE}
    assert report.tables.articles["relevant"].all()
    assert report.tables.articles["url"].eq(LINK).all()
    for table, column in (("articles", "title"), ("evidence", "quote")):
        assert report.tables[table][column].str.contains("planted").any()
    for column in ("vn_chair", "partner_chair", "city", "source_url"):
        assert report.record.events[column].str.contains("planted").any()


MADE = """() => [...document.querySelectorAll('*')].filter(element =>
  [...element.attributes].some(({name}) => name.startsWith('on'))
  || /^\\s*javascript:/i.test(element.getAttribute('href') ?? '')
  || element.getAttribute('src') === 'x'
  || (element.tagName === 'SCRIPT' && /^\\s*window\\.planted/.test(element.textContent))
).map(element => element.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["policy", "no policy"])
def test_nothing_that_was_planted_runs(
    visit: Any, pages: dict[str, Path], bypass_csp: bool
) -> None:
    """Neither with the pages' policy nor, since text is escaped, without it."""
    window = visit(bypass_csp=bypass_csp)
    assert len(pages) == 11
    for name, path in pages.items():
        page = window.open(path)
        page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
        if "networks/" in name:
            _explore(page, page.main_frame)
        for frame in page.frames:
            if frame is not page.main_frame:
                _explore(page, frame)
            assert frame.evaluate("window.planted ?? null") is None, name
            assert frame.evaluate(MADE) == [], name
        assert window.outside == [], name
        assert window.said == [], name
        # Names of partners and topics are ours; words of sources stand behind their links.
        if not name.startswith("networks/topics"):
            assert "planted" in page.locator("body").inner_text(), f"{name} shows it as text"


def _explore(page: Any, frame: Any) -> None:
    """Move over names and lines of a network, search, and open what stands behind them."""
    frame.locator("#canvas canvas").wait_for()
    box = frame.locator("#canvas canvas").bounding_box()
    for x in (20, box["width"] / 2, box["width"] - 20):
        page.mouse.move(box["x"] + x, box["y"] + 24)
        page.wait_for_timeout(200)
        page.mouse.click(box["x"] + x, box["y"] + 24)
    for summary in frame.locator("#detail summary").all()[:3]:
        summary.click()


def test_a_template_in_a_cell_is_not_filled_in(pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        assert "1337" not in html.parse(path).getroot().text_content(), name
    assert "{{ 7 * 191 }}" in pages["partners/LAO.html"].read_text(encoding="utf-8")


def test_an_address_that_is_none_is_no_link(pages: dict[str, Path]) -> None:
    shown = 0
    for name, path in pages.items():
        tree = html.parse(path).getroot()
        links = [link.strip().lower() for link in tree.xpath("//@href")]
        assert not [link for link in links if link.startswith("javascript:")], name
        shown += LINK in tree.text_content()
    assert shown > 1


def test_file_names_make_links_that_work(visit: Any, report: Report) -> None:
    page = visit().open(report.index)
    links = page.locator("[aria-label=Articles] th a")
    assert links.count() == 2
    for number in range(2):
        page.goto(report.index.as_uri())
        links.nth(number).click()
        assert "/articles/" in page.url
        assert page.locator("h1").count() == 1


def test_titles_and_alternative_texts_are_escaped() -> None:
    output = nbformat.v4.new_output(
        "display_data",
        {"image/png": "iVBORw0KGgo="},
        metadata={"image/png": {"alt": IMAGE + SCRIPT}},
    )
    cell = nbformat.v4.new_code_cell("1", outputs=[output], execution_count=1)
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"title": SCRIPT})
    page = notebook_page(notebook)
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page
