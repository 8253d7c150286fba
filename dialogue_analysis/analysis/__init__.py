"""Summaries (tables → small table), charts (small table → figure) and how notebooks show them."""

from dialogue_analysis.analysis.charts import plot_status_bars, plot_topic_heatmap
from dialogue_analysis.analysis.display import notebook_style, show
from dialogue_analysis.analysis.labels import in_words, label, labelled
from dialogue_analysis.analysis.summaries import people_by_name, status_counts, topics_by

__all__ = [
    "in_words",
    "label",
    "labelled",
    "notebook_style",
    "people_by_name",
    "plot_status_bars",
    "plot_topic_heatmap",
    "show",
    "status_counts",
    "topics_by",
]
