"""Meetings that the text names but does not report: earlier ones and those to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogue_analysis.codes import Mechanism, Relation
from dialogue_analysis.coding.dates import DateMention, edtf, find_dates
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.events import NAMED, Event
from dialogue_analysis.coding.frames import Frame, Frames
from dialogue_analysis.coding.meetings import When
from dialogue_analysis.coding.ordinals import find_ordinals
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind, Coded, Reference, Span

# How far behind a meeting's name its date may stand.
DATE_REACH = 110


def find_references(
    document: Document, article_id: str, frames: Frames, whens: Sequence[When | None]
) -> list[Reference]:
    """References in text order, each mechanism × edition × relation once."""
    year = next((when.year.value for when in whens if when and when.year.value), None)
    rows: dict[tuple[str, int | None, str, str], Reference] = {}
    main = frames.held[0] if frames.held else None
    for event in frames.elsewhere:
        if event.sentence.kind in (BlockKind.TITLE, BlockKind.CAPTION) or main is None:
            continue
        if _is_none_of_theirs(document, event):
            continue
        for told in _series(document, event):
            row = _of_event(document, told, main, year, f"{article_id}/r{len(rows) + 1}")
            if row is None or _is_held(row, frames):
                continue
            if not _is_the_occasion(row, whens):
                rows.setdefault(_key(row), row)
    for frame in frames.held:
        for sentence in frame.sentences:
            row = _invitation(document, sentence, frame, year, f"{article_id}/r{len(rows) + 1}")
            if row is not None:
                rows.setdefault(_key(row), row)
    for sentence in document.sentences:
        if sentence.kind is BlockKind.BODY and main is not None:
            visit = _visit(document, sentence, main, year, f"{article_id}/r{len(rows) + 1}")
            if visit is not None:
                rows.setdefault(_key(visit), visit)
    return list(rows.values())


def _is_none_of_theirs(document: Document, event: Event) -> bool:
    """Talks of two prime ministers, and a forum named for its foundation, are none of defence."""
    if event.mechanism is Mechanism.MULTILATERAL:
        before = document.text[event.sentence.start : event.hit.start]
        return pattern("founding_of").search(before) is not None
    leaders = pattern("leaders_meet").search(document.quote(event.sentence))
    return event.mechanism not in NAMED and leaders is not None


def _is_held(row: Reference, frames: Frames) -> bool:
    """Whether the edition named is that of a meeting which the article itself reports."""
    edition = row.edition.value if row.edition else None
    return edition is not None and any(
        frame.edition_number == edition and frame.mechanism.value == row.mechanism.value
        for frame in frames.held
    )


def _is_the_occasion(row: Reference, whens: Sequence[When | None]) -> bool:
    """Whether a conference is that of the day on which the meeting itself was held."""
    days = {
        edtf(when.year.value if named else None, when.mention.month, when.mention.day)
        for when in whens
        if when is not None
        for named in (True, False)
    }
    conference = row.mechanism.value == Mechanism.MULTILATERAL.value
    return bool(conference and row.date and row.date.value in days)


def _invitation(
    document: Document, sentence: Sentence, frame: Frame, year: int | None, row_id: str
) -> Reference | None:
    """`mời Việt Nam dự hội thảo … vào tháng 9 tới`: a conference to come, with its month."""
    if sentence.kind is not BlockKind.BODY:
        return None
    for found in find_dates(document.text, sentence.start, sentence.end):
        before = document.text[sentence.start : found.start]
        conference = pattern("dated_conference").search(before)
        if conference is None or not (found.month and (found.year or _is_ahead(document, found))):
            continue
        invited = pattern("invites_to").search(before[: conference.start()])
        start = sentence.start + conference.start()
        numbered = document.within(start, sentence.end, "mechanism")
        if invited is None or numbered:
            continue
        value = edtf(found.year or year, found.month, found.day)
        word = Span(start, sentence.start + conference.end())
        cue = Span(sentence.start + invited.start(), sentence.start + invited.end())
        partner = frame.partners[0]
        return Reference(
            reference_id=row_id,
            mechanism=document.coded(Mechanism.MULTILATERAL.value, "reference.invitation", word),
            edition=None,
            partner=document.coded(partner.code, partner.rule_id, partner),
            date=document.coded(value, found.rule_id, found.span),
            relation=document.coded(Relation.PLANNED.value, "reference.planned", cue),
        )
    return None


def _series(document: Document, event: Event) -> list[Event]:
    """`lần đầu … năm 2014, lần thứ hai … 2015 và lần thứ ba … 2016`: one event an ordinal."""
    if event.form == "verb" or event.ordinal is None:
        return [event]
    ordinals = find_ordinals(document.text, event.ordinal.start, event.sentence.end)
    events: list[Event] = []
    numbers: list[int] = []
    for ordinal, following in zip(ordinals, [*ordinals[1:], None], strict=True):
        end = following.start if following else event.sentence.end
        dated = any(found.year for found in find_dates(document.text, ordinal.start, end))
        if dated and (not events or ordinal.number > numbers[-1]):
            events.append(replace(event, ordinal=ordinal, reach=(ordinal.start, end)))
            numbers.append(ordinal.number)
    return events if len(events) > 1 else [event]


def _key(row: Reference) -> tuple[str, int | None, str, str]:
    edition = row.edition.value if row.edition else None
    date = row.date.value if row.date else ""
    return row.mechanism.value, edition, row.relation.value, date if edition is None else ""


def _of_event(
    document: Document, event: Event, main: Frame, year: int | None, row_id: str
) -> Reference | None:
    """An event elsewhere as a row: only where it has a name, a number or a date of its own."""
    mechanism = event.mechanism
    if event.form == "anaphor":
        mechanism = main.mechanism if main.mechanism in NAMED else mechanism
    first, last = event.reach or (event.hit.start - 45, event.hit.end + DATE_REACH)
    dates = [
        d
        for d in find_dates(document.text, event.sentence.start, event.sentence.end)
        if first <= d.start <= last
    ]
    date = _date(document, dates, year, event.sentence)
    ahead = any(_is_ahead(document, found) for found in dates)
    relation = _relation(event, main, ahead=ahead)
    next_one = pattern("next_time").search(document.text[event.hit.end : event.hit.end + 20])
    if event.form == "anaphor" and event.ordinal is None and not next_one:
        return None
    if event.form == "verb" and date is None and event.future is None:
        return None
    occasion = event.occasion is not None or event.sidelines is not None
    if event.mechanism is Mechanism.MULTILATERAL and (date is None or occasion):
        around = document.text[max(event.sentence.start, event.hit.start - 60) : event.sentence.end]
        told = (
            event.ordinal is not None
            or (date is not None and ahead)
            or (event.future is not None and event.future.end <= event.hit.start)
        )
        if not told and not pattern("attended").search(around):
            return None
    partner = event.partners[:1] or main.partners[:1]
    return Reference(
        reference_id=row_id,
        mechanism=document.coded(Mechanism(mechanism).value, event.hit.rule_id, event.hit),
        edition=document.coded(
            event.ordinal.number, "ordinal", Span(event.ordinal.start, event.ordinal.end)
        )
        if event.ordinal
        else None,
        partner=document.coded(partner[0].code, partner[0].rule_id, partner[0]),
        date=date,
        relation=document.coded(relation.value, f"reference.{relation.value}", _source(event)),
    )


def _relation(event: Event, main: Frame, *, ahead: bool) -> Relation:
    if event.future is not None or ahead:
        return Relation.PLANNED
    if event.ordinal is not None and main.edition_number is not None:
        later = event.ordinal.number > main.edition_number
        return Relation.PLANNED if later else Relation.PREVIOUS
    return Relation.PREVIOUS


def _is_ahead(document: Document, found: DateMention) -> bool:
    """`vào tháng 9 tới`, `tháng 12 năm nay`."""
    return bool(pattern("soon").search(document.text[found.end : found.end + 9]))


def _source(event: Event) -> Hit:
    return event.future or event.background or event.hit


def _date(
    document: Document, dates: Sequence[DateMention], year: int | None, sentence: Sentence
) -> Coded[str] | None:
    for found in dates:
        if found.rule_id == "date.period" or (found.year is None and found.month is None):
            continue
        value = edtf(found.year, found.month, found.day)
        if found.year is None:
            soon = pattern("soon").search(document.text[found.end : found.end + 8])
            value = edtf(year if soon else None, found.month, found.day)
        return document.coded(value, found.rule_id, found.span)
    now = pattern("this_year").search(document.text, sentence.start, sentence.end)
    if now and year:
        return document.coded(str(year), "reference.this_year", Span(now.start(), now.end()))
    return None


def _visit(
    document: Document, sentence: Sentence, main: Frame, year: int | None, row_id: str
) -> Reference | None:
    """A minister's visit named with its time: past or invited to."""
    for visit in document.words(sentence.start, sentence.end, "visit"):
        offices = document.within(sentence.start, sentence.end, "office")
        ministers = [o for o in offices if o.code == "minister"]
        if not ministers:
            continue
        dates = [
            d
            for d in find_dates(document.text, visit.end, min(visit.end + DATE_REACH, sentence.end))
            if d.year is not None and d.rule_id != "date.period"
        ]
        before = document.text[sentence.start : visit.start]
        invited = pattern("invited").search(before)
        now = pattern("this_year").search(document.text, visit.end, sentence.end)
        if invited and (now or dates):
            date = _date(document, dates, year, sentence)
            return _visit_row(
                document, main, row_id, Mechanism.OTHER, Relation.PLANNED, visit, date
            )
        if dates and pattern("on_occasion").search(before):
            agreed = pattern("agreed_content").search(before)
            kind = Mechanism.TALKS if agreed else Mechanism.OTHER
            date = _date(document, dates, year, sentence)
            return _visit_row(document, main, row_id, kind, Relation.PREVIOUS, visit, date)
    return None


def _visit_row(
    document: Document,
    main: Frame,
    row_id: str,
    mechanism: Mechanism,
    relation: Relation,
    visit: Hit,
    date: Coded[str] | None,
) -> Reference:
    partner = main.partners[0]
    return Reference(
        reference_id=row_id,
        mechanism=document.coded(mechanism.value, visit.rule_id, visit),
        edition=None,
        partner=document.coded(partner.code, partner.rule_id, partner),
        date=date,
        relation=document.coded(relation.value, f"reference.{relation.value}", visit),
    )
