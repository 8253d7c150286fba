"""Who is who: the mentions of one article resolved to persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.fuzz import ratio

from dialogue_analysis.codes import Level
from dialogue_analysis.coding.document import Document
from dialogue_analysis.coding.mentions import Mention, Office, find_mentions
from dialogue_analysis.coding.names import surnames
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.loader import load_list, plain
from dialogue_analysis.lexicons.rules import OfficeRule
from dialogue_analysis.records import BlockKind, Span

HOME = "VNM"
# Two spellings of one name differ by a letter in ten at most.
SAME_NAME = 90
# What an office from the gazetteer counts as: one of defence, not of a party.
KNOWN = OfficeRule(
    phrases=("-",), examples=("-",), counter_examples=("-",), code=Level.UNKNOWN, domain="defence"
)


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office from the gazetteer; `office` points to the name it was looked up by."""

    title: str
    office: Office


@dataclass(slots=True)
class Person:
    """One person of the article. `side` is `VNM` or the partner's code."""

    names: list[Span]
    side: str = ""
    side_source: Span | None = None
    rank: Hit | None = None
    offices: tuple[Office, ...] = ()
    # The office of whom a "người đồng cấp" is the counterpart.
    counterpart: Office | None = None
    # The office known of the person where the text names none (`office_basis: gazetteer`).
    known: KnownOffice | None = None
    mentions: list[Mention] = field(default_factory=list)

    @property
    def deciding(self) -> Office | None:
        """The office that gives the level: the person's own, else the counterpart's, else known."""
        known = self.known.office if self.known else None
        return deciding_office(self.offices) or self.counterpart or known

    @property
    def attends(self) -> bool:
        """Whether the person is a party to meetings: a spokesman speaks for others."""
        return all(office.hit.rule.attends for office in self.offices)

    @property
    def level(self) -> Level | None:
        """The level of the person's office, `None` where none is named."""
        return Level(self.deciding.hit.code) if self.deciding else None


@dataclass(frozen=True, slots=True)
class People:
    """The persons of an article and which mention means whom."""

    persons: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    _owners: dict[int, Person]

    def of(self, mention: Mention) -> Person | None:
        """The person that a mention means."""
        return self._owners.get(mention.start)

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in `[start, end)`."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]


def deciding_office(offices: Sequence[Office]) -> Office | None:
    """The office whose level counts where one person holds several.

    A party office yields to one of state, an office of state to one of defence or
    foreign affairs (`Phó Thủ tướng, Bộ trưởng Quốc phòng` is a minister), and a
    deputy minister who is chief of the general staff counts as the latter.
    """
    known = [o for o in offices if not o.hit.rule.party and o.hit.code != Level.UNKNOWN]
    known = known or [o for o in offices if not o.hit.rule.party]
    if not known:
        return None
    narrow = [o for o in known if o.hit.rule.domain in ("defence", "foreign")]
    order = [Level.CHIEF_OF_DEFENCE, *(lv for lv in Level if lv is not Level.CHIEF_OF_DEFENCE)]
    higher = [o for o in narrow if o.hit.code == Level.MINISTER]
    return min(higher or narrow or known, key=lambda office: order.index(Level(office.hit.code)))


@cache
def known_names() -> tuple[tuple[str, str], ...]:
    """Name and side of known holders of office (`lexicons/office_holders.csv`)."""
    rows = load_list("office_holders")
    return tuple(dict.fromkeys((plain(row["name"]), row["iso3"]) for row in rows))


def usual_spelling(name: str, side: str) -> str:
    """A foreign name as the gazetteer writes it, so that one person has one spelling."""
    if side == HOME:
        return name
    fitting = [known for known, country in known_names() if country == side]
    return next((known for known in fitting if same_name(known, name)), name)


def looks_vietnamese(name: str) -> bool:
    """Whether a name starts with a Vietnamese family name and has two to five syllables."""
    words = name.split()
    family = words[0].capitalize() if words else ""
    return 2 <= len(words) <= 5 and family in surnames() and "-" not in name


def find_people(document: Document, partner: str | None) -> People:
    """All persons of the story, with rank, office and side from all their mentions."""
    mentions = find_mentions(document)
    owners: dict[int, Person] = {}
    persons: list[Person] = []
    for mention in mentions:
        if mention.name is not None and len(document.quote(mention.name).split()) > 1:
            owners[mention.start] = _join(document, persons, mention)
    for mention in mentions:
        if mention.name is not None and mention.start not in owners:
            owners[mention.start] = _by_part_of_name(document, persons, mention)
    for person in persons:
        _describe(document, person, partner)
    _turn_counterparts(document, mentions, owners)
    _give_headline_offices(document, persons, mentions)
    for mention in mentions:
        if mention.counterpart and mention.start in owners:
            person = owners[mention.start]
            person.counterpart = _office_beside(mention, mentions, owners, person)
    for mention in mentions:
        if mention.name is None:
            known = _by_office(persons, mention, owners)
            if known is not None:
                owners[mention.start] = known
    return People(tuple(persons), tuple(mentions), owners)


