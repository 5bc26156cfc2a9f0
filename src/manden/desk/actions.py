"""Opening a desk: the packs that come with it, and the texts that its user gives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from manden.access.models import User
from manden.commitments.actions import derive_commitments, install_commitments
from manden.instruments.actions import bind_text, install_pack
from manden.instruments.models import InstalledPack, TextSource
from manden.instruments.pack import available_packs, load_pack
from manden.reading import CannotRead, read
from manden.search.actions import gathered


@dataclass(frozen=True)
class OpenedText:
    """What came of a file given to the desk: bound, already held, or refused and why."""

    file: str
    anchors: int = 0
    differences: tuple[str, ...] = ()
    already_held: bool = False
    refused: str | None = None


def install_packs(*, by: User) -> None:
    """Install the packs that came with this release, where their files changed."""
    for folder in available_packs().values():
        digest = _digest_of(sorted(folder.glob("*.yaml")))
        if InstalledPack.objects.filter(digest=digest).exists():
            continue
        pack = load_pack(folder)
        with gathered():
            instrument = install_pack(pack=pack, digest=digest, by=by)
            install_commitments(pack=pack, instrument=instrument, by=by)


def open_texts(
    *, files: Iterable[Path], by: User, tell: Callable[[OpenedText], None]
) -> list[OpenedText]:
    """Read each file and bind it; a file that is refused stops no other."""
    opened = []
    for file in files:
        outcome = _open_text(file, by)
        tell(outcome)
        opened.append(outcome)
    return opened


def _open_text(file: Path, by: User) -> OpenedText:
    try:
        sha256 = _digest_of([file])
        if TextSource.objects.filter(sha256=sha256).exists():
            return OpenedText(file.name, already_held=True)
        resolution = read(file)
    except OSError as error:
        return OpenedText(file.name, refused=f"{file.name}: {error.strerror}; check its path")
    except CannotRead as refusal:
        return OpenedText(file.name, refused=str(refusal))
    with gathered():
        source = bind_text(resolution=resolution, sha256=sha256, by=by)
        differences = derive_commitments(resolution=resolution, source=source, by=by)
    return OpenedText(file.name, source.texts.count(), tuple(differences))


def _digest_of(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
