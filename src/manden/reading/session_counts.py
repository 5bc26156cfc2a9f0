"""Whose session it is, and whether it is over when a text is adopted.

Each body counts its own sessions, so the number is compared only with the sessions of the body that
is named beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.date_limits import AdoptedText, Found
from manden.reading.organs import organ_in
from manden.reading.possible_numbers import FIRST_GA, FIRST_HRC

_NEAR = 12
_FEW = 1  # "the first session after its adoption" names no count
_WORK_EN = (
    r"(?:recommendations?|conclusions?|decisions?|reports?|deliberations|discussions|observations)"
)
_WORK_FR = r"(?:recommandations?|conclusions?|décisions?|rapports?|délibérations|observations)"
# What was done at a session that is over; "to be held", "sera examiné" lie ahead.
_PAST = {
    "en": re.compile(
        r"(?<!be )(?<!been )\b(?:held|adopted|submitted|presented|considered|made|decided|discussed"
        r"|convened|taken|introduced|established|approved|endorsed|agreed|issued|prepared|expressed"
        r"|given|reached|concluded|recommended|completed|requested|elected|proclaimed|launched"
        r"|begun|undertaken|announced|gathering|assembled|delivered"
        r"|transmitted|addressed|produced|opened|created|reaffirmed"
        r"|placed|proposed|nominated|selected|set out|(?:set|fixed)(?= by)"
        rf"|(?:on|of) the work(?: of)?|{_WORK_EN} of (?:the )?(?!Secretary-|High Comm|Director)[A-Z]"
        r"(?:(?! that )[^,;]){3,70}?)"
        r"(?: upon| on| out)?(?: (?:to|by|before|in|with|for|of|on)(?: [\w'-]+){1,10}| \w+ly)?,? ?$"
    ),
    "fr": re.compile(
        r"(?<!être )(?<!sera )(?<!seront )(?<!soit )(?<!soient )\b(?:(?:tenu|adopté|soumis|présenté"
        r"|examiné|décidé|eu lieu|débattu|convoqué|pris|instauré|établi|approuvé|arrêté|publié|formulé"
        r"|exprimé|rendu|conclu|recommandé|achevé|demandé|élu|proclamé|lancé|annoncé|entamé|entrepris"
        r"|transmis|créé|institué|énoncé|adressé|communiqué|fixé(?=e?s? par)|consacré|accompli"
        r"|engagé|organisé|réaffirmé|issu|proposé|désigné)e?s?|convenue?s"
        rf"|les travaux|{_WORK_FR} (?:d[eu]s?|de l[a']) ?[A-Z](?:(?! qu[e'] ?| tendant )[^,;]){{3,70}}?)"
        r"(?: (?:par|à|au|devant|en)(?: [\w'-]+){1,10})?,? ?$"
    ),
}


def was_done_there(words: str, start: int, language: str) -> bool:
    """Whether the words before a session tell what was done there: "the text adopted at its tenth".

    >>> was_done_there("the report adopted at its tenth session", 19, "en")
    True
    """
    return _PAST[language].search(words[max(0, start - 70) : start]) is not None


def organ_of(words: str, start: int, end: int, context: AdoptedText | None) -> str | None:
    """Whose session it is: named after it, else before it; "other" for a body of no known count.

    Without a name it is the adopting body's.
    """
    own = context.body if context else None
    after = re.match(
        r" (?:of|de|d(?:u|es)) ?(?:the |la |l')?(?P<who>[A-ZÉ][^,;.]{2,80})", words[end : end + 100]
    )
    if after:
        return _code(after["who"], own)
    if _OF_A_GROUP.match(words, end):
        return "other"
    inside = re.search(r"([A-Z][\w-]+)'s? ", words[start:end])
    if inside:
        return _code(inside[1], own)
    base = max(0, start - 130)
    named = list(_BODIES.finditer(words, base, start))
    if not named:
        return own
    if _WITHIN.search(named[-1][0]) or _OF_ITS.search(words[base : named[-1].start()]):
        return "other"
    return _code(words[named[-1].start() : start][:90], own)


# "The third session of the working group" is counted by that group.
_OF_A_GROUP = re.compile(
    r" (?:of|de|d(?:u|es)) ?(?:the |that |la |l'|ce )?(?:[a-zé-]+ ){0,3}?"
    r"(?:(?:working )?group|committee|commission|conference|panel|forum|groupe|comité|conférence)\b"
)
# "The Council Advisory Committee", "le Comité consultatif du Conseil" count their own sessions.
_WITHIN = re.compile(r"\b(?:Assembly|Council) .*\b(?:Committee|Commission|Board|Forum)$")
_OF_ITS = re.compile(r"\b(?:Comité|Forum|Groupe de travail|Bureau) (?:[\w'-]+ ){0,4}d(?:u|e l') ?$")
_BODIES = re.compile(
    r"\b(?:[A-Z][\w-]+ (?:and |of the |on |on the |et |des? |l')?)*"
    r"(?:Assembly|Council|Commission|Committee|Board|Conference of the Parties|Forum|Assemblée"
    r"|Conseil|Comité|Conférence)\b"
)


# "The Council" alone is the adopting one where that is a council, "the Assembly" the General one.
_BARE = re.compile(r"(Assembly|Council|Assemblée|Conseil)\b(?! (?:of|d[eu]s?|exécutif)\b| d')")
_ASSEMBLIES = frozenset({"UNEA", "UNHA"})


def _code(name: str, own: str | None) -> str | None:
    found = organ_in(name)
    if found:
        return found
    bare = _BARE.match(name)
    if bare is None:
        return "other"
    if bare[1] in {"Assembly", "Assemblée"}:
        return own if own in _ASSEMBLIES else "GA"
    return own if own not in _ASSEMBLIES and own != "GA" else "other"


def current_session(organ: str | None, context: AdoptedText | None) -> int | None:
    """The body's session when the text was adopted: its own, or counted from the date.

    The General Assembly opens a session each September since 1946 (the first, in two parts,
    from January); the Human Rights Council has held three a year since 2007.
    """
    if context is None:
        return None
    if organ == context.body:
        number = context.session
        return number if number is None or number < FIRST_GA else None
    if context.adopted is None:
        return None
    year, month = context.adopted.year, context.adopted.month
    if organ == "GA":
        return year - FIRST_GA - (month < 9)
    if organ == "HRC" and year > FIRST_HRC:
        return (year - FIRST_HRC) * 3 + (1 if month < 6 else 2 if month < 9 else 3)
    return None


def is_over(number: int, organ: str | None, said_past: bool, context: AdoptedText | None) -> bool:
    """Whether a session lies behind: by its number where the count is known, else by the words.

    "À lui-même à sa soixantième session" may name another body before: a number that can be the
    adopting body's next ones is taken for its own.
    """
    current = current_session(organ, context)
    own = current_session(context.body, context) if context else None
    if own is not None and own < number <= own + _NEAR:
        return said_past and organ == "other"
    if current is None:
        return said_past
    if is_far_behind(number, organ, context):
        return said_past  # far behind: that of a group or committee that has no name here
    return number < current or (number == current and said_past)


def is_far_behind(number: int, organ: str | None, context: AdoptedText | None) -> bool:
    """Whether the adopting body, being that `organ`, held this session years ago, beyond the first."""
    if context is None or organ != context.body:
        return False
    current = current_session(organ, context)
    return current is not None and _FEW < number < current - _NEAR


def session_after(
    words: str, match: re.Match[str], numbered: Sequence[Found], context: AdoptedText | None
) -> int | None:
    """ "At its tenth session, and at the following one": the one after the session just named."""
    if "following" not in match[0] and "suivante" not in match[0]:
        return None
    named = [found for found in numbered if found[1] <= match.start()]
    if not named or named[-1][2].session is None:
        return None
    start, end, last = named[-1]
    organ = organ_of(words, match.start(), match.end(), context)
    same = organ == organ_of(words, start, end, context)
    return last.session + 1 if same and last.session else None
