"""Precision, recall and F1 by layer, how sure they are, and the errors behind them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from dialogue_analysis.evaluation.codings import Codings, read_codings
from dialogue_analysis.evaluation.layers import LAYERS, Item, Layer, compare
from dialogue_analysis.tables import Tables

Source = Codings | Tables | Path | str

SEED = 20261122
RESAMPLES = 2000
MEASURES = ("precision", "recall", "f1")


def score(
    gold: Source,
    predicted: Source,
    *,
    layers: Sequence[Layer] = LAYERS,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """How well `predicted` agrees with `gold`, layer by layer, micro-averaged over articles.

    The intervals come from a percentile bootstrap (Efron 1979) that draws whole articles:
    rows of one article are no independent draws. All layers see the same draws.

    Args:
        gold: the standard, as `read_codings` takes it.
        predicted: what is judged. An article that it lacks counts as missed; articles
            that `gold` lacks are left out.
        layers: what to compare.
        confidence: of the intervals.
        resamples: draws of the bootstrap.
        seed: of the draws; the same seed gives the same intervals.

    Returns:
        One row a layer: `layer`; the numbers of items in `gold` and in `predicted` and of
        those that are `correct`; `precision`, `recall` and `f1`, each followed by the ends
        of its interval (`f1_low`, `f1_high`). A layer of which neither has an item is 1.

    Raises:
        EvaluationError: codings cannot be read.
    """
    counts = _counts(read_codings(gold), read_codings(predicted), layers)
    totals = counts.sum(axis=0)
    frame = pd.DataFrame(totals, columns=["gold", "predicted", "correct"])
    frame.insert(0, "layer", [layer.name for layer in layers])
    measured = _measures(totals)
    articles = len(counts)
    # How often each article is drawn, a row a draw.
    draws = np.random.default_rng(seed).multinomial(
        articles, np.full(articles, 1 / max(1, articles)), size=resamples
    )
    drawn = _measures(np.tensordot(draws, counts, axes=1))
    tails = [(1 - confidence) / 2, (1 + confidence) / 2]
    low, high = np.quantile(drawn, tails, axis=0)
    for number, measure in enumerate(MEASURES):
        frame[measure] = measured[:, number]
        frame[f"{measure}_low"] = low[:, number]
        frame[f"{measure}_high"] = high[:, number]
    return frame


def errors(gold: Source, predicted: Source, *, layers: Sequence[Layer] = LAYERS) -> pd.DataFrame:
    """Every item that was missed or added.

    Returns:
        One row an item: `layer`, `article_id`, `meeting` (in a few words; empty for what is
        no part of a meeting), `kind` (`missed` or `added`) and `item`. A wrong cell is
        missed as it is in `gold` and added as it is in `predicted`.

    Raises:
        EvaluationError: codings cannot be read.
    """
    rows = [
        (each.layer.name, each.article_id, each.meeting, kind, _in_words(item))
        for each in compare(read_codings(gold), read_codings(predicted), layers)
        for kind, lone in (
            ("missed", each.gold - each.predicted),
            ("added", each.predicted - each.gold),
        )
        for item in sorted(lone.elements(), key=_in_words)
    ]
    frame = pd.DataFrame(rows, columns=["layer", "article_id", "meeting", "kind", "item"])
    order = {layer.name: number for number, layer in enumerate(layers)}
    place = frame["layer"].map(order)
    return frame.iloc[place.argsort(kind="stable")].reset_index(drop=True)


def _counts(gold: Codings, predicted: Codings, layers: Sequence[Layer]) -> np.ndarray:
    """Items in gold, in predicted and in both: articles × layers × 3."""
    counts = np.zeros((len(gold), len(layers), 3), dtype=np.int64)
    article = {article_id: number for number, article_id in enumerate(gold)}
    layer = {each.name: number for number, each in enumerate(layers)}
    for each in compare(gold, predicted, layers):
        counts[article[each.article_id], layer[each.layer.name]] += (
            each.gold.total(),
            each.predicted.total(),
            (each.gold & each.predicted).total(),
        )
    return counts


def _measures(totals: np.ndarray) -> np.ndarray:
    """Precision, recall and F1 of totals of gold, predicted and correct items."""
    gold, predicted, correct = np.moveaxis(totals, -1, 0)
    # Who adds nothing where there is nothing is right; where there is something, wrong.
    precision = np.where(predicted > 0, correct / np.maximum(predicted, 1), gold == 0)
    recall = np.where(gold > 0, correct / np.maximum(gold, 1), predicted == 0)
    both = precision + recall
    f1 = np.where(both > 0, 2 * precision * recall / np.where(both > 0, both, 1), 0)
    return np.stack([precision, recall, f1], axis=-1)


def _in_words(item: Item) -> str:
    return ", ".join(part or "(empty)" for part in item)
