"""The clauses of a paragraph: each verb of the body, whom it asks, for what and by when.

A clause runs from its verb to the next verb of the same subject. In a preamble only what asks
something of someone becomes a clause ("Calling upon the authorities to ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from manden.reading.addressees import Asked, asked_by
from manden.reading.antecedents import antecedent
from manden.reading.conditions import condition_in
from manden.reading.deadlines import deadlines_in
from manden.reading.resolution import DIRECTIVE_FORCES, Addressee, Clause, Reason
from manden.reading.squeezed import Squeezed, squeeze
from manden.reading.verb_phrase import Form, VerbPhrase
from manden.reading.verbs import verb_phrases
from manden.reading.weight import weighed

_TRAILING = re.compile(
    r"(?:[\s,;:.–—]|\b(?:and|but|while|yet|et|mais)\b(?=[\s,]*$)"
    r"|,? (?:and|but|et|mais)?,? ?\b(?:in|to|for|à|dans)\b (?:this|that|the same|cet|cette|ce|ces)"
    r" \w+,? ?$)+$"
)

_STOP = re.compile(r"[\s,;.]+$")


@dataclass(frozen=True)
class Context:
    """What a paragraph cannot say by itself: the text's session, date and first language.

    `session` is the body's session that adopts the text and `adopted` its date (both bound what
    can still lie ahead); `original_language` decides what French "demande" stands for, with
    `uses_prie`. `declares` is true of the paragraphs of a text that speaks as "we".
    """

    session: int | None = None
    adopted: date | None = None
    original_language: str | None = None
    uses_prie: bool = True
    declares: bool = False


def clauses_of(
    text: str, language: str, *, preambular: bool = False, context: Context | None = None
) -> tuple[Clause, ...]:
    """The clauses of a paragraph in the order of the print; offsets are those of `text`.

    >>> for clause in clauses_of("Notes the plan, and urges the States to apply it;", "en"):
    ...     print(clause.verb, clause.directive, [known.actor for known in clause.addressees])
    note False []
    urge True ['states']
    """
    context = context or Context()
    squeezed = squeeze(text)
    form = Form.PARTICIPLE if preambular else Form.FINITE
    verbs = verb_phrases(squeezed.words, language, form, declares=context.declares)
    clauses: list[Clause] = []
    earlier: list[tuple[str, tuple[Addressee, ...]]] = []
    for place, verb in enumerate(verbs):
        end = verbs[place + 1].start if place + 1 < len(verbs) else len(squeezed.words)
        end = _closed(squeezed.words, verb.end, end)
        clause = _clause(squeezed, verb, end, language, earlier, context)
        earlier.append((squeezed.words[verb.start : end], clause.addressees))
        if not preambular or _asks(clause, verb):
            clauses.append(clause)
    return tuple(clauses)


def _asks(clause: Clause, verb: VerbPhrase) -> bool:
    """A participle asks where it opens the paragraph, names someone or calls for something."""
    if not clause.directive:
        return False
    return (
        verb.start == 0 or bool(clause.addressees) or verb.lemma in {"call_for", "reiterate_call"}
    )


def _closed(words: str, start: int, end: int) -> int:
    trailing = _TRAILING.search(words, max(start, end - 60), end) if end < len(words) else None
    if trailing is None:
        trailing = _STOP.search(words, max(start, end - 9), end)
    return trailing.start() if trailing else end


def _clause(
    squeezed: Squeezed,
    verb: VerbPhrase,
    end: int,
    language: str,
    earlier: Sequence[tuple[str, tuple[Addressee, ...]]],
    context: Context,
) -> Clause:
    words = squeezed.words
    directive = verb.force in DIRECTIVE_FORCES
    asked = asked_by(words, verb, end, language) if directive else None
    addressees = asked.addressees if asked else ()
    if addressees and addressees[0].pronoun:
        addressees = (antecedent(addressees[0].text, earlier, language),)
    printed = words[verb.start : verb.end]
    weight = weighed(verb, printed, addressees, context.uses_prie) if language == "fr" else None
    lemma, force = weight or (verb.lemma, verb.force)
    action_start = asked.action_start if asked else verb.end
    start, finish = squeezed.printed(verb.start, end)
    return Clause(
        opening=words[verb.start : verb.end],
        verb=lemma,
        force=force,
        directive=directive,
        addressees=addressees,
        action=words[action_start:end].strip(" ,;"),
        deadlines=deadlines_in(words[verb.start : end], language, context) if directive else (),
        start=start,
        end=finish,
        degree=verb.degree,
        negated=verb.negated,
        condition=condition_in(words[verb.start : end], language) if directive else None,
        reasons=_reasons(squeezed, verb, force, asked),
    )


def _reasons(
    squeezed: Squeezed, verb: VerbPhrase, force: str, asked: Asked | None
) -> tuple[Reason, ...]:
    reasons = [Reason(f"{verb.rule}: {force}", *squeezed.printed(verb.start, verb.end))]
    if asked:
        reasons.append(Reason(asked.rule, *squeezed.printed(*asked.span)))
    return tuple(reasons)
