"""Pages of networks, opened in a browser without a network, by mouse, keyboard and thumb."""

import json
import re
from html import unescape
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dialogue_analysis import load_reference, parse_corpus
from dialogue_analysis.analysis import (
    cooperation_sources,
    network_page,
    network_pages,
    people_network,
    people_sources,
    show_network,
    topic_network,
)
from dialogue_analysis.analysis.network_pages import script_policy
from dialogue_analysis.events import merge_reports

PHONE, DESK = 375, 1280
COLOURS = """[...document.querySelectorAll('#canvas canvas')].map(canvas => {
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  return new Set(new Uint32Array(pixels.buffer)).size;
})"""
HOSTILE = (
    "<img src=x onerror=window.canary=1> href <script>window.canary=1</script></script> {{ 1 }}"
)

Network = tuple[nx.Graph, pd.DataFrame, pd.DataFrame]


@pytest.fixture(scope="module")
def networks(root: Path) -> dict[str, Network]:
    """The networks of the repository's record, with what is behind them."""
    tables = parse_corpus(root / "data" / "raw", catalogue=root / "data" / "catalogue.csv")
    reference = load_reference()
    record = merge_reports(tables, reference)
    events = record.events
    said = cooperation_sources(record, tables, reference)
    return {
        "topics": (topic_network(events, record.cooperation), events, said),
        "people": (people_network(events), events, people_sources(record, tables)),
    }


@pytest.fixture(scope="module")
def pages(
    networks: dict[str, Network], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("networks")
    for name, network in networks.items():
        page = network_page(*network, home="index.html")
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in networks}


class Watched:
    """A page without a network, and what it said and asked for."""

    def __init__(self, browser: Browser, path: Path, width: int, scheme: str = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, has_touch=width == PHONE
        )
        self.context.set_offline(True)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(6000)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def __enter__(self) -> Page:
        return self.page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.said == []
        assert [url for url in self.asked if not url.startswith(("file:", "data:"))] == []


def find(page: Page, name: str) -> None:
    page.locator("#sought").fill(name)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("name", ["topics", "people"])
@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark"), (PHONE, "light")])
def test_a_network_is_drawn_and_fits(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    with Watched(browser, pages[name], width, scheme) as page:
        [colours] = page.evaluate(COLOURS)
        assert colours > 50
        for name in (None, "Nga", "Nguyen"):
            if name:
                find(page, name)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["topics", "people"])
