"""Who speaks: the side to which a sentence's wishes, reviews and stands belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.people import HOME, People, Person
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import Span

BOTH = "both"
# The verb of a side stands within this many characters behind its name.
PREDICATE = 30


@dataclass(frozen=True, slots=True)
class Actor:
    """A side named in a sentence. `subject`: not governed by a preposition or verb before it."""

    start: int
    end: int
    side: str
    subject: bool

    @property
    def span(self) -> Span:
        """Where it stands in the normalised text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Voices:
    """The actors of one sentence and the speaker it starts with."""

    actors: tuple[Actor, ...]
    running: Actor | None
    # The first who says, wishes or agrees in the sentence.
    speaker: Actor | None = None

    def at(self, position: int) -> Actor | None:
        """Who speaks at a position: the last single side before it, else `hai bên`.

        What one side wants "hai bên" to do stays that side's, so an embedded
        `hai bên` does not take over from a single side of the same sentence.
        """
        before = [actor for actor in self.actors if actor.subject and actor.end <= position]
        single = [actor for actor in before if actor.side != BOTH]
        if single:
            return single[-1]
        # "Về Biển Đông, hai bên …", "Đánh giá cao …, Thượng tướng A …": the subject follows.
        later = self.speaker if self.speaker and self.speaker.start > position else None
        return before[-1] if before else later or self.running


def find_voices(
    document: Document, people: People, sentences: Sequence[Sentence], partner: str
) -> list[Voices]:
    """Voices of consecutive sentences told of one meeting; a speaker goes on until the next."""
    running: Actor | None = None
    last_person: Person | None = None
    found = []
    for sentence in sentences:
        actors, last_person = _actors(document, people, sentence, partner, last_person)
        speaking = [a for a in actors if a.subject and _speaks(document, sentence, a)]
        attributed = _attributed_after_quote(document, people, sentence)
        if attributed is not None:
            speaking = [attributed]
            actors = [attributed]
        quiet = [a for a in actors if a.side == BOTH and a not in speaking]
        actors = [a for a in actors if a not in quiet]
        said = document.words(sentence.start, sentence.end, "speech")
        if not said and pattern("reporter").search(document.quote(sentence)):
            # What either side did is the article's own summary of what both do.
            actors, speaking = [], []
            running = Actor(sentence.start, sentence.start + 1, BOTH, subject=True)
        if not speaking and running is None and quiet:
            running = quiet[0]
        found.append(
            Voices(tuple(actors), attributed or running, speaking[0] if speaking else None)
        )
        if speaking:
            running = speaking[0]
    return found


def _speaks(document: Document, sentence: Sentence, actor: Actor) -> bool:
    """Whether a verb of saying, wishing or agreeing follows the actor."""
    cues = document.within(actor.end, sentence.end, "status")
    # "Bên cạnh đó, hai bên tìm hiểu …" is still told by the speaker before.
    opens = actor.start == sentence.start
    told = [c for c in cues if actor.side != BOTH or opens or c.code in ("agreed", "proposed")]
    return bool(told or document.words(actor.end, sentence.end, "speech"))


_QUOTED = re.compile(r'" ?,? ?(?=[^"]*$)')


def _attributed_after_quote(document: Document, people: People, sentence: Sentence) -> Actor | None:
    """`" … ", Bộ trưởng A phát biểu`: the speaker stands behind the quotation."""
    text = document.quote(sentence)
    match = _QUOTED.search(text)
    if match is None or match.end() < len(text) * 0.4:
        return None
    for mention in people.within(sentence.start + match.end(), sentence.end):
        person = people.of(mention)
        if person is not None and document.words(mention.end, sentence.end, "speech"):
            return Actor(sentence.start, sentence.start + 1, person.side, subject=True)
    return None


def _actors(
    document: Document,
    people: People,
    sentence: Sentence,
    partner: str,
    last_person: Person | None,
) -> tuple[list[Actor], Person | None]:
    found: list[Actor] = []
    speaker: Person | None = None
    for mention in people.within(sentence.start, sentence.end):
        person = people.of(mention)
        pronoun = mention.name is None and not mention.offices and mention.rank is None
        if person is None and (pronoun or not mention.countries):
            person = last_person if pronoun or mention.offices or mention.rank else None
        if person is not None:
            actor = _actor(document, sentence, mention.start, mention.end, person.side)
            if pattern("according_to").search(document.text[sentence.start : mention.start]):
                actor = replace(actor, subject=True)
            found.append(actor)
            last_person = person
            if speaker is None and actor.subject and _speaks(document, sentence, actor):
                speaker = person
        elif mention.countries:
            code = mention.countries[0].code
            found.append(_actor(document, sentence, mention.start, mention.end, code))
    taken = [(actor.start, actor.end) for actor in found]
    for start, end, side in _groups(document, sentence, partner):
        if all(end <= a or start >= b for a, b in taken):
            found.append(_actor(document, sentence, start, end, side))
            taken.append((start, end))
    # "A đánh giá cao hợp tác với B. Ông đề nghị …": the one who spoke goes on.
    ordered = _paired(document, sorted(found, key=lambda actor: actor.start))
    return _without_complements(document, ordered), speaker or last_person


def _paired(document: Document, actors: Sequence[Actor]) -> list[Actor]:
    """Actors in text order; `Thượng tướng A và ông B` of two sides speak as both."""
    kept: list[Actor] = []
    for actor in actors:
        if kept and _speak_together(document, kept[-1], actor):
            kept[-1] = Actor(kept[-1].start, actor.end, BOTH, subject=True)
        else:
            kept.append(actor)
    return kept


