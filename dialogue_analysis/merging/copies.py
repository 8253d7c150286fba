"""Near-identical articles: agency copy that several outlets print counts once.

Articles are compared by the passages that evidence was taken from, word by word, by the
normalised indel similarity of rapidfuzz: twice the longest common subsequence over both
lengths. An index such as datasketch's MinHash pays where any article may copy any other;
here only articles that report the same partners can, so that few pairs remain, and an
exact measure without a hash's chance error is affordable.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import pandas as pd
from rapidfuzz.distance import Indel

from dialogue_analysis.tables import Tables

# Independent reports among the articles with gold stay below 0.4. No printed copy is among
# those that rules may be tried on, so that the bar stands where a fifth of the words may change.
ALIKE = 0.8
# Fewer quoted words than this say too little to call two articles one.
FEWEST_WORDS = 30
_WORD = re.compile(r"\w+")


def find_copies(tables: Tables, *, alike: float = ALIKE) -> pd.DataFrame:
    """Which article repeats which: `article_id`, `copy_of` and their `similarity`.

    Of several printings the first published, then the first by `article_id`, is the one
    that the others copy.
    """
    words = passages(tables)
    by_partners: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article_id, partners in sorted(_partners(tables).items()):
        if len(words.get(article_id, ())) >= FEWEST_WORDS:
            by_partners[partners].append(article_id)
    pairs = {
        pair: score
        for articles in by_partners.values()
        for pair in combinations(articles, 2)
        if (score := _similarity(words[pair[0]], words[pair[1]], alike)) >= alike
    }
    return _originals(pairs, _first_published(tables))


def passages(tables: Tables) -> dict[str, list[str]]:
    """The words of the quoted passages of each article, in the order of the page."""
    found: dict[str, list[str]] = {}
    evidence = tables.evidence[tables.evidence["column"] != "published"]
    ordered = evidence.sort_values(["article_id", "start", "end"], ascending=[True, True, False])
    for article_id, rows in ordered.groupby("article_id"):
        words: list[str] = []
        reached = 0
        for start, end, quote in zip(rows["start"], rows["end"], rows["quote"], strict=True):
            if start >= reached:  # a quotation within another adds nothing
                words += _WORD.findall(str(quote).lower())
                reached = end
        found[str(article_id)] = words
    return found


def _similarity(left: list[str], right: list[str], alike: float) -> float:
    return float(Indel.normalized_similarity(left, right, score_cutoff=alike))


def _partners(tables: Tables) -> dict[str, tuple[str, ...]]:
    """The partners of all meetings of an article."""
    grouped = tables.meetings.groupby("article_id")["partner"]
    return {
        str(article_id): tuple(sorted({code for cell in cells for code in cell.split()}))
        for article_id, cells in grouped
    }


def _first_published(tables: Tables) -> dict[str, tuple[str, str]]:
    dates = tables.articles["published"].fillna("9999")
    return {
        article_id: (date, article_id)
        for article_id, date in zip(tables.articles["article_id"], dates, strict=True)
    }


def _originals(
    pairs: dict[tuple[str, str], float], order: dict[str, tuple[str, str]]
) -> pd.DataFrame:
    """One row a copy; the original is the first of all that hang together."""
    family: dict[str, set[str]] = {}
    for left, right in pairs:
        joined = family.get(left, {left}) | family.get(right, {right})
        family |= dict.fromkeys(joined, joined)
    found = []
    for article_id, members in sorted(family.items()):
        first = min(members, key=order.__getitem__)
        if article_id != first:
            scores = [score for pair, score in pairs.items() if article_id in pair]
            found.append((article_id, first, round(max(scores), 3)))
    frame = pd.DataFrame(found, columns=["article_id", "copy_of", "similarity"])
    return frame.astype({"article_id": "str", "copy_of": "str", "similarity": "float64"})
