"""French openings: "Prie également", "se déclare préoccupée", "les encourage", "demandant".

The force of "demande" waits for whom it asks (`weight`); here it stands as a call.
"""

from __future__ import annotations

import re

from manden.reading.resolution import DIRECTIVE_FORCES
from manden.reading.verb_phrase import ASKS, ASKS_BY_NOUN, Form, VerbPhrase
from manden.reading.verb_rows_fr import DEGREE, FIRST, Row, end_of, rows_of
from manden.reading.verb_table_fr import (
    CARRIES_NOUN,
    DEGREES,
    LEAD_INS,
    OBJECT_NOUNS,
    PRESSED,
    PRESSED_IF_ENGAGE,
    STATE_VERBS,
    STATES,
)
from manden.reading.weak_inside import is_own
from manden.reading.word_starts import by_first_letter

_TORN = re.compile(r"([^\W\d_]+) ([^\W\d_]{1,3}\b|(?<=\b\w )[^\W\d_]+)")
_LEAD_IN = re.compile(
    by_first_letter(
        printed for lead in LEAD_INS.split("|") for printed in (lead, lead[0].upper() + lead[1:])
    )
    + r"\b,? "
)
_LEAD_LETTERS = frozenset(
    letter for lead in LEAD_INS.split("|") for letter in (lead[0].lower(), lead[0].upper())
)
_SUBJECT = re.compile(
    r"(?:Le Conseil(?: de sécurité| des droits de l'homme| économique et social)?"
    r"|L'Assemblée(?: générale)?|Elle|Il|[Nn]ous(?:, [^,]{3,90},)?) ",
)
_SUBJECT_LETTERS = frozenset("LEINn")
# "Les délais sont expirés ; il prie donc": after a semicolon the body may be named again.
_AGAIN = re.compile(r"(?:il|elle) (?=[a-zéà]+[et]\b)")
_CLITIC = re.compile(r"(?:l' ?|les |lui |leur |le |la |L'|Lui |Les? )(?=[a-zéè])")
_ITS_NOUN = re.compile(
    r" (?:de )?(?P<whose>sa|son|ses|leurs?|la|le|les|l'|un|une|notre|nos)? ?"
    r"(?:(?!de |à |que |qu|la |le |les )[\w-]+ ){0,2}?\b(?P<noun>"
    + "|".join(sorted(OBJECT_NOUNS, key=len, reverse=True))
    + r")\b"
)
_WITH = re.compile(
    r" avec (?:une? |la )?((?:[\w-]+ )?(?:satisfaction|préoccupation|inquiétude|intérêt|regret"
    r"|gratitude|reconnaissance|appréciation|consternation|plaisir)(?: [\w-]+ment)?)"
)
_FRENCH_FEELING = {
    "satisfaction": "with satisfaction",
    "préoccupation": "with concern",
    "inquiétude": "with concern",
    "consternation": "with concern",
    "intérêt": "with interest",
    "regret": "with regret",
}
_CONTINUED = re.compile(r"[Cc]ontinue (?:également |en outre )?(?:de |d'|à )(\w+)r\b")
_LAMENTED = re.compile(
    r"(?: \w+ment)* (?:que\b|qu'|le fait|l'absence|le manque|l'insuffisance|la lenteur"
    r"|les? retards?"
    r"|le peu|l'échec)"
)
_NEGATED = re.compile(r" (?:de |d')ne (?:pas|plus)\b")
_STATE = re.compile(
    r"(?:(?:, |,? et )?(?: (?:également|aussi|en outre|de nouveau|à nouveau|toujours|encore)"
    r"| [\w-]+ment| très| extrêmement| plus| une fois de plus| par ailleurs| activement| fort))*"
    r" (d'avis|[\w']+)"
)


_EXTENDS = re.compile(
    r",? (?:(?:jusqu'|pour )(?:(?!\b(?:appel|demande|invitation|requête|exhortation|engagement|offre)s?\b)"
    r"[^;:]){0,120}?)?\b(?:l'|(?:les?|la|son|sa|ses|ces|toutes les) (?:[a-zé-]+ )?)(?:mandats?|mesures"
    r"|sanctions|autorisations?|dispositions|dérogations?|nomination|interdictions?|arrangements)\b"
)  # what is renewed runs on: a decision, where "renouvelle son appel" asks again
_TIMES = re.compile(
    r",? (?:pour (?:une|la) [a-zéè]+ fois|jusqu'à nouvel ordre|une fois (?:de plus|encore)),?"
)
_TO_ITS_ACT = re.compile(
    r"(?:, (?:par|notamment|y compris) [^;]{3,120},|(?:,? [\w-]+ment)*,?)"
    r" (?:à|de|d'|ne|y|pour|également|aussi|par ailleurs|tou(?:s|tes) (?:deux|les deux|trois)|en|ainsi que|,|:)"
)
_INDIRECT = frozenset({"lui ", "leur ", "Lui "})
_OWN = frozenset({"sa", "son", "ses", "notre", "nos"})
_SAID_BEFORE = re.compile(r" (?:déjà )?qu'(?:il|elle) (?:leur |lui )?a")
_RESAID = frozenset({"reiterate", "renew", "repeat", "reaffirm"})


