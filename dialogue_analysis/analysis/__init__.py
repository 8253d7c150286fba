"""Summaries (tables → small table), charts (small table → figure) and how notebooks show them."""

from dialogue_analysis.analysis.chain_outcomes import (
    linked_chains,
    next_meeting_flow,
    open_proposals,
    outcomes_by,
)
from dialogue_analysis.analysis.charts import (
    document_caption,
    plot_chain_outcomes,
    plot_chairs,
    plot_coverage,
    plot_document_states,
    plot_document_timeline,
    plot_follow_through,
    plot_intervals,
    plot_next_meeting_flow,
    plot_partner_similarity,
    plot_proposals,
    plot_shares_within,
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
from dialogue_analysis.analysis.follow_through import follow_through, leave_one_out, survival_curve
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
from dialogue_analysis.analysis.topic_chains import meetings_left_out, topic_chains, visits
from dialogue_analysis.analysis.topics import meetings_by, status_counts, topics_by
from dialogue_analysis.analysis.trends import topic_trends
from dialogue_analysis.labels import in_words, label, labelled, worded

__all__ = [
    "chairs",
    "cooperation_sources",
    "dialogue_timeline",
    "document_caption",
    "documents",
    "documents_by_partner",
    "documents_by_type",
    "follow_through",
    "in_words",
    "intervals_between",
    "label",
    "labelled",
    "leave_one_out",
    "linked_chains",
    "look_up",
    "meetings_by",
    "meetings_left_out",
    "network_links",
    "network_nodes",
    "network_page",
    "next_meeting_flow",
    "notebook_style",
    "open_proposals",
    "outcomes_by",
    "partner_groups",
    "partner_profiles",
    "partner_similarity",
    "pending",
    "people_by_name",
    "people_network",
    "people_sources",
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
    "proposals_by_side",
    "record_caption",
    "rhythm",
    "select",
    "show",
    "show_network",
    "status_counts",
    "survival_curve",
    "timeline_caption",
    "topic_chains",
    "topic_network",
    "topic_trends",
    "topics_by",
    "visits",
    "worded",
    "write_graph",
]
