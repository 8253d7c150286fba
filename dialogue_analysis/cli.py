"""The command `dialogue-analysis`: a thin shell around the library."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console, RenderableType
from rich.markup import escape

from dialogue_analysis import __version__
from dialogue_analysis.codebook import codebook
from dialogue_analysis.corpus import load_sources, parse_corpus
from dialogue_analysis.dataset import PACKAGE_FILE, to_csv, write_bytes
from dialogue_analysis.explanation import explain as explain_article
from dialogue_analysis.pipeline import parse_article
from dialogue_analysis.reading import ReadingError, read_article
from dialogue_analysis.records import Source
from dialogue_analysis.reference import ReferenceDataError
from dialogue_analysis.tables import TableError, Tables

NOTHING_READ, SOME_FAILED = 1, 3
KNOWN = Path("data/reference")
MOST_LINES = 20  # more articles that are not relevant are counted, not listed

app = typer.Typer(
    name="dialogue-analysis",
    help="Code Vietnamese press articles on defence dialogues into tables, with evidence.",
    epilog=(
        "Exit codes: 0 everything was read; 1 nothing could be read or done; "
        "2 wrong usage; 3 tables were written, but some files failed (see failures.csv)."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class TableFormat(StrEnum):
    """How tables are written."""

    CSV = "csv"
    PARQUET = "parquet"


CatalogueOption = Annotated[
    Path | None,
    typer.Option(
        "--catalogue",
        help="CSV with publisher, URL and publication date by article_id.",
        exists=True,
        dir_okay=False,
    ),
]


def _version(shown: bool) -> None:
    if shown:
        typer.echo(f"dialogue-analysis {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Code Vietnamese press articles on defence dialogues into tables, with evidence."""


@app.command(
    epilog=(
        "Example: dialogue-analysis parse data/raw --catalogue data/catalogue.csv "
        "--out data/processed"
    )
)
def parse(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Article files (.txt, .html) and folders of them."),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", file_okay=False, help="Folder for the tables; made if need be."
        ),
    ],
    catalogue: CatalogueOption = None,
    format: Annotated[TableFormat, typer.Option("--format", help="csv or parquet.")] = (
        TableFormat.CSV
    ),
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to use.")] = 1,
) -> None:
    """Write one table a file: meetings, participants, cooperation, ..., evidence, failures.

    Tables of an earlier run in the folder are replaced.
    """
    try:
        sources = load_sources(catalogue)
        tables = parse_corpus(paths, catalogue=sources, progress=True, workers=workers)
        if len(tables.articles):
            tables.write(out, format=format.value)
    except (ReadingError, TableError, OSError) as error:
        stop(error)
    nothing = "nothing was written"
    if (out / PACKAGE_FILE).is_file():
        nothing += f", and the tables of an earlier run in {out} were left as they were"
    _report_parse(tables, out, nothing=nothing)
    _tell_unused(catalogue, sources, tables.articles["article_id"])
    _leave(tables)


def _report_parse(tables: Tables, out: Path, *, nothing: str) -> None:
    """Say what was read and written; `nothing` is what became of the tables without an article."""
    for failure in tables.failures.itertuples():
        _tell(f"{failure.path}: {failure.reason} {failure.cure}")
    if not len(tables.articles):
        _tell(f"No article could be read; {nothing}.")
        raise typer.Exit(NOTHING_READ)
    relevant = int(tables.articles["relevant"].sum())
    typer.echo(
        f"{len(tables.articles)} articles read, {relevant} relevant, "
        f"{len(tables.meetings)} meetings, {len(tables.evidence)} pieces of evidence. "
        f"Tables in {out}."
    )
    others = tables.articles[~tables.articles["relevant"]]
    if len(others) <= MOST_LINES:
        for article in others.itertuples():
            _tell(f"{article.article_id}: not relevant. {article.reason}")
    else:
        for reason, count in others["reason"].value_counts().items():
            _tell(f"{count} articles: not relevant. {reason}")


def _tell_unused(
    catalogue: Path | None, sources: Mapping[str, Source], articles: Iterable[str]
) -> None:
    """Warn of a catalogue that knows none of the articles: its ids are not their file names."""
    names = set(articles)
    if catalogue is not None and names and names.isdisjoint(sources):
        _tell(
            f"Warning: {catalogue} lists none of the articles that were read; its article_id "
            "must be the name of the file without its ending."
        )


def _leave(tables: Tables) -> None:
    """End with the exit code that says whether some files failed."""
    if len(tables.failures):
        raise typer.Exit(SOME_FAILED)


