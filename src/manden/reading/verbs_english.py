"""English openings: "Also strongly urges", "Reiterates its call upon", "Decides not to".

Third persons, participles and plurals are derived from the base phrases of `verb_table_en`.
"""

from __future__ import annotations

import re

from manden.reading.verb_phrase import ASKS, ASKS_BY_NOUN, Form, VerbPhrase
from manden.reading.verb_rows_en import Row, rows_of
from manden.reading.verb_table_en import (
    CARRIES_NOUN,
    DEGREES,
    HOMOGRAPHS,
    LEAD_INS,
    NOT_AN_OBJECT,
    NOT_DEGREES,
    OBJECT_NOUNS,
    PARTICULARS,
)
from manden.reading.weak_inside import is_own

_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_LEAD_IN = re.compile(rf"(?:{LEAD_INS})\b,? ", re.IGNORECASE)
_LEAD_LETTERS = frozenset(
    letter for lead in LEAD_INS.split("|") for letter in (lead[0].lower(), lead[0].upper())
)
_DEGREE = re.compile(
    "(?:" + "|".join(sorted(DEGREES, key=len, reverse=True)) + r"|[a-z]+ly)\b", re.IGNORECASE
)
_DEGREES_END = ("ly", *sorted({degree.split(" ")[0] for degree in DEGREES}))  # their first words
_SUBJECT = re.compile(
    r"(?:The (?:(?:United Nations |Human Rights |Security |Economic and Social )?Council"
    r"|General Assembly|Assembly|Conference) |It |[Ww]e,? (?:the [^,]{3,90}, )?)"
)
# "The report is late; it therefore requests": after a semicolon the body may be named again.
_IT = re.compile(r"it (?=(?:(?:also|further|[a-z]+ly|thus|therefore|hereby) )*[a-z]+s\b)")
_AGAIN = ("; ", "; and ")
_ITS_NOUN = re.compile(
    r" (?P<whose>its|their|his|our|the [A-Z][\w-]*(?: [A-Z][\w-]*)*'s|the|an?)?"
    r"(?: ?(?!of |the |to |for |that |on |in |its )[a-z-]+(?![\w-])(?:,| and)?){0,4}? ?\b(?P<noun>"
    + "|".join(sorted(OBJECT_NOUNS, key=len, reverse=True))
    + r")\b"
)
_AFTER_CALL = re.compile(
    r" (?:(?:upon|on|for)\b|to(?= (?:the|all|its|relevant|other|those|any|both|[A-Z]|[\w-]+"
    r" (?:bodies"
    r"|States|parties|countries|organizations|Governments|authorities)\b)))"
)
_PARTICULAR = re.compile(
    rf" (?:however,? |also |further )?(?:[a-z]+ly )*(?P<state>{PARTICULARS})\b"
)
_WITH = re.compile(
    r" with ((?:[a-z]+ )?(?:appreciation|satisfaction|concern|interest|regret|alarm))"
)
_JOINT = re.compile(r",? (?:and )?")
# "And appeals to the States to sing": a verb, for it has whom it asks and the act.
_APPEALS = re.compile(r" to [^,;]{3,120}? (?:to|for) ")
# "States are urged to ring": whom it asks, and no verb.
_ARE_STATES = re.compile(
    r"States?(?:,| (?:[Pp]art|Members|of |and |(?:\w+ly )?(?!that|the|its)[a-z]+))"
)
# "And requests, without haste, the Mayor to ring"; "and in this regard requests:" before a list.
_ASIDE_FIRST = re.compile(
    r" ?:|, (?:[a-z]+ ){1,2}[^,;]{0,110}, (?:that|the|all|its|Member|States|[A-Z][a-z]+)\b"
)
_PLEDGED = re.compile(r"[Pp]ledges? (?:its|our) ")  # "pledges its support", not "to support"
_NOT = re.compile(r" not\b")
_TO_ACT = re.compile(r" to (?:[a-z]+ly )?([a-z]+)")
_EXTENDS = re.compile(
    r",? (?:(?:until|for) (?:(?!\b(?:appeal|call|request|invitation|demand|commitment|offer|pledge)s?\b)"
    r"[^;:]){0,120}?)?\b(?:the|its|this|these|those|all) (?:[a-z-]+ ){0,2}?(?:mandates?|measures"
    r"|authori[sz]ations?|sanctions|terms?|provisions|exemptions?|appointments?|prohibitions?|arrangements)\b"
)  # what is renewed runs on: a decision, where "renews its appeal" asks again
_TIMES = re.compile(
    r",? (?:for (?:an?|the) [a-z]+ time|until further notice|once (?:more|again)),?"
)
_NOTING = ("aware", "of the view", "of the opinion")
_RESAID = frozenset({"reiterate", "renew", "repeat", "reaffirm"})


