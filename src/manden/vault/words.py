"""The closed lists of the vault: fields of a person, purposes, states and manners of a consent."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELD_NAMES = {
    "full_name": _("Full name"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "father_name": _("Father’s name"),
    "birth_date": _("Date or year of birth"),
    "origin": _("Place of origin"),
    "phone": _("Telephone"),
    "address": _("Address"),
    "national_id": _("Identity document number"),
    "occupation": _("Occupation"),
    "note": _("Note"),
}

APPROVED_WITHIN = timedelta(hours=1)  # a reading beyond the limit waits no longer

KEEP = "keep"
SHARED = ("share_un", "share_state", "share_justice", "reparations")  # purposes with a recipient

# Sharing with the State is a purpose of its own: no other implies it.
PURPOSES = {
    KEEP: _("keep what I told"),
    "contact": _("contact me again"),
    "share_un": _("share with the United Nations"),
    "share_state": _("share with the State"),
    "share_justice": _("share with a court or an investigation"),
    "publish_anonymous": _("publish without anything that names me"),
    "reparations": _("use for reparations"),
}
STATES = {
    "given": pgettext_lazy("consent", "given"),
    "refused": pgettext_lazy("consent", "refused"),
    "withdrawn": pgettext_lazy("consent", "withdrawn"),
}
MANNERS = {
    "written": _("in writing"),
    "oral": _("orally"),
    "guardian": _("by a guardian, or the family of who is dead or missing"),
}
REVEAL_PURPOSES = {
    "verify": _("verify what was told"),
    "same_person": _("tell whether two are the same person"),
    "correct": _("correct what is kept"),
    "protect": _("protect the person"),
    "contact": _("contact the person"),
    "share_un": _("share with the United Nations"),
    "share_state": _("share with the State"),
    "share_justice": _("share with a court or an investigation"),
    "reparations": _("use for reparations"),
}


def consent_for(reveal_purpose: str) -> str:
    """The consent that a reading of names leans on: its own, or that to keep."""
    return reveal_purpose if reveal_purpose in PURPOSES else KEEP
