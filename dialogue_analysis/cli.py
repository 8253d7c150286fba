"""The command `dialogue-analysis`: a thin shell around the library."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from dialogue_analysis import __version__
from dialogue_analysis.corpus import parse_corpus
from dialogue_analysis.reading import ReadingError
from dialogue_analysis.tables import TableError, Tables

NOTHING_READ, SOME_FAILED = 1, 3

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
        tables = parse_corpus(paths, catalogue=catalogue, progress=True, workers=workers)
        if len(tables.articles):
            tables.write(out, format=format.value)
    except (ReadingError, TableError, OSError) as error:
        stop(error)
    _report_parse(tables, out)


def _report_parse(tables: Tables, out: Path) -> None:
    """Say what was read and written, and leave with the exit code that says the same."""
    for failure in tables.failures.itertuples():
        _tell(f"{failure.path}: {failure.reason} {failure.cure}")
    if not len(tables.articles):
        _tell("No article could be read; nothing was written.")
        raise typer.Exit(NOTHING_READ)
    relevant = int(tables.articles["relevant"].sum())
    typer.echo(
        f"{len(tables.articles)} articles read, {relevant} relevant, "
        f"{len(tables.meetings)} meetings, {len(tables.evidence)} pieces of evidence. "
        f"Tables in {out}."
    )
    if len(tables.failures):
        raise typer.Exit(SOME_FAILED)


def stop(error: Exception) -> NoReturn:
    """End with the error's sentence and without a traceback."""
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        _tell(f"{place}{error.strerror or error}. Check that the place exists and may be used.")
    else:
        _tell(str(error))
    raise typer.Exit(NOTHING_READ)


def _tell(message: str) -> None:
    Console(stderr=True, soft_wrap=True, highlight=False).print(escape(message))


if __name__ == "__main__":
    sys.exit(app())
