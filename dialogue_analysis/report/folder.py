"""The folder of the site: what is in it, what is as it should be, and what has to go."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from errno import EEXIST
from hashlib import sha256
from pathlib import Path

from dialogue_analysis.dataset import write_bytes

MANIFEST = "manifest.json"


class ReportFolder:
    """The files of the site, each with digests of what it was made from and of its content.

    They stand in `manifest.json`. A file is kept where both digests still hold; one that an
    earlier run wrote and this one does not want is removed, unless somebody changed it since.
    What this class did not write it never touches.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self._known, self._built = _read_manifest(path / MANIFEST)
        self._wanted: set[str] = set()
        self.written: list[str] = []
        self.kept: list[str] = []
        self.removed: list[str] = []

    @property
    def built(self) -> str:
        """The day on which the site last changed, ISO 8601, in UTC; of this run if it did."""
        return today() if self.written or self.removed or not self._built else self._built

    def keep(self, name: str, *, inputs: str) -> bool:
        """Whether the file was made from these inputs and stands as it was written."""
        known = self._known.get(name)
        if known is None or known["inputs"] != inputs or not self._stands(name):
            return False
        self._wanted.add(name)
        self.kept.append(name)
        return True

    def write(self, name: str, content: bytes, *, inputs: str) -> Path:
        """Write the file.

        Raises:
            FileExistsError: this run wrote a file of that name already.
        """
        path = self.path / name
        if name in self._wanted:
            raise FileExistsError(EEXIST, "two pages would have this name", str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, content)
        self._known[name] = {"inputs": inputs, "content": sha256(content).hexdigest()}
        self._wanted.add(name)
        self.written.append(name)
        return path

    def put(self, name: str, content: bytes) -> Path:
        """Write the file if it is not there with this content."""
        inputs = sha256(content).hexdigest()
        if self.keep(name, inputs=inputs):
            return self.path / name
        return self.write(name, content, inputs=inputs)

    def put_dated(self, name: str, page: Callable[[str], bytes]) -> Path:
        """Write a page that says on which day the site last changed.

        Args:
            name: of the file.
            page: makes its content for a day; where only the day would change, it is kept.
        """
        before = page(self.built)
        if self.keep(name, inputs=sha256(before).hexdigest()):
            return self.path / name
        return self.put(name, page(today()))

    def remove_others(self, *, but: tuple[str, ...] = ()) -> None:
        """Remove the files of earlier runs that this one neither wrote nor kept."""
        for name in sorted(self._known.keys() - self._wanted - set(but)):
            if self._stands(name):
                (self.path / name).unlink()
                self.removed.append(name)
            del self._known[name]

    def save(self) -> None:
        """Write the manifest."""
        pages = {name: self._known[name] for name in sorted(self._known)}
        text = json.dumps({"built": self.built, "pages": pages}, ensure_ascii=False, indent=1)
        content = f"{text}\n".encode()
        path = self.path / MANIFEST
        if not path.is_file() or path.read_bytes() != content:
            write_bytes(path, content)

    def _stands(self, name: str) -> bool:
        path = self.path / name
        try:
            return sha256(path.read_bytes()).hexdigest() == self._known[name]["content"]
        except OSError:
            return False


def today() -> str:
    """The day, in UTC; that of `SOURCE_DATE_EPOCH` where builds are to be reproduced."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.date().isoformat()


def _read_manifest(path: Path) -> tuple[dict[str, dict[str, str]], str]:
    """What an earlier run left; nothing where there was none or the file is damaged."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        pages = {
            str(name): {key: str(page[key]) for key in ("inputs", "content")}
            for name, page in stored["pages"].items()
            # A name that leads out of the folder is none that was written here.
            if (path.parent / name).resolve().is_relative_to(path.parent.resolve())
        }
        return pages, str(stored["built"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, ""
