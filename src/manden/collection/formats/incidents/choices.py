"""The choices that are no vocabulary: their codes, and the words that files have for each."""

from __future__ import annotations

_UNITS = {
    "individual": "individu, personne",
    "family": "famille",
    "group": "groupe",
    "organisation": "organization",
    "community": "communauté",
    "social_group": "",
    "people": "population",
}
_SEXES = {
    "female": "femme, f, femelle, woman, girl, fille",
    "male": "homme, m, man, boy, garçon",
    "unknown": "inconnu, inconnue",
}
_AGES = {"child": "enfant, mineur, minor", "adult": "adulte, majeur", "unknown": "inconnu"}
_CERTAINTIES = {
    "alleged": "allégué",
    "possible": "",
    "likely": "probable",
    "reasonable_grounds": "",
}
_STANDINGS = {"primary": "primaire", "secondary": "secondaire"}
_GRADES = {
    "high": "haute, élevée, élevé",
    "medium": "moyenne",
    "low": "basse, faible",
    "unknown": "inconnue, inconnu",
}
_PARTIES = {
    "state_forces": "forces de l’État, forces étatiques",
    "armed_group": "groupe armé",
    "foreign_personnel": "personnel étranger",
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
