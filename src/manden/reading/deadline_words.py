"""The words of time in English and French that set a limit to an act."""

from __future__ import annotations

import re

_CARDINALS = {
    word: number
    for number, words in (
        (1, "one a an un une single"),
        (2, "two deux"),
        (3, "three trois"),
        (4, "four quatre"),
        (5, "five cinq"),
        (6, "six"),
        (7, "seven sept"),
        (8, "eight huit"),
        (9, "nine neuf"),
        (10, "ten dix"),
        (11, "eleven onze"),
        (12, "twelve douze"),
        (13, "thirteen treize"),
        (14, "fourteen quatorze"),
        (15, "fifteen quinze"),
        (16, "sixteen seize"),
        (18, "eighteen dix-huit"),
        (20, "twenty vingt"),
        (24, "twenty-four vingt-quatre"),
        (30, "thirty trente"),
        (45, "forty-five quarante-cinq"),
        (60, "sixty soixante"),
        (90, "ninety quatre-vingt-dix"),
        (120, "one-hundred-twenty"),
    )
    for word in words.split()
}
UNIT_DAYS = {
    "day": 1, "week": 7, "month": 30, "year": 365, "biennium": 730,
    "jour": 1, "semaine": 7, "mois": 30, "an": 365, "année": 365,
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier", "february février", "march mars", "april avril", "may mai",
            "june juin", "july juillet", "august août", "september septembre",
            "october octobre", "november novembre", "december décembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_NUMBER = r"\d{1,3}|" + "|".join(sorted((n for n in _CARDINALS if n), key=len, reverse=True))
_UNIT_EN = r"days?|weeks?|months?|years?"
_UNIT_FR = r"jours?|semaines?|mois|années?|ans?"
YEAR = re.compile(r"(?:19|20)\d\d")
UNIT = re.compile(r"\b(?:day|week|month|year|jour|semaine|mois|ans?\b|année)")
SPEAKS_OF_TIME = re.compile(
    rf"session|{YEAR.pattern}|{UNIT.pattern}|nually|nuellement|yearly|ennial|monthly|quarterly"
    r"|mensuel|trimestr|semestr|par an|l'an\b|annual basis|weekly|quarter|base (?:annuelle|biennale)"
)


def count_of(number: str) -> int | None:
    """The value of a small number in digits or words, or None.

    >>> count_of("six"), count_of("12"), count_of("several")
    (6, 12, None)
    """
    return int(number) if number.isdigit() else _CARDINALS.get(number.lower())


_TENS_EN = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_UNITS_EN = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ORDINAL_EN = (
    rf"(?:(?:one hundred(?: and)?[ -])?(?:(?:{_TENS_EN})y-(?:{_UNITS_EN})|(?:{_TENS_EN})ieth"
    rf"|{_UNITS_EN}|tenth|eleventh|twelfth|\w+teenth)|\d{{1,3}}(?:st|nd|rd|th))"
)
_ORDINAL_FR = (
    r"(?:(?:(?:cent|soixante|vingt|trente|quarante|cinquante)[- ](?:et )?)?[\w-]+ième"
    r"|première?|seconde|\d{1,3} ?(?:e|ère|re|ème|th)\b)"
)
_QUALIFIED_EN = (
    r"(?: (?:regular|special|annual|substantive|resumed|ordinary|intersessional|part of the))*"
)
_QUALIFIED_FR = r"(?: (?:ordinaire|extraordinaire|annuelle|de fond))?"
_GLUED = re.compile(
    r"^(vingt|trente|quarante|cinquante|soixante|quatre-?vingts?)-?(?!ième)(?=[a-zà-ÿ])"
)


def parted_ordinal(words: str) -> str:
    """An ordinal with the hyphen that the conversion lost: "soixantecinquième".

    >>> parted_ordinal("soixantecinquième"), parted_ordinal("sixty-first")
    ('soixante-cinquième', 'sixty-first')
    """
    return _GLUED.sub(lambda match: match[1] + "-", words) if words.endswith("ième") else words


SESSION = {
    "en": re.compile(
        r"(?:(?:\bat|\bin|\bduring|\bfor|\bby|\bbefore|\bin advance of|\bprior to|\bto|\bon"
        r"|\buntil|\bof|\bfrom|\bbeginning with|\bstarting from|\bahead of) )?"
        r"(?:the main part of |the resumed part of |the first part of )?"
        r"(?:its|the|their|each of its|both its|Council's|Assembly's|Commission's|Committee's) "
        r"(?:resumed |regular |annual |main |next )?"
        rf"(?P<ordinals>{_ORDINAL_EN}(?:(?:, |,? and |,? or )(?:its |the |at its |to its )?"
        rf"{_ORDINAL_EN})*){_QUALIFIED_EN} sessions?\b"
    ),
    "fr": re.compile(
        r"(?:(?:\blors de|\bdurant|\bpendant|\bd'ici à|\bd'ici|\bavant|\bpour|\ben prévision de|à"
        r"|\bde|\bau cours de|\baux fins de|\bdans la perspective de) )?"
        r"(?:la (?:partie principale|(?:première|deuxième) partie) de )?(?:la reprise de )?(?:sa"
        r"|ses|leur|la|les|cette) "
        rf"(?P<ordinals>{_ORDINAL_FR}(?:(?:, | et | ou )(?:à |lors de )?(?:sa |la |à sa )?"
        rf"{_ORDINAL_FR})*) sessions?\b(?! de travail){_QUALIFIED_FR}"
    ),
}
ORDINAL = {"en": re.compile(_ORDINAL_EN), "fr": re.compile(_ORDINAL_FR)}
PAST_SESSION = {
    "en": re.compile(
        r"(?<!be )\b(?:held|adopted|submitted|presented|considered|made|decided|discussed|convened"
        r"|taken|introduced|established|(?:on|of) the work(?: of)?)(?: by \w+(?: \w+){0,4})?,? ?$"
    ),
    "fr": re.compile(
        r"(?<!être )(?<!sera )\b(?:tenue?s?|adoptée?s?|soumise?s?|présentée?s?|examinée?s?"
        r"|formulée?s?"
        r"|décidé|prises?|convoquée?s?|les travaux)(?: par (?:\w+'?)(?: \w+){0,4})?,? ?$"
    ),
}
YEAR_SESSION = {
    "en": re.compile(
        r"\b(?:at|during|for|in|to) (?:its|the) (?:[\w-]+ ){0,2}sessions? (?:of [^,;]{0,60})?"
        r"(?:of|in) (?P<year>20\d\d)\b|\b(?:at|during|for) (?:its|the) (?P<adjective>20\d\d) "
        r"(?:\w+ )?session\b"
    ),
    "fr": re.compile(
        r"(?:à|durant|pendant|lors de|pour|au cours de) (?:sa|la|ses|les) sessions? (?:[\w-]+"
        r" ){0,3}"
        r"(?:de|en) (?P<year>20\d\d)\b(?P<adjective>)"
    ),
}
NEXT_SESSION = {
    "en": re.compile(
        r"\b(?:at|during|by|before|for|in) (?:its|the|their) (?:next|following|forthcoming|coming)"
        r"(?: \w+)? sessions?\b"
    ),
    "fr": re.compile(
        r"(?:à|lors de|pour|avant|d'ici) (?:sa|la|leur) (?:prochaine session|session suivante)"
    ),
}
# `bounds` sets a limit by itself; the others do only where the date is known to lie ahead.
LIMIT = {
    "en": re.compile(
        r"\b(?:(?P<bounds>by|no later than|not later than|before|until|on or before|prior to|up to"
        r"|ending(?: on)?|expiring on|to expire on)|through|on|as (?:of|from)|from|starting(?: on)?"
        r"|effective|after|beginning(?: on)?|for)(?: and including)? ?"
    ),
    "fr": re.compile(
        r"\b(?:(?P<bounds>d'ici(?: au| le)?|au plus tard(?: le)?|avant(?: le)?|jusqu'au"
        r"|le plus tard le|expirant le|prenant fin le)|à compter du|à partir du|dès le|pour le"
        r"|le) ?"
    ),
}
LOOSE_LIMIT = {
    "en": re.compile(
        r"\b(?:by|no later than|not later than|(?P<strictly>before)|until|in time for|as of|as from"
        r"|(?P<in>to be held in|be held in|to convene in|to hold in|to organize in|in))"
        r" (?P<end>(?:the )?(?:end|close) of )?(?:the year |the biennium )?"
        rf"(?:(?P<part>mid|early|late|the first half of|the second half of)[ -])?"
        rf"(?:(?P<month>{_MONTH}) )?(?P<year>20[0-9]{{2}})\b(?![/–-]\d| \()",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:d'ici(?: à)?|au plus tard(?: en| à)?|(?P<strictly>avant)|jusqu'(?:en|à)"
        r"|à (?:compter|partir) de|dans le courant d[eu]|au cours d[eu]"
        r"|(?P<in>en)) ?(?P<end>(?:la )?fin (?:du mois )?(?:de )?(?:l'année )?)?(?:l'an(?:née)? )?"
        rf"(?:(?P<part>(?:la )?mi|début|(?:le )?premier semestre(?: de)?|(?:le )?second semestre(?:"
        rf" de)?)[ -])?"
        rf"(?:(?P<month>{_MONTH}) )?(?P<year>20[0-9]{{2}})\b(?![/–-]\d| \()",
        re.IGNORECASE,
    ),
}
PART_OF_YEAR = {
    "mid": 6, "early": 3, "late": 12, "the first half of": 6, "the second half of": 12,
    "mi": 6, "la mi": 6, "début": 3, "le premier semestre": 6, "le premier semestre de": 6,
    "le second semestre": 12, "le second semestre de": 12, "premier semestre": 6,
    "premier semestre de": 6, "second semestre": 12, "second semestre de": 12,
}  # fmt: skip
DATED_PERIOD = {
    "en": re.compile(
        rf"\b(?:from|between) \d{{1,2}} {_MONTH}(?: \d{{4}})? (?:to|and|until) \d{{1,2}} {_MONTH}"
        r" \d{4}",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        rf"\b(?:du|entre le) \d{{1,2}}(?: ?er)? {_MONTH}(?: \d{{4}})? (?:au|et le)"
        rf" \d{{1,2}}(?: ?er)? {_MONTH} \d{{4}}",
        re.IGNORECASE,
    ),
}
_PERIOD_EN = r"(?:period|biennium|triennium|cycle|years|decade|term|quadrennium)"
_PERIOD_FR = r"(?:période|exercice(?: biennal)?|cycle|années|décennie|mandat)"
YEARS = {
    "en": re.compile(
        rf"\b(?:(?:for|during|in|over|covering) the (?:\w+ )?{_PERIOD_EN} (?:from |of )?"
        r"|(?P<spans>from |between )|for |in )(?P<first>(?:19|20)\d\d)(?:–|-|−| to | and | until "
        r"|/)"
        r"(?P<last>(?:20)?\d\d)\b"
    ),
    "fr": re.compile(
        rf"\b(?:(?:pour|pendant|durant|au cours de|sur) (?:la |l'|le |les )?(?:\w+ )?{_PERIOD_FR}"
        r" (?:allant de |de )?|(?P<spans>de |entre )|pour )(?P<first>(?:19|20)\d\d)(?:–|-|−| à |"
        r" et |/)"
        r"(?P<last>(?:20)?\d\d)\b"
    ),
}
SPAN = {
    "en": re.compile(
        r"\b(?:(?:for|of|by|over) (?:a |an |the )?"
        r"(?:further |additional |initial |new |total |final |same |(?:non-)?renewable )?"
        r"(?:term|period|duration|extension)(?: of)?(?: up to)? |for (?:a |an |the next"
        r" )?(?:further "
        r"|another |additional |initial |up to )?|by (?:a further |an additional )?)"
        rf"(?P<number>{_NUMBER})(?:[ -]| \(\d+\) )(?:additional |further |consecutive |more )?"
        rf"(?P<unit>{_UNIT_EN})\b(?! (?:a|per|each) )(?: period| term)?",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:(?:pour|pendant|durant|sur|à) ?(?:une? |la )?"
        r"(?:nouvelle |nouveau |autre |dernière |même )?(?:période|durée"
        r"|mandat)"
        r"(?: supplémentaires?| additionnelle| initiale?| finale)?(?: maximale?)?"
        r"(?: non)?(?: renouvelable)? d(?:e |')"
        r"|(?:pour|pendant)(?: encore)? |(?:proroge[rz]?|prolonge[rz]?|renouvele[rz]?|reconduire"
        r"|prorogation|reconduction|renouvellement)(?: encore)? d(?:e |'))"
        rf"(?P<number>{_NUMBER})(?: \(\d+\))?(?: nouvelles?| nouveaux)? (?P<unit>{_UNIT_FR})\b",
        re.IGNORECASE,
    ),
}
WITHIN = {
    "en": re.compile(
        r"\b(?:within|in(?= \w)|no later than|not later than|in the next|over the next|during the"
        r" next"
        r"|in the coming|over the coming|in no more than|at least)(?: a period of| a maximum of"
        rf"| the next| the first| the)? (?P<number>{_NUMBER})(?:[ -]| \(\d+\) )"
        rf"(?:calendar |working |business )?(?P<unit>{_UNIT_EN})\b"
        r"(?: (?:of|after|from|following|prior to|before) [^,;.]{0,60})?"
        rf"|\b(?P<after_number>{_NUMBER}) (?P<after_unit>{_UNIT_EN}) (?:of|after|from|following"
        r"|prior to|before) (?:the )?(?:adoption|date of|end of|its|entry|expir)[^,;.]{0,50}",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:dans (?:un |le |les )?(?:délai (?:maximum |maximal )?d(?:e |'))?|sous|au plus tard"
        r"|au cours des|d'ici(?: à)?|au moins)(?: prochains| prochaines)? ?"
        rf"(?P<number>{_NUMBER})(?: prochaine?s| \(\d+\))? (?P<unit>{_UNIT_FR})\b"
        r"(?: (?:suivant|après|à compter de|à partir de|avant) [^,;.]{0,60})?"
        rf"|\b(?P<after_number>{_NUMBER}) (?P<after_unit>{_UNIT_FR}) (?:à compter de|après|suivant"
        r"|à partir de|avant) (?:la date|l'adoption|son|l'expiration|la fin|le)[^,;.]{0,50}",
        re.IGNORECASE,
    ),
}
EVERY = {
    "en": re.compile(
        rf"\b(?:every|each)(?: (?P<number>{_NUMBER}))? ?(?P<unit>{_UNIT_EN})\b", re.IGNORECASE
    ),
    "fr": re.compile(
        rf"\b(?:tous les|toutes les|chaque)(?: (?P<number>{_NUMBER}))? ?(?P<unit>{_UNIT_FR})\b",
        re.IGNORECASE,
    ),
}
REGULAR_DAYS = {
    "annually": 365, "yearly": 365, "annual basis": 365, "yearly basis": 365,
    "biennially": 730, "biennial basis": 730, "quarterly": 90, "quarterly basis": 90,
    "monthly": 30, "monthly basis": 30, "biannually": 180, "triennially": 1095,
    "once a year": 365, "once per year": 365, "once every year": 365, "once each year": 365,
    "twice a year": 180, "twice per year": 180, "chaque année": 365,
    "annuellement": 365, "une fois par an": 365, "deux fois par an": 180,
    "semi-annually": 180, "twice yearly": 180, "biannual basis": 180, "triennial basis": 1095,
    "weekly basis": 7, "six-monthly basis": 180, "once a month": 30, "every other year": 730,
    "every second year": 730, "every quarter": 90, "each quarter": 90, "une fois l'an": 365,
    "une fois par mois": 30, "chaque trimestre": 90, "chaque semestre": 180,
    "tous les trimestres": 90, "tous les semestres": 180, "semestriellement": 180,
    "base annuelle": 365, "base trimestrielle": 90, "base mensuelle": 30, "base biennale": 730,
    "tous les ans": 365, "trimestriellement": 90, "mensuellement": 30,
}  # fmt: skip
REGULAR = {
    "en": re.compile(
        r"\b(?:on an? )?(?P<how>semi-annually|twice yearly"
        r"|(?:biannual|triennial|weekly|six-monthly) basis|once a month|every (?:other|second) year"
        r"|(?:every|each) quarter|annually|yearly|biennially|biannually|triennially|quarterly"
        r"|monthly|once (?:a|per|every|each) year|twice (?:a|per) year|annual basis|yearly basis"
        r"|biennial basis|quarterly basis|monthly basis)\b"
        r"(?! (?:report|budget|meeting|session|discussion|update|programme|high))",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:sur une )?(?P<how>annuellement|une fois (?:par an|l'an|par mois)|deux fois par an"
        r"|trimestriellement|semestriellement|mensuellement|(?:chaque|tous les) (?:trimestre|semestre)s?"
        r"|base (?:annuelle|trimestrielle|mensuelle|biennale))\b",
        re.IGNORECASE,
    ),
}
