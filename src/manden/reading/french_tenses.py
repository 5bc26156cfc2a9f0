"""French forms of the verbs of the tables: "nous demandons", "a demandé", "s'est félicité"."""

from __future__ import annotations

_PLURALS = {
    "félicite": "félicitons", "dit": "disons", "prend": "prenons", "fait": "faisons",
    "convient": "convenons", "met": "mettons", "soutient": "soutenons", "sait": "savons",
    "rend": "rendons", "est": "sommes", "reconnaît": "reconnaissons", "souscrit": "souscrivons",
    "résout": "résolvons", "réjouit": "réjouissons", "attend": "attendons", "applaudit":
    "applaudissons", "a": "avons", "inquiète": "inquiétons", "indigne": "indignons", "possède": "possédons",
    "considère": "considérons", "réitère": "réitérons", "commence": "commençons",
    "relève": "relevons", "appuie": "appuyons", "lance": "lançons", "demeure": "demeurons",
}  # fmt: skip
_PARTICIPLES = {
    "accueille": "accueilli", "appelle": "appelé", "rappelle": "rappelé", "renouvelle": "renouvelé",
    "réitère": "réitéré", "considère": "considéré", "relève": "relevé", "appuie": "appuyé",
    "lève": "levé", "inquiète": "inquiété", "indigne": "indigné", "élève": "élevé", "prend": "pris",
    "fait": "fait",
    "met": "mis", "tient": "tenu", "convient": "convenu", "soutient": "soutenu", "maintient":
    "maintenu", "établit": "établi", "élit": "élu", "reconnaît": "reconnu", "reconnait": "reconnu",
    "résout": "résolu", "enjoint": "enjoint", "suspend": "suspendu", "souscrit": "souscrit",
    "rend": "rendu", "réjouit": "réjoui", "applaudit": "applaudi", "reconduit": "reconduit",
    "dissout": "dissous", "sait": "su", "est": "été", "dit": "dit", "craint": "craint", "attend":
    "attendu", "avertit": "averti", "entend": "entendu", "ouvre": "ouvert", "a": "eu", "émet": "émis",
    "crée": "créé",
}  # fmt: skip


def plural_of(present: str) -> str:
    """The first person plural of a verb's present.

    >>> plural_of("demande"), plural_of("se félicite")
    ('demandons', 'nous félicitons')
    """
    first, _, rest = present.partition(" ")
    reflexive = first == "se" or first.startswith("s'")
    if first == "se":
        first, _, rest = rest.partition(" ")
    stem = first.removeprefix("s'").removesuffix("e")
    stem = {"rappell": "rappel", "appell": "appel", "renouvell": "renouvel"}.get(stem, stem)
    stem = stem[:-1] + "ge" if stem.endswith("g") else stem.replace("itèr", "itér")
    plural = _PLURALS.get(first, f"{stem}ons")
    return f"{'nous ' if reflexive else ''}{plural} {rest}".strip()


def past_of(present: str) -> str:
    """The compound past of a verb.

    >>> past_of("demande"), past_of("prend note"), past_of("se félicite"), past_of("s'engage")
    ('a demandé', 'a pris note', "s'est félicité", "s'est engagé")
    """
    first, _, rest = present.partition(" ")
    reflexive = first == "se" or first.startswith("s'")
    if first == "se":
        first, _, rest = rest.partition(" ")
    first = first.removeprefix("s'")
    done = _PARTICIPLES.get(first) or (first[:-1] + "é" if first.endswith("e") else first)
    has = "s'est" if reflexive else "a"
    return f"{has} {done} {rest}".strip()
