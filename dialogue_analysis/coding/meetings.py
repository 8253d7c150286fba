"""Rows of `meetings`: partner, mechanism, edition, dates, level and place of each frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dialogue_analysis.codes import DateBasis, Format, Level, Mechanism, Precision
from dialogue_analysis.coding.dates import DateMention, edtf, find_dates
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.events import NAMED
from dialogue_analysis.coding.frames import OPENING, VISITS, Frame
from dialogue_analysis.coding.people import HOME, Person
from dialogue_analysis.coding.places import Place, capitals, find_country, find_place, find_visit
from dialogue_analysis.coding.years import Year, resolve_year, year_alone
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind, Coded, Meeting, Span, StampKind

# How far behind a mechanism its level may be stated.
LEVEL_REACH = 90
# A meeting lasts fewer days than this.
LONGEST_MEETING = 7


@dataclass(frozen=True, slots=True)
class When:
    """The day(s) of a meeting with the resolved year."""

    mention: DateMention
    year: Year
    month_only: bool = False

    @property
    def month(self) -> str:
        """EDTF month with its year, "" where either is not known."""
        known = self.year.value and self.mention.month
        return edtf(self.year.value, self.mention.month) if known else ""


def find_when(document: Document, frames: Sequence[Frame]) -> list[When | None]:
    """The date of each frame, in order; one may take it from the frame it follows."""
    found: list[When | None] = []
    for frame in frames:
        mention = _own_day(document, frame) or _relative_day(document, frame)
        month_only = False
        if mention is None and any(found):
            last = next(when for when in reversed(found) if when)
            beside = _beside_another(document, frame, last)
            if beside is not None:
                found.append(beside)
                continue
        if mention is None and frame is frames[0] and not _told_as_earlier(document, frame):
            mention = _caption_day(document, frame) or _later_day(document)
        if mention is None:
            mention, month_only = _own_month(document, frame) or _visit_range(document), True
        if mention is None and any(found):
            first = next(when for when in found if when)
            found.append(replace(first, month_only=True))
            continue
        found.append(_with_year(document, frame, mention, month_only))
    return [
        _to_its_end(document, when) if when and frame.mechanism in NAMED else when
        for frame, when in zip(frames, _share_year(found), strict=True)
    ]


def _share_year(found: Sequence[When | None]) -> list[When | None]:
    """One report, one trip: a date without a year takes that of the meeting beside it."""
    known = [when for when in found if when and when.year.value]
    return [
        replace(when, year=known[0].year) if when and not when.year.value and known else when
        for when in found
    ]


def _with_year(
    document: Document,
    frame: Frame,
    mention: DateMention | None,
    month_only: bool,
) -> When | None:
    if mention is None:
        return _in_year(document, frame)
    dated = replace(mention, day=None) if month_only else mention
    year = resolve_year(
        document, dated, partner=frame.partner_codes[0], edition=frame.edition_number
    )
    return When(mention, year, month_only)


def _in_year(document: Document, frame: Frame) -> When | None:
    """A meeting told without any day: its year alone, where the text fixes that."""
    year = year_alone(document, frame.partner_codes[0], frame.edition_number)
    if year is None:
        return None
    source = year.sources[0]
    return When(DateMention(source.start, source.end, year.rule_id), year)


def _own_day(document: Document, frame: Frame) -> DateMention | None:
    """The day in a sentence that tells of the meeting, the body's before the headline's."""
    order = {BlockKind.BODY: 0, BlockKind.LEAD: 1, BlockKind.CAPTION: 2, BlockKind.TITLE: 3}
    first = {event.sentence.index: event for event in reversed(frame.events)}
    closing: DateMention | None = None
    for event in sorted(first.values(), key=lambda e: (order[e.sentence.kind], e.sentence.index)):
        days = _days(document, event.sentence, ranges=frame.mechanism in NAMED)
        before = [day for day in days if day.start < event.hit.start]
        if days:
            day = before[-1] if before else days[0]
            told = document.text[event.sentence.start : day.start]
            if not pattern("closes_on").search(told):
                return day
            closing = closing or day
    return closing


def _own_month(document: Document, frame: Frame) -> DateMention | None:
    """`Tháng 6, Bộ trưởng A hội đàm …`: the month that opens the telling sentence."""
    sentence = frame.events[0].sentence
    dates = find_dates(document.text, sentence.start, sentence.end)[:1]
    return next((d for d in dates if d.month and not d.day and d.start == sentence.start), None)


def _to_its_end(document: Document, when: When) -> When:
    """The opening day of a named meeting with the days on which it went on or closed."""
    day = when.mention
    for sentence in document.sentences:
        for mention in find_dates(document.text, sentence.start, sentence.end):
            before = document.text[sentence.start : mention.start]
            if _runs_from(mention, day) and pattern("meeting_lasts").search(before):
                return replace(when, mention=mention)
            if _closes(mention, day) and pattern("closes_on").search(before):
                return replace(
                    when, mention=replace(day, to_day=mention.day, to_month=mention.month)
                )
    return when


def _runs_from(mention: DateMention, day: DateMention) -> bool:
    """Whether a range of days starts on this one day."""
    return mention.is_range and (mention.day, mention.month) == (day.day, day.month)


def _closes(mention: DateMention, day: DateMention) -> bool:
    """Whether a single day lies shortly after the opening one."""
    if day.is_range or mention.is_range or mention.day is None or day.day is None:
        return False
    return mention.month == day.month and 0 < mention.day - day.day < LONGEST_MEETING


def _front(document: Document) -> list[Sentence]:
    """Headline and lead."""
    kinds = (BlockKind.TITLE, BlockKind.LEAD)
    return [s for s in document.sentences if s.kind in kinds]


def _days(document: Document, sentence: Sentence, *, ranges: bool) -> list[DateMention]:
    """Days of meetings in a sentence: no visit, no period, no bracketed earlier date."""
    days = []
    for mention in find_dates(document.text, sentence.start, sentence.end):
        before = document.text[sentence.start : mention.start]
        if mention.day is None or (mention.is_range and not ranges):
            continue
        visit = document.words(sentence.start, sentence.end, "visit")
        of_meeting = not visit or pattern("meeting_lasts").search(before)
        lasts = ranges and mention.is_range and of_meeting
        if pattern("visit_lasts").search(before) and not lasts:
            continue
        if pattern("planned_day").search(before):
            continue
        days.append(mention)
    return days


def _relative_day(document: Document, frame: Frame) -> DateMention | None:
    """`hôm nay`, `hôm qua` of a page whose own date line is known."""
    stamps = [s for s in document.article.stamps if s.kind is StampKind.PUBLISHED]
    if not stamps:
        return None
    published = date.fromisoformat(stamps[0].date)
    for event in frame.events:
        words = document.words(event.sentence.start, event.sentence.end, "today", "yesterday")
        if words:
            day = published - timedelta(days=words[0].code == "yesterday")
            return DateMention(words[0].start, words[0].end, words[0].rule_id, day.day, day.month)
    return None


def _beside_another(document: Document, frame: Frame, other: When) -> When | None:
    """`Cùng ngày`, `Sáng hôm sau`, `hôm qua`, and meetings of one list: from the other's date."""
    if frame.sidelines is not None and other.mention.is_range:
        return replace(other, month_only=True)
    if frame.bare or frame.sidelines is not None:
        return other
    if frame.mechanism is Mechanism.MULTILATERAL:
        # The bilateral's day is one of the conference's, which lasts several.
        return replace(other, month_only=True)
    if frame.mechanism in VISITS and _told_of_several(document, other):
        return other
    for event in frame.events:
        start, end = event.sentence.start, event.sentence.end
        if document.words(start, end, "same_day"):
            opening = replace(other.mention, to_day=None, to_month=None)
            return replace(other, mention=opening, month_only=_told_as_earlier(document, frame))
        if document.words(start, end, "next_day") and other.mention.day:
            return replace(other, mention=_day_after(other.mention, other.year.value))
        if document.words(start, end, "yesterday"):
            return replace(other, month_only=True)
    return None


