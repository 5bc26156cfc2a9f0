"""Whether a common verb inside a sentence is the body's own: "Approves the plan and empowers ...".

"Establishes", "empowers", "confie" stand in many an ordinary clause. They are the body's where what
goes before them in the sentence holds no clause of another subject, and what follows is what a body
says: whom it charges, that something is so, what it sets up.
"""

from __future__ import annotations

import re

_OTHERS_CLAUSE = {
    "en": re.compile(
        r"\b(?:that|which|who|whom|whose|where|when|if|as|because|while|how|what|whether|since)\b"
    ),
    "fr": re.compile(
        r"\b(?:qui|que|dont|où|lorsque|si|comme|car|comment|lequel|laquelle|auquel|quand)\b|\bqu'"
    ),
}
_WHOM = {
    "en": r" (?:the|its|all|both) (?:[\w'-]+ ){0,3}?[A-Z][^,;]{2,120}?",
    "fr": r" (?:à |au |aux )?(?:le |la |l'|les |son |sa |ses |tous les )?(?:[\w'-]+ ){0,2}?[A-ZÉ][^,;]{2,120}?",
}
_SAYS = {
    "en": {
        **dict.fromkeys(
            ("authorize", "mandate", "task", "require", "advise"),
            re.compile(_WHOM["en"] + " to "),
        ),
        **dict.fromkeys(
            ("charge", "entrust", "task"),
            re.compile(
                _WHOM["en"] + r" (?:with|to) "
                r"| (?:its|their|the) [a-z ]{3,60}? to (?:the |its )[A-Z]"
            ),
        ),
        **dict.fromkeys(
            ("suggest", "propose", "consider", "observe", "find", "determine", "declare", "believe",
             "trust", "maintain", "order", "advise"),
            re.compile(r",? that |(?<=orders) the (?:immediate )?\w+ of "),
        ),
        **dict.fromkeys(
            ("establish", "create", "appoint", "elect", "designate", "convene", "extend", "terminate",
             "lift", "suspend", "dissolve", "abolish", "amend", "defer"),
            re.compile(r",? (?:for [\w ]{3,30} )?(?:an? |the |its )(?:[\w-]+ ){0,4}?(?:[A-Z]|[a-z]+ of )"),
        ),
    },
    "fr": {
        **dict.fromkeys(("authorize", "mandate"), re.compile(_WHOM["fr"] + " (?:à|de |d')")),
        **dict.fromkeys(
            ("lift", "terminate", "suspend", "rescind", "repeal"),
            re.compile(r" (?:l'|les? |la |aux? |à )"),
        ),
        **dict.fromkeys(
            ("entrust", "propose", "suggest", "advise", "order"),
            re.compile(
                r" (?:à |aux? )[^;]{3,120}? (?:de |d'|le soin)|,? qu(?:e |')"
                r"|(?<=confie) (?:l'|la |le )[^,;]{3,60}? (?:au |à la |à l')[A-ZÉ]"
                r"|(?<=somme) (?:(?:les?|la|leurs?) |l')[^,;]{3,80}? (?:de |d')"
                r"|(?<=ordonne) (?:le |la |l')\w+ d"
            ),
        ),
        **dict.fromkeys(
            ("consider", "determine", "observe", "warn"), re.compile(r",? qu(?:e |')")
        ),
        **dict.fromkeys(
            ("establish", "appoint", "designate", "elect", "extend", "ratify", "dissolve", "convene",
             "amend", "defer"),
            re.compile(r",? (?:une? |le |la |l'|les |son |sa |M\. |Mme )(?:[\w-]+ ){0,4}?(?:[A-ZÉ]|de |du |d')"),
        ),
    },
}  # fmt: skip


def is_own(words: str, opening: int, end: int, lemma: str, language: str) -> bool:
    """Whether the verb at `words[opening:end]`, inside a sentence, has the body as its subject.

    >>> words = "Approves the plan and empowers the Committee to sing"
    >>> is_own(words, 22, 30, "authorize", "en")
    True
    >>> words = "Welcomes a law that frees towns and empowers the Committee to sing"
    >>> is_own(words, 36, 44, "authorize", "en")
    False
    """
    says = _SAYS[language].get(lemma)
    if says is None or says.match(words, end) is None:
        return False
    sentence = max(words.rfind(";", 0, opening - 2), words.rfind(". ", 0, opening - 2)) + 1
    return _OTHERS_CLAUSE[language].search(words, sentence, opening) is None
