"""From mentions of meetings to the meetings held: one frame each, and who owns which sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dialogue_analysis.codes import Mechanism
from dialogue_analysis.coding.dates import find_dates
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.events import FORMALITY, NAMED, Event
from dialogue_analysis.coding.people import HOME, People, Person
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind

VISITS = {Mechanism.COURTESY_CALL, Mechanism.WORKING_MEETING}
# What leads back to a meeting stands within this many characters of a sentence's start.
OPENING = 40
UNNAMED = {Mechanism.TALKS, *VISITS}


@dataclass(slots=True)
class Frame:
    """One meeting reported as held. `events[0]` opened it."""

    mechanism: Mechanism
    partners: list[Hit]
    events: list[Event]
    # Sentences of the story that tell what was said at this meeting.
    sentences: list[Sentence] = field(default_factory=list)
    # Set where a list of calls or bilaterals names a guest or a country of its own.
    only: Person | None = None
    bare: bool = False
    # Whom "hai Bộ trưởng đã hội đàm" means: the persons named last before.
    meant: list[Person] = field(default_factory=list)
    # Everyone named beside the meeting's words, first named first.
    beside: list[Person] = field(default_factory=list)
    # On the margins of a conference, on nobody's home ground.
    sidelines: Hit | None = None

    def __post_init__(self) -> None:
        for event in self.events:
            self.name([*event.left, self.only] if self.only else event.persons)

    def name(self, persons: Sequence[Person]) -> None:
        """Adds persons named beside the meeting, each once."""
        self.beside += [person for person in persons if person not in self.beside]

    @property
    def partner_codes(self) -> list[str]:
        """The other side, as codes."""
        return list(dict.fromkeys(hit.code for hit in self.partners))

    def of_side(self, *, home: bool) -> list[Person]:
        """Persons of one side named beside the meeting, first named first."""
        persons = [p for p in self.beside if (p.side == HOME) == home]
        return persons or [p for p in self.meant if (p.side == HOME) == home]

    @property
    def edition_number(self) -> int | None:
        """The edition, where an event states it."""
        return next((e.ordinal.number for e in self.numbered if e.ordinal), None)

    @property
    def numbered(self) -> list[Event]:
        """Events that state the edition; a session of a conference is no edition of it."""
        conference = self.mechanism is Mechanism.MULTILATERAL
        return [e for e in self.events if e.ordinal and not (conference and e.form == "anaphor")]


@dataclass(frozen=True, slots=True)
class Frames:
    """The meetings held, and the mentions of meetings before or ahead."""

    held: tuple[Frame, ...]
    elsewhere: tuple[Event, ...]


def find_frames(
    document: Document, people: People, events: Sequence[Event], partner: Hit | None
) -> Frames:
    """Meetings told as held, each with all events that speak of it."""
    held: list[Frame] = []
    elsewhere: list[Event] = []
    margin: Hit | None = None
    for event in events:
        frame = _take_up(held, event)
        if _lies_elsewhere(document, held, event, frame):
            elsewhere.append(event)
        elif frame is not None:
            _merge(frame, event)
        else:
            opened = _open(document, held, event, partner)
            margin = event.sidelines or margin
            for new in opened:
                new.meant = _meant(document, people, new)
                new.sidelines = margin if new.mechanism in VISITS else None
                if new.sidelines is not None:
                    new.mechanism = Mechanism.WORKING_MEETING
            held += opened
    held = _without_headline_names(held) or _attended(document, elsewhere, partner)
    _name_participants(document, people, held)
    _share_sentences(document, people, held)
    return Frames(tuple(held), tuple(elsewhere))


def _attended(document: Document, elsewhere: Sequence[Event], partner: Hit | None) -> list[Frame]:
    """The conference that the lead tells one attended, where no other meeting is told."""
    for event in elsewhere:
        told = event.sentence.kind is BlockKind.LEAD and event.of_side(home=True)
        open_ended = event.future or event.background or event.sidelines
        if event.mechanism is not Mechanism.MULTILATERAL or not told or open_ended:
            continue
        dates = find_dates(document.text, event.sentence.start, event.sentence.end)
        if event.occasion is not None and any(found.day for found in dates):
            return _open(document, [], event, partner)
    return []


def _without_headline_names(held: list[Frame]) -> list[Frame]:
    """Without a mechanism that only the headline names where the text tells another meeting."""
    told = [f for f in held if any(e.sentence.kind is not BlockKind.TITLE for e in f.events)]
    partners = {code for frame in told for code in frame.partner_codes}
    return [
        frame
        for frame in held
        if frame in told or frame.mechanism not in NAMED or not partners & {*frame.partner_codes}
    ]


def _name_participants(document: Document, people: People, held: Sequence[Frame]) -> None:
    """`Bộ trưởng A tham gia sự kiện`: who a conference told by its speeches was with.

    A conference at which nobody is told to have spoken is only the setting of bilaterals.
    """
    conferences = [frame for frame in held if frame.mechanism is Mechanism.MULTILATERAL]
    if len(conferences) != 1 or not conferences[0].beside:
        return
    conference = conferences[0]
    for sentence in document.sentences:
        match = pattern("takes_part").search(document.text, sentence.start, sentence.end)
        if match is None or sentence.kind in (BlockKind.TITLE, BlockKind.CAPTION):
            continue
        if document.words(sentence.start, match.start(), "future"):
            continue
        named = [people.of(mention) for mention in people.within(sentence.start, sentence.end)]
        taking_part = [person for person in named if person is not None and person.attends]
        conference.name(taking_part)
        sides = [hit for person in taking_part for hit in _side_of(person)]
        conference.partners = _one_a_code([*conference.partners, *sides])


def _meant(document: Document, people: People, frame: Frame) -> list[Person]:
    """The person of each side named last before a meeting of `hai bên`, if any."""
    if frame.mechanism not in UNNAMED or frame.bare:
        return []
    before = [m for m in people.mentions if m.start < frame.events[0].hit.start]
    meant: list[Person] = []
    for home in (True, False):
        for mention in reversed(before):
            person = people.of(mention)
            if person is None or not person.attends or (person.side == HOME) != home:
                continue
            sentence = document.sentences[mention.sentence]
            if document.words(sentence.start, mention.start, "attending"):
                continue
            if home or person.side in frame.partner_codes:
                meant.append(person)
                break
    return meant


def _lies_elsewhere(
    document: Document, held: Sequence[Frame], event: Event, frame: Frame | None
) -> bool:
    """Whether the event is planned, past, or only the occasion of another one."""
    if event.future is not None:
        return True
    if event.ordinal is not None and event.mechanism in NAMED:
        editions = {f.edition_number for f in held if f.mechanism in NAMED} - {None}
        other = bool(editions) and event.ordinal.number not in editions
        if other and event.sentence.kind is not BlockKind.TITLE:
            return True
    if event.background is not None and not (event.form == "anaphor" and not event.ordinal):
        return True
    if event.mechanism is Mechanism.MULTILATERAL:
        return not _is_venue(document, event)
    return frame is None and event.form == "noun" and event.occasion is not None


def _is_venue(document: Document, event: Event) -> bool:
    """`Tại ADMM+, …` reports from the conference; `bên lề`, `dự` name the occasion."""
    if event.sidelines is not None:
        return False
    if event.occasion is not None and not _spoken_at(document, event):
        return False
    others = document.within(event.sentence.start, event.sentence.end, "mechanism")
    if any(hit.rule.form == "verb" for hit in others):
        return False
    before = document.text[max(event.sentence.start, event.hit.start - 6) : event.hit.start]
    return pattern("opens_at").search(before) is not None or event.held


def _spoken_at(document: Document, event: Event) -> bool:
    """`dự Hội nghị … Phát biểu tại Hội nghị, Đại tướng A nhấn mạnh`: told from within."""
    if not event.persons and event.sentence.kind is BlockKind.BODY:
        return False
    return any(
        pattern("speaks_there").search(document.quote(sentence)) is not None
        and not document.words(
            sentence.start, sentence.end, "future", "not_a_report", "question_put"
        )
        for sentence in document.sentences
        if sentence.kind is BlockKind.BODY
    )


def _take_up(held: Sequence[Frame], event: Event) -> Frame | None:
    """The frame that an event speaks of again, if any."""
    if event.several:
        return None
    talks = [frame for frame in held if frame.mechanism is Mechanism.TALKS is event.mechanism]
    for frame in (*reversed(talks), *reversed(held)):
        if frame.bare and not _names_only(frame, event):
            continue
        if _same_kind(frame, event) and _same_people(frame, event):
            frame.bare = False
            return frame
    return None


def _names_only(frame: Frame, event: Event) -> bool:
    """Whether the event tells more of a bilateral that so far was only listed."""
    sides = {person.side for person in event.of_side(home=False)}
    return bool(sides) and sides <= set(frame.partner_codes)


def _same_kind(frame: Frame, event: Event) -> bool:
    codes = {hit.code for hit in event.partners}
    if event.mechanism is Mechanism.MULTILATERAL is frame.mechanism:
        return True
    if event.form == "noun" and codes and not codes & set(frame.partner_codes):
        return False
    told = {hit.code for hit in event.partners if hit.start > event.hit.end}
    if event.form == "verb" and told and not told & {*frame.partner_codes, HOME}:
        return False
    if event.form == "anaphor":
        return frame.mechanism in NAMED
    if event.mechanism in NAMED:
        return frame.mechanism is event.mechanism or (
            frame.events[0].form == "anaphor" and frame.mechanism in NAMED
        )
    if event.mechanism is Mechanism.TALKS:
        return frame.mechanism not in (Mechanism.MULTILATERAL, Mechanism.OTHER)
    return True


def _same_people(frame: Frame, event: Event) -> bool:
    """No side of the event is represented by somebody else than in the frame."""
    for home in (True, False):
        known, named = frame.of_side(home=home), event.of_side(home=home)
        if known and named and not any(person in known for person in named):
            return False
    sides = {person.side for person in event.of_side(home=False)}
    if sides and not sides & set(frame.partner_codes):
        return False
    if event.mechanism in VISITS and frame.mechanism not in VISITS:
        everyone = [*frame.of_side(home=True), *frame.of_side(home=False)]
        return all(person in everyone for person in event.persons)
    return True


def _merge(frame: Frame, event: Event) -> None:
    """Adds an event; the body's word for the meeting outranks the headline's."""
    frame.events.append(event)
    frame.name(event.persons)
    if frame.mechanism in UNNAMED and event.mechanism in UNNAMED:
        frame.mechanism = min(
            frame.mechanism,
            event.mechanism,
            key=FORMALITY.index,
        )
    elif event.mechanism in NAMED and event.form == "noun" and frame.mechanism in NAMED:
        frame.mechanism = event.mechanism
    if event.sidelines is not None and frame.mechanism in VISITS:
        frame.sidelines = event.sidelines
    if frame.sidelines is not None:
        frame.mechanism = Mechanism.WORKING_MEETING


def _open(
    document: Document, held: Sequence[Frame], event: Event, partner: Hit | None
) -> list[Frame]:
    """The frames that an event opens: none where no two sides are told to have met."""
    home, away = event.of_side(home=True), event.of_side(home=False)
    partners = _partner_hits(event, held, partner)
    if event.form == "verb":
        if not _is_deed(document, event):
            return []
        listed = _listed(document, event)
        if len(listed) > 1:
            return [
                Frame(event.mechanism, _side_of(person) or partners, [event], only=person)
                for person in listed
            ]
        codes = {hit.code for hit in event.partners if hit.start > event.hit.end}
        if event.mechanism in VISITS and not event.of_side(home=False) and len(codes) > 1:
            return [
                Frame(event.mechanism, [hit], [event], bare=True)
                for hit in _one_a_code(event.partners)
            ]
        if event.several and not (home and away):
            return []
    elif not (event.ordinal or event.held or event.mechanism is Mechanism.MULTILATERAL):
        return []
    if event.form == "anaphor" and not (away or event.partners):
        return []
    if not partners:
        return []
    return [Frame(event.mechanism, partners, [event])]


def _one_a_code(hits: Sequence[Hit]) -> list[Hit]:
    return list({hit.code: hit for hit in reversed(hits)}.values())[::-1]


def _partner_hits(event: Event, held: Sequence[Frame], partner: Hit | None) -> list[Hit]:
    """Whom the meeting was with: named beside it, else a person's side, else the article's."""
    sides = {person.side for person in event.persons if person.side != HOME}
    if event.form == "noun" and event.hit.rule.partner:
        name = event.hit.rule.partner
        whose = Hit(event.hit.start, event.hit.end, "country", event.hit.rule_id, name)
        named = [hit for person in event.persons for hit in _side_of(person)]
        told = event.partners if event.sentence.kind is BlockKind.BODY else []
        return _one_a_code([whose, *named, *told])
    beside = [hit for hit in event.partners if not sides or hit.code in sides]
    if event.form != "noun" and sides and not beside:
        return _side_of(next(p for p in event.persons if p.side != HOME))
    if beside and (event.form == "noun" or sides):
        return _one_a_code(beside) if event.mechanism is Mechanism.MULTILATERAL else beside[:1]
    if held:
        return held[0].partners
    return [partner] if partner else beside[:1]


def _side_of(person: Person) -> list[Hit]:
    """A foreign person's side as the partner, with what shows it."""
    if person.side == HOME:
        return []
    span = person.side_source or person.names[0]
    return [Hit(span.start, span.end, "country", f"country.{person.side}", person.side)]


