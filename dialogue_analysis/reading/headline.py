"""Which line is the headline: the one that the paragraphs after it talk about."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_analysis.reading.lines import Line
from dialogue_analysis.reading.page_rules import LineKind
from dialogue_analysis.reading.stamps import parse_page_date
from dialogue_analysis.reading.wording import capitals_of, names_of, repeated_share

# Bounds on the work for a page that is a list of hundreds of headlines.
_MOST_CANDIDATES = 300
_FARTHEST_LINE = 60
# More text than this makes a line no likelier the headline.
_ENOUGH_WORDS = 500
_ENOUGH_PARAGRAPHS = 4


def find_title(lines: Sequence[Line]) -> int | None:
    """Index of the headline: of the possible lines the one the following text is about."""
    paragraphs = [index for index, line in enumerate(lines) if line.kind is LineKind.PARAGRAPH]
    candidates = _find_candidates(lines)
    if len(lines) == 1 or not candidates:
        return None
    if not paragraphs:
        return candidates[0]
    support = {index: _support(lines, index) for index in candidates}
    best = max(support.values())
    # Set apart at the very top, a line is the headline even if a later one fits better.
    if candidates[0] == 0 and lines[1].gap and support[0] >= 0.2 * best:
        return 0
    if best <= 0.0:
        return max((index for index in candidates if index < paragraphs[0]), default=None)
    good = [index for index in candidates if support[index] >= 0.7 * best]
    stamped = [index for index in good if _has_date_beside(lines, index)]
    return (stamped or good)[0]


def heads_another_story(lines: Sequence[Line], *, index: int, title: int) -> bool:
    """Whether an unpunctuated line heads the paragraph after it, more than the title does.

    Args:
        lines: the lines of the page.
        index: the line in question.
        title: the headline, or the line that is tried as one.
    """
    line, headline = lines[index], lines[title]
    if line.is_credited or len(line.words) < 5 or line.folded == headline.folded:
        return False
    following = [other for other in lines[index + 1 : index + 3] if other.folded != line.folded]
    if not following or following[0].kind is not LineKind.PARAGRAPH:
        return False
    text = following[0].words
    own = repeated_share(line.words, text=text)
    # Lists of teasers say a headline twice: under the picture and above the summary.
    said_twice = line.folded in (lines[index - 1].folded, lines[index + 1].folded)
    return own > repeated_share(headline.words, text=text) and (said_twice or own >= 0.4)


def _find_candidates(lines: Sequence[Line]) -> list[int]:
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
    """Whether the line has a headline's length and ending: none, or a question or quotation."""
    if line.kind is LineKind.HEADING:
        return len(line.text) <= 200 and not line.is_credited and not line.is_doubled
    closed = line.text.rstrip(" ")[-1:]
    return line.kind is LineKind.PARAGRAPH and len(line.text) <= 160 and closed in "?!\"')"


def _support(lines: Sequence[Line], index: int) -> float:
    """How much text follows a line, how many paragraphs, and how far they speak of it.

    A teaser has one paragraph, a story several; names that the text does not repeat
    count against the line.
    """
    title = lines[index]
    paragraphs = _paragraphs_under(lines, index)
    words = [word for line in paragraphs for word in line.words]
    capitals = {word for line in paragraphs for word in capitals_of(line.text)}
    names = names_of(title.text)
    known = len(names & capitals) / len(names) if names else 1.0
    size = min(len(words), _ENOUGH_WORDS) * min(len(paragraphs), _ENOUGH_PARAGRAPHS)
    return size * repeated_share(title.words, text=words) * known**2


def _paragraphs_under(lines: Sequence[Line], title: int) -> list[Line]:
    """Paragraphs after a line until another headline begins or they are enough."""
    found: list[Line] = []
    words = 0
    for index in range(title + 1, min(title + _FARTHEST_LINE, len(lines))):
        line = lines[index]
        if line.kind is LineKind.HEADING and heads_another_story(lines, index=index, title=title):
            break
        if line.kind is LineKind.PARAGRAPH:
            found.append(line)
            words += len(line.words)
            if words > _ENOUGH_WORDS:
                break
    return found


def _has_date_beside(lines: Sequence[Line], index: int) -> bool:
    """Whether a date line, no clock, stands just before or after."""
    for neighbour in (index - 1, index + 1):
        if 0 <= neighbour < len(lines) and lines[neighbour].kind is LineKind.STAMP:
            found = parse_page_date(lines[neighbour].text)
            if found is not None and not found.is_clock:
                return True
    return False
