"""Networks as pages to explore: complete, without a network, and in notebooks as frames.

`pyvis` holds nodes, links and options, and brings the library that draws them (vis-network);
its own page loads parts from elsewhere and shows some texts as markup, so the page is ours.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import defaultdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import networkx as nx
import pandas as pd
from IPython.display import display
from markupsafe import Markup
from pyvis.network import Network

from dialogue_analysis.analysis.selection import UNKNOWN, years_of
from dialogue_analysis.codes import Level
from dialogue_analysis.labels import Language, label
from dialogue_analysis.pages import render

FIRST_LINKS = 150  # as many can be told apart; a weight is chosen that leaves no more
FRAME_HEIGHT = 760
_KINDS = ("country", "organisation", "topic", "vietnam", "counterpart")
_ABOUT = ("title", "about")
_PAGE = (
    *("limits", "site", "home", "no_script", "search", "find", "from", "to", "level", "all_levels"),
    *("least", "reset", "legend", "size", "width", "canvas", "detail"),
)
_SCRIPT = (
    *("not_found", "meetings", "links", "sources", "click", "name", "undated", "show_meetings"),
    *("no_address", "all", "all_caption", "nothing", "close", "drawn", "cut"),
)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1},
    # The drawing fits its page, which scrolls: a finger or a wheel on it must not be caught.
    "interaction": {
        **{"dragNodes": False, "dragView": False, "zoomView": False},
        **{"hover": True, "tooltipDelay": 150, "selectConnectedEdges": False},
    },
    "edges": {
        "smooth": {"type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45},
        **{"selectionWidth": 0, "hoverWidth": 1},
    },
}


def network_page(
    graph: nx.Graph,
    events: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    language: Language = "en",
    home: str | None = None,
) -> str:
    """A page that draws the network, filters it, and leads from each mark to its evidence.

    All is in the page: it asks for nothing. What the data says is written as text, and no
    script runs but its own two, which the page names by their digests.

    Args:
        graph: from `topic_network` or `people_network`, in the same language.
        events: those behind the network: `event_id`, `partner`, `mechanism`, `level`,
            `date_start`.
        sources: what reports rest on: `event_id`, `quotation`, `source_url` and, where a
            quotation is about one topic, `topic`; as from `cooperation_sources` and
            `people_sources`.
        language: of the page.
        home: address of the page that a link leads back to.
    """
    at, meetings = _meetings(graph, events, sources, language)
    weights = sorted((weight for *_, weight in graph.edges.data("weight")), reverse=True)
    years = [meeting["year"] for meeting in meetings if meeting["year"]] or [0]
    held = {meeting["level"] for meeting in meetings}
    words = _words(str(graph.name), language)
    drawn = _drawn(graph, at)
    data = {
        **{"nodes": drawn.nodes, "edges": drawn.edges, "options": _OPTIONS},
        **{"meetings": meetings, "most": max(weights, default=1)},
        "words": {name: words[name] for name in (*_SCRIPT, *_KINDS)},
    }
    return render(
        "network_page.html",
        **{"language": language, "home": home, "words": words, "policy": Markup(script_policy())},
        names=[node["label"] for node in drawn.nodes],
        years=(min(years), max(years)),
        levels=[(code, label("level", code, language=language)) for code in Level if code in held],
        least=weights[FIRST_LINKS] + 1 if len(weights) > FIRST_LINKS else 1,
        most=max(weights, default=1),
        kinds=[kind for kind in _KINDS if any(n["kind"] == kind for n in drawn.nodes)],
        data=Markup(_json(data)),
        **{"library": Markup(_library()), "script": Markup(_script())},
    )


def show_network(
    graph: nx.Graph,
    events: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    language: Language = "en",
) -> None:
    """Display the page in a frame of its own, which reaches neither the notebook nor a network.

    Where no frame is shown, the plain text says how large the network is. A page that holds
    the frame must allow its scripts, see `script_policy`.
    """
    page = network_page(graph, events, sources, language=language)
    title = label("network", f"{graph.name}.title", language=language)
    frame = Markup(
        '<iframe sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
        'title="{}" width="100%" height="{}" style="border:0" srcdoc="{}"></iframe>'
    ).format(title, FRAME_HEIGHT, page)
    told = f"{title}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} links"
    display({"text/html": str(frame), "text/plain": told}, raw=True)  # type: ignore[no-untyped-call]


@cache
def script_policy() -> str:
    """The two scripts of the page by their digests, as a Content-Security-Policy names them."""
    digests = (sha256(text.encode()).digest() for text in (_library(), _script()))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


@cache
def _library() -> str:
    """vis-network as pyvis brings it, without the line that names a file for debugging."""
    folder = files("pyvis") / "templates" / "lib" / "vis-9.1.2"
    text = (folder / "vis-network.min.js").read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL")[0].strip()


@cache
def _script() -> str:
    folder = files("dialogue_analysis") / "templates"
    return (folder / "network.js").read_text(encoding="utf-8").strip()


def _json(data: Any) -> str:
    """JSON that no text in it can end as a script element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _words(name: str, language: Language) -> dict[str, str]:
    own = {word: label("network", f"{name}.{word}", language=language) for word in _ABOUT}
    shared = (*_PAGE, *_SCRIPT, *_KINDS)
    return own | {word: label("network", word, language=language) for word in shared}


