"""Events that others have scheduled: their dates bound no act of the clause that mentions them.

"The conference, to be held in 2030" and "the elections in 2030" only say which event is meant.
Where the clause asks for the event, its date is a limit: "to hold a workshop in 2030", "through a
consultation, to be held in 2030".
"""

from __future__ import annotations

import re

_SAID_REACH = 170  # between "to be held" and the date
_REACH = 250  # characters before a date in which its event is named
_SCHEDULED = {
    "en": re.compile(
        r"\b(?:(?:to be|will be|due to be|(?:which|that) (?:is|are) to be|is to be|are to be)"
        r" (?:held|convened|adopted|negotiated(?!,)|organi[sz]ed|hosted|observed|celebrated|conducted"
        r"|undertaken)"
        r"|(?:scheduled|planned|expected|foreseen) (?:for|to|in)"
        r"|due (?:for|in|to (?:be|take|open|begin|start|end|expire|meet|close|conclude|convene))"
        r"|to take place|will take place"
        r"|takes place|taking place|to enter into force"
        r"|which (?:will|is to) (?:begin|start|open|close|end|commence)"
        r"|(?<!ecides )(?<!ecides also )(?<!ecides further )(?:that|which) [^,;]{2,40}"
        r" will (?:host|hold|convene|organi[sz]e)"
        r"|whose [\w' -]{3,50} (?:will be|is to be|are to be)"
        r" (?:completed|finished|concluded|opened|inaugurated))\b"
    ),
    "fr": re.compile(
        r"\b(?:se tiendr(?:a|ont)|se tenir|se tiennent|aur(?:a|ont) lieu|(?<!devra )(?<!devront )avoir lieu"
        r"|ser(?:a|ont) (?:adopté|convoqué|tenu|organisé|célébré|mené)e?s?"
        r"|(?:prévu|programmé)e?s?|, convoquée?s? (?:pour|en|le)"
        r"|(?<!écide )(?<!également )(?<!aussi )(?<!en outre )(?<!par ailleurs )(?<!enfin )(?<!conséquent )"
        r"que (?:l[ea] |les |l')?[A-Z][^,;]{2,30} (?:accueillera|tiendra|organisera|convoquera)"
        r"|qui (?:débutera|commencera|s'ouvrira|s'achèvera|prendra fin)"
        r"|prévoit d(?:e |')\w+|qu'(?:il|elle)s? (?:convoquer|effectuer)(?:a|ont)"
        r"|qu'(?:il|elle)s? doi(?:t|vent) (?:tenir|convoquer|organiser)"
        r"|(?:auquel|à laquelle|auxquelle?s) [^,;]{2,40} doi(?:t|vent) procéder"
        r"|être (?:adopté|convoqué|tenu|organisé)e?s?"
        r"|dont (?:l[ea] |les |l')[\w' -]{3,50} ser(?:a|ont) (?:achev|termin|inaugur)ée?s?"
        r"|qui (?:doi(?:t|vent)|devrai(?:t|ent)) (?:s'ouvrir|débuter|commencer|s'achever)"
        r"|entrer en vigueur|se déroulera|se dérouler)\b"
    ),
}
# "The panel discussion held at its tenth session": the one that has been asked for before.
_WAS_HELD = re.compile(
    r"\b(?:the|that) [^,;]{0,60}?(?:panel|discussion|dialogue|debate|workshop|seminar)s? held $"
    r"|\b(?:la |les? |l'|du |des |cette )[^,;]{0,60}?(?:débat|dialogue|atelier|séminaire|table ronde)s?"
    r"(?: [\w-]+)? (?:qui s'est tenue?|qui a eu lieu|tenue?s?|organisée?s?)(?: sur [^,;]{3,30})? $"
)
_HINTS = (
    "whose", "held", "convene", "host", "hold", "accueill", "adopted", "organi", "observed", "celebrated",
    "scheduled", "negotiated", "conducted", "undertaken", "planned", "expected", "foreseen", "due ", "place",
    "force", "tien", "tenir", "lieu", "sera", "seront", "prév", "programmé", "convoque",
    "effectuer", "procéder", "organiser", "être", "vigueur", "déroule", "qui d", "qui c", "qui s",
    "qui p", "which ",
)  # fmt: skip
# What happens at a time of its own: naming the time only says which one is meant.
_EVENT = re.compile(
    r"\b(?:(?:elec|consulta|célébra|manifesta)tions?|conf[eé]rences?|summits?|sommets?|congr[eè]ss?"
    r"|forums?|meetings?|réunions?(?:-débats?)?|séances?|panels?|tables? rondes?"
    r"|(?<!for )(?<!to )(?<!shall )(?<!will )(?<!should )reviews?|(?<!pour )examens?"
    r"|games|jeux"
    r"|r[eé]f[eé]rendums?|(?<!any )events?|dialogues?|débats?(?= (?:annuels? )?qui )|sessions?"
    r"|workshops?|ateliers?|s[eé]mina(?:r|ire)s?|symposiums?|colloques?"
    r"|census|recensements?|cup|coupe|anniversar(?:y|ies)|anniversaires?|élections?|day|journée)\b",
    re.IGNORECASE,
)
# "To guarantee a free election on 3 May": a people votes whatever is asked.
_VOTE = re.compile(r"(?:[eé]lections?|r[eé]f[eé]rendums?)\b", re.IGNORECASE)
_SECURED = re.compile(
    r"\b(?:guarantee|ensure|safeguard|secure|support|assist|facilitate|garantir|assurer|appuyer|faciliter"
    r"|veiller)\b[^,;]{0,80}(?:, [^,;]{3,40}){0,2}$"
)
# "In view of the International Year of Bells in 2027, the activities relating to the Year in 2027".
_OF_THE_YEAR = re.compile(
    r"\b(?:in (?:view|light) of|activities relat(?:ing|ed) to|compte tenu de|activités relatives à) ?"
    r"(?:the |l')(?:[A-Z][\w-]+ )*(?:Year|Année)\b[^,;]{0,80} $"
)
_THIS = frozenset({"this", "these", "cette", "ces"})
_DETERMINER = re.compile(
    r"(?:\b(?P<indefinite>an?|one|two|three|another|une?|deux|trois)"
    r"|\b(?:the|its|this|these|their|upcoming|forthcoming|les?|la|aux?|du|des|ses|sa|son|leurs?|cette)"
    r"|\bl')\b"
)
# "The panel to be held in May, and to report at its next session": another thing is asked.
_ASKS_NEXT = re.compile(
    r";|\band (?:shall|will|should) (?!be\b)|\b(?:should|shall|must|devr(?:a|ont|ait|aient))\b"
    r"|(?:\band|\bet|,) (?:also |ainsi que )?(?:to (?!the\b|its\b)\w{4}|(?:de |d'|à )"
    r"(?:lui |leur |l'|les? |la |se ){0,2}\w+(?:er|ir|re)\b)"
)
# "To report at its tenth meeting, in 2030", "to report to the Meeting in 2030": the act is due there.
_ACTS_THERE = re.compile(
    r"\bto (?:report|submit|present)(?: [\w-]+){0,9}? to the (?:[\w-]+ ){0,6}$"
    r"|\b(?:faire rapport|rendre compte|soumettre|présenter)(?: [\w'-]+){0,9}? (?:à la|au) (?:[\w-]+ ){0,6}$"
    r"|\b(?:(?:at|during) (?:its|their)|at the|(?:lors de|durant|pendant|à) (?:sa|leur)|lors de (?:la|l'))"
    r" ?(?:[\w-]+ ){0,6}$"
)
# "To report during the dialogue to be held at the tenth session of the Council".
_REPORTS_THERE = re.compile(
    r"\b(?:report|update|present|submit|brief|faire rapport|rendre compte|compte rendu|exposé|présenter"
    r"|soumettre|informer)\b"
    r"(?:(?! on | sur | regarding | of the | des débats |\b(?!updated|detailed)\w+ed |\bheld |\bmade "
    r"|\b(?:tenu|mené|fait|annoncé)e?s? )[^,;]){0,80}"
    r" (?:during|at|in the course of|pendant|durant|(?:au cours|lors) d(?:e|u|es)) ?"
    r"(?:the |an? |la |les? |l'|une? |des )?(?:[\w-]+ ){0,2}$"
)
_COMING = re.compile(
    r"\b(?:forthcoming|upcoming|towards a successful|prochaines) (?:[\w-]+,? ){0,4}$"
)
# "Preparations for a referendum in 2030": it will be held whatever is asked.
_ONLY_PREPARED = re.compile(
    r"\b(?:preparations?|preparing|prepare|préparatifs|préparation|préparer|préparant)"
    r" (?:(?:for|of|the|de|en vue|à|la|le) ?)+$"
)
# "In preparation for such events, including the summit in Lomé in 2030"
_PREPARES = re.compile(
    r"\b(?:in preparation for|(?:en préparation|préparatifs) d)[^;]{0,300}?, (?:including|notamment|y compris)\b"
    r"(?:(?! and (?:to|requests) |, to | shall | by | et (?:de|prie) |, de )[^;])*$"
)
_SHALL = re.compile(r"will|aur|ser|se t|se d")
_RELATIVE = re.compile(r"\b(?:which|that|qui|dont|devant|doit|devrait|doivent) $")
_BEGUN = re.compile(
    r"[,;:](?! (?:which|that|qui)(?: (?:is|are|should|will|d(?:evr(?:ait|aient|a)|oit)|pourrait))? ?$)"
    r".*\w|\b(?:shall|will|should|must|to \w+)\b|\w(?:ra|ront)\b"
    r"|\b(?:de |d'|à )\w+(?:er|ir|re)\b|\b(?:se tienne(?:nt)?|ai(?:en)?t lieu)\b|\bà ce (?:que |qu')"
    r"|\bbe (?:held|convened|opened|scheduled)\b"
    r"|\b(?:composed|doté|chargé|composé)"
)
_AT_THE_LATEST = ("no later than", "not later than", "au plus tard")
_TAIL = 60  # characters between an event and its date
# Verbs that make an event happen, as infinitives of what is asked.
_MAKES = re.compile(
    r"\b(?:(?:re)?convene|(?<!when )(?:convening|holding)|hold|organi[sz](?:e|ing|ation)|host|conduct(?! of)"
    r"|undertake|schedule|arrange|celebrate|observe|commemorate|proclaim|declare|mark|devote|dedicate|complete|meet"
    r"|(?:start|begin|commence|launch)(?! (?:the |its |their )?(?:preparat|planning))"
    r"|carry out|follow up|postpone|defer|reporter|repousser"
    r"|(?<!doit )(?<!doivent )tenir|(?:la |de )tenue|convocation|convoquer|organis(?:er|ation)|accueillir|mener"
    r"|entreprendre|procéder|lancer|célébrer|proclamer|déclarer|marquer|consacrer"
    r"|commencer(?!(?: \w+){0,3} la prépar)|achever|réunir|tiendra|réunira|tienne|prévoir)\b"
)
_ASKED = re.compile(
    r"\b(?:to (?!be\b|the\b|its\b)\w+|d'\w+[ei]r|(?:de|à) (?:se |lui )?\w+(?:er|ir|re)|shall \w+)\b"
)


