"""Names sought in bytes, in every writing in which they could lie there; see `bench.canaries`."""

from __future__ import annotations

import base64
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

MARK = "kanari"  # every name begins so, and no other word of the desk does


class Leaks:
    """Where names were found, and how many of them."""

    def __init__(self, mark: str = MARK) -> None:
        texts = [mark.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        coded = [one.encode().hex().encode() for one in (mark, mark.capitalize(), mark.upper())]
        coded += _in_base64(mark)
        self._pattern = re.compile(b"|".join(map(re.escape, [*texts, *coded])), re.IGNORECASE)
        self.found: Counter[str] = Counter()

    def seek(self, place: str, content: bytes) -> int:
        hits = len(self._pattern.findall(content))
        if hits:
            self.found[place] += hits
        return hits

    def seek_files(self, folder: Path) -> int:
        return sum(self.seek(str(file), file.read_bytes()) for file in files_of(folder))


def _in_base64(text: str) -> Iterator[bytes]:
    """The signs that the text has in base64 wherever it begins; letters at its ends are cut off."""
    for written in (text, text.capitalize()):
        for before in range(3):
            coded = base64.b64encode(b"\0" * before + written.encode())
            yield coded[-(-before * 8 // 6) : (before + len(written)) * 8 // 6 - 1]


def files_of(folder: Path) -> Iterable[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not Path(root, one).is_symlink()]
        yield from (Path(root, name) for name in names if Path(root, name).is_file())
