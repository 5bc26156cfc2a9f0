"""Who holds a mandate: the name behind "the mandate of", up to the words that say more than the name."""

from __future__ import annotations

import re

from manden.reading.cardinals import NUMBER

_ENDS = {
    "en": re.compile(
        rf"[,;:(]| (?:for (?:a |an |the |another |{NUMBER})|until |through \d|up to|by \w+ (?:year|month)|on \d"
        r"|(?:a|one) (?:final|last) time|beyond"
        r"|as (?:set|contained|defined|established|mandated|provided)|in order|in accordance|pursuant"
        r"|with (?:a |the |effect|its)|under (?:the|its|resolution)|on the same"
        r"|(?:by|in) (?:its |the )?(?:resolution|decision)|which |that |whose |but "
        r"|contained|set out|established|created|consisting|composed|comprising"
        r"|shall |will |should |is |are |be |ends|expires|terminates|lapses|ceases|comes to an end"
        r"|to (?:an end|a close|allow|enable|permit|continue|include|assist|be\b))"
        # "A mechanism to collect", but "the Observer on the right to water".
        r"|(?:(?<=mechanism)|(?<=group)|(?<=team)|(?<=mission)|(?<=committee)|(?<=forum)|(?<=force)) to |\.$"
    ),
    "fr": re.compile(
        rf"[,;:(]| (?:pour (?:une |un |{NUMBER})|jusqu|au-delà|d'un an|de trois ans|d'une (?:durée|nouvelle)"
        r"|le \d|une dernière fois|à compter|à partir|afin |en vue|tel(?:le)?s? qu|qui |que |dont |en tant"
        r"|conformément|selon|prévu|énoncé|défini|établi|créé|composée? |dotée? |découlant "
        r"|par (?:la |sa )(?:résolution|décision)|chargée? (?:de |d')\w+(?:er|ir|re)\b"
        r"|avec (?:le|pour)|aux (?:mêmes|fins)|dans les mêmes"
        r"|est |sont |sera |seront |soit |soient |ne s|n'est |prend(?:ra)? fin"
        r"|expire|cesse|s'ach[eè]v|se termine|vien(?:t|dra) à|arrive(?:ra)? à)|\.$"
    ),
}
_ARTICLE = re.compile(r"^(?:(?:the|le|la|l'|les) ?(?=[A-ZÉ'])|the )")
_OFFICE = re.compile(r"^(?:mandate of (?:a |an |the )?|mandat de |mandat d')")
_JOINED_ON = re.compile(r" (?:and|et)$")


def holder_named(words: str, start: int, language: str, whole_to: int) -> str | None:
    """The holder whose name begins at `start` and does not end before `whole_to`.

    >>> holder_named("the mandate of the Observer on rivers for a year", 19, "en", 19)
    'Observer on rivers'
    """
    ends = _ENDS[language].search(words, whole_to)
    return bare_name(words[start : ends.start() if ends else len(words)])


def bare_name(words: str) -> str | None:
    """A holder without its article, and without what only joins it to the next words.

    >>> bare_name("the mandate of the Observer and")
    'Observer'
    """
    name = _OFFICE.sub("", _ARTICLE.sub("", words.strip()))
    return _JOINED_ON.sub("", name) or None
