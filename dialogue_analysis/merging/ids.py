"""Ids of events, from what the events are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from dialogue_analysis.merging.reports import Report

Cells = dict[str, Any]


def name_events(cells: Sequence[Cells], groups: Sequence[Sequence[Report]]) -> list[str]:
    """Ids from what the events are: `GBR-policy_dialogue-4`, `FRA-courtesy_call-2018-03-27`.

    Where two would be called alike, an edition is followed by its date, and what is still
    alike by a letter, in the order of their reports' ids.
    """
    names = [_name(event) for event in cells]
    twice = Counter(names)
    names = [
        f"{name}-{event['date_start'] or 'undated'}"
        if event["edition"] and twice[name] > 1
        else name
        for name, event in zip(names, cells, strict=True)
    ]
    twice = Counter(names)
    order = sorted(range(len(names)), key=lambda at: [report.key for report in groups[at]])
    letters: dict[str, Iterator[str]] = defaultdict(_letters)
    for at in order:
        if twice[names[at]] > 1:
            names[at] += f"-{next(letters[names[at]])}"
    return names


def _name(event: Cells) -> str:
    start = f"{event['partner'].replace(' ', '_')}-{event['mechanism']}"
    return f"{start}-{event['edition'] or event['date_start'] or 'undated'}"


def _letters() -> Iterator[str]:
    """The letters a to z, then a1 to z1, and so on."""
    for round_ in count():
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield f"{letter}{round_ or ''}"
