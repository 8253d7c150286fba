"""Notebooks are committed executed, from a clean kernel: nbval compares only what is there."""

import json
from pathlib import Path


def test_cells_were_executed_in_order(root: Path) -> None:
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        counts = [cell["execution_count"] for cell in cells if cell["cell_type"] == "code"]
        assert counts == list(range(1, len(counts) + 1)), path.name


def test_another_python_changes_nothing(root: Path) -> None:
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
        assert "version" not in metadata["language_info"], path.name
