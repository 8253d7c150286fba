"""The year of a date that carries none, by what the text lets one conclude.

Every expression gives a constraint; they are tried from the surest to the
weakest. Where no single year remains the year stays unknown: never a guess.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dialogue_analysis.codes import DateBasis
from dialogue_analysis.coding.dates import DateMention, find_dates
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.ordinals import find_ordinals
from dialogue_analysis.lexicons.loader import load_list
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind, Span, StampKind

# First and last day.
Days = tuple[date, date]
# Meetings that the press reported on the web; the constraints narrow it down.
YEARS = range(1990, 2041)
# A report appears within this many days of the meeting.
REPORT_DELAY = 300
# What the press calls "sắp tới" comes within a year.
COMING = 365


@dataclass(frozen=True, slots=True)
class Year:
    """A resolved year (or `None`), its basis, and what in the text decided it."""

    value: int | None
    basis: DateBasis
    sources: tuple[Span, ...] = ()
    rule_id: str = "year.unknown"


@dataclass(frozen=True, slots=True)
class Bound:
    """The meeting took place on or after `first` and on or before `last`."""

    first: date
    last: date
    source: Span


def resolve_year(
    document: Document,
    mention: DateMention,
    *,
    partner: str,
    edition: int | None = None,
) -> Year:
    """The year of a day and month (or month) of the meeting, of its `edition` if numbered."""
    if mention.year is not None:
        return Year(mention.year, DateBasis.EXPLICIT, (mention.span,), "year.explicit")
    day = (mention.month or 1, mention.day)
    for year in (
        _same_day_elsewhere(document, mention),
        _within_dated_visit(document, mention),
        _published(document, day),
        _titled(document),
        _anniversary(document, partner),
        _bounds(document, _days_of(day)),
        _yearly_series(document, edition),
        _catalogue(document, day, mention),
    ):
        if year is not None:
            return year
    return Year(None, DateBasis.UNKNOWN, (mention.span,))


def year_alone(document: Document, partner: str, edition: int | None) -> Year | None:
    """The year of a meeting whose day the text does not give, where the text fixes it."""
    for year in (
        _titled(document),
        _anniversary(document, partner),
        _bounds(document, lambda year: (date(year, 1, 1), date(year, 12, 31))),
        _yearly_series(document, edition),
    ):
        if year is not None:
            return year
    return None


def _latest_before(day: tuple[int, int | None], limit: date) -> int | None:
    """The year in which the day lies at most a report's delay before `limit`."""
    for year in (limit.year, limit.year - 1):
        when = _on(year, day)
        if when is not None and 0 <= (limit - when).days <= REPORT_DELAY:
            return year
    return None


def _on(year: int, day: tuple[int, int | None]) -> date | None:
    try:
        return date(year, day[0], day[1] or 1)
    except ValueError:
        return None


def _published(document: Document, day: tuple[int, int | None]) -> Year | None:
    for stamp in document.article.stamps:
        if stamp.kind is StampKind.PUBLISHED:
            year = _latest_before(day, date.fromisoformat(stamp.date))
            if year is not None:
                source = document.normal.from_raw(stamp.start, stamp.end)
                return Year(year, DateBasis.PUBLISHED, (source,), "year.published")
    return None


def _same_day_elsewhere(document: Document, mention: DateMention) -> Year | None:
    """`Ngày 12-5-2022` in the lead gives its year to `12-5` in the body."""
    for sentence in document.sentences:
        for found in find_dates(document.text, sentence.start, sentence.end):
            same = mention.day and (found.day, found.month) == (mention.day, mention.month)
            if found.year is not None and same:
                return Year(found.year, DateBasis.EXPLICIT, (found.span,), "year.same_day")
    return None


def _within_dated_visit(document: Document, mention: DateMention) -> Year | None:
    """`từ ngày 3 đến 6-9-2021`: a day inside a range of days that carries the year."""
    for sentence in document.sentences:
        for found in find_dates(document.text, sentence.start, sentence.end):
            if found.year is None or not (found.day and found.to_day and mention.day):
                continue
            first, last = (found.month, found.day), (found.to_month or found.month, found.to_day)
            if first <= (mention.month, mention.day) <= last:
                return Year(found.year, DateBasis.EXPLICIT, (found.span,), "year.of_visit")
    return None


