"""From a story to coded rows: one module a table, each driven by the lexicons."""
