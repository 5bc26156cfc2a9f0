"""A pack as one zip file or a few YAML files: opened within limits, and written byte for byte alike.

Nothing of an archive is trusted: neither the sizes that it promises nor the names of its members,
and no member is ever written to a disk.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from manden.instruments.pack_files import FILES, LARGEST_FILE, BadPack
from manden.reading.resolution import CannotRead
from manden.reading.sources.packed import member_bytes, open_package

LARGEST_UPLOAD = 5_000_000
MOST_MEMBERS = 20
_NEVER_CHANGES = (1980, 1, 1, 0, 0, 0)


def files_given(given: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """The seven files of a pack, from one zip file or from the files of its folder.

    BadPack, in one sentence, for anything else.
    """
    uploads = list(given)
    if sum(len(data) for _, data in uploads) > LARGEST_UPLOAD:
        raise BadPack(f"more than {LARGEST_UPLOAD:,} bytes were given; a pack holds short texts")
    if len(uploads) == 1 and uploads[0][1].startswith(b"PK"):
        uploads = _members(*uploads[0])
    files: dict[str, bytes] = {}
    for name, data in uploads:
        path = PurePosixPath(name.replace("\\", "/"))
        if path.suffix != ".yaml" or path.stem not in FILES:
            raise BadPack(f"{path.name} is no file of a pack; give {', '.join(FILES)}, as .yaml")
        if path.stem in files:
            raise BadPack(f"{path.name} is given twice; give the files of one pack")
        files[path.stem] = data
    return files


def _members(name: str, data: bytes) -> list[tuple[str, bytes]]:
    try:
        package = open_package(data)
        members = [member for member in package.infolist() if not member.is_dir()]
        if len(members) > MOST_MEMBERS:
            raise BadPack(f"{name} holds {len(members)} members; a pack has {len(FILES)} files")
        large = next((one.filename for one in members if one.file_size > LARGEST_FILE), None)
        if large:
            raise BadPack(f"{large} is over {LARGEST_FILE:,} bytes; a pack holds only short texts")
        return [(member.filename, member_bytes(package, member.filename)) for member in members]
    except CannotRead as refusal:
        raise BadPack(f"{name}: {refusal}") from None


def zipped(files: Mapping[str, str]) -> bytes:
    """The files of a pack as a zip file; the same files give the same bytes, on any day."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in FILES:
            member = zipfile.ZipInfo(f"{name}.yaml", _NEVER_CHANGES)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            archive.writestr(member, files[name].encode())
    return made.getvalue()