def _titled(document: Document) -> Year | None:
    """`Đối thoại Shangri-La 2018`: an event that carries its year in its name."""
    for sentence in document.sentences:
        if sentence.kind is BlockKind.BODY:
            continue
        text = document.quote(sentence)
        match = pattern("event_of_year").search(text)
        if match and not pattern("ahead").search(text[: match.start()]):
            source = Span(sentence.start + match.start("year"), sentence.start + match.end("year"))
            return Year(int(match["year"]), DateBasis.EXPLICIT, (source,), "year.titled")
    return None


def _anniversary(document: Document, partner: str) -> Year | None:
    """`50 năm … (1973-2023)`, or `45 năm thiết lập quan hệ ngoại giao` from the base year."""
    for sentence in document.sentences:
        text = document.quote(sentence)
        stated = pattern("anniversary_years").search(text)
        if stated and _is_kept_now(text, stated):
            named = [m for m in pattern("anniversary").finditer(text) if m.end() <= stated.start()]
            start = named[-1].start() if named else stated.start()
            source = Span(sentence.start + start, sentence.start + stated.end())
            return Year(int(stated["year"]), DateBasis.ANNIVERSARY, (source,), "year.anniversary")
    for sentence in document.sentences:
        text = document.quote(sentence)
        for match in pattern("anniversary").finditer(text):
            if not _is_kept_now(text, match):
                continue
            base = base_years().get((partner, _event(match["event"])))
            if base is not None:
                year = base + int(match["count"])
                source = _inside(sentence, match)
                return Year(year, DateBasis.ANNIVERSARY, (source,), "year.anniversary_base")
    return None


def _is_kept_now(text: str, match: re.Match[str]) -> bool:
    """`đang kỷ niệm`, not `hướng tới kỷ niệm` (unless its very day is given) or one gone by."""
    kept = list(pattern("keeping").finditer(text, 0, match.end()))
    if not kept:
        return False
    before, day_given = text[: kept[-1].start()], "/" in match[0]
    ahead = pattern("anniversary_ahead").search(before) is not None and not day_given
    return not ahead and pattern("anniversary_over").search(before) is None


def _inside(sentence: Sentence, match: re.Match[str]) -> Span:
    return Span(sentence.start + match.start(), sentence.start + match.end())


def _event(words: str) -> str:
    if pattern("of_diplomacy").search(words):
        return "diplomatic_relations"
    strategic = pattern("of_strategy").search(words)
    return "strategic_partnership" if strategic else "comprehensive_partnership"


@cache
def base_years() -> dict[tuple[str, str], int]:
    """Year in which relations with a partner reached a stage (`lexicons/relations.csv`)."""
    return {(row["iso3"], row["event"]): int(row["date"][:4]) for row in load_list("relations")}


def _bounds(document: Document, days_of: Callable[[int], Days | None]) -> Year | None:
    """The one year that fits between dated mentions and the page's clock."""
    bounds = [*_dated_mentions(document), *_clock(document)]
    fitting = [year for year in YEARS if _fits(days_of(year), bounds)]
    if len(fitting) != 1:
        return None
    first = max(bounds, key=lambda bound: bound.first)
    last = min(bounds, key=lambda bound: bound.last)
    sources = tuple(dict.fromkeys((first.source, last.source)))
    return Year(fitting[0], DateBasis.BOUNDS, sources, "year.bounds")


def _days_of(day: tuple[int, int | None]) -> Callable[[int], Days | None]:
    """The first and last day that a day and month, or a month, may mean in a year."""

    def days(year: int) -> Days | None:
        first = _on(year, day)
        if first is None:
            return None
        if day[1]:
            return first, first
        return first, first.replace(day=calendar.monthrange(year, first.month)[1])

    return days


def _fits(days: Days | None, bounds: Iterable[Bound]) -> bool:
    if days is None:
        return False
    return all(bound.first <= days[1] and days[0] <= bound.last for bound in bounds)


