"""An incident and its parts as plain values, to keep before a change and to put back after."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from manden.violations.models import (
    Act,
    Bearing,
    Effect,
    Incident,
    Information,
    Involvement,
    Tagging,
    Victim,
)

# In the order in which they are put back: what is pointed at comes first.
PARTS: tuple[tuple[type[models.Model], str], ...] = (
    (Victim, "incident"),
    (Act, "incident"),
    (Involvement, "act__incident"),
    (Information, "incident"),
    (Effect, "incident"),
    (Bearing, "incident"),
    (Tagging, "incident"),
)
# What verification, merging and protection decide is of the present, whatever version comes back.
_OF_THE_PRESENT = ("version", "status", "merged_into", "removed_at", "level", "compartment")


def snapshot(incident: Incident) -> dict[str, Any]:
    """The incident's own columns and every part of it, as JSON can hold them."""
    return {
        "incident": _told([incident]),
        "parts": [
            _told(model._default_manager.filter(**{path: incident}).order_by("pk"))
            for model, path in PARTS
        ],
    }


def put_back(incident: Incident, kept: dict[str, Any]) -> None:
    """Make the incident and its parts what `kept` says, under the keys they had.

    Its version, status, level and circle, and what it was merged into, are of the present.
    """
    clear_parts(incident)
    for told in kept["incident"]:
        for name, value in told["fields"].items():
            if name not in _OF_THE_PRESENT:
                field = Incident._meta.get_field(name)
                setattr(incident, field.attname, field.to_python(value))
    incident.save()
    for told in kept["parts"]:
        for one in serializers.deserialize("python", told):
            one.save()


def clear_parts(incident: Incident) -> None:
    """Take away every part; its verification and its history stay."""
    # What repeats other information holds it: let go first.
    Information.objects.filter(incident=incident).update(repeats=None)
    for model, path in reversed(PARTS):
        model._default_manager.filter(**{path: incident}).delete()


class _Exact(DjangoJSONEncoder):
    """Moments to the microsecond, which Django cuts: what comes back is what stood."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def _told(records: Any) -> list[dict[str, Any]]:
    """As JSON holds them: days, moments and identifiers as text."""
    told: list[dict[str, Any]] = json.loads(
        json.dumps(serializers.serialize("python", records), cls=_Exact)
    )
    return told
