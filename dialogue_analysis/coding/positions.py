"""Stands on the world and the region, and whose they are; and the bilateral status named."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_analysis.codes import PositionCode, Relationship
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.speakers import BOTH, Voices
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import Coded, Position, Span


def find_positions(
    document: Document, sentences: Sequence[Sentence], voices: Sequence[Voices], meeting_id: str
) -> list[Position]:
    """Positions told in the sentences of one meeting, each position × side once."""
    rows: dict[tuple[str, str], Position] = {}
    for sentence, voice in zip(sentences, voices, strict=True):
        for hit in document.within(sentence.start, sentence.end, "position"):
            if pattern("unsaid").search(document.text, sentence.start, hit.start):
                continue
            actor = voice.at(hit.start)
            side = actor.side if actor else BOTH
            key = (PositionCode(hit.code).value, side)
            if key not in rows:
                source = actor.span if actor else Span(hit.start, hit.end)
                rows[key] = Position(
                    position_id=f"{meeting_id}/o{len(rows) + 1}",
                    meeting_id=meeting_id,
                    position=document.coded(key[0], hit.rule_id, hit),
                    side=document.coded(side, "side.speaker", source),
                )
    return list(rows.values())


def find_relationship(document: Document) -> Coded[str] | None:
    """The highest bilateral status that the story names."""
    hits: list[Hit] = []
    for sentence in document.sentences:
        hits += document.within(sentence.start, sentence.end, "relationship")
    if not hits:
        return None
    order = [status.value for status in Relationship]
    best = min(hits, key=lambda hit: order.index(str(hit.code)))
    return document.coded(str(best.code), best.rule_id, best)