@app.command(
    epilog="Example: dialogue-analysis explain data/raw/doi-thoai-quoc-phong-viet-anh-lan-4.txt "
    "--html evidence.html"
)
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article (.txt, .html).")],
    html: Annotated[
        Path | None,
        typer.Option("--html", dir_okay=False, help="Write a page with the story and its marks."),
    ] = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Show every row of an article with the words that justify it."""
    try:
        sources = load_sources(catalogue)
        article = read_article(file, catalogue=sources)
        explanation = explain_article(parse_article(article))
        if html is None:
            Console(highlight=False).print(explanation)
        else:
            html.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(html, explanation.to_html().encode("utf-8"))
            typer.echo(f"{html} written.")
    except (ReadingError, TableError, OSError) as error:
        stop(error)
    _tell_unused(catalogue, sources, [article.article_id])


@app.command(epilog="Example: dialogue-analysis codes | less")
def codes() -> None:
    """Show the codebook: tables, columns, and the codes in English and Vietnamese."""
    Console(highlight=False).print(codebook())


@app.command(epilog="Example: dialogue-analysis report --out reports")
def report(
    raw: Annotated[Path, typer.Option(help="Folder of the articles.")] = Path("data/raw"),
    catalogue: Annotated[Path, typer.Option(help="What is known of them.")] = Path(
        "data/catalogue.csv"
    ),
    reference: Annotated[
        Path | None,
        typer.Option(
            help="Folder of the reference record; data/reference if it is there and none is named.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    processed: Annotated[Path, typer.Option(file_okay=False, help="Folder for the tables.")] = Path(
        "data/processed"
    ),
    notebooks: Annotated[Path, typer.Option(help="Folder of the notebooks.")] = Path("notebooks"),
    out: Annotated[Path, typer.Option(file_okay=False, help="Folder for the pages.")] = Path(
        "reports"
    ),
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes to use; one a core if not given."),
    ] = None,
) -> None:
    """Code the articles, run the notebooks, and write pages that open without a network.

    Only what changed is made anew. The notebooks name their own data; they are run as they
    are and not changed.
    """
    from dialogue_analysis.report import ReportError, write_report  # slow to load

    console = Console(stderr=True, highlight=False)
    try:
        with console.status("Starting") as status:
            built = write_report(
                raw=raw,
                catalogue=catalogue,
                reference=reference or (KNOWN if KNOWN.is_dir() else None),
                processed=processed,
                notebooks=notebooks,
                out=out,
                workers=workers or available_cores(),
                tell=lambda step: status.update(escape(step)),
            )
    except (ReadingError, ReferenceDataError, TableError, ReportError, OSError) as error:
        stop(error)
    typer.echo(
        f"Open {built.index}. {len(built.written)} files written, {len(built.kept)} kept as they "
        f"were, {len(built.removed)} removed."
    )
    tables = built.tables
    _report_parse(tables, processed, nothing="the tables and pages are empty")
    _tell_unused(catalogue, load_sources(catalogue), tables.articles["article_id"])
    _leave(tables)


@app.command(
    epilog="Example: dialogue-analysis evaluate --gold data/gold/seeds --pred data/processed"
)
def evaluate(
    gold: Annotated[
        Path,
        typer.Option(
            "--gold",
            help="The standard: a folder of JSON files, one an article, or of tables.",
            exists=True,
            file_okay=False,
        ),
    ],
    pred: Annotated[
        Path,
        typer.Option(
            "--pred",
            help="What is judged: a folder of tables, or another coder's JSON files.",
            exists=True,
            file_okay=False,
        ),
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed and added instead.")
    ] = False,
    alpha: Annotated[
        bool,
        typer.Option("--alpha", help="Show Krippendorff's alpha by column instead."),
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", dir_okay=False, help="Write the same as CSV.")
    ] = None,
) -> None:
    """Compare codings with gold, or two coders: precision, recall and F1 by layer.

    Beside F1 stands its 95 % interval (bootstrap over articles).
    """
    from dialogue_analysis import evaluation  # slow to load
    from dialogue_analysis.evaluation.display import show_alpha, show_errors, show_scores

    if errors and alpha:
        raise typer.BadParameter("--errors and --alpha are two lists: ask for one at a time")
    shown: Iterable[RenderableType]
    try:
        standard, judged = evaluation.read_codings(gold), evaluation.read_codings(pred)
        if errors:
            shown = show_errors(frame := evaluation.errors(standard, judged))
        elif alpha:
            shown = [show_alpha(frame := evaluation.alpha(standard, judged))]
        else:
            shown = [show_scores(frame := evaluation.score(standard, judged))]
        if out is not None:
            out.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(out, to_csv(frame))
    except (evaluation.EvaluationError, OSError) as error:
        stop(error)
    Console(highlight=False).print(*shown, sep="\n")
    for article_id in sorted(standard.keys() - judged.keys()):
        _tell(f"{article_id}: not in {pred}; {'left out' if alpha else 'counted as missed'}.")
    if extra := len(judged.keys() - standard.keys()):
        _tell(f"{extra} articles of {pred} have no gold and were left out.")


def stop(error: Exception) -> NoReturn:
    """End with the error's sentence and without a traceback."""
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        _tell(f"{place}{error.strerror or error}. Check that the place exists and may be used.")
    else:
        _tell(str(error))
    raise typer.Exit(NOTHING_READ)


def available_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tell(message: str) -> None:
    Console(stderr=True, soft_wrap=True, highlight=False).print(escape(message))


if __name__ == "__main__":
    sys.exit(app())
