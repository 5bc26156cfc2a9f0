"""Reports, dialogues, panels, updates and studies that a resolution calls for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from manden.reading.conversion_noise import is_noisy, without_noise
from manden.reading.lost_accents import with_accents
from manden.reading.organs import organ_in
from manden.reading.product_words import SOME_PRODUCT, products_named
from manden.reading.resolution import Clause, RequestedProduct

# "Followed by a dialogue", "in the course of an interactive dialogue": at the session of what it follows.
_WITH_IT = re.compile(
    r"(?P<next>\b(?:and|et),? )?(?P<each>\b(?:each|chaque) [^,;]{0,30})?"
    r"\b(?:(?P<after>followed by|suivie?s? d'|avant la tenue d')|during|in the (?:course|context|framework) of"
    r"|au cours d'|lors d'|dans le cadre d') ?(?:an?|une?)?(?: [\w-]+)+$"
)
# "At its tenth session, a report"
_OF_NEXT = re.compile(r"[^,;]{0,60}, (?:an?|its|une?|son) [^,;]{0,60}")
# "At its tenth session, a report": the session stands before what is due then.
_BEFORE_ITS_OWN = re.compile(
    r"(?:,|\b(?:and|et|submit|present|provide|prepare|issue|soumettre|présenter|remettre|fournir|transmettre))$"
)
_THEN_NAMED = re.compile(
    r"(?:, (?:under|au titre) [^,;]{3,60},|,)? (?:to it,? )?"
    r"(?:(?:an?|the|its|his|her|une?|des?|les?|la|son|sa)\b|l')"
    r" ?(?:(?!and |et )[\w'-]+ ){0,5}[\w'-]+"
)
_AND_ANOTHER = re.compile(r" (?:and|et) (?:an?|une?) (?:[\w-]+ ){0,3}[\w-]+")  # due at one session
_NEAR = 120  # characters before the end of a session in which its organ is named
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
        r"|Commission)\b|(?:at|for|to|before|during|of) (?:its (?:next|[\w-]+ (?:\w+ )?sessions?)"
        r"|the [\w-]+ session\b(?! of)))"
    ),
    "fr": re.compile(
        r"\b(?:lui|au Conseil|à l'Assemblée|du Conseil|le tenir|la tenir"
        r"|(?:à|de|lors de|durant|pour|avant|pendant) (?:s(?:a|es) (?:prochaine )?[\w-]+"
        r"|la (?:[\w-]+ ){1,4}session(?! d)))\b"
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
    if not SOME_PRODUCT.search(printed):
        return
    plain = _as_read(" ".join(printed.replace("\u2019", "'").split()), clause, language)
    marks = products_named(plain, language)
    own = body if marks and _OWN[language].search(plain) else None
    source = ", ".join(known.text for known in clause.addressees) or None
    for (_, kind), due in zip(marks, _due(marks, clause, plain, own), strict=True):
        for to, session in due:
            yield RequestedProduct(anchor, kind, source, to, session)


def _due(
    marks: Sequence[tuple[int, str]], clause: Clause, words: str, own: str | None
) -> list[list[tuple[str | None, int | None]]]:
    """Of each product named at `marks`, the organs it goes to and the sessions it is due at."""
    goes_with = [_goes_with(marks, place, words) for place in range(len(marks))]
    sessions: list[list[tuple[int | None, int]]] = [[] for _ in marks]
    for session, start, stop in _sessions(clause, words) if marks else ():
        sessions[goes_with[_owner(marks, start, stop, words)][0]].append((session, stop))
    due = [_receivers(words, marks, place, sessions[place], own) for place in range(len(marks))]
    for place, others in enumerate(goes_with):
        beside = _beside(marks, place, words) if others == [place] and not sessions[place] else []
        shared = next((other for other in beside if sessions[other]), None)
        due[place] = [one for other in others for one in due[other if shared is None else shared]]
    return due


def _beside(marks: Sequence[tuple[int, str]], place: int, words: str) -> list[int]:
    """The places of the products joined to that of `place`: "a report and a study"."""
    pairs = [(place - 1, place), (place, place + 1)]
    return [
        other
        for first, second in pairs
        for other in (first, second)
        if other != place
        and first >= 0
        and second < len(marks)
        and _AND_ANOTHER.fullmatch(words, marks[first][0], marks[second][0])
    ]


def _owner(marks: Sequence[tuple[int, str]], start: int, stop: int, words: str) -> int:
    """The place of the product that is due at the session at `start` to `stop`."""
    before = bisect_right(marks, start, key=lambda mark: mark[0])
    if before < len(marks) and _stands_before(words, start, stop, marks[before][0]):
        return before
    return max(0, before - 1)


def _goes_with(marks: Sequence[tuple[int, str]], place: int, words: str) -> list[int]:
    """The places of the products that are due when that of `place` is: itself, or what it follows."""
    end, kind = marks[place]
    follows = _WITH_IT.search(words, max(0, end - 120), end) if kind == "dialogue" else None
    if not follows:
        return [place]
    if place + 1 < len(marks) and (
        follows["next"]
        or not place
        or (not follows["after"] and _OF_NEXT.fullmatch(words, end, marks[place + 1][0]))
    ):
        return [place + 1]
    if not place:
        return [place]
    return list(range(place)) if follows["each"] else [place - 1]


def _receivers(
    words: str,
    marks: Sequence[tuple[int, str]],
    place: int,
    sessions: Sequence[tuple[int | None, int]],
    own: str | None,
) -> list[tuple[str | None, int | None]]:
    """To which organ the product of `place` goes at each of its sessions, or at none."""
    start = marks[place][0]
    end = marks[place + 1][0] if place + 1 < len(marks) else len(words)
    if not sessions:
        named = _organs(words[start:end])
        return [(named[0] if named else own, None)]
    found = []
    before = marks[place - 1][0] if place else max(0, sessions[0][1] - _NEAR)
    previous = before if sessions[0][1] < start else start
    for session, stop in sessions:
        whose, after = _whose(words, stop)
        named = _organs(words[previous:stop])
        found.append((whose or (named[-1] if named else own), session))
        previous = after
    return found


def _stands_before(words: str, start: int, stop: int, end: int) -> bool:
    """Whether the session at `start` to `stop` belongs to the product whose name ends at `end`."""
    if _BEFORE_ITS_OWN.search(words[max(0, start - 20) : start].rstrip()) is None:
        return False
    return _THEN_NAMED.fullmatch(words, stop, end) is not None


def _as_read(words: str, clause: Clause, language: str) -> str:
    """The words with what the clause was given back: marks of a conversion, accents that a scan lost."""
    words = without_noise(words)[0] if is_noisy(words) else words
    if language != "fr" or clause.action in words:
        return words
    return with_accents(words, lacks_a=True)


def _sessions(clause: Clause, words: str) -> list[tuple[int | None, int, int]]:
    """The sessions of a clause, each with where its words stand."""
    found = []
    for deadline in clause.deadlines:
        at = words.find(deadline.text) if deadline.kind == "session" else -1
        if at >= 0:
            found.append((deadline.session, at, at + len(deadline.text)))
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
