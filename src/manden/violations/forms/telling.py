"""From what was typed to an entry: each fault is one sentence at its field, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from manden.access.moments import moment_of_record
from manden.dates import StatedDate
from manden.violations.entry import (
    CHILD,
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.forms.affecting import effects_of
from manden.violations.forms.placing import day_of, place_of
from manden.violations.forms.sheet import ANOTHER_PARTY, Sheet, VictimRow
from manden.violations.words import (
    AGES,
    CERTAINTIES,
    GRADES,
    PARTY_KINDS,
    SEXES,
    STANDINGS,
    UNITS,
)

LONGEST = {"title": 200, "happened": 120, "place": 300, "operation": 200, "reason": 500}
OLDEST, MOST_PEOPLE = 130, 1_000_000


def entry_of(sheet: Sheet, *, language: str) -> IncidentEntry | None:
    """The entry that the page tells; None where `sheet.errors` says what is to be mended."""
    sheet.errors = {}
    # A row that nobody touched is nobody.
    sheet.victims = [row for row in sheet.victims if row != VictimRow()]
    _lengths(sheet)
    if not sheet.title:
        sheet.errors["title"] = _("Give it a title: a few words without names.")
    if sheet.shown and not sheet.reason:
        sheet.errors["reason"] = _("Say why it is changed: it is kept with the history.")
    happened = _happened(sheet)
    place = place_of(sheet)
    victims = [_victim(sheet, number, row) for number, row in enumerate(sheet.victims)]
    acts = _acts(sheet)
    sources = _sources(sheet)
    effects = effects_of(sheet)
    parties = _new_parties(sheet)
    if sheet.errors:
        return None
    return IncidentEntry(
        title=sheet.title,
        happened=happened,
        place=place,
        narrative=sheet.narrative,
        language=language,
        operation=sheet.operation,
        victims=tuple(one for one in victims if one is not None),
        acts=acts,
        sources=sources,
        effects=effects,
        parties=parties,
    )


def _lengths(sheet: Sheet) -> None:
    told = {name: getattr(sheet, name) for name in LONGEST}
    told |= {f"v{number}-label": row.label for number, row in enumerate(sheet.victims)}
    told["s-name"] = sheet.source.name
    for name, words in told.items():
        most = LONGEST.get(name, 200)
        if len(words) > most:
            sheet.errors[name] = _("At most %(most)s signs: the account holds the rest.") % {
                "most": most
            }


def _happened(sheet: Sheet) -> StatedDate | None:
    happened = day_of(sheet.happened)
    if sheet.happened and happened is None:
        sheet.errors["happened"] = _(
            "This date cannot be placed: write 2023-06-15, June 2023 or mid-June 2023."
        )
    elif happened is not None and happened.first > moment_of_record().date():
        sheet.errors["happened"] = _("This date is still to come.")
    return happened


def _victim(sheet: Sheet, number: int, row: VictimRow) -> VictimEntry | None:
    def refuse(name: str, words: str) -> None:
        sheet.errors.setdefault(f"v{number}-{name}", words)

    counted, low, high, years = (
        _number(getattr(row, name), lambda words, at=name: refuse(at, words), most)  # type: ignore[misc]
        for name, most in (
            ("counted", MOST_PEOPLE),
            ("low", MOST_PEOPLE),
            ("high", MOST_PEOPLE),
            ("years", OLDEST),
        )
    )
    age = row.age
    if years is not None and age == "unknown":
        age = "child" if years < CHILD else "adult"
    for name, words in _faults(row, age, counted, low, high, years):
        refuse(name, words)
    if row.identity and not sheet.circle:
        sheet.errors["circle"] = _("A name is kept in a circle: choose one.")
    if any(name.startswith(f"v{number}-") for name in sheet.errors):
        return None
    return VictimEntry(
        unit=row.unit,
        counted=counted,
        estimated_low=low,
        estimated_high=high,
        sex=row.sex,
        age=age,
        age_years=years,
        capacity=row.capacity,
        label=row.label,
        identity=row.identity,
        consents=tuple(row.consents),
    )


def _faults(
    row: VictimRow,
    age: str,
    counted: int | None,
    low: int | None,
    high: int | None,
    years: int | None,
) -> list[tuple[str, str]]:
    alone = row.unit == "individual"
    known = row.unit in UNITS and row.sex in SEXES and row.age in AGES
    told = [
        (not known, "unit", _("Choose among what the list offers.")),
        (alone and counted not in (None, 1), "counted", _("A person counts as one: say a group.")),
        (alone and (row.low or row.high), "low", _("A person is not estimated: say a group.")),
        (
            bool(row.low) != bool(row.high),
            "low",
            _("An estimate has a lowest and a highest number."),
        ),
        (
            low is not None and high is not None and high < low,
            "high",
            _("The highest number is under the lowest."),
        ),
        (
            years is not None and age != ("child" if years < CHILD else "adult"),
            "years",
            _("These years and “%(age)s” do not agree.") % {"age": row.age},
        ),
        (bool(row.identity) and not alone, "full_name", _("A name is of one person.")),
        (
            bool(row.identity) and "keep" not in row.consents,
            "full_name",
            _("Names are kept only if the person agreed to it: tick “keep”."),
        ),
    ]
    return [(name, words) for wrong, name, words in told if wrong]


def _number(words: str, refuse: Callable[[str], None], most: int) -> int | None:
    if not words:
        return None
    if not words.isdecimal() or int(words) > most:
        refuse(_("Write a whole number."))
        return None
    return int(words)


def _acts(sheet: Sheet) -> tuple[ActEntry, ...]:
    chosen = [column.violation for column in sheet.columns if column.violation]
    for number, column in enumerate(sheet.columns):
        ticked = any(number in victim.ticks for victim in sheet.victims)
        if ticked and not column.violation:
            sheet.errors[f"c{number}-violation"] = _("Say which violation these ticks tell.")
        elif column.violation and chosen.count(column.violation) > 1:
            sheet.errors[f"c{number}-violation"] = _("This violation has two columns: keep one.")
    return tuple(
        ActEntry(
            victim=row,
            violation=sheet.columns[column].violation,
            method=sheet.columns[column].method,
            outcome=victim.outcome,
            involvements=_involved(sheet, column),
        )
        for row, victim in enumerate(sheet.victims)
        for column in sorted(victim.ticks)
    )


def _new_parties(sheet: Sheet) -> dict[str, tuple[str, str]]:
    """The parties that the page names and the desk does not have: code, kind and name of each."""
    told = {}
    for number, row in enumerate(sheet.parties):
        if row.party != ANOTHER_PARTY:
            continue
        if not row.name or len(row.name) > 200 or not row.code:
            sheet.errors[f"p{number}-name"] = _("Name this party, in at most 200 signs.")
        if row.kind not in PARTY_KINDS:
            sheet.errors[f"p{number}-kind"] = _("Choose among what the list offers.")
        told[row.code] = (row.kind, row.name)
    return told


def _involved(sheet: Sheet, column: int) -> tuple[InvolvementEntry, ...]:
    told = [
        InvolvementEntry(one.code, one.degree, one.certainty)
        for one in sheet.parties
        if one.code and one.on in ("", str(column)) and one.certainty in CERTAINTIES
    ]
    return tuple({(one.party, one.degree): one for one in told}.values())


def _sources(sheet: Sheet) -> tuple[SourceEntry, ...]:
    source = sheet.source
    if not (source.kind or source.statement or source.name):
        return ()
    if not source.kind:
        sheet.errors["s-kind"] = _("Say what kind of source it is.")
    if source.standing not in STANDINGS or source.reliability not in GRADES:
        sheet.errors["s-standing"] = _("Choose among what the list offers.")
    if not source.statement:
        sheet.errors["s-statement"] = _("Write what the source said.")
    if sheet.errors:
        return ()
    return (
        SourceEntry(
            kind=source.kind,
            standing=source.standing,
            statement=source.statement,
            name=source.name,
            material=source.material,
            reliability=source.reliability,
        ),
    )
