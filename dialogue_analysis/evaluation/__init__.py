"""Codings against gold and against another coder: figures, errors, agreement."""

from dialogue_analysis.evaluation.agreement import alpha, disagreements
from dialogue_analysis.evaluation.codings import (
    CodedArticle,
    CodedMeeting,
    Codings,
    EvaluationError,
    read_codings,
)
from dialogue_analysis.evaluation.layers import LAYERS, Layer
from dialogue_analysis.evaluation.scores import errors, score

__all__ = [
    "LAYERS",
    "CodedArticle",
    "CodedMeeting",
    "Codings",
    "EvaluationError",
    "Layer",
    "alpha",
    "disagreements",
    "errors",
    "read_codings",
    "score",
]
