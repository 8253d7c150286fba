"""pyproject.toml, environment.yml, constraints.txt and CONTRIBUTING.md name the same packages."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from rattler import MatchSpec

CONDA_NAMES = {
    "matplotlib": "matplotlib-base",  # without the desktop toolkit
    "nbconvert": "nbconvert-core",  # without pandoc
}
PYPI_NAMES = {conda: pypi for pypi, conda in CONDA_NAMES.items()}


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wanted(project: dict) -> dict[str, SpecifierSet]:
    """Package → bounds, as pyproject.toml has them."""
    lines = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    requirements = [Requirement(line) for line in lines]
    bounds = {canonicalize_name(each.name): each.specifier for each in requirements}
    assert len(bounds) == len(lines), "a package is named twice"
    return bounds


@pytest.fixture(scope="module")
def conda(root: Path) -> dict:
    """environment.yml, its dependencies split into those of conda and those of pip."""
    environment = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    (pip,) = (each["pip"] for each in environment["dependencies"] if isinstance(each, dict))
    specs = [each for each in environment["dependencies"] if isinstance(each, str)]
    return {"conda": [MatchSpec(spec, strict=True) for spec in specs], "pip": pip}


def test_conda_has_the_same_packages_and_bounds(
    project: dict, wanted: dict[str, SpecifierSet], conda: dict
) -> None:
    by_conda = {
        spec.name.normalized: SpecifierSet(str(spec.version or "")) for spec in conda["conda"]
    }
    assert by_conda.pop("python") == SpecifierSet(project["requires-python"])
    assert by_conda.pop("pip") == SpecifierSet()
    requirements = [Requirement(line) for line in conda["pip"] if not line.startswith("-e ")]
    by_pip = {canonicalize_name(each.name): each.specifier for each in requirements}
    assert not by_conda.keys() & by_pip.keys()
    assert {PYPI_NAMES.get(name, name): spec for name, spec in by_conda.items()} | by_pip == wanted


def test_conda_installs_the_package_itself_by_pip(conda: dict) -> None:
    assert conda["pip"][-1] == "-e ."


def test_constraints_pin_every_package_within_its_bounds(
    root: Path, wanted: dict[str, SpecifierSet]
) -> None:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []
    version = {canonicalize_name(name): pin for name, pin in (line.split("==") for line in pins)}
    outside = {
        name: version.get(name)
        for name, bounds in wanted.items()
        if name not in version or version[name] not in bounds
    }
    assert outside == {}


def test_contributing_gives_a_reason_for_each_package(
    root: Path, wanted: dict[str, SpecifierSet]
) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## Dependencies")[2]
    reasons = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (\S.*) \|$", section, flags=re.MULTILINE))
    assert reasons.keys() == wanted.keys()
