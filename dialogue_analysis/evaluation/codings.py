"""What a coder wrote down, whoever it was and in whatever form, in one form to compare."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dialogue_analysis.tables import Tables

# A row's cells; a cell that says nothing (empty, "unknown") is `None`.
Row = Mapping[str, str | None]

BELOW_MEETINGS = ("participants", "cooperation", "agreements", "positions")
TABLES = ("articles", "meetings", *BELOW_MEETINGS, "references")


class EvaluationError(ValueError):
    """Codings that cannot be read; the message says which file and what to do."""


@dataclass(frozen=True, slots=True)
class CodedMeeting:
    """A meeting's own cells, and the rows below it by table."""

    cells: Row
    rows: Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """All that one coder wrote down about one article."""

    article_id: str
    relevant: bool
    relationship: str | None = None
    meetings: tuple[CodedMeeting, ...] = ()
    references: tuple[Row, ...] = ()


# The articles of one coder by `article_id`.
Codings = Mapping[str, CodedArticle]


def read_codings(
    source: Codings | Tables | Path | str, *, only: Collection[str] | None = None
) -> Codings:
    """One coder's articles by `article_id`.

    Args:
        source: `Tables`; or a folder of tables, as `dialogue-analysis parse` writes them
            (`meetings.csv` or `.parquet`, and the others where there are any); or a folder
            of JSON files, one an article, as in `data/gold/seeds`. What was read before
            is returned as it is.
        only: these articles; files of others are not opened.

    Raises:
        EvaluationError: the folder holds neither, or a file in it cannot be read.
    """
    if isinstance(source, Tables):
        return _some(_from_frames({name: source[name] for name in TABLES}), only)
    if not isinstance(source, (Path, str)):
        return _some(source, only)
    folder = Path(source)
    if any((folder / f"meetings.{suffix}").is_file() for suffix in ("csv", "parquet")):
        return _some(_from_frames({name: _read_frame(folder, name) for name in TABLES}), only)
    files = [path for path in sorted(folder.glob("*.json")) if path.name != "datapackage.json"]
    if not files:
        raise EvaluationError(
            f"{folder}: no codings here; name a folder with one JSON file an article, "
            "or one that `dialogue-analysis parse` wrote"
        )
    return {path.stem: _read_json(path) for path in files if only is None or path.stem in only}


def _some(codings: Codings, only: Collection[str] | None) -> Codings:
    if only is None:
        return codings
    return {article_id: codings[article_id] for article_id in codings if article_id in only}


def cell(value: Any) -> str | None:
    """The cell as text; `None` where it is empty or says that nothing is known.

    >>> cell(3), cell("3.0"), cell(" talks "), cell("unknown"), cell(float("nan"))
    ('3', '3', 'talks', None, None)
    """
    if isinstance(value, (list, tuple, set, frozenset)):
        return " ".join(sorted(map(str, value))) or None
    if value is None or pd.isna(value):
        return None
    text = str(value).strip()
    if text.endswith(".0") and text[:-2].isdigit():
        text = text[:-2]  # a whole number that passed through a column with gaps
    return None if text in ("", "unknown") else text


def partners(value: Any) -> str | None:
    """Partners in one order, however they were listed.

    >>> partners(["VNM", "AUS"]), partners("gbr, FRA;AUS"), partners("")
    ('AUS VNM', 'AUS FRA GBR', None)
    """
    if isinstance(value, (list, tuple, set, frozenset)):
        codes: Iterable[str] = map(str, value)
    else:
        codes = (cell(value) or "").translate(str.maketrans(",;|", "   ")).split()
    return " ".join(sorted({code.strip().upper() for code in codes if code.strip()})) or None


def _row(cells: Mapping[str, Any]) -> Row:
    """The row's single cells; a partner is brought into order."""
    return {
        name: partners(value) if name == "partner" else cell(value)
        for name, value in cells.items()
        if name not in (*BELOW_MEETINGS, "evidence")
    }


def _read_json(path: Path) -> CodedArticle:
    try:
        coded = json.loads(path.read_text(encoding="utf-8"))
        meetings = [
            CodedMeeting(
                _row(meeting),
                {name: tuple(map(_row, meeting.get(name) or ())) for name in BELOW_MEETINGS},
            )
            for meeting in coded.get("meetings") or ()
        ]
        return CodedArticle(
            path.stem,
            relevant=bool(coded.get("relevant")),
            relationship=cell(coded.get("relationship")),
            meetings=tuple(meetings),
            references=tuple(map(_row, coded.get("references") or ())),
        )
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise EvaluationError(
            f"{path}: {error}; an article's coding is one JSON object, see data/README.md"
        ) from error


def _read_frame(folder: Path, name: str) -> pd.DataFrame:
    """A table as written. One that is not there has no rows: not every coder codes all."""
    try:
        if (path := folder / f"{name}.parquet").is_file():
            return pd.read_parquet(path)
        if (path := folder / f"{name}.csv").is_file():
            return pd.read_csv(
                path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8-sig"
            )
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: {error}; write the table again") from error
    return pd.DataFrame({"article_id": [], "meeting_id": []}, dtype="str")


def _from_frames(frames: Mapping[str, pd.DataFrame]) -> Codings:
    rows = {name: _records(frame, name) for name, frame in frames.items()}
    below: dict[tuple[str, Any, Any], list[Row]] = defaultdict(list)
    for name in BELOW_MEETINGS:
        for row in rows[name]:
            below[name, row["article_id"], row.get("meeting_id")].append(row)
    meetings: dict[Any, list[CodedMeeting]] = defaultdict(list)
    for row in rows["meetings"]:
        key = (row["article_id"], row.get("meeting_id"))
        parts = {name: tuple(below.get((name, *key), ())) for name in BELOW_MEETINGS}
        meetings[row["article_id"]].append(CodedMeeting(row, parts))
    references: dict[Any, list[Row]] = defaultdict(list)
    for row in rows["references"]:
        references[row["article_id"]].append(row)
    # An article that only stands among the meetings was relevant to its coder.
    about: dict[Any, Row] = {article_id: {"relevant": "true"} for article_id in meetings}
    about |= {row["article_id"]: row for row in rows["articles"]}
    return {
        str(article_id): CodedArticle(
            str(article_id),
            relevant=(row.get("relevant") or "true").lower() in ("true", "1", "yes"),
            relationship=row.get("relationship"),
            meetings=tuple(meetings.get(article_id, ())),
            references=tuple(references.get(article_id, ())),
        )
        for article_id, row in about.items()
    }


def _records(frame: pd.DataFrame, name: str) -> list[Row]:
    if "article_id" not in frame.columns:
        raise EvaluationError(f"table {name}: no column article_id")
    return [
        _row({str(column): value for column, value in record.items()})
        for record in frame.astype("object").to_dict("records")
    ]
