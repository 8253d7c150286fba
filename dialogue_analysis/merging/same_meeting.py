"""Whether two reports are of one meeting: what speaks for it and what against.

They may be when either

- the **edition** of one counted series agrees, and the dates lie less than a year apart; where
  the dates contradict each other, the heads of one side at least must not. So the 4th British
  dialogue, June 2022 under one Vietnamese head and March 2023 under another, is one event with
  its disagreement; were both heads others too, it would be two with one number, which
  `check_series` shows as a repeat, as it does further apart; or
- partner, kind and **dates** fit and nothing speaks against it (`may_be_one`). One of three may
  fit less closely where the heads of both sides agree (`_nearly`).
"""

from __future__ import annotations

from dialogue_analysis.codes import Mechanism, Precision
from dialogue_analysis.intervals import compatible, distance, precision
from dialogue_analysis.merging.people import compare_heads, same_city
from dialogue_analysis.merging.reports import Report
from dialogue_analysis.series import is_counted, series_of

YEAR = 365
# The press calls one meeting "hội đàm" here and "làm việc" there; a call is another thing.
KINDS = {
    Mechanism.POLICY_DIALOGUE: "dialogue",
    Mechanism.STRATEGIC_DIALOGUE: "dialogue",
    Mechanism.TALKS: "talks",
    Mechanism.WORKING_MEETING: "talks",
}
# Kinds of which the press writes one for the other; a dialogue and a call are never one.
NEIGHBOURS = (
    {Mechanism.CONSULTATION, Mechanism.TALKS},
    {Mechanism.COURTESY_CALL, Mechanism.WORKING_MEETING},
)
ONE_DAY = 1
BOTH_SIDES = 2


def kind(mechanism: str) -> str:
    """What kind of meeting it is, where the press has several names for one."""
    return KINDS.get(Mechanism(mechanism), mechanism)


def same_edition(left: Report, right: Report) -> bool:
    """Whether both are the same number of one counted series."""
    series = [series_of(report.partner, report.mechanism) for report in (left, right)]
    return (
        left.edition is not None
        and left.edition == right.edition
        and left.partner == right.partner
        and series[0] == series[1]
        and is_counted(left.partner, left.mechanism)
        and days_apart(left, right) < YEAR
        and (dates_fit(left, right) or compare_heads(left, right).count(False) < BOTH_SIDES)
    )


def may_be_one(left: Report, right: Report) -> bool:
    """Whether partner, kind and dates fit, nothing speaks against it, and enough speaks for it.

    Of one day and one name no more is asked. A vague date, one without its year, or another
    name of the kind needs the same heads, or the city where heads cannot be compared.
    """
    if _speaks_against(left, right):
        return False
    same_kind = left.partner == right.partner and kind(left.mechanism) == kind(right.mechanism)
    if not (same_kind and dates_fit(left, right)):
        return _nearly(left, right)
    if same_day(left, right) and (_dialogues(left, right) or left.mechanism == right.mechanism):
        return True
    heads = compare_heads(left, right)
    return all(heads) if heads else city_agrees(left, right)


def _speaks_against(left: Report, right: Report) -> bool:
    """Whether edition, level, place or heads make them two.

    A country holds one named dialogue a day: of one day, only other heads on both sides tell
    two apart, whatever number or place the reports give. At a conference each report names
    heads of its choice. Elsewhere one other head is enough, and so is another level: a call on
    the minister and one on the president are two.
    """
    dialogues = _dialogues(left, right)
    loose = dialogues or left.mechanism == Mechanism.MULTILATERAL
    if compare_heads(left, right).count(False) >= (BOTH_SIDES if loose else 1):
        return True
    if dialogues and same_day(left, right):
        return False
    if differ(left.edition, right.edition) or _other_place(left, right):
        return True
    return not dialogues and differ(_known_level(left), _known_level(right))


def _nearly(left: Report, right: Report) -> bool:
    """Whether all fits but one thing, which sources tell differently, and both heads agree.

    - The **day**, by one: a time zone, or the day of publication taken for that of the meeting.
      The city must agree too; two named dialogues are never so near, and there one is enough.
    - The **kind**, of one day (`NEIGHBOURS`).
    - The **partners**, of one day and one mechanism: one report names all, the other some.
    """
    names = {Mechanism(left.mechanism), Mechanism(right.mechanism)}
    agreeing = agreeing_heads(left, right)
    if left.partner == right.partner and a_day_apart(left, right):
        if _dialogues(left, right):
            return agreeing > 0 or city_agrees(left, right)
        return len(names) == 1 and agreeing == BOTH_SIDES and city_agrees(left, right)
    if not same_day(left, right) or agreeing < BOTH_SIDES:
        return False
    if left.partner == right.partner:
        return names in NEIGHBOURS
    return len(names) == 1 and _partners_within(left, right)


def _partners_within(left: Report, right: Report) -> bool:
    one, other = set(left.partner.split()), set(right.partner.split())
    return one <= other or other <= one


def _dialogues(left: Report, right: Report) -> bool:
    """Whether both are sessions of a named dialogue, of one kind."""
    kinds = {kind(left.mechanism), kind(right.mechanism)}
    return len(kinds) == 1 and kinds <= {"dialogue", str(Mechanism.TWO_PLUS_TWO)}


def dates_fit(left: Report, right: Report) -> bool:
    """Whether the dates may be one; no date fits any."""
    return left.dates is None or right.dates is None or compatible(left.dates, right.dates)


def days_apart(left: Report, right: Report) -> int:
    """Days between the dates, 0 where that is not known."""
    if left.dates is None or right.dates is None:
        return 0
    return distance(left.dates, right.dates) or 0


def same_day(left: Report, right: Report) -> bool:
    """Whether both give the day, and they fit."""
    return _give_the_day(left, right) and dates_fit(left, right)


def _give_the_day(left: Report, right: Report) -> bool:
    return all(precision(report.date_start) is Precision.DAY for report in (left, right))


def a_day_apart(left: Report, right: Report) -> bool:
    """Whether both give the day, and one the day after the other's."""
    return _give_the_day(left, right) and days_apart(left, right) == ONE_DAY


def agreeing_heads(left: Report, right: Report) -> int:
    """How many of the two sides' heads both give alike."""
    return compare_heads(left, right).count(True)


def city_agrees(left: Report, right: Report) -> bool:
    """Whether both give the city, and alike."""
    return bool(left.city and right.city) and same_city(str(left.city), str(right.city))


def _other_place(left: Report, right: Report) -> bool:
    if left.city and right.city and not same_city(left.city, right.city):
        return True
    return differ(left.country, right.country)


def _known_level(report: Report) -> str | None:
    return None if report.level in (None, "unknown", "working") else report.level


def differ(left: object, right: object) -> bool:
    """Whether both are given, and not alike."""
    return left is not None and right is not None and left != right
