"""Titles of documents: the subject they name, and whether two name one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale
from rapidfuzz import fuzz, utils

from dialogue_analysis.codes import Topic
from dialogue_analysis.lexicons.loader import load_list

# Of all pairs of titles in the record, those of one document and one date reach 79 or more,
# those of two documents 75 at most: "peacekeeping" and "extension … of peacekeeping".
ALIKE_OF_ONE_DATE = 77
ALIKE = 80
# Words that titles of any subject have; "new" and the like are told by the dates.
_COMMON_WORDS = """
    mou memorandum agreement arrangement framework joint vision statement letter intent protocol
    plan programme minutes of on in the a an and for between to towards through defence defense
    military national bilateral cooperation relations enhancing deepening advancing ministry
    ministries two both viet nam vietnam republic new renewed updated three five year years
    bản ghi nhớ thỏa thuận khung tuyên bố tầm nhìn chung ý định thư nghị kế hoạch chương trình
    biên về việc quan hệ hợp tác quốc phòng song phương trong lĩnh vực giai đoạn giữa hai bộ và
    việt quân sự
"""
_ANY_SUBJECT = frozenset(_COMMON_WORDS.split())
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
    left_out = _ANY_SUBJECT | _names(partner)
    words = utils.default_process(title).split()
    return " ".join(word for word in words if word not in left_out and not _NUMBER.search(word))


@cache
def _names(partner: str) -> frozenset[str]:
    """The words of the partners' names, in both languages."""
    codes = {row["iso3"]: row["alpha2"] for row in load_list("iso3166")}
    known = [codes[part] for part in partner.split() if part in codes]
    names = [Locale(language).territories[code] for code in known for language in ("en", "vi")]
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
    return frozenset(topic.split("_")) - _ANY_SUBJECT
