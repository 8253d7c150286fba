"""Story versus boilerplate: which ranges of a saved page are its article.

Three questions, in order. Which line is the headline: the one that the paragraphs
after it talk about. Where does the story end: at the agency's sign-off, the author's
name, or a list of teasers from which it does not come back. What in between is not
its own: lists under a label, teasers without one, pictures' captions said twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from dialogue_analysis.reading.lines import Line, find_lines, words_of
from dialogue_analysis.reading.normalise import NormalisedText, normalise
from dialogue_analysis.reading.page_rules import LineKind, load_page_rules
from dialogue_analysis.reading.stamps import parse_page_date
from dialogue_analysis.records import Block, BlockKind, Stamp, StampKind

_WORD = re.compile(r"[^\W_]+")
_MOST_CANDIDATES = 300
_ENOUGH_WORDS = 500
_SKIPPED = (LineKind.FURNITURE, LineKind.STAMP, LineKind.TEASER)


def find_story(raw: str) -> tuple[tuple[Block, ...], tuple[Stamp, ...]]:
    """Blocks of the story and dates of the page, as ranges of the raw text, in order.

    A text without boilerplate is kept whole; a text of one line is all body.
    """
    page = normalise(raw)
    lines = find_lines(page)
    if not lines:
        return (), ()
    if len(lines) == 1 and lines[0].kind in (LineKind.HEADING, LineKind.SIGNATURE):
        return _blocks(page, lines, {0: BlockKind.BODY}), ()
    title = find_title(lines)
    walk = _Walk(lines, title)
    walk.run()
    return _blocks(page, lines, walk.kept), _stamps(page, lines, title)


# --- the headline -------------------------------------------------------------------


def find_title(lines: Sequence[Line]) -> int | None:
    """Index of the headline: of the possible lines the one the following text is about."""
    paragraphs = [index for index, line in enumerate(lines) if line.kind is LineKind.PARAGRAPH]
    candidates = _title_candidates(lines)
    if len(lines) == 1 or not candidates:
        return None
    if not paragraphs:
        return candidates[0]
    support = {index: _support(lines, index) for index in candidates}
    best = max(support.values())
    if candidates[0] == 0 and lines[1].gap and support[0] >= 0.2 * best:
        return 0
    if best <= 0.0:
        return max((index for index in candidates if index < paragraphs[0]), default=None)
    good = [index for index in candidates if support[index] >= 0.7 * best]
    stamped = [index for index in good if _has_date_beside(lines, index)]
    return (stamped or good)[0]


def _title_candidates(lines: Sequence[Line]) -> list[int]:
    """Lines that may be the headline: short, unpunctuated, not in a list of teasers."""
    found = []
    in_list = False
    for index, line in enumerate(lines):
        if line.kind is LineKind.LABEL:
            in_list = True
        elif line.kind is LineKind.STAMP or (
            line.gap and lines[index - 1].kind is not LineKind.LABEL
        ):
            in_list = False
        if not in_list and _looks_like_title(line):
            found.append(index)
    long_enough = [index for index in found if len(lines[index].words) >= 5]
    return (long_enough or found)[:_MOST_CANDIDATES]


def _looks_like_title(line: Line) -> bool:
    if line.kind is LineKind.HEADING:
        return len(line.text) <= 200 and not line.is_credited and not line.is_doubled
    closed = line.text.rstrip(" ")[-1:]
    return line.kind is LineKind.PARAGRAPH and len(line.text) <= 160 and closed in "?!\"')"


def _support(lines: Sequence[Line], index: int) -> float:
    """How much text follows a line, how many paragraphs, and how far they speak of it.

    The text ends where another headline begins. A teaser has one paragraph, a story
    several; names that the text does not repeat count against the line.
    """
    title = lines[index]
    words: list[str] = []
    capitals: set[str] = set()
    paragraphs = 0
    for at in range(index + 1, min(index + 60, len(lines))):
        line = lines[at]
        if line.kind is LineKind.HEADING and _begins_another(lines, index, at):
            break
        if line.kind is LineKind.PARAGRAPH:
            words += line.words
            capitals.update(_capitals(line.text))
            paragraphs += 1
            if len(words) > _ENOUGH_WORDS:
                break
    names = _names(title.text)
    known = len(names & capitals) / len(names) if names else 1.0
    size = min(len(words), _ENOUGH_WORDS) * min(paragraphs, 4)
    return size * _shared(title.words, words) * known**2


def _begins_another(lines: Sequence[Line], title: int, index: int) -> bool:
    """Whether an unpunctuated line heads the paragraph after it, more than the title does."""
    line = lines[index]
    following = [other for other in lines[index + 1 : index + 3] if other.folded != line.folded]
    if line.is_credited or len(line.words) < 5:
        return False
    if not following or following[0].kind is not LineKind.PARAGRAPH:
        return False
    own = _shared(line.words, following[0].words)
    said_twice = lines[index - 1].folded == line.folded or lines[index + 1].folded == line.folded
    if lines[title].folded == line.folded:
        return False
    return own > _shared(lines[title].words, following[0].words) and (said_twice or own >= 0.4)


def _shared(words: Sequence[str], text: Sequence[str]) -> float:
    """Share of the pairs of neighbouring words that the text repeats."""
    pairs = set(_pairs(words))
    return len(pairs.intersection(_pairs(text))) / len(pairs) if pairs else 0.0


def _has_date_beside(lines: Sequence[Line], index: int) -> bool:
    """Whether a date line, no clock, stands just before or after."""
    for neighbour in (index - 1, index + 1):
        if 0 <= neighbour < len(lines) and lines[neighbour].kind is LineKind.STAMP:
            found = parse_page_date(lines[neighbour].text)
            if found is not None and not found.is_clock:
                return True
    return False


# --- what the story talks about -------------------------------------------------------


def _pairs(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    return pairwise(words)


@lru_cache(maxsize=4096)
def _capitals(text: str) -> tuple[str, ...]:
    """Capitalised words of the text, as they are written."""
    return tuple(word for word in _WORD.findall(text) if word[0].isupper())


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    """Capitalised words but for those that open a sentence, a quotation or a clause."""
    return frozenset(
        match.group()
        for match in _WORD.finditer(text)
        if match.group()[0].isupper() and not _opens_sentence(text, match.start())
    )


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at].rstrip(" \"'([-")
    return not before or before[-1] in ":.?!;"


@dataclass
class _Vocabulary:
    """Names and pairs of words of the story's certain lines, counted by line."""

    names: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, line: Line) -> None:
        self.names.update(set(_capitals(line.text)))
        self.pairs.update(set(_pairs(line.words)))

    def name_share(self, line: Line, *, own: int) -> float:
        """Share of the line's names that other lines say; 1 where it has none."""
        names = _names(line.text)
        return sum(self.names[name] > own for name in names) / len(names) if names else 1.0

    def pair_share(self, line: Line, *, own: int) -> float:
        """Share of the line's pairs of words that other lines say."""
        pairs = set(_pairs(line.words))
        return sum(self.pairs[pair] > own for pair in pairs) / len(pairs) if pairs else 0.0


