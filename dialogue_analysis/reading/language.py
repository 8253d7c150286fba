"""Is this text Vietnamese?"""

from __future__ import annotations

import re

from dialogue_analysis.reading.normalise import normalise
from dialogue_analysis.reading.page_rules import load_page_rules

_WORD = re.compile(r"[^\W\d_]+")
_VIETNAMESE_LETTER = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_SAMPLE = 20_000


def is_vietnamese(text: str) -> bool:
    """Whether the text is Vietnamese, typed with its diacritics.

    Of the words, a good share must carry letters that only Vietnamese has, or be
    among its commonest words.

    >>> is_vietnamese("Hai bên nhất trí tăng cường hợp tác."), is_vietnamese("The two sides met.")
    (True, False)
    """
    words = _words(text)
    if not words:
        return False
    marked = sum(bool(_VIETNAMESE_LETTER.search(word)) for word in words)
    return marked / len(words) >= 0.2


def is_unaccented_vietnamese(text: str) -> bool:
    """Whether the text looks like Vietnamese typed without diacritics.

    >>> is_unaccented_vietnamese("Hai ben nhat tri tang cuong hop tac quoc phong.")
    True
    """
    words = _words(text)
    if not words or is_vietnamese(text):
        return False
    known = load_page_rules().unaccented_words
    return sum(word in known for word in words) / len(words) >= 0.25


def _words(text: str) -> list[str]:
    return _WORD.findall(normalise(text[:_SAMPLE]).text.casefold())
