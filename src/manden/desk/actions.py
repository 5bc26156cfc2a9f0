"""Opening a desk: the packs that its texts call for, and the texts that its user gives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from manden import reading
from manden.access.models import User
from manden.commitments.actions import derive_commitments
from manden.desk.packs import bring_up_to_date, install_from_release
from manden.instruments.actions import bind_text
from manden.instruments.models import InstalledPack, Instrument, TextSource
from manden.instruments.pack import available_packs
from manden.instruments.packaged import first_pack, packs_of
from manden.reading import CannotRead, Resolution
from manden.search.actions import gathered


@dataclass(frozen=True)
class OpenedText:
    """What came of a file given to the desk: bound, already held, or refused and why."""

    file: str
    anchors: int = 0
    differences: tuple[str, ...] = ()
    already_held: bool = False
    refused: str | None = None
    instrument: int = 0  # the text's row in the register, once bound


def install_packs(*, by: User, opens_empty: bool = True) -> None:
    """Bring the packs held up to date with this release; a desk that holds nothing opens on one."""
    for folder in available_packs().values():
        bring_up_to_date(folder, by=by)
    if opens_empty and not Instrument.objects.exists():
        install_from_release(first_pack(), by=by)


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
        data = file.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if TextSource.objects.filter(sha256=sha256).exists():
            TextSource.objects.filter(sha256=sha256, content=None).update(content=data)
            return OpenedText(file.name, already_held=True)
        resolution = reading.read(file)
    except OSError as error:
        return OpenedText(file.name, refused=f"{file.name}: {error.strerror}; check its path")
    except CannotRead as refusal:
        return OpenedText(file.name, refused=str(refusal))
    return bind_reading(resolution, sha256=sha256, content=data, by=by)


def bind_reading(resolution: Resolution, *, sha256: str, content: bytes, by: User) -> OpenedText:
    """Bind a text that was read, under the pack of its mandate where this release has one."""
    held = set(InstalledPack.objects.values_list("slug", flat=True))
    with gathered():
        for folder in packs_of(resolution.symbol):
            install_from_release(folder, by=by, unless_held=held)
        source = bind_text(resolution=resolution, sha256=sha256, content=content, by=by)
        differences = derive_commitments(resolution=resolution, source=source, by=by)
    return OpenedText(
        resolution.source,
        source.texts.count(),
        tuple(differences),
        instrument=source.instrument_id,
    )
