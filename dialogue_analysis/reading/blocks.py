"""The story's lines and the page's dates as ranges of the raw text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dialogue_analysis.reading.lines import Line
from dialogue_analysis.reading.normalise import NormalisedText
from dialogue_analysis.reading.page_rules import LineKind
from dialogue_analysis.reading.stamps import parse_page_date
from dialogue_analysis.records import Block, BlockKind, Stamp, StampKind

# What stands between the items of a menu in one line, in the raw text.
_BETWEEN_ITEMS = re.compile(r"\s{2,}|\t|\s[|>»›/•]\s")
_MENU_ITEMS = 4
# So many of the site's own lines on end are a menu, an item a line.
_MENU_LINES = 4


def join_blocks(
    page: NormalisedText, *, lines: Sequence[Line], kept: Mapping[int, BlockKind]
) -> tuple[Block, ...]:
    """Blocks in text order; neighbouring sentences of one line are one block.

    Args:
        page: the page that the lines are of.
        lines: all lines of the page.
        kept: the story's lines by their index, and what each of them is.
    """
    runs: list[list[int]] = []
    for index in sorted(kept):
        if runs and _goes_with(lines, kept, runs[-1][-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    return tuple(_block(page, kept[run[0]], lines[run[0]], lines[run[-1]]) for run in runs)


def find_stamps(
    page: NormalisedText, *, lines: Sequence[Line], title: int | None
) -> tuple[Stamp, ...]:
    """The clock above the story, and the date beside the headline.

    Args:
        page: the page that the lines are of.
        lines: all lines of the page.
        title: index of the headline; without one no date is known to be the story's.
    """
    if title is None:
        return ()
    body = next(
        (i for i in range(title + 1, len(lines)) if lines[i].kind is LineKind.PARAGRAPH), title
    )
    found = (_stamp(page, lines, index, title) for index in range(body + 1))
    return tuple(stamp for stamp in found if stamp is not None)


def _goes_with(
    lines: Sequence[Line], kept: Mapping[int, BlockKind], previous: int, index: int
) -> bool:
    """Whether two kept lines are neighbouring sentences of one line of body text."""
    if kept[previous] is not BlockKind.BODY or kept[index] is not BlockKind.BODY:
        return False
    return previous == index - 1 and lines[previous].number == lines[index].number


def _block(page: NormalisedText, kind: BlockKind, first: Line, last: Line) -> Block:
    span = page.to_raw(first.start, last.end)
    return Block(kind, span.start, span.end)


def _stamp(page: NormalisedText, lines: Sequence[Line], index: int, title: int) -> Stamp | None:
    """The date that the line consists of: the story's beside the headline, else a clock.

    Beside: at most one line of text stands between, and above the headline no menu. A
    path ("Tin tức / Đối ngoại") is no menu.
    """
    line = lines[index]
    date = parse_page_date(line.text) if line.kind is LineKind.STAMP else None
    if date is None:
        return None
    between = lines[min(index, title) + 1 : max(index, title)]
    distance = sum(other.kind is not LineKind.FURNITURE for other in between)
    over_menu = index < title and _has_menu(page, between)
    is_clock = date.is_clock or over_menu or distance > 1
    kind = StampKind.CLOCK if is_clock else StampKind.PUBLISHED
    span = page.to_raw(line.start + date.start, line.start + date.end)
    return Stamp(kind, date.day, span.start, span.end)


def _has_menu(page: NormalisedText, lines: Sequence[Line]) -> bool:
    """Whether the lines hold a menu: many items in one line, or many of the site's words."""
    own = [line for line in lines if line.kind is LineKind.FURNITURE]
    spans = [page.to_raw(line.start, line.end) for line in own]
    items = [len(_BETWEEN_ITEMS.split(page.raw[span.start : span.end])) for span in spans]
    return len(own) >= _MENU_LINES or any(count >= _MENU_ITEMS for count in items)
