"""Near-identical articles: agency copy that several outlets print counts once.

Compared are the passages that evidence was taken from, as runs of three words (shingles), by
containment: the share of the shorter article's runs that the other has too (Broder 1997, "On
the resemblance and containment of documents"). So a copy is known that adds a paragraph, keeps
two, or turns their order. datasketch finds the pairs worth comparing, by an index made for
containment (LSH Ensemble, Zhu et al. 2016), so that time grows with the articles and not with
their pairs; whether two are alike is then measured exactly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from dialogue_analysis.tables import Tables

# Of the articles that rules may be tried on, independent reports with a partner in common share
# 0.30 at most, two of one meeting 0.25. Copies made of them (a paragraph added, the first two
# alone, the order turned) share 0.65 or more; where a fifth of the words change, half the runs
# of three remain.
ALIKE = 0.5
RUN = 3
# The index estimates: it looks for less than what counts as alike, and rather for too many. Of
# 400 invented pairs with a containment of 0.5 to 0.9 it missed none so.
LOOKED_FOR = 0.3
FALSE_HITS, MISSES = 0.1, 0.9  # what each weighs
# In fewer quoted words, names and offices alone would make two reports of a meeting one.
FEWEST_WORDS = 40
_WORD = re.compile(r"\w+")

Run = tuple[str, ...]


def find_copies(tables: Tables, *, alike: float = ALIKE) -> pd.DataFrame:
    """Which article repeats which: `article_id`, `copy_of` and their `similarity`.

    Of several printings the first published, then the first by `article_id`, is the one
    that the others copy. `similarity` is the highest containment, 0 to 1.
    """
    partners = _partners(tables)
    runs = {
        article_id: _runs(words)
        for article_id, words in passages(tables).items()
        if len(words) >= FEWEST_WORDS
    }
    pairs = {
        (one, other): score
        for one, other in _candidates(runs)
        if partners[one] & partners[other] and (score := _shared(runs[one], runs[other])) >= alike
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


def _runs(words: list[str]) -> frozenset[Run]:
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def _shared(one: frozenset[Run], other: frozenset[Run]) -> float:
    """The share of the shorter one's runs of words that the other has too."""
    return len(one & other) / min(len(one), len(other))


def _candidates(runs: Mapping[str, frozenset[Run]]) -> list[tuple[str, str]]:
    """Pairs of articles that may share enough, each once."""
    if len(runs) < 2:
        return []
    # Half a second to import, which only those who merge need.
    from datasketch import MinHash, MinHashLSHEnsemble

    sizes = {article_id: len(found) for article_id, found in runs.items()}
    hashes = {article_id: MinHash() for article_id in runs}
    for article_id, found in runs.items():
        hashes[article_id].update_batch([" ".join(run).encode() for run in sorted(found)])
    index = MinHashLSHEnsemble(threshold=LOOKED_FOR, weights=(FALSE_HITS, MISSES))
    index.index([(article_id, hashes[article_id], sizes[article_id]) for article_id in runs])
    return sorted(
        {
            (min(one, other), max(one, other))
            for one in runs
            for other in index.query(hashes[one], sizes[one])
            if one != other
        }
    )


def _partners(tables: Tables) -> dict[str, set[str]]:
    """With whom the meetings of each article were."""
    found: dict[str, set[str]] = defaultdict(set)
    meetings = tables.meetings
    for article_id, partners in zip(meetings["article_id"], meetings["partner"], strict=True):
        found[article_id] |= set(partners.split())
    return found


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
