"""Titles of documents: the subject they name, and whether two name one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import get_args

from rapidfuzz import fuzz, utils

from dialogue_analysis.codes import Topic
from dialogue_analysis.labels import Language, label
from dialogue_analysis.lexicons.loader import load_list

# Of all pairs of titles in the record, those of one document and one date reach 79 or more,
# those of two documents 75 at most: "peacekeeping" and "extension … of peacekeeping".
ALIKE_OF_ONE_DATE = 77
ALIKE = 80
_REMARK = re.compile(r"\(.*?\)")
_NUMBER = re.compile(r"\d+")


def numbers(*titles: str | None) -> frozenset[str]:
    """Years and ordinals in the titles."""
    return frozenset(_NUMBER.findall(" ".join(filter(None, titles))))


def similar_titles(left: str, right: str, *, partner: str, of_one_date: bool = False) -> bool:
    """Whether titles in one language name one subject; a general document has no subject.

    Compared by rapidfuzz's ratio of sorted words, without those that titles of any subject
    have. A remark in brackets that one title alone has does not tell documents of one date apart.
    """
    pairs = [(left, right)]
    if of_one_date and bool(_REMARK.search(left)) != bool(_REMARK.search(right)):
        pairs.append((_REMARK.sub("", left), _REMARK.sub("", right)))
    bar = ALIKE_OF_ONE_DATE if of_one_date else ALIKE
    return any(
        fuzz.token_sort_ratio(subject(one, partner), subject(other, partner)) >= bar
        for one, other in pairs
    )


@lru_cache(maxsize=4096)
def subject(title: str, partner: str) -> str:
    """The words that tell a title from others of its partner.

    >>> subject("MoU on defence cooperation between Viet Nam and France", "FRA")
    ''
    >>> subject("Memorandum on cooperation in UN peacekeeping", "KOR")
    'un peacekeeping'
    """
    left_out = _of_any_subject() | _names(partner)
    words = utils.default_process(title).split()
    return " ".join(word for word in words if word not in left_out and not _NUMBER.search(word))


@cache
def _of_any_subject() -> frozenset[str]:
    """Words that titles of any subject have; "new" and the like are told by the dates."""
    return frozenset(row["word"] for row in load_list("title_words"))


@cache
def _names(partner: str) -> frozenset[str]:
    """The words of the partners' names, in both languages."""
    names = [label("partner", partner, language=language) for language in get_args(Language)]
    return frozenset(utils.default_process(" ".join([partner, *names])).split())


def spelled_out(title: str, partner: str) -> frozenset[str]:
    """The topics whose code an English title spells out.

    >>> sorted(spelled_out("Agreement on military medicine cooperation", "FRA"))
    ['military_medicine']
    """
    words = set(subject(title, partner).split())
    return frozenset(str(topic) for topic in Topic if words and _code_words(topic) <= words)


@cache
def _code_words(topic: Topic) -> frozenset[str]:
    return frozenset(topic.split("_")) - _of_any_subject()
