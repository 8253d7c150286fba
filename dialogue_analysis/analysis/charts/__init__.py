"""Small tables → charts. Each takes its axes or makes its own figure, and returns the axes."""

from dialogue_analysis.analysis.charts.frame import record_caption
from dialogue_analysis.analysis.charts.topics import plot_status_bars, plot_topic_heatmap

__all__ = ["plot_status_bars", "plot_topic_heatmap", "record_caption"]
