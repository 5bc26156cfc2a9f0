"""What stands between commas only to say how, when, with whom or for example whom."""

from __future__ import annotations

import re
from functools import lru_cache

from manden.reading.actors import opens_with_actor
from manden.reading.asked_words import ASIDE, INCLUDING

# What is asked beside those included; "as well as through the media" is another aside.
_AS_WELL = (
    r", as well as (?!(?:by|through|in|at|with|on|to|for|from|within|its|their|those|\w+ing)\b)"
    r"|, ainsi qu(?:e |')(?!(?:par|en|au|avec|dans|sur|de|des|ses|leurs?|ceux|celles|pour)\b|d')"
)
_INCLUDING = {
    language: re.compile(
        rf"(?:,(?: (?:and|et)(?= (?:{words})\b))? | )(?:{words})\b"
        r"(?P<few>(?:(?:(?:[^,]*, (?!(?:the|its|all|other|les?|la|à|aux?|leurs?|ses|des)\b|l')){0,4}?"
        rf"[^,]* (?:and|et) )?[^,]*(?={_AS_WELL})(?P<whole>))?(?(whole)|[^,]*))"
        r"(?(whole)|.*?(?=, (?:and|as well as|et|ainsi que) (?:the|all|other|relevant|à|aux?|tous|toutes|les?"
        r"|la|Member|States|Governments)\b|$))"
    )
    for language, words in INCLUDING.items()
}
_FURTHER = re.compile(r", (?:as well as |ainsi qu(?:e |'))(?P<who>[^,]*)")
_ACRONYM = re.compile(r"(?:the |les? |la |l')[A-Z]{2,}\b")
_AND = {"en": re.compile(r" and "), "fr": re.compile(r" et ")}
_ASIDE = {
    language: re.compile(
        rf"(?:,| and,| et,) (?:{words})\b(?:[^,]*\b(?:of|with|by|in|for|to|de|des|d'|avec|par),"
        r" [^,]*,)?[^,]*(?:,|$)",
        re.IGNORECASE,
    )
    for language, words in ASIDE.items()
}
_ASIDE_OPENS = {
    language: re.compile(rf"(?:,| and,| et,) (?:{words}|{INCLUDING[language]})\b", re.IGNORECASE)
    for language, words in ASIDE.items()
}
# These are whole by themselves: what follows their comma is asked.
_FIXED = {
    "en": re.compile(
        r"(?:,| and,) (?:as|where|when|wherever|if|whenever) (?:and (?:when|where|as) )?(?:appropriate"
        r"|necessary|applicable|relevant|possible|needed|required), (?=\w)"
    ),
    "fr": re.compile(
        r"(?:,| et,) (?:le cas échéant|s'il y a lieu|selon qu'il convient|si (?:nécessaire|besoin"
        r"|possible)|au besoin|selon que de besoin), (?=\w)"
    ),
}
# After an aside the list of those asked may go on: ", in its own capacity, and other members".
_GOES_ON = {
    "en": re.compile(r", (?:and|as well as) (?:the |other |all |its )"),
    "fr": re.compile(r", (?:et|ainsi que) (?:les |aux |la |le |l'|d'autres |tous |toutes )"),
}
# Partners beside those asked: "the country team, along with its partners,"; a list of them, where
# its next item opens without "and": "together with its partners, the Bank and the Fund,".
_BESIDE = re.compile(
    r",? (?:along|together) with [^,]*(?:(?:, (?!and |as well as )[^,]*)+(?:, and [^,]*)?(?=,|$)|(?=,|$))"
)
# "The Director in partnership with the agencies and all others to": with whom, without a comma.
_TOGETHER = {
    "en": re.compile(
        r"(?<!,) in (?:close |full )?(?:consultation|cooperation|collaboration|coordination|partnership|concert)"
        r" with [^,;]*(?=,|$)"
    ),
    "fr": re.compile(
        r"(?<!,) en (?:étroite )?(?:consultation|coopération|collaboration|coordination|partenariat|concertation)"
        r"(?: étroite)? avec [^,;]*(?=,|$)"
    ),
}
# What someone is: "the Facility, a partnership of donors,", "le Bureau, organe du Fonds,".
_APPOSITION = {
    "en": re.compile(
        r", (?:an? (?!(?:number|group|range|variety|series|majority) )[a-z]"
        r"|the (?:(?:lead|executing|implementing|coordinating|supervisory) "
        r"(?:agency|entity|body|institution|organ)|depositary|custodian)\b)[^,]*(?=,|$)"
    ),
    "fr": re.compile(
        r", (?:(?:principal|seul|premier) )?(?:organe|organisme|partenariat|agent|chef|institution"
        r"|organisation|mécanisme|initiative|instance|entité|alliance|coalition|réseau|dépositaire"
        r"|garante?|coordonnat\w+|responsable|gardienne?|auteur|association|fédération|chargée?)"
        r"(?: [a-zé]+(?<!et))? (?:de |d'|du |des )[^,]*(?=,|$)"
    ),
}
_AND_STATES = re.compile(r", (?:and|as well as) (?:Member States|States|Governments)\b(?!')")
_ALSO_UPON = re.compile(r" and (?:also (?:up)?on|upon) ")
_COMMAS = re.compile(r"(?:, *)+")
_INDIRECT = re.compile(r",? ?(?:à (?:la |l')|aux? )")
_ALSO_ASKED = re.compile(
    r"(?:,| et,) (?:à (?:la |l')?|aux? )(?!(?:moyen|titre|sein|nom|besoin|cours|vu|lieu|regard)\b"
    r"|(?:sa|leur|ses|cette) (?:[\w-]+ ){0,3}(?:session|réunion)s?\b)"
)


