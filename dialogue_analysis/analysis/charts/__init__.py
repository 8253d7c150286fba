"""Small tables → charts. Each takes its axes or makes its own figure, and returns the axes."""

from dialogue_analysis.analysis.charts.chain_outcomes import (
    plot_chain_outcomes,
    plot_next_meeting_flow,
)
from dialogue_analysis.analysis.charts.chairs import plot_chairs
from dialogue_analysis.analysis.charts.coverage import plot_coverage
from dialogue_analysis.analysis.charts.documents import (
    document_caption,
    plot_document_states,
    plot_document_timeline,
)
from dialogue_analysis.analysis.charts.follow_through import plot_follow_through, plot_shares_within
from dialogue_analysis.analysis.charts.frame import record_caption
from dialogue_analysis.analysis.charts.intervals import plot_intervals
from dialogue_analysis.analysis.charts.profiles import plot_partner_similarity
from dialogue_analysis.analysis.charts.proposals import plot_proposals
from dialogue_analysis.analysis.charts.rhythm import plot_timeline, timeline_caption
from dialogue_analysis.analysis.charts.topics import (
    plot_status_bars,
    plot_topic_heatmap,
    plot_topic_trends,
    plot_topics_by_year,
)

__all__ = [
    "document_caption",
    "plot_chain_outcomes",
    "plot_chairs",
    "plot_coverage",
    "plot_document_states",
    "plot_document_timeline",
    "plot_follow_through",
    "plot_intervals",
    "plot_next_meeting_flow",
    "plot_partner_similarity",
    "plot_proposals",
    "plot_shares_within",
    "plot_status_bars",
    "plot_timeline",
    "plot_topic_heatmap",
    "plot_topic_trends",
    "plot_topics_by_year",
    "record_caption",
    "timeline_caption",
]
