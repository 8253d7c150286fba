"""The command line: examples in the help, exit codes, one sentence an error."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dialogue_analysis import __version__, read_tables
from dialogue_analysis.cli import app
from dialogue_analysis.codes import Topic

GOOD = "doi-thoai-quoc-phong-viet-anh-lan-4.txt"


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def page(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return Path(shutil.copy(root / "data" / "raw" / GOOD, folder))


@pytest.mark.parametrize("command", ["parse", "explain", "codes", "report"])
def test_help_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: dialogue-analysis {command}" in " ".join(result.output.split())


def test_help_says_the_exit_codes() -> None:
    assert "Exit codes: 0" in run("--help").output
    assert run("--version").output == f"dialogue-analysis {__version__}\n"


def test_parse_writes_tables_that_can_be_read(page: Path, tmp_path: Path) -> None:
    result = run("parse", page.parent, "--out", tmp_path / "out" / "tables")
    assert result.exit_code == 0, result.output
    assert "1 articles read, 1 relevant" in result.output
    assert len(read_tables(tmp_path / "out" / "tables").meetings) == 1


def test_two_runs_write_the_same_bytes(root: Path, tmp_path: Path) -> None:
    for out in ("1", "2"):
        catalogue = root / "data" / "catalogue.csv"
        run("parse", root / "data" / "raw", "--catalogue", catalogue, "--out", tmp_path / out)
    files = sorted((tmp_path / "1").iterdir())
    assert len(files) == 10
    assert all(file.read_bytes() == (tmp_path / "2" / file.name).read_bytes() for file in files)


def test_hash_seeds_change_nothing(root: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [
            sys.executable,
            "-m",
            "dialogue_analysis.cli",
            "parse",
            str(root / "data" / "raw"),
        ]
        subprocess.run(
            [*command, "--out", str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
    for file in (tmp_path / "1").iterdir():
        assert file.read_bytes() == (tmp_path / "2" / file.name).read_bytes(), file.name


def test_parquet(page: Path, tmp_path: Path) -> None:
    assert run("parse", page, "--out", tmp_path / "out", "--format", "parquet").exit_code == 0
    assert len(read_tables(tmp_path / "out").meetings) == 1


def test_some_files_failed(page: Path, tmp_path: Path) -> None:
    (page.parent / "empty.txt").write_bytes(b"")
    result = run("parse", page.parent, "--out", tmp_path / "out")
    assert result.exit_code == 3
    assert "empty.txt: The file is empty. Save the page again." in result.output
    assert len(read_tables(tmp_path / "out").failures) == 1


def test_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("parse", tmp_path / "empty.txt", tmp_path / "missing", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "missing: The file does not exist." in result.output
    assert "nothing was written" in result.output
    assert not (tmp_path / "out").exists()


def test_nothing_read_leaves_an_earlier_run(page: Path, tmp_path: Path) -> None:
    out, empty = tmp_path / "out", tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert "earlier run" not in run("parse", empty, "--out", out).output
    run("parse", page, "--out", out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    result = run("parse", empty, "--out", out)
    assert result.exit_code == 1
    assert f"the tables of an earlier run in {out} were left as they were." in result.output
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


WEATHER = "Thời tiết hôm nay\n\nMiền Bắc có mưa rào và dông vài nơi, trời mát.\n"


@pytest.mark.parametrize(("number", "listed"), [(1, True), (20, True), (21, False)])
def test_what_is_not_relevant_is_told(
    page: Path, tmp_path: Path, number: int, listed: bool
) -> None:
    for place in range(number):
        (page.parent / f"weather-{place:02}.txt").write_text(WEATHER, encoding="utf-8")
    result = run("parse", page.parent, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{number + 1} articles read, 1 relevant")
    assert result.stdout.count("\n") == 1
    articles = read_tables(tmp_path / "out").articles
    (reason,) = set(articles.loc[~articles["relevant"], "reason"])
    names = [f"weather-{place:02}" for place in range(number)]
    each = [f"{name}: not relevant. {reason}" for name in names]
    assert result.stderr.splitlines() == (
        each if listed else [f"{number} articles: not relevant. {reason}"]
    )


@pytest.mark.parametrize("command", ["parse", "explain"])
@pytest.mark.parametrize(("known", "warned"), [(GOOD, True), (GOOD.removesuffix(".txt"), False)])
def test_a_catalogue_of_other_articles_is_told(
    page: Path, tmp_path: Path, command: str, known: str, warned: bool
) -> None:
    catalogue = tmp_path / "catalogue.csv"
    header = "article_id,publisher,url,title,published,published_basis"
    catalogue.write_text(f"{header}\n{known},,,,,\n", encoding="utf-8")
    out = ["--out", tmp_path / "out"] if command == "parse" else []
    result = run(command, page, "--catalogue", catalogue, *out)
    assert result.exit_code == 0
    lines = result.stderr.splitlines()
    assert len(lines) == int(warned)
    assert all(line.startswith(f"Warning: {catalogue} lists none of the") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["parse"], 2, "Missing argument"),
        (["parse", "x"], 2, "Missing option"),
        (["parse", "{page}", "--out", "{page}"], 2, "is a file"),
        (["parse", "{page}", "--out", "o", "--format", "xlsx"], 2, "xlsx"),
        (["parse", "{page}", "--out", "o", "--catalogue", "none.csv"], 2, "does not exist"),
        (["parse", "{page}", "--out", "o", "--catalogue", "{page}"], 1, "lacks the column"),
        (["explain", "none.txt"], 1, "none.txt does not exist: check the spelling"),
        (["explain", "{page}", "--html", "{page}/x.html"], 1, "exist"),
        (["report", "--raw", "none", "--catalogue", "none.csv"], 1, "none.csv does not exist"),
        (["teach"], 2, "No such command"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_an_error_is_a_sentence(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], code: int, says: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    result = run(*(argument.format(page=page) for argument in arguments))
    assert result.exit_code == code
    assert says in result.output


def test_explain_shows_rows_and_words(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    result = run("explain", page)
    assert result.exit_code == 0
    assert "partner=GBR" in result.output
    assert "“" in result.output


def test_explain_writes_a_page(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "page.html"
    assert run("explain", page, "--html", target).exit_code == 0
    assert "<!doctype html>" in target.read_text(encoding="utf-8")


def test_codes_lists_every_topic_in_two_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    output = run("codes").output
    assert all(f" {topic} " in output for topic in Topic)
    assert "Peacekeeping" in output
    assert "Gìn giữ hòa bình" in output
