"""Every place where the text speaks of a meeting: which, between whom, held or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dialogue_analysis.codes import Mechanism
from dialogue_analysis.coding.dates import find_dates
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.ordinals import Ordinal, find_ordinals
from dialogue_analysis.coding.people import HOME, People, Person
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind

# How far a mechanism's pair of countries and its ordinal may stand from its name.
PAIR_REACH = 70
ORDINAL_REACH = 90
# How far before a meeting's name the wish to hold it may stand.
WISH_REACH = 60
# How far before a meeting's name the invitation to it may stand.
INVITATION_REACH = 160
# A meeting is taken up again within this many characters of a sentence's start.
OPENING = 6
NAMED = {
    Mechanism.POLICY_DIALOGUE,
    Mechanism.STRATEGIC_DIALOGUE,
    Mechanism.TWO_PLUS_TWO,
    Mechanism.CONSULTATION,
    Mechanism.MULTILATERAL,
    Mechanism.OTHER,
}


# Unnamed meetings, the most formal word for one first.
FORMALITY = [Mechanism.TALKS, Mechanism.COURTESY_CALL, Mechanism.WORKING_MEETING]
_COORDINATED = {", ", " và ", "/", " - "}


@dataclass(slots=True)
class Event:
    """One mention of a meeting. Persons and countries stand left or right of its word."""

    sentence: Sentence
    hit: Hit
    mechanism: Mechanism
    ordinal: Ordinal | None = None
    left: list[Person] = field(default_factory=list)
    right: list[Person] = field(default_factory=list)
    partners: list[Hit] = field(default_factory=list)
    collective: Hit | None = None
    future: Hit | None = None
    background: Hit | None = None
    sidelines: Hit | None = None
    occasion: Hit | None = None
    several: bool = False
    held: bool = False
    # Where the event's own date may stand, if narrower than its sentence.
    reach: tuple[int, int] | None = None

    @property
    def form(self) -> str:
        """`noun`, `verb` or `anaphor`."""
        return str(self.hit.rule.form)

    @property
    def persons(self) -> list[Person]:
        """Everyone named beside the event, in text order."""
        return [*self.left, *self.right]

    def of_side(self, *, home: bool) -> list[Person]:
        """Viet Nam's persons, or the other side's."""
        return [person for person in self.persons if (person.side == HOME) == home]


def find_events(document: Document, people: People) -> list[Event]:
    """All mentions of meetings in text order."""
    return [
        event
        for sentence in document.sentences
        for event in _in_sentence(document, people, sentence)
    ]


def _in_sentence(document: Document, people: People, sentence: Sentence) -> Iterator[Event]:
    found = document.within(sentence.start, sentence.end, "mechanism")
    hits = _one_a_pair(document, _without_heads_of_names(found))
    for position, hit in enumerate(hits):
        if _is_field_of_work(document, hit):
            continue
        following = hits[position + 1].start if position + 1 < len(hits) else sentence.end
        preceding = hits[position - 1].end if position else sentence.start
        event = Event(sentence, hit, Mechanism(hit.code))
        event.ordinal = _ordinal(document, hit, preceding, following, sentence)
        _add_actors(document, people, event)
        _add_context(document, event)
        yield event


def _without_heads_of_names(hits: list[Hit]) -> list[Hit]:
    """`chủ trì Đối thoại Chính sách …`: the head of a full name takes up no other meeting."""
    return [
        hit
        for position, hit in enumerate(hits)
        if hit.rule.form != "anaphor"
        or not any(
            later.rule.form == "noun" and later.start < hit.end
            for later in hits[position + 1 : position + 2]
        )
    ]


def _one_a_pair(document: Document, hits: list[Hit]) -> list[Hit]:
    """`hội đàm, làm việc với A`: one meeting under two verbs, the more formal one."""
    kept: list[Hit] = []
    for hit in hits:
        last = kept[-1] if kept else None
        paired = (
            last is not None
            and last.rule.form == hit.rule.form == "verb"
            and document.text[last.end : hit.start] in _COORDINATED
        )
        if not paired:
            kept.append(hit)
        elif last and _rank(hit) < _rank(last):
            kept[-1] = hit
    return kept


def _rank(hit: Hit) -> int:
    return FORMALITY.index(Mechanism(hit.code))


def _is_field_of_work(document: Document, hit: Hit) -> bool:
    """`cơ chế Đối thoại Chiến lược`, `Biên bản Đối thoại`: no meeting is told."""
    before = document.text[max(0, hit.start - 14) : hit.start].lower()
    return bool(pattern("field_of_work").search(before)) and hit.rule.form != "verb"


def _ordinal(
    document: Document, hit: Hit, preceding: int, following: int, sentence: Sentence
) -> Ordinal | None:
    reach = min(following, hit.end + ORDINAL_REACH, sentence.end)
    start = hit.start if hit.rule.form == "anaphor" else hit.end
    after = find_ordinals(document.text, start, reach)
    if after and not re.search(r"[;.]", document.text[hit.end : after[0].start]):
        return after[0]
    before = find_ordinals(document.text, max(preceding, hit.start - 30), hit.start)
    # "lần thứ ba dự Đối thoại": how often one has been there, no edition.
    if before and pattern("goes_to").search(document.text[before[-1].end : hit.start]):
        return None
    return before[-1] if before else None


def _clause(document: Document, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The clause around a hit: up to `;`, `:` or a coordinated sentence."""
    start, end = sentence.start, sentence.end
    for match in pattern("clause_end").finditer(document.text, sentence.start, sentence.end):
        if match.end() <= hit.start:
            start = match.end()
        elif match.start() >= hit.end:
            end = match.start()
            break
    return start, end


