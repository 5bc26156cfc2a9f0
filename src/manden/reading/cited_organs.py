"""The organs that running text names: those whose numbers have a symbol here, and all others.

An organ of ours is known by its full name, or by a short one ("the Assembly", "the Council") that
stands for the one named before. Any other organ is known by its head noun (Committee, Board,
Conference) and its subject ("on Narcotic Drugs", "d'administration"): its numbers are nobody
else's, and have no symbol.
"""

from __future__ import annotations

from manden.reading.organs import ORGAN_NAMES

OTHER = "other"
BODIES = tuple(body for _, body in ORGAN_NAMES)
_OURS = "|".join(f"(?P<{body}>{names})" for names, body in ORGAN_NAMES)
_OUR_NAMES = "|".join(names for names, _ in ORGAN_NAMES)
# What a subject is made of: capitals joined by small words, up to the noun or another organ.
_STEP = (
    rf"(?!(?:Resolution|Decision)s?\b|{_OUR_NAMES})"
    r"(?:[A-Z][\w'’-]*|(?:of|on|for|and|against|to|in|the|its)(?=\s(?:(?:of|on|for|the|its)\s)?[A-Z]))"
)
_SUBJECT_EN = rf"\s(?:on|for|of|to)(?:\s(?!and\sthe\s){_STEP})+"
_SUBJECT_FR = (
    r"\s(?:(?:de\sla|des|du|pour|chargée?\sde|sur)\s|de\sl['’]|d['’]|de\s(?=\w+(?:tion|tique|ment|ie|té|ité"
    r"|paix|ance)\b)|(?:national|européen|économique|consultati[fv]e?|exécuti[fv]e?|préparatoire"
    r"|africain|mondial|international|parlementaire|intergouvernemental|spécial|mixte|permanent"
    r"|ministériel|général|directeur))"
)
_NAMED_OTHERS = (
    r"Governing Council|Executive Board|Executive Council|General Conference|Conférence générale"
    r"|European Council|Trade and Development Board|Executive Committee|Standing Committee"
    r"|Peace and Security Council"
)
# With no subject of their own they are still no organ of ours.
_HEADS_ALONE = (
    r"Committee|Sub-Commission|Sous-Commission|Conference|Board|Congress|Comité|Conférence|Congrès"
    r"|Organization|Organisation|Union|Agency|Agence|League|Ligue|Summit|Sommet|Forum|Authority"
    r"|Autorité|Parliament|Parlement|Parties"
)
_HEALTH = r"World Health Assembly|Assemblée mondiale de la [Ss]anté"
_BIODIVERSITY = (
    r"(?:(?:Conference of the Parties to the|Conférence des [Pp]arties à la) )?(?:United Nations )?"
    r"Convention (?:on Biological Diversity|sur la diversité biologique)"
)
ORGAN = (
    rf"\b(?:{_OURS})"
    rf"|\b(?P<CBD>{_BIODIVERSITY})|\b(?P<WHA>{_HEALTH})"
    rf"|\b(?P<other>(?:{_NAMED_OTHERS})(?:{_SUBJECT_EN})?|(?:Economic\s(?:and\sSocial\s)?)?"
    rf"(?P<head>Commission|Council|Assembly|Conseil|Assemblée|{_HEADS_ALONE})"
    rf"(?!(?<=uncil|embly|nseil|mblée)\s(?:on|sur)\s)(?:{_SUBJECT_EN}|{_SUBJECT_FR})|(?:{_HEADS_ALONE})\b)"
    r"|\b(?P<assembly>Assembly|Assemblée)\b|\b(?P<the_council>Council|Conseil)\b"
    r"|\b(?P<commission>Commission)\b"
)
_SHORT = {
    **dict.fromkeys(("GA", "UNEA", "UNHA"), "assembly"),
    **dict.fromkeys(("HRC", "SC", "ECOSOC"), "the_council"),
    "CHR": "commission",
}
_MEANT = {"assembly": ("GA",), "the_council": ("HRC", "ECOSOC", "SC"), "commission": ("CHR",)}


def bodies_named(kind: str, words: str, own: str, named: dict[str, str]) -> tuple[str, ...]:
    """The bodies that a name may mean, likeliest first; `named` keeps what short names stand for.

    >>> named = {}
    >>> bodies_named("ECOSOC", "Economic and Social Council", "GA", named)
    ('ECOSOC',)
    >>> bodies_named("the_council", "Council", "GA", named)
    ('ECOSOC', 'HRC', 'SC', 'other')
    """
    if kind in _MEANT:
        meant = _MEANT[kind]
        if _SHORT.get(own) == kind:
            return (own,)
        before = (named[kind],) if kind in named else ()
        return (*before, *(body for body in meant if body not in before), OTHER)
    if kind in _SHORT:
        named[_SHORT[kind]] = kind
    elif words.startswith(("Commission", "Economic and Social Commission")):
        named["commission"] = OTHER
    elif words.startswith(("Governing Council", "Conseil d")):
        named["the_council"] = OTHER
    return (kind,)
