"""The lines of a page and what each shows by itself: a label, a byline, a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dialogue_analysis.reading.normalise import NormalisedText
from dialogue_analysis.reading.page_rules import LineKind, load_page_rules
from dialogue_analysis.reading.sentences import split_sentences
from dialogue_analysis.reading.stamps import is_stamp_line
from dialogue_analysis.records import Span

_WORD = re.compile(r"[^\W_]+")
_CLOSERS = "\"')]} "
# A menu in one line, as the raw text shows it: many short items set apart by wide gaps.
_MENU = re.compile(r"\s*\S(?:(?!\s{2}|\t).){0,34}(?:(?:\s{2,}|\t)\S(?:(?!\s{2}|\t).){0,34}){2,}\s*")
_DOUBLED = re.compile(r"(.{12,300}?)\s+\1")
_CREDIT_REACH = 140
_SIGN_OFF = "./."
# A line so long that nobody wrote it as one: the paragraphs of a page run together.
_DUMP = 1_200
_PICTURE_CREDIT = re.compile(r"\((?:Ảnh|Nguồn ảnh|Photo)\b[^()]{0,80}\)\.?", re.IGNORECASE)
_AGENCY = re.compile(r"(?<=\./\.)\s*\([^()]{2,60}\)")
_HASHTAG = re.compile(r"(?<=\s)#[^\W\d]\S*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page, or a sentence of a line that runs paragraphs together.

    `start` and `end` count the normalised text; `gap` says that a blank line, or
    another kind of break, stands before it; `number` is the line it is from.
    """

    kind: LineKind
    text: str
    start: int
    end: int
    number: int
    gap: bool

    @property
    def folded(self) -> str:
        """The text in lower case without its picture credit and final stop."""
        return without_credit(self.text).casefold().rstrip(" .,;")

    @property
    def is_credited(self) -> bool:
        """Whether the line ends with a picture credit."""
        return load_page_rules().credit.search(self.text[-_CREDIT_REACH:]) is not None

    @property
    def is_doubled(self) -> bool:
        """Whether the line says the same twice: `X X`."""
        return _DOUBLED.fullmatch(self.text) is not None

    @property
    def is_signed_off(self) -> bool:
        """Whether the line ends as agencies end a report: `./.`."""
        return self.text.endswith(_SIGN_OFF)

    @property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return words_of(self.text)


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[str, ...]:
    """Words of the text in lower case."""
    return tuple(_WORD.findall(text.casefold()))


@lru_cache(maxsize=2048)
def without_credit(text: str) -> str:
    """A caption without its picture credit.

    >>> without_credit("Quang cảnh Đối thoại. Ảnh: Bộ Quốc phòng Đức")
    'Quang cảnh Đối thoại'
    """
    head, tail = text[:-_CREDIT_REACH], text[-_CREDIT_REACH:]
    return (head + load_page_rules().credit.sub("", tail)).rstrip(" .")


def find_lines(page: NormalisedText) -> list[Line]:
    """All lines of the page that are not blank, in order."""
    lines: list[Line] = []
    gap = True
    for number, (start, end) in enumerate(_line_ranges(page.text)):
        if start == end:
            gap = True
            continue
        span = page.to_raw(start, end)
        is_menu = _MENU.fullmatch(page.raw, span.start, span.end) is not None
        for piece in _pieces(page.text, start, end):
            text = page.text[piece.start : piece.end]
            kind = kind_of_line(text)
            if is_menu and kind is not LineKind.STAMP:
                kind = LineKind.FURNITURE
            lines.append(Line(kind, text, piece.start, piece.end, number, gap))
            gap = False
    return lines


def kind_of_line(text: str) -> LineKind:
    """What a normalised, trimmed line is by its own look.

    >>> kind_of_line("Tin cùng chuyên mục").value, kind_of_line("Hai bên hội đàm.").value
    ('label', 'paragraph')
    """
    if len(text) <= 400:
        if is_stamp_line(text):
            return LineKind.STAMP
        for rule in load_page_rules().line.values():
            if rule.fits(text):
                return rule.kind
    if text.rstrip(_CLOSERS)[-1:] in ".!?…;:" or len(text) > 300:
        return LineKind.PARAGRAPH
    return LineKind.HEADING


def _line_ranges(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        left = len(line) - len(line.lstrip())
        stripped = line.strip()
        yield start + left, start + left + len(stripped)
        start += len(line) + 1


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The parts of one line: the line itself, or what was run together in it."""
    line = text[start:end]
    glue = load_page_rules().glue.search(line, 0, 200)
    if glue and end - start < _DUMP:
        return [Span(start + glue.end(), end)]
    if end - start < _DUMP and not _is_run_on(line):
        return [Span(start, end)]
    return list(_split_run_on(text, start, end))


def _is_run_on(line: str) -> bool:
    """Whether more follows, in the same line, on a sign-off or on a picture credit."""
    sign_off = line.find(_SIGN_OFF)
    if 0 <= sign_off < len(line) - len(_SIGN_OFF) - 1:
        return True
    credit = _PICTURE_CREDIT.search(line)
    return credit is not None and len(line) - credit.end() > 40


def _split_run_on(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of a run-on line; a picture credit goes with the sentence it follows."""
    cuts = {end}
    for credit in _PICTURE_CREDIT.finditer(text, start, end):
        cuts.add(credit.end())
    for tag in _HASHTAG.finditer(text, start, end):
        cuts.add(tag.start())
    for agency in _AGENCY.finditer(text, start, end):
        cuts.add(agency.end())
    begin = start
    for cut in sorted(cuts):
        pending: Span | None = None
        for sentence in split_sentences(text, begin, cut):
            if pending is not None and _PICTURE_CREDIT.match(text, sentence.start, sentence.end):
                pending = Span(pending.start, sentence.end)
                continue
            if pending is not None:
                yield pending
            pending = sentence
        if pending is not None:
            yield pending
        begin = cut
