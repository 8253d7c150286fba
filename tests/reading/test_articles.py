"""A file, a path or a string → `Article`."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_analysis.reading import ReadingError, read_article, read_catalogue
from dialogue_analysis.records import Source

ROOT = Path(__file__).parents[2]
SEED = ROOT / "data" / "raw" / "phap-moi-bo-truong-quoc-phong-tham.txt"


@pytest.mark.parametrize("source", [SEED, str(SEED)], ids=["path", "string"])
def test_a_file_is_an_article_under_its_stem(source: Path | str) -> None:
    article = read_article(source, catalogue=read_catalogue(ROOT / "data" / "catalogue.csv"))
    assert article.article_id == SEED.stem
    assert article.raw == SEED.read_bytes().decode()
    assert article.source.published == "2018-03"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "data" / "raw").iterdir()), ids=lambda path: path.stem
)
def test_raw_is_the_file_to_the_character(path: Path) -> None:
    assert read_article(path).raw.encode() == path.read_bytes()


def test_line_ends_and_decomposed_letters_stay_in_raw(tmp_path: Path) -> None:
    text = "Đô\u0301i thoa\u0323i\r\nHai bên hội đàm.\r"
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_article(path).raw == text


def test_a_string_is_the_text_itself() -> None:
    article = read_article("Hai bên nhất trí.")
    assert (article.article_id, article.raw, article.source) == (
        "text",
        "Hai bên nhất trí.",
        Source(),
    )
    assert read_article("Hai bên nhất trí.", article_id="a").article_id == "a"


def test_a_string_that_looks_like_a_file_must_be_one() -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        read_article("data/raw/none.txt")
    with pytest.raises(ReadingError, match="does not exist"):
        read_article(Path("none"))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("my-articles", "is a folder"),
        ("my articles", "is a folder"),
        ("my-articles/page", "does not exist"),
        ("my-articles/", "is a folder"),
        ("x.pdf", "does not exist"),
        ("./trang", "does not exist"),
    ],
)
def test_a_path_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, said: str
) -> None:
    (tmp_path / "my-articles").mkdir()
    (tmp_path / "my articles").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadingError, match=said):
        read_article(source)


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên ký Thỏa thuận/Bản ghi nhớ.",
        "Đối thoại Việt Nam - Pháp 18/12/2023",
        "Xem tại bao.example hôm nay",
        "Đối thoại",
        "Pháp.",
        "https://bao.example/doi-thoai",
    ],
)
def test_a_line_of_text_is_no_path(text: str) -> None:
    assert read_article(text).raw == text


@given(st.text(min_size=4, max_size=200).filter(lambda text: "." not in text and "/" not in text))
def test_no_text_raises(text: str) -> None:
    article = read_article(text)
    assert all(article.raw[block.start : block.end] for block in article.blocks)
