"""Raw text → the text that rules read, with a map back to the raw code points.

Two pages that look the same to a reader should be the same to a rule: composed or
decomposed letters, old or new tone placement (`hoà`/`hòa`), curly or straight
quotes, any dash, any space. Whatever was changed, `NormalisedText.to_raw` states a
range of the normalised text as a range of the raw one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dialogue_analysis.records import Span

_SPACES = "\t\x00-\x08\x0e-\x1f\x7f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0e\ufe0f\ufeff"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_MARKS = "\u0300-\u036f"

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("ÐƉ", "Đ"),  # look-alikes that older keyboards produced
        "ð": "đ",
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D},
        "＂": '"',
        **{chr(0xFB00 + i): text for i, text in enumerate(("ff", "fi", "fl", "ffi", "ffl"))},
    }
)
_SIGN_CLASS = "".join(re.escape(chr(code)) for code in _SIGNS)

_CHANGED = re.compile(
    rf"(?P<gap>[ {_SPACES}{_INVISIBLE}]{{2,}}|[{_SPACES}{_INVISIBLE}])"
    rf"|(?P<line>\r\n?|[{_LINE_ENDS}])"
    rf"|(?P<cluster>[^\s{_MARKS}{_INVISIBLE}][{_MARKS}]+)"
    rf"|(?P<sign>[{_SIGN_CLASS}])"
)
_VISIBLE_SPACE = re.compile(rf"[ {_SPACES}]")

# The tone stands on the first vowel of an open oa, oe, uy; `qu` is an onset, so `quý` stays.
_OLD_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text as rules read it. `raw` is what it was made from.

    The four tuples list the pieces whose length changed, in order: where each starts
    and ends in `text` and in `raw`. Between two pieces the texts run in step.
    """

    text: str
    raw: str
    text_starts: tuple[int, ...] = ()
    text_ends: tuple[int, ...] = ()
    raw_starts: tuple[int, ...] = ()
    raw_ends: tuple[int, ...] = ()

    def to_raw(self, start: int, end: int, *, strip: bool = True) -> Span:
        """Range of `raw` that the range `start:end` of `text` stands for.

        Whole letters only (base and combining marks) and, unless `strip` is false,
        no white space at either end.
        """
        start, end = max(start, 0), min(end, len(self.text))
        if strip:
            while start < end and self.text[start].isspace():
                start += 1
            while end > start and self.text[end - 1].isspace():
                end -= 1
        if start >= end:
            position = self._raw_range(start)[0] if start < len(self.text) else len(self.raw)
            return Span(position, position)
        raw_start, raw_end = self._raw_range(start)[0], self._raw_range(end - 1)[1]
        while raw_start > 0 and unicodedata.combining(self.raw[raw_start]):
            raw_start -= 1
        while raw_end < len(self.raw) and unicodedata.combining(self.raw[raw_end]):
            raw_end += 1
        return Span(raw_start, raw_end)

    def from_raw(self, start: int, end: int) -> Span:
        """Range of `text` that covers the range `start:end` of `raw`."""
        return Span(self._text_position(start), max(self._text_position(end), 0))

    def _raw_range(self, position: int) -> tuple[int, int]:
        """Raw range of the one character of `text` at `position`."""
        piece = bisect_right(self.text_starts, position) - 1
        if piece < 0:
            return position, position + 1
        if position < self.text_ends[piece]:
            return self.raw_starts[piece], self.raw_ends[piece]
        at = position - self.text_ends[piece] + self.raw_ends[piece]
        return at, at + 1

    def _text_position(self, raw_position: int) -> int:
        piece = bisect_right(self.raw_starts, raw_position) - 1
        if piece < 0:
            return raw_position
        if raw_position < self.raw_ends[piece]:
            inside = raw_position > self.raw_starts[piece]
            return self.text_ends[piece] if inside else self.text_starts[piece]
        return raw_position - self.raw_ends[piece] + self.text_ends[piece]


def normalise(raw: str) -> NormalisedText:
    r"""Text with one spelling for what looks alike, and the way back to `raw`.

    NFC; new tone placement; straight quotes; `-` for every dash; runs of spaces as
    one; invisible characters dropped; `\n` for every line end; `Đ` for its
    look-alikes; full-width letters and ligatures as plain ones. `…` stays.

    >>> normalise("Uỷ viên  “hoà bình”").text
    'Ủy viên "hòa bình"'
    """
    found = _with_pieces(raw, _changes(raw))
    if not unicodedata.is_normalized("NFC", found.text):
        found = _with_pieces(raw, _changes_letter_by_letter(raw))
    text = _OLD_TONE.sub(_move_tone, found.text)
    return NormalisedText(
        text, raw, found.text_starts, found.text_ends, found.raw_starts, found.raw_ends
    )


def _with_pieces(raw: str, changes: Iterator[tuple[int, int, str]]) -> NormalisedText:
    """Text with the changes (raw start, raw end, replacement) made, and their map."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, replacement in changes:
        parts += (raw[done:start], replacement)
        length += start - done
        if len(replacement) != end - start:
            pieces.append((length, length + len(replacement), start, end))
        length += len(replacement)
        done = end
    parts.append(raw[done:])
    columns = tuple(zip(*pieces, strict=True)) if pieces else ((), (), (), ())
    return NormalisedText("".join(parts), raw, *columns)


def _changes(raw: str) -> Iterator[tuple[int, int, str]]:
    for match in _CHANGED.finditer(raw):
        kind, piece = match.lastgroup, match.group()
        if kind == "gap":
            replacement = " " if _VISIBLE_SPACE.search(piece) else ""
        elif kind == "line":
            replacement = "\n"
        else:
            replacement = _composed(piece)
        yield match.start(), match.end(), replacement


@lru_cache(maxsize=4096)
def _composed(piece: str) -> str:
    return unicodedata.normalize("NFC", piece.translate(_SIGNS))


def _changes_letter_by_letter(raw: str) -> Iterator[tuple[int, int, str]]:
    """The same for rare scripts and odd sequences, slowly: join whatever composes."""
    done = 0
    for start, end, cluster in _clusters(raw):
        if start > done:
            yield done, start, ""  # invisible characters
        yield start, end, cluster
        done = end
    if done < len(raw):
        yield done, len(raw), ""


def _clusters(raw: str) -> Iterator[tuple[int, int, str]]:
    cluster, start, end = "", 0, 0
    for at, char_end, piece in _plain_pieces(raw):
        joined = unicodedata.normalize("NFC", cluster + piece)
        apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", piece)
        if cluster and (unicodedata.combining(piece[0]) or joined != apart):
            cluster, end = joined, char_end
            continue
        if cluster:
            yield start, end, cluster
        cluster, start, end = unicodedata.normalize("NFC", piece), at, char_end
    if cluster:
        yield start, end, cluster


def _plain_pieces(raw: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for start, end, replacement in _changes(raw):
        yield from ((at, at + 1, raw[at]) for at in range(done, start))
        if replacement:
            yield start, end, replacement
        done = end
    yield from ((at, at + 1, raw[at]) for at in range(done, len(raw)))


def _move_tone(match: re.Match[str]) -> str:
    """`oà` → `òa`: the same letters, the tone one vowel earlier."""
    vowels = match.group()
    parts = unicodedata.normalize("NFD", vowels[1])
    return unicodedata.normalize("NFC", vowels[0] + parts[1]) + parts[0]
