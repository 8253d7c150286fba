"""Proper names: Vietnamese, Latin, Russian, hyphenated Korean, with initials and particles."""

from __future__ import annotations

import re
from functools import cache

from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.lexicons.loader import load_list, plain
from dialogue_analysis.records import Span

WORD = re.compile(r"[^\s,;:()\"/…!?\[\]]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_SPACED_HYPHEN = re.compile(r" ?- ?([^\W\d_]+)(?= |[,.;:)]|$)")
_TWO_WORDS = re.compile(r"([^\W\d_]+) ([^\W\d_]+)")
_MOST_NAME_WORDS = 5


@cache
def surnames() -> frozenset[str]:
    """Vietnamese family names."""
    return frozenset(plain(row["surname"]) for row in load_list("name_parts"))


@cache
def particles() -> frozenset[str]:
    """Words in small letters inside foreign names."""
    return frozenset(row["particle"] for row in load_list("name_particles"))


def starts_vietnamese_name(text: str, start: int) -> bool:
    """Whether a Vietnamese family name and another capitalised syllable stand at `start`."""
    match = _TWO_WORDS.match(text, start)
    return match is not None and match[1].capitalize() in surnames() and match[2][0].isupper()


def starts_known_name(document: Document, start: int) -> bool:
    """Whether a full name that the story gives behind a rank or `ông`, `bà` stands at `start`."""
    return any(document.text.startswith(name, start) for name in document.names)


def name_at(document: Document, sentence: Sentence, start: int) -> Span | None:
    """A proper name at `start`: capitalised words, initials, particles, hyphens."""
    end, count = start, 0
    while count < _MOST_NAME_WORDS and end < sentence.end:
        begin = end + (count > 0 and document.text[end : end + 1] == " ")
        if count and begin == end:
            break
        word = WORD.match(document.text, begin, sentence.end)
        if word is None or not _is_name_word(document, word.group(), begin, count):
            hyphen = _SPACED_HYPHEN.match(document.text, end, sentence.end) if count else None
            if hyphen is None or not _continues_name(document, hyphen):
                break
            end = hyphen.end()
            continue
        text = word.group()
        initials = _INITIALS.fullmatch(text) is not None
        end = word.end() - (0 if initials else len(text) - len(text.rstrip(".-'")))
        count += text not in particles()
        if document.text[end : end + 1] == ".":
            break
    while end > start and document.text[end - 1] in " -":
        end -= 1
    while (last := document.text[start:end].rsplit(" ", 1)[-1]) in particles():
        end -= len(last) + 1
    return Span(start, end) if end > start else None


def _is_name_word(document: Document, word: str, start: int, count: int) -> bool:
    if document.at(start, "office", "rank", "mechanism", "title") is not None:
        return False
    # In a headline in capitals the verb behind a name looks like a part of it.
    if count > 1 and word.isupper() and document.word_at(start, "predicate", "visit", "speech"):
        return False
    if count == 0 and document.at(start, "country") is not None:
        return False
    if count == 0 and _is_vietnamese_person(document, start):
        return True
    known = document.word_at(start, "institution", "open_institution", "delegation", "both")
    if known is not None and (count == 0 or " " in document.quote(known)):
        return False
    if word[0].isupper():
        return not word.isdigit()
    head, _, rest = word.partition("-")
    return count > 0 and head in particles() and (not rest or rest[0].isupper())


def _is_vietnamese_person(document: Document, start: int) -> bool:
    """`Đoàn Công Trứ` is a person, `Đoàn Việt Nam` a delegation."""
    given = start + len("Đoàn ")
    delegation = document.text.startswith("Đoàn ", start)
    return (
        delegation
        and starts_vietnamese_name(document.text, start)
        and document.at(given, "country", "office", "rank", "city") is None
        and document.word_at(given, "institution", "open_institution", "predicate") is None
    )


def _continues_name(document: Document, hyphen: re.Match[str]) -> bool:
    start = hyphen.start(1)
    known = document.at(start, "office", "rank", "country", "mechanism", "title")
    if known is not None or document.word_at(start, "institution", "predicate", "delegation"):
        return False
    spaced_pair = document.text[hyphen.start()] == " " and hyphen.group(1)[0].isupper()
    return not spaced_pair
