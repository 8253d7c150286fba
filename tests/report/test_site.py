"""The whole site, made once from the repository's data, and opened in a browser."""

import csv
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

import nbformat
import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from lxml import html

from dialogue_analysis import __version__, read_tables
from dialogue_analysis.report import Report, notebooks, partners, write_report

PHONE, DESK = 375, 1280
A4 = 718  # pixels between the margins of a printed page
LEAST_CHART = 34 * 16
MOST_BYTES = 5_000_000
# Their charts are drawn; pages of other partners get the charts of the first, which takes a
# minute off the test. All else on the pages is their own.
DRAWN = ("FRA", "GBR", "FIN")


@pytest.fixture(scope="module")
def report(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The site; notebooks with their stored outputs, which other tests compare with a fresh run."""
    folder = tmp_path_factory.mktemp("site")
    real = partners.partner_charts
    stand_in: list = []

    def charts(code: str, record: object) -> dict:
        if code in DRAWN:
            stand_in.append(real(code, record))
            return stand_in[-1]
        stand_in[:1] = stand_in[:1] or [real(code, record)]
        return stand_in[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebooks, "execute", lambda path: nbformat.read(path, as_version=4))
        patch.setattr(partners, "partner_charts", charts)
        return write_report(
            raw=root / "data" / "raw",
            catalogue=root / "data" / "catalogue.csv",
            reference=root / "data" / "reference",
            processed=folder / "processed",
            notebooks=root / "notebooks",
            out=folder / "reports",
        )


@pytest.fixture(scope="module")
def pages(report: Report) -> dict[str, Path]:
    """All pages by their address from the first."""
    folder = report.index.parent
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def trees(pages: dict[str, Path]) -> dict[str, html.HtmlElement]:
    return {name: html.parse(path).getroot() for name, path in pages.items()}


@pytest.fixture(scope="module")
def kinds(pages: dict[str, Path]) -> dict[str, Path]:
    """A page of each kind."""
    names = {
        "index": "index.html",
        "partner": "partners/FRA.html",
        "article": "articles/doi-thoai-chien-luoc-viet-phap-lan-3.html",
        "notebook": "01-from-page-to-table.html",
        "notebook with tables": "03-topics-by-partner-year-and-level.html",
        "notebook with networks": "06-networks.html",
        "network": "networks/people.html",
    }
    return {kind: pages[name] for kind, name in names.items()}


def test_there_is_a_page_for_everything(root: Path, report: Report, pages: dict[str, Path]) -> None:
    codes = {code for codes in report.record.events["partner"] for code in codes.split()}
    networks = ("topics", "topics-vi", "people", "people-vi")
    assert set(pages) == {
        "index.html",
        *(f"partners/{code}.html" for code in codes),
        *(f"articles/{article_id}.html" for article_id in report.tables.articles["article_id"]),
        *(f"{path.stem}.html" for path in (root / "notebooks").glob("*.ipynb")),
        *(f"networks/{name}.html" for name in networks),
    }
    assert len(codes) == 47


def test_every_link_between_pages_leads_somewhere(
    report: Report, trees: dict[str, html.HtmlElement]
) -> None:
    folder = report.index.parent
    anchors = {name: set(tree.xpath("//@id")) for name, tree in trees.items()}
    reached, inside = {"index.html"}, 0
    for name, tree in trees.items():
        for link in tree.xpath("//a/@href"):
            if link.startswith(("http://", "https://")):
                continue
            address, anchor = urldefrag(link)
            target = (folder / name).parent / unquote(address) if address else folder / name
            assert target.resolve().is_relative_to(folder.resolve()), (name, link)
            assert target.is_file(), (name, link)
            at = target.resolve().relative_to(folder.resolve()).as_posix()
            if anchor:
                assert unquote(anchor) in anchors[at], (name, link)
                inside += 1
            if name == "index.html":
                reached.add(at)
    assert inside > 1000
    assert set(trees) <= reached, "the first page leads to every other"


def test_each_page_leads_back(trees: dict[str, html.HtmlElement]) -> None:
    for name, tree in trees.items():
        if name != "index.html":
            assert "../" * name.count("/") + "index.html" in tree.xpath("//a/@href"), name


def test_each_page_has_a_title_of_its_own_a_language_and_a_viewport(
    trees: dict[str, html.HtmlElement],
) -> None:
    titles = [tree.findtext("head/title") for tree in trees.values()]
    assert len(set(titles)) == len(trees)
    for name, tree in trees.items():
        assert tree.get("lang") == ("vi" if name.endswith("-vi.html") else "en"), name
        assert tree.xpath("//meta[@name='viewport']"), name
        assert len(tree.xpath("//h1")) == 1, name
        assert len(tree.xpath("//main")) == 1, name


def test_scripts_run_only_where_there_is_something_to_search(pages: dict[str, Path]) -> None:
    """Other pages name their one script by its digest; only tables of notebooks bring their own."""
    for name, path in pages.items():
        text = path.read_text(encoding="utf-8")
        policy = re.search(r'Security-Policy" content="([^"]+)"', text)
        assert policy, name
        assert policy[1].startswith("default-src 'none'"), name
        allowed = policy[1].partition("script-src ")[2].partition(";")[0].split()
        if "'unsafe-inline'" in allowed:
            assert "/" not in name
            assert "<script" in text or "<iframe" in text
        else:
            assert all(source.startswith("'sha256-") for source in allowed), name


def test_no_page_is_too_large(pages: dict[str, Path]) -> None:
    assert {name: size for name, path in pages.items() if (size := path.stat().st_size) > MOST_BYTES} == {}  # fmt: skip


def test_the_first_page_says_what_why_how_to_cite_and_when(report: Report) -> None:
    text = " ".join(html.parse(report.index).getroot().text_content().split())
    for words in ("546 meetings", "47 partners", "Why", "How to cite", "Built on 20", "@software{"):
        assert words in text
    assert "census" in text
    assert "author = {{dialogue_analysis contributors}}, title = {Viet Nam's" in text


def test_the_citation_file_says_what_the_first_page_says(root: Path, report: Report) -> None:
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == __version__
    (author,) = cited["authors"]
    text = " ".join(html.parse(report.index).getroot().text_content().split())
    assert f"{author['name']} (" in text
    assert f"{cited['title']} (version {cited['version']}" in text


def test_the_tables_for_download_are_those_of_the_record(report: Report) -> None:
    folder = report.index.parent / "tables"
    with (folder / "record" / "events.csv").open(encoding="utf-8", newline="") as file:
        assert [row["event_id"] for row in csv.DictReader(file)] == list(
            report.record.events["event_id"]
        )
    assert read_tables(folder / "parsed").articles.equals(report.tables.articles)
    assert (folder / "record" / "datapackage.json").is_file()


def test_a_partners_page_has_all_that_the_record_says(
    report: Report, trees: dict[str, html.HtmlElement]
) -> None:
    record = report.record
    for code in ("FRA", "KHM", "FIN"):
        held = record.events[record.events["partner"].str.split().map(lambda p, c=code: c in p)]
        tree = trees[f"partners/{code}.html"]
        counts = {
            table.get("aria-label"): len(table.xpath("./tbody/tr"))
            for table in tree.xpath("//table[@class='grid']")
        }
        assert counts["Meetings"] == len(held)
        said = record.cooperation[record.cooperation["event_id"].isin(held["event_id"])]
        assert counts.get("Statements", 0) == len(said)
        bare = tree.xpath(
            "//table[@aria-label='Meetings' or @aria-label='Statements']"
            "/tbody/tr[not(td[last()]//a[@href])]"
        )
        assert [row.text_content() for row in bare] == [], "a row without its source"


def test_a_statement_leads_to_the_words_of_the_article(visit, pages: dict[str, Path]) -> None:
    page = visit().open(pages["partners/FRA.html"])
    link = page.locator("[aria-label=Statements] td a[lang=vi]").first
    words = link.inner_text().strip("“”").split(" … ")
    link.click()
    assert "/articles/" in page.url
    row = page.locator(":target")
    assert row.count() == 1
    row.locator("td a").first.click()
    assert page.locator("mark:target").inner_text() in words


# What reaches beyond the window and lies in no box that scrolls.
CUT_OFF = """[...document.querySelectorAll('main *')].filter(element => {
  if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(box).overflowX)) return false;
  }
  return true;
}).map(element => element.outerHTML.slice(0, 80))"""
# Boxes that scroll sideways and do not show it by a shadow at the edge.
WITHOUT_CUE = """[...document.querySelectorAll('main *')].filter(element => {
  if (element.scrollWidth <= element.clientWidth + 1) return false;
  const style = getComputedStyle(element);
  return ['auto', 'scroll'].includes(style.overflowX) && !style.backgroundAttachment.includes('local');
}).map(element => element.outerHTML.slice(0, 80))"""
WITHOUT_TEXT = """[...document.images].filter(
  image => !image.alt.trim() || (image.checkVisibility() && !image.naturalWidth)
).map(image => image.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("kind", ["", "partners", "articles", "networks"])
def test_every_page_opens_without_a_network(visit, pages: dict[str, Path], kind: str) -> None:
    window = visit(width=PHONE, scheme="dark")
    chosen = {name: path for name, path in pages.items() if name.rpartition("/")[0] == kind}
    assert chosen
    for name, path in chosen.items():
        window.page.set_viewport_size({"width": PHONE, "height": 800})
        page = window.open(path)
        page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            assert page.evaluate(CUT_OFF) == [], (name, width)
            assert page.evaluate(WITHOUT_CUE) == [], (name, width)
        assert page.evaluate(WITHOUT_TEXT) == [], name
        assert window.said == [], name
        assert window.outside == [], name


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_an_accessibility_checker_finds_nothing_serious(
    visit, pages: dict[str, Path], kinds: dict[str, Path], width: int, scheme: str
) -> None:
    window = visit(width=width, scheme=scheme)
    # Smaller pages of the same kinds: the checker's time grows with the page.
    smaller = {
        "partner": pages["partners/GBR.html"],
        "notebook with tables": pages["02-the-record-and-its-limits.html"],
    }
    for kind, path in (kinds | smaller).items():
        page = window.open(path)
        page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
        found = [
            (each["id"], each["nodes"][0]["html"][:100])
            for each in Axe().run(page).response["violations"]
            if each["impact"] in ("serious", "critical")
        ]
        assert found == [], (kind, width, scheme)


@pytest.mark.parametrize(
    ("kind", "table", "sought", "found"),
    [
        ("index", "Partners", "phap", "France"),
        ("partner", "Statements", "military medicine", "Military medicine"),
        ("partner", "Meetings", "hoi dam", "Hội đàm"),
        ("partner", "Meetings", "strategic paris", "Strategic dialogue"),
    ],
)
def test_tables_filter(
    visit, kinds: dict[str, Path], kind: str, table: str, sought: str, found: str
) -> None:
    page = visit().open(kinds[kind])
    rows = page.locator(f"table[aria-label={table}] tbody tr")
    field = page.get_by_label(f"Filter {table.lower()}")
    everything = rows.count()
    field.fill(sought)
    shown = [row.inner_text() for row in rows.all() if row.is_visible()]
    assert 0 < len(shown) < everything
    assert all(found in text for text in shown)
    status = page.locator("p.filter", has=field).get_by_role("status")
    assert status.inner_text() == f"{len(shown)} of {everything} rows"
    field.fill("no row has this")
    assert not any(row.is_visible() for row in rows.all())
    field.fill("")
    assert all(row.is_visible() for row in rows.all())


def test_a_link_to_a_hidden_row_shows_it(visit, kinds: dict[str, Path]) -> None:
    page = visit().open(kinds["partner"])
    page.get_by_label("Filter meetings").fill("no row has this")
    row = page.locator("#FRA-strategic_dialogue-3")
    assert not row.is_visible()
    page.evaluate("location.hash = '#FRA-strategic_dialogue-3'")
    row.wait_for(state="visible")


def test_tables_of_notebooks_filter(visit, kinds: dict[str, Path]) -> None:
    page = visit().open(kinds["notebook with tables"])
    told = page.locator(".dt-info").first
    before = told.inner_text()
    page.locator(".dt-search input").first.fill("Bulgaria")
    page.wait_for_function("before => document.querySelector('.dt-info').innerText !== before", arg=before)  # fmt: skip
    rows = page.locator(".dt-container").first.locator("tbody tr")
    assert rows.count() > 0
    assert all("Bulgaria" in text for text in rows.all_inner_texts())


def test_without_script_all_rows_are_there(visit, kinds: dict[str, Path]) -> None:
    page = visit(java_script_enabled=False).open(kinds["index"])
    assert page.locator("table[aria-label=Partners] tbody tr").count() == 47
    assert page.locator(".filter").count() == 0


PAINTED = """[...document.querySelectorAll('#canvas canvas')].map(canvas => {
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  return new Set(new Uint32Array(pixels.buffer)).size;
})"""


@pytest.mark.parametrize(
    ("name", "sought"), [("topics", "France"), ("topics-vi", "Pháp"), ("people", "Phan Văn Giang")]
)
def test_networks_are_drawn_and_answer(
    visit, pages: dict[str, Path], name: str, sought: str
) -> None:
    page = visit().open(pages[f"networks/{name}.html"])
    page.locator("#canvas canvas").wait_for()
    assert all(colours > 3 for colours in page.evaluate(PAINTED))
    canvas = page.locator("#canvas canvas")
    before, detail = canvas.screenshot(), page.locator("#detail").inner_text()
    page.locator("#sought").fill(sought)
    page.locator("[role=search] button").click()
    assert sought in page.locator("#detail").inner_text() != detail
    assert canvas.screenshot() != before
    box = canvas.bounding_box()
    assert box
    clicked = page.locator("#detail").inner_text()
    canvas.click(position={"x": box["width"] - 20, "y": 24})
    assert page.locator("#detail").inner_text() != clicked


def test_labels_of_charts_change_their_language(visit, kinds: dict[str, Path]) -> None:
    page = visit().open(kinds["partner"])
    english, vietnamese = page.locator("figure.en img"), page.locator("figure.vi img")
    assert english.count() == vietnamese.count() == 3
    assert english.first.is_visible()
    assert not vietnamese.first.is_visible()
    page.get_by_label("Tiếng Việt").check()
    assert not english.first.is_visible()
    assert all(picture.is_visible() for picture in vietnamese.all())
    assert "Dòng thời gian" in (vietnamese.first.get_attribute("alt") or "")


# Each letter drawn, against its letter without marks and against what stands for no letter.
DRAWN_LETTERS = """letters => {
  const draw = text => {
    const canvas = Object.assign(document.createElement('canvas'), {width: 80, height: 80});
    const pen = canvas.getContext('2d', {willReadFrequently: true});
    pen.font = `40px ${getComputedStyle(document.body).fontFamily}`;
    pen.fillText(text, 20, 55);
    return pen.getImageData(0, 0, 80, 80).data.join();
  };
  const none = draw('\\u{10FFFD}'), blank = draw('');
  return [...letters].filter(letter => {
    const bare = letter.normalize('NFD')[0], drawn = draw(letter);
    return drawn === none || drawn === blank || (bare !== letter && drawn === draw(bare));
  });
}"""


def test_diacritics_render(visit, kinds: dict[str, Path]) -> None:
    letters = "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    page = visit().open(kinds["partner"])
    assert page.evaluate(DRAWN_LETTERS, letters + letters.upper()) == []
    assert page.get_by_text("Đối thoại chiến lược").count() > 0


def test_pages_print(visit, kinds: dict[str, Path]) -> None:
    window = visit(width=A4)
    for kind, path in kinds.items():
        page = window.open(path)
        page.emulate_media(media="print", color_scheme="dark")
        for tool in (".filter", ".home", ".skip", ".switch", ".dt-search"):
            assert not any(each.is_visible() for each in page.locator(tool).all()), (kind, tool)
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), kind
        if kind in ("index", "partner"):
            assert page.evaluate("document.documentElement.scrollWidth") <= A4, kind
        assert len(page.pdf()) > 10_000, kind


