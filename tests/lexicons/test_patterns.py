"""Every pattern is found in its examples and in none of its counter-examples."""

from __future__ import annotations

import pytest

from dialogue_analysis.lexicons.patterns import load_patterns, pattern

NAMES = sorted(load_patterns())


@pytest.mark.parametrize("name", NAMES)
def test_examples(name: str) -> None:
    for text in load_patterns()[name].examples:
        assert pattern(name).search(text), text


@pytest.mark.parametrize("name", NAMES)
def test_counter_examples(name: str) -> None:
    for text in load_patterns()[name].counter_examples:
        assert not pattern(name).search(text), text
