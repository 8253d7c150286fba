"""Who took part in a meeting, and as what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue_analysis.codes import Mechanism, OfficeBasis, Role
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.events import NAMED, dated_before
from dialogue_analysis.coding.frames import VISITS, Frame
from dialogue_analysis.coding.mentions import Mention
from dialogue_analysis.coding.people import HOME, People, Person, usual_spelling
from dialogue_analysis.coding.places import Place
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind, Coded, Participant, Span


@dataclass(frozen=True, slots=True)
class Presence:
    """A person at a meeting; `source` is what shows the role."""

    person: Person
    head: bool
    source: Span
    chairing: bool = False


def find_presences(
    document: Document, people: People, frame: Frame, frames: Sequence[Frame]
) -> list[Presence]:
    """The heads of both sides, then those who attended."""
    if frame.bare:
        hit = frame.events[0].hit
        left = [p for p in frame.events[0].left if p.side == HOME][:1]
        return [Presence(person, True, Span(hit.start, hit.end)) for person in left]
    chairs = _chairs(document, people, frame)
    heads = list(chairs)
    for home in (True, False):
        if any((p.person.side == HOME) == home for p in heads):
            continue
        head = _head(people, frame, frames, home=home)
        if head is not None:
            hit = frame.events[0].hit
            heads.append(Presence(head, True, Span(hit.start, hit.end)))
    if frame.mechanism is Mechanism.MULTILATERAL:
        heads += _others_at_conference(frame, heads)
    known = [presence.person for presence in heads]
    attending = [p for p in _attending(document, people, frame) if p.person not in known]
    return [*heads, *attending]


def _others_at_conference(frame: Frame, heads: Sequence[Presence]) -> list[Presence]:
    """A conference has more sides than two: everyone named as taking part."""
    known = [presence.person for presence in heads]
    partners = {HOME, *frame.partner_codes}
    hit = frame.events[0].hit
    return [
        Presence(person, True, Span(hit.start, hit.end))
        for person in frame.beside
        if person not in known and person.side in partners
    ]


def _chairs(document: Document, people: People, frame: Frame) -> list[Presence]:
    """Persons whom a verb of chairing names: `A và B đồng chủ trì`, `do A làm Trưởng đoàn`."""
    if frame.mechanism in VISITS:
        return []
    found: dict[str, list[Presence]] = {}
    told = {event.sentence.index: event.sentence for event in frame.events}
    told |= {s.index: s for s in frame.sentences[:6] if not dated_before(document, s)}
    for index in sorted(told):
        sentence = told[index]
        words = document.words(sentence.start, sentence.end, "chairing")
        if not words or sentence.kind is BlockKind.TITLE:
            continue
        stop = min(
            [w.start for w in document.words(sentence.start, sentence.end, "attending")]
            or [sentence.end]
        )
        here: dict[str, list[Presence]] = {}
        for mention in people.within(sentence.start, stop):
            person = people.of(mention)
            word = next((w for w in words if _chairs_with(document, w, mention)), None)
            if person is None or word is None or person.side in found:
                continue
            presence = Presence(person, True, Span(word.start, word.end), chairing=True)
            if all(p.person is not person for p in here.get(person.side, [])):
                here.setdefault(person.side, []).append(presence)
        for presence in _chairing_with(document, people, words[0], stop) if here else ():
            if presence.person.side not in found and presence.person not in _persons_of(here):
                here.setdefault(presence.person.side, []).append(presence)
        for side, presences in here.items():
            found.setdefault(side, presences)
    partners = {HOME, *frame.partner_codes}
    # A conference of an organisation is chaired by one of its members.
    anyone = frame.mechanism is Mechanism.MULTILATERAL
    return [p for side, here in found.items() if anyone or side in partners for p in here]


def _persons_of(presences: dict[str, list[Presence]]) -> list[Person]:
    return [presence.person for here in presences.values() for presence in here]


def _chairing_with(document: Document, people: People, word: Hit, stop: int) -> list[Presence]:
    """`A đồng chủ trì Đối thoại với B, … và C, …`: whom a preposition names behind the verb."""
    named: list[Presence] = []
    end = word.end
    for mention in people.within(word.end, stop):
        joined = pattern("and_also") if named else pattern("together_with")
        person = people.of(mention)
        if person is None or not joined.search(document.text[end : mention.start]):
            if named:
                break
            continue
        if named and person.side != named[0].person.side:
            break
        named.append(Presence(person, True, Span(word.start, word.end), chairing=True))
        end = mention.end
    return named


def _chairs_with(document: Document, word: Hit, mention: Mention) -> bool:
    """`A và B đồng chủ trì`, or `dưới sự chủ trì của A`."""
    between = document.text[word.end : mention.start] if word.end <= mention.start else ""
    return word.start >= mention.start or between == " của "


def _head(people: People, frame: Frame, frames: Sequence[Frame], *, home: bool) -> Person | None:
    """The first person of a side beside the meeting's word, else its head elsewhere."""
    if frame.only is not None and (frame.only.side == HOME) == home:
        return frame.only
    own = [p for p in frame.of_side(home=home) if p is not frame.only]
    if frame.only is not None:
        own = [p for event in frame.events for p in event.left if (p.side == HOME) == home]
    fitting = [p for p in own if home or p.side in frame.partner_codes]
    if fitting:
        return fitting[0]
    others = [
        person
        for other in frames
        if other is not frame and other.only is None
        for person in other.of_side(home=home)
        if home or person.side in frame.partner_codes
    ]
    if others:
        return others[0]
    for mention in people.mentions:
        person = people.of(mention)
        if person is None or (person.side == HOME) != home or not person.offices:
            continue
        if home or person.side in frame.partner_codes:
            return person
    return None


