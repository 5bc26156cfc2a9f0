"""How a paragraph opens: a participle in the preamble, a present-tense verb in the operative part.

The words tell the two apart where numbers are lost, and tell a new paragraph from the second
half of a broken one. This is the grammar of structure only: which verb it is, and with what
force, is the business of `clauses`.
"""

from __future__ import annotations

import re
from functools import lru_cache

_EN_ADVERBS = (
    "also|further|furthermore|moreover|again|once again|once more|equally|additionally|likewise"
    "|strongly|deeply|gravely|profoundly|seriously|firmly|fully|highly|warmly|greatly|keenly"
    "|particularly|especially|extremely|unequivocally|solemnly|sincerely|urgently|vigorously"
    "|consequently|therefore|accordingly|finally|in this regard|in this context|while|still"
    "|utterly|categorically|earnestly|specifically|nevertheless|however|thus|hereby"
)
_EN_STATES = (
    "aware|concerned|convinced|mindful|alarmed|conscious|cognizant|determined|disturbed|appalled"
    "|dismayed|encouraged|grateful|resolved|troubled|shocked|guided|inspired|committed|desirous"
    "|persuaded|distressed|horrified|outraged|saddened|confident|anxious|worried|preoccupied"
    "|satisfied|indignant|gratified|motivated|inspired|reminded|hopeful|worried|supportive|eager"
)
_EN_COMPLEMENTS = (
    "note|into account|into consideration|in mind|forward to|upon|on|by|with (?:deep |grave |great"
    " |serious |profound |keen )?(?:appreciation|satisfaction|concern|regret|interest|gratitude"
    "|alarm|approval|dismay|disappointment|condemnation)"
)
_EN_AFTER = "also|further|furthermore|moreover|again|equally|deeply|gravely|strongly|anew"
_EN_VERBS = (
    "accept|acknowledge|acclaim|address|adjourn|admit|adopt|advise|affirm|agree|allocate|amend|announce|appeal"
    "|applaud|appoint|appreciate|appropriate|approve|ask|assert|associate|assure|authorise"
    "|authorize|call|clarifie|commend|commit|concur|condemn|confirm|congratulate|consider|continue"
    "|convene|decide|declare|dedicate|demand|denounce|deplore|designate|determine|direct"
    "|discontinue|dissolve|draw|elect|emphasise|emphasize|encourage|endorse|entrust|envisage"
    "|establishe|exhort|expect|expresse|extend|give|hail|highlight|insist|instruct|intend|invite"
    "|join|launche|look|maintain|mandate|note|notice|object|offer|oppose|paie|pay|pledge|praise"
    "|proclaim|promote|propose|proposes|protest|reaffirm|reassert|reassure|recall|recognise"
    "|recognize|recommend|recommit|re-emphasise|re-emphasize|reemphasize|regard|regret|reiterate"
    "|reject|remain|remind|renew|repeal|repeat|rescind|revoke|prolong|postpone|ratifie|nominate|impose"
    "|request|resolve|restate|review|salute|stand"
    "|stresse|strive|support|suspend|take|terminate|thank|underline|underscore|undertake|urge"
    "|warn|welcome|wishe|submit|transmit|trust|seek|express|stress|decide|applie|revise|confer"
    "|authenticate|anticipate|believe|charge|cease|complement|deem|delegate|deprecate|desire"
    "|enjoin|favour|focus|hope|honour|increase|prohibit|provide|reconfirm|reestablishe"
    "|re-establishe|set|sponsor|voice|vow|mourn|espouse|exempt|enlarge|ensure|exercise"
)
_FR_ADVERBS = (
    "[ée]galement|en outre|de plus|de nouveau|à nouveau|une fois encore|une fois de plus"
    "|vivement|profondément|gravement|fermement|vigoureusement|énergiquement|sérieusement"
    "|solennellement|instamment|notamment|particulièrement|extrêmement|hautement|aussi|par ailleurs"
    "|à cet égard|dans ce contexte|en conséquence|enfin|tout en|très|catégoriquement|pleinement"
    "|sincèrement|en particulier|toujours|ne|plus que jamais|au plus haut point"
)
_FR_STATES = (
    "conscient|préoccupé|convaincu|alarmé|guidé|résolu|déterminé|consterné|horrifié|inquiet"
    "|inquiète|persuadé|soucieux|soucieuse|encouragé|atterré|attaché|désireux|désireuse|indigné"
    "|troublé|inspiré|eu égard|vu|affligé|bouleversé|scandalisé|animé|mû|mue|attristé|choqué"
    "|assuré|frappé|satisfait|heureux|heureuse|saisi|certain|instruit|confiant|révolté|ému"
)
_FR_NOUNS = (  # they end as a participle does, and open headings
    r"(?:Plan|Enfant|Avant|Pendant|Quant|Durant|Devant|Suivant|Cependant|Maintenant|Dorénavant"
    r"|Auparavant|Instant|Tant|Autant|Étudiant|Habitant|Participant|Montant|Assistant|Consultant"
    r"|Représentant|Commandant|Moyennant|Nonobstant|Combattant|Débutant|Volant|Courant)\b"
)
_FR_VERBS = (
    "accepte|accorde|accueille|adhère|admet|adopte|adresse|affirme|ajoute|ajourne|agrée|amende|appelle|applaudit"
    "|apprécie|approuve|appuie|assure|attache|attend|attire|autorise|avise|charge|choisit|clarifie"
    "|compte|conclut|condamne|confie|confirme|conseille|considère|constate|constitue|continue"
    "|convient|convoque|crée|décide|déclare|demande|demeure|dénonce|déplore|désigne|dit|donne"
    "|élit|émet|encourage|engage|enjoint|entend|entérine|entreprend|envisage|espère|estime|est"
    "|établit|étend|exclut|exhorte|exige|exprime|fait|félicite|fixe|forme|garde|habilite|incite|impose|instaure|interdit"
    "|inscrit|insiste|institue|institue|invite|invite|juge|lance|loue|maintient|mesure|met|modifie"
    "|nomme|note|observe|ordonne|partage|précise|préconise|prend|prévoit|prie|prie|proclame"
    "|prolonge|propose|proroge|rappelle|reconduit|réaffirme|recommande|requiert|révoque|rétablit|reconnaît|reconnait|redit"
    "|réitère|rejette|relève|remercie|rend|renouvelle|répète|réprouve|reste|révise|sait|saisit"
    "|salue|s['’ ]alarme|s['’ ]associe|s['’ ]attend|s['’ ]emploie|s['’ ]engage|s['’ ]félicite"
    "|s['’ ]indigne|s['’ ]inquiète|s['’ ]oppose|se déclare|se dit|se félicite|se joint|se propose|se réjouit"
    "|se réserve|se tient|se voit|se dissocie|se dissout|se penche|se prononce|se range|se montre"
    "|sollicite|soumet|souhaite|souligne|souscrit|soutient|suspend|tient|transmet|trouve|veille"
    "|voit|décrète|regrette|reporte|supplie|arrête|avertit|confère|dissout"
    "|encourage|instaure|honore|presse|redemande|réinvite|réprime|réengage|désapprouve|ouvre|suit"
    "|fait sien|fait siennes|compte|lève|réclame|réexamine|réunit|rééligible|renvoie|recense|ratifie"
)

