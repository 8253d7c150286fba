"""How often dialogues are held, where in turn, at which level, and who chairs them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dialogue_analysis.intervals import UNKNOWN_YEAR, period
from dialogue_analysis.merging.people import same_person
from dialogue_analysis.series import is_counted

VIETNAM = "VNM"
DAYS_A_YEAR, MONTHS_A_YEAR = 365.25, 12
# Viet Nam stopped foreigners' entry on 22 March 2020 and reopened on 15 March 2022.
CLOSED = pd.Timestamp(2020, 3, 22), pd.Timestamp(2022, 3, 15)

_SERIES = ["partner", "series"]
_SESSION = ["earliest", "latest", "middle"]


def dialogue_timeline(events: pd.DataFrame) -> pd.DataFrame:
    """One row per session of a numbered dialogue, with the days between which it was held.

    Args:
        events: as in a `Record`; talks, calls and conferences are left out (`is_counted`).

    Returns:
        By `partner`, `series`, `edition` (empty where no source numbers the session) and day:
        `date_start`, `date_end` (EDTF), `earliest`, `latest` and `middle` (the first and the
        last day that the date may mean and the one between; empty where the year is not
        known), `date_stated` (false: part of the date was inferred), `level`, `place` (`home`:
        in Viet Nam; `abroad`; `online`; empty where not known), `city`, `country`, `format`,
        `vn_chair`, `partner_chair`, `event_id`, `source_url`.
    """
    counted = [
        is_counted(partner, mechanism)
        for partner, mechanism in zip(events["partner"], events["mechanism"], strict=True)
    ]
    sessions = events[pd.Series(counted, index=events.index, dtype="bool")].copy()
    days = [_days(*dates) for dates in sessions[["date_start", "date_end"]].itertuples(index=False)]
    for name, column in zip(
        _SESSION, zip(*days, strict=True) if days else ([], [], []), strict=True
    ):
        sessions[name] = pd.Series(column, index=sessions.index, dtype="datetime64[s]")
    sessions["place"] = _places(sessions)
    columns = [*_SERIES, "edition", "date_start", "date_end", *_SESSION, "date_stated", "level"]
    columns += ["place", "city", "country", "format", "vn_chair", "partner_chair"]
    order = [*_SERIES, "middle", "edition", "event_id"]
    return sessions.sort_values(order, ignore_index=True)[[*columns, "event_id", "source_url"]]


def intervals_between(events: pd.DataFrame) -> pd.DataFrame:
    """Years between one known edition and the next, for each partner's series.

    A number that two sessions have begins and ends no interval: it does not say which of
    them came before the next. Sessions without a number or a year are left out.

    Returns:
        By `partner`, `series` and `edition` (the later one): `before` (the number of the known
        edition before it), `missing` (how many numbers lie between the two: 0 where they follow
        each other), `years` between the middles of the two dates, empty where numbers are
        missing between; `span`, the same whether or not; `inferred` (part of a date was
        inferred), `closed` (some of it lies between 22 March 2020 and 15 March 2022, when Viet
        Nam's borders were closed to most), `from_event` and `to_event`.
    """
    sessions = dialogue_timeline(events).dropna(subset=["edition", "middle"])
    single = sessions[~sessions.duplicated([*_SERIES, "edition"], keep=False)]
    # By number, not by date: a number out of order is a fault to be seen, not to be sorted away.
    later = single.sort_values([*_SERIES, "edition"], ignore_index=True)
    earlier = later.groupby(_SERIES)[["edition", "middle", "date_stated", "event_id"]].shift()
    missing = later["edition"] - earlier["edition"] - 1
    span = (later["middle"] - earlier["middle"]).dt.days / DAYS_A_YEAR
    frame = later[[*_SERIES, "edition"]].assign(
        before=earlier["edition"],
        missing=missing,
        years=span.where(missing == 0),
        span=span,
        inferred=~(later["date_stated"] & earlier["date_stated"].astype("boolean")),
        closed=(earlier["middle"] < CLOSED[1]) & (later["middle"] > CLOSED[0]),
        from_event=earlier["event_id"],
        to_event=later["event_id"],
    )
    kinds = dict.fromkeys(["edition", "before", "missing"], "int64")
    pairs = frame.dropna(subset="before").reset_index(drop=True)
    return pairs.astype(kinds | {"inferred": "bool"})


def rhythm(events: pd.DataFrame) -> pd.DataFrame:
    """How regular each partner's series is: sessions, intervals, changes of level and of place.

    Returns:
        Index `partner`, `series`, most sessions first; `sessions`, `first` and `last` (EDTF),
        `known` (different numbers known) of `highest` (the highest number known), `intervals`
        (between numbers that follow each other) and `median_months` of them, `level_changes`
        (from one known session to the next by date), and `alternated` of `pairs`: sessions
        with successive numbers, both held in person at a known place, one of them in Viet Nam
        and the other abroad.
    """
    sessions = dialogue_timeline(events)
    found = sessions.groupby(_SERIES)
    dated = sessions.dropna(subset="middle").groupby(_SERIES)
    frame = pd.DataFrame(
        {
            "sessions": found.size(),
            "first": dated["date_start"].first(),
            "last": dated["date_start"].last(),
            "known": found["edition"].nunique(),
            "highest": found["edition"].max(),
        }
    )
    between = intervals_between(events)
    steps = between[between["missing"] == 0].groupby(_SERIES)["years"]
    frame["intervals"] = steps.size()
    frame["median_months"] = MONTHS_A_YEAR * steps.median()
    frame["level_changes"] = dated["level"].agg(_changes)
    turns = _turns(sessions, between).groupby(_SERIES)["alternated"]
    frame["alternated"], frame["pairs"] = turns.sum(), turns.size()
    whole = ["sessions", "known", "intervals", "level_changes", "alternated", "pairs"]
    frame[whole] = frame[whole].fillna(0).astype("int64")
    return frame.sort_values("sessions", ascending=False, kind="stable")


def chairs(events: pd.DataFrame) -> pd.DataFrame:
    """Who chaired the numbered dialogues for Viet Nam and for the partner, from when to when.

    Spellings of one person are joined on the partner's side (`merging.people`), under the one
    that is used most. Vietnamese names are taken as written: there one accent makes another
    person (Nguyễn Văn Hiến, Nguyễn Văn Hiền).

    Returns:
        By `side` (Viet Nam first), `first` and `name`: `office` (the one most often given),
        `partners` (in how many partners' dialogues), `sessions`, `first` and `last` (the
        middles of the first and the last session known), `dates` (EDTF) and `event_ids` of the
        sessions, by date and separated by spaces, and `years` from first to last, 0 for one
        session. That is not a term of office, which can have begun before, ended after, or
        been broken off in between.
    """
    seats = _seats(dialogue_timeline(events).merge(events[["event_id", *_OFFICES]], on="event_id"))
    seats = seats.sort_values(["date_start", "event_id"], ignore_index=True)
    people = seats.groupby(["side", "name"])
    frame = people.agg(
        office=("office", _most_used),
        partners=("partner", "nunique"),
        sessions=("event_id", "nunique"),
        first=("middle", "min"),
        last=("middle", "max"),
        dates=("date_start", _joined),
        event_ids=("event_id", _joined),
    ).reset_index()
    frame["years"] = (frame["last"] - frame["first"]).dt.days / DAYS_A_YEAR
    foreign = frame["side"] != VIETNAM
    order = frame.assign(foreign=foreign).sort_values(["foreign", "side", "first", "name"]).index
    return frame.loc[order].reset_index(drop=True)


_OFFICES = ["vn_chair_office", "partner_chair_office"]


def _days(start: object, end: object) -> tuple[date | None, date | None, date | None]:
    """The first and the last day that a meeting's dates may mean, and the day between."""
    dates = (start, start if pd.isna(end) else end)  # type: ignore[call-overload]
    if not all(isinstance(each, str) and not each.startswith(UNKNOWN_YEAR) for each in dates):
        return None, None, None
    first, last = period((str(dates[0]), str(dates[1])))
    return first, last, first + (last - first) / 2


def _places(sessions: pd.DataFrame) -> pd.Series[str]:
    country = sessions["country"]
    place = country.map({VIETNAM: "home"}).astype("object")
    place = place.mask(country.notna() & (country != VIETNAM), "abroad")
    return place.mask(sessions["format"] == "online", "online").astype("str")


def _changes(levels: pd.Series[str]) -> int:
    """How often a known level differs from the known one before it."""
    known = levels.dropna().astype("str")
    return int((known != known.shift()).iloc[1:].sum())


def _turns(sessions: pd.DataFrame, between: pd.DataFrame) -> pd.DataFrame:
    """Pairs of successive sessions whose places are known, and whether they alternated."""
    place = sessions.set_index("event_id")["place"].replace("online", pd.NA)
    pairs = between[between["missing"] == 0]
    turns = pairs[_SERIES].assign(
        one=pairs["from_event"].map(place), other=pairs["to_event"].map(place)
    )
    turns = turns.dropna(subset=["one", "other"])
    return turns.assign(alternated=turns["one"] != turns["other"])


def _seats(sessions: pd.DataFrame) -> pd.DataFrame:
    """One row a session and person in the chair; the partner's side is its code."""
    session = ["partner", "event_id", "date_start", "middle"]
    rows = [
        (side, *person, *(row[column] for column in session))
        for row in sessions.to_dict("records")
        for side, who in ((VIETNAM, "vn"), (row["partner"], "partner"))
        for person in _persons(row[f"{who}_chair"], row[f"{who}_chair_office"])
    ]
    seats = pd.DataFrame(rows, columns=["side", "name", "office", *session]).astype(
        {"middle": "datetime64[s]"}
    )
    usual = {
        (side, name): spelling
        for side, names in seats.groupby("side")["name"]
        for name, spelling in _usual_spellings(names, joined=side != VIETNAM).items()
    }
    return seats.assign(name=[usual[key] for key in zip(seats["side"], seats["name"], strict=True)])


def _persons(names: object, offices: object) -> list[tuple[str, str | None]]:
    """Each person of a cell with the office at the same place, where all have one."""
    people, held = (_parts(names), _parts(offices))
    return list(
        zip(people, held if len(held) == len(people) else [None] * len(people), strict=True)
    )


def _parts(cell: object) -> list[str]:
    return [part.strip() for part in cell.split(";")] if isinstance(cell, str) else []


def _usual_spellings(names: pd.Series[str], *, joined: bool) -> dict[str, str]:
    """Each spelling with the one that stands for it: the most used, then the fullest."""
    counts = names.value_counts()
    ranked = sorted(counts.index, key=lambda name: (-counts[name], -len(name), name))
    found: dict[str, str] = {}
    for name in ranked:
        same = (one for one in found.values() if joined and same_person(one, name))
        found[name] = next(same, name)
    return found


def _most_used(values: pd.Series[str]) -> str | None:
    """The value given most often; of equal ones the first in the alphabet."""
    return next(iter(values.mode()), None)


def _joined(values: pd.Series[str]) -> str:
    return " ".join(values.dropna())
