"""Many articles → tables: progress, errors, cores."""

from __future__ import annotations

import multiprocessing
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import track

from dialogue_analysis.pipeline import parse_article
from dialogue_analysis.reading import (
    ReadingError,
    find_article_files,
    read_article,
    read_catalogue,
)
from dialogue_analysis.records import ParsedArticle, Source
from dialogue_analysis.tables import Failure, Rows, Tables, article_rows, build_tables

# Articles handed to a process at a time: fewer cost more in start-up than they save.
CHUNK = 100

Paths = Path | str | Iterable[Path | str]
Catalogue = Mapping[str, Source] | Path | str | None


def parse_corpus(
    paths: Paths,
    *,
    catalogue: Catalogue = None,
    progress: bool = False,
    workers: int | None = None,
) -> Tables:
    """The tables of a folder of articles, of one file, or of several of either.

    A file that cannot be read is a row of `failures`; the rest goes on. The number of
    workers and the order of the paths change nothing in the tables.

    Args:
        paths: folders and files (`.txt`, `.html`, `.htm`).
        catalogue: a CSV file with what is known of each article, or the read catalogue.
        progress: show a progress bar on the error stream when that is a terminal.
        workers: processes; one, here, when not given.

    Raises:
        ReadingError: the catalogue cannot be read.
    """
    sources = load_sources(catalogue)
    files, failures = find_files(paths)
    results: list[Rows | Failure] = list(
        _shown(_coded(files, sources, workers or 1), total=len(files), progress=progress)
    )
    failures += [result for result in results if isinstance(result, Failure)]
    return build_tables((item for item in results if not isinstance(item, Failure)), failures)


def parse_files(
    paths: Paths, *, catalogue: Catalogue = None
) -> tuple[list[ParsedArticle], list[Failure]]:
    """The parsed articles themselves, by `article_id`, and the files that failed."""
    sources = load_sources(catalogue)
    files, failures = find_files(paths)
    results = [_parsed(path, sources) for path in files]
    failures += [result for result in results if isinstance(result, Failure)]
    parsed = [result for result in results if isinstance(result, ParsedArticle)]
    return sorted(parsed, key=lambda item: item.article.article_id), sorted(failures)


def load_sources(catalogue: Catalogue) -> Mapping[str, Source]:
    """What a catalogue knows of each article, by `article_id`."""
    if catalogue is None:
        return {}
    return read_catalogue(Path(catalogue)) if isinstance(catalogue, (str, Path)) else catalogue


def find_files(paths: Paths) -> tuple[list[Path], list[Failure]]:
    """The article files of these paths by name, and what is wrong with the others.

    Two files with one stem would be one article: both are failures.
    """
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    by_stem: dict[str, set[Path]] = defaultdict(set)
    failures: list[Failure] = []
    for path in map(Path, given):
        try:
            found = find_article_files(path)
        except (ReadingError, OSError) as error:
            failures.append(_failure(path, error))
            continue
        failures += [_skipped(file) for file in found.skipped]
        if not found.articles:
            failures.append(_empty(path))
        for file in found.articles:
            by_stem[file.stem].add(file)
    files = [path for same in by_stem.values() if len(same) == 1 for path in same]
    for stem, same in by_stem.items():
        if len(same) > 1:
            failures += [_twin(path, same - {path}, stem) for path in same]
    return sorted(files), failures


def _coded(
    files: Sequence[Path], sources: Mapping[str, Source], workers: int
) -> Iterator[Rows | Failure]:
    code = partial(_code, sources=sources)
    if workers == 1 or len(files) <= 1:
        yield from map(code, files)
        return
    # Not forked: the caller may be a notebook, which has threads.
    context = multiprocessing.get_context("spawn")
    chunk = max(1, min(CHUNK, len(files) // workers))
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(code, files, chunksize=chunk)


def _code(path: Path, sources: Mapping[str, Source]) -> Rows | Failure:
    """The rows of one file. Whatever goes wrong with it must not stop the others."""
    result = _parsed(path, sources)
    if isinstance(result, Failure):
        return result
    try:
        return article_rows(result)
    except Exception as error:
        return _failure(path, error)


def _parsed(path: Path, sources: Mapping[str, Source]) -> ParsedArticle | Failure:
    try:
        return parse_article(read_article(path, catalogue=sources))
    except Exception as error:
        return _failure(path, error)


def _failure(path: Path, error: Exception) -> Failure:
    if isinstance(error, ReadingError):
        return Failure(path.as_posix(), f"The file {error.reason}.", _sentence(error.cure))
    if isinstance(error, OSError):
        reason = f"The file cannot be opened ({error.strerror or error})."
        return Failure(path.as_posix(), reason, "Check that it exists and may be read.")
    return Failure(
        path.as_posix(),
        f"Coding stopped with an unexpected error ({type(error).__name__}: {error}).",
        "Please report it with the file; the other articles are not affected.",
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _skipped(path: Path) -> Failure:
    return Failure(
        path.as_posix(),
        f"The file is no page: its name ends in {path.suffix or 'nothing'}.",
        "Save the page as .txt or .html, or take the file away.",
    )


def _empty(path: Path) -> Failure:
    return Failure(
        path.as_posix(),
        "The folder holds no article.",
        "Put pages saved as .txt or .html into it.",
    )


def _twin(path: Path, others: Iterable[Path], stem: str) -> Failure:
    names = ", ".join(sorted(other.as_posix() for other in others))
    return Failure(
        path.as_posix(),
        f"Another file has the same name, and both would be the article '{stem}': {names}.",
        "Rename one of them or take it away.",
    )


def _shown(
    results: Iterable[Rows | Failure], *, total: int, progress: bool
) -> Iterable[Rows | Failure]:
    """The results, with a bar on the error stream while they come."""
    console = Console(stderr=True)
    if not (progress and console.is_terminal):
        return results
    return track(results, description="Coding articles", total=total, console=console)