def _turn_counterparts(
    document: Document, mentions: Sequence[Mention], owners: dict[int, Person]
) -> None:
    """`Bộ trưởng Hà Lan A … với người đồng cấp Phan Văn B`: B is the Vietnamese one."""
    for mention in mentions:
        person = owners.get(mention.start)
        if person is None or not mention.counterpart or mention.countries:
            continue
        beside = [
            owners[m.start]
            for m in mentions
            if m.sentence == mention.sentence and m.start < mention.start and m.start in owners
        ]
        abroad = bool(beside) and all(other.side != HOME for other in beside)
        if abroad and looks_vietnamese(document.quote(person.names[0])):
            person.side, person.side_source = HOME, person.names[0]


def _give_headline_offices(
    document: Document, persons: Sequence[Person], mentions: Sequence[Mention]
) -> None:
    """`Phó Thứ trưởng Quốc phòng Mỹ gặp …`: the office of the only American, who has none."""
    front = {
        sentence.index
        for sentence in document.sentences
        if sentence.kind in (BlockKind.TITLE, BlockKind.LEAD)
    }
    for mention in mentions:
        if mention.sentence not in front or mention.name is not None or not mention.offices:
            continue
        abroad = {hit.code for hit in mention.countries} - {HOME}
        here = [person for person in persons if person.side in abroad]
        if len(abroad) == 1 and len(here) == 1 and not here[0].offices:
            here[0].offices = mention.offices


def _join(document: Document, persons: list[Person], mention: Mention) -> Person:
    name = document.quote(_named(mention))
    for person in persons:
        if same_name(name, document.quote(person.names[0])):
            return _add(person, mention)
    persons.append(Person([]))
    return _add(persons[-1], mention)


@cache
def full_forenames() -> dict[str, str]:
    """`Jim` is `James` (`lexicons/nicknames.csv`)."""
    return {row["short"].casefold(): row["full"].casefold() for row in load_list("nicknames")}


def _in_full(name: str) -> str:
    forename, space, rest = name.partition(" ")
    return full_forenames().get(forename.casefold(), forename) + space + rest


def same_name(one: str, other: str) -> bool:
    """Whether two names are spellings of one, or one is the other with words left out."""
    one, other = _in_full(one), _in_full(other)
    if ratio(one.casefold(), other.casefold()) >= SAME_NAME:
        return len(one.split()) == len(other.split())
    short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
    rest = iter(long)
    return 1 < len(short) < len(long) and all(word in rest for word in short)


def _by_part_of_name(document: Document, persons: list[Person], mention: Mention) -> Person:
    """`Thứ trưởng Thuần`, `ông Pyo`: the last person before who has that name part."""
    part = document.quote(_named(mention)).casefold().split(".")[-1]
    fitting = [
        person
        for person in persons
        for name in person.names[:1]
        if part in document.quote(name).casefold().split()
    ]
    before = [p for p in fitting if p.names[0].start < mention.start]
    if fitting:
        return _add((before or fitting)[-1], mention)
    persons.append(Person([]))
    return _add(persons[-1], mention)


def _named(mention: Mention) -> Span:
    assert mention.name is not None
    return mention.name


def _add(person: Person, mention: Mention) -> Person:
    person.names.append(_named(mention))
    person.mentions.append(mention)
    return person


def _describe(document: Document, person: Person, partner: str | None) -> None:
    """Side, rank and offices from the mentions; the fullest chain of offices counts."""
    person.names = _most_usual_first(document, person.names)
    name = document.quote(person.names[0])
    person.side, person.side_source = _side(document, person, name, partner)
    ranks = [m.rank for m in person.mentions if m.rank is not None]
    person.rank = ranks[0] if ranks else None
    own = [_own_offices(document, m, person.side) for m in person.mentions]
    person.offices = max(
        own,
        key=lambda chain: (
            deciding_office(chain) is not None,
            len(chain),
            sum(office.end - office.start for office in chain),
        ),
    )


def recall_office(document: Document, person: Person, month: str) -> None:
    """Gives a well-known person whose office the text leaves out the one of that month.

    Args:
        document: the story.
        person: gets `known` where the gazetteer leaves one level only.
        month: EDTF month of the meeting (`2024-03`), or "" where it is not known.
    """
    if person.deciding is not None:
        return
    name = person.names[0]
    rows = [
        row
        for row in load_list("office_holders")
        if row["iso3"] == person.side and plain(row["name"]) == document.quote(name)
    ]
    rows = [row for row in rows if not month or _in_office(row, month)]
    if len({row["level"] for row in rows}) == 1:
        hit = Hit(
            name.start, name.end, "office", "gazetteer.office_holder", rows[0]["level"], KNOWN
        )
        person.known = KnownOffice(rows[0]["office"], Office(hit, name.start, name.end))


def _in_office(row: dict[str, str], month: str) -> bool:
    """Whether the term (years or months, open where it lasts) covers the month."""
    end = row["end"] or "9999"
    return row["start"] <= month[: len(row["start"])] and month[: len(end)] <= end