def phrase_at(words: str, place: int, form: Form, *, opens: bool) -> VerbPhrase | None:
    """The opening that stands at `words[place]`; `opens` where a sentence begins there.

    >>> found = phrase_at("Demande instamment à tous les États", 0, Form.FINITE, opens=True)
    >>> found.lemma, found.force, found.degree, found.end
    ('urge', 'urge', ('urgently',), 18)
    >>> found = phrase_at("les encourage à chanter", 0, Form.FINITE, opens=False)
    >>> found.lemma, found.pronoun
    ('encourage', (0, 4))
    """
    lead = _LEAD_IN.match(words, place) if words[place : place + 1] in _LEAD_LETTERS else None
    start = lead.end() if lead else place
    opening = start
    perhaps = opens and words[start : start + 1] in _SUBJECT_LETTERS
    again = words[start : start + 1] in "ie" and words.endswith(("; ", "; et "), 0, place)
    subject = (_AGAIN if again else _SUBJECT).match(words, start) if perhaps or again else None
    if subject:
        start = subject.end()
        form = Form.PLURAL if subject[0].startswith(("Nous", "nous")) else Form.FINITE
    may_be = words.startswith("l", start) or (opens and words.startswith("L", start))
    clitic = _CLITIC.match(words, start) if may_be else None
    pronoun = clitic.span() if clitic else None
    start = clitic.end() if clitic else start
    token = FIRST.match(words, start)
    if token is None:
        return None
    key = token[0] if not opens else token[0][0].lower() + token[0][1:]
    known = rows_of(form).get(key)
    torn = None if known else _TORN.match(words, start)
    if torn:  # "Encourag e", "d emande": a space that the conversion left inside the verb
        key = (torn[1] + torn[2])[0].lower() + (torn[1] + torn[2])[1:]
        known = rows_of(form).get(key)
    for row in known or ():
        end = end_of(words, start, token.end(), row, torn is not None)
        if not end:
            continue
        if row.weak and not opens and not _is_ours(words, (opening, end), row, form, pronoun):
            continue
        if subject and subject[0] == "Il " and row.phrase.startswith("convient"):
            continue  # "Il convient de sonner": nobody agrees
        if row.phrase == "appelle" and not opens and words.startswith((" une ", " des "), end):
            continue  # "situation qui dure et appelle une action"
        if pronoun and not _takes_pronoun(words, pronoun, end, row):
            continue
        return _accepted(words, opening, end, row, pronoun)
    return _continued(words, opening, start) if token[0].lower() == "continue" else None


def openings(form: Form) -> frozenset[str]:
    """Patterns of what an opening inside a sentence may begin with.

    A verb, whole or torn, behind a pronoun or not, or a lead-in: "les" and "de" alone begin none.

    >>> {"exhorte", "e xhorte", "de plus"} <= openings(Form.FINITE), "de" in openings(Form.FINITE)
    (True, False)
    """
    verbs = {*rows_of(form), "continue"}
    torn = {
        printed
        for verb in verbs
        for printed in (f"{verb[0]} {verb[1:]}", f"{verb[:-1]} {verb[-1]}")
    }
    behind_pronoun = "l(?:' ?|es? |a |ui |eur )" + by_first_letter(sorted(verbs | torn))
    return frozenset({*verbs, *torn, behind_pronoun, *LEAD_INS.split("|"), "il ", "elle "})


def participles_of_asking() -> frozenset[str]:
    """The participles of what asks, and of what a noun makes ask ("réitérant son appel").

    Some are torn at their first or last letter, as a conversion leaves them.

    >>> "priant" in participles_of_asking(), "notant" in participles_of_asking()
    (True, False)
    """
    rows = (row for found in rows_of(Form.PARTICIPLE).values() for row in found)
    asking = (row for row in rows if row.lemma in CARRIES_NOUN or row.force in ASKS)
    whole = {word for row in asking for word in row.phrase.split() if word.endswith("ant")}
    torn = {
        printed
        for word in whole
        for printed in (f"{word[0]} {word[1:]}", f"{word[:-1]} {word[-1]}")
    }
    return frozenset({*whole, *torn, "continue"})


def opens_otherwise(words: str) -> bool:
    """Whether a preambular paragraph opens with the body, a lead-in, or a word torn apart."""
    if words[:1] in _LEAD_LETTERS and _LEAD_IN.match(words):
        return True
    if words[:1] in _SUBJECT_LETTERS and _SUBJECT.match(words):
        return True
    torn = _TORN.match(words)
    return torn is not None and (torn[1] + torn[2]).endswith("ant")


def _continued(words: str, opening: int, start: int) -> VerbPhrase | None:
    """ "Continue d'exhorter": the force is that of what is continued."""
    match = _CONTINUED.match(words, start)
    if match is None:
        return None
    for row in rows_of(Form.FINITE).get(match[1], ()):
        if row.phrase == match[1]:
            return VerbPhrase(
                opening,
                match.end(),
                row.lemma,
                row.force,
                ("again",),
                preposition=row.preposition,
                rule="continued verb",
            )
    return None


