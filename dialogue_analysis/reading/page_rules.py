"""The words of pages, `lexicons/page.toml`, checked and compiled."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from dialogue_analysis.reading.normalise import normalise


class LineKind(StrEnum):
    """What a line of a page is, as far as it shows by itself."""

    LABEL = "label"
    TEASER = "teaser"
    FURNITURE = "furniture"
    IMAGE = "image"
    CREDIT = "credit"
    BYLINE = "byline"
    SIGNATURE = "signature"
    STAMP = "stamp"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))


class LineRule(_Strict):
    """One reason to take a whole line for something; see `lexicons/page.toml`."""

    kind: LineKind
    phrases: tuple[str, ...] = ()
    pattern: str = r"(?!)"
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, case apart."""
        return re.compile(self.pattern, re.IGNORECASE)

    @cached_property
    def folded_phrases(self) -> frozenset[str]:
        """The phrases as lines are compared with them."""
        return frozenset(normalise(phrase).text.casefold() for phrase in self.phrases)

    def fits(self, line: str) -> bool:
        """Whether the normalised, trimmed line is one of the phrases or the pattern."""
        if self.phrases and line.casefold().strip(" •-*+:>».") in self.folded_phrases:
            return True
        return self.compiled.fullmatch(line) is not None


class CaptionRules(_Strict):
    """How captions show themselves."""

    credit: str
    credit_examples: tuple[str, ...]
    credit_counter_examples: tuple[str, ...]
    scene: str
    scene_examples: tuple[str, ...]
    scene_counter_examples: tuple[str, ...]
    action: str
    report: str
    glue: str


class StampRules(_Strict):
    """Words that stand in a date line beside the date."""

    clock_cues: tuple[str, ...]
    stamp_words: str


class StoryRules(_Strict):
    """How paragraphs go on with a story."""

    openers: tuple[str, ...]
    loose_openers: tuple[str, ...]
    day_opener: str
    day_opener_examples: tuple[str, ...]
    day_opener_counter_examples: tuple[str, ...]


class SentenceRules(_Strict):
    """What a full stop may follow without an end."""

    before_initials: tuple[str, ...]
    abbreviations: tuple[str, ...]


class LanguageRules(_Strict):
    """Vietnamese words without diacritics."""

    unaccented: tuple[str, ...]


class PageRules(_Strict):
    """All of `lexicons/page.toml`."""

    line: dict[str, LineRule]
    captions: CaptionRules
    stamps: StampRules
    story: StoryRules
    sentences: SentenceRules
    language: LanguageRules

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Abbreviations in lower case, without the last full stop."""
        return frozenset(entry.casefold() for entry in self.sentences.abbreviations)

    @cached_property
    def before_initials(self) -> frozenset[str]:
        """Words behind which one capital with a full stop is an initial."""
        return frozenset(normalise(word).text for word in self.sentences.before_initials)

    @cached_property
    def unaccented_words(self) -> frozenset[str]:
        """Vietnamese words without diacritics."""
        return frozenset(self.language.unaccented)

    @cached_property
    def credit(self) -> re.Pattern[str]:
        """Matches at a caption's end: `. (Ảnh: Tiến Nhất/TTXVN)`."""
        return re.compile(rf"(?:{self.captions.credit})$", re.IGNORECASE)

    @cached_property
    def scene(self) -> re.Pattern[str]:
        """Matches what only a caption says."""
        return re.compile(self.captions.scene, re.IGNORECASE)

    @cached_property
    def action(self) -> re.Pattern[str]:
        """Matches what a person in a picture does."""
        return re.compile(self.captions.action, re.IGNORECASE)

    @cached_property
    def report(self) -> re.Pattern[str]:
        """Matches what reports say and captions do not."""
        return re.compile(self.captions.report, re.IGNORECASE)

    @cached_property
    def glue(self) -> re.Pattern[str]:
        """Matches a picture's number run into its caption: ` ảnh 1Thượng`."""
        return re.compile(self.captions.glue, re.IGNORECASE)

    @cached_property
    def openers(self) -> tuple[str, ...]:
        """Beginnings of paragraphs that go on with a story, in lower case."""
        return tuple(entry.casefold() for entry in self.story.openers)

    @cached_property
    def loose_openers(self) -> tuple[str, ...]:
        """Beginnings of sequels, which a teaser's summary may have too, in lower case."""
        return tuple(f"{entry.casefold()} " for entry in self.story.loose_openers)

    @cached_property
    def day_opener(self) -> re.Pattern[str]:
        """Matches the day that a paragraph begins with."""
        return re.compile(self.story.day_opener, re.IGNORECASE)


@cache
def load_page_rules() -> PageRules:
    """The rules of `lexicons/page.toml`.

    Raises:
        pydantic.ValidationError: an unknown key or a missing one.
    """
    source = files("dialogue_analysis") / "lexicons" / "page.toml"
    return PageRules.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
