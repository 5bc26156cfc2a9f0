"""Whom a pronoun stands for: "encourages them", "urges it", "l'exhorte", "leur demande".

The nearest earlier clause decides: first whom it asks, then the first actor it names. Both must
agree with the pronoun in number, in kind ("him" is a person, "it" is none) and, where French
articles show it, in gender. Where no earlier clause names one, the pronoun stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manden.reading.actors import Mention, actor_code, mentions
from manden.reading.asked_words import PLURAL_PRONOUNS
from manden.reading.named_bodies import kind_of
from manden.reading.phrase_actors import actors_of
from manden.reading.resolution import Addressee
from manden.reading.squeezed import words_of

_PERSONS = words_of(
    "secretary_general high_commissioner special_representative special_envoy personal_envoy"
    " executive_director president independent_expert special_rapporteur ombudsperson"
    " president_of_general_assembly president_of_council president_of_human_rights_council"
    " emergency_relief_coordinator srsg_children_armed_conflict srsg_sexual_violence_conflict"
    " srsg_violence_against_children"
)
_NO_PERSON = frozenset({"it", "its"})
_PERSON = frozenset({"him", "her", "him or her", "he", "she"})
_ARTICLE_OF = {"le": "la ", "celui-ci": "la ", "ce dernier": "la ", "il": "la ",
               "la": "le ", "celle-ci": "le ", "cette dernière": "le ", "elle": "le "}  # fmt: skip
_COMPLEMENT = {
    "en": re.compile(
        r" of (?:the )?(?:[A-Z][\w'-]*(?: (?:of|and|for|the) (?=[A-Z])| (?=[A-Z]))?)+"
    ),
    "fr": re.compile(
        r"(?: (?:[a-zà-ÿ]+(?:aux|ales?|els|elles|ifs|ives|iens|iennes|eurs|entes?|ents|iques|aires)"
        r"|concernée?s|intéressée?s|spécialisée?s))?"
        r"(?: (?:de la |de l'|du |des |d'|de )(?:(?:système|organisation) des )?(?:[A-ZÉ][\w'-]*"
        r"(?: (?:de la |de l'|du |des |d'|de |et )(?=[A-ZÉ])| (?=[A-ZÉ])| [a-zà-ÿ]+aine?)?)+)?"
    ),
}
# These point at the last one named, whoever the clause asked: "provide the Expert with ..., and
# requests the latter to".
_NEAREST = re.compile(
    r"the latter|celui-ci|celle-ci|ceux-ci|celles-ci|cette dernière|ce dernier|ces derni[eè]re?s"
)
_DESCRIBED = re.compile(
    r"(?<![\w-])(?:(?:the|all|other|its|their) )?(?:(?!(?:of|in|by|to|for|with|and|or|on|from|as"
    r"|that|the)\b)[a-z-]+(?:al|ed|ing|ive|ic|ant|ent|ous|ary) ){1,2}$"
)


def antecedents(
    pronoun: str, earlier: Sequence[tuple[str, tuple[Addressee, ...]]], language: str
) -> tuple[Addressee, ...]:
    """Whom `pronoun` stands for; `earlier` holds each clause's words and addressees.

    Several for "them" after "the parties and their partners", each with the pronoun.

    >>> earlier = [("notes the will of the Government of Chad to vote", ())]
    >>> [known.actor for known in antecedents("it", earlier, "en")]
    ['government:chad']
    >>> [known.actor for known in antecedents("him", earlier, "en")]
    [None]
    """
    said = re.sub(r"^(?:(?:à|aux?|de|du|des) |d')", "", pronoun.lower())
    nearest = _NEAREST.fullmatch(said) is not None
    plural = said.startswith(PLURAL_PRONOUNS)
    if _FIRST.fullmatch(said):
        return (_first_named(earlier, language, pronoun) or Addressee(pronoun, None, pronoun),)
    for words, addressees in reversed(earlier):
        if nearest and (last := _last_named(said, plural, words, language)):
            return (Addressee(last.text, last.actor, pronoun),)
        asked = [known for known in addressees if known.text and known.text != known.pronoun]
        if plural and asked and (len(asked) > 1 or _number(asked[0].text, language) is not False):
            return tuple(Addressee(known.text, known.actor, pronoun) for known in asked)
        if not plural and len(asked) == 1 and _agrees(said, asked[0], language):
            return (Addressee(asked[0].text, asked[0].actor, pronoun),)
        if plural and (thanked := _thanked(words, language)):
            return tuple(Addressee(known.text, known.actor, pronoun) for known in thanked)
        if found := _first_that_agrees(said, plural, words, language):
            return tuple(Addressee(known.text, known.actor, pronoun) for known in found)
    return (Addressee(pronoun, None, pronoun),)


def _first_that_agrees(said: str, plural: bool, words: str, language: str) -> tuple[Addressee, ...]:
    """The first actors of `words`, less those fought, for whom the pronoun may stand."""
    for mention in _able_to_act(words, language):
        text = _whole(words, mention, language)
        named = Addressee(text, actor_code(text, language) or mention.code)
        numbered = mention.plural is plural or kind_of(mention.code) == "party"
        if plural and _is_beneficiary(words, mention, language):
            continue
        if plural and not numbered and (run := _run_of(words, mention, language)):
            return run
        if numbered and (plural or _kind_agrees(said, named)):
            return (named, *(_joined_to(words, mention, language) if plural else ()))
    return ()


# "Expresses its gratitude to A, B and C for the bells, and encourages them".
_THANKED = {
    "en": re.compile(
        r"\b(?:appreciation|gratitude|thanks) to (?P<who>[^;]{3,400}?)"
        r"(?=,? (?:for|that|which|who|whose|on)\b|$)"
    ),
    "fr": re.compile(
        r"\b(?:gratitude|remerciements?|reconnaissance|appréciation) (?P<who>(?:à |aux? )[^;]{3,400}?)"
        r"(?=,? (?:qui|pour|dont|d'avoir|de leurs?)\b|$)"
    ),
}


def _thanked(words: str, language: str) -> tuple[Addressee, ...]:
    """Several who are thanked together; none where it is one, or nobody."""
    found = _THANKED[language].search(words)
    named = actors_of(found["who"], language) if found else ()
    return named if len(named) > 1 else ()


def _able_to_act(words: str, language: str) -> Iterator[Mention]:
    """Actors named in `words`, less those fought: "son rapport sur le financement de l'EIIL"."""
    for mention in mentions(words, language):
        if not _FOUGHT.search(words, max(0, mention.start - 120), mention.start):
            yield mention


_FOUGHT = re.compile(
    r"\b(?:(?:financement|financing) (?:of|de|d'|du|des)|lutte contre|(?:fight|struggle) against) ?"
    r"(?:(?:the|la|les?|de|et|and) |[ld]' ?|[A-Z][\w-]*,? )*$"
)

# "Urges A and B to agree, and calls upon the former to ring".
_FIRST = re.compile(r"the former|la première|le premier")


def _first_named(
    earlier: Sequence[tuple[str, tuple[Addressee, ...]]], language: str, pronoun: str
) -> Addressee | None:
    """The first of several whom the nearest clause asks or names."""
    for words, addressees in reversed(earlier):
        if len(addressees) > 1:
            return Addressee(addressees[0].text, addressees[0].actor, pronoun)
        known = mentions(words, language)
        if len(known) > 1:
            text = _whole(words, known[0], language)
            return Addressee(text, actor_code(text, language) or known[0].code, pronoun)
    return None


def _last_named(said: str, plural: bool, words: str, language: str) -> Addressee | None:
    """The last actor of `words` that "the latter", "celui-ci", "ces derniers" may stand for."""
    known = mentions(words, language)
    named = _last_name(words, known[-1].end if known else 0, language)
    if named and plural is named.text.startswith("les ") and _kind_agrees(said, named):
        return named
    for mention in reversed(known):
        text = _whole(words, mention, language)
        named = Addressee(text, actor_code(text, language) or mention.code)
        if said == "the latter" or (mention.plural is plural and _kind_agrees(said, named)):
            return named
    return None


def _last_name(words: str, place: int, language: str) -> Addressee | None:
    """The last name after `place` that no table holds: "such as the Academy of Bells"."""
    found = list(_NAME[language].finditer(words, place))
    text = found[-1]["name"].rstrip() if found else ""
    if not text or _INSTRUMENT.search(text):
        return None
    return Addressee(text, actor_code(text, language))


_NAME = {
    "en": re.compile(
        r"(?:,|\band|\bor|\bsuch as|\bincluding|\bwith|\bby|\bto) (?P<name>the (?:[A-Z][\w'-]*"
        r"(?: (?:of|for|on|and|in)(?: the)?(?= [A-Z]))?(?: |(?=[,;:.]|$)))+)"
    ),
    "fr": re.compile(
        r"(?:,|\bet|\bou|\bque|\bqu'|\bnotamment|\bcompris|\bavec|\bpar|\bà) ?"
        r"(?P<name>(?:les? |la |l')[A-ZÀ-Ý][\w'-]*(?:(?! (?:et|ou|qui|que|pour|afin|à) )[^,;:.])*)"
    ),
}
# Names of texts and plans, which act on nobody's behalf.
_INSTRUMENT = re.compile(
    r"\b(?:Convention|Charte[r]?|Covenant|Pacte|Protocole?|Declaration|Déclaration|Agenda|Programme"
    r"|Plan|Strategy|Stratégie|Framework|Cadre|Principles|Principes|Goals?|Objectifs?|Day|Journée"
    r"|Decade|Décennie|Rules|Règles|Guidelines|Agreement|Accord|Compact|Report|Rapport|Statute|Statut"
    r"|Platform|Compendium|Year|Année|Week|Semaine|Treaty|Traité|Conference|Conférence|Summit|Sommet"
    r"|Register|Registre|Constitution)\b"
)


def _whole(words: str, mention: Mention, language: str) -> str:
    """The noun phrase of a mention: with the adjectives before it and the names after it."""
    if ":" in mention.code:  # it already has its State
        return words[mention.start : mention.end]
    after = _SUBJECT_FR.match(words, mention.end) if mention.code in _ON_A_SUBJECT else None
    after = after or _COMPLEMENT[language].match(words, mention.end)
    end = after.end() if after else mention.end
    described = _DESCRIBED.search(words[max(0, mention.start - 60) : mention.start])
    start = mention.start - len(described[0]) if described and language == "en" else mention.start
    return _PREPOSITION.sub("", words[start:end].strip())


_PREPOSITION = re.compile(
    r"^de (?=[a-zé]+s )|^(?:de |à )(?=(?:la|sa|ses|son|leurs?|toute?s?|tous|cette?|ces) |l')"
)
_ON_A_SUBJECT = frozenset({"working_group", "special_rapporteur", "committee", "group_of_experts"})
_SUBJECT_FR = re.compile(
    r" (?:sur|contre|chargée? d(?:e |es |u |'))(?!la base|le plan|place)[^,;:.]{3,90}?"
    r"(?= et (?:l[ae]s? |l'|son |sa )|[,;:.]|$)"
)


def _is_beneficiary(words: str, mention: Mention, language: str) -> bool:
    """ "The rights of persons": those whose rights are named are seldom asked to act."""
    return mention.code == "persons" and any(
        other.code != "persons" and other.plural for other in mentions(words, language)
    )


def _agrees(said: str, known: Addressee, language: str) -> bool:
    return _number(known.text, language) is not True and _kind_agrees(said, known)


def _kind_agrees(said: str, known: Addressee) -> bool:
    code = known.actor or ""
    if said in _NO_PERSON and code in _PERSONS:
        return False
    if said in _PERSON and code and code not in _PERSONS and not code.startswith("office"):
        return False
    other = _ARTICLE_OF.get(said)
    return not (other and known.text.startswith(other))


def _number(text: str, language: str) -> bool | None:
    """Whether `text` is plural; None where its number is not known."""
    found = mentions(text, language)
    if not found or kind_of(found[0].code) == "party":
        return None
    return found[0].plural


_THOSE_OF = re.compile(
    r"(?: [a-zà-ÿ]+)? et (?:à )?((?:ceux|celles) (?:de (?:la |l')?|du |des |d')?)"
)


def _run_of(words: str, first: Mention, language: str) -> tuple[Addressee, ...]:
    """The run that `first` opens: "the Government, its partners and the Union" are several."""
    run = [first]
    for other in mentions(words, language):
        if other.start > run[-1].end and _IN_A_RUN.fullmatch(words[run[-1].end : other.start]):
            run.append(other)
    texts = [_whole(words, one, language) for one in run]
    named = [
        Addressee(text, actor_code(text, language) or one.code)
        for text, one in zip(texts, run, strict=True)
    ]
    return tuple(named) if len(named) > 1 else ()


_IN_A_RUN = re.compile(
    r"(?:,|,? and| et|,? as well as|,? ainsi que)(?: (?:of|by|by the|the|de|des|par|à|aux?|la|le|les|its|ses))* ?"
)
_JOINS = {
    "en": re.compile(r" and (?:(?:the|to|by|of|for|other) )*$"),
    "fr": re.compile(
        r"(?: [a-zà-ÿ]+)? et (?:à (?:la |l')?|aux? |de (?:la |l')?|d[eu]s? |les? |la |l'|par )*$"
    ),
}


def _joined_to(words: str, first: Mention, language: str) -> tuple[Addressee, ...]:
    """The actor coordinated with `first`: "applies to the actors and enterprises"."""
    for other in mentions(words, language):
        between = words[first.end : other.start]
        those = _THOSE_OF.fullmatch(between) if language == "fr" else None
        if those:
            return (Addressee(words[first.end + those.start(1) : other.end], other.code),)
        if other.start <= first.end or not _JOINS[language].fullmatch(between):
            continue
        text = _whole(words, other, language)
        code = actor_code(text, language) or other.code
        return (Addressee(text, code),) if other.plural and code != "persons" else ()
    return ()
