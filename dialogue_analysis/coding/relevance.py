"""Whether an article reports a meeting of Viet Nam's defence officials; decided last."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_analysis.codes import Level, Mechanism
from dialogue_analysis.coding.dates import find_dates
from dialogue_analysis.coding.document import Document
from dialogue_analysis.coding.events import Event
from dialogue_analysis.coding.frames import Frame, Frames
from dialogue_analysis.coding.people import HOME, Person
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind, Coded, Span

# An article's genre shows in this many sentences.
EARLY = 5

# What `articles.reason` says; one sentence each.
REASONS = {
    "meeting_held": "The story reports a meeting of Viet Nam's defence officials with a partner.",
    "no_meeting": "No meeting of Viet Nam's defence officials with a partner is reported as held.",
    "announcement": "The meeting is announced, not reported as held.",
    "not_a_report": "An interview or commentary, not the report of a meeting.",
    "not_vietnamese": "The text is not Vietnamese.",
    "no_diacritics": "The text is Vietnamese written without diacritics; it cannot be coded.",
    "no_story": "No story was found on the page.",
}


def judge(document: Document, frames: Frames) -> tuple[Coded[bool], Coded[str], tuple[Frame, ...]]:
    """Relevant or not, why, and the frames that count."""
    held = tuple(frame for frame in frames.held if _is_defence(document, frame))
    if any(frame not in held for frame in frames.held[:1]) and not any(f.beside for f in held):
        # The story is of another meeting; those of defence are named in passing, without heads.
        held = ()
    commentary = _commentary(document, held)
    if commentary is not None:
        return _verdict(document, relevant=False, reason="not_a_report", span=commentary)
    retold = _retold(document, held)
    if retold is not None:
        return _verdict(document, relevant=False, reason="announcement", span=retold)
    if held:
        hit = held[0].events[0].hit
        relevant, reason, _ = _verdict(
            document, relevant=True, reason="meeting_held", span=Span(hit.start, hit.end)
        )
        return relevant, reason, held
    planned = [event.future for event in frames.elsewhere if event.future is not None]
    if planned:
        span = Span(planned[0].start, planned[0].end)
        return _verdict(document, relevant=False, reason="announcement", span=span)
    return _verdict(document, relevant=False, reason="no_meeting", span=_headline(document))


def _retold(document: Document, held: Sequence[Frame]) -> Span | None:
    """The cue of an announcement in headline or lead whose only held meetings lie long before."""
    front = [s for s in document.sentences if s.kind in (BlockKind.TITLE, BlockKind.LEAD)]
    openings = [frame.events[0] for frame in held]
    told = any(event.sentence in front for frame in held for event in frame.events)
    if not openings or told or not all(_told_with_month(document, e) for e in openings):
        return None
    for sentence in front:
        match = pattern("announced").search(document.text, sentence.start, sentence.end)
        if match:
            return Span(match.start(), match.end())
    return None


def _told_with_month(document: Document, event: Event) -> bool:
    dates = find_dates(document.text, event.sentence.start, event.sentence.end)
    return any(found.year is not None and found.day is None for found in dates)


def _verdict(
    document: Document, *, relevant: bool, reason: str, span: Span
) -> tuple[Coded[bool], Coded[str], tuple[Frame, ...]]:
    rule = f"relevance.{reason}"
    return document.coded(relevant, rule, span), document.coded(REASONS[reason], rule, span), ()


def _headline(document: Document) -> Span:
    first = document.sentences[0]
    return Span(first.start, first.end)


def _is_defence(document: Document, frame: Frame) -> bool:
    """Whether a defence establishment takes part, or the mechanism is one of defence."""
    persons = [*frame.of_side(home=True), *frame.of_side(home=False)]
    if not _at_home_in(document, frame, persons) or _between_others(document, frame):
        return False
    home = [p for p in persons if p.side == HOME and p.offices]
    if home and all(_of_another_ministry(document, p) for p in home):
        return any(_of_defence(document, p) for p in persons if p.side != HOME)
    if any(_of_defence(document, person) for person in persons):
        return True
    if any(p.rank is not None and p.side == HOME for p in persons):
        return True
    told = [event.sentence for event in frame.events]
    if any(person.level in (Level.MINISTER, Level.DEPUTY_MINISTER) for person in home):
        # "Bộ trưởng A" without a ministry: the headline or lead says which.
        told += [s for s in document.sentences if s.kind in (BlockKind.TITLE, BlockKind.LEAD)]
    return any(pattern("defence").search(document.quote(sentence)) for sentence in told)


def _of_another_ministry(document: Document, person: Person) -> bool:
    """Whether every office that names an institution names one outside defence."""
    texts = [document.text[office.start : office.end] for office in person.offices]
    return any(pattern("other_ministry").search(text) for text in texts) and not any(
        pattern("defence").search(text) for text in texts
    )


def _of_defence(document: Document, person: Person) -> bool:
    """Whether an office is one of defence by its head word or by the institution it names."""
    return any(
        office.hit.rule.domain == "defence"
        or pattern("defence").search(document.text, office.start, office.end)
        for office in person.offices
    )


def _between_others(document: Document, frame: Frame) -> bool:
    """`Đối thoại … Mỹ - Trung Quốc`: two other countries named as the pair of a dialogue."""
    for event in frame.events:
        if event.form != "noun" or event.mechanism is Mechanism.MULTILATERAL:
            continue
        pair = [hit for hit in event.partners if hit.start >= event.hit.end]
        between = document.text[pair[0].end : pair[1].start] if len(pair) > 1 else ""
        if between.strip(" ") in ("-", "và") and pair[0].code != pair[1].code:
            return True
    return False


def _at_home_in(document: Document, frame: Frame, persons: Sequence[Person]) -> bool:
    """Whether Viet Nam is one side: Nga - Mỹ is somebody else's dialogue."""
    if any(person.side == HOME for person in persons):
        return True
    told = [event.sentence for event in frame.events[:2]]
    front = [s for s in document.sentences if s.kind in (BlockKind.TITLE, BlockKind.LEAD)]
    return any(
        hit.code == HOME or document.quote(hit).startswith("Việt")
        for sentence in (*told, *front)
        for hit in document.within(sentence.start, sentence.end, "country")
    )


def _commentary(document: Document, held: Sequence[Frame]) -> Span | None:
    """A question as headline, an interviewer's questions, or a cue before any meeting is told.

    A press conference or an interview named after the meeting is what followed it.
    """
    story = [s for s in document.sentences if s.kind is not BlockKind.CAPTION]
    for sentence in story:
        if sentence.kind is BlockKind.TITLE and document.quote(sentence).endswith("?"):
            return Span(sentence.end - 1, sentence.end)
    asked = [hit for s in story for hit in document.words(s.start, s.end, "question_put")]
    early = story[:EARLY]
    if len(asked) > 1 or (asked and asked[0].end <= max(s.end for s in early)):
        return Span(asked[0].start, asked[0].end)
    told = [e.hit.start for f in held for e in f.events if e.sentence.kind is not BlockKind.TITLE]
    first = min(told, default=None)
    for sentence in early:
        for word in document.words(sentence.start, sentence.end, "not_a_report"):
            if first is None or word.start < first:
                return Span(word.start, word.end)
    return None