def _add_actors(document: Document, people: People, event: Event) -> None:
    sentence, hit = event.sentence, event.hit
    start, end = _clause(document, sentence, hit)
    if event.form == "verb" and hit.code == Mechanism.COURTESY_CALL:
        end = sentence.end
    if hit.start - sentence.start <= OPENING and pattern("taken_up").search(document.quote(hit)):
        # "Tại buổi tiếp, ông A báo cáo kết quả hội đàm với B": B is none of the call.
        others = document.within(hit.end, end, "mechanism")
        end = others[0].start if others and people.within(hit.end, others[0].start) else end
    adjunct = bool(pattern("adjunct").search(document.quote(hit)))
    inviting: list[Person] = []
    for mention in people.within(start, end):
        person = people.of(mention)
        if person is None or not person.attends or adjunct:
            continue
        if pattern("invitation_of").search(document.text, start, mention.start):
            inviting.append(person)
        if person not in event.persons:
            (event.left if mention.start < hit.start else event.right).append(person)
    _leave_out(event, inviting)
    if event.form == "verb" and not event.of_side(home=True):
        event.left = [*_earlier_subject(people, sentence, start), *event.left]
    both = document.words(start, hit.start, "both")
    if not both and pattern("noun_of_meeting").search(document.quote(hit)):
        both = document.words(hit.end, end, "both")
    event.collective = both[-1] if both else None
    countries = document.within(start, end, "country")
    foreign = [country for country in countries if country.code != HOME]
    venue = pattern("venue_follows").search(document.text, hit.end, end)
    stop = min(hit.end + PAIR_REACH, venue.start() if venue and event.form == "verb" else end)
    near = [c for c in foreign if hit.end <= c.start < stop]
    if event.form == "noun":
        limit = event.ordinal.start if event.ordinal and event.ordinal.start > hit.end else end
        abroad = [c for c in foreign if not _is_venue(document, c)]
        event.partners = [c for c in near if c.start < limit and c in abroad] or abroad[:1]
    else:
        event.partners = near or [c for c in foreign if c.start < hit.start]


def _leave_out(event: Event, inviting: list[Person]) -> None:
    """`A tiếp B sang thăm theo lời mời của C`: who invited is a party only where nobody else is."""
    for person in inviting:
        others = [p for p in event.persons if p.side == person.side and p not in inviting]
        if others:
            event.left = [p for p in event.left if p is not person]
            event.right = [p for p in event.right if p is not person]


