"""Who is asked and by when, against the annotations, over directive clauses matched or not.

An addressee is right where its content words and those annotated share at least half of what both
hold; the antecedent of a pronoun likewise, scored apart over the annotated pronouns. Actor codes
are scored over the addressees met that the annotation gives a code: a code `organ:country` counts
as the country, and a finer code of the reader as the one that the protocol puts in its place. A
deadline is right where kind and value are; a date counts to the precision that was printed.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from bench.reading.clauses import Match
from bench.reading.tally import Tally
from bench.reading.words import Placement, overlap, pair_up
from manden.reading.resolution import Addressee, Deadline

ALIKE = 0.5

# The protocol names no finer distinction; the reader does.
OF_PROTOCOL = {
    "all_states": "states",
    "member_states": "states",
    "parties_to_conflict": "all_parties",
    "united_nations_system": "un_system",
    "united_nations_agencies": "un_system",
    "international_organizations": "organizations",
    "regional_organizations": "organizations",
    "states_parties": "states",
    "peacekeeping_mission": "un_system",
    # the same actor under the name that the annotations gave it
    "troop_contributing_countries": "troop_contributors",
    "international_financial_institutions": "financial_institutions",
    "conference_of_the_parties": "conference_of_parties",
    "president_of_general_assembly": "president_of_the_assembly",
}


def score(found: list[Match], placements: dict[str, Placement]) -> list[Tally]:
    addressees, actors = Tally("addressees"), Tally("actor codes")
    pronouns, deadlines = Tally("pronoun antecedents"), Tally("deadlines")
    for match in found:
        if not (match.wanted or match.given):
            continue
        placement = placements[str(match.document.path)]
        for entry, addressee in _pair_addressees(match, placement, addressees):
            if entry["actor"]:
                codes = entry["actor"], str(common_code(addressee.actor))
                actors.label(match.case(actors.measure, *codes))
        _judge_pronouns(match, placement, pronouns)
        _compare_deadlines(match, deadlines)
    return [addressees, actors, pronouns, deadlines]


def common_code(actor: str | None) -> str | None:
    """The code of the protocol: a country's organs count as the country.

    >>> common_code("transitional_government:mali"), common_code("member_states")
    ('mali', 'states')
    """
    if actor is None:
        return None
    kind, _, state = actor.partition(":")
    code = kind if kind.startswith("parties") or not state else state  # parties are no organ of it
    return OF_PROTOCOL.get(code, code)


def _wanted(match: Match) -> list[dict[str, Any]]:
    return match.gold["addressees"] if match.gold and match.wanted else []


def _given(match: Match) -> list[Addressee]:
    return list(match.read.addressees) if match.read and match.given else []


def _pair_addressees(
    match: Match, placement: Placement, tally: Tally
) -> list[tuple[dict[str, Any], Addressee]]:
    entries, given = _wanted(match), _given(match)
    wanted = [placement.words(entry["span"]) for entry in entries]
    pairs = pair_up(wanted, [addressee.text for addressee in given], ALIKE)
    tally.right += len(pairs)
    for i in sorted(set(range(len(wanted))) - {i for i, _ in pairs}):
        tally.miss(match.case(tally.measure), wanted[i])
    for j in sorted(set(range(len(given))) - {j for _, j in pairs}):
        tally.add_extra(match.case(tally.measure), given[j].text)
    return [(entries[i], given[j]) for i, j in pairs]


def _judge_pronouns(match: Match, placement: Placement, tally: Tally) -> None:
    for entry in _wanted(match):
        if entry["pronoun_span"]:
            antecedent = placement.words(entry["span"])
            named = [a.text for a in _given(match) if a.pronoun]
            best = max(named, key=lambda text: overlap(antecedent, text), default="")
            met = antecedent if overlap(antecedent, best) >= ALIKE else best
            tally.judge(match.case(tally.measure, antecedent, met))


def _compare_deadlines(match: Match, tally: Tally) -> None:
    entries = match.gold["deadlines"] if match.gold and match.wanted else []
    due = match.read.deadlines if match.read and match.given else ()
    wanted = Counter(value_annotated(entry) for entry in entries)
    given: Counter[str] = Counter()
    for deadline in due:
        readings = values_read(deadline)
        given[next((value for value in readings if wanted[value] > given[value]), readings[0])] += 1
    tally.compare(match.case(tally.measure), wanted.elements(), given.elements())


def value_annotated(entry: dict[str, Any]) -> str:
    if entry["kind"] == "period":
        return "period recurring" if entry.get("recurring") else "period"
    value = entry[{"session": "session", "date": "date", "duration": "days"}[entry["kind"]]]
    return f"{entry['kind']} {value}"


def values_read(deadline: Deadline) -> list[str]:
    """The value read, at each precision of a date (day, month, year), the finest first."""
    if deadline.kind == "period":
        return ["period recurring" if deadline.recurring else "period"]
    if deadline.kind == "date" and deadline.date:
        day = deadline.date.isoformat()
        return [f"date {day[:length]}" for length in (10, 7, 4)]
    value = {"session": deadline.session, "duration": deadline.days}.get(deadline.kind)
    return [f"{deadline.kind} {value}"]