# A scan without accents reads "Ayant" as "Avant"; before these words alone it is one.
_FR_HAVING = (
    r"(?:ayant|avant(?= (?:[àa] l['’]esprit|examin|[ée]tudi|entendu|re[çc]u|pris |d[ée]cid[ée])))"
)
_OPENING_ENDS = r"(?=[\s,:;.…’'—–-]|$)"
_LONGEST = 160  # characters: no opening is longer
# Of words in small letters: patterns that mind the case are far quicker.
_PREAMBULAR = {
    "en": re.compile(
        rf"(?:(?:{_EN_ADVERBS})\s+)*"
        rf"(?:being\s+|remaining\s+|feeling\s+)?(?:(?:{_EN_ADVERBS})\s+)*"
        rf"(?:having(?: also| further)?\s+[a-z]+(?:ed|en|t|rd|de)|expressing(?: its| their)?"
        rf"(?:(?: {_EN_AFTER}| its))*(?: [a-z-]+){{0,2}}? (?:concern|appreciation|gratitude|alarm"
        rf"|satisfaction|regret|support|solidarity|commitment|conviction|hope|determination"
        rf"|condemnation|outrage|dismay|indignation)|(?:{_EN_STATES})|(?:re-)?[a-z]{{3,}}ing)"
        rf"(?:\s+(?:{_EN_AFTER}))*(?:\s+(?:{_EN_COMPLEMENTS})\b)?(?:\s+(?:{_EN_AFTER}))*"
        rf"{_OPENING_ENDS}"
    ),
    "fr": re.compile(
        rf"(?:(?:{_FR_ADVERBS})\s+)*(?:(?:se|s['’ ]|n['’ ])\s*)?(?:déclarant\s+|disant\s+|"
        rf"demeurant\s+|restant\s+|étant\s+)?(?:(?:{_FR_ADVERBS})\s+)*"
        rf"(?:{_FR_HAVING}(?: également| aussi| en outre)?(?: [àa] l['’]esprit| [^\W\d_]+[éeisut]e?s?)"
        rf"|(?:{_FR_STATES})e?s?|(?!{_FR_NOUNS.lower()})[^\W\d_]{{2,}}ant)"
        rf"(?:\s+(?:{_FR_ADVERBS}))*"
        rf"(?:\s+(?:note|acte|à l['’]esprit|compte|avec (?:satisfaction|intérêt|préoccupation"
        rf"|inquiétude|gratitude|reconnaissance|regret)|par)\b)?(?:\s+(?:{_FR_ADVERBS}))*"
        rf"{_OPENING_ENDS}"
    ),
}
_OPERATIVE = {
    "en": re.compile(
        rf"(?:(?:{_EN_ADVERBS}),?\s+)*(?:{_EN_VERBS})(?:s|es)\b"
        rf"(?:\s+(?:{_EN_AFTER}))*(?:\s+(?:upon|on|for|note|with appreciation)\b)?"
        rf"(?:\s+(?:{_EN_AFTER}))*{_OPENING_ENDS}"
    ),
    "fr": re.compile(
        rf"(?:(?:{_FR_ADVERBS}),?\s+)*(?:{_FR_VERBS})\b"
        rf"(?:\s+(?:{_FR_ADVERBS}))*{_OPENING_ENDS}"
    ),
}
# A scan that lost its accents. States that are then nouns or verbs count only where they lead on.
_PLAIN = str.maketrans("éèêëàâîïôùûç", "eeeeaaiiouuc")
# Letters of another alphabet that print like ours: some files hold one where a verb begins.
_CYRILLIC = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")
_FIRST_WORDS = 16  # characters
_ACCENTED = re.compile("[à-ÿÀ-Ý]")
_PLAIN_STATES = re.compile(
    r"(?!(?:guide|attache|determine|assure|anime|inspire|trouble|choque|frappe|vu|certain|instruit"
    r"|satisfait|saisi|mu)e?s? (?!(?:par|de|que|a|au|aux)\b|[dq]u?['’])|encouragee?s? (?!par\b)"
    r"|s['’ ](?:alarme|inquiete)\b)"
)
_UNACCENTED = {
    "preambular": re.compile(_PLAIN_STATES.pattern + _PREAMBULAR["fr"].pattern.translate(_PLAIN)),
    "operative": re.compile(_OPERATIVE["fr"].pattern.translate(_PLAIN)),
}