@lru_cache(maxsize=512)  # a phrase is asked for persons, then for actors
def without_asides(phrase: str, language: str) -> str:
    """The phrase less what stands between commas only to say how, when or for example whom."""
    if (
        " also " in phrase or " and upon " in phrase
    ):  # "calls upon the States, and also upon all donors, to"
        phrase = _ALSO_UPON.sub(" and ", phrase)
    if "," in phrase and _PARTNERS.search(phrase):
        phrase = _without_partners(phrase, language)
    if phrase.rstrip().endswith(","):  # the comma before the act closes a last aside
        opening = _last_aside(phrase, language)
        phrase = phrase[:opening] if opening is not None else phrase
    if language == "en" and " with " in phrase:
        phrase = _BESIDE.sub("", phrase)
    if _TOGETHER[language].search(phrase):
        phrase = _TOGETHER[language].sub("", phrase)
    phrase = " ".join(_without_included(phrase, language).split())
    if "," not in phrase:
        return phrase
    phrase = _APPOSITION[language].sub("", phrase)
    previous = None
    while previous != phrase:
        previous = phrase
        phrase = " ".join(_ASIDE[language].sub(_kept_conjunction, phrase).split())
    return _COMMAS.sub(", ", phrase).strip(" ,")


def _without_partners(phrase: str, language: str) -> str:
    """The phrase less its partners, who may be many: "in consultation with A, B and C"."""
    for opening in _ASIDE_OPENS[language].finditer(phrase):
        rest = phrase[opening.start() :].split(", ")
        if len(rest) > 2 and _PARTNERS.search(rest[1]) and not _RESUMES.match(rest[2]):
            return phrase[: opening.start()]
    return phrase


def _last_aside(phrase: str, language: str) -> int | None:
    """Where the aside opens that the comma before the act closes, or None."""
    openings = [
        match.start()
        for match in _ASIDE_OPENS[language].finditer(phrase)
        if not _FIXED[language].match(phrase, match.start())
        and not (_INDIRECT.match(phrase) and _ALSO_ASKED.match(phrase, match.start()))
    ]
    if not openings or _GOES_ON[language].search(phrase, openings[-1] + 1):
        return None
    rest = phrase[openings[-1] :].split(", ")
    includes = _INCLUDING[language].match(phrase, openings[-1])
    if includes and (includes["whole"] is not None or _AND_STATES.search(phrase, openings[-1] + 1)):
        return None  # "States, including Chad and Niger, as well as banks, to"
    if (
        len(rest) > 2
        and not includes
        and _LISTS_MORE.match(rest[2])
        and opens_with_actor(rest[2], language)
    ):
        return None  # "States, within their means, the agencies and all donors, to"
    return openings[-1]


_LISTS_MORE = re.compile(r"(?:the|all|les|la|le|l'|tous|toutes|aux)\b")


_PARTNERS = re.compile(
    r"\b(?:consultation|cooperation|collaboration|coordination|partnership|concertation|coopération"
    r"|partenariat|liaison|association)\b[^,]* (?:with|avec)\b"
)
_RESUMES = re.compile(r"(?:and|as well as|et|ainsi que?'?) ?")


def _without_included(phrase: str, language: str) -> str:
    """The phrase less those who are only examples of the others.

    Where nobody stands behind "as well as", that is one more example: "the parties, including in the
    north, as well as the south".
    """
    kept: list[str] = []
    place = 0
    for match in _INCLUDING[language].finditer(phrase):
        if match.start() < place:
            continue
        kept += phrase[place : match.start()], _kept_list(match, language)
        place = match.end()
        further = _FURTHER.match(phrase, place) if match["whole"] is not None else None
        rest = phrase[further.start("who") :] if further else ""
        if further and rest and not (opens_with_actor(rest, language) or _ACRONYM.match(rest)):
            place = further.end()
    return "".join(kept) + phrase[place:]


def _kept_list(match: re.Match[str], language: str) -> str:
    """What "including" leaves of the words after it: the rest of a list that has no "and" yet.

    "A, B, including C, D and E" lists A, B, D and E; in "A, including C, D and E" C, D and E are
    examples of A.
    """
    before, words = match.string[: match.start()], match[0]
    before = _ASIDE[language].sub(_kept_conjunction, before + ",").rstrip(", ")
    listed = before.count(", ") and not _AND[language].search(" " + before.rpartition(", ")[2])
    rest = words[match.end("few") - match.start() :]
    return rest if listed and _AND[language].search(rest) else ""


def _kept_conjunction(match: re.Match[str]) -> str:
    """What an aside leaves behind: the conjunction before it, or the comma of an enumeration.

    "À l'UNICEF" between commas is no aside but one more of those asked.
    """
    asked = _ALSO_ASKED.match(match[0])
    if asked and (_INDIRECT.match(match.string) or opens_with_actor(match[0][asked.end() :], "fr")):
        return match[0]
    return next((word for word in (" and", " et") if match[0].startswith(word)), ", ")
