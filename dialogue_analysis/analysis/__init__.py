"""Summaries (tables → small table), charts (small table → figure) and how notebooks show them."""

from dialogue_analysis.analysis.charts import (
    plot_status_bars,
    plot_topic_heatmap,
    record_caption,
)
from dialogue_analysis.analysis.display import notebook_style, show
from dialogue_analysis.analysis.labels import in_words, label, labelled
from dialogue_analysis.analysis.people import people_by_name
from dialogue_analysis.analysis.search_tables import look_up
from dialogue_analysis.analysis.selection import select
from dialogue_analysis.analysis.topics import meetings_by, status_counts, topics_by

__all__ = [
    "in_words",
    "label",
    "labelled",
    "look_up",
    "meetings_by",
    "notebook_style",
    "people_by_name",
    "plot_status_bars",
    "plot_topic_heatmap",
    "record_caption",
    "select",
    "show",
    "status_counts",
    "topics_by",
]
