"""The catalogue: what is known of each article from outside its page."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import fields
from io import StringIO
from pathlib import Path

from edtf import EDTFParseException, parse_edtf

from dialogue_analysis.reading.files import ReadingError, decode
from dialogue_analysis.records import Source

_SOURCE_COLUMNS = tuple(field.name for field in fields(Source))
COLUMNS = ("article_id", "seed_file", *_SOURCE_COLUMNS)


def read_catalogue(path: Path | str) -> dict[str, Source]:
    """Sources by `article_id` from a CSV file; an empty cell is `None`.

    Columns: `article_id`, and of `publisher`, `url`, `title`, `published` (EDTF) and
    `published_basis` those that there are; any others are not read.

    Raises:
        ReadingError: a missing file, no column `article_id`, a doubled id, a row of the
            wrong length, a `published` that is no EDTF date.
    """
    path = Path(path)
    if not path.is_file():
        raise ReadingError(path, "does not exist", "check the path of the catalogue")
    found: dict[str, Source] = {}
    lines: dict[str, int] = {}
    for line, row in _rows(path):
        article_id = row["article_id"].strip()
        where = f"(line {line})"
        if not article_id:
            raise ReadingError(path, f"has a row without article_id {where}", "name the article")
        if article_id in found:
            raise ReadingError(
                path,
                f"lists {article_id!r} twice (lines {lines[article_id]} and {line})",
                "keep one of the rows",
            )
        lines[article_id] = line
        source = Source(**{name: row.get(name, "").strip() or None for name in _SOURCE_COLUMNS})
        if source.published is not None and not is_edtf(source.published):
            raise ReadingError(
                path,
                f"has the date {source.published!r} {where}, which is no EDTF date",
                "write it as 2023-12-20, 2023-12 or 2023",
            )
        found[article_id] = source
    return found


def is_edtf(text: str) -> bool:
    """Whether the text is an EDTF date that exists.

    >>> is_edtf("2018-03"), is_edtf("2018-02-30"), is_edtf("20/12/2023")
    (True, False, False)
    """
    try:
        parse_edtf(text)
    except (EDTFParseException, ValueError):
        return False
    return True


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(StringIO(decode(path.read_bytes(), path=path), newline=""))
    if "article_id" not in (reader.fieldnames or ()):
        raise ReadingError(path, "lacks the column article_id (line 1)", "add it to the header")
    for row in reader:
        if None in row or None in row.values():
            reason = f"has a row of the wrong length (line {reader.line_num})"
            raise ReadingError(path, reason, "put cells that contain commas in double quotes")
        yield reader.line_num, row
