"""From a topic's first proposal to a partner to what later meetings say of it.

A chain is one topic with one partner, opened at the first meeting that proposes or explores it;
later proposals of it open no second chain. Two milestones may follow, each at a later meeting
with that partner:

- `taken_up`: the topic is `agreed` (a promise) or `reviewed` (done or under way);
- `practice`: it is `reviewed`.

Only meetings with one partner, of which some topic is reported, count. Meetings with a partner
that are at most `VISIT_DAYS` apart are one visit: a call on the minister the day after a dialogue
is no later meeting. Of dates that are known by the month or the year alone, the middle is taken;
where a year alone does not tell which of two meetings came first, the vague one is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from dialogue_analysis.analysis.selection import years_of
from dialogue_analysis.codes import Mechanism, Precision, Status
from dialogue_analysis.intervals import period, precision

VISIT_DAYS = 3
DAYS_OF_YEAR = 365.25
OPENING = (Status.PROPOSED, Status.EXPLORED)
CLOSING = (Status.REVIEWED, Status.AGREED)
NOTHING, NOT_MENTIONED, NO_LATER_MEETING = "nothing", "not_mentioned", "no_later_meeting"
# Why a meeting is not followed, in the order in which it is asked.
REASONS = ("multilateral", "no_topic", "order_unknown")
_TEXT = ("partner", "topic", "opened_id", "opened_date", "opened_status", "side", "before")
_LATER = ("next_id", "next_status", "taken_up_id", "taken_up_status", "practice_id", "last_id")
_COUNTS = ("earlier", "later", "repeated")
_DAYS = ("taken_up_days", "practice_days", "last_days")


class _Said(NamedTuple):
    """One status of the topic at one meeting."""

    visit: int
    day: pd.Timestamp
    event_id: str
    status: str
    side: str


# The meetings of each visit with a partner: day and id.
_Held = Mapping[int, Collection[tuple[pd.Timestamp, str]]]


def topic_chains(events: pd.DataFrame, cooperation: pd.DataFrame) -> pd.DataFrame:
    """One row a chain: a topic first proposed to or explored with a partner, and what followed.

    Args:
        events: `event_id`, `partner`, `mechanism`, `date_start`, `date_end`, as in a `Record`;
            what `select(record, dialogues_only=True)` keeps gives the chains of dialogues alone.
        cooperation: `event_id`, `topic`, `status`, `side`.

    Returns:
        By partner and topic:

        - `opened_id`, `opened_date` (EDTF), `opened_status` (`proposed` where both are said) and
          `side` (`VNM`, `partner` or `both`): the meeting that opens the chain;
        - `before`: the furthest that was reported of the topic before, `reviewed` (also at the
          opening itself), `agreed` or `nothing`; only the last is a new proposal;
        - `at_once`: on the opening visit the topic is agreed, too;
        - `earlier`, `later`: visits before and after of which any topic is reported;
          `repeated`: later ones that propose or explore it again while it is not taken up;
        - `next_id`, `next_status`: the furthest said on the next visit, `not_mentioned`, or
          `no_later_meeting`;
        - `taken_up_id`, `taken_up_status`, `taken_up_days`: the first meeting at which it is
          agreed or reviewed, and the days until then (0 where `at_once`), empty if none is known;
        - `practice_id`, `practice_days`: the same for the first later meeting that reviews it;
        - `last_id`, `last_days`: the last meeting of which any topic is reported. There an open
          chain is censored: what a later meeting said is not known.
    """
    meetings = visits(events, cooperation)
    told = cooperation[["event_id", "topic", "status", "side"]].merge(meetings, on="event_id")
    dates = dict(zip(events["event_id"], events["date_start"], strict=True))
    held = {str(partner): _held(group) for partner, group in meetings.groupby("partner")}
    rows = []
    for (partner, topic), group in told.groupby(["partner", "topic"], observed=True):
        cells = (group[name].astype("object") for name in _Said._fields)
        said = sorted(_Said(*row) for row in zip(*cells, strict=True))
        if chain := _chain(said, held[str(partner)]):
            names = {"partner": partner, "topic": topic, "opened_date": dates[chain["opened_id"]]}
            rows.append(names | chain)
    kinds = {
        **dict.fromkeys((*_TEXT, *_LATER), "str"),
        **dict.fromkeys(_COUNTS, "int64"),
        **dict.fromkeys(_DAYS, "float64"),
        "at_once": "bool",
    }
    columns = [*_TEXT, "at_once", *_COUNTS, *_LATER, *_DAYS]
    return pd.DataFrame(rows, columns=columns).astype(kinds)


def visits(events: pd.DataFrame, cooperation: pd.DataFrame) -> pd.DataFrame:
    """The meetings that are followed, each with its day and the number of its visit.

    Returns:
        By partner and date: `event_id`, `partner`, `day` (the middle of what the date may
        mean) and `visit`, counted from 1 with each partner.
    """
    kept = events[_reasons(events, cooperation).isna()]
    spans = [period(dates) for dates in zip(kept["date_start"], kept["date_end"], strict=True)]
    frame = kept[["event_id", "partner"]].astype("str")
    frame["first"] = pd.Series([first for first, _ in spans], kept.index, "datetime64[s]")
    frame["last"] = pd.Series([last for _, last in spans], kept.index, "datetime64[s]")
    frame["day"] = (frame["first"] + (frame["last"] - frame["first"]) / 2).dt.floor("D")
    frame = frame.sort_values(["partner", "first", "last", "event_id"], ignore_index=True)
    reached = frame.groupby("partner")["last"].cummax().groupby(frame["partner"]).shift()
    new = ~(frame["first"] - reached <= pd.Timedelta(days=VISIT_DAYS))
    frame["visit"] = new.astype("int64").groupby(frame["partner"]).cumsum()
    return frame[["event_id", "partner", "day", "visit"]]


def meetings_left_out(events: pd.DataFrame, cooperation: pd.DataFrame) -> pd.Series[int]:
    """How many meetings are not followed, by the first reason that holds.

    Returns:
        Index `reason`: `multilateral` (several partners, or a conference), `no_topic` (none is
        reported), `order_unknown` (the year is not known, or
        it alone is and another meeting with the partner fell in it); whole numbers.
    """
    counts = _reasons(events, cooperation).value_counts().reindex(list(REASONS), fill_value=0)
    return counts.rename_axis("reason").rename("meetings").astype("int64")


def _reasons(events: pd.DataFrame, cooperation: pd.DataFrame) -> pd.Series[str]:
    """Why each meeting is not followed; empty for those that are."""
    several = events["partner"].str.contains(" ")
    conference = several | (events["mechanism"] == Mechanism.MULTILATERAL)
    silent = ~events["event_id"].isin(cooperation["event_id"])
    reasons = {
        "multilateral": conference,
        "no_topic": silent,
        "order_unknown": _vague(events, ~(conference | silent)),
    }
    found = pd.Series(pd.NA, events.index, dtype="str")
    for reason in REASONS:
        found = found.mask(reasons[reason] & found.isna(), reason)
    return found


def _vague(events: pd.DataFrame, asked: pd.Series[bool]) -> pd.Series[bool]:
    """Whether a meeting's date leaves open which of those asked for came first."""
    known = events["date_start"].map(
        lambda date: precision(date if isinstance(date, str) else None)
    )
    year = years_of(events)
    # A year alone orders meetings well where no other with that partner fell in it.
    held = asked.groupby([events["partner"], year]).transform("sum")
    return (known == Precision.UNKNOWN) | ((known == Precision.YEAR) & (held > 1))