def _told_as_earlier(document: Document, frame: Frame) -> bool:
    """`Trước đó, … lễ đón. Sau lễ đón, hai đoàn hội đàm`: on that day or one before it."""
    for event in frame.events:
        told = event.sentence
        before = document.sentences[max(0, told.index - 1) : told.index]
        for sentence in (told, *before):
            start = sentence.start
            earlier = document.words(start, start + OPENING, "earlier")
            same = document.words(start, sentence.end, "same_day")
            if earlier and (not same or sentence is not told):
                dated = find_dates(document.text, start, sentence.end)
                return not dated and not same
    return False


def _told_of_several(document: Document, when: When) -> bool:
    """`Sáng 12-5, … lần lượt tiếp …`: one day for all the calls that follow."""
    at = when.mention.start
    return any(
        sentence.start <= at < sentence.end
        and bool(document.words(sentence.start, sentence.end, "several"))
        for sentence in document.sentences
    )


def _day_after(mention: DateMention, year: int | None) -> DateMention:
    following = date(year or 2000, mention.month or 1, mention.day or 1) + timedelta(days=1)
    return replace(mention, day=following.day, month=following.month, to_day=None, to_month=None)


def _caption_day(document: Document, frame: Frame) -> DateMention | None:
    """A day in a caption of the story's own picture, for the article's first meeting."""
    persons = {document.quote(name) for p in _persons(frame) for name in p.names}
    for sentence in document.sentences:
        if sentence.kind is BlockKind.CAPTION:
            days = _days(document, sentence, ranges=False)
            text = document.quote(sentence)
            if days and (not persons or any(name in text for name in persons)):
                return days[0]
    return None