def _attending(document: Document, people: People, frame: Frame) -> list[Presence]:
    found = []
    told = {e.sentence.index: e.sentence for e in frame.events} | {
        s.index: s for s in frame.sentences
    }
    for sentence in told.values():
        for word in document.words(sentence.start, sentence.end, "attending"):
            found += [
                Presence(person, False, Span(word.start, word.end))
                for mention in people.within(sentence.start, sentence.end)
                if mention.name is not None
                and _beside(mention.start, word.start, word.end, sentence)
                and (person := people.of(mention)) is not None
            ]
    return list({id(p.person): p for p in found}.values())


def _beside(mention: int, start: int, end: int, sentence: Sentence) -> bool:
    """After `Cùng dự … có`; before `dự tại điểm cầu` where the sentence starts with the person."""
    return mention >= end or start > mention >= sentence.start


def participant_row(
    document: Document,
    presence: Presence,
    ids: tuple[str, str],
    role: Role,
) -> Participant:
    """The row of one person in one meeting; `ids` are its own and the meeting's."""
    person = presence.person
    name = person.names[0]
    written = document.quote(name)
    deciding = person.deciding
    office = _office(document, person)
    return Participant(
        participant_id=ids[0],
        meeting_id=ids[1],
        name=document.coded(usual_spelling(written, person.side), "person.name", name),
        name_as_written=document.coded(written, "person.name", name),
        side=document.coded(person.side, "person.side", person.side_source or name),
        rank=document.coded(person.rank.code, person.rank.rule_id, person.rank)
        if person.rank
        else None,
        office=office,
        office_basis=_office_basis(office),
        office_level=document.coded(
            deciding.hit.code, deciding.hit.rule_id, Span(deciding.start, deciding.end)
        )
        if deciding
        else None,
        role=document.coded(role.value, f"role.{role.value}", presence.source),
    )


def _office(document: Document, person: Person) -> Coded[str] | None:
    """The office as written, else as the gazetteer knows it."""
    if person.offices:
        span = Span(person.offices[0].start, person.offices[-1].end)
        return document.coded(document.quote(span), "person.office", span)
    if person.known is not None:
        return document.coded(person.known.title, person.known.office.hit.rule_id, person.names[0])
    return None


def _office_basis(office: Coded[str] | None) -> Coded[str] | None:
    if office is None:
        return None
    known = office.rule_id == "gazetteer.office_holder"
    basis = OfficeBasis.GAZETTEER if known else OfficeBasis.TEXT
    return Coded(basis.value, office.spans, office.rule_id)


def role_of(frame: Frame, presence: Presence, place: Place | None, *, online: bool = False) -> Role:
    """Chair in a dialogue, talks or a call by wire; in a visit whoever is at home is the host."""
    if not presence.head:
        return Role.ATTENDEE
    if online and frame.mechanism in VISITS:
        return Role.CHAIR
    if frame.mechanism is Mechanism.MULTILATERAL:
        return Role.CHAIR if presence.chairing else Role.ATTENDEE
    if frame.mechanism in NAMED or frame.mechanism is Mechanism.TALKS:
        return Role.CHAIR
    side = presence.person.side
    if frame.sidelines is not None:
        return Role.CHAIR
    if place is not None and place.country in (HOME, *frame.partner_codes):
        return Role.HOST if side == place.country else Role.GUEST
    if place is not None:
        return Role.CHAIR
    opening = next((e for e in frame.events if presence.person in e.persons), frame.events[0])
    receives = opening.hit.code == Mechanism.COURTESY_CALL and presence.person in opening.left
    return Role.HOST if receives else Role.GUEST
