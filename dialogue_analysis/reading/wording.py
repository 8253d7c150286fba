"""Names and pairs of words, by which one line is seen to speak of what others say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dialogue_analysis.reading.lines import Line

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many of the counted lines each name and each pair of words stands."""

    names: Counter[str]
    pairs: Counter[tuple[str, str]]

    def name_share(self, line: Line, *, own: int) -> float:
        """Share of the line's names that other lines say; 1 where it has none.

        Args:
            line: any line of the page.
            own: how often the line itself was counted.
        """
        names = names_of(line.text)
        return sum(self.names[name] > own for name in names) / len(names) if names else 1.0

    def pair_share(self, line: Line, *, own: int) -> float:
        """Share of the line's pairs of words that other lines say; 0 where it has none.

        Args:
            line: any line of the page.
            own: how often the line itself was counted.
        """
        pairs = pairs_of(line.words)
        return sum(self.pairs[pair] > own for pair in pairs) / len(pairs) if pairs else 0.0


def count_vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """The vocabulary of the lines; what a line says twice counts once."""
    vocabulary = Vocabulary(Counter(), Counter())
    for line in lines:
        vocabulary.names.update(set(capitals_of(line.text)))
        vocabulary.pairs.update(pairs_of(line.words))
    return vocabulary


def pairs_of(words: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs of neighbouring words."""
    return set(pairwise(words))


def repeated_share(words: Sequence[str], *, text: Sequence[str]) -> float:
    """Share of the pairs of neighbouring words that the text repeats; 0 without any."""
    pairs = pairs_of(words)
    return len(pairs & pairs_of(text)) / len(pairs) if pairs else 0.0


def written_pairs(lines: Iterable[Line]) -> frozenset[tuple[str, str]]:
    """All pairs of neighbouring words of a line, in the case they are written in."""
    return frozenset(pair for line in lines for pair in pairwise(_WORD.findall(line.text)))


@lru_cache(maxsize=4096)
def capitals_of(text: str) -> tuple[str, ...]:
    """Capitalised words of the text, as they are written.

    >>> capitals_of("Hai bên thăm Hà Nội.")
    ('Hai', 'Hà', 'Nội')
    """
    return tuple(word for word in _WORD.findall(text) if word[0].isupper())


@lru_cache(maxsize=4096)
def names_of(text: str) -> frozenset[str]:
    """Capitalised words but for those that open a sentence, a quotation or a clause.

    >>> sorted(names_of("Hai bên thăm Hà Nội."))
    ['Hà', 'Nội']
    """
    return frozenset(
        match.group()
        for match in _WORD.finditer(text)
        if match.group()[0].isupper() and not _opens_sentence(text, match.start())
    )


def _opens_sentence(text: str, at: int) -> bool:
    """Whether nothing or a stop stands before the place, quotation marks apart."""
    before = text[max(0, at - 8) : at].rstrip(" \"'([-")
    return not before or before[-1] in ":.?!;"
