"""Draw the charts of the README into `docs/`, each with what it says as text inside."""

from __future__ import annotations

from io import BytesIO

from gold_sets import ROOT
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dialogue_analysis import Record, load_reference, merge_reports, parse_corpus
from dialogue_analysis import analysis as an
from dialogue_analysis.analysis.display import facts, png

DOCS = ROOT / "docs"
TOPICS = 20
FACTS = "Description"  # a keyword that the PNG specification knows


def draw() -> dict[str, Figure]:
    """The charts by file name."""
    tables = parse_corpus(ROOT / "data" / "raw", catalogue=ROOT / "data" / "catalogue.csv")
    record = merge_reports(tables, load_reference())
    drawn = {"topics-by-partner": _topics(record), "dialogues-in-time": _sessions(record)}
    return {f"{name}.png": ax.get_figure(root=True) for name, ax in drawn.items()}


def stored() -> dict[str, str]:
    """What the charts in the folder say, by file name."""
    said = {}
    for path in DOCS.glob("*.png"):
        with Image.open(path) as picture:
            said[path.name] = picture.info[FACTS]
    return said


def _topics(record: Record):
    told = an.select(record, with_topics=True)
    shares = an.topics_by(told.events, told.cooperation, shares=True)
    kept = an.partner_profiles(told.events, told.cooperation).index
    sizes = an.meetings_by(told.events, told.cooperation)["reported"]
    caption = an.record_caption(told.events)
    return an.plot_topic_heatmap(shares[kept].head(TOPICS), sizes=sizes, caption=caption)


def _sessions(record: Record):
    sessions = an.dialogue_timeline(record.events)
    return an.plot_timeline(sessions, caption=an.timeline_caption(sessions))


def main() -> None:
    """Write them all."""
    an.notebook_style()
    DOCS.mkdir(exist_ok=True)
    for name, figure in draw().items():
        said = PngInfo()
        said.add_text(FACTS, facts(figure))
        Image.open(BytesIO(png(figure))).save(DOCS / name, optimize=True, pnginfo=said)
        print(DOCS / name)


if __name__ == "__main__":
    main()
