"""Who is to act where a noun is called for: "calls for restraint by all parties"."""

from __future__ import annotations

import re

from manden.reading.actors import mentions, opens_with_actor
from manden.reading.phrase_actors import actors_of
from manden.reading.resolution import Addressee

_AGENT_LEAD = {
    "en": re.compile(
        r"(?<! and)(?<!ed)(?<!taken)(?<!made)(?<!held)(?<!given)(?<!set)(?<!(?:n|t) up)(?<! out)"
        r" (?:by|between|among(?:st)?|on the part"
        r" of) "
        r"(?!\w+ing\b)|(?<!in )\b(?:efforts|cooperation|collaboration|commitment|engagement|work|support"
        r"|assistance|initiatives|withdrawal|endeavours|contributions|participation|involvement"
        r"|adherence|accession|role) of "
        r"|\b(?:support|assistance|cooperation|contributions|commitments?|engagement|help"
        r"|reports?|updates?|briefings?|comments|suggestions|submissions)"
        r"(?:(?<=contributions) to (?:the |its )[^,;]{3,50}?)? from "
    ),
    "fr": re.compile(
        r"(?:efforts|visites|missions) (?:[a-zé]+ |de pays )?(?:déployés|consentis|faits|entrepris|menés"
        r"|accomplis|effectuées|faites) par |(?<! que)"
        r"(?<!é)(?<!ée)(?<!és)(?<!ées)(?<!is)(?<!ises)(?<!ise)(?<!us) (?:par\b|entre\b|de la part"
        r" d(?:e |'|u"
        r" |es ))|\b(?:efforts|coopération|collaboration|engagement|travaux|appui|soutien"
        r"|initiatives|générosité|bonne volonté|intervention|implication|mobilisation"
        r"|retrait|contributions|participation|adhésion)(?: (?!et )[a-zé]+(?:e|é|t|el|l))??"
        r" d(?:e |u |es |e la |'|e l')"
        r"| que (?:mènent|mène|font|fait|déploient|déploie|consentent|accomplissent|poursuivent) "
    ),
}
_AGENT_ENDS = {
    "en": re.compile(
        r" to | in | from | for | with | on | at | that | which | who | aimed | through | under "
        r"|(?<! well) as (?!well as)| and to| by (?=[A-Z]\w+ \d|\d|the end)|;| towards "
        r"| within | during | regarding | including | among "
    ),
    "fr": re.compile(
        r" à | aux? (?!affaires|droits)"
        r"| pour | dans | en | avec | sur | qui |(?<! ainsi) que | visant | au titre | afin | lors |;"
        r"| concernant | notamment | soi(?:t|ent) | sous | auprès | parmi "
    ),
}
_TAKES_PART = re.compile(r"(?:participation|involvement|engagement|role) ")
_TO_COMPLETE = re.compile(r"\b(?:pour|de|à) \w+(?:er|ir|re)\b|d'\w+(?:er|ir|re)\b")
# "The creation by States of national networks": what is created stands after who creates it.
_NOMINAL = {
    "en": re.compile(
        r"\b(?:establishment|conclusion|implementation|ratification|adoption|payment|provision"
        r"|cessation|withdrawal|release|transfer|removal|lifting|signature|acceptance|fulfilment|publication|submission|observance|appointment"
        r"|designation|introduction|application|elaboration|preparation|completion|use|transfer"
        r"|creation|enactment|development|dissemination|execution)$"
    ),
    "fr": re.compile(
        r"\b(?:mise (?:en (?:place|œuvre|service)|au point)|création|ratification|adoption|versement"
        r"|cessation|arrêt|retrait|libération|remise|levée|fourniture|signature|acceptation|publication|présentation|respect|nomination"
        r"|désignation|application|élaboration|établissement|utilisation|exécution|diffusion)(?: [a-zé]+)?$"
    ),
}
_DISPLACED = {
    "en": re.compile(
        r" ?(?P<who>(?:(?:all|the|other|interested|relevant) )?(?:Member States|States(?: [Pp]arties)?"
        r"|Governments?|countries|parties|(?:all )?stakeholders|judges|donors|businesses)"
        r"|[^,;]{3,80}?(?= of an? ))"
        r" of (?!the (?:region|subregion|world)|origin|transit|destination|asylum|(?:the )?[A-Z])"
    ),
    "fr": re.compile(
        r" ?(?P<who>(?:tous |toutes )?(?:les |le )(?:autres )?(?:États(?: [Mm]embres| parties)?|gouvernements?"
        r"|Gouvernement|pays|donateurs|parties(?: prenantes)?)"
        r"|[^,;]{3,80}?(?= d'une? )) (?:de (?:la |l')?|d'|du |des )"
        r"(?!région|sous-région|monde|origine|transit|destination|asile|accueil|[A-ZÀ-Ý])"
    ),
}
_WITH_THE = re.compile(r"\b(?:with|avec) (?:the |la |l'|le |un |une )?(?:[\w-]+ ){0,2}$")
_TO_ACT = re.compile(r" ?(?:[\w-]+ ){0,3}(?:efforts|steps|measures|initiatives) to [a-z]")
_AND_FOR = re.compile(r" and for ")  # "calls for calm and for dialogue between the parties"
# "Calls for calm, as well as efforts by States": a second thing is called for.
HELP = {
    "en": r"(?:[a-z-]+ ){0,3}?(?:efforts|cooperation|collaboration|support|action|commitment"
    r"|participation|engagement|contributions?|assistance|compliance|involvement)\b",
    "fr": r"(?:[a-zé-]+ ){0,2}?(?:efforts|coopération|collaboration|appui|soutien|action|engagement"
    r"|participation|contributions?|concours|assistance|aide)\b",
}
_RELATIVE = {
    "en": re.compile(
        rf" (?:that|which|who|whose|where) |(?<! well) as (?!well)| as well as (?!{HELP['en']})|;"
        r"|, (?:including|such as)\b[^,]*$"
    ),
    "fr": re.compile(r" (?:qui|que|dont|où|tel) | qu'|;|, (?:notamment|y compris)\b[^,]*$"),
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
    found_lead = _lead_of(words, start, end, language)
    if found_lead is None:
        return None
    leads, before = found_lead
    if leads[0] == " among " and _TO_ACT.match(before):
        return None  # "efforts to share the burden among donors"
    if leads[0].startswith(" que ") and _TO_COMPLETE.search(before):
        return None
    together = leads[0].strip() in _TOGETHER
    if _NOMINAL[language].search(before):
        displaced = _DISPLACED[language].match(words, leads.end(), end)
        end = displaced.end("who") if displaced else end
    found = agents_at(words, leads.end(), end, language, together=together)
    if found and _TAKES_PART.match(leads[0].lstrip()) and found[0][0].actor == "persons":
        return None  # "the full participation of women": they benefit
    return found


def _lead_of(words: str, start: int, end: int, language: str) -> tuple[re.Match[str], str] | None:
    """What leads to the agents, and the words of the noun before it: "[calm] by" all parties."""
    while True:
        leads = _AGENT_LEAD[language].search(words, start, min(end, start + 220))
        before = words[start : leads.start()] if leads else ""
        if leads is None or _RELATIVE[language].search(before):
            further = _AND_FOR.search(words, start, end) if language == "en" else None
            if further is None:
                return None
            start = further.end()
            continue
        if (leads[0].endswith(" of ") and " to " in before) or (
            language == "fr" and leads[0].startswith("participation") and " pour " in before
        ):
            return None  # "a fund to support the work of the Court" asks nothing of the Court
        if not _WITH_THE.search(before):
            return leads, before
        start = leads.end()  # "a review with the full support of the Court"


def agents_at(
    words: str, place: int, end: int, language: str, *, together: bool = False
) -> tuple[tuple[Addressee, ...], tuple[int, int]] | None:
    """The agents that `words[place]` begins to list; `together` says that a list is sure to come.

    >>> found = agents_at("between all States and the Bank of bells", 8, 40, "en")
    >>> [known.actor for known in found[0]] if found else None
    ['all_states']
    """
    phrase = _listed(words[place:end], language, together)
    another = _ANOTHER_NOUN[language].search(phrase)
    phrase = phrase[: another.start()] if another else phrase
    found = actors_of(_BY_AGAIN.sub(r"\1", phrase), language)
    return (found, (place, place + len(phrase))) if found else None


def _listed(words: str, language: str, together: bool) -> str:
    """The agents at the head of `words`, one or a list: "A, B and C in the city" gives "A, B and C".

    A complement ("the Rapporteur on bells, the Mayor and ...") ends the list only where nobody else
    follows its comma.
    """
    words = words[:_LONGEST_LIST]
    named = [(one.start, one.end) for one in mentions(words, language)]
    parts = [
        part.span()
        for part in _PART.finditer(words)
        if not any(start < part.start() < end for start, end in named)
    ]
    asked = [opens_with_actor(_JOINT.sub("", words[start:]), language) for start, _ in parts]
    # "A, the mandate of B and C": what stands between two of those asked belongs to the list
    for at, (start, end) in enumerate(parts[1:-1], start=1):
        names = _ARTICLE.match(words, start) and any(start <= s < end for s, _ in named)
        asked[at] = asked[at] or (asked[at + 1] and bool(names))
    end = 0
    for at, (start, _) in enumerate(parts):
        if not asked[at]:
            break
        following = parts[at + 1][0] if at + 1 < len(parts) else len(words)
        goes_on = at + 1 < len(parts) and asked[at + 1]
        ends = _ENDS_ALL[language].search(words, start, following) if goes_on else None
        if ends and not any(s <= ends.start() < e for s, e in named):
            return words[: ends.start()]
        stop = None if goes_on else _stop(words, (start, following), named, language)
        if stop is not None and not (together and _names_last(words[stop:following], language)):
            return words[:stop]
        end = following
    return words[:end]


def _stop(
    words: str, part: tuple[int, int], named: list[tuple[int, int]], language: str
) -> int | None:
    """Where a word in `part`, outside the names, ends the list."""
    stops = (end.start() for end in _AGENT_ENDS[language].finditer(words, *part))
    return next((at for at in stops if not any(s <= at < e for s, e in named)), None)


def _names_last(rest: str, language: str) -> bool:
    """Whether " in the field of bells and the Mayor" goes on to the last of a list."""
    last = _AND.search(rest) if rest.startswith(_COMPLEMENTS) else None
    return last is not None and opens_with_actor(rest[last.end() :], language)


# These end a list, whoever follows: "by States among judges, prosecutors and the police".
_ENDS_ALL = {
    "en": re.compile(r" to (?:ensure|help|support|find|promote|protect|assist|provide)\b| among "),
    "fr": re.compile(r" (?:pour|afin de|en vue de) \w+(?:er|ir|re) | parmi | auprès "),
}
# "The withdrawal of the troops and the opening of talks between": a second thing is called for.
_ANOTHER_NOUN = {
    "en": re.compile(
        r",? and (?:(?:the |an? )(?:[a-z]+ )?[a-z]+(?:ing|tion|ment) of [a-z]+ (?:between|by) "
        r"|(?:its|their) [a-z]+ by )"
    ),
    "fr": re.compile(
        r",? et (?:(?:l'|la |le )(?:[a-z]+ )?[a-zé]+(?:ure|tion|ment) (?:de |d'|des )[a-zé]+ (?:entre|par) "
        r"|(?:son|sa|leur) [a-zé]+ par )"
    ),
}
_TOGETHER = frozenset({"between", "among", "amongst", "entre"})
_COMPLEMENTS = (" in ", " on ", " for ", " dans ", " sur ", " pour ")
_AND = re.compile(r" (?:and|as well as|et|ainsi que) ")
_LONGEST_LIST = 500  # characters
_PART = re.compile(r",?[^,]+")
_ARTICLE = re.compile(r", ?(?:(?:the|its|les?|la|son|sa) |l')")
_JOINT = re.compile(r"^[ ,]*(?:(?:and|as well as|et|ainsi que) )?(?:(?:by|par) )?")
_BY_AGAIN = re.compile(r"(\band |\bas well as |\bet |\bainsi que |, )(?:by|par|of(?= the [A-Zi])) ")
