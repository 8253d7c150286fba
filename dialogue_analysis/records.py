"""What the steps hand to each other: small frozen records, no behaviour but being shown.

All offsets count code points of `Article.raw`, whatever normalisation a step
applied in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of the raw text."""

    start: int
    end: int


class BlockKind(StrEnum):
    """The parts of a story; everything else on the page is boilerplate."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the story, as a range of the raw text."""

    kind: BlockKind
    start: int
    end: int


class StampKind(StrEnum):
    """`published`: the story's own date line. `clock`: when the page was saved."""

    PUBLISHED = "published"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that the page, not the story, carries. `date` is an EDTF day."""

    kind: StampKind
    date: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of an article from outside its text (catalogue, page metadata).

    `published` is EDTF (`2018-03` where the day is not known).
    """

    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One page: its raw text and which ranges of it are the story."""

    article_id: str
    raw: str
    blocks: tuple[Block, ...]
    stamps: tuple[Stamp, ...] = ()
    source: Source = Source()


@dataclass(frozen=True, slots=True)
class Coded(Generic[T]):
    """A coded value with the ranges of raw text that justify it and the rule that read it.

    `spans` is never empty: a cell that nothing on the page supports is `None`
    instead of a `Coded`.
    """

    value: T
    spans: tuple[Span, ...]
    rule_id: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"{self.rule_id}: a coded value needs evidence")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row of `meetings`: one meeting that the article reports as held."""

    meeting_id: str
    partner: Coded[str]
    mechanism: Coded[str]
    edition: Coded[int] | None
    date_start: Coded[str] | None
    date_end: Coded[str] | None
    date_precision: Coded[str] | None
    date_basis: Coded[str] | None
    level: Coded[str] | None
    city: Coded[str] | None
    country: Coded[str] | None
    format: Coded[str]


@dataclass(frozen=True, slots=True)
class Participant:
    """A row of `participants`: one named person in one meeting."""

    participant_id: str
    meeting_id: str
    name: Coded[str]
    side: Coded[str]
    rank: Coded[str] | None
    office: Coded[str] | None
    office_basis: Coded[str] | None
    office_level: Coded[str] | None
    role: Coded[str]
    name_as_written: Coded[str]


@dataclass(frozen=True, slots=True)
class Cooperation:
    """A row of `cooperation`: topic, status and side in one meeting."""

    cooperation_id: str
    meeting_id: str
    topic: Coded[str]
    status: Coded[str]
    side: Coded[str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A row of `agreements`: one document. `topics` are codes separated by spaces."""

    agreement_id: str
    meeting_id: str
    title: Coded[str]
    type: Coded[str]
    status: Coded[str]
    date_signed: Coded[str] | None
    period: Coded[str] | None
    topics: Coded[str] | None


@dataclass(frozen=True, slots=True)
class Position:
    """A row of `positions`: a stand on the world or the region, and whose it is."""

    position_id: str
    meeting_id: str
    position: Coded[str]
    side: Coded[str]


@dataclass(frozen=True, slots=True)
class Reference:
    """A row of `references`: an earlier or later meeting that the text names."""

    reference_id: str
    mechanism: Coded[str]
    edition: Coded[int] | None
    partner: Coded[str]
    date: Coded[str] | None
    relation: Coded[str]


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """Everything coded from one article; `explain` and the tables are views of it."""

    article: Article
    relevant: Coded[bool]
    reason: Coded[str]
    title: Coded[str] | None = None
    relationship: Coded[str] | None = None
    meetings: tuple[Meeting, ...] = ()
    participants: tuple[Participant, ...] = ()
    cooperation: tuple[Cooperation, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    positions: tuple[Position, ...] = ()
    references: tuple[Reference, ...] = ()

    def _repr_html_(self) -> str:
        from dialogue_analysis.explanation import explain  # a view of this record, not a part of it

        return explain(self)._repr_html_()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """A line instead of the whole page, where Jupyter wants plain text."""
        from dialogue_analysis.explanation import explain

        printer.text("ParsedArticle(...)" if cycle else repr(explain(self)))
