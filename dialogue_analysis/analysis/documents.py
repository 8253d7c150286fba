"""Documents: which the meetings name, with whom, and as what each was last reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pandas as pd

from dialogue_analysis.analysis.topics import groups_of, most_first
from dialogue_analysis.codes import AgreementStatus, AgreementType, Precision
from dialogue_analysis.intervals import bounds, precision
from dialogue_analysis.merging.reports import rows
from dialogue_analysis.merging.same_document import Mention, join_mentions
from dialogue_analysis.merging.titles import similar_titles, subject

# How far a document has got, in the order of its life: what a later code says holds.
STATUSES = (
    AgreementStatus.UNDER_STUDY,
    AgreementStatus.TO_BE_SIGNED,
    AgreementStatus.SIGNED,
    AgreementStatus.IN_FORCE,
)
# What a reader asks for, by the status last reported; nothing is said of today.
STATES = {
    AgreementStatus.IN_FORCE: "in_force",
    AgreementStatus.SIGNED: "signed",
    AgreementStatus.TO_BE_SIGNED: "pending",
    AgreementStatus.UNDER_STUDY: "pending",
}
COLUMNS = (
    "partner",
    "type",
    "title",
    "date_signed",
    "period",
    "last_status",
    "state",
    "first_mentioned",
    "last_mentioned",
    "mentions",
    "period_over",
    "event_ids",
    "source_url",
)
PENDING_COLUMNS = (
    *("partner", "type", "title", "last_status", "first_mentioned", "last_mentioned"),
    *("mentions", "years_silent", "perhaps_signed_as", "source_url"),
)
# Types of which one is signed where another had been announced.
GENERAL = {
    AgreementType.MEMORANDUM,
    AgreementType.FRAMEWORK_AGREEMENT,
    AgreementType.AGREEMENT,
}
DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDocument(Mention):
    """A document as one meeting names it, for one of the meeting's partners."""

    source_url: str | None = None


def documents(events: pd.DataFrame, agreements: pd.DataFrame) -> pd.DataFrame:
    """One row per document and partner, from all meetings that name it.

    `merging.same_document.join_mentions` has the rules by which mentions are of one document; a
    document of a meeting with several partners belongs to each.

    Args:
        events: `event_id`, `partner`, `date_start`, `source_url`, as in a `Record`.
        agreements: the table of a `Record`.

    Returns:
        By partner, type in the order of the codebook and date. `title` is the short English
        one that most meetings give, else the title as written; `date_signed` (EDTF) the most
        precise one stated, else the day of the meeting that signed it; `period` as most
        meetings give it, then the longer; `last_status` that of the last meeting (of one day,
        the further in the order of `STATUSES`); `state` is `in_force`, `signed` or `pending`,
        **as last reported**, which is no claim that a document is in force today, and
        `period_over` tells where the last meeting of `events` is later than its period; `mentions`
        counts meetings, whose ids stand in `event_ids` in the order of their dates, separated
        by spaces; `source_url` is the page of the last of them that has one.
    """
    last = _latest(events["date_start"])
    found = [_document(each, last) for each in join_mentions(_mentions(events, agreements))]
    frame = pd.DataFrame(found, columns=list(COLUMNS))
    order = {kind: number for number, kind in enumerate(AgreementType)}
    keys = {
        "type": frame["type"].map(order),
        "date": frame["date_signed"].fillna(frame["first_mentioned"]).fillna("9999"),
    }
    frame = frame.assign(**{f"_{name}": values for name, values in keys.items()})
    frame = frame.sort_values(["partner", "_type", "_date", "title"], ignore_index=True)
    texts = dict.fromkeys(COLUMNS, "str")
    return frame[list(COLUMNS)].astype({**texts, "mentions": "int64", "period_over": "bool"})


def documents_by_partner(documents: pd.DataFrame) -> pd.DataFrame:
    """How many documents each partner has in each state, as last reported.

    Returns:
        Index `partner`, most documents first; columns `in_force`, `signed` and `pending`,
        also where nothing is; whole numbers.
    """
    return _by_state(documents, "partner")


def documents_by_type(documents: pd.DataFrame) -> pd.DataFrame:
    """How many documents of each type are in each state; as `documents_by_partner`.

    A document of several partners counts once for each.
    """
    return _by_state(documents, "type")


def pending(documents: pd.DataFrame, *, on: str | None = None) -> pd.DataFrame:
    """Documents announced and not known to be signed, the longest not heard of first.

    Args:
        documents: from `documents`.
        on: the day (EDTF) up to which to count; if not given, the last day on which any of
            the documents is named: a record knows nothing later.

    Returns:
        `partner`, `type`, `title`, `last_status`, `first_mentioned`, `last_mentioned`,
        `mentions`, `source_url` as there; `years_silent` since the last mention (one
        decimal, missing where its year is unknown); `perhaps_signed_as`: the first
        document that the partner signed at or after the last mention with a similar title
        but another type or, where neither names a subject and the announced one no period,
        of the same type or another of `GENERAL`. The reader decides.
    """
    waiting = documents[documents["state"] == "pending"]
    known = documents[documents["date_signed"].notna()]
    last = _day(on) if on else _latest(documents["last_mentioned"])
    heard = [_day(text) for text in waiting["last_mentioned"]]
    silent = [
        round((last - day).days / DAYS_OF_A_YEAR, 1) if last and day else None for day in heard
    ]
    perhaps = [_successor(row, list(rows(known))) for row in rows(waiting)]
    frame = waiting.assign(
        years_silent=pd.Series(silent, index=waiting.index, dtype="float64"),
        perhaps_signed_as=pd.Series(perhaps, index=waiting.index, dtype="str"),
    )
    order = ["years_silent", "partner", "title"]
    frame = frame.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return frame[list(PENDING_COLUMNS)]


