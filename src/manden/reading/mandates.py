"""Mandates that a resolution establishes, extends or ends: who holds them and for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manden.reading import deadline_words as time_words
from manden.reading.resolution import Clause, MandateAct

_HOLDER_ENDS = {
    "en": re.compile(
        r"[,;:(]| (?:for (?:a |an |the |another |one |two |three |\d)|until |through \d|as (?:set|contained"
        r"|defined|established|mandated|provided)|in order|in accordance|with (?:a |the |effect|its)"
        r"|under the|on the same|pursuant|which |that |whose |by \w+ (?:year|month)|up to|contained|set"
        r" out|established|created|beyond|to (?:allow|enable|permit|continue|include|assist|be))"
        r"|\.$"
    ),
    "fr": re.compile(
        r"[,;:(]| (?:pour (?:une |un |\d|deux|trois)|jusqu|afin |tel(?:le)?s? que|qui |que |dont |en vue"
        r"|conformément|selon|prévu|énoncé|défini|établi|créé|d'une (?:durée|nouvelle)|avec (?:le|pour)"
        r"|aux (?:mêmes|fins)|dans les mêmes|chargée? d|au-delà|en tant|d'un an|de trois ans)|\.$"
    ),
}
_BODY_EN = (
    r"(?:(?:independent|international|ad hoc|open-ended|intergovernmental|special|new)[ ,]+)*"
    r"(?:mandate of|Special Rapporteur|Independent Expert|[Ee]xpert mechanism|[Ww]orking [Gg]roup"
    r"|[Ff]act-finding mission|[Cc]ommission of inquiry|(?:[Gg]roup|[Tt]eam|[Pp]anel) of"
    r"|[Ii]ndependent (?:[Ii]nternational )?|monitoring mechanism|investigative (?:team|mechanism)"
    r"|[Cc]ommittee|[Ff]orum|[Mm]ission|[Mm]echanism)"
)
_BODY_FR = (
    r"(?:mandat d|[Rr]apporteur(?:e|euse)? spécial|[Ee]xperte? indépendant|[Mm]écanisme"
    r"|[Gg]roupe de travail|[Gg]roupe d'experts|[Mm]ission|[Cc]ommission|[Cc]omité|[Éé]quipe"
    r"|[Ff]orum|[Gg]roupe)"
)
_ACTS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": (
        ("extend", re.compile(
            r"\b(?:[Ee]xtend|[Rr]enew|[Pp]rolong|[Cc]ontinue)s?\b[^;:]{0,160}?\bmandates?,? "
            r"(?:of|entrusted to|for)(?: [^,]{0,60},)? (?=[^\s])")),
        ("extend", re.compile(
            r"\b(?:to )?(?:[Ee]xtend|[Rr]enew)s?,? (?:until [^,]+, |for [^,]+, )?its mandate()")),
        ("discontinue", re.compile(r"\b[Dd]iscontinues?\b[^;:]{0,60}?\bmandates? of ")),
        ("terminate", re.compile(
            r"\b(?:[Tt]erminates?|[Ee]nds?|[Cc]oncludes?)\b[^;:]{0,60}?\bmandates? of ")),
        ("establish", re.compile(
            rf"\b(?:[Ee]stablish|[Aa]ppoint|[Cc]reate|[Dd]ispatch)(?:s|es)?\b(?:,[^,]+,)?"
            rf"[^,;:]{{0,20}}? (?:a|an|the) (?=(?:\w+,? ){{0,3}}?{_BODY_EN})")),
    ),
    "fr": (
        ("extend", re.compile(
            r"\b(?:[Pp]roroge|[Pp]rolonge|[Rr]enouvele|[Rr]enouvelle|[Rr]econdui|[Mm]aintenir)[a-zé]*\b"
            r"[^;:]{0,160}?\bmandats?(?:,[^,]{0,60},)? (?:confié à |du |de la |de l'|des |de )")),
        ("terminate", re.compile(r"\b(?:mettre|met|[Mm]et) (?:un terme|fin) au mandat (?:du |de la |de"
                                 r" l'|des |de )")),
        ("establish", re.compile(
            rf"\b(?:[Cc]rée|[Éé]tabli|[Nn]omme|[Dd]ésigne|[Ii]nstitue|[Cc]onstitue)[a-zé]*\b"
            rf"[^,;:]{{0,60}}?(?:,[^,]+,)? (?:une?|le|la) (?=(?:\w+ ){{0,3}}?{_BODY_FR})")),
    ),
}  # fmt: skip
_UNITS = {"d": "D", "j": "D", "w": "W", "s": "W", "m": "M", "y": "Y", "a": "Y"}


def mandate_acts(
    clauses: Sequence[Clause], words: str, anchor: str, language: str
) -> tuple[MandateAct, ...]:
    """What the decisions of a paragraph do to mandates; `words` is the paragraph's text.

    >>> from manden.reading.clauses import clauses_of
    >>> text = "Decides to extend the mandate of the Observer on rivers for a period of two years;"
    >>> act = mandate_acts(clauses_of(text, "en"), text, "OP1", "en")[0]
    >>> act.act, act.holder, act.term
    ('extend', 'Observer on rivers', 'P2Y')
    """
    return tuple(
        act
        for clause in clauses
        if clause.force == "decide" and not clause.negated
        for act in _acts(" ".join(words[clause.start : clause.end].split()), anchor, language)
    )


def _acts(words: str, anchor: str, language: str) -> Iterator[MandateAct]:
    plain = words.replace("\u2019", "'")
    for act, pattern in _ACTS[language]:
        match = pattern.search(plain)
        if match is None:
            continue
        yield MandateAct(anchor, act, _holder(plain, match.end(), language), _term(plain, language))
        return


def _holder(words: str, start: int, language: str) -> str | None:
    ends = _HOLDER_ENDS[language].search(words, start)
    holder = words[start : ends.start() if ends else len(words)].strip()
    holder = re.sub(r"^(?:the|le|la|l'|les) ?(?=[A-ZÉ'])|^the ", "", holder)
    holder = re.sub(r"^(?:mandate of (?:a |an |the )?|mandat de |mandat d')", "", holder)
    return holder or None


def _term(words: str, language: str) -> str | None:
    """The length of a mandate in ISO 8601 ("P1Y"), or None where none is printed."""
    match = time_words.SPAN[language].search(words)
    if match is None:
        return None
    count = time_words.count_of(match["number"])
    return f"P{count}{_UNITS[match['unit'][0].lower()]}" if count else None