def _is_deed(document: Document, event: Event) -> bool:
    """Whether a verb has two sides: two persons, `hai Bộ trưởng`, or a host and a delegation."""
    home, away = event.of_side(home=True), event.of_side(home=False)
    calls = event.mechanism is Mechanism.COURTESY_CALL
    if event.collective is not None and (event.persons or not calls):
        return True
    if (home and away) or (home and event.several and len(_one_a_code(event.partners)) > 1):
        return True
    if event.hit.rule_id == "mechanism.exchange_of_views":
        return False
    start, end = event.sentence.start, event.sentence.end
    groups = document.words(start, end, "delegation", "counterpart")
    countries = [hit for hit in event.partners if hit.start >= event.hit.end]
    if event.mechanism is Mechanism.COURTESY_CALL:
        return bool((home or away) and event.persons and groups)
    if event.sentence.kind is BlockKind.TITLE:
        return bool(event.partners and (home or away or len(event.partners) >= 1))
    return bool((home and (groups or countries)) or (away and groups) or event.several)


def _listed(document: Document, event: Event) -> list[Person]:
    """`đến chào xã giao A; B; C`: the persons of one side right of the word, one a call."""
    talks = event.mechanism is Mechanism.TALKS and event.several
    if event.mechanism not in VISITS and not talks:
        return []
    sides = {person.side for person in event.right}
    if len(event.right) > 1 and (len(sides) == 1 or HOME not in sides):
        between = document.text[event.hit.end : event.sentence.end]
        if pattern("list_mark").search(between) and not event.ordinal:
            return event.right
    return []


