"""Words for codes and charts, in English and Vietnamese."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any, Literal

import pandas as pd
from babel import Locale

from dialogue_analysis.lexicons.loader import load_list

Language = Literal["en", "vi"]


@cache
def _labels() -> dict[tuple[str, str], dict[str, str]]:
    lists = sorted(files(__package__).joinpath("words").iterdir(), key=lambda file: file.name)
    texts = [file.read_text(encoding="utf-8") for file in lists if file.name.endswith(".csv")]
    rows = [
        *load_list("labels"),
        *(row for text in texts for row in csv.DictReader(StringIO(text))),
    ]
    return {(row["column"], row["code"]): row for row in rows}


@cache
def _territories(language: Language) -> dict[str, str]:
    """Country names by ISO 3166-1 alpha-3, from CLDR."""
    names = Locale(language).territories
    return {row["iso3"]: names[row["alpha2"]] for row in load_list("iso3166")}


# Columns whose labels stand under another name in `labels.csv`.
_NAMES = {
    "agreements.type": "agreement_type",
    "agreements.status": "agreement_status",
    "participants.office_level": "level",
}


def label_column(table: str, column: str) -> str:
    """The name under which `label` knows a table's column.

    >>> label_column("agreements", "status"), label_column("cooperation", "status")
    ('agreement_status', 'status')
    """
    return _NAMES.get(f"{table}.{column}", column)


def label(column: str, code: object, *, language: Language = "en") -> str:
    """The code in words: from `lexicons/labels.csv`, a country from CLDR, else as it is.

    >>> label("status", "proposed"), label("partner", "FRA", language="vi")
    ('Proposed', 'Pháp')
    """
    code = str(code)
    if row := _labels().get((column, code)):
        return row[language]
    if column in ("partner", "side", "country"):
        countries = _territories(language)
        return " ".join(countries.get(part, part) for part in code.split())
    return code.replace("_", " ")


def labelled(summary: pd.DataFrame, *, language: Language = "en") -> pd.DataFrame:
    """The summary with its codes in words, on both axes; values, order and names stay."""
    rows, columns = (_in_words(axis, language) for axis in (summary.index, summary.columns))
    return summary.set_axis(rows).set_axis(columns, axis="columns")


def _in_words(axis: pd.Index[Any], language: Language) -> pd.Index[Any]:
    column = str(axis.name or "")
    return pd.Index([label(column, code, language=language) for code in axis], name=axis.name)


def worded(frame: pd.DataFrame, *, language: Language = "en") -> pd.DataFrame:
    """A table of rows with its codes in words; other cells and the order stay."""
    coded = {column for column, _ in _labels()} | {"partner", "side", "country"}
    shown = frame.copy()
    for column in coded.intersection(frame.columns):
        shown[column] = frame[column].map(
            lambda code, column=column: label(column, code, language=language), na_action="ignore"
        )
    return shown


def in_words(
    column: str, codes: Iterable[object] | pd.Series[int], *, language: Language = "en"
) -> str:
    """Codes as a list for a sentence; of a series, each with its number.

    >>> in_words("status", ["agreed", "proposed"])
    'Agreed, Proposed'
    >>> in_words("partner", pd.Series({"FRA": 22, "GBR": 13}))
    'France (22), United Kingdom (13)'
    """
    if isinstance(codes, pd.Series):
        pairs = [(label(column, code, language=language), n) for code, n in codes.items()]
        return ", ".join(f"{words} ({number})" for words, number in pairs)
    return ", ".join(label(column, code, language=language) for code in codes)