def _yearly_series(document: Document, edition: int | None) -> Year | None:
    """`lần thứ hai … năm 2015 và lần thứ ba … năm 2016`: the fourth is that of 2017.

    Two dated editions at least that follow each other year by year, the last of
    them right before this one.
    """
    if edition is None:
        return None
    for sentence in document.sentences:
        dated = dict(_dated_editions(document, sentence))
        years = [dated.get(edition - back) for back in (1, 2)]
        last, one_before = (found.year if found else None for found in years)
        if last and one_before == last - 1:
            sources = tuple(found.span for found in years if found)
            return Year(last + 1, DateBasis.BOUNDS, sources, "year.yearly_series")
    return None


def _dated_editions(document: Document, sentence: Sentence) -> Iterator[tuple[int, DateMention]]:
    """Editions of a sentence with the year told before the next one is named."""
    ordinals = find_ordinals(document.text, sentence.start, sentence.end)
    ends = [*(ordinal.start for ordinal in ordinals[1:]), sentence.end]
    for ordinal, end in zip(ordinals, ends, strict=False):
        dates = [found for found in find_dates(document.text, ordinal.end, end) if found.year]
        if dates:
            yield ordinal.number, dates[0]


def _dated_mentions(document: Document) -> Iterator[Bound]:
    """Dates with a year: what is told as past lies before, what is to come after."""
    for sentence in document.sentences:
        for found in find_dates(document.text, sentence.start, sentence.end):
            if found.year is None or found.rule_id == "date.period":
                continue
            before = document.text[sentence.start : found.start]
            span = found.span
            after = document.text[found.end : sentence.end]
            if pattern("opens_with_year").search(before) and pattern("done").search(after):
                # A whole year told as past: the meeting lies after it, in "năm nay" if named.
                year = found.year + 1
                last = date(year, 12, 31) if _names_this_year(document) else date.max
                yield Bound(date(year, 1, 1), last, span)
            elif found.month and pattern("coming").search(before):
                yield _soon(found)
            elif pattern("yearly_plan").search(before) and not found.month:
                # A yearly plan is signed in the months around New Year.
                yield Bound(date(found.year - 1, 7, 1), date(found.year, 6, 30), span)
            elif pattern("behind").search(before):
                yield Bound(date(found.year, found.month or 1, found.day or 1), date.max, span)
            elif pattern("whole_year").search(before) and not found.month:
                # What is to happen within a year is proposed in the year before or early in it.
                yield Bound(date(found.year - 1, 1, 1), date(found.year, 9, 30), span)
            elif pattern("ahead").search(before):
                yield Bound(date.min, date(found.year, 12, 31), span)
            elif not _is_document_period(before):
                yield Bound(date(found.year, found.month or 1, found.day or 1), date.max, span)


def _soon(found: DateMention) -> Bound:
    """What is to come in a dated month: the meeting lies in the year before."""
    assert found.year
    assert found.month
    last = calendar.monthrange(found.year, found.month)[1]
    until = date(found.year, found.month, found.day or last)
    return Bound(until - timedelta(days=COMING), until, found.span)


def _names_this_year(document: Document) -> bool:
    return any(pattern("this_year").match(document.quote(s)) for s in document.sentences)


def _is_document_period(before: str) -> bool:
    return bool(pattern("document_period").search(before))


def _clock(document: Document) -> Iterator[Bound]:
    for stamp in document.article.stamps:
        source = document.normal.from_raw(stamp.start, stamp.end)
        yield Bound(date.min, date.fromisoformat(stamp.date), source)


def _catalogue(
    document: Document, day: tuple[int, int | None], mention: DateMention
) -> Year | None:
    source = document.article.source
    if source.published is None:
        return None
    year_month = source.published.split("-")
    year, month = int(year_month[0]), int(year_month[1]) if len(year_month) > 1 else 12
    last = calendar.monthrange(year, month)[1]
    day_of_month = min(int(year_month[2]), last) if len(year_month) > 2 else last
    found = _latest_before(day, date(year, month, day_of_month))
    if found is None:
        return None
    metadata = source.published_basis == "page metadata"
    basis = DateBasis.PUBLISHED if metadata else DateBasis.CATALOGUE
    return Year(found, basis, (mention.span,), "year.catalogue")
