"""Reports, dialogues, panels, updates and studies that a resolution calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manden.reading.conversion_noise import is_noisy, without_noise
from manden.reading.lost_accents import with_accents
from manden.reading.organs import organ_in
from manden.reading.resolution import Clause, RequestedProduct
from manden.reading.squeezed import in_small_letters
from manden.reading.word_starts import any_of

# Of words in small letters: patterns that mind the case are far quicker.
_PRODUCTS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    language: tuple((kind, re.compile(pattern)) for kind, pattern in kinds)
    for language, kinds in {
        "en": (
            ("panel", r"\b(?:an?|annual|biennial|two|three|one|its next)\b[^,;.:]{0,60}?\bpanel"
             r"(?: discussion| debate)?s?\b(?! of)"),
            ("dialogue", r"\b(?:hold|convene|organi[sz]e|holding) (?:\w+ )?(?:an? )?(?:\w+ ){0,2}"
             r"dialogues?\b|\binteractive dialogues?\b"),
            ("study", r"\b(?:an?|further|comprehensive|analytical) (?:[\w-]+ ){0,2}stud(?:y"
                      r"|ies)\b"),
            ("update", r"\b(?:oral|written|regular|annual|comprehensive|periodic|an?) (?:[\w-]+ )?"
             r"(?:updates?|briefings?)\b|\b(?:to|and) (?:regularly |orally )?(?:update|brief)"
             r" (?:it|the)\b|\bkeep the \w+(?: \w+){0,3} informed\b"),
            ("report", r"\b(?:submit|present|provide|prepare|produce|transmit|issue|publish|compile"
             r"|finalize|submission of|presentation of)\b[^;:]{0,120}?\breports?\b"
             r"|\b(?:submit|present|provide|prepare|produce|compile), in (?:close )?(?:consultation|cooperation"
             r"|collaboration) with [^;:]{0,400}?, an? (?:\w+ ){0,2}reports?\b"
             r"|\b(?:to|and|also)(?: \w+ly)? report\b(?! of)|\breporting (?:back )?to the\b"),
        ),
        "fr": (
            ("panel", r"\b(?:une?|deux|des|sa prochaine|d'une)\b[^,;.:]{0,40}?(?:réunions?-débats?"
             r"|tables? rondes?|débats?-discussions?)"),
            ("dialogue", r"\b(?:tenir|organiser|tenue|convoquer)[^;:]{0,60}?\b(?:un |d'un"
                         r" )?dialogue"
             r"|dialogues? interactifs?\b"),
            ("study", r"\b(?:une|des|d'une|nouvelle) (?:\w+ )?études?\b"),
            ("update", r"\b(?:exposés?|comptes? rendus?|mises? à jour|point|informations?)"
             r" (?:oraux|orale?s?|écrit\w*|régulier\w*|actualisée?s?)|\boralement\b|\bfaire le"
             r" point\b"
             r"|\btenir (?:le|la|l')[^;:]{0,40}informée?\b"),
            ("report", r"\b(?:soumettre|présenter|établir|élaborer|fournir|remettre|transmettre"
             r"|publier|présentation d)\b[^;:]{0,120}?\brapports?\b"
             r"|\b(?:soumettre|présenter|établir|élaborer|préparer), en (?:étroite )?(?:consultation|coopération"
             r"|collaboration) avec [^;:]{0,400}?, un (?:\w+ )?rapports?\b"
             r"|\bétablir[^;:]{0,40}?\bcomptes? rendus?\b"
             r"|\b(?:faire|fasse|rendre|rende)(?: \w+)? (?:rapport|compte)\b"),
        ),
    }.items()
}  # fmt: skip
_SOME_PRODUCT = any_of((
    "report", "rapport", "compte", "dialogue", "panel", "débat", "table ronde", "stud", "étude",
    "update", "brief", "inform", "exposé", "point", "mise à jour", "oral",
))  # fmt: skip
_HINTS = {  # some letters of what every product is called or must be
    "en": {
        "panel": ("panel",),
        "dialogue": ("dialogue",),
        "study": ("stud",),
        "update": ("updat", "brief", "informed"),
        "report": ("report",),
    },
    "fr": {
        "panel": ("débat", "ronde"),
        "dialogue": ("dialogue",),
        "study": ("étude",),
        "update": ("oral", "oraux", "écrit", "régulier", "actualis", "le point", "informé"),
        "report": ("rapport", "compte"),
    },
}
_ASKS_FOR_PRODUCTS = frozenset({"request", "decide", "invite"})
# What each names is looked for alone: "to the Committee and to the Council" names two.
_TO = re.compile(
    r"\b(?:to|before|of|for|by) the (?=([^,;]{0,40}))|\band the (?=([A-Z][A-Za-z ]{2,40}) at its\b)"
    r"|\b(?:à l'|au |aux )(?=([^,;]{0,40}))"
)
# "At the seventy-fifth session of the General Assembly": whose session it is, who receives.
_OF_ORGAN = re.compile(
    r" (?:of the|de la|de l'|du) ?(?P<organ>[A-ZÀ-Ý](?:(?! (?:and|to|at|as|et|ainsi|à) )[^,;]){3,40})"
)
_OWN = {
    "en": re.compile(
        r"\b(?:to it\b|(?:to|before|of|by|during|inform|update) (?:the|its) (?:Council|Assembly"
        r"|Commission)\b|(?:at|for|to|before|during|of) its (?:next|[\w-]+ (?:\w+ )?sessions?))"
    ),
    "fr": re.compile(
        r"\b(?:lui|au Conseil|à l'Assemblée|du Conseil|le tenir|la tenir"
        r"|(?:à|de|lors de|durant|pour|avant|pendant) sa (?:prochaine )?[\w-]+)\b"
    ),
}


def requested_products(
    clauses: Sequence[Clause], words: str, anchor: str, language: str, body: str
) -> tuple[RequestedProduct, ...]:
    """What the asking clauses of a paragraph want produced, from whom, to which organ and when.

    `body` is the organ that adopts the text: "to it" and "its session" mean that organ.

    >>> from manden.reading.clauses import clauses_of
    >>> text = "Requests the Observer to submit a report to it at its tenth session;"
    >>> requested_products(clauses_of(text, "en"), text, "OP1", "en", "HRC")[0].session
    10
    """
    asking = [one for one in clauses if one.directive and one.force in _ASKS_FOR_PRODUCTS]
    if not asking:
        return ()
    found = (
        product for clause in asking for product in _products(clause, words, anchor, language, body)
    )
    products = tuple(dict.fromkeys(found))
    dated = {product.kind for product in products if product.session}
    return tuple(each for each in products if each.session or each.kind not in dated)


def _products(
    clause: Clause, words: str, anchor: str, language: str, body: str
) -> Iterator[RequestedProduct]:
    printed = words[clause.start : clause.end]
    if not _SOME_PRODUCT.search(printed):
        return
    plain = _as_read(" ".join(printed.replace("\u2019", "'").split()), clause, language)
    said = in_small_letters(plain)
    marks = sorted(
        {
            (match.end(), kind)
            for kind, pattern in _PRODUCTS[language]
            if any(map(said.__contains__, _HINTS[language][kind]))
            for match in pattern.finditer(said)
        }
    )
    own = body if marks and _OWN[language].search(plain) else None
    source = ", ".join(known.text for known in clause.addressees) or None
    for place, (start, kind) in enumerate(marks):
        end = marks[place + 1][0] if place + 1 < len(marks) else len(plain)
        sessions = _sessions(clause, plain, start, end) or (
            _sessions(clause, plain, 0, len(plain)) if len(marks) == 1 else []
        )
        previous = start
        for session, stop in sessions or [(None, end)]:
            whose, after = _whose(plain, stop) if session else (None, stop)
            named = _organs(plain[previous:stop])
            to = whose or (named[-1 if session else 0] if named else own)
            yield RequestedProduct(anchor, kind, source, to, session)
            previous = after


def _as_read(words: str, clause: Clause, language: str) -> str:
    """The words with what the clause was given back: marks of a conversion, accents that a scan lost."""
    words = without_noise(words)[0] if is_noisy(words) else words
    if language != "fr" or clause.action in words:
        return words
    return with_accents(words, lacks_a=True)


def _sessions(clause: Clause, words: str, start: int, end: int) -> list[tuple[int | None, int]]:
    found = []
    for deadline in clause.deadlines:
        at = words.find(deadline.text)
        if deadline.kind == "session" and start <= at < end:
            found.append((deadline.session, at + len(deadline.text)))
    return found


def _whose(words: str, stop: int) -> tuple[str | None, int]:
    """The organ whose session the words before `stop` name, and where its name begins."""
    match = _OF_ORGAN.match(words, stop)
    organ = organ_in(match["organ"]) if match else None
    return (organ, match.start("organ")) if match and organ else (None, stop)


def _organs(words: str) -> list[str]:
    """The organs that something goes to, as they are named."""
    places = (match[match.lastindex or 0] for match in _TO.finditer(words))
    return [organ for place in places if (organ := organ_in(place))]
