"""Who talks with whom over what, and who met whom, as networks of `networkx`.

Nodes have plain attributes that Gephi reads: `label`, `kind`, `bipartite` (0 or 1: the two
sides of the network) and `meetings`, the number of meetings behind their links. Links have
`weight`, the number of meetings, `event_ids`, separated by spaces, and where a year is known
`first_year` and `last_year`. The order of rows changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from dialogue_analysis.analysis.selection import years_of
from dialogue_analysis.analysis.topics import groups_of
from dialogue_analysis.dataset import write_bytes
from dialogue_analysis.labels import Language, label
from dialogue_analysis.merging.people import same_person
from dialogue_analysis.merging.record import Record
from dialogue_analysis.merging.reports import HOME
from dialogue_analysis.tables import Tables

# One end, the other end, the meeting.
Link = tuple[str, str, str]

BETWEEN = " … "
_COUNTRY = re.compile("[A-Z]{3}")
# What XML cannot hold, whatever page it came from.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def topic_network(
    events: pd.DataFrame, cooperation: pd.DataFrame, *, language: Language = "en"
) -> nx.Graph:
    """Partners and topics; a link counts the meetings with the partner that raised the topic.

    A meeting counts once for a topic, whatever was said of it; one with two partners counts
    for both. Meetings of which no topic is reported are not in it.

    Args:
        events: `event_id`, `partner`, `date_start`, as in a `Record`.
        cooperation: `event_id`, `topic`.
        language: of the labels.

    Returns:
        Nodes are the codes of partners (kind `country` or `organisation`) and of topics
        (kind `topic`).
    """
    raised = cooperation[["event_id", "topic"]].drop_duplicates()
    pairs = raised.merge(groups_of(events, "partner"), on="event_id")
    links = list(zip(pairs["partner"], pairs["topic"], pairs["event_id"], strict=True))
    nodes = {
        code: {
            "label": label("partner", code, language=language),
            "kind": "country" if _COUNTRY.fullmatch(code) else "organisation",
            "bipartite": 0,
        }
        for code in pairs["partner"]
    } | {
        code: {"label": label("topic", code, language=language), "kind": "topic", "bipartite": 1}
        for code in pairs["topic"]
    }
    return _network("topics", nodes, links, events)


def people_network(events: pd.DataFrame, *, language: Language = "en") -> nx.Graph:
    """Heads of Viet Nam's side and of the partner's; a link counts the meetings of the two.

    Where a side has several heads, each met each of the other. A partner's head is one person
    under all spellings that `merging.people` takes for one; Vietnamese names are compared as
    written, since a tone tells two people apart. Who headed a delegation of several partners
    belongs to the one that the person represents elsewhere, if that is known.

    Args:
        events: `event_id`, `partner`, `date_start`, `vn_chair`, `partner_chair`, as in a
            `Record`; meetings with no known head on one side are not in it.
        language: of the partners' names in the labels.

    Returns:
        Nodes are `VNM: name` (kind `vietnam`) and `FRA: name` (kind `counterpart`); `side` is
        the partner's code.
    """
    rows = events.sort_values("event_id")
    names = _one_spelling(
        [
            (str(partner), name)
            for partner, cell in zip(rows["partner"], rows["partner_chair"], strict=True)
            for name in _names(cell)
        ]
    )
    columns = ("event_id", "partner", "vn_chair", "partner_chair")
    links = list(
        dict.fromkeys(
            (f"{HOME}: {ours}", names[partner, theirs], event_id)
            for event_id, partner, vn_chair, partner_chair in zip(
                *(rows[column].astype(object) for column in columns), strict=True
            )
            for ours in _names(vn_chair)
            for theirs in _names(partner_chair)
        )
    )
    nodes: dict[str, dict[str, str | int]] = {}
    for ours, theirs, _ in links:
        side, name = theirs.split(": ", 1)
        country = ", ".join(label("partner", code, language=language) for code in side.split())
        own_name = ours.split(": ", 1)[1]
        nodes[ours] = {"label": own_name, "kind": "vietnam", "bipartite": 0, "side": HOME}
        nodes[theirs] = {
            "label": f"{name} ({country})",
            "kind": "counterpart",
            "bipartite": 1,
            "side": side,
        }
    return _network("people", nodes, links, events)


def people_sources(record: Record, tables: Tables) -> pd.DataFrame:
    """What each report rests on when it names the heads of a meeting.

    Args:
        record: from `merge_reports`, or a part of it.
        tables: those that the record was merged from.

    Returns:
        One row a report: `event_id`, `quotation` (rank, name and role of each person in the
        words of the article, where one was read) and `source_url`.
    """
    quotes = tables.evidence[
        (tables.evidence["table"] == "participants")
        & tables.evidence["column"].isin(["rank", "name", "role"])
    ].sort_values(["row_id", "start"])
    said = quotes.drop_duplicates(["row_id", "start", "end"]).merge(
        tables.participants[["participant_id", "meeting_id"]],
        left_on="row_id",
        right_on="participant_id",
    )
    quotation = said.groupby("meeting_id")["quote"].agg(BETWEEN.join).rename("quotation")
    reports = record.reports[["event_id", "meeting_id", "source_url"]]
    return reports.join(quotation, on="meeting_id")[["event_id", "quotation", "source_url"]]


def network_nodes(graph: nx.Graph, *, side: int) -> pd.DataFrame:
    """The nodes of one side (`bipartite` 0 or 1), most meetings first.

    Returns:
        Index `name`, the label; `meetings`, `links` (to how many of the other side) and
        `most_with`, the strongest link's other end; equal ones by name.
    """
    rows = []
    for node, values in graph.nodes(data=True):
        if values["bipartite"] == side:
            _, other = min((-link["weight"], other) for other, link in graph[node].items())
            most = graph.nodes[other]["label"]
            rows.append((values["label"], values["meetings"], graph.degree(node), most))
    rows.sort(key=lambda row: (-row[1], row[0]))
    columns = ["name", "meetings", "links", "most_with"]
    return pd.DataFrame(rows, columns=columns).set_index("name")


def network_links(graph: nx.Graph) -> pd.DataFrame:
    """The links, most meetings first: `one`, `other` (labels) and `meetings`."""
    names = nx.get_node_attributes(graph, "label")
    rows = [(names[one], names[other], weight) for one, other, weight in graph.edges.data("weight")]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    return pd.DataFrame(rows, columns=["one", "other", "meetings"])


def write_graph(graph: nx.Graph, path: Path | str) -> Path:
    """Write the network for Gephi and others: GraphML or GEXF, as the file's suffix says.

    The same network gives the same bytes: GEXF's day of writing is left out.

    Raises:
        ValueError: another suffix.
    """
    path = Path(path)
    clean = nx.relabel_nodes(graph, _without_controls)
    for _, values in (*clean.nodes(data=True), *((None, link[2]) for link in clean.edges.data())):
        values.update({name: _without_controls(value) for name, value in values.items()})
    if path.suffix == ".graphml":
        lines = nx.generate_graphml(clean, named_key_ids=True)
    elif path.suffix == ".gexf":
        lines = nx.generate_gexf(clean)
    else:
        raise ValueError(f"{path.name}: a network is written as .graphml or .gexf")
    body = re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(lines))
    declared = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
    write_bytes(path, declared.encode("utf-8"))
    return path


def _without_controls(value: Any) -> Any:
    return _CONTROLS.sub(" ", value) if isinstance(value, str) else value


def _names(cell: object) -> Iterator[str]:
    """The people in a cell such as `A; B`; none where it is empty."""
    if isinstance(cell, str):
        yield from filter(None, (name.strip() for name in cell.split(";")))


def _one_spelling(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Each partner and name as written, to the node of the person.

    The spelling met most often names the person; single partners come first, so that heads of
    several find themselves among theirs.
    """
    counts = Counter(named)
    people: dict[str, list[str]] = defaultdict(list)
    found = {}
    for partner, name in sorted(counts, key=lambda key: (len(key[0].split()), -counts[key], key)):
        known = [
            (side, other)
            for side in (*partner.split(), partner)
            for other in people[side]
            if same_person(name, other)
        ]
        side, spelling = known[0] if known else (partner, name)
        if not known:
            people[side].append(spelling)
        found[partner, name] = f"{side}: {spelling}"
    return found


def _network(
    name: str, nodes: dict[str, dict[str, str | int]], links: list[Link], events: pd.DataFrame
) -> nx.Graph:
    years = dict(zip(events["event_id"], years_of(events), strict=True))
    behind: dict[tuple[str, str], list[str]] = defaultdict(list)
    meetings: dict[str, set[str]] = defaultdict(set)
    for one, other, event_id in sorted(links):
        behind[one, other].append(event_id)
        meetings[one].add(event_id)
        meetings[other].add(event_id)
    graph = nx.Graph(name=name)
    for node in sorted(nodes, key=lambda node: (nodes[node]["bipartite"], node)):
        graph.add_node(node, **nodes[node], meetings=len(meetings[node]))
    for (one, other), event_ids in behind.items():
        known = sorted(int(years[each]) for each in event_ids if years[each].isdigit())
        span = {"first_year": known[0], "last_year": known[-1]} if known else {}
        graph.add_edge(one, other, weight=len(event_ids), event_ids=" ".join(event_ids), **span)
    return graph
