"""`dialogue-analysis evaluate`."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dialogue_analysis.cli import app


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(app, ["evaluate", *map(str, arguments)])
    assert "Traceback" not in result.output
    return result


def test_help_has_an_example() -> None:
    assert "Example: dialogue-analysis evaluate" in " ".join(run("--help").output.split())


@pytest.mark.parametrize(
    ("options", "columns", "says"),
    [
        ([], "layer,gold,predicted,correct,precision", "cooperation.topic+status+side"),
        (["--errors"], "layer,article_id,meeting,kind,item", "missed (-)"),
        (["--alpha"], "column,alpha,units,agree", "cooperation.topic"),
    ],
)
def test_lists_are_shown_and_written(
    second_coder: tuple[Path, Path], tmp_path: Path, options: list[str], columns: str, says: str
) -> None:
    out = tmp_path / "new" / "list.csv"
    result = run("--gold", second_coder[0], "--pred", second_coder[1], "--out", out, *options)
    assert result.exit_code == 0, result.output
    assert says in result.output
    assert max(map(len, result.stdout.splitlines())) <= 80
    with out.open(encoding="utf-8", newline="") as file:
        assert ",".join(next(csv.reader(file))).startswith(columns)


def test_articles_of_only_one_coder_are_named(second_coder: tuple[Path, Path]) -> None:
    gold, other = second_coder
    (lacking,) = {path.stem for path in gold.iterdir()} - {path.stem for path in other.iterdir()}
    assert f"{lacking}: not in" in run("--gold", gold, "--pred", other).output.replace("\n", " ")
    assert "1 articles of" in run("--gold", other, "--pred", gold).output


def test_an_error_is_a_sentence(second_coder: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("--gold", second_coder[0], "--pred", tmp_path)
    assert result.exit_code == 1
    assert "no codings here" in result.output
    assert run("--gold", second_coder[0], "--pred", tmp_path, "--errors", "--alpha").exit_code == 2
