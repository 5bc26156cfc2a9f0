"""Mandates that a resolution establishes, extends or ends: who holds them and for how long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manden.reading.cardinals import NUMBER
from manden.reading.durations import lengths
from manden.reading.printed_dates import MONTHS
from manden.reading.resolution import Clause, MandateAct
from manden.reading.squeezed import in_small_letters
from manden.reading.time_units import iso_term

_HOLDER_ENDS = {
    "en": re.compile(
        rf"[,;:(]| (?:for (?:a |an |the |another |{NUMBER})"
        r"|until |through \d|as (?:set"
        r"|contained"
        r"|defined|established|mandated|provided)|in order|in accordance|with (?:a |the |effect"
        r"|its)"
        r"|under the|on the same|pursuant|which |that |whose |by \w+ (?:year|month)|up to"
        r"|contained|set"
        r" out|established|created|beyond|to (?:allow|enable|permit|continue|include|assist|be)"
        r"|(?:shall|will) (?:end|expire|cease|terminate|come|be terminated))"
        r"|\.$"
    ),
    "fr": re.compile(
        rf"[,;:(]| (?:pour (?:une |un |{NUMBER})"
        r"|jusqu|afin |tel(?:le)?s? que|qui |que |dont "
        r"|en vue"
        r"|conformément|selon|prévu|énoncé|défini|établi|créé|d'une (?:durée|nouvelle)|avec (?:le"
        r"|pour)"
        r"|aux (?:mêmes|fins)|dans les mêmes|chargée? d|au-delà|en tant|d'un an|de trois ans"
        r"|(?:prendr|expirer|cesser|arriver)(?:a|ont))|\.$"
    ),
}
_BODY_EN = (
    r"(?:(?:independent|international|ad hoc|open-ended|intergovernmental|special|new)[ ,]+)*"
    r"(?:mandate of|special rapporteur|independent expert|expert mechanism|working group"
    r"|fact-finding mission|commission of inquiry|(?:group|team|panel) of|monitoring mechanism"
    r"|investigative (?:team|mechanism)|committee|forum|mission|mechanism)\b"
)
_BODY_FR = (
    r"(?:mandat d|rapporteu(?:r|se) spécial|expert(?:e)? indépendant|mécanisme|groupe d"
    r"|mission|commission|comité|équipe|forum)"
)
# A noun is no extension where it only says until when, or what somebody waits for.
_EXTENDING_FR = (
    r"\b(?:(?:proroge|prolonge|reconduire|reconduit|maintenir(?=[^;:]{0,40} mandat)"
    r"|renouvel(?!lement))[a-zé]*"
    r"|(?<!avant le )(?<!avant tout )(?<!après le )(?<!lors du )(?<!jusqu'au )(?<!attente du )(?<!vue du )"
    r"(?<!date du )(?<!depuis le )renouvellement|(?<!l'intention de )(?<!l'intention d'en )prorogation)\b"
)
_NAMED_MISSION = {
    "en": r"(?<!of )(?<!in )(?<!to )(?<!for )(?<!by )(?<!with )(?<!within )(?<!and )(?<!under )the"
    r" (?=(?:united nations|international|independent|joint)\b[^,;:]{0,90}?\b"
    r"(?:mission|operation|force|office|mechanism|commission|panel|group|tribunal|team)\b)",
    "fr": r"(?<!à )(?<!de )(?<!dans )(?<!pour )(?<!sur )(?<!avec )(?<!par )(?<!et )"
    r"(?:la |le |l'|une? )(?=(?:mission|opération|force|bureau|mécanisme|commission|groupe|tribunal|équipe)\b"
    r"[^,;:]{0,60}?\b(?:nations unies|international|indépendant|conjoint))",
}
# Of words in small letters: patterns that mind the case are far quicker.
_ACTS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": tuple(
        (act, re.compile(pattern))
        for act, pattern in (
            ("extend", r"\b(?:extend|renew|prolong)s?\b[^;:]{0,160}?\bmandates?,? (?:of|entrusted"
             r" to|for) "),
            ("extend", r"\b(?:extend|renew)s?\b[^;:]{0,80}? its (?:current )?mandate(?P<own>)"),
            ("terminate", r"\bmandates? of (?=[^;:]{3,160}? (?:shall|will) (?:end|expire|cease|terminate"
             r"|come to an end|be terminated)\b)"),
            ("discontinue", r"\bdiscontinues?\b[^;:]{0,60}?\bmandates? of "),
            ("terminate", r"\b(?:terminates?|ends?|concludes?)\b[^;:]{0,60}?\bmandates? of "),
            ("establish", r"\b(?:establish|appoint|create|dispatch)(?:s|es)?\b(?:,[^,]+,)?"
             rf"[^,;:]{{0,20}}? (?:an? (?=(?:\w+,? ){{0,3}}?{_BODY_EN})|{_NAMED_MISSION['en']})"),
        )
    ),
    "fr": tuple(
        (act, re.compile(pattern))
        for act, pattern in (
            ("extend", rf"{_EXTENDING_FR}[^;:]{{0,160}}?\bmandats?(?:,[^,]{{0,60}},)? (?:confié à"
                       rf" |du "
             r"|de la |de l'|des |de |d')"),
            ("extend", rf"(?:(?<!l'intention d')\ben {_EXTENDING_FR[2:]}[^;:]{{0,40}}? le"
                       rf"|{_EXTENDING_FR}[^;:]{{0,40}}? son)"
             r" mandat(?P<own>)"),
            ("terminate", r"\bmandats? (?:confié à |du |de la |de l'|des |de |d')(?=[^;:]{3,160}?"
             r" (?:prendr(?:a|ont) fin|expirer(?:a|ont)|cesser(?:a|ont)|arriver(?:a|ont) à (?:son|leur) terme))"),
            ("terminate", r"\b(?:mettre|met) (?:un terme|fin) au mandat (?:du |de la |de l'|des "
                          r"|de )"),
            ("establish", r"\b(?:créer?|établir|établit|établissement|création|nommer?|désigner?|instituer?"
             r"|constituer?)\b[^,;:]{0,60}?(?:,[^,]+,)? (?:(?:d')?une? "
             rf"(?=(?:\w+ ){{0,3}}?{_BODY_FR})|{_NAMED_MISSION['fr']})"),
        )
    ),
}  # fmt: skip
# What is decided not to be done is no act, but for these.
_NOT_RENEWED = {
    "en": re.compile(
        r"\bnot (?:to )?(?:be )?(?:renew|extend)(?:ed)?\b[^;:]{0,80}?\bmandates? (?:of|for) "
    ),
    "fr": re.compile(
        r"\bne pas (?:renouveler|proroger|prolonger|reconduire)\b[^;:]{0,80}?\bmandats?"
        r" (?:confié à |du |de la |de l'|des |de |d')"
    ),
}
_ESTABLISHING = (
    *("establish", "appoint", "create", "dispatch"),
    *("créer", "création", "établi", "nommer", "nomme", "désigner", "institue", "constitue"),
)
_WHEN = rf"(?:(?P<day>\d{{1,2}})(?:er)? )?(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})"
# "24 months from the date of expiration of its current mandate in December 2019".
_RUNS_FROM = {
    "en": re.compile(
        r",? (?:from|after|beginning|starting|as (?:of|from)|with effect from)(?: on| in)?"
        r" (?:the )?(?:(?:date of )?(?:its |the )?(?:expir[a-z]+|end)\b[^;:,]{0,120}?,? (?:in|on) "
        rf"(?:the )?)?{_WHEN}",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r",? (?:à compter|à partir)(?: de l'| de la | de | du | d')"
        r"(?:(?:date d')?(?:expiration|échéance|fin)\b[^;:,]{0,120}?,? (?:en |le |à savoir |soit )"
        rf"(?:le |en )?)?{_WHEN}",
        re.IGNORECASE,
    ),
}


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
        if clause.force == "decide"
        for act in _acts(words[clause.start : clause.end], anchor, language, negated=clause.negated)
    )


def _acts(printed: str, anchor: str, language: str, *, negated: bool) -> Iterator[MandateAct]:
    small = printed.lower()
    establishes = any(map(small.__contains__, _ESTABLISHING))
    known = "mandat" in small  # what is not new is called a mandate
    if not (known or establishes):
        return
    plain = " ".join(printed.split()).replace("\u2019", "'")
    small = in_small_letters(plain)
    ended = (("terminate", _NOT_RENEWED[language]),) if known else ()
    for act, pattern in ended if negated else (*ended, *_ACTS[language]):
        named = establishes if act == "establish" else known
        match = pattern.search(small) if named else None
        if match is None:
            continue
        own = "own" in match.groupdict()  # "its mandate": the holder stands in another clause
        holder = None if own else _holder(plain, match.end(), language)
        yield MandateAct(anchor, act, holder, *_term(plain, language))
        return


def _holder(words: str, start: int, language: str) -> str | None:
    ends = _HOLDER_ENDS[language].search(words, start)
    holder = words[start : ends.start() if ends else len(words)].strip()
    holder = re.sub(r"^(?:the|le|la|l'|les) ?(?=[A-ZÉ'])|^the ", "", holder)
    holder = re.sub(r"^(?:mandate of (?:a |an |the )?|mandat de |mandat d')", "", holder)
    return holder or None


def _term(words: str, language: str) -> tuple[str | None, str | None]:
    """The length of a mandate in ISO 8601 ("P1Y") and from when it runs; None where not printed."""
    length = next(lengths(words, language), None)
    term = iso_term([(length.number, length.unit), *length.more]) if length else ""
    if length is None or not term:
        return None, None
    unit_ends = length.start
    for unit in (length.unit, *(unit for _, unit in length.more)):
        place = words.find(unit, unit_ends)  # "a year and a half" prints no months
        unit_ends = place + len(unit) if place >= 0 else unit_ends
    runs = _RUNS_FROM[language].match(words, unit_ends)
    from_when = None
    if runs:
        month = f"{runs['year']}-{MONTHS[runs['month'].lower()]:02}"
        from_when = f"{month}-{int(runs['day']):02}" if runs["day"] else month
    return term, from_when
