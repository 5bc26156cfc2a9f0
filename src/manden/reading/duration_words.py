"""The words around a length of time: what brings it in, and what it runs from.

A term ("for a period of"), a span to act in ("within"), a span ahead ("in the coming"), a bare
preposition; behind it an event, or its first day.
"""

from __future__ import annotations

import re

_MORE = {
    "en": r"(?:trial|pilot|probationary|further|first|second"
    r"|additional|initial|new|total|final|same|single|maximum|minimum|consecutive"
    r"|full|renewable|non-renewable|fixed|transitional|subsequent|last|extended|limited|cumulative)",
    "fr": r"(?:d'essai|de transition|de grâce|de préparation|intérimaire|préparatoire|expérimentale|probatoire"
    r"|nouve(?:lle|au)|autre|dernière|dernier|même|première|premier|seule?|supplémentaire"
    r"|additionnel(?:le)?|initiale?|finale?|totale?|maximale?|maximum|minimale?|transitoire|limitée"
    r"|renouvelable|non renouvelable|déterminée|complémentaire|consécutive)",
}
# The verb that says how long a thing is; the limit begins behind it: "shall be | for two years".
_SAYS_EN = (
    r"\b(?:terms?|mandates?|duration|tenure|(?:transitional|interim) period|cycles?|phases?)\b[^,;.]{0,50}"
    r" (?:shall|will|should) (?:be|last) "
)
_SAYS_FR = (
    r"\b(?:mandats?|durée|périodes?|phase|délais?|moratoire|trêve)\b[^,;.]{0,50}"
    r" (?:(?:fixée?s?|limitée?s?|portée?s?) (?=à )|ser(?:a|ont) (?=d))"
)
HAS_A = r"\b(?:have|with) an? "
SAID = re.compile(f"{_SAYS_EN}|{_SAYS_FR}|{HAS_A}")
_TERM_EN = r"(?:terms?|periods?|durations?|extensions?|mandates?|time ?frames?|time limits?|phase)"
_TERM_FR = (
    r"(?:périodes?|durées?|mandats?|délais?|prorogations?|prolongations?|phase|exercices?|laps de"
    r" temps)"
)
_UP_TO_EN = (
    r"(?:(?:of |for )?(?:up to|not (?:exceeding|to exceed|longer than|more than|less than)"
    r"|no (?:more|longer|less|fewer) than|at (?:most|least)|(?:a )?(?:maximum|minimum)(?: of)?|a total of"
    r"|approximately|about) )"
)
_UP_TO_FR = (
    r"(?:(?:pouvant (?:aller|s'étendre|être portée?) |allant |d'|de )?(?:jusqu'à |au (?:plus"
    r"|maximum) |un (?:maximum|minimum|total) de )|pas plus d(?:e |')|au (?:moins|minimum) "
    r"|(?:ne |n')?(?:dépassant|excédant"
    r"|pouvant (?:excéder|dépasser)) pas |maximale? d(?:e |')|qui ne (?:dépassera"
    r"|saurait excéder|dépasse) pas )"
)
# What brings a length in, just before its number: a term, a span to do it in, a span ahead.
BRINGS = {
    "en": re.compile(
        rf"(?:(?P<term>\b(?:for|of|by|over|within|in|during|to|after) (?:an? |the |its )?"
        rf"(?:(?!(?:of|in|for|to|the|that|and|or|prison|jail)\b)[a-z][a-z-]+,? (?:and )?){{0,3}}?"
        rf"{_TERM_EN}(?: of|,)? {_UP_TO_EN}*"
        rf"|{_SAYS_EN}(?:(?:for|of|limited to|set at) )?{_UP_TO_EN}*)"
        rf"|(?P<within>\b(?:within|inside|(?:no|not) later than|at the latest|not exceeding"
        rf"|(?:shall|should|will|must|may) not exceed|limited to|in (?:no|not) more than) (?:(?:a|the) )?"
        rf"(?:(?:period|next|first|following|coming|maximum|single|space) (?:of )?)?{_UP_TO_EN}*)"
        rf"|(?P<ahead>\b(?:in|over|during|for|throughout|within|(?:in|over) the course of)"
        rf"(?: at (?:least|most))? (?:the|its|their)"
        rf" (?:next|coming|following|ensuing|first|forthcoming|subsequent) )"
        r"|(?P<plain>\b(?P<by>for|by|in|over|after|in the course of|(?:at|by|before) the end of)"
        rf" (?:an? )?(?:{_MORE['en']} )*{_UP_TO_EN}*"
        rf"(?:an? (?:{_MORE['en']} )*)?))$"
    ),
    "fr": re.compile(
        rf"(?:(?P<term>\b(?:(?:pour|pendant|durant|sur|dans|à|au cours de|après|par)"
        rf"(?: une?| des| la| le| l')?"
        r"|d'une?|de|(?:avant|à|à partir de) (?:la fin|l'expiration|l'issue)"
        r" (?:d'une?|de la|du|de l'|de cet?(?:te)?)) ?"
        rf"(?:(?:{_MORE['fr']} )*|(?!(?:d[eu]s?|que?|pour|et|ou|en|au?x?|les?|la|ce|s[ao]n?)\b)[a-zéèê-]{{4,}} )"
        rf"{_TERM_FR}"
        rf"(?:(?:,? (?:et )?{_MORE['fr']})*|(?! d[e']) [a-zéè]+),?"
        rf" (?:d(?:e |')|{_UP_TO_FR})(?:d(?:e |'))?{_UP_TO_FR}?"
        rf"|{_SAYS_FR}(?:à |d(?:e |'))"
        r"|\b(?:ne )?durer(?:a|ont) (?:pas plus d(?:e |'))?"
        r"|\blimitée?s? à )"
        rf"|(?P<within>\b(?:dans|sous|d'ici(?: à)?|au plus tard(?: dans| sous)?|en (?:l'espace|moins)"
        rf" d(?:e |')|n(?:e |')(?:doi|dev|pour|peu)\w+ (?:pas )?(?:dépasser|excéder)) ?"
        rf"(?:les |le |la |l'|un )?(?:premi(?:ers|ères) )?(?:{_UP_TO_FR})?)"
        rf"|(?P<ahead>\b(?:au cours d(?:es|e|u)|pendant|durant|pour|sur(?= l)|lors des?)(?: au (?:moins|plus))?"
        rf" (?:les |la |l'|[sl]e(?:s|urs) )?)"
        rf"|(?P<plain>\b(?P<by>(?:pour|pendant|durant|après|sur|en)(?= )"
        rf"|(?:au bout |(?:à l'issue|au terme|à l'expiration|avant la fin) )?d(?:e |')) ?(?:encore )?"
        rf"(?:{_UP_TO_FR})*))$"
    ),
}
# What follows a length and makes it one that runs from an event; a first day may stand after a comma.
_FIRST_DAY = (
    r"(?:,(?= (?:from|beginning|starting|commencing|à compter|à partir|commençant|débutant|prenant effet"
    r"|taking effect|with effect from)\b"
    r"[^,;]{0,12}\b(?:\d|[A-Z])))?"
)
FROM_EVENT = {
    "en": re.compile(
        rf"(?: at (?:least|most|the latest))?{_FIRST_DAY}"
        r" (?:thereafter|later(?! than)|in advance(?! of)|after|from|following|prior to|before"
        r"|in advance of|ahead(?= of\b|[,;.]|$)"
        r"|of (?:the |its |their |this |that |such )?(?:adoption|date|receipt"
        r"|receiving|receive|entry|end|expir|notif|request|closing|signature|submission|meeting|present"
        r"|last|opening|being|decision|publication|transmi|establish|start|complet|becoming|arriv|final"
        r"|effective|issu|appoint)"
        r"|(?:beginning|starting|commencing|taking effect|with effect)(?: on| from)? (?=\d|[A-Z]))"
    ),
    "fr": re.compile(
        r"(?: (?:ouvrables|ouvrés|calendaires|francs))?(?: au (?:moins|m(?:ax|in)imum|plus(?: tard)?))?"
        rf"{_FIRST_DAY} (?:à l'avance|plus tard|après|suivant|à compter d|à partir d|à dater d|avant"
        r"|(?:qui )?suiv|précédant|(?:commençant|débutant|prenant effet) (?=le))"
    ),
}
TAIL = re.compile(
    r"(?: (?:ouvrables|ouvrés|calendaires|francs))?(?: a[ut] (?:moins|plus(?: tard)?|least|most|the latest))?"
    rf"{_FIRST_DAY} (?:of|after|from|following|prior|before|beginning|starting|commencing"
    r"|taking effect|with effect|suivant|après|à compter|à partir|commençant|débutant|prenant effet|avant)\b"
    r"(?:(?! and | et | l[ea]s? autor)[^,;.:]){0,60}(?!\w)"
)
# What makes a length one by the word after it: "six-month period"; not "for one year the mandate".
TERM_AFTER = re.compile(
    r"[ -](?:(?!(?:the|its|his|her|their|this|that|each|any|and|or)\b)[a-z-]+[ -])?"
    r"(?:period|term|mandate|extension|time ?frame|phase|time limit|renewal)s?\b"
)
# "Established for a year by its resolution 74/5": the text that set how long a thing lasts.
BY_A_TEXT = re.compile(
    r" (?:by|under|pursuant to|in(?= (?:its )?(?:resolution|decision))|par|en (?:vertu|application) de)"
    r" (?:its |the |sa |la |ses |le )?(?:(?!(?:present|présente?|this|terms)\b)[\w'-]+ ){0,4}?"
    r"(?:r[eé]solutions?|d[eé]cisions?)\b"
)
