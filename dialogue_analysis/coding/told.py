"""Which sentences of a meeting's report tell what was said at it."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.events import dated_before
from dialogue_analysis.coding.people import People, Person
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind

# A sentence's subject stands within this many characters of its start.
OPENING = 30
# A line without a full stop of at most this many words is a heading between paragraphs.
HEADING_WORDS = 12
_STOPS = (".", "!", "?", "…", ":", ";", ",", '"', ")")


def told_sentences(
    document: Document, people: People, sentences: Sequence[Sentence], heads: Sequence[Person]
) -> list[Sentence]:
    """The sentences that tell what was said at the meeting itself.

    What one of the two says to the press or elsewhere is an aside. It goes on until
    the text is back at the meeting: at both sides, at its name, or at the other head.
    """
    told: list[Sentence] = []
    aside: Person | None = None
    in_aside = False
    for sentence in sentences:
        opening = _subject(people, sentence)
        if pattern("said_elsewhere").search(document.text, sentence.start, sentence.end):
            in_aside, aside = True, _speaker(document, people, sentence)
            continue
        if in_aside and _leads_back(document, sentence, opening, aside, heads):
            in_aside = False
        if not in_aside and _is_told(document, people, sentence, heads):
            told.append(sentence)
    return told


def _subject(people: People, sentence: Sentence) -> Person | None:
    """The person whom the first words of a sentence mean."""
    for mention in people.within(sentence.start, sentence.end):
        if mention.start - sentence.start < OPENING:
            return people.of(mention)
    return None


def _speaker(document: Document, people: People, sentence: Sentence) -> Person | None:
    """The last person named before a verb of saying."""
    for mention in reversed(people.within(sentence.start, sentence.end)):
        if document.words(mention.end, sentence.end, "speech"):
            return people.of(mention)
    return None


def _leads_back(
    document: Document,
    sentence: Sentence,
    opening: Person | None,
    aside: Person | None,
    heads: Sequence[Person],
) -> bool:
    start, reach = sentence.start, min(sentence.start + OPENING, sentence.end)
    both = document.words(start, reach, "both")
    # "Italia mong muốn các bên …": there the both are not who speaks.
    if both and not document.within(start, both[0].start, "status"):
        return True
    if document.within(start, reach, "mechanism"):
        return True
    return opening is not None and opening in heads and opening is not aside


def _is_told(
    document: Document, people: People, sentence: Sentence, heads: Sequence[Person]
) -> bool:
    """Whether a sentence tells what was said at the meeting.

    Headlines and captions repeat; what a sentence opens with a past month, what was
    said "khi đó" and what a head of state or government says who was not there is
    background.
    """
    if sentence.kind not in (BlockKind.LEAD, BlockKind.BODY):
        return False
    if _is_heading(document, sentence):
        return False
    if pattern("yet_to_be_said").search(document.text, sentence.start, sentence.end):
        return False
    if dated_before(document, sentence) or document.words(sentence.start, sentence.end, "recalled"):
        return False
    for mention in people.within(sentence.start, sentence.end):
        person = people.of(mention)
        if person is None or person in heads or person.deciding is None:
            continue
        speaks = document.words(mention.end, sentence.end, "speech")
        first = mention.start - sentence.start < OPENING
        if first and speaks and person.deciding.hit.rule.domain == "state":
            return False
    return True


def _is_heading(document: Document, sentence: Sentence) -> bool:
    """A short line between paragraphs that ends without a stop and is no item of a list."""
    text = document.quote(sentence)
    if sentence.kind is not BlockKind.BODY or text.endswith(_STOPS):
        return False
    if len(text.split()) > HEADING_WORDS or text.startswith(("-", "+", "*")):
        return False
    at = sentence.index
    beside = [*document.sentences[max(0, at - 1) : at], *document.sentences[at + 1 : at + 2]]
    if any(other.block == sentence.block for other in beside):
        return False
    return not any(
        other.index < at and document.quote(other).endswith((":", ";")) for other in beside
    )
