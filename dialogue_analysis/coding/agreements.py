"""Instruments that the story names: what kind, whether signed, and about what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from dialogue_analysis.codes import AgreementStatus, AgreementType, Topic
from dialogue_analysis.coding.dates import edtf, find_dates
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.meetings import When
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import Agreement, BlockKind, Coded, Span

SAME_TITLE = 97
# How far behind a title its signing or date may be told.
BEHIND = 45


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document's title at `[start, end)`; `inner` stands within another's title."""

    sentence: Sentence
    hit: Hit
    start: int
    end: int
    inner: bool
    status: AgreementStatus | None
    source: Span

    @property
    def span(self) -> Span:
        """The title in the normalised text."""
        return Span(self.start, self.end)


def find_instruments(document: Document) -> list[Instrument]:
    """Instruments in lead and body, in text order, each with its status where one is told."""
    found: list[Instrument] = []
    for sentence in document.sentences:
        if sentence.kind in (BlockKind.TITLE, BlockKind.CAPTION):
            continue
        for hit in document.within(sentence.start, sentence.end, "document"):
            outer = next((i for i in found if i.start < hit.start < i.end), None)
            if outer is not None and not _to_be_signed_inside(document, hit):
                continue
            start, end = _title(document, sentence, hit)
            titles = [(i.start, i.end) for i in found if i.sentence is sentence]
            status, source = _status(
                document, sentence, start, end, titles, inner=outer is not None
            )
            found.append(Instrument(sentence, hit, start, end, outer is not None, status, source))
    return found


def _to_be_signed_inside(document: Document, hit: Hit) -> bool:
    """`Ý định thư về việc ký Tuyên bố …`: the inner one is still to be signed."""
    return bool(pattern("to_sign_inside").search(document.text[hit.start - 14 : hit.start]))


