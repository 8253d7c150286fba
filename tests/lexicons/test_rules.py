"""Every rule finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

import pytest

from dialogue_analysis.lexicons import load_lexicon
from dialogue_analysis.lexicons.loader import RULE_FILES, load_rules, plain

RULES = [
    pytest.param(subject, f"{subject}.{key}", rule, id=f"{subject}.{key}")
    for name, (subject, _) in RULE_FILES.items()
    for key, rule in load_rules(name).items()
]


def found(subject: str, text: str) -> set[str]:
    return {hit.rule_id for hit in load_lexicon().scan(plain(text)) if hit.subject == subject}


@pytest.mark.parametrize(("subject", "rule_id", "rule"), RULES)
def test_examples_match(subject: str, rule_id: str, rule) -> None:
    for text in rule.examples:
        assert rule_id in found(subject, text), text


@pytest.mark.parametrize(("subject", "rule_id", "rule"), RULES)
def test_counter_examples_do_not_match(subject: str, rule_id: str, rule) -> None:
    for text in rule.counter_examples:
        assert rule_id not in found(subject, text), text


@pytest.mark.parametrize(("subject", "rule_id", "rule"), RULES)
def test_no_phrase_is_a_sentence(subject: str, rule_id: str, rule) -> None:
    for phrase in (*rule.phrases, *rule.masks):
        assert len(phrase.split()) <= 10, phrase


@pytest.mark.parametrize("name", RULE_FILES)
def test_no_phrase_stands_in_two_rules_of_one_file(name: str) -> None:
    owners: dict[tuple[str, str], str] = {}
    for key, rule in load_rules(name).items():
        # A word may have several functions; within one it belongs to one rule.
        function = rule.code if name == "words" else ""
        for phrase in rule.phrases:
            assert owners.setdefault((plain(phrase), function), key) == key, phrase


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("mời tàu hải quân thăm", {"topic.ship_visits"}),
        ("mời bộ trưởng thăm", {"topic.delegation_exchange"}),
    ],
)
def test_a_mask_hides_a_phrase_of_its_own_range(text: str, topics: set[str]) -> None:
    """With gaps, a mask and a phrase of its rule may end up on the same words."""
    assert found("topic", text) == topics
