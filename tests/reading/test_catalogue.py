"""The catalogue of articles."""

from pathlib import Path

import pytest

from dialogue_analysis.reading import ReadingError, read_catalogue
from dialogue_analysis.records import Source

ROOT = Path(__file__).parents[2]
HEADER = "article_id,seed_file,publisher,url,title,published,published_basis\n"


def test_the_catalogue_of_the_project() -> None:
    found = read_catalogue(ROOT / "data" / "catalogue.csv")
    assert found["doi-thoai-chien-luoc-viet-phap-lan-3"].published == "2023-12-20"
    assert found["doi-thoai-quoc-phong-viet-anh-lan-4"].publisher is None


def test_empty_cells_are_none(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(HEADER + "a,,,,,2018-03,\n", encoding="utf-8-sig")
    assert read_catalogue(path) == {"a": Source(published="2018-03")}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("article_id\na\n", Source()),
        ("article_id,url\na,https://x\n", Source(url="https://x")),
        ("note,article_id,published\nx,a,2018\n", Source(published="2018")),
    ],
)
def test_only_the_id_is_required(tmp_path: Path, text: str, source: Source) -> None:
    path = tmp_path / "c.csv"
    path.write_text(text, encoding="utf-8")
    assert read_catalogue(path) == {"a": source}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,url\na,b\n", r"lacks the column article_id \(line 1\)"),
        (HEADER + "a,,,,,,\na,,,,,,\n", r"lists 'a' twice \(lines 2 and 3\): keep"),
        (HEADER + "a,,,,,20/12/2023,\n", r"'20/12/2023' \(line 2\)"),
        (HEADER + "a,,,,,2023-02-30,\n", "no EDTF date"),
        (HEADER + "a,,,\n", r"wrong length \(line 2\)"),
        (HEADER + "a,,,,x, y, z, w, v\n", r"wrong length \(line 2\)"),
        (HEADER + ",,,,,,\n", "without article_id"),
        ("", "lacks the column"),
    ],
)
def test_mistakes_are_said_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError, match=said) as caught:
        read_catalogue(path)
    assert "catalogue.csv" in str(caught.value)


def test_a_missing_catalogue_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        read_catalogue(tmp_path / "none.csv")