def _persons(frame: Frame) -> list[Person]:
    return [*frame.of_side(home=True), *frame.of_side(home=False)]


def _later_day(document: Document) -> DateMention | None:
    """The first meeting of an article takes the first day told in its first sentences."""
    for sentence in document.sentences[:6]:
        days = _days(document, sentence, ranges=False)
        if days and not document.words(sentence.start, days[0].start, "background"):
            return days[0]
    return None


def _visit_range(document: Document) -> DateMention | None:
    """The days of a visit, where both lie in one month: its meetings have that month."""
    for sentence in document.sentences:
        for mention in find_dates(document.text, sentence.start, sentence.end):
            if mention.is_range and mention.to_month in (None, mention.month):
                return mention
    return None


def meeting_row(
    document: Document,
    frame: Frame,
    meeting_id: str,
    when: When | None,
    place: Place | None,
    heads: Sequence[Person],
) -> Meeting:
    """The row of one frame with evidence for every cell."""
    hit = frame.events[0].hit
    named = next((e.hit for e in frame.events if e.mechanism is frame.mechanism), hit)
    numbered = [event.ordinal for event in frame.numbered]
    edition = numbered[0] if numbered and frame.mechanism in NAMED else None
    partner = " ".join(frame.partner_codes)
    start, end, precision, basis = _date_cells(document, when, named)
    return Meeting(
        meeting_id=meeting_id,
        partner=document.coded(partner, frame.partners[0].rule_id, *frame.partners),
        mechanism=document.coded(frame.mechanism.value, named.rule_id, named),
        edition=document.coded(edition.number, "ordinal", Span(edition.start, edition.end))
        if edition
        else None,
        date_start=start,
        date_end=end,
        date_precision=precision,
        date_basis=basis,
        level=_level(document, frame, heads),
        city=document.coded(place.city, place.rule_id, place.span)
        if place and place.city
        else None,
        country=document.coded(place.country, place.rule_id, place.span) if place else None,
        format=_format(document, frame, named.start, named.end),
    )


def _date_cells(
    document: Document, when: When | None, named: Hit
) -> tuple[Coded[str] | None, Coded[str] | None, Coded[str] | None, Coded[str] | None]:
    if when is None:
        unknown = document.coded(Precision.UNKNOWN.value, "date.none", named)
        return None, None, unknown, document.coded(DateBasis.UNKNOWN.value, "date.none", named)
    mention, year = when.mention, when.year
    spans = (mention.span, *year.sources)
    day = None if when.month_only else mention.day
    last_day = None if when.month_only else (mention.to_day or mention.day)
    start = edtf(year.value, mention.month, day)
    end = edtf(year.value, mention.to_month or mention.month, last_day)
    precision = Precision.DAY if day else Precision.MONTH if mention.month else Precision.YEAR
    return (
        document.coded(start, mention.rule_id, *spans),
        document.coded(end, mention.rule_id, *spans),
        document.coded(precision.value, mention.rule_id, mention.span),
        document.coded(DateBasis(year.basis).value, year.rule_id, *year.sources),
    )