def is_scheduled(words: str, place: int, language: str, *, decides: bool = False) -> bool:
    """Whether the date at `place` is that of an event which the clause does not ask to hold.

    What a clause decides that it "will be held" is asked for; what "is to be held" is not.

    >>> words = "to prepare for the feast, to be held in 2030"
    >>> is_scheduled(words, 37, "en"), is_scheduled(words.replace("prepare for", "hold"), 30, "en")
    (True, False)
    """
    said = _said_before(words, place, language)
    if said is None:
        return False
    event = _event_before(words, said.start())
    if event is not None and (
        _is_new(words, event) or _REPORTS_THERE.search(words, max(0, event - 130), event)
    ):
        return False
    if (
        decides
        and _SHALL.match(said[0])
        and not _RELATIVE.search(words[max(0, said.start() - 12) : said.start()])
    ):
        return False
    return not _is_asked_for(words, max(0, place - _REACH), said.start())


def is_known_event(words: str, place: int, language: str) -> bool:
    """Whether the session at `place` is that of a definite event scheduled elsewhere.

    >>> is_known_event("the outcome of the panel to be convened before its tenth session", 42, "en")
    True
    >>> is_known_event("to address a panel to be convened before its tenth session", 36, "en")
    False
    """
    said = _said_before(words, place, language)
    if said is None or _event_before(words, said.start()) is None:
        return False
    return is_scheduled(words, place, language)