def phrase_at(words: str, place: int, form: Form, *, opens: bool) -> VerbPhrase | None:
    """The opening that stands at `words[place]`; `opens` where a sentence begins there.

    >>> found = phrase_at("Also strongly urges all parties", 0, Form.FINITE, opens=True)
    >>> found.lemma, found.degree, found.end
    ('urge', ('also', 'strongly'), 19)
    """
    lead = _LEAD_IN.match(words, place) if words[place : place + 1] in _LEAD_LETTERS else None
    start = lead.end() if lead else place
    again = not opens and words.startswith("it ", start) and words.endswith(_AGAIN, 0, place)
    subject = (_IT if again else _SUBJECT).match(words, start) if again or opens else None
    if subject:
        start = subject.end()
        form = Form.PLURAL if subject[0].startswith(("We", "we")) else Form.FINITE
        lead = _LEAD_IN.match(words, start)
        start = lead.end() if lead else start  # "We therefore pledge"
    token = _WORD.match(words, start)
    opening = subject.start() if subject else start
    degrees: tuple[str, ...] = ()
    if token and token[0].lower().endswith(_DEGREES_END):
        start, degrees = _before(words, start)
        token = _WORD.match(words, start)
    if token is None:
        return None
    key = token[0] if token[0].islower() or not opens else token[0].lower()
    for row in rows_of(form).get(key, ()):
        if words[start : start + len(row.phrase)].lower() == row.phrase and _ends(
            words, start, row
        ):
            return _accepted(words, opening, start, row, degrees, opens=opens, form=form)
    if key in {"continues", "continuing"}:
        return _continued(words, opening, token.end(), degrees)
    return None


def openings(form: Form) -> frozenset[str]:
    """Patterns of what an opening inside a sentence may begin with: a verb, a degree, a lead-in.

    >>> "urging" in openings(Form.PARTICIPLE), "urging" in openings(Form.FINITE)
    (True, False)
    """
    leads = LEAD_INS.split("|")
    continued = {"continues", "continuing"}
    return frozenset({*rows_of(form), *DEGREES, "[a-z]+ly", *leads, *continued, "it "})


def participles_of_asking() -> frozenset[str]:
    """The participles of what asks, and of what a noun makes ask ("reiterating its call").

    >>> "urging" in participles_of_asking(), "noting" in participles_of_asking()
    (True, False)
    """
    asking = (
        first
        for first, rows in rows_of(Form.PARTICIPLE).items()
        if any(row.lemma in CARRIES_NOUN or row.force in ASKS for row in rows)
    )
    return frozenset({*asking, "continues", "continuing"})


def opens_otherwise(words: str) -> bool:
    """Whether a preambular paragraph opens with the body, or with what leads in to a verb."""
    lead = words[:1] in _LEAD_LETTERS and _LEAD_IN.match(words)
    return bool(lead or _SUBJECT.match(words))


def _ends(words: str, start: int, row: Row) -> bool:
    end = start + len(row.phrase)
    if row.lemma == "state" and _ARE_STATES.match(words, start):
        return False
    return end >= len(words) or not (words[end].isalnum() or words[end] in "-'")


def _before(words: str, start: int) -> tuple[int, tuple[str, ...]]:
    """Past the degree words before a verb: where the verb is, and the words."""
    degrees: list[str] = []
    while True:
        match = _DEGREE.match(words, start)
        if match is None or match[0].lower() in NOT_DEGREES:
            return start, tuple(degrees)
        after = _JOINT.match(words, match.end())
        if after is None:
            return start, tuple(degrees)
        degrees.append(DEGREES.get(match[0].lower(), match[0].lower()))
        start = after.end()


