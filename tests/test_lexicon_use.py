"""The lexicons stay lists of short phrases, and what the pages at hand never use is shown."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from gold_sets import gold_sets

from dialogue_analysis.coding.dates import find_dates, load_date_rules
from dialogue_analysis.coding.document import open_document
from dialogue_analysis.lexicons.loader import RULE_FILES, load_rules
from dialogue_analysis.pipeline import parse_article
from dialogue_analysis.reading import read_article
from dialogue_analysis.tables import article_rows

ROOT = Path(__file__).parents[1]
PAGES = [
    *sorted((ROOT / "data/raw").iterdir()),
    *sorted((ROOT / "tests/data/composed").glob("*.txt")),
]
# A phrase of more words than these is a sentence learnt by heart.
MOST_WORDS = 8
MOST_MASK_WORDS = 10
# Offices and meetings have long proper names: `Hội nghị Bộ trưởng Quốc phòng các nước ASEAN`.
NAMES = {"offices": 10, "mechanisms": 10}

# Cues that the press uses and the pages at hand do not: their own tests hold them.
UNMET = {"status.priority"}

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
    limit = NAMES.get(name, MOST_WORDS)
    assert [phrase for phrase in rule.phrases if words(phrase) > limit] == []
    assert [phrase for phrase in rule.masks if words(phrase) > MOST_MASK_WORDS] == []


def idle_masks() -> dict[str, list[str]]:
    """Masks that cover no phrase of their own rule whole: they hide nothing."""
    idle: dict[str, list[str]] = {}
    for name, (subject, _) in RULE_FILES.items():
        for key, rule in load_rules(name).items():
            found = [mask for mask in rule.masks if not any(_covers(mask, p) for p in rule.phrases)]
            if found:
                idle[f"{subject}.{key}"] = found
    return idle


def _covers(mask: str, phrase: str) -> bool:
    if " … " in mask:  # its gap may hold the phrase
        return True
    parts = (part.strip() for part in phrase.lower().split("…"))
    return all(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", mask.lower()) for part in parts)


def test_every_mask_can_hide_something() -> None:
    """A mask works only where a phrase of its own rule lies in it."""
    assert idle_masks() == {}


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


def noted() -> set[str]:
    """Rules whose oddity a note explains."""
    return {
        f"{subject}.{key}"
        for name, (subject, _) in RULE_FILES.items()
        for key, rule in load_rules(name).items()
        if rule.note
    }


def phrases_of_one_article() -> dict[str, set[str]]:
    """Rules without a note that only one of the founding and development articles uses."""
    sets = [each for name, each in gold_sets().items() if name != "composed" and each.present]
    articles = [path for each in sets for path in each.files("open")]
    where: dict[str, set[str]] = {}
    for path in articles:
        for hit in open_document(read_article(path)).hits:
            where.setdefault(hit.rule_id, set()).add(path.stem)
    known = {f"{subject}.{k}" for n, (subject, _) in RULE_FILES.items() for k in load_rules(n)}
    return {
        rule: stems
        for rule, stems in sorted(where.items())
        if len(stems) == 1 and rule in known - noted()
    }


def test_rules_that_few_pages_use_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A report, not a limit: `pytest -n 0 tests/test_lexicon_use.py` prints it."""
    found, used = fired()
    known = {
        f"{subject}.{key}" for name, (subject, _) in RULE_FILES.items() for key in load_rules(name)
    }
    known |= {f"date.{name}" for name in load_date_rules()}
    silent = sorted(known - set(found))
    with capsys.disabled():
        if silent:
            print(f"\n{len(silent)} of {len(known)} rules are found in none of {len(PAGES)} pages:")
            print("  " + ", ".join(silent))
        print("\nrules without a note that fire in one article only:")
        for rule, stems in phrases_of_one_article().items():
            print(f"  {rule}: {min(stems)}")
    assert len(known & set(found)) > len(known) / 2
    assert len(used) > 100


def test_every_topic_and_status_is_met() -> None:
    """The pages at hand exercise the heart of the codebook."""
    found, _ = fired()
    statuses = {f"status.{key}" for key in load_rules("statuses")} - UNMET
    assert statuses <= set(found)