# --- walking down the page --------------------------------------------------------------


class _Walk:
    """One pass over the lines after the headline, deciding for each what it is."""

    def __init__(self, lines: Sequence[Line], title: int | None) -> None:
        self.lines = lines
        self.title = title
        self.first = 0 if title is None else title + 1
        self.kept: dict[int, BlockKind] = {}
        self.has_body = False
        # Pairs of words as they are written: `quốc phòng` is no name, whatever its case here.
        self.written = {pair for line in lines for pair in _pairs(_WORD.findall(line.text))}
        self.certain = self._certain()
        self.vocabulary = _Vocabulary()
        for index in sorted(self.certain):
            self.vocabulary.add(lines[index])
        if title is not None:
            self.vocabulary.add(lines[title])
            self.kept[title] = BlockKind.TITLE
        self.seen: dict[str, int] = {} if title is None else {lines[title].folded: title}
        self.in_list = False
        self.ended = False
        self.after_teaser = False
        self.after_image = False
        self.summaries = 0

    def run(self) -> None:
        for index in range(self.first, len(self.lines)):
            line = self.lines[index]
            if line.kind in _SKIPPED:
                continue
            if line.kind is LineKind.IMAGE:
                self.after_image = True
                continue
            if self._repeats(index):
                continue
            if line.kind is LineKind.LABEL:
                self.in_list = True
                if self.ended:
                    return
                continue
            if self.ended:
                if not self._after_end(index):
                    return
                continue
            if self.in_list and not self._resumes(index):
                continue
            self.in_list = False
            self._in_story(index)
            self.has_body |= self.kept.get(index) in (BlockKind.LEAD, BlockKind.BODY)
            self.after_image = False
            self.in_list = self.summaries >= 2

    # what was certain before the walk

    def _certain(self) -> set[int]:
        """Paragraphs that are the story's beyond doubt, as far as looks go.

        Not those in a list under a label, nor those under a headline that names
        somebody or something new, which might be a teaser's.
        """
        found: set[int] = set()
        said = set() if self.title is None else set(_capitals(self.lines[self.title].text))
        in_list = under_headline = False
        doubts = 0
        for index in range(self.first, len(self.lines)):
            line = self.lines[index]
            if line.kind is LineKind.LABEL:
                in_list = True
            elif line.kind is LineKind.HEADING and not line.is_credited:
                under_headline = len(found) > 1 and self._heads_another(index, said)
                continue
            elif line.kind is LineKind.PARAGRAPH:
                if (in_list or under_headline) and not (line.gap and self._opens_on(line)):
                    doubts += under_headline
                    if doubts > 1:
                        break
                    under_headline = False
                    continue
                in_list = False
                doubts = 0
                found.add(index)
                said.update(_capitals(line.text))
                if line.is_signed_off:
                    break
            elif self._is_byline(index) and len(found) > 1:
                break
            under_headline = False
        return found

    def _heads_another(self, index: int, said: set[str]) -> bool:
        """Whether a headline inside the story may be a teaser's, with a summary after it."""
        line = self.lines[index]
        if line.is_doubled or not said.issuperset(_names(line.text)):
            return True
        return _begins_another(self.lines, index if self.title is None else self.title, index)

    def _opens_on(self, line: Line) -> bool:
        folded = line.text.casefold()
        return folded.startswith(load_page_rules().openers) or folded.startswith(("-", '"'))

    def _own(self, index: int) -> int:
        """How often a line itself is counted in the vocabulary."""
        return int(index in self.certain)

    def _known(self, index: int) -> bool:
        """Whether the line names nobody and nothing the story does not name."""
        return self.vocabulary.name_share(self.lines[index], own=self._own(index)) == 1.0

    def _topical(self, index: int) -> bool:
        line = self.lines[index]
        own = self._own(index)
        if self._opens_on(line):
            return True
        return (
            self.vocabulary.name_share(line, own=own) >= 0.7
            and self.vocabulary.pair_share(line, own=own) >= 0.2
        )

    def _is_byline(self, index: int) -> bool:
        line = self.lines[index]
        if line.kind is LineKind.BYLINE:
            return True
        if line.kind is not LineKind.SIGNATURE:
            return False
        bare = line.text.split("(")[0].strip()
        return not any(pair in self.written for pair in _pairs(words_of(bare)))

    # decisions

    def _repeats(self, index: int) -> bool:
        """Whether the line was said before: the next picture text, or after the end."""
        line = self.lines[index]
        key = line.folded
        earlier = self.seen.get(key)
        if earlier is None and index and self.kept.get(index - 1) is BlockKind.CAPTION:
            previous = self.lines[index - 1].folded
            shorter = min(len(previous), len(key))
            if shorter > 12 and previous[:shorter] == key[:shorter]:
                earlier = index - 1
        if earlier is None:
            if line.kind is not LineKind.LABEL:
                self.seen[key] = index
            return False
        if earlier not in self.kept:
            return not (line.kind is LineKind.PARAGRAPH and not self.ended and self._topical(index))
        kind = self.kept[earlier]
        if kind is BlockKind.TITLE and line.is_credited:
            return False
        if kind is BlockKind.LEAD and earlier != index - 1 and not self.ended:
            return False  # some sites make their lead of a sentence of the story
        if self.lines[earlier].is_credited and not line.is_credited and earlier != index - 1:
            return self.ended  # and some a caption
        if kind is BlockKind.BODY and len(line.text) <= 300 and not line.is_credited:
            self.kept[earlier] = BlockKind.CAPTION
        return True

    def _resumes(self, index: int) -> bool:
        """Whether the story goes on here after a list of teasers."""
        line = self.lines[index]
        if line.kind is not LineKind.PARAGRAPH or len(line.text) < 60:
            return self._is_byline(index) and line.gap
        if line.gap or self.lines[index - 1].kind is LineKind.LABEL:
            return self._topical(index)
        summarises = _shared(self.lines[index - 1].words, line.words) >= 0.3
        return self._opens_on(line) or (
            self._known(index) and self._topical(index) and not summarises
        )

    def _after_end(self, index: int) -> bool:
        """Keeps a further signature or a caption of the story; false at anything else."""
        line = self.lines[index]
        if self._is_byline(index):
            self.kept[index] = BlockKind.BYLINE
            return True
        if line.is_credited and self.vocabulary.pair_share(line, own=0) >= 0.2:
            self.kept[index] = BlockKind.CAPTION
            return True
        names = _names(line.text)
        if names and self._known(index) and self.vocabulary.pair_share(line, own=0) >= 0.6:
            self.kept[index] = BlockKind.CAPTION
            return True
        return False

    def _in_story(self, index: int) -> None:
        line = self.lines[index]
        if line.kind is LineKind.CREDIT:
            self._credit(index)
        elif self._is_byline(index):
            self.kept[index] = BlockKind.BYLINE
            self.ended = self.has_body and not self._goes_on_after(index)
        elif line.is_doubled:
            self.after_teaser = True
        elif self._is_caption(index):
            self.kept[index] = BlockKind.CAPTION
        elif line.kind is LineKind.PARAGRAPH:
            self._paragraph(index)
        else:
            self._heading(index)

    def _credit(self, index: int) -> None:
        """A credit in a line of its own makes the line before it a caption."""
        if self.lines[index].gap:
            return
        self.kept[index] = BlockKind.CAPTION
        if self.kept.get(index - 1) is BlockKind.BODY and len(self.lines[index - 1].text) <= 300:
            self.kept[index - 1] = BlockKind.CAPTION

    def _paragraph(self, index: int) -> None:
        line = self.lines[index]
        if self.after_teaser and not (line.gap and self._topical(index)):
            self.after_teaser = False
            if not self._topical(index) or not self._opens_on(line):
                self.summaries += 1
                return
        self.after_teaser = False
        is_lead = self.title is not None and not self.has_body
        self.kept[index] = BlockKind.LEAD if is_lead else BlockKind.BODY
        self.ended = line.is_signed_off

    def _heading(self, index: int) -> None:
        """An unpunctuated line inside the story: lead, caption, sub-heading or teaser."""
        line = self.lines[index]
        own = self._own(index)
        share = self.vocabulary.pair_share(line, own=own)
        known = self._known(index)
        next_line = self.lines[index + 1] if index + 1 < len(self.lines) else None
        runs_on = next_line is not None and next_line.kind is LineKind.PARAGRAPH
        heads_another = _begins_another(self.lines, self.title or 0, index)
        self.after_teaser = False
        if self._is_open_lead(index):
            self.kept[index] = BlockKind.LEAD
        elif heads_another or not known:
            self.after_teaser = True
        elif self.has_body and not line.gap and runs_on and len(line.text) <= 60:
            self.kept[index] = BlockKind.BODY  # a sub-heading
        elif _names(line.text) and share >= 0.4:
            self.kept[index] = BlockKind.CAPTION
        elif self._opens_on(line) and len(line.text) >= 80:
            self.kept[index] = BlockKind.BODY  # a paragraph that lost its full stop

    def _is_open_lead(self, index: int) -> bool:
        """Whether the line is a lead without a full stop, alone between headline and body."""
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        alone = line.gap and following is not None and following.gap
        if self.has_body or not alone or len(line.words) < 10:
            return False
        return self.vocabulary.name_share(line, own=self._own(index)) >= 0.5

    def _is_caption(self, index: int) -> bool:
        line = self.lines[index]
        if line.is_credited or (self.after_image and len(line.text) <= 400):
            return True
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if following and following.folded == line.folded:
            return line.kind is LineKind.PARAGRAPH or (self._known(index) and self._topical(index))
        rules = load_page_rules()
        if len(line.text) > 220:
            return False
        if rules.scene.search(line.text):
            return True
        alone = line.gap and (following is None or following.gap)
        if not alone or len(line.text) > 160 or line.kind is not LineKind.PARAGRAPH:
            return False
        if not self.has_body or self._opens_on(line):
            return False
        return bool(rules.action.search(line.text) and not rules.report.search(line.text))

    def _goes_on_after(self, index: int) -> bool:
        """Whether a byline is no end: what follows goes on with the story."""
        following = self.lines[index + 1 : index + 3]
        if not following or following[0].kind is not LineKind.PARAGRAPH:
            return False
        if following[0].is_credited or following[0].folded in self.seen:
            return False
        if self._opens_on(following[0]):
            return True
        return all(
            line.kind is LineKind.PARAGRAPH and len(line.text) > 150 and self._topical(at)
            for at, line in enumerate(following, index + 1)
        )