def _told_at_all(document: Document, held: Sequence[Frame], sentence: Sentence) -> list[Frame]:
    """`Tại các buổi tiếp, …`: what was said at each of several calls."""
    if not pattern("at_each").search(document.quote(sentence)):
        return []
    calls = [
        frame
        for frame in held
        if frame.mechanism in UNNAMED and frame.events[0].sentence.index <= sentence.index
    ]
    return calls if len(calls) > 1 else []


def _leads_back(document: Document, event: Event) -> bool:
    """`Tại Đối thoại, …` leads back to it; `khẳng định cuộc đối thoại lần này …` does not."""
    start, end = event.sentence.start, event.hit.start
    said = [word for word in document.words(start, end, "speech") if word.start > start]
    return end - start <= OPENING and not said


def _of_its_speaker(
    document: Document, people: People, held: Sequence[Frame], sentence: Sentence, current: Frame
) -> Frame:
    """The one meeting that the person took part in who speaks, where the current one is not it."""
    for mention in people.within(sentence.start, min(sentence.start + 60, sentence.end)):
        person = people.of(mention)
        if person is None or mention.start - sentence.start >= OPENING:
            continue
        here = [p for p in current.beside if (p.side == HOME) == (person.side == HOME)]
        theirs = [frame for frame in held if person in frame.beside and not frame.bare]
        speaks = document.words(mention.end, sentence.end, "speech")
        if here and person not in here and len(theirs) == 1 and speaks:
            return theirs[0]
        break
    return current


def _share_sentences(document: Document, people: People, held: Sequence[Frame]) -> None:
    """Gives each sentence to the meeting it tells of: the one last spoken of."""
    if not held:
        return
    by_sentence: dict[int, Frame] = {}
    for frame in held:
        for event in frame.events:
            taken_up = event.form == "anaphor" and not _leads_back(document, event)
            listed = frame.only is not None and event is frame.events[0]
            if not frame.bare and not listed and not taken_up:
                by_sentence[event.sentence.index] = frame
    current = next((f for f in held if not f.bare and f.only is None), held[0])
    main = current
    named = [frame for frame in held if frame.mechanism in NAMED and not frame.bare]
    for sentence in document.sentences:
        if sentence.kind is BlockKind.BODY:
            if named and pattern("reporter").search(document.quote(sentence)):
                # The article's own review is told of the meeting that has a name.
                current = named[0]
            current = by_sentence.get(sentence.index) or _of_its_speaker(
                document, people, held, sentence, current
            )
            for frame in _told_at_all(document, held, sentence) or [current]:
                frame.sentences.append(sentence)
        elif sentence.kind is BlockKind.LEAD:
            by_sentence.get(sentence.index, main).sentences.append(sentence)