def _level(document: Document, frame: Frame, heads: Sequence[Person]) -> Coded[str] | None:
    """The level the text states for the meeting, else the higher of the heads'."""
    for event in frame.events:
        end = min(event.hit.end + LEVEL_REACH, event.sentence.end)
        stated = document.within(event.hit.end, end, "level")
        if stated and event.mechanism in NAMED:
            between = document.text[event.hit.end : stated[0].start]
            if not any(mark in between for mark in ",;."):
                return document.coded(str(stated[0].code), stated[0].rule_id, stated[0])
    offices = [person.deciding for person in heads if person.deciding is not None]
    known = [office for office in offices if office.hit.code != Level.UNKNOWN]
    if not known:
        return None
    order = list(Level)
    highest = min(known, key=lambda office: order.index(Level(office.hit.code)))
    spans = [Span(office.start, office.end) for office in offices]
    return document.coded(str(highest.hit.code), "level.from_offices", *spans)


def _format(document: Document, frame: Frame, start: int, end: int) -> Coded[str]:
    first = {event.sentence.index: event for event in reversed(frame.events)}
    for event in first.values():
        online = document.words(event.sentence.start, event.sentence.end, "online")
        if online:
            return document.coded(Format.ONLINE.value, online[0].rule_id, online[0])
    return document.coded(Format.IN_PERSON.value, "format.default", Span(start, end))


def find_venues(
    document: Document, frames: Sequence[Frame], heads: Sequence[Sequence[Person]]
) -> list[Place | None]:
    """Where each frame met; a later one met where the first did unless told otherwise."""
    venues: list[Place | None] = []
    for frame, persons in zip(frames, heads, strict=True):
        venues.append(_venue(document, frame, venues[0] if venues else None, persons))
    return venues


def _venue(
    document: Document, frame: Frame, first: Place | None, heads: Sequence[Person]
) -> Place | None:
    """Where a frame met: its own sentences, the lead and captions, the seat of its host."""
    if frame.sidelines is not None and first is not None:
        return first
    own = list({e.sentence.index: e.sentence for e in frame.events}.values())
    place = find_place(document, own)
    if place is None and frame.events[0].sidelines is None:
        place = _leaders_at_home(heads) if frame.mechanism in VISITS else None
    conference = frame.mechanism is Mechanism.MULTILATERAL
    sides = None if conference else {HOME, *frame.partner_codes}
    if place is None and first is not None and not conference:
        # Another partner was met where one went to see him, not where the first was met.
        abroad = find_visit(document, own, frame.partner_codes)
        return abroad if abroad and abroad.country != first.country else first
    if place is None:
        place = find_place(document, _context(document))
    if place is None and frame.sidelines is not None:
        place = find_place(document, _telling_of_conference(document))
    place = place or find_country(document, own)
    return place or find_visit(document, [*_context(document), *document.sentences], sides)


def _telling_of_conference(document: Document) -> list[Sentence]:
    """Sentences that name the conference on whose margins one met."""
    return [
        sentence
        for sentence in document.sentences
        for hit in document.within(sentence.start, sentence.end, "mechanism")
        if hit.code == Mechanism.MULTILATERAL
    ]


def _context(document: Document) -> Iterable[Sentence]:
    """Lead, first sentences of the body (the dateline), then captions."""
    body = [s for s in document.sentences if s.kind is BlockKind.BODY][:4]
    captions = [s for s in document.sentences if s.kind is BlockKind.CAPTION]
    return [*_front(document), *body, *captions]


def _leaders_at_home(heads: Sequence[Person]) -> Place | None:
    """A call on national leaders is in their capital unless the text says otherwise."""
    for person in heads:
        if person.level is Level.HEAD_OF_STATE_GOVERNMENT and person.side == HOME:
            office = person.offices[0]
            span = Span(office.start, office.end)
            return Place(capitals()[HOME], HOME, span, "place.leaders_at_home")
    return None
