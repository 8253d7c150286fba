"""Run notebooks from a clean kernel and store their outputs: `tools/notebooks.py [FILE ...]`."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from gold_sets import ROOT

from dialogue_analysis.report import execute


def main() -> None:
    """All notebooks of the project, or those that are named."""
    named = [Path(name) for name in sys.argv[1:]]
    for path in named or sorted((ROOT / "notebooks").glob("*.ipynb")):
        notebook = execute(path)
        # Which Python it was says nothing of the results, and differs between machines.
        notebook.metadata.get("language_info", {}).pop("version", None)
        nbformat.write(notebook, path)
        print(path)


if __name__ == "__main__":
    main()
