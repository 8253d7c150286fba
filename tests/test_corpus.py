"""Many files → tables: what is broken is said, the rest goes on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dialogue_analysis import corpus
from dialogue_analysis.corpus import parse_corpus, parse_files
from dialogue_analysis.reading import ReadingError
from dialogue_analysis.records import Article, ParsedArticle
from dialogue_analysis.schema import schema
from dialogue_analysis.tables import Tables

GOOD = "doi-thoai-quoc-phong-viet-anh-lan-4"


@pytest.fixture
def raw(root: Path) -> Path:
    return root / "data" / "raw"


def same(one: Tables, two: Tables) -> None:
    for name in schema():
        pd.testing.assert_frame_equal(one[name], two[name])


def test_every_quotation_stands_at_its_place(root: Path, raw: Path) -> None:
    parsed, failures = parse_files(raw, catalogue=root / "data" / "catalogue.csv")
    tables = parse_corpus(raw, catalogue=root / "data" / "catalogue.csv")
    pages = {item.article.article_id: item.article.raw for item in parsed}
    assert not failures
    assert list(tables.articles["article_id"]) == sorted(path.stem for path in raw.iterdir())
    for row in tables.evidence.itertuples():
        assert pages[row.article_id][row.start : row.end] == row.quote


def test_order_and_workers_change_nothing(raw: Path) -> None:
    files = sorted(raw.iterdir())
    tables = parse_corpus(files)
    same(tables, parse_corpus(files[::-1]))
    same(tables, parse_corpus([*files[3:], raw, files[0]], workers=2))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("binary.txt", bytes(range(256)) * 8, "is a binary file"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is a PNG picture"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        (
            "damaged.txt",
            "Đối thoại quốc phòng".encode() * 9 + b"\xff\xfe\xc3\n",
            "damaged characters",
        ),
        ("empty.html", b"<!doctype html><html><body></body></html>", "shows no text"),
        ("story.docx", b"PK\x03\x04", "its name ends in .docx"),
    ],
)
def test_a_broken_file_is_a_row_and_the_rest_goes_on(
    raw: Path, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    shutil.copy(raw / f"{GOOD}.txt", tmp_path)
    (tmp_path / name).write_bytes(content)
    tables = parse_corpus(tmp_path)
    failure = tables.failures.iloc[0]
    assert len(tables.failures) == 1
    assert failure["path"] == (tmp_path / name).as_posix()
    assert reason in failure["reason"]
    assert failure["reason"].endswith(".")
    assert failure["cure"][0].isupper()
    assert failure["cure"].endswith(".")
    assert tables.articles["article_id"].tolist() == [GOOD]


def test_an_article_in_another_language_is_irrelevant_with_a_reason(tmp_path: Path) -> None:
    story = "The ministers of defence of Viet Nam and France met in Hanoi on Monday.\n" * 5
    (tmp_path / "english.txt").write_text(story, encoding="utf-8")
    tables = parse_corpus(tmp_path)
    assert not tables.articles["relevant"].item()
    assert tables.articles["reason"].item()
    assert tables.meetings.empty


def test_two_files_with_one_name_both_fail(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for folder in (tmp_path, tmp_path / "more"):
        shutil.copy(raw / f"{GOOD}.txt", folder)
    shutil.copy(raw / f"{GOOD}.txt", tmp_path / "other.txt")
    tables = parse_corpus(tmp_path)
    assert tables.articles["article_id"].tolist() == ["other"]
    assert len(tables.failures) == 2
    assert tables.failures["reason"].str.contains(f"both would be the article '{GOOD}'").all()


@pytest.mark.parametrize(
    ("path", "reason"),
    [("missing", "does not exist"), ("missing.txt", "does not exist"), (".", "holds no article")],
)
def test_a_path_without_articles_is_a_failure(tmp_path: Path, path: str, reason: str) -> None:
    tables = parse_corpus([tmp_path / path])
    assert reason in tables.failures["reason"].item()


def test_an_unexpected_error_stops_one_article(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parse = corpus.parse_article

    def fragile(article: Article) -> ParsedArticle:
        if article.article_id == GOOD:
            raise ZeroDivisionError("a slip")
        return parse(article)

    monkeypatch.setattr(corpus, "parse_article", fragile)
    tables = parse_corpus(raw)
    assert "ZeroDivisionError: a slip" in tables.failures["reason"].item()
    assert len(tables.articles) == len(list(raw.iterdir())) - 1


def test_rows_that_break_the_codebook_stop_one_article(
    raw: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[..., ParsedArticle]
) -> None:
    broken = made("made")
    object.__setattr__(broken.cooperation[0], "meeting_id", "nowhere")
    monkeypatch.setattr(corpus, "parse_article", lambda article: broken)
    tables = parse_corpus(raw / f"{GOOD}.txt")
    assert "'nowhere' is not in meetings" in tables.failures["reason"].item()


def test_a_broken_catalogue_stops_all(raw: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        parse_corpus(raw, catalogue=tmp_path / "none.csv")
