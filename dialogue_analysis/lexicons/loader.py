"""Reads the lexicon files of the package, checks them and builds the scanner."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import StringIO

from babel import Locale
from pydantic import ValidationError

from dialogue_analysis.lexicons import rules
from dialogue_analysis.lexicons.scanner import Entry, Lexicon
from dialogue_analysis.reading.normalise import normalise

# One file a subject: the file's stem, the subject its hits carry, the shape of its rules.
RULE_FILES: dict[str, tuple[str, type[rules.Rule]]] = {
    "topics": ("topic", rules.TopicRule),
    "positions": ("position", rules.PositionRule),
    "relationships": ("relationship", rules.RelationshipRule),
    "documents": ("document", rules.DocumentRule),
    "ranks": ("rank", rules.RankRule),
    "offices": ("office", rules.OfficeRule),
    "levels": ("level", rules.LevelRule),
    "mechanisms": ("mechanism", rules.MechanismRule),
    "statuses": ("status", rules.StatusRule),
    "words": ("word", rules.WordRule),
}


class LexiconError(ValueError):
    """A lexicon file breaks its own rules; the message names file, rule and key."""


@cache
def load_rules(name: str) -> dict[str, rules.Rule]:
    """The rules of `lexicons/NAME.toml` by name.

    Raises:
        LexiconError: an unknown key or code, a missing example, no valid TOML.
    """
    _, shape = RULE_FILES[name]
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        return {key: shape.model_validate(value) for key, value in tomllib.loads(text).items()}
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LexiconError(f"lexicons/{name}.toml: {error}") from error


@cache
def load_list(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicons/NAME.csv`."""
    text = files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(StringIO(text)))


def plain(phrase: str) -> str:
    """A phrase as the scanner sees text: same code points for every way of writing it."""
    return normalise(phrase).text


def rule_entries(name: str) -> Iterator[Entry]:
    """Every phrase and mask of one rule file."""
    subject, _ = RULE_FILES[name]
    for key, rule in load_rules(name).items():
        rule_id = f"{subject}.{key}"
        code = str(getattr(rule, "code", key))
        for phrase in rule.phrases:
            yield Entry(subject, rule_id, code, plain(phrase), rule)
        for phrase in rule.masks:
            yield Entry(subject, rule_id, code, plain(phrase), rule, mask=True)


def territory_names() -> Iterator[tuple[str, str]]:
    """Vietnamese names of all countries by ISO 3166-1 alpha-3, from CLDR."""
    alpha3 = {row["alpha2"]: row["iso3"] for row in load_list("iso3166")}
    for alpha2, name in Locale("vi").territories.items():
        if alpha2 in alpha3:
            yield alpha3[alpha2], name


def list_entries() -> Iterator[Entry]:
    """Every phrase of the flat lists: countries, cities, forms of address."""
    for iso3, name in territory_names():
        yield Entry("country", f"country.{iso3}", iso3, plain(name))
    for row in load_list("countries"):
        iso3 = row["iso3"]
        phrases = [*_split(row["names"]), *_split(row["ministry"])]
        for short in _split(row["short"]):
            phrases += [f"Việt - {short}", f"Việt-{short}", f"{short} - Việt", f"{short}-Việt"]
        for phrase in phrases:
            yield Entry("country", f"country.{iso3}", iso3, plain(phrase))
    for row in load_list("country_masks"):
        yield Entry("country", "country.mask", "", plain(row["phrase"]), mask=True)
    for row in load_list("cities"):
        for phrase in _split(row["names"]):
            yield Entry("city", f"city.{row['city']}", row["city"], plain(phrase), row)
    for row in load_list("name_titles"):
        yield Entry("title", "title.address", "title", plain(row["title"]))


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


@cache
def load_lexicon() -> Lexicon:
    """All lexicons in one scanner. Built once a process, in well under a second."""
    entries = [entry for name in RULE_FILES for entry in rule_entries(name)]
    return Lexicon([*entries, *list_entries()])
