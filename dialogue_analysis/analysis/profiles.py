"""Partners' profiles: what is talked about more with one than with others, and who is alike."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import cophenet, fcluster, leaves_list, linkage
from scipy.spatial.distance import pdist, squareform

from dialogue_analysis.analysis.topics import meetings_by, topics_by

FEWEST_MEETINGS = 8
_NO_SPREAD = 1e-9  # percentage points: what rounding leaves of none


def partner_profiles(
    events: pd.DataFrame, cooperation: pd.DataFrame, *, fewest: int = FEWEST_MEETINGS
) -> pd.DataFrame:
    """Of a partner's meetings, the share that raised each topic.

    Args:
        events: `event_id`, `partner`.
        cooperation: `event_id`, `topic`.
        fewest: partners with fewer meetings of which any topic is reported are left out, since
            their shares say little.

    Returns:
        Index `partner`, most meetings first; one column a topic, most often raised first;
        per cent.
    """
    reported = meetings_by(events, cooperation)["reported"]
    enough = reported[reported >= fewest].index
    shares = topics_by(events, cooperation, shares=True)
    kept = shares.loc[:, [partner for partner in enough if partner in shares.columns]]
    raised = kept.loc[kept.any(axis=1)]
    return raised.T.rename_axis(index="partner", columns="topic")


def partner_similarity(profiles: pd.DataFrame) -> pd.DataFrame:
    """How alike each two partners' profiles are, from -1 to 1.

    The correlation of what sets each partner apart: shares less the average of all partners.
    Without that every two would be alike, since education and visits are talked about with
    everybody.

    Returns:
        Partners × partners in the order of the tree that joins the most alike first (average
        linkage). `attrs["cophenetic"]`: how well that tree keeps the distances, 1 at best.
        A partner that no topic sets apart (all its shares as far from the average, say all
        equal to it) has no correlation and is left out; with fewer than three others it is empty.
    """
    apart = _set_apart(profiles)
    if len(apart) < 3:
        return pd.DataFrame(dtype="float64", index=profiles.index[:0]).rename_axis("partner")
    distances = pdist(apart, metric="correlation")
    tree = partner_tree(profiles)
    order = leaves_list(tree)
    partners = apart.index[order]
    pairs = (1 - squareform(distances))[np.ix_(order, order)]
    alike = pd.DataFrame(pairs, index=partners, columns=partners.rename("partner"))
    alike.attrs["cophenetic"] = float(cophenet(tree, distances)[0])
    return alike


def partner_tree(profiles: pd.DataFrame) -> np.ndarray:
    """The tree of partners as `scipy.cluster.hierarchy.linkage` gives it.

    Of those in `partner_similarity`, in the order of the profiles; they must be two or more.
    """
    tree: np.ndarray = linkage(
        _set_apart(profiles), method="average", metric="correlation", optimal_ordering=True
    )
    return tree


def partner_groups(profiles: pd.DataFrame, *, groups: int = 4) -> pd.DataFrame:
    """Partners in so many groups of the tree, with the topics that set each group apart.

    Returns:
        Index `group`, largest first; `partners` and `topics`, codes separated by spaces: the
        three topics whose average share in the group is furthest above that of all partners.
        Partners that no topic sets apart are left out, as in `partner_similarity`: one partner
        alone, or none, has no groups.
    """
    apart = _set_apart(profiles)
    numbers = np.ones(len(apart), dtype="int64")
    if len(apart) > 1:
        numbers = fcluster(partner_tree(profiles), groups, criterion="maxclust")
    rows = []
    for number in sorted(set(numbers)):
        mean = apart[numbers == number].mean().sort_values(ascending=False, kind="stable")
        above = mean[mean > 0].index[:3]
        rows.append((" ".join(apart.index[numbers == number]), " ".join(above)))
    rows.sort(key=lambda row: (-len(row[0].split()), row[0]))
    index = pd.RangeIndex(1, len(rows) + 1, name="group")
    return pd.DataFrame(rows, columns=["partners", "topics"], index=index)


def _set_apart(profiles: pd.DataFrame) -> pd.DataFrame:
    """Each share less the average of all partners; without those where all come to the same."""
    apart = profiles - profiles.mean()
    return apart[apart.max(axis=1) - apart.min(axis=1) > _NO_SPREAD]
