"""Taking in a submission: kept as it came, once, and never straight in the record.

Known by its instanceID. An edit names the instance it replaces: both versions are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db import IntegrityError, transaction

from manden.access import audit
from manden.access.models import User
from manden.collection.openrosa.file_names import digests_of, seal_name
from manden.collection.openrosa.models import (
    Arrival,
    ArrivalFile,
    ArrivalVersion,
    FormVersion,
    PhoneToken,
)
from manden.collection.openrosa.multipart import MOST_ATTACHMENTS, Malformed, Parts
from manden.collection.openrosa.sealing import keep
from manden.collection.openrosa.submission_reading import ReadSubmission, read_submission


class NoSuchForm(LookupError):
    """The desk publishes no such form, or not in that version."""


class OtherContent(ValueError):
    """What came before under this identifier, or name, is not what came now."""


class Outcome(IntEnum):
    """What a phone is told: it was taken in, or it was here already."""

    TAKEN = 201
    ALREADY_HERE = 202


@dataclass(frozen=True)
class Received:
    version: ArrivalVersion
    outcome: Outcome


def receive(*, parts: Parts, phone: PhoneToken, now: datetime) -> Received:
    """Keep a submission, or a further part of one, for the phone's owner.

    RefusedXml, Malformed, NoSuchForm, OtherContent, NoKey: nothing is kept then.
    """
    told = read_submission(parts.xml)
    form_version = _form_version(told)
    if form_version.encrypted and not told.encrypted:
        raise Malformed("this form is sent encrypted: nothing was kept of what came in clear")
    try:
        with transaction.atomic():
            return _kept(parts, told, form_version, phone, now)
    except IntegrityError:
        raise OtherContent("another submission bears this identifier") from None


def _kept(
    parts: Parts,
    told: ReadSubmission,
    form_version: FormVersion,
    phone: PhoneToken,
    now: datetime,
) -> Received:
    by = phone.owner
    version = _standing(told, by)
    content = keep(parts.xml, by=by)
    new = version is None
    if version is None:
        arrival = _edited(told, form_version, by) or _new_arrival(form_version, phone, now)
        version = ArrivalVersion.objects.create(
            arrival=arrival,
            form_version=form_version,
            instance_id=told.instance_id,
            deprecated_id=told.deprecated_id,
            xml=content,
            encrypted=told.encrypted,
            received_at=now,
        )
    elif version.xml_id != content.pk:
        raise OtherContent("a submission with this identifier came with other content")
    added = _attach(version, parts, by, now)
    completed = _completed(version, parts)
    if not (new or added or completed):
        return Received(version, Outcome.ALREADY_HERE)
    details = {"sha256": content.sha256, "files": added, "new": new}
    audit.record(by=by, act="report.send", record=version.arrival, details=details)
    return Received(version, Outcome.TAKEN)


def _form_version(told: ReadSubmission) -> FormVersion:
    found = FormVersion.objects.filter(
        form__form_id=told.form_id, version=told.version, form__closed_at=None
    ).first()
    if found is None:
        raise NoSuchForm("this desk has no such form, or not in this version")
    return found


def _standing(told: ReadSubmission, by: User) -> ArrivalVersion | None:
    """What this person sent under the identifier; another's is met by the database's own rule."""
    mine = ArrivalVersion.objects.filter(arrival__recorded_by=by)
    return mine.select_related("arrival", "xml").filter(instance_id=told.instance_id).first()


def _edited(told: ReadSubmission, form_version: FormVersion, by: User) -> Arrival | None:
    """The arrival that this is an edit of; its sender alone edits it, in the same form.

    What was decided of it already stays so: the edit is shown beside the decision.
    """
    if not told.deprecated_id:
        return None
    mine = Arrival.objects.filter(recorded_by=by, form=form_version.form_id)
    return mine.filter(versions__instance_id=told.deprecated_id).first()


def _new_arrival(form_version: FormVersion, phone: PhoneToken, now: datetime) -> Arrival:
    return Arrival.objects.create(
        form_id=form_version.form_id,
        recorded_by=phone.owner,
        received_at=now,
        compartment=phone.compartment,
    )


def _attach(version: ArrivalVersion, parts: Parts, by: User, now: datetime) -> int:
    """Keep the attachments that are new; how many."""
    files = version.files.select_related("content")
    held = {one.name_digest: one.content.sha256 for one in files}
    digests = digests_of(parts.files, version.pk)
    if len(held.keys() | set(digests.values())) > MOST_ATTACHMENTS:
        raise Malformed(f"a submission has at most {MOST_ATTACHMENTS} attachments")
    added = 0
    for name, told in parts.files.items():
        content = keep(told, by=by)
        if digests[name] not in held:
            ArrivalFile.objects.create(
                version=version,
                name_sealed=seal_name(name, version=version.pk, holder=content.holder),
                name_digest=digests[name],
                content=content,
                received_at=now,
            )
            added += 1
        elif held[digests[name]] != content.sha256:
            raise OtherContent("an attachment of this name came with other content")
    return added


def _completed(version: ArrivalVersion, parts: Parts) -> bool:
    """Whether this request said that no more follows, for the first time."""
    if parts.more or version.complete:
        return False
    version.complete = True
    version.save(update_fields=["complete"])
    return True
