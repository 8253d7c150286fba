"""Codings made by hand, and a second coder made from the gold."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from gold_sets import gold_sets

from dialogue_analysis.evaluation import CodedArticle, CodedMeeting, Codings

EVERY = 5


@pytest.fixture(scope="session")
def meeting() -> Callable[..., CodedMeeting]:
    """Makes a meeting with France, two people and three areas; arguments replace its cells."""

    def make(
        people: Iterable[dict[str, str]] = ({"name": "Nguyễn Chí Vịnh", "rank": "general"},),
        areas: Iterable[tuple[str, str, str]] = (("peacekeeping", "agreed", "both"),),
        **cells: str | None,
    ) -> CodedMeeting:
        keys = ("topic", "status", "side")
        return CodedMeeting(
            {"partner": "FRA", "mechanism": "talks", "date_start": "2018-03-27", **cells},
            {
                "participants": tuple(people),
                "cooperation": tuple(dict(zip(keys, area, strict=True)) for area in areas),
                "agreements": (),
                "positions": (),
            },
        )

    return make


@pytest.fixture(scope="session")
def coded() -> Callable[..., Codings]:
    """Makes the codings of one article `a`."""

    def make(*meetings: CodedMeeting, **cells: Any) -> Codings:
        return {"a": CodedArticle("a", **{"relevant": True, "meetings": meetings, **cells})}

    return make


@pytest.fixture(scope="session")
def second_coder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The open gold of this repository in one folder, and in another what a careless coder
    made of it: each fifth thing is missing, doubled, misspelt or something else."""
    gold, other = tmp_path_factory.mktemp("gold"), tmp_path_factory.mktemp("second")
    number = 0
    for name in ("seeds", "composed"):
        gold_set = gold_sets()[name]
        for stem in gold_set.stems():
            text = (gold_set.gold / f"{stem}.json").read_text(encoding="utf-8")
            (gold / f"{stem}.json").write_text(text, encoding="utf-8")
            number += 1
            if number == EVERY:
                continue  # an article that the second coder lacks
            article = careless(json.loads(text), number)
            (other / f"{stem}.json").write_text(json.dumps(article), encoding="utf-8")
    return gold, other


def careless(article: dict[str, Any], number: int) -> dict[str, Any]:
    """The article's gold with slips that depend on its number alone."""
    article["relevant"] ^= number % 7 == 0
    article["meetings"] = article["meetings"][:: -1 if number % 2 else 1]
    if number % EVERY == 1:
        article["meetings"] = article["meetings"][1:]
    for place, meeting in enumerate(article["meetings"], start=number):
        columns = ("mechanism", "edition", "date_start", "level", "city", "country")
        column = columns[place % len(columns)]
        meeting[column] = {"mechanism": "talks", "city": "ha-noi"}.get(column)
        for table in ("participants", "cooperation", "agreements", "positions"):
            rows = meeting[table]
            meeting[table] = [row for i, row in enumerate(rows, place) if i % EVERY] + rows[:1]
        for i, person in enumerate(meeting["participants"], place):
            person["name"] = misspelt(person["name"], i)
            person["rank"] = person["rank"] if i % 3 else None
        for i, area in enumerate(meeting["cooperation"], place):
            area["status"] = area["status"] if i % 4 else "proposed"
    article["references"] = article["references"][number % 2 :]
    return article


def misspelt(name: str, number: int) -> str:
    """In capitals, without its last letter, as another name, or as it is."""
    return (name.upper(), name[:-1], "Trần Văn Khác", name)[number % 4]
