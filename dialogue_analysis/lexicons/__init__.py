"""The rules as data: TOML files (rules) and CSV files (flat lists), and the code that runs them."""

from dialogue_analysis.lexicons.loader import LexiconError, load_lexicon
from dialogue_analysis.lexicons.scanner import Hit, Lexicon

__all__ = ["Hit", "Lexicon", "LexiconError", "load_lexicon"]
