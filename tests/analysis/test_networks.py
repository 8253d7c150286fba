"""Networks of partners and topics, and of people who met, counted by hand."""

from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from dialogue_analysis import parse_corpus
from dialogue_analysis.analysis import (
    network_links,
    network_nodes,
    people_network,
    people_sources,
    topic_network,
    write_graph,
)
from dialogue_analysis.events import merge_reports

CHAIRS = ["event_id", "partner", "date_start", "vn_chair", "partner_chair"]


@pytest.fixture
def events(record_frame) -> pd.DataFrame:
    return record_frame(
        "events",
        CHAIRS,
        ("a1", "FRA", "2018-06", "Nguyễn Văn A", "Philippe Errera"),
        ("a2", "FRA", "XXXX-11", "Nguyễn Văn A; Trần B", "Phillippe Errera"),
        ("b1", "LAO", "2023", "Trần B", "Chansamone Chanyalath"),
        ("b2", "KHM LAO", "2024", "Trần B", "Chansamone Chanyalath; Tea Banh"),
        ("b3", "EU", "2024", None, "Nobody Else"),
    )


@pytest.fixture
def cooperation(record_frame) -> pd.DataFrame:
    return record_frame(
        "cooperation",
        ["event_id", "topic", "status", "side"],
        ("a1", "peacekeeping", "reviewed", "both"),
        ("a1", "peacekeeping", "proposed", "VNM"),
        ("a2", "peacekeeping", "agreed", "both"),
        ("b2", "peacekeeping", "agreed", "both"),
        ("b2", "cbrn", "agreed", "both"),
        ("b3", "cbrn", "agreed", "both"),
    )


