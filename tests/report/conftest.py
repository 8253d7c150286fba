"""A browser without a network, and a small site whose inputs a test may change."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from dialogue_analysis.report import Report, notebooks, write_report

PARTNERS = ("FRA", "LAO", "ZAF")


@dataclass
class Visit:
    """A page that is open, and what it said and asked for since it was opened last."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, path: Path, *, anchor: str = "") -> Page:
        self.said.clear()
        self.asked.clear()
        self.page.goto(path.as_uri() + anchor)
        return self.page

    @property
    def outside(self) -> list[str]:
        return [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))]


Visitor = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visitor]:
    """Opens a window of a width and a colour scheme; the network is cut."""
    contexts: list[BrowserContext] = []

    def window(*, width: int = 1280, scheme: Any = "light", **options: Any) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True, **options
        )
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("console", lambda message: visit.said.append(message.text))
        visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        return visit

    yield window
    for context in contexts:
        context.close()


@dataclass(frozen=True)
class Inputs:
    """The folders that a site is made from and written to."""

    folder: Path
    workers: int = 1
    with_reference: bool = True

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def notebooks(self) -> Path:
        return self.folder / "notebooks"

    @property
    def out(self) -> Path:
        return self.folder / "reports"

    def build(self) -> Report:
        return write_report(
            raw=self.data / "raw",
            catalogue=self.data / "catalogue.csv",
            reference=self.data / "reference" if self.with_reference else None,
            processed=self.data / "processed",
            notebooks=self.notebooks,
            out=self.out,
            workers=self.workers,
        )

    def write_notebook(self, name: str, *sources: str, title: str, line: str = "A line.") -> None:
        code = [nbformat.v4.new_code_cell(source) for source in sources]
        # Markdown is the author's own markup; what is planted comes from data.
        cells = [nbformat.v4.new_markdown_cell("# A title"), *code]
        for number, cell in enumerate(cells):
            cell.id = f"cell-{number}"
        metadata = {"title": title, "description": line}
        self.notebooks.mkdir(exist_ok=True)
        notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
        nbformat.write(notebook, self.notebooks / name)

    def copy(self, folder: Path) -> "Inputs":
        """The same inputs in another folder, where nothing is built yet."""
        for name in ("data", "notebooks"):
            shutil.copytree(self.folder / name, folder / name)
        shutil.rmtree(folder / "data" / "processed", ignore_errors=True)
        return replace(self, folder=folder)


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notebooks are taken as they are stored; the list names those that would have been run."""
    run: list[str] = []

    def execute(path: Path) -> nbformat.NotebookNode:
        run.append(path.stem)
        return nbformat.read(path, as_version=4)

    monkeypatch.setattr(notebooks, "execute", execute)
    return run


def small_reference(source: Path, target: Path, *, partners: tuple[str, ...]) -> None:
    """The reference record of a few partners."""
    target.mkdir(parents=True)
    texts = {
        name: pd.read_csv(source / f"{name}.csv", dtype="str", keep_default_na=False)
        for name in ("meetings", "cooperation", "agreements")
    }
    kept = texts["meetings"].set_index("partner").loc[list(partners), "meeting_id"]
    for name, frame in texts.items():
        chosen = frame[frame["meeting_id"].isin(kept)]
        chosen.to_csv(target / f"{name}.csv", index=False, lineterminator="\n")


@pytest.fixture(scope="session")
def small_inputs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    """Two articles, three partners of the reference record, two notebooks."""
    inputs = Inputs(tmp_path_factory.mktemp("small"))
    raw = inputs.data / "raw"
    raw.mkdir(parents=True)
    for name in ("viet-phap-hop-tac-quoc-phong-hieu-qua", "phap-moi-bo-truong-quoc-phong-tham"):
        shutil.copy(root / "data" / "raw" / f"{name}.txt", raw)
    shutil.copy(root / "data" / "catalogue.csv", inputs.data)
    small_reference(root / "data" / "reference", inputs.data / "reference", partners=PARTNERS)
    inputs.write_notebook("1-one.ipynb", "1 + 1", title="One")
    inputs.write_notebook("2-two.ipynb", "1 + 2", title="Two")
    return inputs