def _is_ours(
    words: str, verb: tuple[int, int], row: Row, form: Form, pronoun: tuple[int, int] | None
) -> bool:
    """Whether a common verb inside a sentence is the body's: "et leur suggère de"."""
    if pronoun and row.force in DIRECTIVE_FORCES and row.lemma != "appropriate":
        return form is Form.FINITE and words.endswith(", et ", 0, verb[0])
    return _is_state(words, verb[1], row, form) or (
        form is Form.FINITE and is_own(words, *verb, row.lemma, "fr")
    )


def _is_state(words: str, end: int, row: Row, form: Form) -> bool:
    if form is not Form.FINITE:
        return False
    return row.phrase in {"demeure", "reste"} or (
        row.phrase == "est" and words.startswith((" conscient", " pleinement conscient"), end)
    )


def _takes_pronoun(words: str, pronoun: tuple[int, int], end: int, row: Row) -> bool:
    """ "La demande", "les charge" may be nouns: a pronoun's verb leads straight to its act."""
    if row.phrase == "demande" and words[slice(*pronoun)] not in _INDIRECT:
        return False  # "la demande de contingents": one asks "lui" or "leur"
    if row.force not in DIRECTIVE_FORCES:
        return row.lemma in {"commend", "thank", "recall"} and words[slice(*pronoun)] != "la "
    return bool(_TO_ITS_ACT.match(words, end))


def _accepted(
    words: str, opening: int, end: int, row: Row, pronoun: tuple[int, int] | None
) -> VerbPhrase | None:
    lemma, force, preposition, rule = row.lemma, row.force, row.preposition, "verb"
    if (
        row.phrase in STATE_VERBS
        or row.lemma in {"remain", "be"}
        or row.phrase.startswith(("se d", "nous d"))
    ):
        return _state(words, opening, end, row)
    inner = _inner(words, opening, end)
    end, degrees = _degrees(words, end)
    degrees = inner + degrees
    pressed = PRESSED_IF_ENGAGE if row.phrase.startswith("engage") else PRESSED
    if force in {"request", "call", "invite", "encourage"} and _said(words, opening, end) & pressed:
        lemma = force = "urge"
        rule = "verb pressed by an adverb"
    if row.lemma in CARRIES_NOUN:
        times = _TIMES.match(words, end) if row.lemma in _RESAID else None
        noun = _ITS_NOUN.match(words, times.end() if times else end)
        if noun and (
            row.lemma == "express"
            or noun["whose"] in _OWN
            or (noun["whose"] and OBJECT_NOUNS[noun["noun"]][1] in {"call", "request", "invite"})
            or _SAID_BEFORE.match(words, noun.end())
        ):
            named, named_force = OBJECT_NOUNS[noun["noun"]]
            asks = named_force in ASKS_BY_NOUN
            if row.force != "recall" or asks:
                said = "reiterate" if row.lemma in _RESAID else "express"
                lemma, force = f"{said}_{named}", named_force
            end, rule = noun.end(), "noun after the verb"
            preposition = "de" if asks else preposition
            end, more = _degrees(words, end)
            degrees += more
    if lemma == "renew" and _EXTENDS.match(words, end):
        lemma, force = "extend", "decide"
    if row.lemma == "deplore" and _LAMENTED.match(words, end):
        lemma, force, rule = "regret", "express", "what is deplored is a lack or a fact"
    feeling = _WITH.match(words, end) if force in {"note", "welcome"} else None
    if feeling:
        degrees += tuple(
            english for french, english in _FRENCH_FEELING.items() if french in feeling[1]
        )
        end = feeling.end()
    negated = words.startswith(" d", end) and bool(_NEGATED.match(words, end))
    return VerbPhrase(opening, end, lemma, force, degrees, negated, pronoun, preposition, rule)


def _inner(words: str, start: int, end: int) -> tuple[str, ...]:
    """Degree words inside a phrase: "prend également note"."""
    if " " not in words[start:end]:
        return ()
    return tuple(DEGREES[match[0].strip(" ,")] for match in DEGREE.finditer(words, start, end))


def _said(words: str, start: int, end: int) -> frozenset[str]:
    return frozenset(words[start:end].lower().replace(",", "").split())


def _degrees(words: str, end: int) -> tuple[int, tuple[str, ...]]:
    found: list[str] = []
    while match := DEGREE.match(words, end):
        found.append(DEGREES[match[0].strip(" ,")])
        end = match.end()
    return end, tuple(found)


def _state(words: str, opening: int, end: int, row: Row) -> VerbPhrase | None:
    """ "Se déclare préoccupée", "demeure saisi": what the body says it is."""
    match = _STATE.match(words, end)
    if match is None:
        return None
    for stem, lemma, force in STATES:
        if match[1].lower().startswith(stem):
            _, degrees = _degrees(words, end)
            return VerbPhrase(opening, match.end(), lemma, force, degrees, rule="state of the body")
    if row.weak:
        return None
    return VerbPhrase(opening, end, row.lemma, row.force, rule="state of the body")
