"""Who is to act where a noun is called for: "calls for restraint by all parties"."""

from __future__ import annotations

import re

from manden.reading.actors import opens_with_actor
from manden.reading.phrase_actors import actors_of
from manden.reading.resolution import Addressee

_AGENT_LEAD = {
    "en": re.compile(
        r"(?<!ed)(?<!taken)(?<!made)(?<!held)(?<!given)(?<!set)(?<!(?:n|t) up)(?<! out)"
        r" (?:by|between|among|on the part"
        r" of) "
        r"(?!\w+ing\b)|\b(?:efforts|cooperation|collaboration|commitment|engagement|work|support"
        r"|assistance|initiatives|withdrawal|endeavours|contributions|participation|involvement"
        r"|adherence|accession|role) of "
        r"|\b(?:support|assistance|cooperation|contributions|commitments?|engagement|help) from "
    ),
    "fr": re.compile(
        r"(?<!é)(?<!ée)(?<!és)(?<!ées)(?<!is)(?<!ises)(?<!ise)(?<!us) (?:par|entre|de la part"
        r" d(?:e |'|u"
        r" |es ))|\b(?:efforts|coopération|collaboration|engagement|travaux|appui|soutien"
        r"|initiatives"
        r"|retrait|contributions|participation|adhésion) d(?:e |u |es |e la |'|e l')"
        r"| que (?:mènent|mène|font|fait|déploient|déploie|consentent|accomplissent|poursuivent) "
    ),
}
_AGENT_ENDS = {
    "en": re.compile(
        r",| to | in | for | with | on | at | that | which | who | aimed | through | under | as |"
        r" and to"
        r"|;| towards | within | during | regarding | including "
    ),
    "fr": re.compile(
        r",| à | pour | dans | en | avec | sur | qui | que | visant | au titre | afin | lors |;"
        r"| concernant | notamment "
    ),
}
_RELATIVE = {
    "en": re.compile(r" (?:that|which|who|whose|where|as) |;"),
    "fr": re.compile(r" (?:qui|que|dont|où|tel) | qu'|;"),
}


def agent_of_noun(
    words: str, start: int, end: int, language: str
) -> tuple[tuple[Addressee, ...], tuple[int, int]] | None:
    """The agents of the noun in `words[start:end]` and where they are named, or None.

    >>> found = agent_of_noun("continued efforts by all States to sing", 0, 40, "en")
    >>> found[0][0].actor if found else None
    'all_states'
    >>> agent_of_noun("respect for the law adopted by the Government", 0, 45, "en") is None
    True
    """
    leads = _AGENT_LEAD[language].search(words, start, min(end, start + 220))
    if leads is None or _RELATIVE[language].search(words, start, leads.start()):
        return None
    if leads[0].endswith(" of ") and " to " in words[start : leads.start()]:
        return None  # "a fund to support the work of the Court" asks nothing of the Court
    place = leads.end()
    phrase = re.split(_AGENT_ENDS[language], words[place:end], maxsplit=1)[0]
    found = actors_of(phrase, language) if opens_with_actor(phrase, language) else ()
    return (found, (place, place + len(phrase))) if found else None
