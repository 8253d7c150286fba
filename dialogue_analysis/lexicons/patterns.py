"""The wordings of `patterns.toml`, by name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field


class PatternRule(BaseModel):
    """A regular expression with texts in which it is found and texts in which it is not."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: str
    case: bool = False
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)


@cache
def load_patterns() -> dict[str, PatternRule]:
    """All patterns by name."""
    text = files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8")
    return {name: PatternRule.model_validate(rule) for name, rule in tomllib.loads(text).items()}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The compiled pattern; any case of letters unless its rule says otherwise."""
    rule = load_patterns()[name]
    return re.compile(rule.pattern, re.NOFLAG if rule.case else re.IGNORECASE)