# --- results ----------------------------------------------------------------------------


def _blocks(
    page: NormalisedText, lines: Sequence[Line], kept: dict[int, BlockKind]
) -> tuple[Block, ...]:
    """Blocks in text order; neighbouring sentences of one line are one block."""
    joined: list[tuple[BlockKind, int, int, int, int]] = []
    for index in sorted(kept):
        line, kind = lines[index], kept[index]
        if joined:
            last_kind, number, last_index, start, _ = joined[-1]
            same = kind is last_kind is BlockKind.BODY
            if same and number == line.number and last_index == index - 1:
                joined[-1] = (kind, number, index, start, line.end)
                continue
        joined.append((kind, line.number, index, line.start, line.end))
    blocks = []
    for kind, _, _, start, end in joined:
        span = page.to_raw(start, end)
        blocks.append(Block(kind, span.start, span.end))
    return tuple(blocks)


def _stamps(page: NormalisedText, lines: Sequence[Line], title: int | None) -> tuple[Stamp, ...]:
    """The clock above the story, and the date beside the headline."""
    if title is None:
        return ()
    body = next(
        (i for i in range(title + 1, len(lines)) if lines[i].kind is LineKind.PARAGRAPH), title
    )
    found = []
    for index in range(body + 1):
        line = lines[index]
        date = parse_page_date(line.text) if line.kind is LineKind.STAMP else None
        if date is not None:
            distance = sum(
                other.kind is not LineKind.FURNITURE
                for other in lines[min(index, title) + 1 : max(index, title)]
            )
            kind = StampKind.CLOCK if date.is_clock or distance > 1 else StampKind.PUBLISHED
            span = page.to_raw(line.start + date.start, line.start + date.end)
            found.append(Stamp(kind, date.day, span.start, span.end))
    return tuple(found)
