"""Pages from the package's templates; whatever is put into them is escaped."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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


def web_host(text: str) -> str | None:
    """The host of a web address, without `www.`; nothing where the text is no such address.

    >>> web_host("https://www.example.vn/a"), web_host("javascript:alert(1)"), web_host("https://[x")
    ('example.vn', None, None)
    """
    if not text.startswith(("http://", "https://")) or any(map(str.isspace, text)):
        return None
    try:
        host = urlsplit(text).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


@cache
def script(name: str) -> Markup:
    """The text of one of the package's own scripts, to stand in a page."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))


@cache
def script_hash(name: str) -> Markup:
    """The source expression by which a page's policy allows that script and no other."""
    digest = b64encode(sha256(script(name).encode("utf-8")).digest()).decode("ascii")
    return Markup(f"'sha256-{digest}'")
