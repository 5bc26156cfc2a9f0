"""Writes to the texts: installing a mandate pack, binding an official text to its anchors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from manden import __version__
from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.actors.actions import ActorEntry, register_actors
from manden.instruments.models import (
    Capability,
    Citation,
    CouncilSession,
    EarlierReading,
    InstalledPack,
    Instrument,
    Provision,
    ProvisionText,
    TextSource,
    Theme,
)
from manden.instruments.pack import Pack
from manden.reading.resolution import Paragraph, Resolution

OPERATIVE_FROM = 10_000


@transaction.atomic
def install_pack(
    *, pack: Pack, digest: str, by: User, files: Mapping[str, Any] | None = None
) -> Instrument:
    """Install or bring up to date what a pack says: actors, sessions, themes, provisions.

    `files` are fields of the installed pack to keep with it: as it came, as people keep it.
    """
    register_actors(entries=_actor_entries(pack), by=by)
    _install_sessions(pack)
    themes = _install_themes(pack)
    instrument = _install_instrument(pack)
    capabilities = _install_capabilities(pack, instrument)
    for paragraph in pack.paragraphs:
        provision, _ = Provision.objects.update_or_create(
            instrument=instrument,
            anchor=paragraph.anchor,
            defaults={
                "kind": _kind_of(paragraph.anchor),
                "number": str(paragraph.number) if paragraph.is_operative else "",
                "order": paragraph.number + OPERATIVE_FROM * paragraph.is_operative,
                "gist_fr": paragraph.gist.fr,
                "gist_en": paragraph.gist.en,
            },
        )
        provision.themes.set([themes[code] for code in paragraph.themes])
        provision.capabilities.set([capabilities[code] for code in paragraph.capabilities])
    InstalledPack.objects.update_or_create(
        slug=pack.slug,
        defaults={
            "name_fr": pack.name.fr,
            "name_en": pack.name.en,
            "digest": digest,
            "installed_at": moment_of_record(),
            "installed_by": by,
            **(files or {}),
        },
    )
    audit.record(by=by, act="pack.install", record=instrument, details={"digest": digest})
    return instrument


@transaction.atomic
def bind_text(
    *, resolution: Resolution, sha256: str, by: User, content: bytes | None = None
) -> TextSource:
    """Bind the official words of a reading to the anchors of its instrument.

    A text of the same language read before is replaced, and its reading kept among the earlier
    ones; gists and what people wrote stay. `content` is the file, so that it can be read again.
    """
    instrument = _instrument_of(resolution)
    _keep_earlier_reading(instrument, resolution.language, by)
    source = TextSource.objects.create(
        instrument=instrument,
        language=resolution.language,
        file_name=resolution.source[:200],
        sha256=sha256,
        read_at=moment_of_record(),
        read_by=by,
        reading=resolution.as_json(),
        content=content,
        reader=__version__,
    )
    for order, paragraph in enumerate(resolution.preamble, 1):
        _bind_paragraph(paragraph, source, order, None)
    for order, paragraph in enumerate(_with_annexes(resolution), 1):
        _bind_paragraph(paragraph, source, OPERATIVE_FROM + order, None)
    Citation.objects.bulk_create(_citations(resolution, source))
    audit.record(
        by=by,
        act="text.bind",
        record=source,
        details={"sha256": sha256, "language": resolution.language},
    )
    return source


def _actor_entries(pack: Pack) -> Iterator[ActorEntry]:
    for actor in pack.actors:
        yield ActorEntry(
            code=actor.code,
            kind=actor.kind,
            name_fr=actor.name.fr,
            name_en=actor.name.en,
            parent=actor.parent,
            aliases_fr=actor.aliases_fr,
            aliases_en=actor.aliases_en,
        )


def _install_sessions(pack: Pack) -> None:
    for session in pack.sessions:
        facts = asdict(session)
        CouncilSession.objects.update_or_create(
            body=pack.instrument.body, number=facts.pop("number"), defaults=facts
        )


def _install_themes(pack: Pack) -> dict[str, Theme]:
    return {
        theme.code: Theme.objects.update_or_create(
            code=theme.code,
            defaults={"name_fr": theme.name.fr, "name_en": theme.name.en, "order": order},
        )[0]
        for order, theme in enumerate(pack.themes)
    }


def _install_capabilities(pack: Pack, instrument: Instrument) -> dict[str, Capability]:
    return {
        one.code: Capability.objects.update_or_create(
            instrument=instrument,
            code=one.code,
            defaults={
                "name_fr": one.name.fr,
                "name_en": one.name.en,
                "description_fr": one.description.fr,
                "description_en": one.description.en,
                "order": order,
            },
        )[0]
        for order, one in enumerate(pack.capabilities)
    }


def _install_instrument(pack: Pack) -> Instrument:
    facts = pack.instrument
    Instrument.objects.filter(pack="").update(is_current=False)  # a pack's text is a mandate
    instrument, _ = Instrument.objects.update_or_create(
        symbol=facts.symbol,
        defaults={
            "number": facts.number,
            "slug": slugify(facts.symbol.replace("/", "-")),
            "body": facts.body,
            "title_fr": facts.title.fr,
            "title_en": facts.title.en,
            "session_number": facts.session,
            "agenda_item": facts.agenda_item,
            "adopted": facts.adopted,
            "distributed": facts.distributed,
            "original_language": facts.original_language,
            "meeting": facts.meeting,
            "vote_mode": facts.vote_mode,
            "pack": pack.slug,
            "previous_symbol": pack.previous,
            "mandate_term": pack.mandate.term or "",
            "mandate_holder": pack.mandate.holder,
            "mandate_start": pack.mandate.term_start,
            "report_session": pack.mandate.report_session,
            "dialogue_session": pack.mandate.dialogue_session,
            "report_weeks_before": pack.mandate.report_weeks_before_session,
            "is_current": True,
        },
    )
    return instrument


def _instrument_of(resolution: Resolution) -> Instrument:
    """The instrument of a reading; its facts are taken from the text where no pack states them."""
    symbol = resolution.symbol or resolution.number or resolution.source
    session = resolution.session
    instrument, _ = Instrument.objects.get_or_create(
        symbol=symbol,
        defaults={
            "number": resolution.number or "",
            "slug": slugify(symbol.replace("/", "-")) or "text",
            "body": resolution.body,
            "kind": resolution.kind,
            "session_number": session.number if session else None,
            "agenda_item": resolution.agenda_item or "",
            "adopted": resolution.adopted,
            "distributed": resolution.distributed,
            "original_language": resolution.original_language or "",
            "meeting": resolution.meeting,
            "vote_mode": resolution.vote.mode,
            "is_current": not Instrument.objects.exists(),
        },
    )
    if resolution.title and not getattr(instrument, f"title_{resolution.language}"):
        setattr(instrument, f"title_{resolution.language}", resolution.title)
        instrument.save()
    return instrument


def _keep_earlier_reading(instrument: Instrument, language: str, by: User) -> None:
    for held in instrument.sources.filter(language=language):
        EarlierReading.objects.create(
            instrument=instrument,
            language=language,
            sha256=held.sha256,
            reading=held.reading,
            reader=held.reader,
            read_at=held.read_at,
            replaced_at=moment_of_record(),
            replaced_by=by,
        )
        held.delete()


def _with_annexes(resolution: Resolution) -> Iterator[Paragraph]:
    yield from resolution.operative
    for annex in resolution.annexes:
        yield from annex.operative


def _bind_paragraph(
    paragraph: Paragraph, source: TextSource, order: int, parent: Provision | None
) -> None:
    provision, _ = Provision.objects.get_or_create(
        instrument=source.instrument,
        anchor=paragraph.anchor,
        defaults={
            "kind": _kind_of(paragraph.anchor),
            "number": paragraph.number or "",
            "number_inferred": paragraph.number_inferred,
            "order": order,
            "parent": parent,
        },
    )
    ProvisionText.objects.create(
        provision=provision,
        source=source,
        language=source.language,
        heading=paragraph.heading or "",
        opening=(paragraph.opening or "")[:200],
        text=paragraph.text,
    )
    for child_order, child in enumerate(paragraph.children, 1):
        _bind_paragraph(child, source, child_order, provision)


def _kind_of(anchor: str) -> str:
    preambular = anchor.startswith("PP")
    return Provision.Kind.PREAMBULAR if preambular else Provision.Kind.OPERATIVE


def _citations(resolution: Resolution, source: TextSource) -> list[Any]:
    return [
        Citation(
            source=source,
            anchor=citation.anchor,
            text=citation.text[:500],
            kind=citation.kind,
            symbol=citation.symbol or "",
            date=citation.date,
        )
        for citation in resolution.citations
    ]