@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_an_accessibility_checker_finds_nothing_serious(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    with Watched(browser, pages[name], width, scheme) as page:
        for chosen in ("", "China"):
            if chosen:
                find(page, chosen)
                page.locator("summary").first.click()
            found = Axe().run(page).response["violations"]
            grave = [each for each in found if each["impact"] in ("serious", "critical")]
            assert json.dumps([(each["id"], each["nodes"][0]["html"]) for each in grave]) == "[]"


@pytest.mark.parametrize(
    ("name", "sought", "heading"),
    [
        ("topics", "japan", "Japan"),
        ("topics", "ukraine", "Ukraine"),
        ("people", "nguyen chi vinh", "Nguyễn Chí Vịnh"),
        ("people", "shoigu", "Sergei Shoigu (Russia)"),
    ],
)
def test_a_search_tells_what_a_name_is_linked_with(
    browser: Browser,
    pages: dict[str, Path],
    networks: dict[str, Network],
    name: str,
    sought: str,
    heading: str,
) -> None:
    graph = networks[name][0]
    [node] = [node for node, label in graph.nodes.data("label") if label == heading]
    links = {graph.nodes[other]["label"]: link["weight"] for other, link in graph[node].items()}
    with Watched(browser, pages[name], DESK) as page:
        before = page.locator("#canvas canvas").screenshot()
        find(page, sought)
        assert page.locator("#detail h2").inner_text() == heading
        assert page.evaluate("document.activeElement.textContent") == heading
        rows = page.locator("#detail tbody tr")
        told = dict(
            zip(
                rows.locator("th button").all_inner_texts(),
                map(int, rows.locator("td").all_inner_texts()),
                strict=True,
            )
        )
        assert told == links
        assert page.locator("#canvas canvas").screenshot() != before


def test_a_search_that_finds_nothing_says_so(browser: Browser, pages: dict[str, Path]) -> None:
    with Watched(browser, pages["topics"], DESK) as page:
        find(page, "Atlantis")
        assert page.locator("#answer").inner_text() == "No such name under these filters."
        assert page.locator("#detail h2").inner_text() == "Drawn now"


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_click_on_a_name_or_a_line_leads_to_its_meetings(
    browser: Browser, pages: dict[str, Path], width: int
) -> None:
    with Watched(browser, pages["topics"], width) as page:
        box = page.locator("#canvas").bounding_box()
        assert box
        canvas = page.locator("#canvas canvas")
        canvas.click(position={"x": box["width"] - 20, "y": 24})
        assert page.locator("#detail h2").inner_text() == "Education and training"
        page.keyboard.press("Escape")
        assert page.locator("#detail h2").inner_text() == "Drawn now"
        # The strongest line of all, where it leaves the name that was most met.
        find(page, "United States")
        page.get_by_label("Meetings at least").fill("25")
        box = page.locator("#canvas").bounding_box()
        assert box
        canvas.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
        assert page.locator("#detail h2").inner_text() == "United States – War legacy"
        assert page.locator("#detail > ul > li").count() == 32


def test_the_drawing_is_no_stop_of_the_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    with Watched(browser, pages["topics"], DESK) as page:
        page.locator("#canvas canvas").first.wait_for()
        stops = (
            "[...document.querySelectorAll('#canvas *')].filter(each => each.tabIndex >= 0).length"
        )
        assert page.evaluate(stops) == 0


def test_the_keyboard_alone_reaches_a_source(browser: Browser, pages: dict[str, Path]) -> None:
    with Watched(browser, pages["topics"], DESK) as page:
        find(page, "France")
        reached = []
        for key in ("Tab", "Tab", "Enter"):  # past the name to its meetings
            page.keyboard.press(key)
        page.locator("#detail li").first.wait_for()
        for _ in range(4):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.href || ''"))
        assert any(address.startswith("https://") for address in reached)
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent") == "Drawn now"


def test_tooltips_give_counts_and_sources(browser: Browser, pages: dict[str, Path]) -> None:
    with Watched(browser, pages["topics"], DESK) as page:
        find(page, "United States")
        page.get_by_label("Meetings at least").fill("25")
        box = page.locator("#canvas").bounding_box()
        assert box
        middle = {"x": box["width"] / 2, "y": box["height"] / 2}
        page.locator("#canvas canvas").hover(position=middle)
        tip = page.locator(".vis-tooltip")
        tip.wait_for(state="visible")
        text = tip.inner_text()
        assert text.startswith("United States – War legacy\nMeetings: 32, 20")
        assert re.search(r"Sources: \S+\.\S+ \(\d+\), ", text)


def test_filters_count_what_they_leave(
    browser: Browser, pages: dict[str, Path], networks: dict[str, Network]
) -> None:
    _, events, _ = networks["topics"]
    held = events[events["date_start"].str.startswith("2024", na=False)]
    held = held[held["level"] == "minister"]
    graph = networks["topics"][0]
    left = sum(
        bool(set(ids.split()) & set(held["event_id"])) for *_, ids in graph.edges.data("event_ids")
    )
    with Watched(browser, pages["topics"], DESK) as page:
        assert f"of {graph.number_of_edges()}," in page.locator("#status").inner_text()
        page.get_by_label("From year").fill("2024")
        page.get_by_label("To year").fill("2024")
        page.get_by_label("Level").select_option("minister")
        page.get_by_label("Meetings at least").fill("1")
        assert f"Lines drawn: {left} of {left}," in page.locator("#status").inner_text()
        page.get_by_label("Meetings at least").fill("99")
        assert "Nothing is left" in page.locator("#detail").inner_text()
        page.get_by_role("button", name="Reset filters").click()
        page.wait_for_function("document.getElementById('from').value === '2007'")
        assert f"of {graph.number_of_edges()}," in page.locator("#status").inner_text()


def test_words_and_address_stand_behind_each_mark(browser: Browser, pages: dict[str, Path]) -> None:
    with Watched(browser, pages["topics"], DESK) as page:
        find(page, "France")
        page.locator("tr", has_text="Military medicine").locator("summary").click()
        page.locator("q").first.wait_for()
        assert "quân y" in " ".join(page.locator("q").all_inner_texts())
        addresses = page.locator("#detail a").evaluate_all(
            "links => links.map(link => [link.href, link.rel, link.target])"
        )
        assert addresses
        for href, rel, target in addresses:
            assert re.match(r"https?://", href)
            assert (rel, target) == ("noopener noreferrer", "_blank")


def test_a_finger_on_the_drawing_scrolls_the_page(browser: Browser, pages: dict[str, Path]) -> None:
    with Watched(browser, pages["topics"], PHONE) as page:
        touch = "getComputedStyle(document.querySelector('#canvas canvas')).touchAction"
        assert page.evaluate(touch) == "manipulation"
        page.mouse.move(180, 700)
        page.mouse.wheel(0, 300)
        page.wait_for_function("scrollY > 0")


def test_a_page_holds_all_it_needs_and_is_the_same_each_time(
    pages: dict[str, Path], networks: dict[str, Network]
) -> None:
    for name, path in pages.items():
        text = path.read_text(encoding="utf-8")
        assert network_page(*networks[name], home="index.html") == text
        assert len(text.encode("utf-8")) < 1_200_000
        assert f"script-src {script_policy()}" in text
        assert not re.search(r"<link|<script[^>]+src|<img|@import", text)


def test_vietnamese_pages_have_no_english_words(networks: dict[str, Network]) -> None:
    _, events, sources = networks["people"]
    text = network_page(people_network(events, language="vi"), events, sources, language="vi")
    body = re.sub(r"<script.*?</script>|<style.*?</style>", "", text, flags=re.S)
    assert '<html lang="vi">' in text
    assert "Những người đã gặp nhau" in body
    assert not re.search(r"\b(Head of|Meetings|From year|Level|Find)\b", body)


def test_an_empty_network_is_a_page_that_says_so(browser: Browser, tmp_path: Path) -> None:
    empty = pd.DataFrame(columns=["event_id", "partner", "mechanism", "level", "date_start"])
    graph = nx.Graph(name="topics")
    sources = pd.DataFrame(columns=["event_id", "quotation", "source_url"])
    path = tmp_path / "empty.html"
    path.write_text(network_page(graph, empty.astype("str"), sources), encoding="utf-8")
    with Watched(browser, path, DESK) as page:
        assert "Nothing is left" in page.locator("#detail").inner_text()


@pytest.fixture
def hostile(record_frame) -> Network:
    """Names, quotations, file names and addresses that would be scripts, were they markup."""
    events = record_frame(
        "events",
        ["event_id", "partner", "mechanism", "date_start", "level", "vn_chair", "partner_chair"],
        ("a1", "FRA", "talks", "2018", "minister", HOSTILE, f"{HOSTILE} Rufo"),
        ("a2", "FRA", "talks", None, None, HOSTILE, f"{HOSTILE} Rufo"),
    )
    addresses = ["javascript:window.canary=1", f"https://example.org/{HOSTILE}", HOSTILE, None]
    sources = pd.DataFrame(
        {"event_id": ["a1", "a1", "a2", "a2"], "quotation": HOSTILE, "source_url": addresses}
    )
    return people_network(events), events, sources


def test_what_looks_like_a_script_is_shown_and_does_not_run(
    browser: Browser, hostile: Network, tmp_path: Path
) -> None:
    path = tmp_path / "hostile <b>.html"
    path.write_text(network_page(*hostile), encoding="utf-8")
    with Watched(browser, path, DESK) as page:
        canvas = page.locator("#canvas canvas")
        box = page.locator("#canvas").bounding_box()
        assert box
        for x in range(20, int(box["width"]), 60):
            canvas.hover(position={"x": x, "y": 100})
            page.wait_for_timeout(200)
            if page.locator(".vis-tooltip").is_visible():
                assert "<script>" in page.locator(".vis-tooltip").inner_text()
        canvas.click(position={"x": box["width"] / 2, "y": 100})
        assert HOSTILE in page.locator("#detail h2").inner_text()
        find(page, "rufo")
        page.locator("summary").first.click()
        page.locator("q").first.wait_for()
        assert page.locator("q").all_inner_texts() == [HOSTILE] * 4
        shown = page.locator("#detail").inner_text()
        assert "javascript:window.canary=1" in shown
        links = page.locator("#detail a").evaluate_all("links => links.map(link => link.href)")
        assert [link[:20] for link in links] == ["https://example.org/"]
        assert page.evaluate("window.canary") is None
        assert page.locator("#detail img, #canvas img, main script:not([type])").count() == 2


def test_no_other_script_runs(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["people"].as_uri())
    page.evaluate("""document.body.insertAdjacentHTML('beforeend',
        '<img src="data:," onerror="window.canary = 1">');
      const script = document.createElement('script');
      script.textContent = 'window.canary = 1';
      document.body.append(script)""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.canary") is None
    page.close()


def frame_of(network: Network) -> str:
    """What a notebook gets to show."""
    shown: list[dict[str, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network_pages, "display", lambda data, raw: shown.append(data))
        show_network(*network)
    [data] = shown
    assert data["text/plain"].startswith("People who met: ")
    return data["text/html"]


def test_in_a_notebook_the_page_stands_in_a_frame_of_its_own(
    browser: Browser, networks: dict[str, Network], tmp_path: Path
) -> None:
    frame = frame_of(networks["people"])
    assert frame == frame_of(networks["people"])
    assert "<script" not in frame
    assert "allow-same-origin" not in frame
    assert unescape(frame.partition('srcdoc="')[2][:200]).startswith("<!doctype html>")
    path = tmp_path / "notebook.html"
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src {script_policy()}"
    path.write_text(
        f'<!doctype html><html lang="en"><title>x</title><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">{frame}',
        encoding="utf-8",
    )
    with Watched(browser, path, DESK) as page:
        inner = page.frame_locator("iframe")
        inner.locator("#sought").fill("shoigu")
        inner.get_by_role("button", name="Find").click()
        assert inner.locator("#detail h2").inner_text() == "Sergei Shoigu (Russia)"


def test_a_hostile_frame_stays_shut_in(browser: Browser, hostile: Network, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(
        f'<!doctype html><html lang="en"><title>x</title>{frame_of(hostile)}', encoding="utf-8"
    )
    with Watched(browser, path, DESK) as page:
        heading = page.frame_locator("iframe").locator("#detail button").first
        assert "<script>" in heading.inner_text()
        assert page.evaluate("window.canary") is None
        assert page.frames[1].evaluate("window.canary") is None
