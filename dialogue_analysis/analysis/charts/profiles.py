"""Charts of partners' profiles: which partners are alike."""

from __future__ import annotations

from textwrap import fill

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from scipy.cluster.hierarchy import dendrogram

from dialogue_analysis.analysis.charts.frame import TITLE_LETTERS, finish, nothing, words
from dialogue_analysis.analysis.profiles import partner_similarity, partner_tree
from dialogue_analysis.labels import Language, label


def plot_partner_similarity(
    profiles: pd.DataFrame, *, language: Language = "en", caption: str = ""
) -> Figure:
    """The tree of partners beside the heatmap of how alike each two are.

    A figure, and no `ax` to draw on, since tree and heatmap have axes of their own.

    Args:
        profiles: of `partner_profiles`.
        language: of all words in the chart.
        caption: what stands below.
    """
    alike = partner_similarity(profiles)
    size = 0.36 * len(alike)
    figure = Figure(figsize=(4.6 + size, 2.2 + size), layout="constrained")
    if alike.empty:
        nothing(figure.subplots(), language)
        return figure
    left, right = figure.subplots(1, 2, width_ratios=[1, 3.2])
    dendrogram(
        partner_tree(profiles),
        ax=left,
        orientation="left",
        no_labels=True,
        color_threshold=0,
        above_threshold_color="#444444",
    )
    left.invert_yaxis()
    left.set_axis_off()
    names = words("partner", alike.index, language)
    sns.heatmap(
        100 * alike,
        ax=right,
        annot=True,
        fmt=".0f",
        annot_kws={"fontsize": 7},
        # Blue and orange: told apart with any kind of colour vision; white is 0.
        cmap=mpl.colormaps["PuOr_r"],
        vmin=-100,
        vmax=100,
        cbar=False,
        linewidths=0.5,
        linecolor="#dddddd",
        xticklabels=names,
        yticklabels=names,
    )
    right.set(xlabel="", ylabel="")
    right.tick_params(axis="y", rotation=0, length=0)
    right.tick_params(axis="x", rotation=90, length=0)
    title = label("chart", "similarity", language=language)
    right.set_title(fill(title, int(TITLE_LETTERS * (2 + size))), loc="left")
    finish(right, caption=caption)
    return figure