def _is_venue(document: Document, country: Hit) -> bool:
    """`tại Vientiane (Lào)`, `tại Thái Lan`: where, not with whom."""
    before = document.text[max(0, country.start - 6) : country.start]
    return before.endswith(("(", ", ")) or pattern("at_city").search(before) is not None


def _earlier_subject(people: People, sentence: Sentence, start: int) -> list[Person]:
    """`A đã tiếp B; đồng thời gặp C`: the subject of the clause before goes on."""
    persons = [people.of(mention) for mention in people.within(sentence.start, start)]
    return [person for person in persons if person is not None and person.side == HOME][:1]


def _add_context(document: Document, event: Event) -> None:
    sentence, hit = event.sentence, event.hit
    start, end = _clause(document, sentence, hit)
    event.future = _last(document.words(start, hit.start, "future"))
    if event.future is None and event.form != "verb":
        following = document.words(hit.end, min(end, hit.end + PAIR_REACH), "future")
        event.future = following[0] if following else None
    if event.future is None and event.form != "verb":
        event.future = _last(_wished(document, start, hit.start))
    if event.future is not None and pattern("done").search(
        document.text, event.future.end, hit.start
    ):
        event.future = None
    if event.future is None:
        event.future = _invited(document, start, hit)
    event.background = _last(document.words(max(start, hit.start - 45), hit.end, "background"))
    comma = document.text.find(",", hit.end, end)
    recalled = pattern("recalled").search(document.text, hit.end, comma if comma > 0 else end)
    if event.background is None and recalled is not None:
        event.background = Hit(*recalled.span(), "date", "reference.recalled", "background")
    if event.background is None:
        past = dated_before(document, sentence)
        if past is not None and event.reach is None:
            event.reach = past.start, hit.end + PAIR_REACH
        event.background = past or _told_of_nobody(document, event)
    event.sidelines = _last(document.words(sentence.start, sentence.end, "sidelines"))
    event.occasion = _last(document.words(max(start, hit.start - 25), hit.start, "occasion"))
    event.several = bool(document.words(max(start, hit.start - 12), hit.end, "several"))
    event.held = bool(pattern("held").search(document.text, start, end)) or (
        sentence.kind is BlockKind.TITLE and event.form == "noun"
    )


def _invited(document: Document, start: int, hit: Hit) -> Hit | None:
    """`mời ông A sang đồng chủ trì Đối thoại`: what one is invited to is still to come."""
    near = max(start, hit.start - INVITATION_REACH)
    match = pattern("invited_to_it").search(document.text, near, hit.start)
    if match is None or match.end() != hit.start:
        return None
    return Hit(*match.span(), "word", "event.invited", "future")


def dated_before(document: Document, sentence: Sentence) -> Hit | None:
    """`Tháng 1/2018, tại cuộc hội đàm …`: a sentence that opens with a month tells of the past."""
    match = pattern("opens_with_past_month").search(document.quote(sentence))
    if match is None or sentence.kind in (BlockKind.TITLE, BlockKind.LEAD):
        return None
    end = sentence.start + match.end()
    return Hit(sentence.start, end, "date", "date.month_year", "background")


def _told_of_nobody(document: Document, event: Event) -> Hit | None:
    """`Trước đó, hai Bộ Quốc phòng đã tổ chức Đối thoại …`: no head and no day is named."""
    sentence = event.sentence
    if event.mechanism not in NAMED or sentence.kind is not BlockKind.BODY or event.persons:
        return None
    earlier = document.words(sentence.start, min(sentence.start + 20, event.hit.start), "earlier")
    if not earlier:
        return None
    dates = find_dates(document.text, sentence.start, sentence.end)
    return None if any(found.day for found in dates) else earlier[0]


def _wished(document: Document, start: int, end: int) -> list[Hit]:
    """`nhất trí tổ chức Đối thoại …`: a cue of consent or wish right before the name."""
    if not pattern("to_be_held").search(document.text[start:end]):
        return []
    cues = document.within(max(start, end - WISH_REACH), end, "status")
    return [cue for cue in cues if cue.code in ("agreed", "proposed")]


def _last(hits: list[Hit]) -> Hit | None:
    return hits[-1] if hits else None
