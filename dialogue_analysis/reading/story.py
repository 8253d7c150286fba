"""Story versus boilerplate: which ranges of a saved page are its article."""

from __future__ import annotations

from dialogue_analysis.reading.blocks import find_stamps, join_blocks
from dialogue_analysis.reading.headline import find_title
from dialogue_analysis.reading.lines import find_lines
from dialogue_analysis.reading.normalise import normalise
from dialogue_analysis.reading.page_rules import LineKind
from dialogue_analysis.reading.subject import find_subject
from dialogue_analysis.reading.walk import find_story_lines
from dialogue_analysis.records import Block, BlockKind, Stamp


def find_story(raw: str) -> tuple[tuple[Block, ...], tuple[Stamp, ...]]:
    """Blocks of the story and dates of the page, as ranges of the raw text, in order.

    Three questions, in order. Which line is the headline: the one that the paragraphs
    after it talk about. Where does the story end: at the agency's sign-off, the author's
    name, or a list of teasers from which it does not come back. What in between is not
    its own: lists under a label, teasers without one, pictures' captions said twice.

    A text without boilerplate is kept whole; a text of one line is all body.
    """
    page = normalise(raw)
    lines = find_lines(page)
    if not lines:
        return (), ()
    if len(lines) == 1 and lines[0].kind in (LineKind.HEADING, LineKind.SIGNATURE):
        return join_blocks(page, lines=lines, kept={0: BlockKind.BODY}), ()
    title = find_title(lines)
    kept = find_story_lines(find_subject(lines, title=title))
    return join_blocks(page, lines=lines, kept=kept), find_stamps(page, lines=lines, title=title)
