"""Where the text means a person: rank, office, country and name in any order.

    Thượng tướng Hoàng Xuân Chiến, Ủy viên Trung ương Đảng, Thứ trưởng Bộ Quốc phòng
    Bộ trưởng Quốc phòng, Đại tướng N  ·  R N - O -  ·  R, O X N  ·  O X, ông N

A mention is a chain of such parts around at most one name. Without a name it is
still a mention ("Bộ trưởng nhấn mạnh"), to be resolved to a person named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.names import WORD, name_at, starts_known_name, starts_vietnamese_name
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import Span

_BETWEEN_PARTS = re.compile(r" ?(?:,|/| - |-)? ?")
_AFTER_NAME = re.compile(r"(?: ?\([^()]{2,30}\))?(?: ?, ?| ?- ?|/)")
_SPACE = re.compile(r" ?")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written at `[start, end)`; `hit` is its head word."""

    hit: Hit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is meant."""

    sentence: int
    start: int
    end: int
    name: Span | None
    rank: Hit | None
    offices: tuple[Office, ...]
    countries: tuple[Hit, ...]
    counterpart: bool = False
    # How many of the offices stand after the name.
    behind: int = 0


def find_mentions(document: Document) -> list[Mention]:
    """All mentions of the story, in text order; they do not overlap."""
    known = replace(document, names=frozenset(_addressed_names(document)))
    return [mention for sentence in known.sentences for mention in _in_sentence(known, sentence)]


def _addressed_names(document: Document) -> Iterator[str]:
    """Names of two words and more right behind `ông`, `bà`, `Trung tướng`: names for certain."""
    for sentence in document.sentences:
        for hit in document.within(sentence.start, sentence.end, "title", "rank"):
            name = name_at(document, sentence, hit.end + 1)
            if name is not None and " " in document.quote(name):
                yield document.quote(name)


def without_countries_in_names(document: Document) -> Document:
    """The story without the hits that take a given name for a country (`Nguyễn Thị Nga`)."""
    names = [
        mention.name
        for mention in find_mentions(document)
        if mention.name is not None and starts_vietnamese_name(document.text, mention.name.start)
    ]
    inside = {
        hit
        for name in names
        for hit in document.within(name.start + 1, name.end, "country")
        if " " not in document.quote(hit)
    }
    hits = tuple(hit for hit in document.hits if hit not in inside)
    return replace(document, hits=hits, _starts=tuple(hit.start for hit in hits))


def _in_sentence(document: Document, sentence: Sentence) -> Iterator[Mention]:
    done = sentence.start
    for hit in document.within(sentence.start, sentence.end, "rank", "office", "title", "word"):
        if hit.start < done or (hit.subject == "word" and hit.code != "counterpart"):
            continue
        mention = _read(document, sentence, hit.start)
        if mention is not None:
            yield mention
            done = mention.end


def _read(document: Document, sentence: Sentence, start: int) -> Mention | None:
    parts, name, position = _before_name(document, sentence, start)
    behind: list[Office] = []
    if name is not None:
        behind_parts, position = _behind_name(document, sentence, name)
        behind = [part for part in behind_parts if isinstance(part, Office)]
        parts += behind_parts
    hits = [part for part in parts if isinstance(part, Hit)]
    ranks = [hit for hit in hits if hit.subject == "rank"]
    offices = tuple(part for part in parts if isinstance(part, Office))
    if name is None and not (ranks or offices or any(h.subject == "title" for h in hits)):
        return None
    countries = [hit for hit in hits if hit.subject == "country"]
    for office in offices:
        countries += document.within(office.start, office.end, "country")
    return Mention(
        sentence=sentence.index,
        start=start,
        end=position,
        name=name,
        rank=ranks[0] if ranks else None,
        offices=offices,
        countries=tuple(sorted(set(countries), key=lambda hit: hit.start)),
        counterpart=any(hit.code == "counterpart" for hit in hits),
        behind=len(behind),
    )


Part = Hit | Office


def _before_name(
    document: Document, sentence: Sentence, start: int
) -> tuple[list[Part], Span | None, int]:
    """Parts up to the name, the name, and where it (or the last part) ends."""
    parts: list[Part] = []
    position, end = start, start
    while position < sentence.end:
        part = _part_at(document, sentence, position)
        if part is None:
            name = None
            if document.text[end:position] in ("", " "):
                name = name_at(document, sentence, position)
            if name is not None and not _stands_as_name(document, sentence, name, parts):
                name = None
            return parts, name, name.end if name else end
        parts.append(part)
        end = part.end
        position = _skip(_BETWEEN_PARTS, document.text, end)
    return parts, None, end


def _part_at(document: Document, sentence: Sentence, position: int) -> Part | None:
    """A rank, title, country or office (with the institution words after it)."""
    head = document.at(position, "office")
    if head is not None:
        inside = _overlapping(document, head)
        return Office(head, head.start, _institution_end(document, sentence, inside))
    hit = document.at(position, "rank", "title", "country")
    return hit or document.word_at(position, "counterpart", "institution")


def _overlapping(document: Document, head: Hit) -> int:
    """The end of an institution that the head word runs into (`… trưởng Quân đội nhân dân`)."""
    reach = document.within(head.start, head.end + 40, "country", "word")
    ends = [
        hit.end
        for hit in reach
        if (hit.start < head.end < hit.end and hit.code in ("institution", "open_institution"))
        or (hit.subject == "country" and hit.start < head.end < hit.end)
    ]
    return max([head.end, *ends])


def _institution_end(document: Document, sentence: Sentence, position: int) -> int:
    """The end of an office before a name: over institutions and countries only."""
    while True:
        opened = document.word_at(position + 1, "open_institution") or next(
            (
                hit
                for hit in document.words(position - 12, position, "open_institution")
                if hit.end == position
            ),
            None,
        )
        if opened is not None:
            return _free_office_end(document, sentence, opened.end)
        hit: Hit | None
        nxt = _skip(_SPACE, document.text, position)
        joint = pattern("office_goes_on").match(document.text, position)
        nxt = joint.end() if joint else nxt
        if joint and joint["post"]:
            hit = document.at(nxt, "country")
        elif joint and joint["with"]:
            hit = document.word_at(nxt, "institution")
        elif joint:
            hit = document.at(nxt, "office")
        else:
            hit = document.at(nxt, "country") or document.word_at(nxt, "institution")
        if hit is None or nxt == position:
            return position
        position = hit.end


def _behind_name(document: Document, sentence: Sentence, name: Span) -> tuple[list[Part], int]:
    """Offices and ranks in apposition after the name, and where they end."""
    parts: list[Part] = []
    end = name.end
    while (match := _AFTER_NAME.match(document.text, end)) and match.end() < sentence.end:
        start = match.end()
        head = document.at(start, "office", "rank") or (
            document.word_at(start, "institution", "open_institution") if parts else None
        )
        if head is None or _opens_another(document, sentence, start):
            break
        if _is_foreign_colleague(document, sentence, name, start):
            break
        if head.subject == "rank":
            parts.append(head)
            end = head.end
        else:
            end = _free_office_end(document, sentence, _overlapping(document, head))
            if head.subject == "office":
                parts.append(Office(head, head.start, end))
            elif isinstance(parts[-1], Office):
                parts[-1] = Office(parts[-1].hit, parts[-1].start, end)
    return parts, end


def _is_foreign_colleague(document: Document, sentence: Sentence, name: Span, start: int) -> bool:
    """`A, Bộ trưởng Quốc phòng Ấn Độ, bà B`: the foreign office is B's, not Vietnamese A's."""
    part = _part_at(document, sentence, start)
    if not isinstance(part, Office) or not starts_vietnamese_name(document.text, name.start):
        return False
    countries = document.within(part.start, part.end, "country")
    following = _skip(_BETWEEN_PARTS, document.text, part.end)
    named = document.at(following, "title", "rank") is not None and following > part.end + 1
    return bool(countries) and countries[0].code != "VNM" and named


def _opens_another(document: Document, sentence: Sentence, start: int) -> bool:
    """Whether the part after the comma is the next person's: a name follows it directly."""
    position = start
    while (part := _part_at(document, sentence, position)) is not None:
        position = _skip(_SPACE, document.text, part.end)
        if position == part.end:
            return False
    name = name_at(document, sentence, position) if position > start else None
    return name is not None and _stands_as_name(document, sentence, name, [])


