"""How a name of an institution is compared: without accents, case, article or doubled spaces."""

from __future__ import annotations

import re
import unicodedata

_ARTICLE = re.compile(r"^(?:the|le|la|les|l|du|des|aux|au|a la|de la)\s+")


def folded(name: str) -> str:
    """The form under which two spellings of one name meet.

    >>> folded("L’Autorité  de gestion des réparations")
    'autorite de gestion des reparations'
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    words = " ".join(re.sub(r"[^\w]+", " ", plain).split())
    return _ARTICLE.sub("", words)