def _accepted(
    words: str,
    opening: int,
    start: int,
    row: Row,
    degrees: tuple[str, ...],
    *,
    opens: bool,
    form: Form,
) -> VerbPhrase | None:
    end = start + len(row.phrase)
    if row.lemma in {"remain", "stand", "be"}:
        return _state(words, opening, end, row, degrees)
    own = opens or not row.weak or is_own(words, opening, end, row.lemma, "en")
    if not own and row.lemma not in CARRIES_NOUN:
        return None
    first = row.phrase.split(" ")[0]
    following = _WORD.match(words, end + 1)
    if (
        not opens
        and form is Form.FINITE
        and first in HOMOGRAPHS
        and row.phrase == first
        and (following is None or following[0] in NOT_AN_OBJECT)
        and not _ASIDE_FIRST.match(words, end)
        and not (first == "appeals" and _APPEALS.match(words, end))
    ):
        return None
    end, after = _after(words, end)
    lemma, force, rule = row.lemma, row.force, "verb"
    if row.lemma in CARRIES_NOUN:
        times = _TIMES.match(words, end) if row.lemma in _RESAID else None
        noun = _ITS_NOUN.match(words, times.end() if times else end)
        if noun and (row.lemma not in _RESAID or _is_said_again(noun)):
            named, force = OBJECT_NOUNS[noun["noun"]]
            if row.force == "recall" and force not in ASKS_BY_NOUN:
                force = "recall"
            if row.force != "recall" or force in ASKS_BY_NOUN:
                lemma = f"{'reiterate' if row.lemma in _RESAID else row.lemma}_{named}"
            end, rule = noun.end(), "noun after the verb"
            asks = _AFTER_CALL.match(words, end) if force in ASKS_BY_NOUN else None
            end = asks.end() if asks else end
        elif not own:
            return None
    with_feeling = _WITH.match(words, end)
    if with_feeling and force in {"note", "welcome"}:
        after = (*after, f"with {with_feeling[1]}")
        end = with_feeling.end()
    lemma, force = _meant(words, (start, end), lemma, force)
    negated = bool(_NOT.match(words, end))
    return VerbPhrase(opening, end, lemma, force, degrees + after, negated, rule=rule)


def _meant(words: str, verb: tuple[int, int], lemma: str, force: str) -> tuple[str, str]:
    """Lemma and force where what follows the verb decides them."""
    if lemma == "renew" and _EXTENDS.match(words, verb[1]):
        return "extend", "decide"
    return lemma, "express" if _PLEDGED.match(words, verb[0]) else force


def _is_said_again(noun: re.Match[str]) -> bool:
    """Whether what is reiterated is the body's, or an ask that it makes its own."""
    whose = noun["whose"] or ""
    asks = OBJECT_NOUNS[noun["noun"]][1] in {"call", "request", "invite"}
    return whose in {"its", "our"} or whose.endswith("'s") or (asks and whose == "the")


def _state(
    words: str, opening: int, end: int, row: Row, degrees: tuple[str, ...]
) -> VerbPhrase | None:
    """ "Remains seized", "is deeply concerned": a state of the body, not an ordinary sentence."""
    particular = _PARTICULAR.match(words, end)
    if particular is None:
        return None
    seized = particular[0].endswith("seized")
    lemma = f"{row.lemma}_{particular['state'].replace(' ', '_')}"
    force = "other" if seized else "note" if particular[0].endswith(_NOTING) else "express"
    return VerbPhrase(opening, particular.end(), lemma, force, degrees, rule="state of the body")


def _continued(words: str, opening: int, end: int, degrees: tuple[str, ...]) -> VerbPhrase | None:
    """ "Continues to urge": the force is that of what is continued."""
    infinitive = _TO_ACT.match(words, end)
    if infinitive is None:
        return None
    rows = rows_of(Form.PLURAL).get(infinitive[1], ())
    for row in rows:
        if words.startswith(row.phrase, infinitive.start(1)):
            finish = infinitive.start(1) + len(row.phrase)
            degree = (*degrees, "again")
            return VerbPhrase(opening, finish, row.lemma, row.force, degree, rule="continued verb")
    return None


def _after(words: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Degree words after a verb: "Requests also", "condemns in the strongest terms"."""
    degrees: list[str] = []
    while words.startswith(" ", end):
        match = _DEGREE.match(words, end + 1)
        if match is None or match[0].lower() in NOT_DEGREES or match[0].lower() == "in particular":
            break
        degrees.append(DEGREES.get(match[0].lower(), match[0].lower()))
        end = match.end()
    return end, tuple(degrees)