def was_held(words: str, place: int) -> bool:
    """Whether the session at `place` is that of a debate held before.

    >>> was_held("to report on the panel discussion held at its tenth session", 39)
    True
    >>> was_held("to report on a panel discussion to be held at its tenth session", 43)
    False
    """
    return _WAS_HELD.search(words, max(0, place - _REACH), place) is not None


def is_event(words: str, place: int, language: str) -> bool:
    """Whether the time at `place` only tells which event is meant ("the elections in 2030").

    >>> is_event("to support the elections in 2030", 25, "en")
    True
    >>> is_event("to hold the elections in 2030", 22, "en")
    False
    """
    base = max(0, place - 900)
    prepares = words.find("prepar", base, place) >= 0 or words.find("prépar", base, place) >= 0
    if prepares and _PREPARES.search(words, base, place):
        return True
    if _OF_THE_YEAR.search(words, max(0, place - 150), place):
        return True
    event = _event_before(words, place)
    if event is None:
        return False
    if _COMING.search(words, max(0, event - 40), event):
        return True
    if _is_new(words, event) or _ACTS_THERE.search(words[max(0, event - 50) : event]):
        return False
    return not _is_asked_for(words, max(0, place - _REACH), event)


def _said_before(words: str, place: int, language: str) -> re.Match[str] | None:
    """The words nearest before `place` that schedule an event, nothing else asked in between."""
    base = max(0, place - _SAID_REACH)
    before = words[base:place]
    if not any(map(before.__contains__, _HINTS)):
        return None
    found = list(_SCHEDULED[language].finditer(words, base, place))
    if not found or _ASKS_NEXT.search(words, found[-1].end(), place):
        return None
    if words.startswith(_AT_THE_LATEST, place) and before.endswith((" and ", " et ")):
        return None  # "before the elections scheduled for May and no later than 3 April"
    return found[-1]