def _title(document: Document, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """From the head word to the end of the title; a quoted title ends with its quotation."""
    text = document.text
    after_quote = text.find('"', hit.end, hit.end + 4)
    if after_quote >= 0:
        close = text.find('"', after_quote + 1, sentence.end)
        if close > 0:
            return after_quote + 1, close
    end = sentence.end
    for match in pattern("title_end").finditer(text, hit.end, sentence.end):
        so_far = text[hit.start : match.start()]
        inside = pattern("title_goes_on").search(so_far)
        fields = match[0] == "," and _names_more_fields(document, so_far, match.end())
        between = pattern("title_parties").search(match[0])
        parties = between and not document.within(hit.end, match.start(), "topic")
        if not inside and not parties and not fields:
            end = match.start()
            break
    for match in pattern("title_and").finditer(text, hit.end, end):
        follows = document.at(match.end(), "document", "status") or document.word_at(
            match.end(), "sign", "to_sign", "both"
        )
        if follows is not None:
            end = match.start()
            break
    bracket = re.match(r" \([A-ZĐ]{2,8}\)", text[end : end + 12])
    if bracket:
        end += bracket.end()
    while end > hit.end and text[end - 1] in " .":
        end -= 1
    return hit.start, end


def _names_more_fields(document: Document, title: str, comma: int) -> bool:
    """`… trong lĩnh vực thủy đạc, đại dương học và …`: the list of fields goes on."""
    fields = pattern("title_fields").search(title)
    return fields is not None and document.at(comma + 1, "topic") is not None


def _status(
    document: Document,
    sentence: Sentence,
    start: int,
    end: int,
    titles: Sequence[tuple[int, int]],
    *,
    inner: bool,
) -> tuple[AgreementStatus | None, Span]:
    """What the clause before the title (or the words right behind it) says of it."""
    if inner:
        return AgreementStatus.TO_BE_SIGNED, Span(start, end)
    behind = document.text[end : min(end + BEHIND, sentence.end)]
    match = pattern("signed_before").search(behind)
    if match:
        return AgreementStatus.IN_FORCE, Span(end + match.start(), end + match.end())
    clause = sentence.start
    for cut in pattern("clause_of_signing").finditer(document.text, sentence.start, start):
        clause = cut.end()
    signs = [
        hit
        for hit in document.words(clause, start, "sign", "to_sign", "in_force")
        if not any(first <= hit.start < last for first, last in titles)
    ]
    explored = [h for h in document.within(clause, start, "status") if h.code == "explored"]
    if not signs:
        last_cue = explored[-1] if explored else None
        if last_cue and not document.text[last_cue.end : start].strip(" ").count(" "):
            return AgreementStatus.UNDER_STUDY, Span(last_cue.start, last_cue.end)
        return None, Span(start, end)
    last = max(signs, key=lambda hit: (hit.end, len(hit)))
    source = Span(last.start, last.end)
    if last.code == "in_force":
        return AgreementStatus.IN_FORCE, source
    if explored and pattern("drafting").search(document.text, explored[-1].start, start):
        return AgreementStatus.UNDER_STUDY, Span(explored[-1].start, explored[-1].end)
    if last.code == "to_sign" or document.words(clause, last.end, "future"):
        return AgreementStatus.TO_BE_SIGNED, source
    wish = [h for h in document.within(clause, last.start, "status") if h.code == "proposed"]
    if wish:
        return AgreementStatus.TO_BE_SIGNED, source
    dated = [
        found
        for found in find_dates(document.text, clause, last.start)
        if found.year and not found.day and found.rule_id != "date.period"
    ]
    if dated:
        return AgreementStatus.IN_FORCE, dated[-1].span
    return AgreementStatus.SIGNED, source


def topics_of(document: Document, instrument: Instrument) -> list[Hit]:
    """Topics named in a title, without the framework itself."""
    hits = document.within(instrument.start, instrument.end, "topic")
    return [hit for hit in hits if hit.code != Topic.LEGAL_FRAMEWORK]


def is_general(document: Document, instrument: Instrument) -> bool:
    """Whether a title names no field of its own."""
    minutes = instrument.hit.code == AgreementType.MINUTES
    return not topics_of(document, instrument) and not minutes


def distinct(document: Document, instruments: Sequence[Instrument]) -> list[Instrument]:
    """One an instrument: without later mentions of the same title and bare head words."""
    kept: list[Instrument] = []
    for instrument in instruments:
        title = document.quote(instrument.span).lower()
        bare = instrument.end <= instrument.hit.end
        same_type = [other for other in kept if other.hit.code == instrument.hit.code]
        titles = [document.quote(other.span).lower() for other in same_type]
        if instrument.status is None or any(_same_title(title, known) for known in titles):
            continue
        minutes = instrument.hit.code == AgreementType.MINUTES
        in_force = instrument.status is AgreementStatus.IN_FORCE
        dated = in_force and instrument.source.start >= instrument.end
        if bare and not minutes and not dated:
            continue
        kept.append(instrument)
    return kept


def _same_title(one: str, other: str) -> bool:
    """Whether one title is the other, or the other cut short (lead and body)."""
    return token_set_ratio(one, other) >= SAME_TITLE and min(len(one), len(other)) > BEHIND / 2


def agreement_row(
    document: Document, instrument: Instrument, ids: tuple[str, str], when: When | None
) -> Agreement:
    """The row of one instrument; `ids` are its own and the meeting's."""
    status = instrument.status
    assert status is not None
    topics = topics_of(document, instrument)
    codes = " ".join(dict.fromkeys(str(hit.code) for hit in topics))
    return Agreement(
        agreement_id=ids[0],
        meeting_id=ids[1],
        title=document.coded(document.quote(instrument.span), "document.title", instrument.span),
        type=document.coded(instrument.hit.code, instrument.hit.rule_id, instrument.hit),
        status=document.coded(status.value, f"document.{status.value}", instrument.source),
        date_signed=_date_signed(document, instrument, when),
        period=_period(document, instrument),
        topics=document.coded(codes, "document.topics", *topics) if topics else None,
    )


def _date_signed(
    document: Document, instrument: Instrument, when: When | None
) -> Coded[str] | None:
    if instrument.status is AgreementStatus.SIGNED and when is not None:
        mention, year = when.mention, when.year
        day = None if when.month_only else (mention.to_day or mention.day)
        value = edtf(year.value, mention.to_month or mention.month, day)
        return document.coded(value, "document.signed_at_meeting", mention.span, *year.sources)
    if instrument.status is not AgreementStatus.IN_FORCE:
        return None
    behind = document.text[instrument.end : min(instrument.end + BEHIND, instrument.sentence.end)]
    years = pattern("anniversary_years").match(behind.lstrip())
    if years:
        # "kỷ niệm 10 năm ký Thỏa thuận … (2013 - 2023)"
        first = instrument.end + behind.index(years["base"])
        span = Span(first, first + len(years["base"]))
        return document.coded(years["base"], "document.anniversary", span)
    near = (max(instrument.sentence.start, instrument.start - 60), instrument.sentence.end)
    for found in find_dates(document.text, *near):
        beside = found.start >= instrument.end and found.start < instrument.end + BEHIND
        before = found.end <= instrument.start and found.rule_id == "date.month_year"
        if found.year and found.rule_id != "date.period" and (beside or before):
            value = edtf(found.year, found.month, found.day)
            return document.coded(value, found.rule_id, found.span)
    return None


def _period(document: Document, instrument: Instrument) -> Coded[str] | None:
    if instrument.hit.code == AgreementType.LETTER_OF_INTENT:
        return None
    match = pattern("period").search(document.text, instrument.start, instrument.end)
    if match:
        span = Span(match.start(), match.end())
        return document.coded(f"{match[1]}/{match[2]}", "document.period", span)
    plan = pattern("year_of_plan").search(document.text, instrument.start, instrument.end)
    if plan and instrument.hit.code == AgreementType.PLAN:
        return document.coded(plan[1], "document.year", Span(plan.start(), plan.end()))
    return None
