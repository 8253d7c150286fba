"""Whether a paragraph goes on with the story, or summarises a teaser before it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

from dialogue_analysis.reading.lines import Line
from dialogue_analysis.reading.page_rules import LineKind, load_page_rules
from dialogue_analysis.reading.wording import capitals_of, names_of, repeated_share

_SHORTEST = 60
_HOME = "VNM"
# Stories of any partner speak of these.
_GROUPS = ("", "ASEAN", "EU", "NATO", "UN")
_PERSONS = ("rank", "office", "title")


class Said:
    """What the lines of a story say: words with a capital, partners and forms of address."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._texts = tuple(line.text for line in lines)

    @cached_property
    def names(self) -> frozenset[str]:
        """Capitalised words."""
        return frozenset(name for text in self._texts for name in capitals_of(text))

    @cached_property
    def countries(self) -> frozenset[str]:
        """Countries by their code; Vietnam is always one of them."""
        return frozenset({_HOME}.union(*map(countries_of, self._texts)))

    @cached_property
    def folded(self) -> str:
        """The text in lower case."""
        return "\n".join(self._texts).casefold()


def opens_as_sequel(line: Line) -> bool:
    """Whether the line opens as paragraphs do that go on with a story, or as speech does."""
    folded = line.text.casefold()
    rules = load_page_rules()
    return folded.startswith((*rules.openers, *rules.loose_openers, "-", '"'))


def goes_on(line: Line, *, teaser: Line | None, said: Said) -> bool:
    """Whether a paragraph that follows a teaser is the story's by the way it opens.

    Some openings are the story's at any rate ("Hai bên", "Kết thúc"). The others are so
    unless the paragraph summarises the teaser: "Tại", "Đối thoại", a person of the story,
    a rank or an office that the story names, or a day before any rank or office.

    Args:
        line: the paragraph.
        teaser: the headline before it.
        said: what the story says elsewhere.
    """
    rules = load_page_rules()
    if line.text.casefold().startswith((*rules.openers, "-", '"')):
        return True
    if summarises(line, teaser=teaser, said=said):
        return False
    if opens_as_sequel(line):
        return True
    if line.kind is not LineKind.PARAGRAPH or len(line.text) < _SHORTEST:
        return False
    day = rules.day_opener.match(line.text)
    return _opens_with_person(line.text[day.end() if day else 0 :], said, dated=day is not None)


def summarises(line: Line, *, teaser: Line | None, said: Said) -> bool:
    """Whether a paragraph after a teaser tells the teaser's story.

    It does when both name what the story does not, when it says most of the headline
    again, or when it names a country that the story does not.
    """
    if teaser is not None:
        shared = names_of(_without_offices(line.text)) & names_of(teaser.text)
        if shared - said.names or repeated_share(teaser.words, text=line.words) >= 0.6:
            return True
    return bool(countries_of(line.text) - said.countries)


@lru_cache(maxsize=2048)
def countries_of(text: str) -> frozenset[str]:
    """Codes of the countries that the text names.

    >>> sorted(countries_of("Đối thoại Việt Nam - Nhật Bản"))
    ['JPN', 'VNM']
    """
    # Imported late: the lexicons are read with this room's `normalise`.
    from dialogue_analysis.lexicons.loader import load_lexicon

    hits = load_lexicon().scan(text)
    return frozenset(
        hit.code for hit in hits if hit.subject == "country" and hit.code not in _GROUPS
    )


@lru_cache(maxsize=2048)
def _without_offices(text: str) -> str:
    """The text without ranks and offices, whose capitals name nobody."""
    from dialogue_analysis.lexicons.loader import load_lexicon

    hits = [hit for hit in load_lexicon().scan(text) if hit.subject in _PERSONS]
    letters = list(text)
    for hit in hits:
        letters[hit.start : hit.end] = "x" * len(hit)
    return "".join(letters)


def _opens_with_person(text: str, said: Said, *, dated: bool) -> bool:
    """Whether the text opens with somebody the story knows, by name, rank or office."""
    from dialogue_analysis.lexicons.loader import load_lexicon

    opening = text[:200]
    hits = [
        hit for hit in load_lexicon().scan(opening) if hit.start == 0 and hit.subject in _PERSONS
    ]
    if not hits:
        name = _leading_name(opening)
        return len(name) > 1 and not countries_of(" ".join(name)) and set(name) <= said.names
    address = max(hits, key=len)
    if address.subject != "title" and (dated or opening[: address.end].casefold() in said.folded):
        return True
    name = _leading_name(opening[address.end :])
    return bool(name) and set(name) <= said.names


def _leading_name(text: str) -> list[str]:
    """The capitalised words that the text begins with."""
    name: list[str] = []
    for word in text.split():
        bare = word.strip(",.;:()\"'")
        if not bare[:1].isupper():
            break
        name.append(bare)
        if bare != word:
            break
    return name
