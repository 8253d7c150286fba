"""Pages from the package's templates; whatever is put into them is escaped."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from dialogue_analysis.schema import RECORDS, schema


@cache
def templates() -> Environment:
    """The package's page templates; everything that is put into them is escaped."""
    return Environment(
        loader=PackageLoader("dialogue_analysis"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: Any) -> str:
    """A page made of one of the package's templates."""
    tables = ("articles", *RECORDS)
    return (
        templates()
        .get_template(template)
        .render(schema=schema(), table_names=tables, records=RECORDS, **values)
    )