def _mentions(events: pd.DataFrame, agreements: pd.DataFrame) -> Iterator[NamedDocument]:
    """Each row of `agreements` for each partner of its meeting."""
    meetings = groups_of(events, "partner").merge(
        events[["event_id", "date_start", "source_url"]], on="event_id"
    )
    named = agreements.merge(meetings, on="event_id").rename(columns={"date_start": "held"})
    for row in rows(named):
        cells = row | {"told_by": row["event_id"], "held_until": None}
        yield NamedDocument(**{field.name: cells[field.name] for field in fields(NamedDocument)})


def _document(mentions: Sequence[NamedDocument], last: date | None) -> dict[str, object]:
    told = sorted(mentions, key=_told)
    dated = [each for each in told if each.days]
    status = told[-1].status
    period = _most_often(each.period for each in told)
    urls = [each.source_url for each in told if each.source_url]
    return {
        "partner": told[0].partner,
        "type": told[0].type,
        "title": _best_title(told),
        "date_signed": _best_date(told),
        "period": period,
        "last_status": status,
        "state": STATES[AgreementStatus(status)],
        "first_mentioned": dated[0].held if dated else None,
        "last_mentioned": dated[-1].held if dated else None,
        "mentions": len({each.event_id for each in told}),
        "period_over": bool(period and last and _end(period) < last),
        "event_ids": " ".join(dict.fromkeys(each.event_id for each in told)),
        "source_url": urls[-1] if urls else None,
    }


def _told(mention: Mention) -> tuple[Any, ...]:
    day = mention.days[0] if mention.days else date.min
    return day, STATUSES.index(AgreementStatus(mention.status)), mention.event_id


def _best_title(told: Sequence[NamedDocument]) -> str:
    """The short title of most meetings, then of the last; else as written, likewise."""
    short = [each.short_title_en for each in told if each.short_title_en]
    titles = short or [each.title for each in told if each.title]
    counts = Counter(titles)
    return max(titles, key=lambda title: (counts[title], _last_place(titles, title)), default="")


def _last_place(items: Sequence[object], item: object) -> int:
    return max(place for place, each in enumerate(items) if each == item)


def _best_date(told: Sequence[NamedDocument]) -> str | None:
    """The most precise date stated, then that of most meetings; else of the signing meeting."""
    stated = [text for each in told if (text := each.date_signed)]
    texts = stated or [text for each in told if (text := each.signed)]
    counts = Counter(texts)
    return max(texts, key=lambda text: (len(text), counts[text], text), default=None)


def _most_often(texts: Iterable[str | None]) -> str | None:
    """The one that most give, then the later."""
    counts = Counter(text for text in texts if text)
    return max(counts, key=lambda text: (counts[text], text), default=None)


def _by_state(documents: pd.DataFrame, by: str) -> pd.DataFrame:
    states = list(dict.fromkeys(STATES.values()))
    counts = pd.crosstab(documents[by], documents["state"]).reindex(columns=states, fill_value=0)
    return most_first(counts.astype("int64")).rename_axis(index=by, columns="document_state")


def _successor(waiting: Mapping[str, Any], signed: Iterable[Mapping[str, Any]]) -> str | None:
    """The first document that may be the announced one under another name, and its date."""
    since = _day(waiting["last_mentioned"])
    if since is None:
        return None
    found = [
        (row["date_signed"], row["title"])
        for row in signed
        if row["partner"] == waiting["partner"]
        and bounds(row["date_signed"])[1] >= since
        and _may_follow(waiting, row)
    ]
    return "{1} ({0})".format(*min(found)) if found else None


def _may_follow(waiting: Mapping[str, Any], signed: Mapping[str, Any]) -> bool:
    kinds = {waiting["type"], signed["type"]}
    if subject(waiting["title"], waiting["partner"]):
        similar = similar_titles(waiting["title"], signed["title"], partner=waiting["partner"])
        return len(kinds) == 2 and AgreementType.MINUTES not in kinds and similar
    general = not subject(signed["title"], signed["partner"]) and waiting["period"] is None
    return general and (len(kinds) == 1 or kinds <= GENERAL)


def _latest(texts: Iterable[str | None]) -> date | None:
    return max(filter(None, map(_day, texts)), default=None)


def _day(text: object) -> date | None:
    """The first day that a date may mean, `None` where its year is unknown."""
    if not isinstance(text, str) or precision(text) == Precision.UNKNOWN:
        return None
    return bounds(text)[0]


def _end(period: str) -> date:
    """The last day of a period such as `2018/2028` or `../2030`."""
    end = period.rpartition("/")[2]
    return date.max if end == ".." else bounds(end)[1]
