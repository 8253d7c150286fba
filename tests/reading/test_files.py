"""Bytes → text: encodings, mojibake, and plain words about what is no text."""

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_analysis.reading import ReadingError, find_article_files, is_vietnamese, normalise
from dialogue_analysis.reading.files import decode, read_page

TEXT = (
    "Đối thoại Chính sách quốc phòng Việt Nam-Anh lần thứ 4\r\n\r\n"
    "Chiều 29-3, tại Trụ sở Bộ Quốc phòng, hai bên đã đồng chủ trì Đối thoại.\n"
    "Hai bên nhất trí duy trì “các cơ chế” – hoà bình, ổn định…\n"
)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 be", "no mark, le", "no mark, be", "utf-32"],
)
def test_unicode_is_read_as_it_is(data: bytes) -> None:
    assert decode(data) == TEXT


def to_cp1258(text: str) -> bytes:
    """Base letters and combining tone marks, the way Windows-1258 has them."""
    import unicodedata

    kept = "ăâđêôơưĂÂĐÊÔƠƯ"
    pieces = []
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        base = parts[0]
        marks = list(parts[1:])
        for mark in list(marks):
            joined = unicodedata.normalize("NFC", base + mark)
            if joined in kept:
                base = joined
                marks.remove(mark)
        pieces.append(base + "".join(marks))
    return "".join(pieces).encode("cp1258")


def test_windows_1258_gives_the_same_words() -> None:
    assert normalise(decode(to_cp1258(TEXT))).text == normalise(TEXT).text


@pytest.mark.parametrize("encoding", ["latin-1", "sloppy-windows-1252"])
def test_mojibake_is_repaired(encoding: str) -> None:
    import ftfy  # registers the sloppy encodings

    assert ftfy
    assert decode(TEXT.encode().decode(encoding).encode()) == TEXT


@pytest.mark.parametrize(
    "text", [TEXT, "Á»‡ là ký tự lạ.", "The minister said “yes”.", "São Paulo, Ä‘ây", "hoà\u0300"]
)
def test_good_text_is_left_alone(text: str) -> None:
    assert decode(text.encode()) == text


@given(
    st.text(max_size=200).filter(lambda text: "\0" not in text and not text.startswith("\ufeff"))
)
def test_clean_utf8_is_never_changed_unless_it_turns_vietnamese(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except ReadingError:
        return
    assert decoded == text or is_vietnamese(decoded)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "is empty"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"PK\x03\x04....", "Word"),
        ("a.txt", b"\x89PNG\r\n", "PNG"),
        ("a.txt", b"\xff\xd8\xff\xe0", "JPEG"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.txt", TEXT.encode()[:-20] + b"\xff" + "Hai bên".encode(), "damaged"),
        ("a.html", b"<html><body><script>1</script></body></html>", "no text"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=said) as caught:
        read_page(path)
    message = str(caught.value)
    assert name in message
    assert message.endswith(".")
    assert str(pickle.loads(pickle.dumps(caught.value))) == message


def test_missing_files_and_folders_are_said(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        read_page(tmp_path / "none.txt")
    with pytest.raises(ReadingError, match="folder"):
        read_page(tmp_path)
    with pytest.raises(ReadingError, match="does not exist"):
        find_article_files(tmp_path / "none")


def test_a_folder_gives_its_pages_sorted(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.HTML",
        ".hidden.txt",
        "notes.docx",
        "sub/c.htm",
        "a_files/x.html",
        ".git/d.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = find_article_files(tmp_path)
    assert [path.name for path in found.articles] == ["a.HTML", "b.txt", "c.htm"]
    assert [path.name for path in found.skipped] == ["notes.docx"]
    assert find_article_files(tmp_path / "b.txt").articles == [tmp_path / "b.txt"]
