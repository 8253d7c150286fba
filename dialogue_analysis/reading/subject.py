"""What the story is about, as the paragraphs tell that are its own beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dialogue_analysis.reading.headline import heads_another_story
from dialogue_analysis.reading.lines import Line, words_of
from dialogue_analysis.reading.page_rules import LineKind
from dialogue_analysis.reading.sequel import Said, goes_on, opens_as_sequel, summarises
from dialogue_analysis.reading.wording import (
    Vocabulary,
    capitals_of,
    count_vocabulary,
    names_of,
    pairs_of,
    repeated_share,
    written_pairs,
)

# A paragraph that names nothing new is the story's when it shares so many pairs of words.
_LEAST_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Subject:
    """A page with its headline, and answers on how far each line belongs to the story.

    `certain` are the paragraphs that `vocabulary` counts besides the headline; `written`
    are the pairs of words of the whole page in the case they are written in, `said` is what
    the certain lines name, and `has_gaps` whether blank lines stand between paragraphs.
    """

    lines: Sequence[Line]
    title: int | None
    certain: frozenset[int]
    vocabulary: Vocabulary
    written: frozenset[tuple[str, str]]
    said: Said
    has_gaps: bool

    @property
    def first(self) -> int:
        """Index of the first line that may be the story's, after the headline."""
        return _first_after(self.title)

    def next_line(self, index: int) -> Line | None:
        """The line after this one, or `None` at the end of the page."""
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def name_share(self, index: int) -> float:
        """Share of the line's names that the story says elsewhere; 1 where it has none."""
        return self.vocabulary.name_share(self.lines[index], own=self._own(index))

    def pair_share(self, index: int) -> float:
        """Share of the line's pairs of words that the story says elsewhere."""
        return self.vocabulary.pair_share(self.lines[index], own=self._own(index))

    def is_known(self, index: int) -> bool:
        """Whether the line names nobody and nothing the story does not name."""
        return self.name_share(index) == 1.0

    def is_topical(self, index: int) -> bool:
        """Whether the line goes on with the story, by its opening or by what it speaks of."""
        if opens_as_sequel(self.lines[index]):
            return True
        return self.name_share(index) >= 0.7 and self.pair_share(index) >= 0.2

    def goes_on(self, index: int, *, teaser: int) -> bool:
        """Whether a paragraph after a teaser is the story's next, no summary of the teaser."""
        line, headline = self.lines[index], self.lines[teaser]
        if goes_on(line, teaser=headline, said=self.said):
            return line.gap or not self.has_gaps or opens_as_sequel(line)
        if not line.gap or summarises(line, teaser=headline, said=self.said):
            return False
        if self.is_topical(index):
            return True
        repeats = repeated_share(headline.words, text=line.words) > 0
        return not repeats and self.is_known(index) and self.pair_share(index) >= _LEAST_SHARE

    def tells_of(self, index: int, *, teaser: int) -> bool:
        """Whether a paragraph names what a teaser above it does and the story does not."""
        names = names_of(self.lines[index].text) & names_of(self.lines[teaser].text)
        return not opens_as_sequel(self.lines[index]) and bool(names - self.said.names)

    def is_byline(self, index: int) -> bool:
        """Whether the line is an author's or an agency's name."""
        return _is_byline(self.lines[index], self.written)

    def _own(self, index: int) -> int:
        """How often the line itself is counted in the vocabulary."""
        return int(index in self.certain)


def find_subject(lines: Sequence[Line], *, title: int | None) -> Subject:
    """The subject of the story under the headline, or of the whole page without one."""
    written = written_pairs(lines)
    certain = _find_certain(lines, title, written)
    counted = certain if title is None else certain | {title}
    story = [lines[index] for index in sorted(counted)]
    has_gaps = any(line.gap for line in lines[_first_after(title) :] if len(line.words) > 9)
    return Subject(lines, title, certain, count_vocabulary(story), written, Said(story), has_gaps)


def _first_after(title: int | None) -> int:
    return 0 if title is None else title + 1


def _find_certain(
    lines: Sequence[Line], title: int | None, written: AbstractSet[tuple[str, str]]
) -> frozenset[int]:
    """Paragraphs that are the story's beyond doubt, as far as looks go.

    Not those in a list under a label, nor those under a headline that names
    somebody or something new, which might be a teaser's.
    """
    found: set[int] = set()
    said = set() if title is None else set(capitals_of(lines[title].text))
    in_list = under_headline = False
    doubts = teaser = 0
    for index in range(_first_after(title), len(lines)):
        line = lines[index]
        if line.kind is LineKind.HEADING and not line.is_credited:
            under_headline = bool(found) and _may_head_teaser(lines, index, title, said)
            teaser = index
            continue
        if line.kind is LineKind.LABEL:
            in_list = True
        elif line.kind is LineKind.PARAGRAPH:
            if (in_list or under_headline) and not (
                line.gap and _follows(lines, index, teaser, title, found)
            ):
                doubts += under_headline
                if doubts > 1:  # two teasers on end are a list: the story is over
                    break
            else:
                in_list = False
                doubts = 0
                found.add(index)
                said.update(capitals_of(line.text))
                if line.is_signed_off:
                    break
        elif len(found) > 1 and _is_byline(line, written):
            break
        under_headline = False
    return frozenset(found)


def _follows(
    lines: Sequence[Line], index: int, teaser: int, title: int | None, found: AbstractSet[int]
) -> bool:
    """Whether the paragraph goes on with what was found of the story before the teaser."""
    story = found if title is None else found | {title}
    headline = lines[teaser] if teaser and teaser not in story else None
    return goes_on(lines[index], teaser=headline, said=Said(lines[at] for at in sorted(story)))


def _may_head_teaser(
    lines: Sequence[Line], index: int, title: int | None, said: AbstractSet[str]
) -> bool:
    """Whether a headline inside the story may be a teaser's, with a summary after it."""
    line = lines[index]
    if line.is_doubled or not names_of(line.text) <= said:
        return True
    return title is not None and heads_another_story(lines, index=index, title=title)


def _is_byline(line: Line, written: AbstractSet[tuple[str, str]]) -> bool:
    """Whether the line is a byline, or a signature of words that are nowhere in lower case.

    `Quốc Phòng` is no author where the page also writes `quốc phòng`.
    """
    if line.kind is not LineKind.SIGNATURE:
        return line.kind is LineKind.BYLINE
    bare = line.text.split("(")[0].strip()
    return written.isdisjoint(pairs_of(words_of(bare)))
