"""Installing a whole mandate pack: its texts in one room, its commitments in the next."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from django.db import transaction

from manden.access.models import User
from manden.commitments.actions import install_commitments
from manden.instruments.actions import install_pack
from manden.instruments.models import InstalledPack, Instrument, PackEdition
from manden.instruments.pack import BadPack, Pack, load_pack, pack_of
from manden.instruments.pack_files import slug_in, texts_in
from manden.instruments.pack_text import Where, with_value
from manden.search.actions import gathered

Files = Mapping[str, str]


def install_from_release(
    folder: Path, *, by: User, unless_held: Collection[str] = ()
) -> Instrument | None:
    """Install a pack that came with this release, but one whose slug is in `unless_held`."""
    pack = load_pack(folder)
    if pack.slug in unless_held:
        return None
    files = {name: text.decode() for name, text in texts_in(folder).items()}
    return install_files(files, as_came=files, origin=InstalledPack.Origin.RELEASE, by=by)


def bring_up_to_date(folder: Path, *, by: User) -> None:
    """Install a release's pack anew where the desk holds it and its files changed.

    What people wrote in it stands.
    """
    texts = texts_in(folder)
    slug = slug_in(folder, texts)
    held = InstalledPack.objects.filter(slug=slug, origin=InstalledPack.Origin.RELEASE).first()
    if held is None:
        return
    files = {name: text.decode() for name, text in texts.items()}
    if held.digest != digest_of(files) or not held.as_kept:
        kept = under_editions(files, held.editions.all())
        install_files(kept, as_came=files, origin=held.origin, by=by)


@transaction.atomic
def install_files(
    as_kept: Mapping[str, str], *, as_came: Mapping[str, str], origin: str, by: User
) -> Instrument:
    """Make `as_kept` what the desk holds of a pack, beside the files as they came."""
    pack = pack_of({name: text.encode() for name, text in as_kept.items()}, named="pack")
    kept = {"as_came": dict(as_came), "as_kept": dict(as_kept), "origin": origin}
    with gathered():
        instrument = install_pack(pack=pack, digest=digest_of(as_came), by=by, files=kept)
        install_commitments(pack=pack, instrument=instrument, by=by)
    return instrument


def under_editions(files: Files, editions: Iterable[PackEdition]) -> dict[str, str]:
    """New files of a pack with what people wrote put back: theirs stands.

    An edition whose entry is gone, or under which the new files would not hold together, is left
    in the history alone.
    """
    kept = dict(files)
    for one in editions:
        try:
            where = Where(one.file, one.entry, one.field)
            tried = {**kept, one.file: with_value(kept[one.file], where, one.after)}
            checked(tried, "pack")
        except (KeyError, BadPack):
            continue
        kept = tried
    return kept


def checked(files: Files, named: str) -> Pack:
    """The pack that these files make; BadPack where it is none, or states another pack's text."""
    pack = pack_of({name: text.encode() for name, text in files.items()}, named=named)
    other = Instrument.objects.filter(symbol=pack.instrument.symbol).exclude(pack="").first()
    if other is not None and other.pack != pack.slug:
        raise BadPack(
            f"packs/{named}/mandate.yaml, slug: the pack {other.pack} states {other.symbol} "
            f"already; give this one the same slug to put it in its place"
        )
    return pack


def digest_of(files: Mapping[str, str]) -> str:
    """One digest for the files of a pack, by the order of their names."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(files[name].encode())
    return digest.hexdigest()
