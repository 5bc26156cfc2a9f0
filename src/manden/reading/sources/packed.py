"""Members of a zip file, read within limits: a small file may unpack to a very large one."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from manden.reading.resolution import CannotRead

MOST_MEMBERS = 1_000
LARGEST_UNPACKED = 200_000_000  # bytes
HIGHEST_RATIO = 100


def open_package(data: bytes) -> zipfile.ZipFile:
    """The zip file in `data`, once its directory promises no more than the limits.

    Raises `CannotRead` for a damaged, protected or overgrown one.
    """
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise CannotRead("it is damaged or cut short; fetch it again") from fault
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise CannotRead(f"it holds {len(members)} members, over the limit of {MOST_MEMBERS}")
    packed = max(1, sum(member.compress_size for member in members))
    if unpacked > LARGEST_UNPACKED or (unpacked > 1_000_000 and unpacked / packed > HIGHEST_RATIO):
        raise CannotRead(
            f"it would unpack to {unpacked / 1e6:.0f} MB, {unpacked / packed:.0f} times its size;"
            " it is refused as unsafe"
        )
    if any(member.flag_bits & 0x1 for member in members):
        raise CannotRead("it is protected by a password; save it without one")
    return package


def member_bytes(package: zipfile.ZipFile, name: str) -> bytes:
    """A member's bytes; what the directory promised is checked while it unpacks."""
    promised = package.getinfo(name).file_size
    try:
        with package.open(name) as member:
            data = member.read(promised + 1)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as fault:
        raise CannotRead("it is damaged or cut short; fetch it again") from fault
    except Exception as fault:  # zlib.error and the errors of other compressions
        raise CannotRead("it is damaged or cut short; fetch it again") from fault
    if len(data) > promised:
        raise CannotRead("it unpacks to more than it says; it is refused as unsafe")
    return data


def safe_xml(data: bytes) -> etree._Element:
    """XML parsed without entities, external files or network.

    >>> safe_xml(b"<a><b/></a>").tag
    'a'
    """
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise CannotRead("its XML declares entities, which no Word file does; it is refused")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise CannotRead("its XML is damaged; open it in Word and save it again") from fault
