"""Who was met how often."""

import pandas as pd
import pytest

from dialogue_analysis.analysis import people_by_name
from dialogue_analysis.schema import schema
from dialogue_analysis.tables import Tables, to_tables, typed


@pytest.fixture
def tables() -> Tables:
    """Three meetings, two with one Vietnamese head."""
    meetings = [
        ("a", "m1", "FRA", "talks", "2018-06-04", "minister"),
        ("a", "m2", "DEU FRA", "talks", "XXXX-11-04", None),
        ("b", "m1", "LAO", "talks", "2023", "deputy_minister"),
    ]
    names = ["article_id", "meeting_id", "partner", "mechanism", "date_start", "level"]
    frames = {name: to_tables([])[name] for name in schema()}
    frames["meetings"] = _frame("meetings", meetings, names)
    people = [
        ("a", "m1", "Florence Parly", "FRA", None, "minister", "host"),
        ("a", "m1", "Nguyễn Chí Vịnh", "VNM", "lieutenant_general", "deputy_minister", "guest"),
        ("a", "m2", "Nguyễn Chí Vịnh", "VNM", "lieutenant_general", "deputy_minister", "chair"),
        ("b", "m1", "Nguyễn Chí Vịnh", "VNM", None, "deputy_minister", "chair"),
        ("b", "m1", "Nguyễn Chí Vịnh", "LAO", None, None, "chair"),
    ]
    names = ["article_id", "meeting_id", "name", "side", "rank", "office_level", "role"]
    frames["participants"] = _frame("participants", people, names)
    return Tables(**frames)


def _frame(name: str, rows: list[tuple[str | None, ...]], names: list[str]) -> pd.DataFrame:
    return typed(
        pd.DataFrame(rows, columns=names).reindex(columns=schema()[name].names), schema()[name]
    )


def test_a_name_of_a_side_stands_once(tables: Tables) -> None:
    frame = people_by_name(tables)
    assert frame.reset_index().to_numpy().tolist() == [
        ["Nguyễn Chí Vịnh", "VNM", 3, "lieutenant_general", "deputy_minister", "guest, chair"],
        ["Florence Parly", "FRA", 1, "", "minister", "host"],
        ["Nguyễn Chí Vịnh", "LAO", 1, "", "", "chair"],
    ]
    assert frame["meetings"].dtype == "int64"


def test_nobody_is_an_empty_table() -> None:
    frame = people_by_name(to_tables([]))
    assert list(frame.columns) == ["meetings", "rank", "office_level", "role"]
    assert frame.empty
