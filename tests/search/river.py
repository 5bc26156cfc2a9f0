"""A small desk of our own making: one text on a river, who is asked, what is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import uuid4

from manden.access.models import User
from manden.actors.models import Actor, ActorAlias
from manden.commitments.models import Addressing, Commitment
from manden.instruments.models import Instrument, Provision, ProvisionText, TextSource, Theme
from manden.registers.models import Bearing, Development


@dataclass
class River:
    by: User
    instrument: Instrument = field(init=False)

    def __post_init__(self) -> None:
        self.instrument = Instrument.objects.create(
            symbol="A/HRC/RES/99/1",
            number="99/1",
            slug="a-hrc-res-99-1",
            title_fr="Le fleuve et ses niveaux",
            title_en="The river and its levels",
            adopted=date(2025, 4, 4),
            is_current=True,
        )

    def provision(
        self, anchor: str, *, fr: str = "", en: str = "", gist_fr: str = "", gist_en: str = ""
    ) -> Provision:
        provision = Provision.objects.create(
            instrument=self.instrument,
            anchor=anchor,
            kind="operative",
            order=self.instrument.provisions.count() + 1,
            gist_fr=gist_fr,
            gist_en=gist_en,
        )
        for language, text in (("fr", fr), ("en", en)):
            if text:
                ProvisionText.objects.create(
                    provision=provision, source=self.source(language), language=language, text=text
                )
        return provision

    def source(self, language: str) -> TextSource:
        return TextSource.objects.get_or_create(
            instrument=self.instrument,
            language=language,
            defaults={
                "file_name": f"river.{language}.txt",
                "sha256": language * 32,
                "read_at": datetime(2025, 5, 1, tzinfo=UTC),
                "read_by": self.by,
                "reading": {},
            },
        )[0]

    def commitment(self, provision: Provision, key: str, *, fr: str, en: str = "") -> Commitment:
        return Commitment.objects.create(
            provision=provision,
            key=key,
            order=1,
            kind="commitment",
            verb="urge",
            force="urge",
            action_fr=fr,
            action_en=en,
        )

    def actor(self, code: str, *, fr: str, en: str, alias: str = "") -> Actor:
        actor = Actor.objects.create(code=code, name_fr=fr, name_en=en)
        if alias:
            ActorAlias.objects.create(actor=actor, language="fr", text=alias, folded=alias)
        return actor

    def asked(self, commitment: Commitment, actor: Actor) -> None:
        Addressing.objects.create(commitment=commitment, actor=actor)

    def theme(self, code: str, *, fr: str, en: str) -> Theme:
        return Theme.objects.create(code=code, name_fr=fr, name_en=en)

    def development(
        self, commitment: Commitment, statement: str, *, level: str = "internal"
    ) -> Development:
        development = Development.objects.create(
            happened=date(2025, 6, 1),
            precision="month",
            statement_fr=statement,
            source="Registre du fleuve",
            recorded_at=datetime(2025, 6, 2, tzinfo=UTC),
            recorded_by=self.by,
            level=level,
            submission=uuid4(),
        )
        Bearing.objects.create(development=development, commitment=commitment, reason="demandé")
        return development
