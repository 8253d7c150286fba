"""The shape of a rule in each lexicon file: unknown keys and codes are refused by name.

A rule's `phrases` are plain Vietnamese. A phrase in lower case is found in any
case; one with a capital letter only as written (`Anh`, the country, is not
`anh`). ` … ` in a phrase stands for at most eight words of one clause (`tàu …
thăm`). `masks` are longer phrases in which the rule's own phrases do not
count (`Học viện Quân y` is no military medicine).
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dialogue_analysis import codes


class Rule(BaseModel):
    """What every rule has. A test runs each example and counter-example."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    phrases: tuple[str, ...] = Field(min_length=1)
    masks: tuple[str, ...] = ()
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)
    note: str = ""


class TopicRule(Rule):
    """A cooperation area. `also` names areas that the codebook codes beside it."""

    code: codes.Topic
    also: tuple[codes.Topic, ...] = ()


class PositionRule(Rule):
    """A stand on the world or the region."""

    code: codes.PositionCode


class RelationshipRule(Rule):
    """A bilateral status."""

    code: codes.Relationship


class DocumentRule(Rule):
    """The head words of a document's title."""

    code: codes.AgreementType


class RankRule(Rule):
    """A military rank."""

    code: codes.Rank


class OfficeRule(Rule):
    """The head words of an office and the level it has.

    `party` offices (Politburo, Central Committee) stand beside an office of
    state and never decide a level. `domain` says whose establishment it is.
    """

    code: codes.Level
    party: bool = False
    side: str = ""
    attends: bool = True
    domain: Literal["defence", "foreign", "state", "any"] = "any"


class LevelRule(Rule):
    """The level that a text states for a meeting."""

    code: codes.Level


class MechanismRule(Rule):
    """Words for a kind of meeting.

    `form`: `noun` names a mechanism, `verb` is a deed of two sides, `anaphor`
    takes up a meeting named before. `partner`: the organisation whose conference it is.
    """

    code: codes.Mechanism
    form: Literal["noun", "verb", "anaphor"] = "noun"
    partner: str = ""


class StatusRule(Rule):
    """A cue that gives topics a status.

    `reach`: `forward` to what follows in the clause and its list, `backward`
    to what stands before it in the clause. `voice`: `both` where the cue
    itself says that both do it, `speaker` where it is the speaker's. A `local`
    cue holds for its own list item; then the governing status returns. A `weak`
    cue counts only where no other governs the sentence.
    """

    code: codes.Status
    local: bool = False
    weak: bool = False
    reach: Literal["forward", "backward"] = "forward"
    voice: Literal["both", "speaker"] = "speaker"


class WordRule(Rule):
    """Words of one grammatical function; `code` names the function."""

    code: str