def _office_beside(
    mention: Mention, mentions: Sequence[Mention], owners: dict[int, Person], person: Person
) -> Office | None:
    """The office of the person of the other side whom the sentence names beside."""
    for other in mentions:
        owner = owners.get(other.start)
        if other.sentence == mention.sentence and owner is not None and owner.side != person.side:
            return deciding_office(owner.offices)
    return None


def _most_usual_first(document: Document, names: Iterable[Span]) -> list[Span]:
    counts = Counter(document.quote(name) for name in names)
    return sorted(
        names,
        key=lambda n: (
            document.quote(n).isupper(),
            -len(document.quote(n).split()),
            -counts[document.quote(n)],
            n.start,
        ),
    )


def _side(
    document: Document, person: Person, name: str, partner: str | None
) -> tuple[str, Span | None]:
    """Side from the countries beside the name, else from the name, else the partner's."""
    before: list[Hit] = []
    after: list[Hit] = []
    for mention in person.mentions:
        for country in mention.countries:
            (before if country.start < _named(mention).start else after).append(country)
    for country in before:
        return country.code, Span(country.start, country.end)
    vietnamese = looks_vietnamese(name)
    if after and not (vietnamese and _holds_home_office(document, person)):
        return after[0].code, Span(after[0].start, after[0].end)
    for mention in person.mentions:
        for office in mention.offices:
            if office.hit.rule.side:
                return office.hit.rule.side, Span(office.start, office.end)
    led = _delegation_of(document, person)
    if led is not None:
        return led.code, Span(led.start, led.end)
    visited = _visited(document, person.mentions[0])
    if visited is not None and not vietnamese:
        return visited.code, Span(visited.start, visited.end)
    counterpart = any(mention.counterpart for mention in person.mentions)
    if partner and (counterpart or not vietnamese):
        return partner, person.names[0]
    return HOME, person.names[0]


def _visited(document: Document, mention: Mention) -> Hit | None:
    """`A thăm Ấn Độ, hội đàm với Bộ trưởng B`: the country abroad last visited in the sentence."""
    start = document.sentences[mention.sentence].start
    for visit in reversed(document.words(start, mention.start, "visit")):
        country = document.at(visit.end + 1, "country")
        if country is not None and country.code != HOME:
            return country
    return None


def _holds_home_office(document: Document, person: Person) -> bool:
    """Whether an office without a country speaks against the foreign one in apposition.

    `A, Ủy viên Quốc vụ, Bộ trưởng Quốc phòng Trung Quốc`: the country at the end of
    one person's chain of offices is that of all of them.
    """
    foreign: set[str] = set()
    bare: set[str] = set()
    for mention in person.mentions:
        abroad = any(hit.code != HOME for hit in mention.countries)
        chain = [
            (office.hit, bool(document.within(office.start, office.end, "country")))
            for office in mention.offices
        ]
        if any(inside and hit.rule.party for hit, inside in chain):
            return False
        covered = False
        for hit, inside in reversed(chain):
            if hit.rule.party and not abroad:
                return True
            of_defence = hit.rule.domain == "defence" and not hit.rule.party
            if not covered or of_defence:
                (foreign if inside else bare).add(hit.rule_id)
            covered = covered or inside
    return bool(bare - foreign)


def _delegation_of(document: Document, person: Person) -> Hit | None:
    """`Đoàn Trung Quốc do Thượng tướng A làm Trưởng đoàn`: the country of the delegation."""
    for mention in person.mentions:
        start = max(0, mention.start - 40)
        if document.text[start : mention.start].endswith(" do "):
            countries = document.within(start, mention.start, "country")
            if countries and document.words(start, countries[-1].start, "delegation"):
                return countries[-1]
    return None


def _own_offices(document: Document, mention: Mention, side: str) -> tuple[Office, ...]:
    """The offices of a mention without one of another country in apposition.

    In "gặp Thượng tướng A, Bộ trưởng Quốc phòng Pháp thông báo" the minister is not A.
    """
    own = []
    for office in mention.offices:
        countries = {hit.code for hit in document.within(office.start, office.end, "country")}
        if not countries or side in countries:
            own.append(office)
    return tuple(own)


def _by_office(
    persons: Sequence[Person], mention: Mention, owners: dict[int, Person]
) -> Person | None:
    """`Bộ trưởng Quốc phòng Pháp`, bare `Thiếu tướng`: the last fitting person before."""
    countries = {hit.code for hit in mention.countries}
    office = deciding_office(mention.offices)
    fitting = []
    for person in persons:
        if countries and person.side not in countries:
            continue
        same_office = office is not None and any(
            o.hit.rule_id == office.hit.rule_id for o in person.offices
        )
        same_level = bool(office and person.offices and person.level == office.hit.code)
        same_rank = bool(mention.rank and person.rank and person.rank.code == mention.rank.code)
        if same_office or same_level or (same_rank and office is None):
            fitting.append(person)
    before = [(start, owner) for start, owner in owners.items() if start < mention.start]
    for _, owner in sorted(before, key=lambda item: item[0], reverse=True):
        if owner in fitting:
            return owner
    return fitting[0] if fitting and (office is not None and countries) else None
