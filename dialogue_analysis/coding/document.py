"""A story made ready for coding: its sentences, and every lexicon hit in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from dialogue_analysis.lexicons import Hit, load_lexicon
from dialogue_analysis.reading.normalise import NormalisedText, normalise
from dialogue_analysis.reading.sentences import split_sentences
from dialogue_analysis.records import Article, BlockKind, Coded, Span

T = TypeVar("T")
LONGEST_SENTENCE = 2_500


@dataclass(frozen=True, slots=True)
class Sentence:
    """`[start, end)` of the normalised text; `block` counts the story's paragraphs."""

    index: int
    block: int
    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One story. `hits` lie in its sentences, in text order."""

    article: Article
    normal: NormalisedText
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    _starts: tuple[int, ...] = field(repr=False, default=())
    # Full names that stand behind a rank or a form of address somewhere in the story.
    names: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The normalised text of the whole page; rules read only its sentences."""
        return self.normal.text

    def within(self, start: int, end: int, *subjects: str) -> list[Hit]:
        """Hits of the given subjects that lie wholly in `[start, end)`."""
        found = []
        for hit in self.hits[bisect_left(self._starts, start) :]:
            if hit.start >= end:
                break
            if hit.end <= end and hit.subject in subjects:
                found.append(hit)
        return found

    def at(self, position: int, *subjects: str) -> Hit | None:
        """The longest hit of the given subjects that starts at `position`."""
        for hit in self.hits[bisect_left(self._starts, position) :]:
            if hit.start > position:
                break
            if hit.subject in subjects:
                return hit
        return None

    def word_at(self, position: int, *codes: str) -> Hit | None:
        """The longest word hit of the given functions that starts at `position`."""
        for hit in self.hits[bisect_left(self._starts, position) :]:
            if hit.start > position:
                break
            if hit.subject == "word" and hit.code in codes:
                return hit
        return None

    def words(self, start: int, end: int, *codes: str) -> list[Hit]:
        """Hits of the word lexicon with the given functions in `[start, end)`."""
        return [hit for hit in self.within(start, end, "word") if hit.code in codes]

    def quote(self, item: Hit | Sentence | Span) -> str:
        """The normalised characters of an item."""
        return self.text[item.start : item.end]

    def raw_span(self, start: int, end: int) -> Span:
        """The same characters as a range of the raw text."""
        return self.normal.to_raw(start, end)

    def coded(self, value: T, rule_id: str, *items: Hit | Sentence | Span) -> Coded[T]:
        """A cell whose evidence is the given ranges of the normalised text."""
        spans = dict.fromkeys(self.raw_span(item.start, item.end) for item in items)
        return Coded(value, tuple(spans), rule_id)


def open_document(article: Article) -> Document:
    """The story of an article with all lexicon hits, found in one pass."""
    normal = normalise(article.raw)
    sentences = tuple(_sentences(article, normal))
    hits = tuple(_inside(sentences, load_lexicon().scan(normal.text)))
    return Document(article, normal, sentences, hits, tuple(hit.start for hit in hits))


def _sentences(article: Article, normal: NormalisedText) -> Iterable[Sentence]:
    index = 0
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.BYLINE:
            continue
        span = normal.from_raw(block.start, block.end)
        for sentence in split_sentences(normal.text, span.start, span.end):
            # No sentence is that long; a cut keeps the reader linear in whatever it is given.
            for start in range(sentence.start, sentence.end, LONGEST_SENTENCE):
                end = min(start + LONGEST_SENTENCE, sentence.end)
                yield Sentence(index, number, block.kind, start, end)
                index += 1


def _inside(sentences: tuple[Sentence, ...], hits: Iterable[Hit]) -> Iterable[Hit]:
    """Hits that lie in one sentence; what crosses a border is no phrase."""
    remaining = iter(sorted(sentences, key=lambda sentence: sentence.start))
    current = next(remaining, None)
    for hit in hits:
        while current is not None and hit.start >= current.end:
            current = next(remaining, None)
        if current is None:
            return
        if current.start <= hit.start and hit.end <= current.end:
            yield hit
