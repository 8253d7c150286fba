"""Summaries (tables → small table), charts (small table → figure) and how notebooks show them."""

from dialogue_analysis.analysis.charts import (
    document_caption,
    plot_chairs,
    plot_coverage,
    plot_document_states,
    plot_document_timeline,
    plot_intervals,
    plot_partner_similarity,
    plot_proposals,
    plot_status_bars,
    plot_timeline,
    plot_topic_heatmap,
    plot_topic_trends,
    plot_topics_by_year,
    record_caption,
    timeline_caption,
)
from dialogue_analysis.analysis.display import notebook_style, show
from dialogue_analysis.analysis.documents import (
    documents,
    documents_by_partner,
    documents_by_type,
    pending,
)
from dialogue_analysis.analysis.labels import in_words, label, labelled, worded
from dialogue_analysis.analysis.network_pages import network_page, show_network
from dialogue_analysis.analysis.networks import (
    network_links,
    network_nodes,
    people_network,
    people_sources,
    topic_network,
    write_graph,
)
from dialogue_analysis.analysis.people import people_by_name
from dialogue_analysis.analysis.profiles import (
    partner_groups,
    partner_profiles,
    partner_similarity,
)
from dialogue_analysis.analysis.proposals import proposals_by_side
from dialogue_analysis.analysis.rhythm import (
    chairs,
    dialogue_timeline,
    intervals_between,
    rhythm,
)
from dialogue_analysis.analysis.search_tables import look_up
from dialogue_analysis.analysis.selection import select
from dialogue_analysis.analysis.sources import cooperation_sources
from dialogue_analysis.analysis.topics import meetings_by, status_counts, topics_by
from dialogue_analysis.analysis.trends import topic_trends

__all__ = [
    "chairs",
    "cooperation_sources",
    "dialogue_timeline",
    "document_caption",
    "documents",
    "documents_by_partner",
    "documents_by_type",
    "in_words",
    "intervals_between",
    "label",
    "labelled",
    "look_up",
    "meetings_by",
    "network_links",
    "network_nodes",
    "network_page",
    "notebook_style",
    "partner_groups",
    "partner_profiles",
    "partner_similarity",
    "pending",
    "people_by_name",
    "people_network",
    "people_sources",
    "plot_chairs",
    "plot_coverage",
    "plot_document_states",
    "plot_document_timeline",
    "plot_intervals",
    "plot_partner_similarity",
    "plot_proposals",
    "plot_status_bars",
    "plot_timeline",
    "plot_topic_heatmap",
    "plot_topic_trends",
    "plot_topics_by_year",
    "proposals_by_side",
    "record_caption",
    "rhythm",
    "select",
    "show",
    "show_network",
    "status_counts",
    "timeline_caption",
    "topic_network",
    "topic_trends",
    "topics_by",
    "worded",
    "write_graph",
]