def _held(meetings: pd.DataFrame) -> _Held:
    held = defaultdict(list)
    columns = (meetings[name] for name in ("visit", "day", "event_id"))
    for visit, day, event_id in zip(*columns, strict=True):
        held[visit].append((day, event_id))
    return held


def _chain(said: Sequence[_Said], held: _Held) -> dict[str, Any] | None:
    """The cells of a chain from all that is said of the topic; none where nobody opens it."""
    opened = next((each for each in said if each.status in OPENING), None)
    if opened is None:
        return None
    opening = [each for each in said if each.event_id == opened.event_id and each.status in OPENING]
    until = [each for each in said if each.visit <= opened.visit]
    later = [each for each in said if each.visit > opened.visit]
    agreed = _first([each for each in until if each.visit == opened.visit], {Status.AGREED})
    taken_up = agreed or _first(later, CLOSING)
    practice = _first(later, {Status.REVIEWED})
    last_day, last_id = max(held[max(held)])
    return {
        "opened_id": opened.event_id,
        "opened_status": _furthest(opening),
        "side": _side(opening),
        "before": _before(until, opened.visit),
        "at_once": agreed is not None,
        "earlier": sum(visit < opened.visit for visit in held),
        "later": sum(visit > opened.visit for visit in held),
        "repeated": _repeated(later, taken_up),
        **_next(later, opened.visit + 1, held),
        "taken_up_id": taken_up and taken_up.event_id,
        "taken_up_status": taken_up and taken_up.status,
        "taken_up_days": 0 if agreed else taken_up and (taken_up.day - opened.day).days,
        "practice_id": practice and practice.event_id,
        "practice_days": practice and (practice.day - opened.day).days,
        "last_id": last_id,
        "last_days": (last_day - opened.day).days if max(held) > opened.visit else 0,
    }


def _first(said: Iterable[_Said], statuses: Collection[str]) -> _Said | None:
    """The first meeting's row with one of these statuses; of one meeting the furthest."""
    rows = (each for each in said if each.status in statuses)
    order = list(Status)
    return min(
        rows,
        key=lambda each: (each.visit, each.day, each.event_id, order.index(Status(each.status))),
        default=None,
    )


def _furthest(said: Iterable[_Said]) -> str:
    """The status nearest to practice: the codebook lists them in this order."""
    told = {each.status for each in said}
    return next(str(status) for status in Status if status in told)


def _side(said: Iterable[_Said]) -> str:
    sides = {each.side if each.side in ("VNM", "both") else "partner" for each in said}
    return sides.pop() if len(sides) == 1 else "both"


def _before(until: Iterable[_Said], visit: int) -> str:
    """How far the topic had got; what the opening visit agrees on does not come before it."""
    told = {each.status for each in until if each.visit < visit or each.status == Status.REVIEWED}
    return next((str(status) for status in CLOSING if status in told), NOTHING)


def _repeated(later: Iterable[_Said], taken_up: _Said | None) -> int:
    """On how many later visits the topic is proposed or explored again before it is taken up."""
    return len(
        {
            each.visit
            for each in later
            if each.status in OPENING and (taken_up is None or each.visit < taken_up.visit)
        }
    )


def _next(later: Sequence[_Said], visit: int, held: _Held) -> dict[str, str | None]:
    if visit not in held:
        return {"next_id": None, "next_status": NO_LATER_MEETING}
    told = [each for each in later if each.visit == visit]
    if not told:
        return {"next_id": min(held[visit])[1], "next_status": NOT_MENTIONED}
    status = _furthest(told)
    said = _first(told, {status})
    return {"next_id": said and said.event_id, "next_status": status}
