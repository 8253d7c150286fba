"""Every rule of `lexicons/page.toml` against its examples and counter-examples."""

import pytest
from pydantic import ValidationError

from dialogue_analysis.reading.normalise import normalise
from dialogue_analysis.reading.page_rules import LineRule, load_page_rules

RULES = load_page_rules()
EXAMPLES = [(name, text) for name, rule in RULES.line.items() for text in rule.examples]
COUNTER_EXAMPLES = [
    (name, text) for name, rule in RULES.line.items() for text in rule.counter_examples
]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_an_example_fits_its_rule_and_no_earlier_one(name: str, text: str) -> None:
    text = normalise(text).text
    assert next(other for other, rule in RULES.line.items() if rule.fits(text)) == name


@pytest.mark.parametrize(("name", "text"), COUNTER_EXAMPLES)
def test_a_counter_example_does_not_fit(name: str, text: str) -> None:
    assert not RULES.line[name].fits(normalise(text).text)


@pytest.mark.parametrize("part", ["credit", "scene"])
def test_caption_cues(part: str) -> None:
    pattern = getattr(RULES, part)
    assert all(pattern.search(text) for text in getattr(RULES.captions, f"{part}_examples"))
    assert not any(
        pattern.search(text) for text in getattr(RULES.captions, f"{part}_counter_examples")
    )


def test_day_openers() -> None:
    story = RULES.story
    assert all(RULES.day_opener.match(text) for text in story.day_opener_examples)
    assert not any(RULES.day_opener.match(text) for text in story.day_opener_counter_examples)


def test_phrases_are_sorted_or_grouped_without_doubles() -> None:
    for name, rule in RULES.line.items():
        folded = [phrase.casefold() for phrase in rule.phrases]
        assert len(folded) == len(set(folded)), name


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        LineRule.model_validate(
            {"kind": "label", "examples": ["a"], "counter_examples": ["b"], "x": 1}
        )
