"""Whether a span of years or days bounds an act: a mandate, an expense, a plan's name, a past budget.

Years after "for" often only say which budget or plan is meant; where money is given for them they
say how long it may be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from manden.reading.scheduled import is_event
from manden.reading.time_ranges import TimeRange

DONE = re.compile(
    r"(?<!be )(?<!to )(?<!sera )(?<!seront )(?<!être )(?<!soit )(?<!soient )"
    r"\b(?!journée|(?:an|mati)née|soirée|durée|donnée|liberté|volonté|difficulté|santé|\w*auté)"
    r"(?!\w+ité\b(?<!invité)(?<!licité)(?<!facilité)(?<!suscité)(?<!exploité)(?<!traité)(?<!limité)(?<!visité))"
    r"(?:\w{2,}(?:ed|té|tés|tée|tées|uée?s?|née?s?|rée?s?|lée?s?|sée?s?|cée?s?)"
    r"|carried out|undertaken|held|made|taken|begun|given"
    r"|tenue?s?|prise?s?|ouverte?s?|close?s?|conclue?s?|accomplie?s?|établie?s?|survenue?s?|prévue?s?|émise?s?)"
    r"(?: (?:in|at|à|by|par) (?:(?! and | et )[^,;]){1,40})?,? $"
)
# The years of a budget, a plan or an agenda are part of its name.
_BUDGET = re.compile(
    r"(?i:\bbudg[eé]t\w*|appropriations?|crédits?|compte d'appui|prévisions?)\b[^,;]{0,25}$"
)
# "To report in the budget for the period from 1 July 2026": which budget.
_IN_A_BUDGET = re.compile(
    r"\b(?:in|dans) (?:the|his|her|its|their|le|son|sa|les?) [^,;.]{0,40}\bbudg[eé]t[^,;]{0,80}$"
)
_COVERS = re.compile(r"\b(?:covering|covers?|couvrant|couvre|portant sur|porte sur)\b")
_BIENNIUM = re.compile(r"bienni|biennal|exercice")
# "Approves 3 million dollars for the biennium 2026–2027": how long money or means may be used.
_SPENT = re.compile(
    r"[^;]{0,80}\b(?:dollars|francs|euros|amount|montant|resources|ressources|savings|économies|hospitality)\b"
)
_IS_OPENED = r"(?:est|sont|sera|seront|soit|soient) (?:ouvert|alloué|affecté|approuvé)e?s?"
_SUM = re.compile(
    rf"\b(?:dollars|francs|euros)\b(?: \([^()]*\)|, soit [^,]*,)?(?: (?:{_IS_OPENED}"
    r"|(?:is|are|be) (?:hereby )?(?:appropriated|approved|granted)))? ?$"
)
# "A credit of 3,000 dollars is opened for the biennium 2026-2027"
_OPENED = re.compile(rf"\b(?:dollars|francs|euros)\b {_IS_OPENED} $")
_SUM_AFTER = re.compile(  # "for the year 2020 the amount of 3,000 dollars"
    r"(?:for|pour|au titre d[eu]) [^,;]{3,40},? (?:l'ouverture )?"
    r"(?:an? |(?:d')?une? |des |the |l[ea] |l')(?:\w+ )?(?:amount|sum"
    r"|credit|appropriation|grant|subsidy|subvention|crédit|montant|somme|dépenses)\b[^;]{0,80}"
    r"\b(?:dollars|francs|euros)\b"
)
# "For 2020, which comes to 3,000 dollars"
_COMES_TO = re.compile(
    r"(?:for|pour) (?:[^,;]{3,40}, (?:qui|which|soit)|[^,;]{3,24},? (?:amounting to|totalling|in the amount of))"
    r" [^,;]{0,30}\d[^;]{0,30}\b(?:dollars|francs|euros)\b"
)
_OF_A_SUM = re.compile(
    r"\b(?:dollars|francs|euros)\b [^,;]{0,60}(?:, (?:y compris|including) [^,;]{3,50}, )?$"
)
_A_YEAR = 400  # days: a budget is voted for no more than that afterwards
# "To provide in the programme budget for the biennium 2026-2027 the resources": means, for that long.
_PROVIDES = re.compile(
    r"\b(?:make (?:[a-z]+ ){0,2}provisions?|provide|include|prévoir|inscrire)\b[^;]{0,160}$"
)
_BUDGETED = re.compile(
    r"\b(?:budg[eé]t(?:-?programme|s| d'appui)?|contingency fund|fonds de réserve|approved|budgeted"
    r"|inscrits?|ouverts?) (?:\d{1,2} )?$"
)
_PLAN = re.compile(
    r"(?i:\b(?:(?:work)?plans?|calendars? of conferences|calendriers? des conférences"
    r"|programmes?|agenda|strateg\w+|stratégi\w+|frameworks?|cadres?|decades?"
    r"|décennies?|policy|politique))\b[^,;]{0,95}$"
)
# "The expenditure for the heritage plan for 2026-2028": the years of the money, not of the name.
_EXPENSE = re.compile(r"\b(?:expenditures?|expenses|dépenses|dons|donations)\b[^,;]{0,70}$")
# "To appropriate an amount for the period to 30 November": money already used is granted too.
_GRANTS = re.compile(
    r"(?:\bto (?:appropriate|apportion|assess)|\bd'(?:ouvrir|affecter)|\bde (?:répartir|mettre en recouvrement))\b"
    r"(?![^;]*\b(?:already|previously|déjà)\b)[^;]{0,230}$"
)
_WHILE = re.compile(r"(?:in|during|over|throughout|au cours|pendant|durant)\b")
_OPENS_WITH = re.compile(
    r"(?:starting|beginning|commencing|as of|as from|à compter|à partir|dès)\b"
)
_WHICH = re.compile(r"\b(?:which|that|qui|que|qu')\b[^,;]{0,60}$")
# "The balance of the period from 2008 to 2012" is money left over.
_LEFT_OVER = re.compile(r"\b(?:balances?|soldes?)\b[^;]{0,90}$")
# A budget's own period, named without its years.
_NAMED = {
    "en": re.compile(
        r"\b(?:(?:over|during|within|in|throughout|in the course of) the(?: (?:current|same|present))?"
        r"|(?:over|during|within|in|throughout|for|in the course of) the (?:coming|next|forthcoming|following))"
        r" (?:bi|tri|quadri|quadr)ennium\b(?! ?(?:19|20)\d)"
    ),
    "fr": re.compile(
        r"\b(?:pendant|durant|au cours de|dans) l'exercice biennal\b(?! ?(?:19|20)\d)"
        r"(?: (?:en cours|à venir|suivant|considéré))?(?! (?:écoulé|précédent|passé))"
        r"|\b(?:pendant le|durant le|au cours du|dans le|pour le) prochain exercice biennal\b(?! ?(?:19|20)\d)"
    ),
}


def is_period(words: str, found: TimeRange, language: str, adopted: date | None) -> bool:
    """Whether the clause asks for something through a span, not only names what has those years."""
    if not found.introduced or _is_past(words, found, adopted):
        return False
    before = words[max(0, found.start - 90) : found.start]
    if _COVERS.search(words[max(0, found.start - 14) : found.start + 9]):
        return False  # what a report covers
    if _LEFT_OVER.search(before):
        return False
    if found.named and _IN_A_BUDGET.search(before) and not _provides(words, found):
        return False
    if found.yearly:
        return not _BUDGETED.search(before)
    if found.of_years and _BIENNIUM.search(words, found.start, found.end):
        return _is_of_a_biennium(words, found, before)
    if found.of_years and (
        _BUDGET.search(before) or (found.named and _names_a_plan(words, found, before))
    ):
        return False
    if adopted and found.opens < adopted and DONE.search(before, max(0, len(before) - 48)):
        return False
    return found.named or not is_event(words, found.start, language)


def _is_of_a_biennium(words: str, found: TimeRange, before: str) -> bool:
    """Whether money or means are given for a biennium; the years of a budget are part of its name."""
    if _OPENS_WITH.match(words, found.start):
        return True
    if _OPENED.search(before):
        return True
    if _BUDGETED.search(before):
        return _provides(words, found)
    if words.startswith("de l'exercice", found.start):
        return False
    return _spends(words, found) or _WHILE.match(words, found.start) is not None


def _spends(words: str, found: TimeRange) -> bool:
    base = max(0, found.start - 150)
    return _SPENT.search(words, base, found.start) is not None or bool(
        _SPENT.match(words, found.end)
    )


def _provides(words: str, found: TimeRange) -> bool:
    """Whether means are to be put into a budget of these years."""
    provides = _PROVIDES.search(words, max(0, found.start - 170), found.start)
    return provides is not None and ("provision" in provides[0] or _spends(words, found))


def _names_a_plan(words: str, found: TimeRange, before: str) -> bool:
    """Whether "for 2026-2028" is part of a plan's name; "during the period 2026-2028" is not."""
    if _WHILE.match(words, found.start) or _EXPENSE.search(before):
        return False
    return _PLAN.search(before) is not None


