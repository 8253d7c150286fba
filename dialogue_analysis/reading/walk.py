"""One pass down the lines after the headline, deciding for each what it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from dialogue_analysis.reading.captions import is_caption, is_late_caption
from dialogue_analysis.reading.headline import heads_another_story
from dialogue_analysis.reading.page_rules import LineKind
from dialogue_analysis.reading.sequel import opens_as_sequel, summarises
from dialogue_analysis.reading.subject import Subject
from dialogue_analysis.reading.wording import names_of, repeated_share
from dialogue_analysis.records import BlockKind

_SKIPPED = (LineKind.FURNITURE, LineKind.STAMP, LineKind.TEASER)
_LONGEST_CAPTION = 300
# After so many teasers with summaries the page is in a list, label or none.
_SUMMARIES_OF_LIST = 2


def find_story_lines(subject: Subject) -> dict[int, BlockKind]:
    """The lines that are the story's, headline included, and what each of them is."""
    walk = _Walk(subject)
    if subject.title is not None:
        walk.kept[subject.title] = BlockKind.TITLE
        walk.seen[subject.lines[subject.title].folded] = subject.title
    walk.run()
    return walk.kept


@dataclass(slots=True)
class _Walk:
    """Where the pass stands: each line is judged by what was made of those before it.

    A line also changes what came before: a sentence said again, or followed by a
    picture's credit, was a caption. So the state is kept in one place and changed.

    Attributes:
        subject: The page and what its story is about.
        kept: The story's lines so far.
        seen: Where each text was said first, in the story or not.
        has_body: Whether a lead or a paragraph was kept, be it a caption by now.
        in_list: Whether the lines are those of a list of teasers.
        ended: Whether the story was signed off; only signatures and captions follow.
        teaser: The teaser's headline that was the last, so that its summary may follow.
        told: The teaser whose summary was the last, so that more of it may follow.
        after_image: Whether a picture stands between the story's last line and this one.
        summaries: Teasers' summaries met so far.
    """

    subject: Subject
    kept: dict[int, BlockKind] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    has_body: bool = False
    in_list: bool = False
    ended: bool = False
    teaser: int | None = None
    told: int | None = None
    after_image: bool = False
    summaries: int = 0

    def run(self) -> None:
        """Walks to the end of the page, or to the first line that is foreign after the end."""
        for index in range(self.subject.first, len(self.subject.lines)):
            kind = self.subject.lines[index].kind
            if kind in _SKIPPED:
                continue
            if kind is LineKind.IMAGE:
                self.after_image = True
            elif self._repeats(index):
                continue
            elif self.ended:
                if kind is LineKind.LABEL or not self._keep_after_end(index):
                    return
            elif kind is LineKind.LABEL:
                self.in_list = True
            elif not self.in_list or self._resumes(index):
                self._keep_in_story(index)
                self.has_body |= self.kept.get(index) in (BlockKind.LEAD, BlockKind.BODY)
                self.after_image = False
                self.in_list = self.summaries >= _SUMMARIES_OF_LIST

    # what was said before

    def _repeats(self, index: int) -> bool:
        """Whether the line was said before: the next picture text, or after the end."""
        line = self.subject.lines[index]
        earlier = self._said_at(index)
        if earlier is None:
            if line.kind is not LineKind.LABEL:
                self.seen[line.folded] = index
            return False
        if earlier not in self.kept:
            is_paragraph = line.kind is LineKind.PARAGRAPH
            return self.ended or not (is_paragraph and self.subject.is_topical(index))
        if self._is_said_anew(index, earlier):
            return False
        if not line.is_credited and len(line.text) <= _LONGEST_CAPTION:
            self._make_caption(earlier)
        return True

    def _said_at(self, index: int) -> int | None:
        """Where the line was said before; by the caption just above, perhaps in part."""
        key = self.subject.lines[index].folded
        if key in self.seen or self.kept.get(index - 1) is not BlockKind.CAPTION:
            return self.seen.get(key)
        previous = self.subject.lines[index - 1].folded
        shorter = min(len(previous), len(key))
        return index - 1 if shorter > 12 and previous[:shorter] == key[:shorter] else None

    def _is_said_anew(self, index: int, earlier: int) -> bool:
        """Whether the line has a place of its own beside the kept one it repeats."""
        line, first = self.subject.lines[index], self.subject.lines[earlier]
        if self.kept[earlier] is BlockKind.TITLE and line.is_credited:
            return True
        if self.ended or earlier == index - 1:
            return False
        # Some sites make their lead of a sentence of the story, and some a caption.
        is_lead = self.kept[earlier] is BlockKind.LEAD
        return is_lead or (first.is_credited and not line.is_credited)

    def _make_caption(self, index: int) -> None:
        """Makes a caption of a line that was kept as body."""
        if self.kept.get(index) is BlockKind.BODY:
            self.kept[index] = BlockKind.CAPTION

    # where the story goes on, and where it ends

    def _resumes(self, index: int) -> bool:
        """Whether the story goes on here after a list of teasers."""
        subject = self.subject
        line, previous = subject.lines[index], subject.lines[index - 1]
        if line.kind is not LineKind.PARAGRAPH or len(line.text) < 60:
            return subject.is_byline(index) and line.gap
        if previous.kind is LineKind.LABEL:
            return subject.is_topical(index)
        repeats = repeated_share(previous.words, text=line.words) >= 0.3
        if line.gap:
            if previous.kind is LineKind.HEADING and not repeats:
                return subject.goes_on(index, teaser=index - 1)
            is_foreign = summarises(line, teaser=previous, said=subject.said)
            return subject.is_topical(index) and not is_foreign
        if opens_as_sequel(line):
            return True
        if repeats:
            return False
        if not subject.has_gaps and subject.goes_on(index, teaser=index - 1):
            return True
        return subject.is_known(index) and subject.is_topical(index)

    def _goes_on_after(self, index: int) -> bool:
        """Whether a byline is no end: what follows goes on with the story."""
        following = self.subject.lines[index + 1 : index + 3]
        if not following or following[0].kind is not LineKind.PARAGRAPH:
            return False
        if following[0].is_credited or following[0].folded in self.seen:
            return False
        if opens_as_sequel(following[0]):
            return True
        return all(
            line.kind is LineKind.PARAGRAPH and len(line.text) > 150 and self.subject.is_topical(at)
            for at, line in enumerate(following, index + 1)
        )

    def _keep_after_end(self, index: int) -> bool:
        """Keeps a further signature or a caption of the story; false at anything else."""
        if self.subject.is_byline(index):
            self.kept[index] = BlockKind.BYLINE
        elif is_late_caption(self.subject, index):
            self.kept[index] = BlockKind.CAPTION
        else:
            return False
        return True

    # what a line of the story is

    def _keep_in_story(self, index: int) -> None:
        """Keeps the line as what it is, unless it is a teaser."""
        line = self.subject.lines[index]
        if line.kind is LineKind.CREDIT:
            self._keep_credit(index)
        elif self.subject.is_byline(index):
            self.kept[index] = BlockKind.BYLINE
            self.ended = self.has_body and not self._goes_on_after(index)
        elif line.is_doubled:
            self.teaser = index
        elif is_caption(self.subject, index, after_image=self.after_image, has_body=self.has_body):
            self.kept[index] = BlockKind.CAPTION
        elif line.kind is LineKind.PARAGRAPH:
            self._keep_paragraph(index)
        else:
            self._keep_heading(index)

    def _keep_credit(self, index: int) -> None:
        """A credit in a line of its own makes the line before it a caption."""
        if self.subject.lines[index].gap:
            return
        self.kept[index] = BlockKind.CAPTION
        if len(self.subject.lines[index - 1].text) <= _LONGEST_CAPTION:
            self._make_caption(index - 1)

    def _keep_paragraph(self, index: int) -> None:
        """A paragraph is the lead or body, or after a teaser perhaps its summary."""
        line = self.subject.lines[index]
        teaser, self.teaser = self.teaser, None
        if teaser is not None and not self.subject.goes_on(index, teaser=teaser):
            self.summaries += 1
            self.told = teaser
            return
        if self.told is not None and self.subject.tells_of(index, teaser=self.told):
            return
        self.told = None
        is_lead = self.subject.title is not None and not self.has_body
        self.kept[index] = BlockKind.LEAD if is_lead else BlockKind.BODY
        self.ended = line.is_signed_off

    def _keep_heading(self, index: int) -> None:
        """An unpunctuated line inside the story: lead, caption, sub-heading or teaser."""
        line = self.subject.lines[index]
        self.teaser = None
        if self._is_open_lead(index):
            self.kept[index] = BlockKind.LEAD
        elif self._heads_teaser(index):
            self.teaser = index
        elif self._is_subheading(index):
            self.kept[index] = BlockKind.BODY
        elif names_of(line.text) and self.subject.pair_share(index) >= 0.4:
            self.kept[index] = BlockKind.CAPTION
        elif opens_as_sequel(line) and len(line.text) >= 80:
            self.kept[index] = BlockKind.BODY  # a paragraph that lost its full stop

    def _is_open_lead(self, index: int) -> bool:
        """Whether the line is a lead without a full stop, alone between headline and body."""
        line, following = self.subject.lines[index], self.subject.next_line(index)
        alone = line.gap and following is not None and following.gap
        if self.has_body or not alone or len(line.words) < 10:
            return False
        return self.subject.name_share(index) >= 0.5

    def _heads_teaser(self, index: int) -> bool:
        """Whether the line is another story's headline, or names what this one does not."""
        if not self.subject.is_known(index):
            return True
        title = self.subject.title or 0  # without a headline the first line stands for it
        return heads_another_story(self.subject.lines, index=index, title=title)

    def _is_subheading(self, index: int) -> bool:
        """Whether the line is short and stands in the running text, a paragraph after it."""
        line, following = self.subject.lines[index], self.subject.next_line(index)
        runs_on = following is not None and following.kind is LineKind.PARAGRAPH
        return self.has_body and not line.gap and runs_on and len(line.text) <= 60
