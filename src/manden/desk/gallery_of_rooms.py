"""Specimens of the components of other rooms: people, names, files, incidents and figures."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace as Told
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from manden.access.models import User
from manden.analysis.laid import Cell, Laid, Row
from manden.desk.gallery_of_records import SOMEBODY

ANOTHER = User(username="issa", pk=-1)


class ChoicesForm(forms.Form):
    """A form of every kind of field that these components show."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[("monitor", _("monitor")), ("reviewer", _("reviewer"))],
        widget=forms.CheckboxSelectMultiple,
    )
    clearance = forms.ChoiceField(label=_("Clearance"), choices=[("public", _("public"))])
    reason = forms.CharField(label=_("Why"), required=False)
    code = forms.CharField(label=_("Code"), required=False)


def specimens_of_rooms(today: date) -> dict[str, Any]:
    """The contexts of these components, on invented matter."""
    at = datetime.combine(today - timedelta(days=3), time(9, 30), UTC)
    return {
        "choices_form": ChoicesForm(auto_id="choices_%s"),
        **_people(at),
        **_vault(at),
        **_incident(today, at),
        **_figures(today, at),
    }


def _people(at: datetime) -> dict[str, Any]:
    change = Told(
        pk=1,
        kind="rights",
        about=ANOTHER,
        reason="Remplacement",
        proposed_by=SOMEBODY,
        proposed_at=at,
    )
    known = Told(
        username="issa",
        holdings=Told(all=[Told(get_role_display=_("monitor"))]),
        get_clearance_display=_("internal"),
        delegations=Told(all=[]),
        joined_at=at,
        pseudonym="P-ABC",
    )
    sessions = [
        Told(device="Firefox", this_one=here, began_at=at, seen_at=at, handle=str(here))
        for here in (True, False)
    ]
    return {
        "app": Told(enrolled_at=at),
        "keys": [Told(pk=1, name="Clé bleue", enrolled_at=at, last_used_at=at)],
        "known": known,
        "sessions": sessions,
        "changes_of_rights": [
            Told(change=change, roles=[_("monitor")], clearance=_("internal"), may_drop=False)
        ],
    }


def _vault(at: datetime) -> dict[str, Any]:
    event = Told(
        kind="received", at=at, by=SOMEBODY, purpose="", recipient="", note="Essai", entry=12
    )
    evidence = Told(
        key="E-0000001",
        sha256="0" * 64,
        size=2048,
        kind="pdf",
        derivation="original",
        received_at=at,
        recorded_by=SOMEBODY,
        origin="page",
        get_level_display=_("internal"),
        compartment=None,
        parent=None,
        about="Photographie inventée",
    )
    erasure = Told(pk=UUID(int=1), asked_by=ANOTHER, asked_at=at, reason="La personne le demande")
    reading = Told(
        pk=UUID(int=2), asked_by=ANOTHER, approved_by=None, purpose="verify", reason="Recoupement"
    )
    return {
        "identity": Told(pseudonym="P-ACDEFG", erased_at=None, fictitious=True),
        "custody": Told(custody=[event], name="photo.jpg"),
        "evidence": evidence,
        "evidence_links": [Told(evidence=evidence)],
        "erasure": erasure,
        "waiting": [reading],
        "word": Told(state="given", manner="oral", at=at, by=SOMEBODY, shared_with=["Institut"]),
    }


def _incident(today: date, at: datetime) -> dict[str, Any]:
    victim = Told(
        ordinal=1, unit="individual", sex="female", age="adult", age_years=None, capacity="civile",
        label="", identity=None, counted=1, estimated_low=None, estimated_high=None,
    )  # fmt: skip
    party = Told(kind="unknown")
    by = Told(party=party, degree="exécution", certainty="unknown")
    act = Told(violation=Told(grave=""), method="arme à feu", outcome="blessée", note="")
    stage = Told(
        status="verified", on=today, by=SOMEBODY, standard="reasonable_grounds", late=True,
        disagrees=True, reasons="Deux voix", questions="",
    )  # fmt: skip
    source = Told(
        identity=None, name="Source inventée", key="S-1", kind="témoin", standing="primary",
        reliability="high",
    )  # fmt: skip
    said = Told(
        source=source, position="supports", credibility="high", material="", received=today,
        language="fr", statement="Je l’ai vue.",
    )  # fmt: skip
    change = Told(at=at, by=SOMEBODY, kind="edited", reason="Une date", batch=None, version=1)
    effect = Told(
        on="school", kind="attack", military_use="", denial="", aid="", facility="École inventée",
        operational_before="unknown", impact="unknown", closed_from=None, children=None,
    )  # fmt: skip
    told = Told(
        suffered=[Told(victim=victim, deeds=[Told(act=act, involved=[by])])],
        effects=[effect],
        stages=[stage],
        corroboration=Told(supporting=2, contradicting=1, repeats=1, corroborated=True),
        voices=[Told(information=said, repeats=[said])],
        links=[],
        linked_from=[],
        changes=[change],
        joined=[],
    )
    tally = Told(
        grave="killing", by_victim=True, boys=1, girls=2, unknown=0, total=3, low=0, high=0,
        verified=2, late=1,
    )  # fmt: skip
    counts = Told(victims=4, violations=5, low=1, high=3)
    area = Told(division=Told(code="X1"), incidents=3, alone=1, people=4, state=1, groups=2)
    return {
        "incident_known": Told(key="I-23456AB"),
        "scheme": Told(file="invente.csv", loaded_at=at, sha256="0123456789abcdef"),
        "incident_told": told,
        "tallies": [tally],
        "glance": Told(
            incidents=3, more=False, counts=Told(**vars(counts), by_kind=[("unknown", 5)])
        ),
        "area": area,
        "many_pages": Told(alone=False, previous=1, next=3, following=True, pages=7, number=2),
        "offered": [Told(value="1", name="Ville inventée", kind="locality", within="X")],
    }


def _figures(today: date, at: datetime) -> dict[str, Any]:
    cell = Cell("5", "a", 5, 0, 0, None)
    laid = Laid(
        ("Région",), "", ("Victimes",), (False,), (Row(("Région inventée",), (cell,), False),),
        "victimes", ("Une note inventée.",), (("rejeté", "2"),),
    )  # fmt: skip
    figure = Told(
        key="F-0000000",
        run=Told(
            key="R-0000000", by=SOMEBODY, at=at, code="0" * 12, answer_sha256="0" * 12,
            snapshot_sha256="0" * 12,
        ),
        commitment=None,
    )  # fmt: skip
    registered = Told(
        instrument="x-1-1", key="OP1.1", text="Fait inventé", when=today, fictitious=True
    )
    changed = Told(what="gone", record="I-0000000", told=None)
    return {
        "laid": laid,
        "answer": Told(counted=5, read=7),
        "ready": [("Victimes inventées", [("Une question inventée", "unit=victims")])],
        "registered": [registered],
        "figure": figure,
        "snapshot": None,
        "behind": Told(counted=Told(number=5, sources=2), since=Told(number=1)),
        "again": Told(problem="", from_snapshot=True, today=False, differences=[changed], hidden=1),
        "printed": [
            Told(
                drawn="",
                heading="Tableau inventé",
                names=["Région"],
                rows=[(["X"], 12), (["Y"], None)],
            )
        ],
    }
