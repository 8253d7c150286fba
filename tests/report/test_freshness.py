"""A second run makes only what changed, removes what is gone, and leaves what is not its own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dialogue_analysis.report import Report, ReportError, articles, networks, notebooks, partners
from dialogue_analysis.report.folder import MANIFEST, ReportFolder
from dialogue_analysis.report.inputs import digest, files_digest

DAY, NEXT_DAY = "1700000000", "1700086400"  # 2023-11-14 and 15
PAGES = {
    *("1-one.html", "2-two.html", "index.html"),
    *("partners/FRA.html", "partners/LAO.html", "partners/ZAF.html"),
    "articles/phap-moi-bo-truong-quoc-phong-tham.html",
    "articles/viet-phap-hop-tac-quoc-phong-hieu-qua.html",
    *(f"networks/{name}.html" for name in ("topics", "topics-vi", "people", "people-vi")),
}
NETWORKS = {name for name in PAGES if name.startswith("networks/")}
ARTICLE = "viet-phap-hop-tac-quoc-phong-hieu-qua"


def pages(names: tuple[str, ...]) -> set[str]:
    return {name for name in names if name.endswith(".html")}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture(scope="module")
def first(small_inputs: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Report]:
    """The small site, built once from the start, notebooks and all."""
    inputs = small_inputs.copy(tmp_path_factory.mktemp("first"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        return inputs, inputs.build()


@pytest.fixture
def inputs(first: tuple[Any, Report], small_inputs: Any, tmp_path: Path) -> Any:
    """A copy of the built site and its inputs, to be changed."""
    copy = small_inputs.copy(tmp_path)
    for name, content in contents(first[0].out).items():
        path = copy.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return copy


def test_a_first_run_makes_every_page(first: tuple[Any, Report]) -> None:
    _, report = first
    assert pages(report.written) == PAGES
    assert report.kept == report.removed == ()
    assert b"Built on 2023-11-14" in report.index.read_bytes()


def test_a_second_run_changes_no_byte_and_runs_no_notebook(
    inputs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("nothing changed, so nothing is to be made")

    for module, name in ((notebooks, "execute"), (partners, "partner_page"), (networks, "network_page"), (articles, "render")):  # fmt: skip
        monkeypatch.setattr(module, name, fail)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEXT_DAY)
    before = contents(inputs.out)
    report = inputs.build()
    assert report.written == report.removed == ()
    assert set(report.kept) == set(before) - {MANIFEST}
    assert contents(inputs.out) == before


def test_another_run_from_the_start_writes_the_same_bytes(
    first: tuple[Any, Report], small_inputs: Any, tmp_path: Path
) -> None:
    again = replace(small_inputs.copy(tmp_path), workers=2)
    again.build()
    assert contents(again.out) == contents(first[0].out)
    assert contents(again.data / "processed") == contents(first[0].data / "processed")


def test_a_changed_notebook_runs_alone(
    inputs: Any, stored: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs.write_notebook("1-one.ipynb", "1 + 3", title="One, changed")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEXT_DAY)
    report = inputs.build()
    assert stored == ["1-one"]
    assert report.written == ("1-one.html", "index.html")
    index = report.index.read_text(encoding="utf-8")
    assert "One, changed" in index
    assert "Built on 2023-11-15" in index


def test_a_changed_article_remakes_what_rests_on_it(inputs: Any, stored: list[str]) -> None:
    edit(inputs.data / "raw" / f"{ARTICLE}.txt", "quân y", "đào tạo")
    report = inputs.build()
    others = NETWORKS | {"index.html"}
    assert pages(report.written) - others == {
        *(f"articles/{ARTICLE}.html", "partners/FRA.html"),
        *("1-one.html", "2-two.html"),
    }
    assert stored == ["1-one", "2-two"], "notebooks read the data, so they run"


def test_a_changed_row_of_the_reference_record_remakes_its_partner(
    inputs: Any, stored: list[str]
) -> None:
    meetings = inputs.data / "reference" / "meetings.csv"
    lines = meetings.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("LAO-"))
    assert "Vientiane" in lines[at] or "Hanoi" in lines[at]
    lines[at] = lines[at].replace("Vientiane", "Pakse").replace("Hanoi", "Hue")
    meetings.write_text("".join(lines), encoding="utf-8")
    made = pages(inputs.build().written)
    assert "partners/LAO.html" in made
    assert not made & {"partners/FRA.html", "partners/ZAF.html", f"articles/{ARTICLE}.html"}


def test_a_changed_catalogue_remakes_the_page_of_its_article(
    inputs: Any, stored: list[str]
) -> None:
    edit(inputs.data / "catalogue.csv", "494381", "494382")
    made = pages(inputs.build().written)
    assert "articles/phap-moi-bo-truong-quoc-phong-tham.html" in made
    assert f"articles/{ARTICLE}.html" not in made


def test_other_code_remakes_every_page(
    inputs: Any, stored: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (articles, networks, notebooks, partners):
        monkeypatch.setattr(module, "code_digest", lambda: "other")
    assert pages(inputs.build().written) == PAGES - {"index.html"}


def test_pages_of_what_is_gone_go_and_other_files_stay(inputs: Any, stored: list[str]) -> None:
    (inputs.data / "raw" / f"{ARTICLE}.txt").unlink()
    (inputs.notebooks / "2-two.ipynb").unlink()
    (inputs.out / "articles" / "notes.html").write_text("my own", encoding="utf-8")
    report = inputs.build()
    assert set(report.removed) == {f"articles/{ARTICLE}.html", "2-two.html"}
    assert (inputs.out / "articles" / "notes.html").read_text(encoding="utf-8") == "my own"
    index = report.index.read_text(encoding="utf-8")
    assert ARTICLE not in index
    assert "2-two" not in index


def test_a_page_that_somebody_changed_is_made_anew_and_never_removed(
    inputs: Any, stored: list[str]
) -> None:
    page, gone = inputs.out / "partners" / "ZAF.html", inputs.out / "2-two.html"
    right = page.read_bytes()
    page.write_bytes(b"cut off")
    gone.write_bytes(b"my own notes")
    (inputs.notebooks / "2-two.ipynb").unlink()
    report = inputs.build()
    assert "partners/ZAF.html" in report.written
    assert page.read_bytes() == right
    assert gone.read_bytes() == b"my own notes"


def test_without_the_reference_record_partners_have_what_was_read(
    inputs: Any, stored: list[str]
) -> None:
    report = replace(inputs, with_reference=False).build()
    assert set(report.removed) == {"partners/LAO.html", "partners/ZAF.html"}
    assert set(report.record.events["origin"]) == {"parsed"}
    assert "are from a reference record" not in report.index.read_text(encoding="utf-8")


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"pages": {"a": 1}, "built": ""}'])
def test_a_damaged_manifest_costs_time_alone(
    inputs: Any, stored: list[str], damaged: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partners, "partner_page", lambda partner: partner.code)
    (inputs.out / MANIFEST).write_bytes(damaged)
    assert pages(inputs.build().written) == PAGES


def test_a_manifest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "kept.txt"
    outside.write_bytes(b"mine")
    folder = ReportFolder(tmp_path / "out")
    folder.write("a.html", b"mine", inputs="1")
    folder.save()
    edit(folder.path / MANIFEST, "a.html", "../kept.txt")
    again = ReportFolder(folder.path)
    again.remove_others()
    assert again.removed == []
    assert outside.read_bytes() == b"mine"


def test_two_pages_cannot_have_one_name(tmp_path: Path) -> None:
    folder = ReportFolder(tmp_path)
    folder.write("a.html", b"1", inputs="1")
    with pytest.raises(FileExistsError):
        folder.write("a.html", b"2", inputs="2")


def test_what_was_made_before_a_notebook_failed_is_kept(inputs: Any) -> None:
    inputs.write_notebook("1-one.ipynb", "1 / 0", title="One")
    with pytest.raises(ReportError, match=r"1-one\.ipynb: a cell fails with ZeroDivisionError"):
        inputs.build()
    inputs.write_notebook("1-one.ipynb", "1 / 1", title="One")
    assert inputs.build().written == ("1-one.html",)


def test_no_notebook_is_an_error(inputs: Any) -> None:
    for path in inputs.notebooks.iterdir():
        path.unlink()
    with pytest.raises(ReportError, match="no notebook"):
        inputs.build()


CHANGES: dict[str, Callable[[Path], object]] = {
    "content": lambda folder: (folder / "a.txt").write_text("other"),
    "name": lambda folder: (folder / "a.txt").rename(folder / "b.txt"),
    "another file": lambda folder: (folder / "sub" / "c.txt").write_text(""),
    "a file less": lambda folder: (folder / "a.txt").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_folders_digest_sees_every_change(tmp_path: Path, change: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("one")
    before = files_digest([tmp_path])
    assert files_digest([tmp_path]) == before
    CHANGES[change](tmp_path)
    assert files_digest([tmp_path]) != before


def test_a_folders_digest_leaves_out_what_is_made_on_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    before = files_digest([tmp_path])
    for name in ("__pycache__", "made"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text("x")
    assert files_digest([tmp_path], without=[tmp_path / "made"]) == before


def test_a_digest_tells_where_parts_end() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("lone \ud800") != digest("lone ")