def _stands_as_name(
    document: Document, sentence: Sentence, name: Span, parts: Sequence[Part]
) -> bool:
    """One capitalised word after an office is a name only where a verb or a pause follows.

    `Bộ trưởng Shoigu nhấn mạnh` has one, `Chủ nhiệm Tổng cục Chính trị` has not.
    """
    addressed = bool(parts) and isinstance(parts[-1], Hit) and parts[-1].subject != "country"
    city = document.at(name.start, "city")
    if city is not None and city.end >= name.end and not addressed:
        return False
    if " " in document.text[name.start : name.end]:
        return True
    if parts and isinstance(parts[-1], Hit) and parts[-1].subject in ("rank", "title"):
        return True
    after = document.text[name.end : name.end + 1]
    if name.end >= sentence.end or after in ',.;:)"':
        return True
    verb = document.word_at(name.end + 1, "predicate", "speech", "chairing", "both")
    status = document.at(name.end + 1, "status", "mechanism")
    return verb is not None or status is not None


def _free_office_end(document: Document, sentence: Sentence, position: int) -> int:
    """The end of an office after a name: up to punctuation, a verb or another person."""
    end = position
    while end < sentence.end and document.text[end] == " ":
        start = end + 1
        country = document.at(start, "country")
        if country is not None:
            end = country.end
            continue
        word = WORD.match(document.text, start, sentence.end)
        if word is None or _breaks_office(document, start):
            break
        institution = document.word_at(start, "institution")
        if institution is not None and " - " in document.quote(institution):
            end = institution.end
            continue
        if word.group().rstrip(".") in ("-", ""):
            break
        end = word.end() - (1 if word.group().endswith((".", "./.")) else 0)
        if document.text[end : end + 1] == ".":
            break
    return end


def _breaks_office(document: Document, start: int) -> bool:
    if document.word_at(start, "predicate", "counterpart", "chairing", "speech", "both"):
        return True
    if starts_vietnamese_name(document.text, start) or starts_known_name(document, start):
        return True
    if document.at(start, "mechanism", "title") is not None:
        return True
    joint = pattern("next_joined").match(document.text, start)
    if joint is not None:
        after = joint.end()
        if document.at(after, "rank", "office", "title", "country") is not None:
            return True
        return bool(document.word_at(after, "counterpart", "delegation", "predicate"))
    return False


def _skip(joint: re.Pattern[str], text: str, position: int) -> int:
    match = joint.match(text, position)
    return match.end() if match else position
