"""How far two coders agree beyond chance, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import krippendorff
import numpy as np
import pandas as pd

from dialogue_analysis.codes import AgreementType, Mechanism, PositionCode, Topic
from dialogue_analysis.evaluation.alignment import align, fold, spelled_alike
from dialogue_analysis.evaluation.codings import CodedArticle, CodedMeeting, Row, read_codings
from dialogue_analysis.evaluation.layers import MEETING_COLUMNS, PERSON_COLUMNS
from dialogue_analysis.evaluation.scores import Source

# column, unit, the value of one coder, the value of the other
Unit = tuple[str, str, str, str]

YES, NO, EMPTY = "yes", "no", "(empty)"
# Units that stand only where a coder saw something: nobody counted what both left out, and
# without that there is no chance agreement to correct for.
OPEN_ENDED = ("meetings.reported", "participants.reported")


def alpha(one: Source, other: Source) -> pd.DataFrame:
    """Krippendorff's alpha (nominal) of two codings, column by column.

    What a unit is: an article for `articles`; a meeting that both have for `meetings`; a
    person whom both have in it for `participants`. For topics, positions, documents' types
    and references each code of the codebook is a unit in each meeting (each article for
    references), coded yes or no; status and side are compared where both said yes, and
    a code with several is compared by all of them together. Meetings and people are
    matched first (`align`): whether both saw them is what `score` measures. Articles that
    one coder lacks are left out. An empty cell is a value.

    Returns:
        One row a column: `column`, `alpha`, the number of `units`, and the share on which
        the two `agree`. Alpha is missing where all values are the same: without variation
        it is not defined.

    Raises:
        EvaluationError: codings cannot be read.
    """
    units = _units(one, other)
    rows = []
    for column, values in units[~units["column"].isin(OPEN_ENDED)].groupby("column", sort=False):
        pair = values[["one", "other"]]
        codes = pd.factorize(pair.to_numpy().ravel(order="F"))[0].reshape(2, -1)
        varied = codes.max() > 0
        value = _nominal(codes) if varied else np.nan
        rows.append((column, value, len(pair), (pair["one"] == pair["other"]).mean()))
    return pd.DataFrame(rows, columns=["column", "alpha", "units", "agree"])


def disagreements(one: Source, other: Source) -> pd.DataFrame:
    """What was taken for what: differing values of the units of `alpha`, most frequent first.

    Beside those columns, `meetings.reported` and `participants.reported` count the meetings
    and people that only one of the two has.

    Returns:
        One row a pair of values: `column`, the value of `one`, the value of `other`, `count`.

    Raises:
        EvaluationError: codings cannot be read.
    """
    units = _units(one, other)
    different = units[units["one"] != units["other"]]
    counts = different.groupby(["column", "one", "other"]).size().reset_index(name="count")
    return counts.sort_values("count", ascending=False, kind="stable", ignore_index=True)


def _nominal(codes: np.ndarray) -> float:
    return float(krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal"))


def _units(one: Source, other: Source) -> pd.DataFrame:
    """All units of the articles that both have: `column`, `unit`, `one`, `other`."""
    here, there = read_codings(one), read_codings(other)
    rows = [
        unit
        for article_id in here
        if article_id in there
        for unit in _of_article(*spelled_alike(here[article_id], there[article_id]))
    ]
    return pd.DataFrame(rows, columns=["column", "unit", "one", "other"])


def _of_article(one: CodedArticle, other: CodedArticle) -> Iterator[Unit]:
    place = one.article_id
    said = (YES if one.relevant else NO, YES if other.relevant else NO)
    yield ("articles.relevant", place, *said)
    if one.relevant and other.relevant:
        both = (one.relationship or EMPTY, other.relationship or EMPTY)
        yield ("articles.relationship", place, *both)
    for number, (here, there) in enumerate(align(one.meetings, other.meetings)):
        seen = (YES if here else NO, YES if there else NO)
        yield ("meetings.reported", f"{place}/{number}", *seen)
        if here and there:
            yield from _of_meeting(f"{place}/{number}", here, there)
    rows = (one.references, other.references)
    yield from _presence("references.mechanism", place, rows, "mechanism", Mechanism)
    yield from _shared("references.relation", place, rows, ("mechanism", "edition"), "relation")


def _of_meeting(place: str, one: CodedMeeting, other: CodedMeeting) -> Iterator[Unit]:
    for column in MEETING_COLUMNS:
        values = [meeting.cells.get(column) for meeting in (one, other)]
        if column == "city":
            values = list(map(fold, values))
        yield (f"meetings.{column}", place, values[0] or EMPTY, values[1] or EMPTY)
    people = (one.rows["participants"], other.rows["participants"])
    names = [{row.get("name") for row in rows} for rows in people]
    for name in sorted(map(str, names[0] | names[1])):
        seen = [YES if name in some else NO for some in names]
        yield ("participants.reported", f"{place}/{name}", seen[0], seen[1])
    for column in PERSON_COLUMNS:
        yield from _shared(f"participants.{column}", place, people, ("name",), column)
    areas = (one.rows["cooperation"], other.rows["cooperation"])
    yield from _presence("cooperation.topic", place, areas, "topic", Topic)
    yield from _shared("cooperation.status", place, areas, ("topic",), "status")
    yield from _shared("cooperation.side", place, areas, ("topic", "status"), "side")
    papers = (one.rows["agreements"], other.rows["agreements"])
    yield from _presence("agreements.type", place, papers, "type", AgreementType)
    yield from _shared("agreements.status", place, papers, ("type",), "status")
    stands = (one.rows["positions"], other.rows["positions"])
    yield from _presence("positions.position", place, stands, "position", PositionCode)
    yield from _shared("positions.side", place, stands, ("position",), "side")


def _presence(
    name: str,
    place: str,
    rows: tuple[Sequence[Row], Sequence[Row]],
    column: str,
    codes: Iterable[str],
) -> Iterator[Unit]:
    """A unit a code of the codebook: does each coder have it?"""
    one, other = ({row.get(column) for row in some} for some in rows)
    for code in map(str, codes):
        yield (name, f"{place}/{code}", YES if code in one else NO, YES if code in other else NO)


def _shared(
    name: str,
    place: str,
    rows: tuple[Sequence[Row], Sequence[Row]],
    keys: tuple[str, ...],
    column: str,
) -> Iterator[Unit]:
    """A unit a key that both have: the values beside it, all together."""
    one, other = ({tuple(map(row.get, keys)) for row in some} for some in rows)
    for key in sorted(one & other, key=str):
        values = [
            {row.get(column) or EMPTY for row in some if tuple(map(row.get, keys)) == key}
            for some in rows
        ]
        words = [" ".join(sorted(some)) for some in values]
        yield (name, f"{place}/{' '.join(map(str, key))}", words[0], words[1])
