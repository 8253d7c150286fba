"""Topic × status × side: how far a cue reaches over the topics around it.

A sentence is read once from left to right. A cue governs what follows in its
clause and its list until the next cue (`forward`), or gathers the topics that
stand before it (`backward`). A local cue ("nghiên cứu việc …") holds for its
list item only. A line that starts with a verb goes on with the status before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dialogue_analysis.codes import AgreementStatus, AgreementType, Status, Topic
from dialogue_analysis.coding.agreements import Instrument, is_general, topics_of
from dialogue_analysis.coding.document import Document, Sentence
from dialogue_analysis.coding.speakers import BOTH, Actor, Voices
from dialogue_analysis.lexicons import Hit
from dialogue_analysis.lexicons.patterns import pattern
from dialogue_analysis.records import Cooperation, Span

_CLAUSE = re.compile(r";")
_PAUSE = re.compile(r"[,;:.…]")
# So many civil fields in a list make it one of the whole relationship.
CIVIL_FIELDS = 3
# An item of a list has no more words than this.
LONGEST_ITEM = 6
# The rule whose cue says in so many words that both sides agreed.
CONSENT = "status.consent"
_BRACKETS = re.compile(r"\([^()]*\)")
_ENDS_LIST = re.compile(r"[:;]$")


@dataclass(frozen=True, slots=True)
class Area:
    """One topic with its status and side, and the ranges that show each."""

    topic: Topic
    status: Status
    side: str
    topic_source: Span
    topic_rule: str
    status_source: Span
    status_rule: str
    side_source: Span


@dataclass(slots=True)
class Reach:
    """The state of the reader in a sentence: which cue governs, which topics wait for one."""

    governing: Hit | None = None
    local: Hit | None = None
    local_used: bool = False
    voice: Actor | None = None
    waiting: list[Hit] = field(default_factory=list)

    @property
    def cue(self) -> Hit | None:
        """The cue that a topic found now stands under."""
        return self.local or self.governing


def find_areas(
    document: Document,
    sentences: Sequence[Sentence],
    voices: Sequence[Voices],
    instruments: Sequence[Instrument],
) -> list[Area]:
    """Areas told in the sentences of one meeting, each topic × status × side once."""
    areas: dict[tuple[Topic, Status, str], Area] = {}
    before = Reach()
    previous: Sentence | None = None
    for sentence, voice in zip(sentences, voices, strict=True):
        papers = [i for i in instruments if i.sentence.index == sentence.index]
        carried = _carried(document, sentence, previous, before)
        reader = _SentenceReader(document, sentence, voice, papers, carried)
        for area in reader.read():
            areas.setdefault((area.topic, area.status, area.side), area)
        before, previous = reader.reach, sentence
    return list(areas.values())


def _carried(
    document: Document, sentence: Sentence, previous: Sentence | None, before: Reach
) -> Reach:
    """What a subjectless line goes on with: the governing cue and voice of the line before."""
    if previous is None or before.governing is None:
        return Reach()
    text = document.quote(sentence)
    opener = pattern("opener").search(text)
    start = sentence.start + (opener.end() if opener else 0)
    verb_first = document.word_at(start, "action") is not None
    if pattern("enumerated").search(text):
        return Reach(governing=before.governing, voice=before.voice)
    listed = text.startswith("-") or _ENDS_LIST.search(document.quote(previous)) is not None
    if verb_first or listed:
        return Reach(governing=before.governing, voice=before.voice)
    return Reach()


def _span_of(run: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The range of a list that names civil fields enough."""
    if len(run) >= CIVIL_FIELDS:
        yield run[0].start, run[-1].end


