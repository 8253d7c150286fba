"""Files → text: encodings, mojibake, and a plain word about what cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import ftfy
from charset_normalizer import from_bytes

from dialogue_analysis.reading.language import is_vietnamese
from dialogue_analysis.records import Source

TEXT_SUFFIXES = frozenset({".txt"})
HTML_SUFFIXES = frozenset({".html", ".htm"})

_SAVE_AS_TEXT = "save the page as plain text (.txt, UTF-8) or as .html"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word document or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "a rich-text document (RTF)"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture or a sound file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
# What UTF-8 Vietnamese looks like when it was once read as Windows-1252 or Latin-1.
_MOJIBAKE = re.compile("á[»º\x9a]|Ä[‘\x91ƒ\x83]|Æ[°¡]|áº|Ã[\xa0-\xbf]")


class ReadingError(ValueError):
    """A file that cannot be read as an article.

    The message is one sentence that names the file, what is wrong and what helps.
    """

    def __init__(self, path: Path | str, reason: str, cure: str) -> None:
        super().__init__(f"{path} {reason}: {cure}.")
        self.path = path
        self.reason = reason
        self.cure = cure

    def __reduce__(self) -> tuple[type[ReadingError], tuple[Path | str, str, str]]:
        """Lets the error travel between processes."""
        return type(self), (self.path, self.reason, self.cure)


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a file, which all offsets count, and what its metadata says."""

    text: str
    source: Source = field(default_factory=Source)


class ArticleFiles(NamedTuple):
    """Files of a folder: those that may hold an article, and the others."""

    articles: list[Path]
    skipped: list[Path]


def find_article_files(path: Path | str) -> ArticleFiles:
    """The `.txt`, `.html` and `.htm` files of a folder and its sub-folders, sorted.

    Hidden files and folders are left out, and so are the folders of pictures and
    scripts that browsers save beside a page (`NAME_files`). A file stands for itself,
    whatever its suffix.

    Raises:
        ReadingError: there is no such file or folder.
    """
    path = Path(path)
    if path.is_file():
        return ArticleFiles([path], [])
    if not path.is_dir():
        raise ReadingError(path, "does not exist", "check the spelling of the path")
    found = ArticleFiles([], [])
    for file in sorted(path.rglob("*")):
        folders = file.relative_to(path).parts[:-1]
        if not file.is_file() or any(_is_companion(folder) for folder in folders):
            continue
        if file.name.startswith("."):
            continue
        is_article = file.suffix.lower() in TEXT_SUFFIXES | HTML_SUFFIXES
        (found.articles if is_article else found.skipped).append(file)
    return found


def _is_companion(folder: str) -> bool:
    return folder.startswith(".") or folder.endswith(("_files", ".files", "_tệp"))


def read_page(path: Path) -> PageText:
    """Text and metadata of a `.txt` or HTML file.

    Text files are decoded and otherwise left as they are, line ends included; only a
    byte order mark goes. HTML files give the visible text, a line a block.

    Raises:
        ReadingError: the file is missing, a folder, empty, no text or in no known encoding.
    """
    data = _read_bytes(path)
    text = decode(data, path=path)
    if path.suffix.lower() in HTML_SUFFIXES or _HTML_START.match(text[:4_000]):
        from dialogue_analysis.reading.html import read_html  # heavy, and rarely needed

        page = read_html(text)
        if not page.text.strip():
            raise ReadingError(path, "shows no text", "save the page again once it is loaded")
        return page
    if not text.strip():
        raise ReadingError(path, "is empty", "save the page again")
    return PageText(text)


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ReadingError(path, "is a folder", "name a file, or parse the folder as a corpus")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadingError(path, "does not exist", "check the spelling of the path") from None
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        raise ReadingError(path, reason, "check the permissions of the file") from error
    if not data:
        raise ReadingError(path, "is empty", "save the page again")
    return data


def decode(data: bytes, *, path: Path | str = "<bytes>") -> str:
    """Text of the bytes: UTF-8, UTF-16, Windows-1258 or what the bytes themselves suggest.

    Windows-1258 keeps tone marks as combining characters, as the encoding has them.
    Text that was once decoded wrongly (`Viá»‡t Nam`) is repaired.

    Raises:
        ReadingError: the bytes are no text, or in no encoding that can be told.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise ReadingError(path, f"is {name}, no text", _SAVE_AS_TEXT)
    text = _decode_unicode(data)
    if text is None:
        if _is_binary(data):
            raise ReadingError(path, "is a binary file, no text", _SAVE_AS_TEXT)
        _refuse_broken_utf8(data, path)
        text = _decode_legacy(data)
    if text is None:
        raise ReadingError(path, "is in no encoding that can be told", "save it as UTF-8")
    return _repaired(text)


def _decode_unicode(data: bytes) -> str | None:
    """Text in UTF-8, UTF-16 or UTF-32, told by its mark, its validity or its zeros."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" not in data:
        return _decoded(data, "utf-8")
    sample = data[:4_000]
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.2 * half and sample[0::2].count(0) < 0.05 * half:
        return _decoded(data, "utf-16-le")
    if sample[0::2].count(0) > 0.2 * half and sample[1::2].count(0) < 0.05 * half:
        return _decoded(data, "utf-16-be")
    return None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(data: bytes) -> bool:
    sample = data[:4_000]
    control = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return b"\0" in sample or control > 0.05 * len(sample)


def _refuse_broken_utf8(data: bytes, path: Path | str) -> None:
    """Raises where a UTF-8 file is damaged in places, instead of guessing another encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    letters = sum(char > "\x7f" and char != "\ufffd" for char in text)
    if broken <= 0.1 * letters:
        at = len(text[: text.index("\ufffd")].splitlines())
        reason = f"has damaged characters (the first in line {max(at, 1)})"
        raise ReadingError(path, reason, "save the page again as UTF-8")


def _decode_legacy(data: bytes) -> str | None:
    declared = _META_CHARSET.search(data[:4_000])
    encodings = [declared.group(1).decode("ascii").lower()] if declared else []
    for encoding in [*encodings, "cp1258"]:
        text = _decoded(data, encoding)
        if text is not None and is_vietnamese(text):
            return text
    guess = from_bytes(data).best()
    return str(guess) if guess is not None else None


def _repaired(text: str) -> str:
    """The text with mojibake undone, where it is beyond doubt; else the very same text."""
    if len(_MOJIBAKE.findall(text)) < 3 or is_vietnamese(text):
        return text
    repaired = ftfy.fix_encoding(text)
    return repaired if is_vietnamese(repaired) else text
