"""Pages → `Article`: formats, encodings, story versus boilerplate, sentences."""

from dialogue_analysis.reading.articles import read_article
from dialogue_analysis.reading.catalogue import read_catalogue
from dialogue_analysis.reading.files import ArticleFiles, ReadingError, find_article_files
from dialogue_analysis.reading.language import is_unaccented_vietnamese, is_vietnamese
from dialogue_analysis.reading.normalise import NormalisedText, normalise
from dialogue_analysis.reading.sentences import split_sentences
from dialogue_analysis.reading.story import find_story

__all__ = [
    "ArticleFiles",
    "NormalisedText",
    "ReadingError",
    "find_article_files",
    "find_story",
    "is_unaccented_vietnamese",
    "is_vietnamese",
    "normalise",
    "read_article",
    "read_catalogue",
    "split_sentences",
]
