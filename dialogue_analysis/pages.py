"""Pages from the package's templates; whatever is put into them is escaped."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dialogue_analysis.schema import RECORDS, schema

TEMPLATES = Path(__file__).parent / "templates"


@cache
def templates() -> Environment:
    """The package's page templates; everything that is put into them is escaped."""
    environment = Environment(
        loader=PackageLoader("dialogue_analysis"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"script": script, "script_hash": script_hash}
    return environment


def render(template: str, **values: Any) -> str:
    """A page made of one of the package's templates."""
    tables = ("articles", *RECORDS)
    return (
        templates()
        .get_template(template)
        .render(schema=schema(), table_names=tables, records=RECORDS, **values)
    )


@cache
def script(name: str) -> Markup:
    """The text of one of the package's own scripts, to stand in a page."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


@cache
def script_hash(name: str) -> Markup:
    """The source expression by which a page's policy allows that script and no other."""
    digest = b64encode(sha256(script(name).encode("utf-8")).digest()).decode("ascii")
    return Markup(f"'sha256-{digest}'")
