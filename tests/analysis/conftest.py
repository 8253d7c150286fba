"""Small tables of a record, written by hand."""

from collections.abc import Callable

import pandas as pd
import pytest

from dialogue_analysis.merging.record import record_schema
from dialogue_analysis.tables import typed

RecordFrame = Callable[..., pd.DataFrame]


@pytest.fixture
def record_frame() -> RecordFrame:
    """A table of the record from some of its columns; the others are empty."""

    def build(table: str, columns: list[str], *rows: tuple[object, ...]) -> pd.DataFrame:
        schema = record_schema()[table]
        frame = pd.DataFrame(rows, columns=columns).reindex(columns=schema.names)
        return typed(frame, schema)

    return build
