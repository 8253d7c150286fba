"""Which lines are the captions of pictures, in the story and after its end."""

from __future__ import annotations

from dialogue_analysis.reading.page_rules import LineKind, load_page_rules
from dialogue_analysis.reading.sequel import opens_as_sequel
from dialogue_analysis.reading.subject import Subject
from dialogue_analysis.reading.wording import names_of


def is_caption(subject: Subject, index: int, *, after_image: bool, has_body: bool) -> bool:
    """Whether a line inside the story is a caption.

    Args:
        subject: the page and what its story is about.
        index: the line in question.
        after_image: whether the page shows a picture just before the line.
        has_body: whether a paragraph of the story stands before the line.
    """
    line = subject.lines[index]
    if line.is_credited or (after_image and len(line.text) <= 400):
        return True
    following = subject.next_line(index)
    # Pages say a caption twice: as the picture's alternative text and below it.
    if following is not None and following.folded == line.folded:
        return line.kind is LineKind.PARAGRAPH or (
            subject.is_known(index) and subject.is_topical(index)
        )
    if len(line.text) <= 220 and load_page_rules().scene.search(line.text):
        return True
    return has_body and _shows_action(subject, index)


def is_late_caption(subject: Subject, index: int) -> bool:
    """Whether a line after the story's end is a caption of the story's own picture."""
    line = subject.lines[index]
    share = subject.vocabulary.pair_share(line, own=0)
    if line.is_credited and share >= 0.2:
        return True
    return bool(names_of(line.text)) and share >= 0.6 and subject.is_known(index)


def _shows_action(subject: Subject, index: int) -> bool:
    """Whether a short line, alone between gaps, tells what a person in a picture does."""
    line = subject.lines[index]
    following = subject.next_line(index)
    alone = line.gap and (following is None or following.gap)
    if not alone or len(line.text) > 160 or line.kind is not LineKind.PARAGRAPH:
        return False
    if opens_as_sequel(line):
        return False
    rules = load_page_rules()
    return bool(rules.action.search(line.text) and not rules.report.search(line.text))
