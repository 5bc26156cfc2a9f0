"""What cells say, in English or French or as codes, as the codes that records hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from manden.places.naming import folded
from manden.violations.seeding_terms import terms_of

_UNITS = {
    "individual": "individu personne",
    "family": "famille",
    "group": "groupe",
    "organisation": "organization",
    "community": "communaute",
    "social_group": "",
    "people": "population",
}
_SEXES = {
    "female": "femme f femelle woman girl fille",
    "male": "homme m man boy garcon",
    "unknown": "inconnu inconnue",
}
_AGES = {"child": "enfant mineur minor", "adult": "adulte majeur", "unknown": "inconnu"}
_CERTAINTIES = {
    "alleged": "allegue",
    "possible": "",
    "likely": "probable",
    "reasonable_grounds": "",
}
_STANDINGS = {"primary": "primaire", "secondary": "secondaire"}
_GRADES = {
    "high": "haute eleve elevee",
    "medium": "moyenne",
    "low": "basse faible",
    "unknown": "inconnue inconnu",
}
_PARTIES = {
    "state_forces": "forces de l etat",
    "armed_group": "groupe arme",
    "foreign_personnel": "personnel etranger",
    "militia": "milice",
    "other": "autre",
    "unknown": "inconnu",
}


def _alone(codes: str) -> dict[str, str]:
    """Codes that files bear as they are, in no other words."""
    return dict.fromkeys(codes.split(), "")


CHOICES = {
    "unit": _UNITS,
    "sex": _SEXES,
    "age": _AGES,
    "certainty": _CERTAINTIES,
    "source_standing": _STANDINGS,
    "reliability": _GRADES,
    "credibility": _GRADES,
    "party_kind": _PARTIES,
    "position": _alone("supports contradicts"),
    "effect_on": _alone("school health_facility aid"),
    "effect_kind": _alone("attack attack_on_personnel threat interference military_use denial"),
    "operational_before": {
        "yes": "oui",
        "no": "non",
        "partially": "partiellement",
        "unknown": "inconnu",
    },
    "impact": _alone("total serious minor none unknown"),
    "military_use": _alone("barracks command_post firing_position storage weapons_depot other"),
    "denial": _alone(
        "abduction siege restriction property_damage theft beneficiaries threats travel hijacking"
    ),
    "aid": _alone("food medical equipment school_supplies water other"),
}
VOCABULARIES = {
    "capacity": "capacity",
    "violation": "violation",
    "method": "method",
    "outcome": "outcome",
    "degree": "degree",
    "source_kind": "source",
    "material": "material",
}


@lru_cache(8_192)
def code_of(column: str, cell: str) -> str:
    """The code that a cell means; ValueError where it means none, or more than one."""
    if not cell.strip():
        return ""
    known = _choices(column) if column in CHOICES else _terms(VOCABULARIES[column])
    found = known.get(folded(cell))
    if found is None:
        raise ValueError(f"{column}: “{cell.strip()[:60]}” is no word or code of the desk")
    return found


@cache
def _choices(column: str) -> Mapping[str, str]:
    told = {}
    for code, words in CHOICES[column].items():
        for word in (code, *words.split()):
            told[folded(word)] = code
    return told


@cache
def _terms(vocabulary: str) -> Mapping[str, str]:
    told = {}
    for term in terms_of(vocabulary):
        for word in (term["code"], term["fr"], term["en"]):
            told[folded(word)] = term["code"]
    for term in terms_of(vocabulary):  # the field's own codes, with or without their list
        code = term.get("huridocs", "")
        for word in filter(None, (code, code.partition(":")[2])):
            told.setdefault(folded(word), term["code"])
    return told