def test_charts_fill_the_width_as_long_as_they_can_be_read(visit, kinds: dict[str, Path]) -> None:
    page = visit(width=640).page
    for kind in ("partner", "notebook with tables"):
        page.goto(kinds[kind].as_uri())
        for width in (640, PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            shown = page.evaluate(
                "[...document.images].filter(image => image.checkVisibility()).map(image => ["
                "image.width, image.closest('.scroll').clientWidth,"
                " image.width / image.height - image.naturalWidth / image.naturalHeight])"
            )
            assert shown
            assert all(image <= box or image <= LEAST_CHART for image, box, _ in shown), kind
            assert all(abs(stretched) < 0.02 for *_, stretched in shown), kind


def test_only_what_is_vietnamese_is_marked_so(report: Report) -> None:
    text = report.index.read_text(encoding="utf-8")
    marked = re.findall(r'<(?:span|a|td|th)[^>]*lang="vi"[^>]*>(.*?)<', text)
    assert "Pháp" in marked
    assert not any("not known" in unescape(cell) for cell in marked)


def test_rows_on_an_article_page_are_those_of_the_csv(
    report: Report, trees: dict[str, html.HtmlElement]
) -> None:
    rows = report.tables.cooperation
    for article_id in report.tables.articles["article_id"]:
        tree = trees[f"articles/{article_id}.html"]
        shown = tree.xpath("//*[@aria-label='cooperation']//tbody/tr")
        cells = [[cell.text_content() for cell in row.xpath("./td")] for row in shown]
        own = rows[rows["article_id"] == article_id]
        assert cells == own[["topic", "status", "side"]].astype("str").to_numpy().tolist()


def test_each_notebook_has_a_title_and_a_line_about_it(root: Path) -> None:
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        assert notebook.metadata["description"].endswith(".")
        assert notebook.cells[0].source.startswith(f"# {notebook.metadata['title']}\n")


def test_notebooks_read_like_papers(root: Path) -> None:
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        # Prose in an f-string is no code.
        bare = [re.sub(r'""".*?"""', "", source, flags=re.S) for source in code]
        assert all(len(source.splitlines()) <= 5 for source in bare), path.name
        assert not any(re.search(r"^\s*(def|for|while|class) ", s, re.M) for s in code), path.name
        assert notebook.cells[-1].source.startswith("## Limits"), path.name


def test_notebooks_read_the_data_folder_alone(root: Path) -> None:
    """The report runs a notebook again when `data` changes: what it read elsewhere would go stale."""
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
        assert set(re.findall(r"""["'](\.\./[^/"']+)""", code)) <= {"../data"}, path.name