def _is_past(words: str, found: TimeRange, adopted: date | None) -> bool:
    """Whether a span is over, and no money is granted for it afterwards."""
    if adopted is None or found.closes >= adopted:
        return False
    granted = found.named and not found.of_years and (adopted - found.closes).days < _A_YEAR
    return not (granted and _GRANTS.search(words, max(0, found.start - 260), found.start))


def is_spent_in(words: str, start: int) -> bool:
    """Whether "for 2027", at `start`, says when a sum may be spent.

    >>> is_spent_in("to keep at 3,000 dollars the cost of travel for 2027", 44)
    True
    """
    before = words[max(0, start - 140) : start]
    if _SUM.search(before) or _SUM_AFTER.match(words, start) or _COMES_TO.match(words, start):
        return True
    return _OF_A_SUM.search(before) is not None and not _BUDGETED.search(before)


def periods_by_name(words: str, language: str) -> Iterator[tuple[int, int]]:
    """Where the period of a budget stands that has no years: "over the biennium".

    >>> list(periods_by_name("to ring during the biennium", "en"))
    [(8, 27)]
    """
    if "ennium" not in words and "exercice biennal" not in words:
        return
    for match in _NAMED[language].finditer(words):
        before = words[max(0, match.start() - 90) : match.start()]
        told = _WHICH.search(before) is not None
        if match[0].startswith(("for", "pour")):
            told = told or bool(_BUDGET.search(before) or _PLAN.search(before))
        if not told and not DONE.search(before, max(0, len(before) - 48)):
            yield match.span()
