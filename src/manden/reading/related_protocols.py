"""Protocols named by the treaty that they belong to.

In full ("the Optional Protocol to the Convention on Certain Conventional Weapons"), or right after
it ("the Geneva Conventions and the Additional Protocols thereto"). After the bare "Convention" they
are as bare as it is, and "its Optional Protocols" always are.
"""

from __future__ import annotations

import re

from manden.reading.treaty_names_en import TOPICS_EN
from manden.reading.treaty_names_fr import TOPICS_FR
from manden.reading.treaty_titles import title_end

_ROMANS = (
    r"(?:\s(?:No\.?|n\s?[°o])\s?\d{1,2}|\s[IV]{1,3}(?:,\s[IV]{1,3})?(?:\s(?:and|et)\s[IV]{1,3})?)?"
)
# "of 8 June 1977", "of 1977 and 2005".
_OF_YEARS = (
    r"(?:,?\s(?:of|du|de)\s(?:\d{1,2}\s\w+\s)?(?:19|20)\d\d"
    r"(?:\s(?:and|et)\s(?:(?:of|de)\s)?(?:19|20)\d\d)*)?"
)
_OPENS = {
    "en": re.compile(
        r"(?:(?:[Ff]irst|[Ss]econd|[Tt]hird|[Aa]mended|1967|1977)\s)?"
        r"(?:(?P<kind>[Oo]ptional|[Aa]dditional)\s(?=[Pp]))?(?:P|p(?<=l\sp))rotocols?"
        rf"{_ROMANS}{_OF_YEARS}"
        r"(?:(?P<thereto>\s(?:[Aa]dditional\s)?(?:thereto|to\sthe\s(?:said\s)?(?:Convention|Covenant)(?=[,;.\s\d])"
        r"(?!\s(?:on|against|for|relating|concerning|to)\b)))"
        rf"{_OF_YEARS}(?P<topic>{TOPICS_EN})?(?![^\W\d]|-)|(?P<to>\s(?:[Aa]dditional\s)?to\s(?:the\s)?)"
        rf"|(?P<bare>){_OF_YEARS}(?P<subject>{TOPICS_EN})?(?![^\W\d]|-))"
    ),
    "fr": re.compile(
        r"(?:(?:[Pp]remier|[Dd]euxième|[Ss]econd|[Tt]roisième)\s)?"
        r"(?:P|p(?=rotocoles?\s(?:facultatif|additionnel)))rotocoles?"
        rf"(?:\s(?P<kind>(?:facultatif|additionnel)s?))?{_ROMANS}(?:\smodifié)?{_OF_YEARS}"
        r"(?:(?P<thereto>\s(?:(?:qui\s)?s['’]y\srapport(?:ant|ent|e)|y\s(?:relatif|afférent)s?|à\scelles?-ci"
        r"|auxdites\s[Cc]onventions|à\s(?:ladite\s[Cc]onvention|cette\sdernière)"
        r"|(?:se\srapportant\s)?(?:à\sla\sConvention|au\sPacte)(?=\s?[,;.\d]|\s(?:et|ou)\b)))"
        rf"{_OF_YEARS}(?P<topic>{TOPICS_FR})?(?!\w)|(?P<to>,?\s(?:se\srapportant\s|relatifs?\s|annexés?\s|additionnels?\s)?(?:à\sl['’]|à\sla\s|à\s|aux?\s"
        r"|de\sla\s(?=Convention\s)))"
        rf"|(?P<bare>){_OF_YEARS}(?P<subject>{TOPICS_FR})?(?!\w))"
    ),
}
_TOPIC = {"en": re.compile(TOPICS_EN), "fr": re.compile(TOPICS_FR)}
_BARE = re.compile(r"\b(?:Convention|Covenant|Pacte?|Treaty|Traité)")
# What may stand between a treaty and the protocols of it: its date, where it was adopted.
_ADOPTED = re.compile(r",?\s(?:adopted|done|adoptée|conclue|faite|of|du|de)\b[^;.()]{0,80}\d{4}")
_MARK = re.compile(r"(?:\s?\d{1,2}(?=\s))?(?:\s(?=,))?")  # of a footnote, printed in the line
_BY_NUMBER = re.compile(r"\s[IV]{1,3}(?:\s(?:and|et)\s[IV]{1,3})?$")
_NEAR = 120  # characters


def related_protocol(text: str, start: int, treaty: int, language: str) -> int | None:
    """Where protocols named from `start` end; None where the words name none.

    `treaty` is where the treaty named last ends, or -1.

    >>> words = "the Bell Treaty and the Optional Protocols thereto"
    >>> related_protocol(words, 24, 15, "en"), related_protocol(words, 24, -1, "en")
    (50, None)
    """
    found = _OPENS[language].match(text, start)
    if found is None:
        return None
    if found["to"]:
        return _with_topic(text, title_end(text, found.end(), language), language)
    if found["topic"] or (found["subject"] and found["kind"]):
        return found.end()
    if found["kind"] and 0 <= treaty > start - _NEAR and _BY_NUMBER.search(found[0]):
        return found.end()  # "the Geneva Conventions and their Additional Protocol I"
    thereto = found["thereto"]
    return found.end() if thereto and _right_after(text, treaty, start, thereto) else None


def _with_topic(text: str, end: int | None, language: str) -> int | None:
    mark = _MARK.match(text, end) if end else None
    topic = _TOPIC[language].match(text, mark.end()) if mark else None
    return topic.end() if topic else end


def _right_after(text: str, treaty: int, start: int, tie: str) -> bool:
    """Whether no other treaty, named in full or not, stands between the one named last and these.

    "Thereto" points near; "to the Convention" to the one of the paragraph.
    """
    between = text[treaty:start] if treaty >= 0 else _BARE.pattern
    adopted = _ADOPTED.match(between)
    rest = between[adopted.end() :] if adopted else between
    if _BARE.search(tie) and treaty >= 0:
        return True
    return len(rest) < _NEAR and not _BARE.search(between)
