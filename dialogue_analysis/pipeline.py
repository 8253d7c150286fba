"""The way of one article from page to rows: the steps in order, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dialogue_analysis.codes import Format
from dialogue_analysis.coding.agreements import agreement_row, distinct, find_instruments
from dialogue_analysis.coding.cooperation import cooperation_row, find_areas
from dialogue_analysis.coding.document import Document, open_document
from dialogue_analysis.coding.events import find_events
from dialogue_analysis.coding.frames import find_frames
from dialogue_analysis.coding.meetings import find_venues, find_when, meeting_row
from dialogue_analysis.coding.mentions import without_countries_in_names
from dialogue_analysis.coding.participants import find_presences, participant_row, role_of
from dialogue_analysis.coding.partners import main_partner
from dialogue_analysis.coding.people import find_people, recall_office
from dialogue_analysis.coding.positions import find_positions, find_relationship
from dialogue_analysis.coding.references import find_references
from dialogue_analysis.coding.relevance import REASONS, judge
from dialogue_analysis.coding.speakers import find_voices
from dialogue_analysis.coding.told import told_sentences
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.reading import is_unaccented_vietnamese, is_vietnamese, read_article
from dialogue_analysis.records import (
    Agreement,
    Article,
    BlockKind,
    Coded,
    Cooperation,
    Meeting,
    ParsedArticle,
    Participant,
    Position,
    Span,
)


@dataclass(slots=True)
class _Rows:
    """Rows as they come, meeting by meeting."""

    meetings: list[Meeting] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    cooperation: list[Cooperation] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)


def parse_article(source: Article | Path | str) -> ParsedArticle:
    """Every row that can be coded from one article, each cell with its evidence.

    Args:
        source: an `Article`, or what `read_article` takes (a file's `Path`, a text).

    Raises:
        ReadingError: the file cannot be read as a page.
    """
    article = source if isinstance(source, Article) else read_article(source)
    document = open_document(article)
    unreadable = _unreadable(document)
    if unreadable is not None:
        return _left_out(article, unreadable)
    document = without_countries_in_names(document)
    partner = main_partner(document)
    people = find_people(document, partner)
    events = find_events(document, people)
    frames = find_frames(document, people, events, _first_named(document, partner))
    relevant, reason, held = judge(document, frames)
    if not relevant.value:
        return ParsedArticle(article, relevant, reason, _title(document))
    presences = [find_presences(document, people, frame, held) for frame in held]
    heads = [[present.person for present in here if present.head] for here in presences]
    whens = find_when(document, held)
    for persons, when in zip(heads, whens, strict=True):
        for person in persons:
            recall_office(document, person, when.month if when else "")
    venues = find_venues(document, held, heads)
    instruments = find_instruments(document)
    rows = _Rows()
    for number, frame in enumerate(held):
        meeting_id = f"{article.article_id}/m{number + 1}"
        when, venue = whens[number], venues[number]
        rows.meetings.append(meeting_row(document, frame, meeting_id, when, venue, heads[number]))
        for present in presences[number]:
            row_id = f"{meeting_id}/p{len(rows.participants) + 1}"
            online = rows.meetings[-1].format.value == Format.ONLINE
            role = role_of(frame, present, venue, online=online)
            rows.participants.append(participant_row(document, present, (row_id, meeting_id), role))
        told = told_sentences(document, people, frame.sentences, heads[number])
        voices = find_voices(document, people, told, frame.partner_codes[0])
        for area in find_areas(document, told, voices, instruments):
            row_id = f"{meeting_id}/c{len(rows.cooperation) + 1}"
            rows.cooperation.append(cooperation_row(document, area, (row_id, meeting_id)))
        here = [i for i in instruments if i.sentence in frame.sentences]
        for instrument in distinct(document, here):
            row_id = f"{meeting_id}/a{len(rows.agreements) + 1}"
            rows.agreements.append(agreement_row(document, instrument, (row_id, meeting_id), when))
        rows.positions += find_positions(document, told, voices, meeting_id)
    references = find_references(document, article.article_id, frames, whens)
    return ParsedArticle(
        article,
        relevant,
        reason,
        title=_title(document),
        relationship=find_relationship(document),
        meetings=tuple(rows.meetings),
        participants=tuple(rows.participants),
        cooperation=tuple(rows.cooperation),
        agreements=tuple(rows.agreements),
        positions=tuple(rows.positions),
        references=tuple(references),
    )


def _first_named(document: Document, code: str | None) -> Hit | None:
    """Where the story first names a country."""
    countries = (hit for hit in document.hits if hit.subject == "country" and hit.code == code)
    return next(countries, None)


def _title(document: Document) -> Coded[str] | None:
    for block in document.article.blocks:
        if block.kind is BlockKind.TITLE:
            title = document.article.raw[block.start : block.end]
            return Coded(title, (Span(block.start, block.end),), "page.title")
    return None


def _unreadable(document: Document) -> str | None:
    """Why nothing can be coded: no story on the page, or none in Vietnamese."""
    if not document.sentences:
        return "no_story"
    story = " ".join(document.quote(sentence) for sentence in document.sentences)
    if is_vietnamese(story):
        return None
    return "no_diacritics" if is_unaccented_vietnamese(story) else "not_vietnamese"


def _left_out(article: Article, reason: str) -> ParsedArticle:
    """A page that cannot be coded is irrelevant, and says why."""
    first = article.blocks[0] if article.blocks else None
    start, end = (first.start, first.end) if first else (0, min(len(article.raw), 1))
    where = (Span(start, end),)
    rule = f"relevance.{reason}"
    return ParsedArticle(article, Coded(False, where, rule), Coded(REASONS[reason], where, rule))
