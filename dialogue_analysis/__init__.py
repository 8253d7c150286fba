"""Vietnamese press articles about defence dialogues, read into tables with evidence."""

__version__ = "0.1.0"
