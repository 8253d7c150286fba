"""The partner of an article: whom Viet Nam sits down with."""

from __future__ import annotations

from collections import Counter

from dialogue_analysis.coding.document import Document
from dialogue_analysis.coding.people import HOME
from dialogue_analysis.records import BlockKind

# The headline says what a report is about, the lead repeats it.
WEIGHTS = {BlockKind.TITLE: 6, BlockKind.LEAD: 4, BlockKind.BODY: 1, BlockKind.CAPTION: 1}
# Organisations named in every second report for what they stand for, not as a partner.
FORUMS = {"UN", "ASEAN"}


def main_partner(document: Document) -> str | None:
    """The foreign country or organisation that the story names most, headline first."""
    votes: Counter[str] = Counter()
    for sentence in document.sentences:
        for hit in document.within(sentence.start, sentence.end, "country"):
            if hit.code != HOME:
                votes[hit.code] += WEIGHTS[sentence.kind] if hit.code not in FORUMS else 1
    if not votes:
        return None
    return max(votes, key=lambda code: (code not in FORUMS, votes[code]))
