"""The lexicons stay lists of short phrases, and what the pages at hand never use is shown."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from dialogue_analysis.coding.dates import find_dates, load_date_rules
from dialogue_analysis.coding.document import open_document
from dialogue_analysis.lexicons.loader import RULE_FILES, load_rules
from dialogue_analysis.pipeline import parse_article
from dialogue_analysis.reading import read_article
from dialogue_analysis.tables import article_rows

ROOT = Path(__file__).parents[1]
PAGES = [
    *sorted((ROOT / "data/raw").glob("*.txt")),
    *sorted((ROOT / "tests/data/composed").glob("*.txt")),
]
# A phrase of more words than these is a sentence learnt by heart.
MOST_WORDS = 8
MOST_MASK_WORDS = 10

RULES = [
    pytest.param(name, key, id=f"{subject}.{key}")
    for name, (subject, _) in RULE_FILES.items()
    for key in load_rules(name)
]


def words(phrase: str) -> int:
    """Words of a phrase; hyphens and gaps are none."""
    return len([word for word in re.split(r"[\s-]+", phrase) if word and word != "…"])


@pytest.mark.parametrize(("name", "key"), RULES)
def test_phrases_are_short(name: str, key: str) -> None:
    rule = load_rules(name)[key]
    assert [phrase for phrase in rule.phrases if words(phrase) > MOST_WORDS] == []
    assert [phrase for phrase in rule.masks if words(phrase) > MOST_MASK_WORDS] == []


@pytest.mark.parametrize(("name", "key"), RULES)
def test_a_mask_hides_something(name: str, key: str) -> None:
    """A mask only counts where it covers a whole phrase of its rule."""
    rule = load_rules(name)[key]
    useless = [
        mask
        for mask in rule.masks
        if not any(_covers(mask.lower(), phrase.lower()) for phrase in rule.phrases)
    ]
    assert len(useless) <= USELESS.get(f"{name}.{key}", 0), useless


def _covers(mask: str, phrase: str) -> bool:
    parts = [part.strip() for part in phrase.split(" … ")]
    if " … " in mask:  # its gap may hold the phrase
        return True
    return all(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", mask) for part in parts)


# Masks that cover no phrase of their rule and so do nothing; the numbers may only fall.
USELESS: dict[str, int] = {}


def fired() -> tuple[Counter[str], Counter[str]]:
    """How often each rule is found in the stories, and how often it justifies a cell."""
    found: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for path in PAGES:
        document = open_document(read_article(path))
        found.update(hit.rule_id for hit in document.hits)
        for sentence in document.sentences:
            found.update(d.rule_id for d in find_dates(document.text, sentence.start, sentence.end))
        used.update(row[-1] for row in article_rows(parse_article(path))["evidence"])
    return found, used


def test_rules_that_no_page_uses_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A report, not a limit: `pytest -s tests/test_lexicon_use.py` prints it."""
    found, used = fired()
    known = {f"{subject}.{key}" for name, (subject, _) in RULE_FILES.items() for key in load_rules(name)}
    known |= {f"date.{name}" for name in load_date_rules()}
    silent = sorted(known - set(found))
    with capsys.disabled():
        if silent:
            print(f"\n{len(silent)} of {len(known)} rules are found in none of {len(PAGES)} pages:")
            print("  " + ", ".join(silent))
    assert len(known & set(found)) > len(known) / 2
    assert len(used) > 100


def test_every_topic_and_status_is_met() -> None:
    """The pages at hand exercise the heart of the codebook."""
    found, _ = fired()
    statuses = {f"status.{key}" for key in load_rules("statuses")}
    assert statuses <= set(found)
