"""The lexicons stay lists of short phrases, and what the pages at hand never use is shown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from gold_sets import gold_sets

from dialogue_analysis.coding.dates import find_dates, load_date_rules
from dialogue_analysis.coding.document import open_document
from dialogue_analysis.lexicons.loader import RULE_FILES, load_rules, rule_entries
from dialogue_analysis.lexicons.patterns import load_patterns
from dialogue_analysis.lexicons.rules import Rule
from dialogue_analysis.lexicons.scanner import Lexicon
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
# Offices and meetings have proper names of up to ten words, which cannot be cut:
# `Hội nghị Bộ trưởng Quốc phòng các nước ASEAN`, `Phó Chủ tịch Ủy ban Tham mưu trưởng liên quân`.
NAMES = {"offices": 10, "mechanisms": 10}
# A mask holds a phrase of its rule whole, and these words that tell it from the phrase.
MOST_MASK_WORDS_BESIDE = 2
# Entries as long as these may be learnt from one article.
TELLING_WORDS = 4

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
    assert [mask for mask in rule.masks if words(mask) > _mask_limit(rule, mask, limit)] == []


def _mask_limit(rule: Rule, mask: str, limit: int) -> int:
    held = [words(phrase) for phrase in rule.phrases if _covers(mask, phrase)]
    return max(limit, max(held, default=0) + MOST_MASK_WORDS_BESIDE)


@pytest.mark.parametrize("name", load_patterns())
def test_patterns_are_short(name: str) -> None:
    """Words in a row of a pattern, between its alternatives and gaps, are few as well."""
    runs = re.split(r"\\[a-zA-Z]|[|()\[\]{}?*+.^$]", load_patterns()[name].pattern)
    assert [run for run in runs if words(run) > MOST_WORDS] == []


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


def gold_articles() -> list[Path]:
    """The founding and the development articles, as far as they are there."""
    sets = [each for name, each in gold_sets().items() if name != "composed" and each.present]
    return [path for each in sets for path in each.files("open")]


def rules_of_one_article() -> dict[str, set[str]]:
    """Rules without a note that only one of the founding and development articles uses."""
    where: dict[str, set[str]] = {}
    for path in gold_articles():
        for hit in open_document(read_article(path)).hits:
            where.setdefault(hit.rule_id, set()).add(path.stem)
    known = {f"{subject}.{k}" for n, (subject, _) in RULE_FILES.items() for k in load_rules(n)}
    return {
        rule: stems
        for rule, stems in sorted(where.items())
        if len(stems) == 1 and rule in known - noted()
    }


def entries_of_one_article() -> dict[str, list[str]]:
    """Longer phrases and masks that one founding or development article alone has, by rule.

    Rules with a note say themselves why they are as they are.
    """
    entries = [entry for name in RULE_FILES for entry in rule_entries(name)]
    # A subject of its own for each entry: none hides another.
    lone = [
        replace(entry, subject=str(number), mask=False)
        for number, entry in enumerate(entries)
        if words(entry.phrase) >= TELLING_WORDS and not entry.rule.note
    ]
    scanner = Lexicon(lone)
    where: dict[int, set[str]] = {}
    for path in gold_articles():
        document = open_document(read_article(path))
        for sentence in document.sentences:
            for hit in scanner.scan(document.quote(sentence)):
                where.setdefault(int(hit.subject), set()).add(path.stem)
    once: dict[str, list[str]] = {}
    for number, stems in sorted(where.items()):
        if len(stems) == 1:
            entry = entries[number]
            once.setdefault(entry.rule_id, []).append(entry.phrase)
    return once


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
        for rule, stems in rules_of_one_article().items():
            print(f"  {rule}: {min(stems)}")
        once = entries_of_one_article()
        count = sum(map(len, once.values()))
        print(f"\n{count} phrases and masks of rules without a note stand in one article only:")
        for rule, phrases in sorted(once.items()):
            print(f"  {rule}: {', '.join(phrases)}")
    assert len(known & set(found)) > len(known) / 2
    assert len(used) > 100


def test_every_topic_and_status_is_met() -> None:
    """The pages at hand exercise the heart of the codebook."""
    found, _ = fired()
    statuses = {f"status.{key}" for key in load_rules("statuses")} - UNMET
    assert statuses <= set(found)
