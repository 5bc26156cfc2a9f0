"""By which French words does a decision establish, extend or end a mandate?

The twin of `mandates_english`: of words in small letters, a match ends where the holder begins, but for
`own` ("son mandat"); `name` is where the name of a body begins.
"""

from __future__ import annotations

import re

from manden.reading.cardinals import NUMBER

_WORD = r"(?!(?:de|du|des|dans|pour|par|sur|et|le|la|les|que?|qui|aux?)\b)[\w-]+"
_BEFORE_A_MENTION = ("dans", "sur", "selon", "par", "avec", "pour", "dont", "sous")
_MENTIONED = "".join(rf"(?<!\b{word} )" for word in _BEFORE_A_MENTION)
_THE_MANDATE = rf"\b{_MENTIONED}(?:(?:les?|ce|ces|ledit|lesdits)(?: {_WORD}){{0,2}}|la durée (?:du|des)) mandats?"
_ITS_MANDATE = (
    rf"\b{_MENTIONED}(?:la durée de )?(?:son|leurs?)(?: {_WORD}){{0,2}} mandats?\b(?P<own>)"
)
# "Le mandat d'Expert", but "un mandat d'un an".
_OF = (
    rf"(?:,[^,;:]{{0,60}},)?(?: d'un an| de {NUMBER} (?:ans|mois))?"
    r" (?:(?:qui (?:a|avait|ont) été )?confiée?s? (?:à |aux? )|du |de la |de l'|des"
    rf" |de (?!{NUMBER} )|d'(?!une? ))"
)
_WHEN = (
    r"(?:,(?:[^,;:]{1,100},){1,3}"
    r"|(?: (?:à compter|à partir|avec effet|dès|jusqu|au (?=\d|plus)|le (?=\d)|en (?=(?:\w+ )?\d{4})"
    rf"|pour (?=une?|la (?:période|durée)|{NUMBER}))"
    r"(?:(?!(?<! de)(?<! à) (?:une?|la|les?|son) )[^,;:]){1,60}?| d'urgence| \w+ment))?"
)
_IS = r" (?:est|sont|sera|seront|soit|soient)(?: (?:de|à) nouveau| ainsi| également)?"
_UP_TO_IS = (
    r"(?:,[^,;:]{0,140},"
    r"|(?! (?:est|sont|sera|seront|soit|soient|qui|dont|que|ne) | n'est )[^;:,]){2,200}?"
)
_WHO = rf"(?!(?:ses |leurs )?(?:membres?|juges|titulaires?)\b)(?={_UP_TO_IS}"
_EXTENDED = r" (?:prorogé|prolongé|renouvelé|reconduit)e?s?\b"
_ENDED = (
    r"(?: (?:prend(?:ra)? fin|expire(?:ra)?|cesse(?:ra)?(?! d)|s'ach(?:ève|èvera)|se termine(?:ra)?"
    r"|(?:vien(?:t|dra)|arrive(?:ra)?) à (?:expiration|échéance|(?:son )?terme))\b"
    rf"|{_IS} (?:supprimé|abrogé|clos|terminé|achevé)e?s?\b"
    rf"| n(?:e |')(?:est|sont|sera|seront|soit|soient) (?:pas|plus)(?: à nouveau)?{_EXTENDED})"
)
_EXTEND_VERB = (
    r"\b(?:proroge(?:r|nt)?|prolonge(?:r|nt)?|renouvel(?:er|le|lent)|recondui(?:re|t|sent))\b"
)
_EXTEND = (
    rf"(?:{_EXTEND_VERB}(?:(?! et (?:de |d'))[^;:]){{0,160}}? |\b(?:maintenir|maintient)\b{_WHEN} )"
)
_END = rf"\b(?:supprimer?|abroger?|abolir|abolit|clore|clôturer?)\b{_WHEN} "
_PUT_AN_END_TO = (
    r"\b(?:mettre|met|(?:est|soit|sera) mis)(?: \w+ment)? (?:un terme|fin)"
    r"(?:,[^,;:]{1,100},| (?:à compter|à partir|avec effet|dès|le|en)\b[^,;:]{1,40}?)?"
)
_DECIDED = (
    r"\b(?:décid|approuv|autoris|convien|convenu)\w*(?: (?:également|aussi|en outre|de plus))?"
    r" (?:de |d')?(?:la |le |l'|du |une? )(?:nouvelle )?"
)
_OF_THE_MANDATE = rf"[^;:]{{0,100}}? (?:du|des)(?: {_WORD}){{0,2}} mandats?{_OF}"
ON_A_MANDATE = tuple(
    (act, re.compile(words))
    for act, words in (
        ("extend", rf"{_EXTEND}{_THE_MANDATE}{_OF}"),
        ("extend", rf"\ben {_EXTEND_VERB}[^;:]{{0,40}}? le mandat(?P<own>)"),
        ("extend", rf"{_EXTEND}{_ITS_MANDATE}"),
        ("extend", rf"{_THE_MANDATE}{_OF}{_WHO}{_IS}{_EXTENDED})"),
        ("extend", rf"{_ITS_MANDATE}{_IS}{_EXTENDED}"),
        ("extend", rf"{_DECIDED}(?:prorogation|prolongation|renouvellement|reconduction)\b{_OF_THE_MANDATE}"),
        ("terminate", rf"{_PUT_AN_END_TO} (?:aux?|à ces?)(?: {_WORD}){{0,2}} mandats?{_OF}"),
        ("terminate", rf"{_PUT_AN_END_TO} à (?:son|leurs?)(?: {_WORD}){{0,2}} mandats?\b(?P<own>)"),
        ("terminate", rf"{_END}{_THE_MANDATE}{_OF}"),
        ("terminate", rf"{_THE_MANDATE}{_OF}{_WHO}{_ENDED})"),
        ("terminate", rf"{_ITS_MANDATE}{_ENDED}"),
        ("terminate", rf"{_DECIDED}(?:suppression|fin|non-renouvellement|non-reconduction)\b{_OF_THE_MANDATE}"),
    )
)  # fmt: skip
_BODY = (
    r"(?:mandat d|(?:rapporteu(?:r|se)|envoyée?|représentante?|conseill(?:er|ère)) spécial"
    r"|experte? indépendant|mécanisme|groupe (?:\w+ ){0,3}d"
    r"|mission|commission|comité|équipe|forum)"
)
_NAMED_BODY = (
    r"(?:mission|force|opération|conseil|commission|comité|mécanisme|forum|groupe)\b"
    r"(?! d'administration)"
)
_ESTABLISH = (
    r"\b(?:créer?|établir|établit|nommer?|désigner?|instituer?|constituer?|dépêcher?"
    r"|(?:mettre|met) (?:en place|sur pied))\b"
)
_ESTABLISHMENT = r"(?:création|établissement|constitution|nomination|désignation|institution|envoi|mise en place)"
_A = rf"une? (?=(?:{_WORD} ){{0,3}}?(?P<body>{_BODY})"
ON_A_BODY = tuple(
    (act, re.compile(words))
    for act, words in (
        ("establish", rf"{_ESTABLISH}[^,;:]{{0,60}}?(?:,(?:[^,;:]{{1,100}},){{1,3}})? {_A})"),
        ("establish", rf"{_ESTABLISH}{_WHEN} (?:la |le |l')(?P<name>)(?={_NAMED_BODY})"),
        (
            "establish",
            rf"{_DECIDED}{_ESTABLISHMENT}\b(?:,(?:[^,;:]{{1,100}},){{1,3}}| [^,;:]{{1,40}}?)?"
            rf" d'{_A})",
        ),
        ("establish", rf"qu'{_A}{_UP_TO_IS}{_IS} (?:créé|établi|nommé|institué|constitué)e?\b)"),
        (
            "terminate",
            rf"\b(?:dissoudre|dissout|supprimer?|abolir|abolit)\b{_WHEN} (?:la |le |l')(?P<name>)"
            rf"(?={_NAMED_BODY})",
        ),
    )
)
NOT_DECIDED = re.compile(
    r"\b(?:intentions?|possibilité|éventualité|option|avant|attente|lors|lorsqu\w*|quand|afin|pour|vue"
    r"|envisage\w*|examiner?|décision|demande|recommandation|proposition|besoin|pouvoir|pourra|pourrait"
    r")(?:[ '](?!et\b)[\w-]+){0,3}[ ']$"
    r"|\b(?:après|depuis|dès que)(?: \w+)? $"
    r"|(?:\bsi\b|\bs'|à condition|au cas|dans le cas)[^;:]{0,160}[ ']$"
    r"|\b(?:aider\w*|appuyer|appuiera|encourager|permettr\w+|inciter)\b(?:(?! et )[^,;:]){0,60}[ ']$"
)
REFUSED = re.compile(r"\bne (?:pas|plus)(?: (?:en|y|le|la|les|\w+ment))?(?:,[^,;:]{0,80},)? $")