def _drawn(graph: nx.Graph, at: dict[str, int]) -> Network:
    """The network under neutral names, each column in the order of its rows.

    Columns go from most meetings to fewest; a counterpart stands by the head that met them
    most, so that lines cross little.
    """
    drawn = Network()
    values = graph.nodes
    first = sorted((n for n in graph if values[n]["bipartite"] == 0), key=lambda n: _rank(graph, n))
    place = {node: number for number, node in enumerate(first)}

    def main(node: str) -> str:
        links = graph[node]
        return str(min(links, key=lambda other: (-links[other]["weight"], place[other])))

    beside = {n: main(n) for n in graph if values[n]["kind"] == "counterpart"}
    second = sorted(
        (n for n in graph if n not in place),
        key=lambda n: (place[beside[n]] if n in beside else 0, *_rank(graph, n)),
    )
    names: dict[str, str] = {}
    for node in (*first, *second):
        names[node] = f"n{len(names) + 1}"
        drawn.add_node(
            names[node],
            label=values[node]["label"],
            kind=values[node]["kind"],
            column=values[node]["bipartite"],
            main=names[beside[node]] if node in beside else "",
            code=node if values[node]["kind"] == "topic" else "",
        )
    for one, other, link in graph.edges(data=True):
        left, right = sorted((one, other), key=lambda node: values[node]["bipartite"])
        meetings = sorted(at[event_id] for event_id in link["event_ids"].split())
        number = f"e{drawn.num_edges() + 1}"
        drawn.add_edge(names[left], names[right], id=number, meetings=meetings)
    return drawn


def _rank(graph: nx.Graph, node: str) -> tuple[int, str]:
    return -graph.nodes[node]["meetings"], node


def _meetings(
    graph: nx.Graph, events: pd.DataFrame, sources: pd.DataFrame, language: Language
) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """The meetings behind the network by date, and where each event stands among them."""
    behind = {each for *_, ids in graph.edges.data("event_ids") for each in ids.split()}
    rows = events[events["event_id"].isin(behind)].sort_values(["date_start", "event_id"])
    told = _told(sources)
    meetings = []
    for row, year in zip(rows.astype(object).to_dict("records"), years_of(rows), strict=True):
        level = UNKNOWN if pd.isna(row["level"]) else str(row["level"])
        date = label("network", "undated", language=language)
        said = (
            date if pd.isna(row["date_start"]) else str(row["date_start"]),
            label("mechanism", row["mechanism"], language=language),
            *(label("partner", code, language=language) for code in row["partner"].split()),
            label("level", level, language=language),
        )
        meetings.append(
            {
                "year": None if year == UNKNOWN else int(year),
                "level": level,
                "text": " · ".join(said),
                "sources": told[row["event_id"]],
            }
        )
    return {event_id: number for number, event_id in enumerate(rows["event_id"])}, meetings


def _told(sources: pd.DataFrame) -> dict[str, list[dict[str, str]]]:
    """Each distinct quotation and address by meeting; addresses alone hold for all topics."""
    told: dict[str, dict[tuple[str, str, str], None]] = defaultdict(dict)
    columns = ["event_id", "topic", "quotation", "source_url"]
    cells = sources.reindex(columns=columns).astype(object)
    for event_id, *rest in cells.where(cells.notna(), "").itertuples(index=False):
        topic, quote, url = (str(cell) for cell in rest)
        told[event_id][(topic if quote else "", quote, url)] = None
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for event_id, distinct in told.items():
        for topic, quote, url in distinct:
            if quote or url:
                found[event_id].append({"topic": topic, "quote": quote, "at": url})
    return found