def test_topics_link_with_the_partners_whose_meetings_raised_them(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    graph = topic_network(events, cooperation)
    assert {frozenset(ends): weight for *ends, weight in graph.edges.data("weight")} == {
        frozenset(("FRA", "peacekeeping")): 2,
        frozenset(("KHM", "peacekeeping")): 1,
        frozenset(("LAO", "peacekeeping")): 1,
        frozenset(("KHM", "cbrn")): 1,
        frozenset(("LAO", "cbrn")): 1,
        frozenset(("EU", "cbrn")): 1,
    }
    assert dict(graph.nodes.data("meetings")) == {
        **{"EU": 1, "FRA": 2, "KHM": 1, "LAO": 1},
        **{"cbrn": 2, "peacekeeping": 3},
    }
    assert graph.nodes["EU"]["kind"] == "organisation"
    assert graph.nodes["FRA"] == {
        **{"label": "France", "kind": "country", "bipartite": 0, "meetings": 2}
    }
    assert nx.is_bipartite(graph)


def test_a_link_names_its_meetings_and_the_years_that_are_known(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    graph = topic_network(events, cooperation)
    assert graph.edges["FRA", "peacekeeping"] == {
        **{"weight": 2, "event_ids": "a1 a2", "first_year": 2018, "last_year": 2018}
    }
    undated = topic_network(events[events["event_id"] == "a2"], cooperation)
    assert undated.edges["FRA", "peacekeeping"] == {"weight": 1, "event_ids": "a2"}


def test_people_meet_across_the_table(events: pd.DataFrame) -> None:
    graph = people_network(events)
    assert {frozenset(ends): weight for *ends, weight in graph.edges.data("weight")} == {
        frozenset(("VNM: Nguyễn Văn A", "FRA: Philippe Errera")): 2,
        frozenset(("VNM: Trần B", "FRA: Philippe Errera")): 1,
        frozenset(("VNM: Trần B", "LAO: Chansamone Chanyalath")): 2,
        frozenset(("VNM: Trần B", "KHM LAO: Tea Banh")): 1,
    }
    assert graph.nodes["VNM: Trần B"]["meetings"] == 3
    assert graph.nodes["KHM LAO: Tea Banh"]["label"] == "Tea Banh (Cambodia, Laos)"


def test_vietnamese_names_that_differ_in_a_tone_are_two_people(record_frame) -> None:
    events = record_frame(
        "events",
        CHAIRS,
        ("a1", "FRA", "2018", "Nguyễn Văn Hiến", "Alice Rufo"),
        ("a2", "FRA", "2019", "Nguyễn Văn Hiền", "Alice Rufo"),
    )
    assert len(people_network(events)) == 3


def test_labels_are_in_the_language_asked_for(
    events: pd.DataFrame, cooperation: pd.DataFrame
) -> None:
    topics = topic_network(events, cooperation, language="vi")
    assert topics.nodes["FRA"]["label"] == "Pháp"
    assert topics.nodes["peacekeeping"]["label"] == "Gìn giữ hòa bình"
    people = people_network(events, language="vi")
    assert people.nodes["FRA: Philippe Errera"]["label"] == "Philippe Errera (Pháp)"


def test_the_order_of_rows_changes_nothing(
    events: pd.DataFrame, cooperation: pd.DataFrame, tmp_path: Path
) -> None:
    def written(name: str, events: pd.DataFrame, cooperation: pd.DataFrame) -> list[bytes]:
        graphs = topic_network(events, cooperation), people_network(events)
        return [write_graph(graph, tmp_path / f"{name}.gexf").read_bytes() for graph in graphs]

    assert written("one", events, cooperation) == written("two", events[::-1], cooperation[::-1])


def test_nothing_gives_an_empty_network(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    assert len(topic_network(events, cooperation[:0])) == 0
    graph = people_network(events[:0])
    assert len(graph) == 0
    assert network_nodes(graph, side=0).empty
    assert network_links(graph).empty


def test_summaries_put_most_meetings_first(events: pd.DataFrame, cooperation: pd.DataFrame) -> None:
    graph = topic_network(events, cooperation)
    nodes = network_nodes(graph, side=1)
    assert nodes.to_dict("index") == {
        "Peacekeeping": {"meetings": 3, "links": 3, "most_with": "France"},
        "CBRN defence": {"meetings": 2, "links": 3, "most_with": "EU"},
    }
    assert list(nodes.index) == ["Peacekeeping", "CBRN defence"]
    links = network_links(graph)
    assert tuple(links.iloc[0]) == ("France", "Peacekeeping", 2)
    assert links["meetings"].is_monotonic_decreasing


@pytest.mark.parametrize(("suffix", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_written_networks_can_be_read_again(
    suffix: str, read, events: pd.DataFrame, cooperation: pd.DataFrame, tmp_path: Path
) -> None:
    events.loc[0, "vn_chair"] = "<script>alert(1)</script> \x00 & 'A'"
    for graph in (topic_network(events, cooperation), people_network(events)):
        path = write_graph(graph, tmp_path / f"network.{suffix}")
        again = read(path)
        names = {node: node.replace("\x00", " ") for node in graph}
        assert set(again) == set(names.values())
        assert again.number_of_edges() == graph.number_of_edges()
        for node, name in names.items():
            assert again.nodes[name]["label"] == graph.nodes[node]["label"].replace("\x00", " ")
            assert again.nodes[name]["meetings"] == graph.nodes[node]["meetings"]
        for one, other, link in graph.edges(data=True):
            read_link = again.edges[names[one], names[other]]
            assert {name: read_link[name] for name in link} == link


def test_gexf_does_not_say_when_it_was_written(events: pd.DataFrame, tmp_path: Path) -> None:
    path = write_graph(people_network(events), tmp_path / "people.gexf")
    assert "lastmodified" not in path.read_text(encoding="utf-8")


def test_another_format_is_refused_by_name(events: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"people\.csv.*\.graphml or \.gexf"):
        write_graph(people_network(events), tmp_path / "people.csv")


def test_people_are_quoted_where_an_article_was_read(root: Path) -> None:
    tables = parse_corpus(root / "data" / "raw", catalogue=root / "data" / "catalogue.csv")
    record = merge_reports(tables)
    sources = people_sources(record, tables).set_index("event_id")
    quotation = sources.loc["FRA-strategic_dialogue-3", "quotation"]
    assert quotation == (
        "Thượng tướng … Hoàng Xuân Chiến … đồng chủ trì … Alice Rufo … đồng chủ trì"
    )
    assert len(sources) == len(record.reports)
