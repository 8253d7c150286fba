"""Small tables → charts. Each takes its axes or makes its own figure, and returns the axes."""

from dialogue_analysis.analysis.charts.frame import record_caption
from dialogue_analysis.analysis.charts.profiles import plot_partner_similarity
from dialogue_analysis.analysis.charts.topics import (
    plot_status_bars,
    plot_topic_heatmap,
    plot_topic_trends,
    plot_topics_by_year,
)

__all__ = [
    "plot_partner_similarity",
    "plot_status_bars",
    "plot_topic_heatmap",
    "plot_topic_trends",
    "plot_topics_by_year",
    "record_caption",
]
