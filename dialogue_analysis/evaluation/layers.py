"""What is compared: layers of ever more detail, and the items that a coder has in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dialogue_analysis.evaluation.alignment import align, same_city, spelled_alike
from dialogue_analysis.evaluation.codings import CodedArticle, CodedMeeting, Codings, Row

Item = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Some columns of a table. An item is right only where all of them are.

    `distinct`: rows that agree in these columns count once in a meeting.
    """

    name: str
    table: str
    columns: tuple[str, ...]
    distinct: bool = True


MEETING_COLUMNS = (
    "partner",
    "mechanism",
    "edition",
    "date_start",
    "date_end",
    "date_precision",
    "date_basis",
    "level",
    "city",
    "country",
    "format",
)
PERSON_COLUMNS = ("side", "rank", "office_level", "role")

LAYERS: tuple[Layer, ...] = (
    Layer("relevant", "articles", ("relevant",)),
    Layer("relationship", "articles", ("relationship",)),
    *(Layer(f"meeting.{column}", "meetings", (column,)) for column in MEETING_COLUMNS),
    Layer("participant.name", "participants", ("name",)),
    *(
        Layer(f"participant.name+{column}", "participants", ("name", column))
        for column in PERSON_COLUMNS
    ),
    Layer("cooperation.topic", "cooperation", ("topic",)),
    Layer("cooperation.topic+status", "cooperation", ("topic", "status")),
    Layer("cooperation.topic+status+side", "cooperation", ("topic", "status", "side")),
    Layer("agreement.type+status", "agreements", ("type", "status"), distinct=False),
    Layer("position", "positions", ("position",)),
    Layer("position+side", "positions", ("position", "side")),
    Layer("reference", "references", ("mechanism", "edition", "relation")),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The items of one layer in one meeting, or in what an article says beside its meetings."""

    layer: Layer
    article_id: str
    meeting: str
    gold: Counter[Item]
    predicted: Counter[Item]


def compare(
    gold: Codings, predicted: Codings, layers: Sequence[Layer] = LAYERS
) -> Iterator[Comparison]:
    """Every layer of every article in `gold`, meeting by meeting.

    An article that `predicted` lacks counts as judged not relevant; articles that only
    `predicted` has are left out.
    """
    for article_id, coded in gold.items():
        found = predicted.get(article_id, CodedArticle(article_id, relevant=False))
        one, other = spelled_alike(coded, found)
        for layer in layers:
            if layer.table in ("articles", "references"):
                wanted, had = _of_article(layer, one, one), _of_article(layer, other, one)
                yield Comparison(layer, article_id, "", wanted, had)
        for here, there in align(one.meetings, other.meetings):
            if here and there:
                there = same_city(here, there)
            name = meeting_name(here or there)
            for layer in layers:
                if layer.table not in ("articles", "references"):
                    wanted, had = _of_meeting(layer, here), _of_meeting(layer, there)
                    yield Comparison(layer, article_id, name, wanted, had)


def meeting_name(meeting: CodedMeeting | None) -> str:
    """A meeting in a few words: `talks FRA 2018-03-27`."""
    cells = meeting.cells if meeting else {}
    return " ".join(filter(None, map(cells.get, ("mechanism", "partner", "date_start"))))


def _of_article(layer: Layer, article: CodedArticle, gold: CodedArticle) -> Counter[Item]:
    """Items beside the meetings. A relationship is asked for only where gold is relevant."""
    if layer.table == "references":
        return _items(layer, article.references)
    if layer.name == "relevant":
        return Counter([("yes",)] if article.relevant else [])
    return Counter([(article.relationship,)] if article.relationship and gold.relevant else [])


def _of_meeting(layer: Layer, meeting: CodedMeeting | None) -> Counter[Item]:
    if meeting is None:
        return Counter()
    if layer.table != "meetings":
        return _items(layer, meeting.rows[layer.table])
    # An empty cell is no item, but a meeting always has partners, be it none.
    item = tuple(map(meeting.cells.get, layer.columns))
    return Counter([item] if any(item) or layer.columns == ("partner",) else [])


def _items(layer: Layer, rows: Iterable[Row]) -> Counter[Item]:
    items = [tuple(map(row.get, layer.columns)) for row in rows]
    return Counter(set(items) if layer.distinct else items)
