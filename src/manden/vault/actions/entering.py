"""Writing a person into the vault, and changing what is kept of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from manden.access import audit
from manden.access.models import Compartment, User
from manden.access.roles import Level
from manden.vault import key_store
from manden.vault.actions.consenting import add_word
from manden.vault.key_holding import key_before_the_row
from manden.vault.models import Identity, Keyholder, LookupToken, SealedField
from manden.vault.opening import fields_of, place_of, versions_of
from manden.vault.sealing import Place, seal
from manden.vault.tokens import tokens_of
from manden.vault.words import FIELD_NAMES

LONGEST_FIELD = 2000


class CannotEnter(ValueError):
    """Nothing is kept of the person, or nothing changes; the message says why, and names nobody."""


@dataclass(frozen=True)
class Said:
    """What the person said of one purpose when they were entered."""

    purpose: str
    state: str = "given"
    manner: str = "oral"
    shared_with: tuple[str, ...] = ()


def enter_identity(
    *,
    fields: Mapping[str, str],
    compartment: Compartment | None,
    by: User,
    consents: Iterable[Said] = (),
    level: str = Level.STRICT,
    fictitious: bool = False,
    submission: UUID | None = None,
) -> Identity:
    """Seal a person's fields under a key of their own; elsewhere they are a pseudonym.

    The same `submission` sent again answers with the identity already made. Without a consent to
    keep, the fields lie sealed and serve no purpose until the person has said one. CannotEnter
    where no field says anything or no circle is given, StoreMissing where the desk's key store was not brought.
    """
    kept = Identity.objects.filter(submission=submission, made_by=by).first()
    if submission is not None and kept is not None:
        return kept
    told = _said_something(fields)
    if compartment is None:
        raise CannotEnter("a person is kept in a circle of who needs to know: choose one")
    identity = Identity(
        compartment=compartment,
        level=Level(level),
        fictitious=fictitious,
        made_at=timezone.now(),
        made_by=by,
        submission=submission or uuid4(),
    )
    key = key_before_the_row(identity.pk, compartment.code)
    with transaction.atomic():
        Keyholder.objects.create(id=identity.pk)
        identity.save(force_insert=True)
        _seal(identity, told, key)
        _renew_tokens(identity, told)
        for said in consents:
            add_word(identity=identity, **vars(said), by=by, at=identity.made_at)
        audit.record(
            by=by,
            act="identity.enter",
            record=identity,
            details={"compartment": compartment.pk, "fields": sorted(told), "level": level},
        )
        _settle_when_committed(identity.pk, compartment.code)
    return identity


@transaction.atomic
def change_identity(*, identity: Identity, fields: Mapping[str, str], by: User) -> Identity:
    """Seal a new version of the fields given; "" takes a field out. Earlier ones stay sealed."""
    standing = _standing(identity)
    changed = _known(fields)
    if not changed:
        raise CannotEnter("nothing changes: no field was given")
    key = key_store.key_of(standing.pk, standing.compartment.code)
    now = fields_of(standing) | changed
    if not any(now.values()):
        raise CannotEnter("nothing would be left: to forget a person, erase them")
    standing.version += 1
    standing.save(update_fields=["version"])
    _seal(standing, changed, key)
    _renew_tokens(standing, now)
    details = {"fields": sorted(changed), "version": standing.version}
    audit.record(by=by, act="identity.change_fields", record=standing, details=details)
    return standing


@transaction.atomic
def move_identity(*, identity: Identity, compartment: Compartment, by: User) -> Identity:
    """Take a person into another compartment: key wrapped and every version sealed anew for it."""
    standing = _standing(identity)
    left = standing.compartment
    if left.pk == compartment.pk:
        raise CannotEnter("the person is in this compartment already")
    key = key_store.key_of(standing.pk, left.code)
    words = versions_of(standing)
    key_store.rewrap(standing.pk, left.code, compartment.code)
    texts = {(field, one.version): one.text for field, each in words.items() for one in each}
    for row in standing.sealed.all():
        text = texts[row.field, row.version]
        row.ciphertext = seal(text, key, place_of(row, compartment.code))
        row.save(update_fields=["ciphertext"])
    standing.compartment = compartment
    standing.save(update_fields=["compartment"])
    _renew_tokens(standing, {field: each[0].text for field, each in words.items()})
    details = {"from": left.pk, "to": compartment.pk}
    audit.record(by=by, act="identity.move", record=standing, details=details)
    _settle_when_committed(standing.pk, compartment.code)
    return standing


def _standing(identity: Identity) -> Identity:
    """The identity as it stands, held until the transaction ends; CannotEnter where it is erased."""
    held = Identity.objects.select_for_update(of=("self",)).select_related("compartment")
    standing = held.get(pk=identity.pk)
    if standing.erased_at is not None:
        raise CannotEnter("the person was erased: nothing is kept of them")
    return standing


def _known(fields: Mapping[str, str]) -> dict[str, str]:
    told = {field: text.strip() for field, text in fields.items()}
    unknown = told.keys() - FIELD_NAMES.keys()
    if unknown:
        raise CannotEnter(f"{', '.join(sorted(unknown))}: no such field of a person")
    if any(len(text) > LONGEST_FIELD for text in told.values()):
        raise CannotEnter(f"a field is longer than {LONGEST_FIELD} signs")
    return told


def _said_something(fields: Mapping[str, str]) -> dict[str, str]:
    told = {field: text for field, text in _known(fields).items() if text}
    if not told:
        raise CannotEnter("nobody is named: give one field at least")
    return told


def _seal(identity: Identity, fields: Mapping[str, str], key: bytes) -> None:
    compartment, version = identity.compartment.code, identity.version
    SealedField.objects.bulk_create(
        SealedField(
            identity=identity,
            field=field,
            version=version,
            ciphertext=seal(text, key, Place(identity.pk, field, version, compartment)),
        )
        for field, text in sorted(fields.items())
    )


def _renew_tokens(identity: Identity, fields: Mapping[str, str]) -> None:
    identity.tokens.all().delete()
    found = tokens_of(fields, identity.compartment.code)
    LookupToken.objects.bulk_create(
        LookupToken(identity=identity, kind=kind, digest=digest) for kind, digest in found.items()
    )


def _settle_when_committed(holder: UUID, compartment: str) -> None:
    transaction.on_commit(lambda: key_store.settle(holder, compartment))
