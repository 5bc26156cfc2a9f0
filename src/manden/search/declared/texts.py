"""Texts: instruments, their paragraphs in each language with our gists, and themes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from manden.instruments.models import Instrument, Provision, ProvisionText, Theme
from manden.search.declaration import Passage, Searched, Told, mark


def _provisions() -> QuerySet[Provision]:
    return Provision.objects.select_related("instrument").prefetch_related("texts", "themes")


def _told_provision(provision: Provision) -> Told:
    instrument = provision.instrument
    name = f"{instrument.number or instrument.symbol} · {provision.anchor}"
    return Told(
        title=name,
        page=("desk:text", instrument.slug),
        place=provision.anchor,
        passages=(*_words_of(provision), Passage(f"{instrument.symbol} {provision.anchor}")),
        marks=tuple(mark("theme", theme) for theme in provision.themes.all()),
        instrument=instrument.pk,
        worded=True,
    )


def _words_of(provision: Provision) -> Iterator[Passage]:
    for text in provision.texts.all():
        said = f"{text.heading}\n{text.text}" if text.heading else text.text
        yield Passage(said, text.language, "official")
    for language in ("fr", "en"):
        gist = getattr(provision, f"gist_{language}")
        if gist:
            yield Passage(gist, language, "gist")


def _told_theme(theme: Theme) -> Told:
    return Told(
        title=str(theme),
        page=("desk:home",),
        query=f"theme={theme.code}",
        passages=(Passage(theme.name_fr, "fr"), Passage(theme.name_en, "en")),
        marks=(mark("theme", theme),),
    )


def _told_instrument(instrument: Instrument) -> Told:
    return Told(
        title=instrument.symbol,
        page=("desk:text", instrument.slug),
        passages=(
            Passage(instrument.title_fr, "fr", "official"),
            Passage(instrument.title_en, "en", "official"),
            Passage(instrument.symbol),
        ),
        instrument=instrument.pk,
    )


def _provision_of_text(text: ProvisionText) -> Iterable[int]:
    return (text.provision_id,)


PROVISIONS = Searched(
    kind="provision",
    model=Provision,
    actions=("instrument.read",),
    records=_provisions,
    told=_told_provision,
    follows={ProvisionText: _provision_of_text},
    links=(Provision.themes.through,),
)
THEMES = Searched(
    kind="theme",
    model=Theme,
    actions=("instrument.read", "commitment.read"),
    records=Theme.objects.all,
    told=_told_theme,
)
INSTRUMENTS = Searched(
    kind="instrument",
    model=Instrument,
    actions=("instrument.read",),
    records=Instrument.objects.all,
    told=_told_instrument,
)