class _SentenceReader:
    """One pass over the hits of a sentence."""

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        voices: Voices,
        instruments: Sequence[Instrument],
        carried: Reach,
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.voices = voices
        self.instruments = list(instruments)
        self.reach = carried

    def read(self) -> Iterator[Area]:
        """The areas of the sentence, in text order."""
        last_end = self.sentence.start
        for hit in self._hits():
            self._cross(last_end, hit.start)
            if hit.subject == "topic":
                yield from self._topic(hit)
            elif hit.subject == "instrument":
                yield from self._instrument(hit.rule)
            elif hit.code == "field_again":
                yield from self._named_again()
            elif hit.subject == "word":
                self._item_verb(hit)
            elif hit.rule.reach == "backward":
                yield from self._backward(hit)
            else:
                yield from self._forward(hit)
            last_end = max(last_end, hit.end)

    def _hits(self) -> list[Hit]:
        """Topics, cues and item verbs outside titles and purposes, titles as one hit each."""
        titles = [(i.start, i.end) for i in self.instruments]
        purposes = [*self._purposes(), *self._civil_lists()]
        hits = [
            Hit(i.start, i.end, "instrument", i.hit.rule_id, i.hit.code, i)
            for i in self.instruments
            if not i.inner
        ]
        for hit in self.document.within(
            self.sentence.start, self.sentence.end, "topic", "status", "word"
        ):
            if hit.subject == "word" and hit.code not in ("action", "field_again"):
                continue
            before = self.document.text[max(self.sentence.start, hit.start - 12) : hit.start]
            if hit.subject == "status" and pattern("negated").search(before):
                continue
            in_title = any(start <= hit.start < end for start, end in titles)
            aside = any(start <= hit.start < end for start, end in purposes)
            if not in_title and not (aside and hit.subject == "topic"):
                hits.append(hit)
        return sorted(hits, key=lambda h: (h.start, h.subject == "topic", -h.end))

    def _purposes(self) -> Iterator[tuple[int, int]]:
        """Ranges that tell what for or on what basis, up to the next comma."""
        for word in self.document.words(self.sentence.start, self.sentence.end, "purpose"):
            stop = _PAUSE.search(self.document.text, word.end, self.sentence.end)
            yield word.start, stop.start() if stop else self.sentence.end

    def _civil_lists(self) -> Iterator[tuple[int, int]]:
        """`kinh tế, nông nghiệp, giáo dục - đào tạo, du lịch`: the whole relationship's fields."""
        start, end = self.sentence.start, self.sentence.end
        cuts = [m.start() for m in _CLAUSE.finditer(self.document.text, start, end)]
        for first, last in zip([start, *cuts], [*cuts, end], strict=True):
            fields = self.document.words(first, last, "civil_field")
            run: list[Hit] = []
            for field_ in fields:
                if run and not self._in_list(run[-1].end, field_.start):
                    yield from _span_of(run)
                    run = []
                run.append(field_)
            yield from _span_of(run)

    def _in_list(self, start: int, end: int) -> bool:
        """Whether only items of one list stand between: short, no verb of a cue."""
        between = self.document.text[start:end]
        items = pattern("between_items").split(between)
        cue = self.document.within(start, end, "status")
        return not cue and all(len(item.split()) <= LONGEST_ITEM for item in items)

    def _cross(self, start: int, end: int) -> None:
        """Clause ends drop what waits and what was local."""
        if start < end and _CLAUSE.search(self.document.text, start, end):
            self.reach.waiting.clear()
            self.reach.local = None

    def _forward(self, cue: Hit) -> Iterator[Area]:
        reach = self.reach
        if cue.rule.local and self._part_of_consent(cue):
            return
        if cue.rule.local:
            reach.local, reach.local_used = cue, False
            if reach.voice is None:
                reach.voice = self.voices.at(cue.start)
        else:
            governing = reach.governing
            if governing is not None and self._yields(cue, governing):
                return
            reach.governing, reach.local = cue, None
            reach.voice = self.voices.at(cue.start)
        if not cue.rule.local and self._narrowed(cue):
            return
        heading = [hit for hit in reach.waiting if self._in_heading(hit)]
        reach.waiting = [hit for hit in reach.waiting if hit not in heading]
        for topic in heading:
            yield from self._topic(topic)

    def _narrowed(self, cue: Hit) -> bool:
        """`hai bên sẽ tìm hiểu khả năng`: a heading waits for the cue that narrows this one."""
        after = self.document.at(cue.end + 1, "status")
        return after is not None and after.rule.local and not self._part_of_consent(after)

    def _part_of_consent(self, cue: Hit) -> bool:
        """`nhất trí nghiên cứu, mở rộng` is agreed; only a possibility stays to be explored."""
        governing = self.reach.governing
        if governing is None or governing.rule_id != CONSENT:
            return False
        between = self.document.text[governing.end : cue.start]
        wording = self.document.quote(cue).lower()
        joined = pattern("joined_cues").search(between)
        return joined is not None and pattern("only_possible").search(wording) is None

    def _yields(self, cue: Hit, governing: Hit) -> bool:
        """Whether the governing cue goes on over a new one.

        A review inside an agreement or a wish is its background; a wish inside an
        agreement belongs to it unless a side of its own wishes; what a speaker
        wants both to do stays that speaker's wish.
        """
        if governing.end < self.sentence.start:
            return bool(cue.rule.weak)
        between = self.document.text[governing.end : cue.start]
        if cue.rule.weak:
            return True
        if _CLAUSE.search(between):
            return False
        if cue.code == Status.REVIEWED:
            return bool(governing.code != Status.REVIEWED)
        if cue.code == Status.PROPOSED and governing.code == Status.AGREED:
            if pattern("own_wish").search(between):
                # "nhất trí với đề nghị của B, cho biết sẵn sàng …" offers something new.
                return False
            speakers = [a for a in self.voices.actors if governing.end <= a.start < cue.start]
            return not any(actor.subject and actor.side != BOTH for actor in speakers)
        if cue.rule.voice == "both" and governing.code == Status.PROPOSED:
            return "," not in _BRACKETS.sub("", between) and governing.rule.voice != "both"
        return False

    def _in_heading(self, topic: Hit) -> bool:
        """`Về hợp tác đào tạo, …`: the topic of all that follows in the sentence."""
        match = pattern("heading").search(self.document.quote(self.sentence))
        return bool(match) and "," not in self.document.text[self.sentence.start : topic.start]

    def _backward(self, cue: Hit) -> Iterator[Area]:
        before = self.document.text[max(self.sentence.start, cue.start - 20) : cue.start]
        if pattern("not_yet").search(before):
            return
        waiting, self.reach.waiting = self.reach.waiting, []
        if self.reach.governing is not None and self.reach.governing.code != Status.REVIEWED:
            return
        voice = self.voices.at(cue.start)
        for topic in waiting:
            yield from self._areas(topic, cue, voice)
        if pattern("list_follows").search(self.document.text[cue.end : self.sentence.end]):
            self.reach.governing, self.reach.local, self.reach.voice = cue, None, voice

    def _named_again(self) -> Iterator[Area]:
        """`… thủy đạc, đồng thời sẵn sàng mở rộng các lĩnh vực này`."""
        if self.reach.cue is not None:
            waiting, self.reach.waiting = self.reach.waiting, []
            for topic in waiting:
                yield from self._topic(topic)

    def _item_verb(self, verb: Hit) -> None:
        """After a local cue has found its topic, the next item's verb ends it."""
        before = self.document.text[max(self.sentence.start, verb.start - 12) : verb.start]
        reach = self.reach
        if reach.governing is None:
            return
        if reach.local is not None and reach.local_used and pattern("item_start").search(before):
            self.reach.local = None

    def _topic(self, topic: Hit) -> Iterator[Area]:
        cue = self.reach.cue
        if cue is None:
            self.reach.waiting.append(topic)
            return
        if cue is self.reach.local:
            self.reach.local_used = True
        yield from self._areas(topic, cue, self.reach.voice)

    def _areas(self, topic: Hit, cue: Hit, voice: Actor | None) -> Iterator[Area]:
        status, side, source = self._judge(cue, voice)
        for code in (topic.code, *topic.rule.also):
            yield Area(
                Topic(code), status, side,
                Span(topic.start, topic.end), topic.rule_id,
                Span(cue.start, cue.end), cue.rule_id, source,
            )  # fmt: skip

    def _judge(self, cue: Hit, voice: Actor | None) -> tuple[Status, str, Span]:
        """Status and side: consent is both sides', a wish of both is consent."""
        status = Status(cue.code)
        side = BOTH if cue.rule.voice == "both" or voice is None else voice.side
        if status is Status.PROPOSED and side == BOTH:
            status = Status.AGREED
        source = voice.span if voice is not None and side != BOTH else Span(cue.start, cue.end)
        return status, side, source

    def _instrument(self, instrument: Instrument) -> Iterator[Area]:
        """A document signed, to be signed or under study is itself an area's row."""
        if self.reach.local is not None:
            self.reach.local_used = True
        status = instrument.status
        if status in (None, AgreementStatus.IN_FORCE):
            return
        cue = self.reach.cue
        topics = topics_of(self.document, instrument)
        codes = [(Topic(c), t) for t in topics for c in (t.code, *t.rule.also)]
        publication = instrument.hit.code == AgreementType.PUBLICATION
        general = is_general(self.document, instrument) and not publication
        if general and status is AgreementStatus.SIGNED:
            # The field stands in the signers, if anywhere: "Học viện Quân y đã ký thỏa thuận".
            codes = [(Topic(t.code), t) for t in self.reach.waiting]
            self.reach.waiting = []
        elif general:
            codes = [(Topic.LEGAL_FRAMEWORK, instrument.hit)]
        if publication:
            codes = codes or [(Topic.ACADEMIC_EXCHANGE, instrument.hit)]
        for code, hit in codes:
            told, side, source = self._of_instrument(instrument, cue, publication=publication)
            yield Area(
                code, told, side,
                Span(hit.start, hit.end), hit.rule_id,
                instrument.source, f"document.{status}", source,
            )  # fmt: skip

    def _of_instrument(
        self, instrument: Instrument, cue: Hit | None, *, publication: bool
    ) -> tuple[Status, str, Span]:
        if publication:
            return Status.REVIEWED, BOTH, instrument.source
        if instrument.status is AgreementStatus.SIGNED:
            return Status.AGREED, BOTH, instrument.source
        explored = instrument.status is AgreementStatus.UNDER_STUDY
        if cue is None:
            return (Status.EXPLORED if explored else Status.AGREED), BOTH, instrument.source
        told, side, source = self._judge(cue, self.reach.voice)
        if explored:
            return Status.EXPLORED, side, source
        return (Status.AGREED if told is Status.REVIEWED else told), side, source


def cooperation_row(document: Document, area: Area, ids: tuple[str, str]) -> Cooperation:
    """The row of one area; `ids` are its own and the meeting's."""
    return Cooperation(
        cooperation_id=ids[0],
        meeting_id=ids[1],
        topic=document.coded(area.topic.value, area.topic_rule, area.topic_source),
        status=document.coded(area.status.value, area.status_rule, area.status_source),
        side=document.coded(area.side, "side.speaker", area.side_source),
    )
