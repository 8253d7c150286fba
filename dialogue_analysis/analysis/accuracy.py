"""How far the tables can be trusted: figures of `evaluation` side by side, and their chart."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dialogue_analysis.analysis.charts.frame import finish, nothing, words
from dialogue_analysis.labels import Language, label

ROW_HEIGHT = 0.3

# The parts of the gold, in the order in which they were farther and farther from the rules.
PARTS = {
    ("seeds", "open"): "founding",
    ("composed", "open"): "composed",
    ("dev", "open"): "dev",
    ("composed", "held_out"): "composed, unseen, earlier rules",
    ("dev", "held_out"): "dev, unseen, earlier rules",
}
# Okabe and Ito's colours; open and held out differ by marker, too.
COLOURS = dict(
    zip(PARTS.values(), ["#999999", "#E69F00", "#0072B2", "#D55E00", "#CC79A7"], strict=True)
)
MARKERS = dict(zip(PARTS.values(), ["v", "o", "s", "D", "X"], strict=True))
CODERS = "two coders"
PRESENCE = {("yes", "no"): ("there", "missed"), ("no", "yes"): ("not there", "added")}


def accuracy_by_layer(scores: pd.DataFrame, agreement: pd.DataFrame) -> pd.DataFrame:
    """F1 by layer and part of the gold, beside what two coders reach with each other.

    Args:
        scores: rows of `score` with `set` and `split`; parts not measured may be absent.
        agreement: `layer` and `f1` of two coders.

    Returns:
        Index `layer`; a column for each part that was measured, and `two coders`.
    """
    wide = _parted(scores).pivot(index="layer", columns="part", values="f1")
    wide = wide.reindex(index=scores["layer"].unique(), columns=_measured(scores))
    return wide.assign(**{CODERS: agreement.set_index("layer")["f1"]}).rename_axis(columns=None)


def articles_by_part(scores: pd.DataFrame) -> pd.Series[int]:
    """How many articles with gold each part has.

    Returns:
        Index `part`, named as in the other tables; whole numbers.
    """
    sizes = _parted(scores).drop_duplicates("part").set_index("part")["articles"]
    return sizes.reindex(_measured(scores)).astype("int64")


def items_by_layer(scores: pd.DataFrame) -> pd.DataFrame:
    """How many items the gold has, by layer and part.

    Returns:
        Index `layer`; a column for each part that was measured. An item that a part was not
        asked for is empty.
    """
    wide = _parted(scores).pivot(index="layer", columns="part", values="gold")
    wide = wide.reindex(index=scores["layer"].unique(), columns=_measured(scores))
    return wide.astype("Int64").rename_axis(columns=None)


def slips(scores: pd.DataFrame) -> pd.DataFrame:
    """What to expect of a hundred rows: how many are wrong, and how many of a hundred lack.

    Returns:
        Index `layer`; below each part that was measured `wrong` (of a hundred rows that the
        package wrote) and `missed` (of a hundred that the gold has), most of both first.
    """
    shares = _parted(scores).assign(
        wrong=100 * (1 - scores["precision"]), missed=100 * (1 - scores["recall"])
    )
    wide = shares.pivot(index="layer", columns="part", values=["wrong", "missed"])
    wide = wide.swaplevel(axis="columns")[_measured(scores)].round().astype("Int64")
    order = wide.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return wide.loc[order].rename_axis(columns=["", ""])


def common_errors(counts: pd.DataFrame) -> pd.DataFrame:
    """What was taken for what, most frequent first.

    Args:
        counts: rows of `disagreements` with `set` and `split`, its two coders called `gold`
            and `predicted`.

    Returns:
        Index `column`, `gold`, `package`; a column for each part with errors, and `all`.
    """
    words = [
        PRESENCE.get(pair, pair) for pair in zip(counts["gold"], counts["predicted"], strict=True)
    ]
    named = _parted(counts).assign(
        gold=[gold for gold, _ in words], package=[package for _, package in words]
    )
    keys = ["column", "gold", "package"]
    wide = named.pivot_table(index=keys, columns="part", values="count", aggfunc="sum")
    wide = wide.reindex(columns=_measured(counts)).fillna(0).astype("int64")
    wide["all"] = wide.sum(axis=1)
    order = wide["all"].sort_values(ascending=False, kind="stable").index
    return wide.loc[order].rename_axis(columns=None)


def plot_accuracy(
    scores: pd.DataFrame,
    agreement: pd.DataFrame,
    *,
    ax: Axes | None = None,
    language: Language = "en",
    caption: str = "",
) -> Axes:
    """F1 with its interval, layers down, a marker a part; a bar where two coders agree.

    Args:
        scores: as in `accuracy_by_layer`.
        agreement: as in `accuracy_by_layer`.
        ax: axes to draw on; those of a new figure if not given.
        language: of all words but the layers, which are named as in the tables.
        caption: what stands below.
    """
    if scores.empty:
        return nothing(ax, language)
    layers, parts = list(scores["layer"].unique()), _measured(scores)
    if ax is None:
        height = 1.6 + ROW_HEIGHT * len(layers)
        ax = Figure(figsize=(8.6, height), layout="constrained").subplots()
    parted = _parted(scores)
    for number, part in enumerate(parts):
        rows = parted[parted["part"] == part].set_index("layer").reindex(layers)
        offset = (number - (len(parts) - 1) / 2) * 0.8 / max(1, len(parts))
        spread = [rows["f1"] - rows["f1_low"], rows["f1_high"] - rows["f1"]]
        ax.errorbar(
            rows["f1"],
            [place + offset for place in range(len(layers))],
            xerr=[side.clip(lower=0) for side in spread],
            fmt=MARKERS[part],
            color=COLOURS[part],
            markersize=4.5,
            linewidth=1,
            label=part,
        )
    known = agreement.set_index("layer")["f1"].reindex(layers)
    ax.plot(known, range(len(layers)), "|", color="black", markersize=15, label=CODERS)
    ax.set_yticks(range(len(layers)), layers)
    ax.set_ylim(len(layers) - 0.5, -0.5)
    ax.set_xlim(right=1.01)
    ax.set(xlabel=label("chart", "accuracy_x", language=language), ylabel="")
    ax.set_title(label("chart", "accuracy", language=language), loc="left", pad=44)
    handles = dict(zip(*reversed(ax.get_legend_handles_labels()), strict=True))
    ax.legend(
        [handles[name] for name in (*parts, CODERS)],
        words("accuracy_part", [*parts, CODERS], language),
        ncols=3,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        frameon=False,
        columnspacing=1,
        handletextpad=0.4,
    )
    ax.grid(axis="x", color="#dddddd", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return finish(ax, caption=caption)


def held_out_in_words(scores: pd.DataFrame, layer: str = "cooperation.topic+status") -> str:
    """What the articles that nobody had opened say of one layer, or that they were not scored."""
    rows = scores[(scores["split"] == "held_out") & (scores["layer"] == layer)]
    if rows.empty:
        return "The held-out articles have not been scored yet: no figure here is free of that."
    told = [
        f"{row['f1']:.2f} on {row['articles']} of {row['set']} "
        f"({row['f1_low']:.2f} to {row['f1_high']:.2f})"
        for row in rows.to_dict("records")
    ]
    return (
        "On articles that nobody had opened when they were scored, once and under earlier rules, "
        f"F1 of `{layer}` was {' and '.join(told)}."
    )


def _parted(frame: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(frame["set"], frame["split"], strict=True)
    return frame.assign(part=[PARTS[pair] for pair in pairs])


def _measured(frame: pd.DataFrame) -> list[str]:
    there = set(_parted(frame)["part"])
    return [part for part in PARTS.values() if part in there]
