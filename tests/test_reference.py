"""The reference record: kept as it came, typed, and refused with file, row and cure."""

import csv
import hashlib
import shutil
from pathlib import Path

import pandas as pd
import pytest

from dialogue_analysis.reference import (
    Reference,
    ReferenceDataError,
    default_folder,
    load_reference,
    reference_schema,
)


@pytest.fixture(scope="module")
def reference(root: Path) -> Reference:
    return load_reference(root / "data" / "reference")


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may spoil."""
    for name in reference_schema():
        shutil.copy(root / "data" / "reference" / f"{name}.csv", tmp_path)
    return tmp_path


def spoil(path: Path, row: int, column: str, value: str) -> None:
    """Change one cell; rows count as an editor shows them, the header being the first."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[row - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def test_files_are_as_they_came(root: Path) -> None:
    data = root / "data"
    lines = (data / "reference.sha256").read_text(encoding="utf-8").splitlines()
    recorded = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        f"reference/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (data / "reference").glob("*.csv")
    }
    assert found == recorded, "data/reference/README.md says how to correct a row"


def test_sizes_and_types(reference: Reference) -> None:
    assert repr(reference) == "Reference(meetings=546, cooperation=2498, agreements=287)"
    assert reference.meetings["edition"].dtype == "Int64"
    assert reference.meetings["date_stated"].dtype == "boolean"
    assert reference.meetings["partner"].dtype == "str"
    assert reference.meetings["level"].cat.ordered
    assert reference.cooperation["status"].max() == "explored"
    assert reference["agreements"]["type"].cat.categories[0] == "joint_vision"


def test_readme_gives_the_numbers(reference: Reference, root: Path) -> None:
    text = (root / "data" / "reference" / "README.md").read_text(encoding="utf-8")
    meetings = reference.meetings
    partners = {code for cell in meetings["partner"] for code in cell.split()}
    named = meetings["mechanism"].isin(["policy_dialogue", "strategic_dialogue", "two_plus_two"])
    coded = reference.cooperation["meeting_id"].nunique()
    assert f"{len(meetings)} meetings" in text
    assert f"with {len(partners)} partners" in text
    assert f"{named.sum()} of them" in text
    assert f"for {coded} of them, {len(reference.cooperation):,} rows" in text


def test_default_folder_is_the_repositorys(root: Path) -> None:
    assert default_folder() == root / "data" / "reference"
    pd.testing.assert_frame_equal(
        load_reference().meetings, load_reference(str(default_folder())).meetings
    )


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "said"),
    [
        ("meetings", 2, "mechanism", "summit", "'summit' is no code of the codebook"),
        ("meetings", 3, "date_start", "2018-13", "'2018-13' is no EDTF date"),
        ("meetings", 3, "date_start", "2018-02-30", "'2018-02-30' is no EDTF date"),
        ("meetings", 4, "date_end", "1999", "'1999' lies before date_start"),
        ("meetings", 5, "partner", "France", "'France' is not written as"),
        ("meetings", 6, "edition", "third", "'third' is not written as"),
        ("meetings", 7, "date_stated", "maybe", "'maybe' is not written as yes|no"),
        ("meetings", 8, "source_url", "", "must not be empty"),
        ("meetings", 8, "source_url", "javascript:alert(1)", "is not written as https?"),
        ("meetings", 9, "meeting_id", "BGR-talks-2007-10-02", "stands in two rows"),
        ("cooperation", 2, "meeting_id", "nowhere", "'nowhere' is not in meetings.csv"),
        ("cooperation", 3, "side", "FRA", "'FRA' is no partner of that meeting"),
        ("cooperation", 4, "topic", "tanks", "'tanks' is no code of the codebook"),
        ("agreements", 2, "status", "signed?", "'signed?' is no code of the codebook"),
        ("agreements", 2, "meeting_id", "nowhere", "'nowhere' is not in meetings.csv"),
    ],
)
def test_a_wrong_cell_is_named(
    copy: Path, table: str, row: int, column: str, value: str, said: str
) -> None:
    spoil(copy / f"{table}.csv", row, column, value)
    with pytest.raises(ReferenceDataError) as error:
        load_reference(copy)
    assert f"{table}.csv, row {row}, column {column}: " in str(error.value)
    assert said in str(error.value)
    assert "correct the row or restore the file" in str(error.value)


def test_a_missing_file_and_a_missing_column_are_named(copy: Path) -> None:
    text = (copy / "agreements.csv").read_text(encoding="utf-8")
    (copy / "agreements.csv").write_text(text.replace("date_signed", "signed", 1), encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"agreements\.csv, row 1: the columns must be"):
        load_reference(copy)
    (copy / "agreements.csv").unlink()
    with pytest.raises(ReferenceDataError, match=r"no such file; name the folder"):
        load_reference(copy)
