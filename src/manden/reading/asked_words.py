"""The small words by which English and French part who is asked from what is asked."""

from __future__ import annotations

import re

from manden.reading.squeezed import words_of

# What opens a remark between commas: "in this regard", "within their mandates", "as appropriate".
ASIDE = {
    "en": (
        "in|within|with|through|by|where|when|whenever|wherever|as (?!well as)|on|upon|taking"
        "|bearing"
        "|acting|pursuant|subject|if|consistent|while|for|at|after|inter alia|whether|without|under"
        "|among|individually|collectively|jointly|also(?! (?:up)?on )|once|again|therefore|who|which|whose|until"
        "|no later|not later|before|during|based|building|guided|recognizing|noting|drawing|having"
        "|according|particularly in|especially in|given|from|to the extent|following|respecting"
        "|using|making|should|mindful|further|accordingly|throughout|alongside|over|per|via"
        "|regardless|irrespective|in order|to this end|to that end|due|owing|beginning|starting"
        "|unless|stressing|recalling|welcoming|established|created|referred|contained|not"
        "|pending|notwithstanding|prior|funds permitting|resources permitting|both|directly"
        "|reaffirming|including (?:before|after|during|through|by|in|at|on)"
        "|each (?:within|in|acting|according|of which)"
    ),
    "fr": (
        "dans|en|avec|par|selon|conformément|compte tenu|lorsque|lorsqu'|s'ils?|si|le cas échéant"
        "|au moyen|à|au|aux|sur|sous|pour|afin|notamment par|tout en|agissant|agissant|sans|après"
        "|avant|d'ici|entre autres|individuellement|collectivement|conjointement"
        "|y compris (?:par|avant|après|pendant|durant|lors|dans|en)|de par"
        "|qui|dont|auxquels|auxquelles|chacun|chacune|selon qu'il|quand|outre|en particulier dans"
        "|(?:là )?où|compte dûment|eu égard|comme|grâce|durant|pendant|lors|il y a|parmi"
        r"|et en tout état|de concert|directement|intervenant|réaffirmant"
        r"|(?:second|assist|épaul|représent|constitu|animé?|mand)ée?s? (?:par|de)\b"
        r"|tant|aussi bien|(?:publi(?:cs|ques)|privée?s"
        r"|transnationales?) (?:ou|et)"
        r"|ainsi que (?:le|l'a|l'ont|cela)(?= (?:\w+é\b|prévoi|demand|prescri|dispos|précis"
        r"|recommand|stipul|veu|énonc|préconis|propos|souhait|requi|requièr|indiqu|perme|est|sont))"
    ),
}
INCLUDING = {
    "en": "including|in particular|particularly|especially|notably|such as|inter alia|namely"
    "|most notably|specifically|e.g.|more particularly|more especially|above all",
    "fr": "y compris|notamment|en particulier|particulièrement|surtout|tels? qu(?:e|')|telles? qu(?:e|')"
    "|spécialement|(?:mais )?plus particulièrement|plus spécialement|tout spécialement|mais surtout"
    "|à savoir|c'est-à-dire|tout particulièrement|dont|au premier rang desquels",
}
# After these an infinitive belongs to the word before it, not to the person asked.
TAKES_INFINITIVE = words_of(
    "order as need needs needed position wish wishes wishing obligation obligations commitment"
    " commitments efforts effort ability capacity right rights intention intentions able willing"
    " required requested ready wishing seeking mandated entitled authorized invited encouraged"
    " designed aimed intended necessary used measures steps action actions opportunity"
    " responsibility duty resources means ways how whether decision failed fail fails continue"
    " continues due refused declined likely unable unwilling decided agreed committed pledged"
    " expected established responsible competent"
    # here "to" is a preposition
    " pursuant according relating related respect regard response contrary prior thanks owing"
    " addition relation reference access subject next similar"
)
# After "to" these begin no infinitive.
NOT_A_VERB = words_of(
    "the a an its their his her our all any each every some such this that these those other"
    " armed conflict conflicts relevant international regional national local both which whom"
    " be-done date human persons women children people peoples date justice education health"
    " food water information funding assistance humanitarian them it him one two three"
    " several various existing applicable and or general specific future particular what"
    " peace agreements treaties conventions non-discrimination resolution resolutions paragraph"
    " paragraphs article articles annex section decision decisions"
)
PRONOUNS = {
    "en": re.compile(
        r"(?:them(?: (?:both|all))?|it|him or her|him|her|(?:both|each|all) of them|both(?= to )"
        r"|the former(?= to ))\b(?! (?:own|part))"
    ),
    "fr": re.compile(r"(?:les|l'|le|la|lui|leur)\b"),
}
PLURAL_PRONOUNS = (
    "them", "their", "they", "both", "each", "all of", "chacun", "les", "leur", "ceux", "celles",
    "ces", "ils", "elles",
)  # fmt: skip
MODAL = {
    "en": re.compile(r" (?:shall|should|must|may|will|be|not|is|are|has|have)\b"),
    "fr": re.compile(
        r" (?:doivent|doit|devraient?|devrait|soient|soit|sont|est|ne"
        r"|(?:(?:s'|se |ne |n'|l'|les |lui |y |en )*(?:(?!présent|[Pp]résident|différent|compétent|permanent)\w*"
        r"(?<!m)ent|\w+(?:ront|era|ira|dra|rra|vra|ura|uera|yera)))"
        r"|puisse|fasse|lève|prenne|mette|tienne|s'[a-zé]+e|se [a-zé]+e|continue|veille|cesse|respecte"
        r"|garantisse|permette|poursuive|examine|adopte|établisse|accorde|coopère|participe|rende"
        r"|apporte|fournisse|soutienne|réponde|facilite|convoque|élabore|procède|revienne|retire"
        r"|libère|applique|publie|remette|reçoive|reprenne|maintienne|obtienne|agisse)\b"
    ),
}
# After these the subject does not act: something befalls it, or serves it ("que les filles aient accès").
PASSIVE = {
    "en": re.compile(
        r" (?:(?:shall |should |must |may |will |not |also |urgently )*(?:be\b(?! (?:responsible|able"
        r"|entitled|accountable|in charge|guided by|mindful|free to))|continue to be\b|consist\b"
        r"|comprise\b|serve for\b|take place\b)"
        r"|(?:is|are)\b(?! (?:entitled|able|free) to | to (?!be ))|has\b|have\b)"
    ),
    "fr": re.compile(
        r" (?:se (?:tien|dérouler|voi|verr)\w+|aur(?:a|ont) lieu)\b"
        r"| (?:aient|ait) (?:\w+ment )?(?:accès|la possibilité|le droit|les moyens|le temps)\b"
        r"| puiss(?:ent|e) (?:\w+ment )?(?:accéder|bénéficier|jouir|exercer|retourner|rentrer|vivre)\b"
        r"| (?:pourr\w+ être|soient|soit|sera|seront|sont|est) (?!(?:chargée?s?|tenue?s?"
        r"|saisie?s?) d|habilitée?s? à)(?:(?:\w+ment|davantage|mieux|bien|plus) )*"
        r"\w+(?:é|ée|és|ées|i|is|ie"
        r"|ies|u|us|ue|ues|t|te|ts|tes)\b"
    ),
}
