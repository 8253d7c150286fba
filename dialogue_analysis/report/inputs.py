"""Digests of what a page is made from: where they are the same, the page is the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

import dialogue_analysis
from dialogue_analysis.dataset import to_csv
from dialogue_analysis.merging.record import Record, record_schema

PACKAGE = Path(dialogue_analysis.__file__).parent
# Made by programs as they run; no page is made from them.
PASSING = ("__pycache__", ".ipynb_checkpoints")


def digest(*parts: str | bytes) -> str:
    """One name for these parts in this order."""
    whole = sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        # The length tells where a part ends: ("ab", "c") is not ("a", "bc").
        whole.update(f"{len(content)}:".encode() + content)
    return whole.hexdigest()


@cache
def code_digest() -> str:
    """The package's code, rules and templates, and the versions of all that is installed.

    Read once a process: what runs is what was there when it started.
    """
    versions = sorted(f"{each.metadata['Name']}=={each.version}" for each in distributions())
    return digest(files_digest([PACKAGE]), sys.version, *versions)


def files_digest(places: Iterable[Path], *, without: Iterable[Path] = ()) -> str:
    """The names and contents of these files and of all files in these folders.

    Args:
        places: files and folders; those that do not exist count as empty.
        without: files and folders inside them that are left out.
    """
    left_out = {path.resolve() for path in without}
    parts: list[str | bytes] = []
    for place in places:
        for path in sorted(_files(place)):
            if left_out.isdisjoint((path.resolve(), *path.resolve().parents)):
                parts += [path.relative_to(place).as_posix(), path.read_bytes()]
        parts.append("")
    return digest(*parts)


def record_digest(record: Record) -> str:
    """The rows of all tables of a record."""
    return digest(*(to_csv(record[name]) for name in record_schema()))


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    for path in place.rglob("*"):
        if path.is_file() and not set(PASSING) & set(path.relative_to(place).parts):
            yield path
