"""Which mentions of documents are of one document, at one meeting or at meetings years apart.

`merging.documents` joins what the reports of one meeting say; `analysis.documents` joins the
meetings. Two documents in one row are worse than one document in two: what no rule joins
stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dialogue_analysis.codes import AgreementStatus, AgreementType, Precision
from dialogue_analysis.intervals import bounds, compatible, period, precision
from dialogue_analysis.merging.titles import numbers, similar_titles, spelled_out, subject

ANNOUNCED = (AgreementStatus.UNDER_STUDY, AgreementStatus.TO_BE_SIGNED)
# Types of which one report writes one where another writes the other: all are "thỏa thuận".
FAMILIES = {
    AgreementType.FRAMEWORK_AGREEMENT: "agreement",
    AgreementType.TECHNICAL_ARRANGEMENT: "agreement",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A document as `told_by`, a report or a meeting, names it at a meeting of the date `held`."""

    event_id: str
    told_by: str
    partner: str
    type: str
    status: str
    held: str | None = None
    held_until: str | None = None
    title: str | None = None
    short_title_en: str | None = None
    document_id: str | None = None
    date_signed: str | None = None
    period: str | None = None
    topics: str | None = None

    @property
    def signed(self) -> str | None:
        """When it was signed: as stated, else the day of the meeting that signed it."""
        stated = self.date_signed or (self.held if self.status == AgreementStatus.SIGNED else None)
        return None if precision(stated) == Precision.UNKNOWN else stated

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which the meeting may have been held."""
        if self.held is None or precision(self.held) == Precision.UNKNOWN:
            return None
        return period((self.held, self.held_until or self.held))

    @property
    def signed_in(self) -> tuple[str, str] | None:
        """The days in which it was signed, as stated, else those of the meeting."""
        if self.signed is None:
            return None
        return self.signed, self.date_signed or self.held_until or self.signed

    @property
    def numbers(self) -> frozenset[str]:
        """Years and ordinals in the titles."""
        return numbers(self.title, self.short_title_en)

    @property
    def told_by_date(self) -> bool:
        """Whether more than its title says which document it is."""
        return bool(self.document_id or self.signed or self.period or self.numbers)


M = TypeVar("M", bound=Mention)


def join_mentions(mentions: Iterable[M]) -> list[list[M]]:
    """The mentions by document; the order of input changes nothing.

    Mentions of one document have the same partner and type, and

    1. the same `document_id`; or
    2. compatible signing dates, the same period or the same number in the title, and similar
       titles; or
    3. where one gives none of these, similar titles, if one document alone fits: an
       announcement goes to the first that was signed after it; or
    4. the same month of signing, where titles are in two languages and none but these two
       documents of the type are of that month.

    Types of one family (`FAMILIES`) are one where two reports give the same date of signing
    and similar titles. Titles in two languages are similar where both are of no subject, or
    where the topics coded for one are named in the other. Nothing else may speak against it
    (`_contradict`).
    """
    by_kind: dict[tuple[str, str], list[M]] = defaultdict(list)
    for mention in mentions:
        family = FAMILIES.get(AgreementType(mention.type), mention.type)
        by_kind[mention.partner, family].append(mention)
    return [joined for _, group in sorted(by_kind.items()) for joined in _joined(group)]


def _joined(group: Sequence[M]) -> list[list[M]]:
    found: list[list[M]] = []
    for mention in sorted(group, key=_order):
        fits = [
            document
            for document in found
            if all(_same(mention, other) for other in document)
            and any(comparable(mention, other) for other in document)
        ]
        if len(fits) > 1 and mention.status in ANNOUNCED:
            fits = [min(fits, key=_first_signed)]
        if len(fits) == 1:
            fits[0].append(mention)
        else:
            found.append([mention])
    return _across_languages(found)


def _order(mention: Mention) -> tuple[object, ...]:
    """The best known first: vague ones find their document, not the other way round."""
    return (
        mention.document_id is None,
        not mention.told_by_date,
        -len(mention.signed or ""),
        mention.held or "9999",
        mention.event_id,
        mention.short_title_en or mention.title or "",
        mention.type,
        mention.status,
        mention.told_by,
        mention.period or "",
        mention.date_signed or "",
    )


def _first_signed(document: Sequence[Mention]) -> tuple[str, str]:
    return min(each.signed or "9999" for each in document), document[0].event_id


def comparable(one: Mention, other: Mention) -> bool:
    """Whether an id or what the titles name can be compared."""
    return bool(one.document_id and other.document_id) or _name_one_subject(one, other) is not None


def _same(one: Mention, other: Mention) -> bool:
    if one.document_id and other.document_id:
        return one.document_id == other.document_id
    if _contradict(one, other):
        return False
    of_one_date = _of_one_date(one, other)
    if one.told_by_date and other.told_by_date and not (of_one_date or _share(one, other)):
        return False
    subjects = _name_one_subject(one, other)
    if one.type != other.type:
        return of_one_date and subjects is True and one.told_by != other.told_by
    return subjects is not False


def _contradict(one: Mention, other: Mention) -> bool:
    """Whether dates, periods, numbers or the order of events make them two documents."""
    signed = one.signed, other.signed
    if signed[0] and signed[1] and not _of_one_date(one, other):
        return True
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return True
    if one.event_id == other.event_id and _statuses_contradict(one, other):
        return True
    return _periods_differ(one, other) or _too_late(one, other) or _too_late(other, one)


def _statuses_contradict(one: Mention, other: Mention) -> bool:
    """Whether two mentions at one meeting cannot be of one document for their statuses.

    What is in force is not announced. Two reports may see one document as signed, and as in
    force or announced; one report that gives two statuses means two documents, but where it
    names one subject as signed and as in force.
    """
    statuses = {one.status, other.status}
    if len(statuses) == 1:
        return False
    announced = bool(statuses & set(ANNOUNCED))
    if one.told_by != other.told_by:
        return announced and AgreementStatus.IN_FORCE in statuses
    titles = [mention.short_title_en or mention.title or "" for mention in (one, other)]
    general = not all(subject(title, one.partner) for title in titles)
    return announced or general or one.type != other.type


def _of_one_date(one: Mention, other: Mention) -> bool:
    return bool(one.signed_in and other.signed_in and compatible(one.signed_in, other.signed_in))


def _share(one: Mention, other: Mention) -> bool:
    return bool(one.numbers & other.numbers) or bool(one.period and one.period == other.period)


def _periods_differ(one: Mention, other: Mention) -> bool:
    if not (one.period and other.period):
        return False
    ends = zip(_ends(one.period), _ends(other.period), strict=True)
    return any(left != right and ".." not in (left, right) for left, right in ends)


def _ends(text: str) -> tuple[str, str]:
    start, _, end = text.partition("/")
    return start, end or start


def _too_late(one: Mention, other: Mention) -> bool:
    """Whether the first cannot be the second for it was told at the wrong time.

    What is cited as a basis was not signed later, and what is announced was not signed or
    cited before.
    """
    days = one.days
    if days is None:
        return False
    if one.status not in ANNOUNCED:
        return bool(other.signed) and bounds(str(other.signed))[0] > days[1]
    if other.signed:
        return bounds(other.signed)[1] < days[0]
    return other.status not in ANNOUNCED and other.days is not None and other.days[1] < days[0]


def _name_one_subject(one: Mention, other: Mention) -> bool | None:
    """Whether the titles are similar; `None` where they are in two languages and cannot tell."""
    of_one_date = _of_one_date(one, other)
    for left, right in ((one.short_title_en, other.short_title_en), (one.title, other.title)):
        if left and right:
            return similar_titles(left, right, partner=one.partner, of_one_date=of_one_date)
    titles = [mention.title or mention.short_title_en for mention in (one, other)]
    if not all(titles):
        return None
    subjects = [subject(str(title), one.partner) for title in titles]
    if not any(subjects):
        return True
    topics = [_topics(mention) for mention in (one, other)]
    return bool(topics[0] & topics[1]) if all(topics) else None


def _topics(mention: Mention) -> frozenset[str]:
    """The topics coded, else those whose code the English title spells out."""
    if mention.topics:
        return frozenset(mention.topics.split())
    return spelled_out(mention.short_title_en or "", mention.partner)


def _across_languages(documents: list[list[M]]) -> list[list[M]]:
    """Rule 4: titles in two languages cannot be compared, one month and type can."""
    by_month: dict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(documents):
        for month in {each.signed[:7] for each in document if each.signed and each.signed[4:]}:
            by_month[month].append(place)
    kept = dict(enumerate(documents))
    for _, places in sorted(by_month.items()):
        if len(places) == 2 and all(place in kept for place in places):
            first, second = (kept[place] for place in places)
            pairs = [(one, other) for one in first for other in second]
            if not any(
                one.type != other.type or comparable(one, other) or _contradict(one, other)
                for one, other in pairs
            ):
                kept[places[0]] = first + kept.pop(places[1])
    return list(kept.values())
