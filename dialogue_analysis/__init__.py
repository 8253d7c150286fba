"""Vietnamese press articles about defence dialogues, read into tables with evidence."""

from dialogue_analysis.corpus import parse_corpus
from dialogue_analysis.dataset import read_tables
from dialogue_analysis.events import Record, merge_reports
from dialogue_analysis.explanation import explain
from dialogue_analysis.pipeline import parse_article
from dialogue_analysis.reading import ReadingError, read_article, read_catalogue
from dialogue_analysis.records import Article, ParsedArticle
from dialogue_analysis.reference import Reference, ReferenceDataError, load_reference
from dialogue_analysis.series import check_series
from dialogue_analysis.tables import Tables, to_tables

__all__ = [
    "Article",
    "ParsedArticle",
    "ReadingError",
    "Record",
    "Reference",
    "ReferenceDataError",
    "Tables",
    "check_series",
    "explain",
    "load_reference",
    "merge_reports",
    "parse_article",
    "parse_corpus",
    "read_article",
    "read_catalogue",
    "read_tables",
    "to_tables",
]

__version__ = "0.1.0"