@lru_cache(maxsize=512)  # a paragraph is asked several times, all within its own text
def preambular_opening(text: str, language: str) -> str | None:
    """The participle or adjective that `text` opens with, with its adverbs, or None.

    >>> preambular_opening("Recalling also its past work,", "en")
    'Recalling also'
    >>> preambular_opening("Vivement préoccupée par la sécheresse,", "fr")
    'Vivement préoccupée par'
    >>> preambular_opening("Urges all States", "en") is None
    True
    """
    return _opening(_PREAMBULAR[language], text) or (
        _unaccented("preambular", text) if language == "fr" else None
    )


@lru_cache(maxsize=512)
def operative_opening(text: str, language: str) -> str | None:
    """The present-tense verb that `text` opens with, with its adverbs, or None.

    >>> operative_opening("Also strongly condemns the theft of bells;", "en")
    'Also strongly condemns'
    >>> operative_opening("Se félicite de la récolte ;", "fr")
    'Se félicite'
    """
    return _opening(_OPERATIVE[language], text) or (
        _unaccented("operative", text) if language == "fr" else None
    )


def _unaccented(part: str, text: str) -> str | None:
    """The opening of a text in whose first words no accent is left."""
    first = text[:_FIRST_WORDS]
    if not first[:1].isupper() or (not first.isascii() and _ACCENTED.search(first)):
        return None
    return _opening(_UNACCENTED[part], text)


def _opening(pattern: re.Pattern[str], text: str) -> str | None:
    if not text[:1].isupper():
        return None
    words = text[:_LONGEST]
    if words[0] > "\u0400":
        words = words.translate(_CYRILLIC)
    match = pattern.match(words.lower())
    return text[: match.end()].rstrip(" ,") if match else None
