"""Which forms a phone is given, and publishing them: our own, or one from elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.collection.openrosa.form_reading import ReadForm, read_form
from manden.collection.openrosa.models import Form, FormMedia, FormVersion
from manden.collection.openrosa.multipart import LARGEST_FILE


class CannotPublish(ValueError):
    """The form is not published; the message says why."""


def live_versions() -> list[FormVersion]:
    """The latest version of each form that is open, by title."""
    found: dict[int, FormVersion] = {}
    for version in FormVersion.objects.filter(form__closed_at=None).select_related("form"):
        found.setdefault(version.form_id, version)
    return sorted(found.values(), key=lambda one: (one.form.title, one.form.form_id))


@transaction.atomic
def publish(
    *,
    xml: bytes,
    by: User,
    now: datetime,
    media: Mapping[str, bytes] | None = None,
    ours: bool = False,
) -> FormVersion:
    """Publish an XForm, kept to the byte. RefusedXml for no form; CannotPublish where a version of
    the same name has other content, or a file that the form shows was not given.

    The same form again, unchanged, is the one that stands.
    """
    told = read_form(xml)
    given = dict(media or {})
    sha256 = hashlib.sha256(xml).hexdigest()
    form, _ = Form.objects.get_or_create(
        form_id=told.form_id, defaults={"title": told.title, "ours": ours}
    )
    if form.ours != ours:
        raise CannotPublish(f"{told.form_id} is the identifier of another kind of form here")
    standing = form.versions.filter(version=told.version).first()
    if standing is not None:
        if standing.sha256 != sha256:
            raise CannotPublish("this version stands with other content: give the form a new one")
        return standing
    _see_to_files(told, given)
    return _published(form, told, xml, given, by, now)


@transaction.atomic
def close_form(*, form: Form, by: User, now: datetime) -> None:
    """Phones are given it no more, and nothing is taken in for it; what came stays."""
    if Form.objects.filter(pk=form.pk, closed_at=None).update(closed_at=now):
        audit.record(by=by, act="form.close", record=form)


def _see_to_files(told: ReadForm, given: Mapping[str, bytes]) -> None:
    """A form may be published before its files; files that it never shows are not kept."""
    unknown = sorted(given.keys() - set(told.files))
    if unknown:
        raise CannotPublish(f"the form shows no {unknown[0]}")
    if any(len(body) > LARGEST_FILE for body in given.values()):
        raise CannotPublish(f"a file of a form is at most {LARGEST_FILE // 1_000_000} MB")


def _published(
    form: Form,
    told: ReadForm,
    xml: bytes,
    given: Mapping[str, bytes],
    by: User,
    now: datetime,
) -> FormVersion:
    version = FormVersion.objects.create(
        form=form,
        version=told.version,
        xml=xml,
        sha256=hashlib.sha256(xml).hexdigest(),
        md5=_md5(xml),
        encrypted=told.encrypted,
        published_at=now,
        published_by=by,
    )
    FormMedia.objects.bulk_create(
        FormMedia(version=version, name=name, body=body, md5=_md5(body))
        for name, body in sorted(given.items())
    )
    if form.title != told.title or form.closed_at is not None:
        form.title, form.closed_at = told.title, None
        form.save(update_fields=["title", "closed_at"])
    details = {"sha256": version.sha256, "media": len(given)}
    audit.record(by=by, act="form.publish", record=version, details=details)
    return version


def _md5(told: bytes) -> str:
    return hashlib.md5(told, usedforsecurity=False).hexdigest()