def _event_before(words: str, place: int) -> int | None:
    """Where the event stands that is named last before `place`, no comma but the last between."""
    base = max(0, place - _TAIL)
    found = list(_EVENT.finditer(words, base, place))
    if not found or _BEGUN.search(words[found[-1].end() : place]):
        return None
    return found[-1].start()


def _is_new(words: str, event: int) -> bool:
    """Whether the event at `event` is one that the clause asks for: "a workshop", "deux"."""
    named = list(_DETERMINER.finditer(words, max(0, event - 60), event))
    if not named or _ONLY_PREPARED.search(words, max(0, event - 90), named[-1].start()):
        return False
    if _VOTE.match(words, event) and _SECURED.search(words, max(0, event - 130), event):
        return False
    # "To organize a meeting, this meeting to take place in May"
    again = named[-1][0] in _THIS and words.endswith(", ", 0, named[-1].start())
    return again or named[-1]["indefinite"] is not None


def _is_asked_for(words: str, base: int, place: int) -> bool:
    """Whether what stands at `place` is what the last verb before it asks to make happen."""
    before = words[base:place]
    if base == 0:  # an item opens with its verb: "Hold a session in 2030"
        before = before[:1].lower() + before[1:]
    makes = [match.start() for match in _MAKES.finditer(before)]
    if not makes:
        return False
    asked = [match.end() for match in _ASKED.finditer(before, makes[-1] + 3)]
    return not asked