def _speak_together(document: Document, one: Actor, other: Actor) -> bool:
    """Whether `và` joins two single sides, the first of which is a subject."""
    joined = pattern("and_with").search(document.text[one.end : other.start])
    if not one.subject or joined is None or BOTH in (one.side, other.side):
        return False
    # A name behind an office that nobody read is not the same man's again.
    return one.side != other.side or bool(joined["name"])


def _without_complements(document: Document, actors: Sequence[Actor]) -> list[Actor]:
    """Actors in text order; whose deed another one tells of is no subject of its own.

    `Hai bên ghi nhận, năm 2023 Pháp đã tiếp nhận …` stays told by both until a side
    itself says or wishes something, or a new clause begins.
    """
    kept: list[Actor] = []
    teller: Actor | None = None
    for actor in actors:
        told = teller is not None and _is_complement(document, teller, actor)
        if actor.subject and not told:
            teller = actor
        kept.append(replace(actor, subject=actor.subject and not told))
    return kept


def _is_complement(document: Document, teller: Actor, actor: Actor) -> bool:
    """Whether an actor's deed is what the one before says, in the same clause."""
    between = document.text[teller.end : actor.start]
    if actor.side in (teller.side, BOTH) or pattern("clause_end").search(between):
        return False
    # "Hai bên nhất trí mở rộng đào tạo, Pháp sẽ …": what both say is over at the comma.
    heads_clause = between.endswith(", ") and document.within(teller.end, actor.start, "topic")
    if teller.side == BOTH and heads_clause:
        return False
    said = document.words(teller.end, actor.start, "speech")
    return bool(said) and not _says(document, actor)


def _says(document: Document, actor: Actor) -> bool:
    """`phía Pháp cũng khẳng định`: a verb of saying within the first words of the predicate."""
    return bool(document.words(actor.end, actor.end + PREDICATE, "speech"))


def _groups(document: Document, sentence: Sentence, partner: str) -> list[tuple[int, int, str]]:
    """Sides that are no persons: `hai bên`, `phía Pháp`, `Bộ Quốc phòng Việt Nam`."""
    groups = [(h.start, h.end, BOTH) for h in document.words(sentence.start, sentence.end, "both")]
    countries = document.within(sentence.start, sentence.end, "country")
    for country, following in zip(countries, [*countries[1:], None], strict=False):
        if _joined(document, country, following):
            assert following is not None
            groups.append((_group_start(document, country, sentence), following.end, BOTH))
        elif country.code in (HOME, partner):
            start = _group_start(document, country, sentence)
            if start < country.start or _predicate_follows(document, country):
                groups.append((start, country.end, country.code))
    for city in document.within(sentence.start, sentence.end, "city"):
        if city.rule.get("kind") == "capital" and city.rule["iso3"] in (HOME, partner):
            groups.append((city.start, city.end, city.rule["iso3"]))
    for word in document.words(sentence.start, sentence.end, "side", "head_of_delegation"):
        if pattern("friends").search(document.quote(word)):
            groups.append((word.start, word.end, partner))
    return sorted(groups, key=lambda group: (group[0], -group[1]))


def _forward_cue(document: Document, position: int) -> bool:
    cue = document.at(position, "status")
    return cue is not None and cue.rule.reach == "forward"


def _predicate_follows(document: Document, country: Hit) -> bool:
    """`Việt Nam mong muốn`: a bare country is a subject only right before its verb."""
    after = country.end + 1
    return bool(
        document.word_at(after, "speech", "future")
        or _forward_cue(document, after)
        or pattern("verb_of_side").search(document.text[after : after + 12])
    )


def _joined(document: Document, one: Hit, other: Hit | None) -> bool:
    """`Việt Nam và Nga`, `Việt Nam - Nga`: both."""
    if other is None or (one.code == HOME) == (other.code == HOME):
        return False
    return pattern("pair_of_countries").search(document.text[one.end : other.start]) is not None


def _group_start(document: Document, country: Hit, sentence: Sentence) -> int:
    """Back over `Bộ Quốc phòng`, `phía`, `lãnh đạo` before a country's name."""
    start = country.start
    while True:
        before = document.words(
            max(sentence.start, start - 40),
            start,
            "institution",
            "side",
            "delegation",
            "head_of_delegation",
        )
        touching = [hit for hit in before if hit.end == start - 1]
        match = pattern("before_side").search(document.text, max(sentence.start, start - 12), start)
        if touching:
            start = min(hit.start for hit in touching)
        elif match and match.end() == start and match.start() < start:
            start = match.start()
        else:
            return start


def _actor(document: Document, sentence: Sentence, start: int, end: int, side: str) -> Actor:
    country = document.at(start, "country")
    # "thông báo Pháp sẽ mời": the country is the subject of what is said.
    clause = country is not None and country.end == end and _predicate_follows(document, country)
    governed = _governed(document, sentence, start, speech=not clause)
    return Actor(start, end, side, subject=not governed)


def _governed(document: Document, sentence: Sentence, start: int, *, speech: bool) -> bool:
    """Whether a preposition or verb right before makes it no subject."""
    window = max(sentence.start, start - 40)
    for hit in document.within(window, start, "word", "status"):
        if hit.end == start - 1 and (
            hit.subject == "status"
            or hit.code in ("oblique", "institution", "in_force")
            or (speech and hit.code == "speech")
        ):
            return True
    return False
