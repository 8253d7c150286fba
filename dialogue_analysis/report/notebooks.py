"""Notebooks: executed in a clean kernel, and as pages that open without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import nbformat
from markupsafe import Markup
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

from dialogue_analysis.pages import TEMPLATES, render
from dialogue_analysis.reference import default_folder
from dialogue_analysis.report.folder import ReportFolder
from dialogue_analysis.report.inputs import code_digest, digest, files_digest

TIMEOUT = 600


class ReportError(RuntimeError):
    """A report cannot be made; the message says which notebook and what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the report: where it is, its title, a line about it, and its language."""

    href: str
    title: str
    description: str
    language: str = "en"


def write_notebooks(
    folder: ReportFolder,
    notebooks: Path,
    *,
    without: Sequence[Path],
    workers: int,
    tell: Callable[[str], None],
) -> list[Page]:
    """Execute the notebooks whose inputs changed and write their pages; returns all of them.

    A notebook reads `data` beside the notebooks' folder, files in its own folder and the
    reference record: when any of them changes, or the package does, it runs again.

    Args:
        folder: of the site.
        notebooks: their folder.
        without: folders in `data` that no notebook reads, since they are made from the rest.
        workers: notebooks executed at a time, each in its own kernel.
        tell: is called with a few words before each of them.

    Raises:
        ReportError: a cell fails, or there is no notebook.
    """
    files = sorted(notebooks.glob("*.ipynb"))
    if not files:
        raise ReportError(f"{notebooks}: no notebook; name their folder with --notebooks.")
    data = files_digest(
        [notebooks.parent / "data", notebooks, default_folder()], without=[*files, *without]
    )
    inputs = {file: digest(code_digest(), data, file.read_bytes()) for file in files}
    stale = [file for file in files if not folder.keep(f"{file.stem}.html", inputs=inputs[file])]

    def run(file: Path) -> bytes:
        tell(f"Running {file.name}")
        notebook = execute(file)
        notebook.metadata.setdefault("title", file.stem)
        return notebook_page(notebook).encode("utf-8")

    # Threads suffice: the work is done in the kernels.
    with ThreadPoolExecutor(workers) as pool:
        for file, content in zip(stale, pool.map(run, stale), strict=True):
            folder.write(f"{file.stem}.html", content, inputs=inputs[file])
    return [_listed(file) for file in files]


def execute(path: Path) -> nbformat.NotebookNode:
    """The notebook, executed from the start in a clean kernel; the file stays as it is.

    Raises:
        ReportError: a cell fails.
    """
    notebook = _read(path)
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
        # In a loop of its own, which is closed: several notebooks run side by side in threads.
        asyncio.run(client.async_execute())
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
    return render(
        "notebook_page.html",
        title=notebook.metadata["title"],
        # HTML that nbconvert made: cells are escaped where they are not markup.
        body=Markup(body),
        # Tables to search and networks bring their own script; other notebooks may run none.
        interactive="<script" in body or "<iframe" in body,
    )


def _listed(path: Path) -> Page:
    metadata = _read(path).metadata
    return Page(
        quote(f"{path.stem}.html"),
        str(metadata.get("title", path.stem)),
        str(metadata.get("description", "")),
    )


def _read(path: Path) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook
