"""A text of our own making, as the desk holds it: a pack's gists, official words, what is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from manden.access.models import User
from manden.actors.actions import delegate
from manden.actors.models import Actor, ActorAlias
from manden.commitments.models import Addressing, ClauseReading, Commitment, Deadline
from manden.dates import ImpreciseDate
from manden.instruments.models import (
    Capability,
    CouncilSession,
    Instrument,
    Provision,
    ProvisionText,
    TextSource,
    Theme,
)
from manden.registers.actions import record_development
from manden.registers.models import Development

TODAY = date(2025, 11, 15)
WORDS = {
    "en": "Urges the river authority to publish the levels, and welcomes its new register;",
    "fr": "Exhorte l’autorité du fleuve à publier les niveaux, et salue son nouveau registre ;",
}
VERBS = {"en": ("Urges", "welcomes"), "fr": ("Exhorte", "salue")}


@pytest.fixture
def authority(db: None) -> Actor:
    actor = Actor.objects.create(
        code="authority:river",
        name_fr="Autorité du fleuve",
        name_en="River authority",
        kind="state_authority",
    )
    ActorAlias.objects.create(
        actor=actor, language="fr", text="autorité fluviale", folded="autorite fluviale"
    )
    return actor


@pytest.fixture
def instrument(operator: User) -> Instrument:
    CouncilSession.objects.create(
        body="HRC", number=61, opens=date(2026, 2, 23), closes=date(2026, 4, 2)
    )
    return Instrument.objects.create(
        symbol="A/HRC/RES/99/1",
        number="99/1",
        slug="a-hrc-res-99-1",
        body="HRC",
        title_fr="Le fleuve : ses niveaux",
        title_en="The river and its levels",
        session_number=99,
        agenda_item="10",
        adopted=date(2025, 4, 4),
        vote_mode="without_vote",
        mandate_term="P1Y",
        mandate_start=date(2025, 4, 4),
        report_session=61,
        is_current=True,
    )


@pytest.fixture
def write(instrument: Instrument, authority: Actor) -> Callable[[int], None]:
    """Writes that many operative paragraphs, each with a request and a followed point."""
    theme = Theme.objects.create(code="river", name_fr="Fleuve", name_en="River")
    capability = Capability.objects.create(
        instrument=instrument, code="S1", name_fr="Niveaux", name_en="Levels", order=1
    )

    def paragraph(number: int) -> None:
        provision = Provision.objects.create(
            instrument=instrument,
            anchor=f"OP{number}",
            kind="operative",
            number=str(number),
            order=10_000 + number,
            gist_fr="Exhorte l’autorité à publier les niveaux: tous.",
            gist_en="Urges the authority to publish the levels.",
        )
        provision.capabilities.add(capability)
        request = Commitment.objects.create(
            provision=provision,
            key=f"OP{number}.1",
            order=1,
            kind="commitment",
            verb="urge",
            force="urge",
            action_fr="publier les niveaux",
            action_en="publish the levels",
        )
        request.themes.add(theme)
        Addressing.objects.create(commitment=request, actor=authority)
        Commitment.objects.create(
            provision=provision,
            key=f"OP{number}.f1",
            order=101,
            kind="followed_point",
            verb="welcome",
            force="welcome",
            action_fr="Le nouveau registre",
            action_en="The new register",
        )

    def paragraphs(count: int) -> None:
        first = instrument.provisions.filter(kind="operative").count() + 1
        for number in range(first, first + count):
            paragraph(number)

    return paragraphs


@pytest.fixture
def text(write: Callable[[int], None], instrument: Instrument, authority: Actor) -> Instrument:
    """Three operative paragraphs: OP1 due at the 61st session, OP2 names nobody; and a preamble."""
    write(3)
    Provision.objects.create(
        instrument=instrument,
        anchor="PP1",
        kind="preambular",
        order=1,
        gist_fr="Il rappelle la charte du fleuve.",
        gist_en="It recalls the charter of the river.",
    )
    session = CouncilSession.objects.get(number=61)
    Deadline.objects.create(
        commitment=Commitment.objects.get(key="OP1.1"),
        kind="session",
        session_number=61,
        session=session,
    )
    Addressing.objects.filter(commitment__key="OP2.1").delete()
    return instrument


@pytest.fixture
def river(text: Instrument, authority: Actor, focal_point: User, operator: User) -> User:
    """The focal point of the river authority, which OP1.1 asks and OP2.1 does not."""
    delegate(user=focal_point, actor=authority, by=operator)
    return focal_point


@pytest.fixture
def bind(operator: User) -> Callable[[Instrument, str], None]:
    """Binds official words of our own making to every operative paragraph, in one language."""

    def bind_words(instrument: Instrument, language: str) -> None:
        source = TextSource.objects.create(
            instrument=instrument,
            language=language,
            file_name="river.md",
            sha256="0" * 64,
            read_at=datetime(2025, 11, 1, tzinfo=UTC),
            read_by=operator,
            reading={},
        )
        words, (asks, welcomes) = WORDS[language], VERBS[language]
        middle = words.index(welcomes)
        for provision in instrument.provisions.filter(kind="operative"):
            ProvisionText.objects.create(
                provision=provision, source=source, language=language, opening=asks, text=words
            )
            spans = {"1": (asks, 0, middle), "f1": (welcomes, middle, len(words))}
            for commitment in provision.commitments.all():
                opening, start, end = spans[commitment.key.partition(".")[2]]
                ClauseReading.objects.create(
                    commitment=commitment,
                    language=language,
                    opening=opening,
                    words=words[start:end],
                    start=start,
                    end=end,
                    clause={
                        "action": "…",
                        "reasons": [
                            {"rule": "opening verb", "start": start, "end": start + len(opening)}
                        ],
                    },
                )

    return bind_words


@pytest.fixture
def known(desk_officer: User) -> Callable[..., Development]:
    """Records that something is known on a commitment."""

    def record(key: str, happened: str = "2025-10-31", level: str = "internal") -> Development:
        return record_development(
            commitment=Commitment.objects.get(key=key),
            happened=ImpreciseDate.parse(happened),
            statement="Fait inventé : un niveau est publié",
            language="fr",
            source="Registre du fleuve",
            reliability="high",
            reason="C’est ce qui était demandé",
            submission=uuid4(),
            by=desk_officer,
            level=level,
            fictitious=True,
        )

    return record
