"""The clauses of a paragraph: each verb of the body, whom it asks, for what and by when.

A clause runs from its verb to the next verb of the same subject. In a preamble only what asks
something of someone becomes a clause ("Calling upon the authorities to ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from manden.reading.addressees import SHARED, asked_by
from manden.reading.antecedents import antecedents
from manden.reading.asked import Asked
from manden.reading.asking_preambles import may_ask
from manden.reading.bracketed import without_brackets
from manden.reading.capitals import as_printed, without_capitals
from manden.reading.conditions import condition_in
from manden.reading.conversion_noise import is_noisy, without_cuts, without_noise
from manden.reading.deadlines import deadlines_in
from manden.reading.further_asked import JOINT, shared_with_next
from manden.reading.lost_accents import with_accents, with_grave_a
from manden.reading.passive_asks import RULE as PASSIVE
from manden.reading.passive_asks import passive_asks, seam_before
from manden.reading.resolution import DIRECTIVE_FORCES, Addressee, Clause, Deadline, Reason
from manden.reading.squeezed import Squeezed, squeeze
from manden.reading.verb_phrase import Form, VerbPhrase
from manden.reading.verbs import verb_phrases
from manden.reading.weight import WEIGHED, Setting, weighed

_REGARD = (
    r"(?:and|but|et|mais)?,? ?\b(?:in|to|for|à|dans)\b (?:this|that|the same|cet|cette|ce|ces)"
    r" \w+,? ?$"
)
_CONJUNCTIONS = ("and", "but", "while", "yet", "et", "mais")
# Signs, a last conjunction, "in this regard". Each branch opens with a plain sign or letter, and
# the first stands apart from its repetitions: the search then passes over all other letters.
_TRAILS = "|".join(
    [
        *(" ", ",", ";", ":", r"\.", "–", "—", f", {_REGARD}", f" {_REGARD}"),
        *(rf"{word[0]}(?<!\w{word[0]}){word[1:]}\b(?=[ ,]*$)" for word in _CONJUNCTIONS),
    ]
)
_TRAILING = re.compile(f"(?:{_TRAILS})(?:{_TRAILS})*$")
_SIGNS = " ,;:.–—"
_LONGEST_CONJUNCTION = max(map(len, _CONJUNCTIONS))
_REGARDS = [[word] for word in ("this", "that", "same", "cet", "cette", "ce", "ces")]

_QUOTED = re.compile(r"[“«\"]\s*(?P<said>(?:The|Le|La|L['’])\s?[^”»]*)[”»\"]?\s*$", re.DOTALL)
_QUOTES = ("“", "«", '"')
_NEAR = 20  # clauses: no pronoun of a resolution looks farther back
_STOPS = " ,;."
_ASIDE = re.compile(
    r", ?(?:(?:and|et) )?(?:with|in|at|after|following|on|by|under|avec|en|à|après|sur|par|sous) "
    r"[^,;]*, ?$"
)


@dataclass(frozen=True)
class Context:
    """What a paragraph cannot say by itself: the text's session, date and first language.

    `session` is the body's session that adopts the text and `adopted` its date (both bound what
    can still lie ahead); `original_language` decides what French "demande" stands for, with
    `uses_prie`, and `uses_encourage` what "engage" does. `declares` is true of the paragraphs of a
    text that speaks as "we", `may_lack_accents` of a scan's French that has lost some or all,
    `lacks_grave_a` of one that prints no "à" at all.
    """

    session: int | None = None
    adopted: date | None = None
    behind_until: date | None = None  # where none is printed, the last day certainly before it
    original_language: str | None = None
    uses_prie: bool = True
    uses_encourage: bool = True
    declares: bool = False
    may_lack_accents: bool = True
    lacks_grave_a: bool = False
    cuts_words: bool = False  # of a print whose words are broken inside lines: "encou- rage"
    holds_choices: bool = True  # of a draft: "[Urges] [Encourages]"
    body: str | None = None  # the organ that adopts: sessions are counted apart in each


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
    # A statement prints each of its paragraphs in quotation marks.
    quoted = _QUOTED.match(text) if text.startswith(_QUOTES) else None
    if quoted:
        inner = clauses_of(quoted["said"], language, preambular=preambular, context=context)
        return tuple(_shifted(clause, quoted.start("said")) for clause in inner)
    if (lowered := without_capitals(text, language)) is not text:
        inner = clauses_of(lowered, language, preambular=preambular, context=context)
        return tuple(as_printed(clause, lowered, text) for clause in inner)
    squeezed = _given_back(text, language, context)
    if preambular and not may_ask(squeezed.words, language):
        return ()
    form = Form.PARTICIPLE if preambular else Form.FINITE
    verbs = verb_phrases(squeezed.words, language, form, declares=context.declares)
    verbs = verbs if preambular else passive_asks(squeezed.words, language, verbs)
    if preambular and not any(verb.force in DIRECTIVE_FORCES for verb in verbs):
        return ()
    clauses: list[Clause] = []
    together: set[int] = set()
    due: tuple[Deadline, ...] = ()  # those of the last clause that has any
    earlier: list[tuple[str, tuple[Addressee, ...]]] = []
    for place, verb in enumerate(verbs):
        end = _end(squeezed.words, verbs, place, language)
        previous = clauses[-1].force if clauses else None
        clause = _clause(squeezed, verb, end, language, earlier, context, previous, due)
        earlier.append((squeezed.words[verb.start : end], clause.addressees))
        if clauses and shared_with_next(
            clauses[-1], clause, squeezed.words[verbs[place - 1].end : verb.start]
        ):
            clauses[-1] = replace(clauses[-1], addressees=clause.addressees)
            together.add(len(clauses) - 1)
        if not preambular or _asks(clause, verb):
            clauses.append(clause)
            due = clause.deadlines or due
    return _with_shared_acts(clauses, together)


def _with_shared_acts(clauses: list[Clause], together: set[int]) -> tuple[Clause, ...]:
    """ "Requests the Secretary-General and invites States to ring by May": both are to ring, both by May.

    `together` holds the places of those that share whom they ask as well.
    """
    for place in range(len(clauses) - 2, -1, -1):
        first, following = clauses[place : place + 2]
        if not (following.directive and following.addressees):
            continue
        alone = not first.action and any(reason.rule == SHARED for reason in first.reasons)
        if alone or place in together:
            due = first.deadlines or following.deadlines
            clauses[place] = replace(first, action=following.action, deadlines=due)
    return tuple(clauses)


def _given_back(text: str, language: str, context: Context) -> Squeezed:
    """The words with what a scan lost, less what a conversion left: "encou› rage" is "encourage"."""
    squeezed = squeeze(text)
    if is_noisy(squeezed.words) and "\ufffd" not in squeezed.words:  # that may stand for a space
        squeezed = _less(squeezed, without_noise(squeezed.words))
    if context.cuts_words and "- " in squeezed.words:
        squeezed = _less(squeezed, without_cuts(squeezed.words))
    if context.holds_choices and "[" in squeezed.words:
        squeezed = _less(squeezed, without_brackets(squeezed.words, language))
    if language == "fr" and context.may_lack_accents:
        accented = with_accents(squeezed.words, lacks_a=context.lacks_grave_a)
        squeezed = squeezed._replace(words=accented)
    elif language == "fr":
        squeezed = squeezed._replace(words=with_grave_a(squeezed.words))
    return squeezed


def _less(squeezed: Squeezed, kept: tuple[str, list[int]]) -> Squeezed:
    words, places = kept
    origin = squeezed.origin
    return Squeezed(words, tuple(places if origin is None else map(origin.__getitem__, places)))


def _shifted(clause: Clause, by: int) -> Clause:
    reasons = tuple(
        replace(each, start=each.start + by, end=each.end + by) for each in clause.reasons
    )
    return replace(clause, start=clause.start + by, end=clause.end + by, reasons=reasons)


def _asks(clause: Clause, verb: VerbPhrase) -> bool:
    """A participle of asking asks in a preamble too; "deciding" only tells what was decided."""
    return clause.directive and clause.force != "decide"


def _end(words: str, verbs: tuple[VerbPhrase, ...], place: int, language: str) -> int:
    """Where the clause of a verb ends: at the next, or at the seam before whom the next asks."""
    if place + 1 == len(verbs):
        return _closed(words, verbs[place].end, len(words))
    start, following = verbs[place].end, verbs[place + 1]
    seam = seam_before(words, start, following, language) if following.rule == PASSIVE else None
    return _closed(words, start, following.start if seam is None else seam)


def _closed(words: str, start: int, end: int) -> int:
    if end < len(words):
        first = max(start, end - 60)
        bare = words[first:end].rstrip(_SIGNS)
        if bare[-30:].rsplit(" ", 2)[-2:-1] not in _REGARDS:
            if not bare.endswith(_CONJUNCTIONS):
                return first + len(bare)  # nearly always: no pattern is needed
            # What trails begins no earlier.
            first += len(bare[:-_LONGEST_CONJUNCTION].rstrip(_SIGNS))
        trailing = _TRAILING.search(words, first, end)
        return trailing.start() if trailing else end
    last = max(start, end - 9)
    return last + len(words[last:end].rstrip(_STOPS)) if last < end else end


def _clause(
    squeezed: Squeezed,
    verb: VerbPhrase,
    end: int,
    language: str,
    earlier: Sequence[tuple[str, tuple[Addressee, ...]]],
    context: Context,
    previous: str | None,
    due: tuple[Deadline, ...],
) -> Clause:
    words = squeezed.words
    directive = verb.force in DIRECTIVE_FORCES
    asked = asked_by(words, verb, end, language) if directive else None
    addressees = asked.addressees if asked else ()
    if addressees and addressees[0].pronoun == addressees[0].text:
        before = _aside_before(words, verb.start) if earlier else words[: verb.start]
        named = [*earlier[-_NEAR:], (before, ())]
        found = antecedents(addressees[0].text, named, language)
        unknown = found[0].actor is None and found[0].text in {"its", "their"}
        addressees = () if unknown else found + addressees[1:]
    if addressees:
        addressees = _with_own_president(addressees, context.body)
    lemma, force = verb.lemma, verb.force
    if lemma in WEIGHED:
        charged = () if asked and asked.rule == JOINT else addressees  # a thing is asked, of nobody
        setting = Setting(context.uses_prie, context.uses_encourage, previous)
        lemma, force = weighed(verb, words[verb.start : verb.end], charged, setting)
    action_start = asked.action_start if asked else verb.end
    start, finish = squeezed.printed(verb.start, end)
    return Clause(
        opening=words[verb.start : verb.end],
        verb=lemma,
        force=force,
        directive=directive,
        addressees=addressees,
        action=words[action_start:end].strip(" ,;"),
        deadlines=_deadlines(words[verb.start : end], force, language, context, due),
        start=start,
        end=finish,
        degree=verb.degree,
        negated=verb.negated,
        condition=condition_in(words[verb.start : end], language) if directive else None,
        reasons=_reasons(squeezed, verb, force, asked),
    )


_PRESIDENTS = {
    "GA": "president_of_general_assembly", "HRC": "president_of_human_rights_council"
}  # fmt: skip


def _with_own_president(
    addressees: tuple[Addressee, ...], body: str | None
) -> tuple[Addressee, ...]:
    """ "Its President" is that of the body whose text it is."""
    own = _PRESIDENTS.get(body or "")
    if own is None or "president_of_council" not in [known.actor for known in addressees]:
        return addressees
    return tuple(
        replace(known, actor=own) if known.text in _ITS_PRESIDENT else known for known in addressees
    )


_ITS_PRESIDENT = frozenset({"its President", "son Président", "sa Présidente"})


def _deadlines(
    words: str, force: str, language: str, context: Context, due: tuple[Deadline, ...]
) -> tuple[Deadline, ...]:
    if force not in DIRECTIVE_FORCES:
        return ()
    return deadlines_in(words, language, context, decides=force == "decide", earlier=due)


def _aside_before(words: str, place: int) -> str:
    """The words between commas just before a verb: ", with the consent of Chad, calls for it"."""
    if not words.endswith((",", ", "), 0, place):
        return ""
    aside = _ASIDE.search(words[max(0, place - 300) : place])
    return aside[0] if aside else ""


def _reasons(
    squeezed: Squeezed, verb: VerbPhrase, force: str, asked: Asked | None
) -> tuple[Reason, ...]:
    reasons = [Reason(f"{verb.rule}: {force}", *squeezed.printed(verb.start, verb.end))]
    if asked:
        reasons.append(Reason(asked.rule, *squeezed.printed(*asked.span)))
    return tuple(reasons)
