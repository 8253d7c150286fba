"""Where a meeting was held: a city named, a ministry's seat, or the country of a visit."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.people import HOME
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.loader import load_list, plain
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import BlockKind, Span

_REPORT = (BlockKind.LEAD, BlockKind.BODY)


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its evidence in the normalised text."""

    city: str | None
    country: str
    span: Span
    rule_id: str


@cache
def capitals() -> dict[str, str]:
    """Capital by country code."""
    return {row["iso3"]: row["capital"] for row in load_list("countries") if row["capital"]}


def find_place(document: Document, sentences: Iterable[Sentence]) -> Place | None:
    """The first place that the sentences give as the venue."""
    for sentence in sentences:
        place = _city(document, sentence) or _seat(document, sentence)
        if place is not None:
            return place
    return None


@cache
def _capitalised() -> dict[str, dict[str, str]]:
    """The rows of cities by their names in capitals."""
    return {
        plain(name.strip()).upper(): row
        for row in load_list("cities")
        for name in row["names"].split("|")
    }


def _dateline(document: Document, sentence: Sentence) -> Place | None:
    """`PRAHA - Ngày 10-9, …`: a city in capitals that opens a paragraph."""
    match = pattern("dateline").match(document.text, sentence.start, sentence.end)
    row = _capitalised().get(match["city"]) if match and sentence.kind in _REPORT else None
    if match is None or row is None:
        return None
    return Place(row["city"], row["iso3"], Span(*match.span("city")), f"city.{row['city']}")


def _city(document: Document, sentence: Sentence) -> Place | None:
    dateline = _dateline(document, sentence)
    for hit in document.within(sentence.start, sentence.end, "city"):
        before = document.text[max(sentence.start, hit.start - 45) : hit.start]
        if not pattern("at").search(before) or _is_country_here(document, hit, before):
            continue
        if pattern("no_venue").search(before) or _earlier(document, hit):
            continue
        place = Place(hit.code, hit.rule["iso3"], Span(hit.start, hit.end), hit.rule_id)
        if not pattern("correspondent").search(before):
            return place
        dateline = dateline or place
    return dateline


def find_country(document: Document, sentences: Iterable[Sentence]) -> Place | None:
    """`tại Italia`: a country right behind the preposition, no office's post."""
    for sentence in sentences:
        for hit in document.within(sentence.start, sentence.end, "country"):
            before = document.text[max(sentence.start, hit.start - 45) : hit.start]
            here = pattern("at_city").search(before) or pattern("at_place_in").search(before)
            if here and not pattern("no_venue").search(before):
                return Place(None, hit.code, Span(hit.start, hit.end), hit.rule_id)
    return None


def _earlier(document: Document, hit: Hit) -> bool:
    """`(Hà Nội, tháng 8-2019)`: where an earlier meeting was."""
    opened = document.text.rfind("(", 0, hit.start)
    closed = document.text.rfind(")", 0, hit.start)
    inside = opened > closed and hit.start - opened < 30
    return inside and bool(pattern("earlier_place").search(document.text[hit.end : hit.end + 32]))


def _is_country_here(document: Document, hit: Hit, before: str) -> bool:
    """`tại Singapore` is the city; at the start of a sentence `Singapore` is the state."""
    country = document.at(hit.start, "country")
    return country is not None and not pattern("at_city").search(before)


def _seat(document: Document, sentence: Sentence) -> Place | None:
    match = pattern("seat").search(document.text, sentence.start, sentence.end)
    if match is None:
        return None
    country = _country_of_seat(document, match.end(), sentence)
    code = country.code if country else _seat_code(document, match.start("seat"), sentence)
    end = country.end if country else match.end()
    return Place(capitals().get(code), code, Span(match.start("seat"), end), "place.seat")


def _seat_code(document: Document, start: int, sentence: Sentence) -> str:
    """The country that the name alone gives (`Lầu Năm Góc`), that of the visit, else home."""
    country = document.at(start, "country")
    if country is not None:
        return country.code
    front = [s for s in document.sentences if s.kind in (BlockKind.TITLE, BlockKind.LEAD)]
    visited = find_visit(document, [*front, sentence])
    return visited.country if visited is not None else HOME


def _country_of_seat(document: Document, position: int, sentence: Sentence) -> Hit | None:
    """The country named after the ministry (`Bộ Tổng Tham mưu Các lực lượng vũ trang Pháp`)."""
    while position < sentence.end:
        country = document.at(position + 1, "country")
        inside = document.word_at(position + 1, "institution")
        if country is not None or inside is None:
            return country
        position = inside.end
    return None


def find_visit(
    document: Document, sentences: Iterable[Sentence], among: Collection[str] | None = None
) -> Place | None:
    """The country of a visit: `thăm chính thức Nhật Bản`, `thăm Việt Nam`; one of `among` only."""
    for sentence in sentences:
        for visit in document.words(sentence.start, sentence.end, "visit"):
            for country in document.within(visit.end, visit.end + 40, "country"):
                gap = document.text[visit.end : country.start]
                if among is not None and country.code not in among:
                    continue
                if pattern("visit_to").search(gap):
                    span = Span(country.start, country.end)
                    return Place(None, country.code, span, country.rule_id)
    return None
