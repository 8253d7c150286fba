"""The package beside what a user would otherwise reach for, on the same stories.

Baselines: `dateparser.search` for dates, underthesea's named entities for people and places,
and the plain presence of a topic's phrases for topics. They know nothing of meetings, so
all are compared article by article: the set of values that an article's meetings have.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pandas as pd
from dateparser.search import search_dates
from underthesea import ner

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from gold_sets import GoldSet, gold_sets, missing  # noqa: E402  (found by the line above)

from dialogue_analysis import read_article  # noqa: E402
from dialogue_analysis.dataset import to_csv  # noqa: E402
from dialogue_analysis.evaluation import CodedArticle, read_codings  # noqa: E402
from dialogue_analysis.evaluation.alignment import fold, spelled_alike  # noqa: E402
from dialogue_analysis.evaluation.codings import CodedMeeting  # noqa: E402
from dialogue_analysis.lexicons.loader import load_rules  # noqa: E402

RESULTS = Path(__file__).with_name("results.csv")
# Without a date to start from, dateparser takes today's, and figures would change every day.
DATE_SETTINGS = {
    "DATE_ORDER": "DMY",
    "PREFER_DATES_FROM": "past",
    "RELATIVE_BASE": datetime(2026, 1, 1),
}

Values = set[str]
Method = Callable[[str], Values]


def story_of(path: Path) -> str:
    """The story as our reader finds it: menus and teasers would only hurt the baselines."""
    article = read_article(path)
    return "\n".join(article.raw[block.start : block.end] for block in article.blocks)


def found_dates(story: str) -> Iterator[str]:
    """The days that dateparser finds, as ISO dates, in order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser's own deprecations
        for line in story.splitlines():
            for _, date in search_dates(line, languages=["vi"], settings=DATE_SETTINGS) or ():
                yield date.date().isoformat()


def first_date(story: str) -> Values:
    """The first day found: what a careful user would take for the meeting's."""
    return {next(found_dates(story), "")} - {""}


def all_dates(story: str) -> Values:
    """Every day found."""
    return set(found_dates(story))


def entities(story: str, kind: str) -> Iterator[str]:
    """The named entities of one kind, as written, in order."""
    for line in filter(str.strip, story.splitlines()):
        words: list[str] = []
        for word, _, _, tag in [*ner(line), ("", "", "", "O")]:
            if tag != f"I-{kind}" and words:
                yield " ".join(words)
                words = []
            if tag.endswith(f"-{kind}"):
                words.append(word)


def people(story: str) -> Values:
    """All persons."""
    return set(entities(story, "PER"))


def places(story: str) -> Values:
    """All places."""
    return set(map(fold, entities(story, "LOC")))


def first_place(story: str) -> Values:
    """The first place found."""
    return {fold(next(entities(story, "LOC"), ""))} - {""}


def topics(story: str) -> Values:
    """Topics of which a phrase of our own lexicon stands in the story, however it is meant."""
    text = " ".join(story.casefold().split())
    return {
        rule.code
        for rule in load_rules("topics").values()
        for phrase in rule.phrases
        if phrase.casefold() in text
    }


def of_article(article: CodedArticle, table: str, column: str) -> Values:
    """The values of a column in all meetings of an article."""

    def rows(meeting: CodedMeeting) -> list[Mapping[str, str | None]]:
        return [meeting.cells] if table == "meetings" else list(meeting.rows[table])

    return {row[column] or "" for each in article.meetings for row in rows(each)} - {""}


def day_and_month(values: Values) -> Values:
    """Dates without their year: `XX-XX` where the day is unknown is none."""
    return {value[5:] for value in values if re.fullmatch(r"....-\d\d-\d\d", value)}


# column → baselines by name; city and people are compared folded, as `evaluation` does.
FIELDS: dict[str, dict[str, Method]] = {
    "meeting.date_start": {"dateparser, first": first_date, "dateparser, all": all_dates},
    "meeting.date_start, day and month": {
        "dateparser, first": lambda story: day_and_month(first_date(story)),
        "dateparser, all": lambda story: day_and_month(all_dates(story)),
    },
    "meeting.city": {"underthesea, first": first_place, "underthesea, all": places},
    "participant.name": {"underthesea, all": people},
    "cooperation.topic": {"keywords": topics},
}
COLUMNS = {
    "meeting.date_start": ("meetings", "date_start"),
    "meeting.date_start, day and month": ("meetings", "date_start"),
    "meeting.city": ("meetings", "city"),
    "participant.name": ("participants", "name"),
    "cooperation.topic": ("cooperation", "topic"),
}


def coded_values(article: CodedArticle, field: str) -> Values:
    """What a coding has in a field, in the form that is compared."""
    values = of_article(article, *COLUMNS[field])
    if field.endswith("day and month"):
        return day_and_month(values)
    return set(map(fold, values)) if field == "meeting.city" else values


def respelled(names: Values, gold: CodedArticle) -> Values:
    """Names in the gold's spelling where they nearly agree: the same mercy for all."""
    rows = {"participants": tuple({"name": name} for name in sorted(names))}
    loose = CodedArticle("", relevant=True, meetings=(CodedMeeting({}, rows),))
    return of_article(spelled_alike(gold, loose)[1], "participants", "name")


def compare(gold_set: GoldSet) -> Iterator[tuple[str, str, str, int, int, int]]:
    """Set, field, method, and the numbers in gold, predicted and correct, summed over articles."""
    gold, own = gold_set.read_gold(), read_codings(gold_set.code())
    stories = {path.stem: story_of(path) for path in gold_set.files()}
    for field, baselines in FIELDS.items():
        for method in ("dialogue_analysis", *baselines):
            sums = [0, 0, 0]
            for stem, story in stories.items():
                wanted = coded_values(gold[stem], field)
                if method in baselines:
                    had = baselines[method](story)
                else:
                    had = coded_values(own[stem], field)
                if field == "participant.name":
                    wanted, had = respelled(wanted, gold[stem]), respelled(had, gold[stem])
                for number, values in enumerate((wanted, had, wanted & had)):
                    sums[number] += len(values)
            yield (gold_set.name, field, method, *sums)


def main() -> None:
    """Compare on the open articles of every set that is there; write `results.csv`."""
    rows = []
    for gold_set in gold_sets().values():
        if gold_set.present:
            rows += list(compare(gold_set))
        else:
            print(missing(gold_set))
    frame = pd.DataFrame(rows, columns=["set", "field", "method", "gold", "predicted", "correct"])
    frame["precision"] = frame["correct"] / frame["predicted"].clip(lower=1)
    frame["recall"] = frame["correct"] / frame["gold"].clip(lower=1)
    frame["f1"] = 2 * frame["correct"] / (frame["gold"] + frame["predicted"]).clip(lower=1)
    frame = frame.round(3)
    RESULTS.write_bytes(to_csv(frame))
    wide = frame.pivot_table(index=["field", "method"], columns="set", values="f1", sort=False)
    print(wide.to_string())


if __name__ == "__main__":
    main()
