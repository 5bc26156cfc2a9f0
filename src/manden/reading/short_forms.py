"""Short forms of names that a text gives in full, and pronouns that look past their paragraph.

"The Committee" is the only committee that the text has named, "UNXY" what it put in parentheses
after a name, and "it" in a list item the one that the chapeau asks. Where two bodies of a
text share a short form and neither prevails, nothing is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from manden.reading.actors import mentions
from manden.reading.antecedents import antecedents
from manden.reading.named_bodies import named_bodies, names_of, numbered_committee
from manden.reading.resolution import Addressee, Clause, Paragraph, Reason, Resolution
from manden.reading.squeezed import words_of

_GENERIC = frozenset({"committee", "office", "peacekeeping_mission", None})
_ARTICLE = re.compile(r"^(?:(?:the|les?|la|du|de la) |(?:de )?l')", re.IGNORECASE)
_HEAD_ENDS = re.compile(r" (?:of|on|for|to|in|against|with)\b")
# Bare, these are the body itself or the United Nations.
_NEVER_SHORT = words_of(
    "Organization Organisation Council Conseil Assembly Assemblée Community Communauté Union"
)
_ACRONYM = re.compile(r"\((?:hereinafter |ci-après |the |la |le |l')*[\"“«]? ?([A-ZÉ][\w-]{1,14})")
_RESOLUTION_OF = re.compile(r"\bCom(?:mittee|ité) [^;.]{0,100}")
_PREVAILS = 3  # times as often as all others of its kind: then the short form is its own
_EARLIER = 6  # clauses of earlier paragraphs that a pronoun may look back over


def short_forms(
    texts: Sequence[str], language: str, printed: Collection[str] | None = None
) -> dict[str, str]:
    """What the short forms of `texts` stand for: only those that stand for one body.

    `printed` are the short forms that are asked for, where not all are.

    >>> short_forms(["Recalling the Committee against Torture,"], "en")
    {'Committee': 'cat'}
    >>> short_forms(["Noting the Government of Chad (GoC),"], "en")
    {'GoC': 'government:chad'}
    """
    meant: dict[str, Counter[str]] = {}
    committee = "Committee" if language == "en" else "Comité"
    heads = _every_head(language) if printed is None else _every_head(language) & {*printed}
    for text in texts:
        for code, _, _ in named_bodies(text, language) if heads else ():
            for head in _heads(code, language):
                meant.setdefault(head, Counter())[code] += 1
        for match in _RESOLUTION_OF.finditer(text) if committee in heads and "Com" in text else ():
            if numbered := numbered_committee(match[0], language):
                meant.setdefault(committee, Counter())[numbered] += 1
        for acronym, code in _acronyms(text, language, printed):
            meant.setdefault(acronym, Counter())[code] += 1
    return {
        short: code
        for short, codes in meant.items()
        for code, times in codes.most_common(1)
        if times >= _PREVAILS * (codes.total() - times)
    }


def with_short_forms(resolution: Resolution, texts: Sequence[str]) -> Resolution:
    """`resolution` with the short forms of its addressees resolved; `texts` are its paragraphs'.

    >>> from manden.reading.paragraph_clauses import clauses_of
    >>> asks = "Asks the Committee to vote;"
    >>> paragraph = Paragraph("OP1", asks, clauses=clauses_of(asks, "en"))
    >>> held = Resolution("own", "en", operative=(paragraph,))
    >>> named = with_short_forms(held, ["Noting the Committee against Torture,"])
    >>> named.operative[0].clauses[0].addressees[0].actor
    'cat'
    """
    printed = set(_short_in(resolution.operative))
    meant = short_forms(texts, resolution.language, printed) if printed else {}
    council = _council_of(resolution.body, texts) if printed & _COUNCIL else None
    meant.update({short: council for short in _COUNCIL} if council else {})

    def full(clause: Clause) -> Clause:
        known = tuple(_named_in_full(each, meant) for each in clause.addressees)
        return _restated(clause, known, "short form of a name that the text gives in full")

    operative = resolution.operative
    if printed & meant.keys():
        operative = tuple(_each_clause(paragraph, full) for paragraph in operative)
    return replace(resolution, operative=_pronouns(operative, resolution.language))


_COUNCIL = frozenset({"Council", "Conseil"})
_OWN_COUNCIL = {"HRC": "human_rights_council", "SC": "security_council", "ECOSOC": "ecosoc"}
_COUNCILS = {
    "human_rights_council": ("Human Rights Council", "Conseil des droits de l'homme"),
    "security_council": ("Security Council", "Conseil de sécurité"),
    "ecosoc": ("Economic and Social Council", "Conseil économique et social"),
}


_CREATED = re.compile(
    r"\b(?:establish|create|set up|créer|établir|instituer|constituer) (?:the|an?|un|le) "
    r"(?P<name>[A-Z][^;,.]{5,60})"
)


def _council_of(body: str | None, texts: Sequence[str]) -> str | None:
    """Which Council "the Council" is: the one that speaks, else the one that the text names most.

    >>> _council_of("GA", ["Thanking the Security Council,", "Asks the Council to vote;"])
    'security_council'
    """
    if body in _OWN_COUNCIL:
        return _OWN_COUNCIL[body]
    named = Counter(
        {
            code: sum(text.count(name) for text in texts for name in names)
            for code, names in _COUNCILS.items()
        }
    )
    created = [match["name"] for text in texts for match in _CREATED.finditer(text)]
    for code, names in _COUNCILS.items():
        if any(name.startswith(names) for name in created):
            return code  # a text speaks of the Council that it creates
    (code, times), *_ = named.most_common(1)
    return code if times and times >= _PREVAILS * (named.total() - times) else None


def _short_in(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """What addressees without a code of their own are called, less the article."""
    for paragraph in paragraphs:
        for clause in paragraph.clauses:
            for known in clause.addressees:
                if known.actor in _GENERIC:
                    yield _ARTICLE.sub("", known.text)
        yield from _short_in(paragraph.children)


@cache
def _every_head(language: str) -> frozenset[str]:
    return frozenset(head for code in names_of(language) for head in _heads(code, language))


@cache
def _heads(code: str, language: str) -> tuple[str, ...]:
    return tuple(_heads_of(names_of(language)[code], language))


def _heads_of(names: Iterable[str], language: str) -> Iterator[str]:
    for name in names:
        if " " not in name:
            continue
        head = _HEAD_ENDS.split(name)[0].split(" ")[-1] if language == "en" else name.split(" ")[0]
        if head[:1].isupper() and head not in _NEVER_SHORT:
            yield head


def _acronyms(
    text: str, language: str, printed: Collection[str] | None
) -> Iterator[tuple[str, str]]:
    for match in _ACRONYM.finditer(text) if "(" in text else ():
        if printed is not None and match[1] not in printed:
            continue
        before = text[: match.start()].removesuffix(" ")[-120:]
        if not _spells(match[1], before):
            continue
        named = mentions(before, language)
        if named and named[-1].end == len(before):
            yield match[1], named[-1].code


def _spells(acronym: str, before: str) -> bool:
    """Whether the first capital of an acronym opens one of the words before it."""
    return any(word[:1].upper() == acronym[0] for word in re.findall(r"\w+", before)[-9:])


def _named_in_full(known: Addressee, meant: dict[str, str]) -> Addressee:
    if known.actor not in _GENERIC:
        return known
    code = meant.get(_ARTICLE.sub("", known.text))
    return replace(known, actor=code) if code else known


def _restated(clause: Clause, addressees: tuple[Addressee, ...], rule: str) -> Clause:
    if addressees == clause.addressees:
        return clause
    reason = Reason(rule, clause.start, clause.end)
    return replace(clause, addressees=addressees, reasons=(*clause.reasons, reason))


def _each_clause(paragraph: Paragraph, change: Callable[[Clause], Clause]) -> Paragraph:
    return paragraph.holding(
        clauses=tuple(change(clause) for clause in paragraph.clauses),
        children=tuple(_each_clause(child, change) for child in paragraph.children),
    )


def _pronouns(paragraphs: tuple[Paragraph, ...], language: str) -> tuple[Paragraph, ...]:
    """Pronouns that their own paragraph left open look to the chapeau and the clauses before."""
    if not any(map(_leaves_open, paragraphs)):
        return paragraphs
    earlier: list[tuple[str, tuple[Addressee, ...]]] = []

    def read(paragraph: Paragraph) -> Paragraph:
        def resolved(clause: Clause) -> Clause:
            known = clause.addressees
            if pronoun := _open_pronoun(clause):
                found = antecedents(pronoun, earlier[-_EARLIER:], language)
                clause = _restated(clause, found + known[1:], "antecedent in an earlier paragraph")
            earlier.append((paragraph.text[clause.start : clause.end], clause.addressees))
            return clause

        clauses = tuple(resolved(clause) for clause in paragraph.clauses)
        return paragraph.holding(clauses, tuple(read(each) for each in paragraph.children))

    return tuple(read(paragraph) for paragraph in paragraphs)


def _leaves_open(paragraph: Paragraph) -> bool:
    own = any(map(_open_pronoun, paragraph.clauses))
    return own or any(map(_leaves_open, paragraph.children))


def _open_pronoun(clause: Clause) -> str | None:
    """The pronoun that a clause asks, where it stands for nobody named in its paragraph."""
    first = clause.addressees[0] if clause.addressees else None
    return first.pronoun if first and first.pronoun == first.text else None
