"""What stands in the tables of a partner's page, and where it leads."""

import pytest

from dialogue_analysis import load_reference, merge_reports, to_tables
from dialogue_analysis.analysis import select
from dialogue_analysis.report.partner_grids import chairs_grid


@pytest.fixture(scope="module")
def record():
    return merge_reports(to_tables([]), load_reference())


@pytest.mark.parametrize("partner", ["AUS", "FRA", "USA", "LAO"])
def test_each_session_of_a_chair_is_one_that_the_person_chaired(record, partner: str) -> None:
    """Australia held two dialogues on days of one date, under two Vietnamese heads."""
    part = select(record, partner=partner)
    events = part.events.set_index("event_id")
    for row in chairs_grid(part).rows:
        name, side, sessions = (row.cells[at].parts[0].text for at in (0, 1, 3))
        linked = [link.href.removeprefix("#") for link in row.cells[4].parts]
        assert len(linked) == int(sessions)
        column = "vn_chair" if side == "Vietnam" else "partner_chair"
        family = name.split()[-1]
        assert all(family in events.loc[event, column] for event in linked), name
