"""Tables to disk and back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pandas as pd
import pytest

from dialogue_analysis.dataset import DatasetError, read_tables
from dialogue_analysis.records import ParsedArticle
from dialogue_analysis.schema import schema
from dialogue_analysis.tables import Failure, TableError, Tables, to_tables

Made = Callable[..., ParsedArticle]
Format = Literal["csv", "parquet"]


@pytest.fixture
def tables(made: Made) -> Tables:
    """Cells with quotes, commas, line ends, a lone CR, the text NA, and empty cells."""
    return to_tables([made("a"), made("b")], [Failure("x.txt", "It is empty.", "Save it again.")])


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_round_trip(tables: Tables, tmp_path: Path, format: Format) -> None:
    again = read_tables(tables.write(tmp_path / "new" / "folder", format=format))
    for name in schema():
        pd.testing.assert_frame_equal(tables[name], again[name])
    assert again.participants["name"].tolist() == ["NA", "NA"]


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_empty_tables_keep_their_types(tmp_path: Path, format: Format) -> None:
    empty = to_tables([])
    again = read_tables(empty.write(tmp_path, format=format))
    for name in schema():
        pd.testing.assert_frame_equal(empty[name], again[name])


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_two_writes_give_the_same_bytes(tables: Tables, tmp_path: Path, format: Format) -> None:
    one, two = (
        tables.write(tmp_path / "1", format=format),
        tables.write(tmp_path / "2", format=format),
    )
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted([*(f"{name}.{format}" for name in schema()), "datapackage.json"])
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in names)


def test_csv_is_utf8_with_lf(tables: Tables, tmp_path: Path) -> None:
    data = (tables.write(tmp_path) / "articles.csv").read_bytes()
    assert data.startswith(b"article_id,relevant,")
    assert b"\r" not in data
    assert "Đối thoại" in data.decode("utf-8")


def test_a_second_format_replaces_the_first(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    tables.write(tmp_path, format="csv")
    tables.write(tmp_path, format="parquet")
    assert not list(tmp_path.glob("*.csv"))
    assert (tmp_path / "notes.txt").exists()
    assert not list(tmp_path.glob(".*"))


def test_missing_table_is_named(tables: Tables, tmp_path: Path) -> None:
    (tables.write(tmp_path) / "meetings.csv").unlink()
    with pytest.raises(DatasetError, match=r"no meetings\.csv or meetings\.parquet"):
        read_tables(tmp_path)


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("meetings", "policy_dialogue", "chat", "meetings.mechanism: 'chat' is no code"),
        ("articles", "True", "maybe", "articles.relevant: 'maybe' is neither"),
        ("references", ",3,", ",three,", "references.edition"),
        ("cooperation", "topic", "theme", "table cooperation: no column topic"),
        ("cooperation", "a/m1,a/m1/c1", "a/m7,a/m1/c1", "'a/m7' is not in meetings"),
    ],
)
def test_a_changed_file_is_refused_by_name(
    tables: Tables, tmp_path: Path, table: str, old: str, new: str, message: str
) -> None:
    path = tables.write(tmp_path) / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(TableError, match=message):
        read_tables(tmp_path)


def test_data_package_describes_what_is_there(tables: Tables, tmp_path: Path) -> None:
    package = json.loads((tables.write(tmp_path) / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        header = (tmp_path / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert header.replace('"', "").split(",") == fields
    keys = {r["name"]: r["schema"].get("foreignKeys", []) for r in package["resources"]}
    assert [key["reference"]["resource"] for key in keys["cooperation"]] == ["articles", "meetings"]
    assert keys["failures"] == []
