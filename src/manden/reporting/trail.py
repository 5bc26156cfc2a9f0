"""The way from a figure back to the words: run, snapshot, records, sources, commitment, paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from manden.access.models import User
from manden.analysis.answer import Answer, Key, answer_from
from manden.analysis.asking import counting_for
from manden.analysis.queries import Registered, registered_behind
from manden.analysis.question import question_of
from manden.commitments.models import Commitment
from manden.instruments.models import Provision
from manden.reporting.models import Figure
from manden.reporting.reach import snapshot_for
from manden.violations.models import OLDEST_FIRST, Incident
from manden.violations.reach import Reach

SHOWN = 200


@dataclass(frozen=True)
class Behind:
    """The incidents behind a figure or one of its cells that the reader may read today; `things`
    names what is counted in each; `others` are beyond their reach, or no longer counted."""

    incidents: list[tuple[Incident, list[str]]]
    in_reach: int
    others: int
    registered: list[Registered]


def answer_of(figure: Figure) -> Answer:
    return answer_from(question_of(figure.run.question), figure.run.answer)


def trace(figure: Figure, *, by: User) -> dict[str, Any]:
    """The chain as the contract has it, as far as `by` may read."""
    run, commitment = figure.run, figure.commitment
    answer = answer_of(figure)
    behind = behind_cell(figure, by=by)
    snapshot = snapshot_for(run, by)
    told: dict[str, Any] = {
        "figure": figure.key,
        "title": {"fr": figure.title_fr, "en": figure.title_en},
        "unit": answer.question.unit,
        "number": answer.total.number if answer.total else None,
        "approved_by": figure.approved_by.pseudonym if figure.approved_by else None,
        "run": run.key,
        "question": run.question,
        "code": run.code,
        "seed": run.seed,
        "at": run.at.isoformat(timespec="seconds"),
        "by": run.by.pseudonym,
        "answer_sha256": run.answer_sha256,
        "snapshot": {"sha256": run.snapshot_sha256, "key": snapshot.key if snapshot else None},
        "records": {
            "counted": answer.counted,
            "left_out": dict(answer.left_out) if snapshot else {},
            "left_out_told": snapshot is not None,
            "in_reach": behind.in_reach,
            "incidents": [incident.key for incident, _ in behind.incidents],
            "sources": sources_behind(behind, by=by),
        },
        "commitment": commitment.key if commitment else None,
        "provision": None,
    }
    if commitment:
        told["bearing"] = figure.bearing
        told["provision"] = commitment.provision.anchor
        told["instrument"] = commitment.provision.instrument.symbol
        told["words"] = words_of(commitment)
    return told


def behind_cell(figure: Figure, *, by: User, key: Key | None = None) -> Behind:
    """The records behind a figure, or behind one cell of it, that `by` may read as they are now."""
    question = question_of(figure.run.question)
    counted = counting_for(by).counted(question, key)
    by_incident: dict[str, list[str]] = {}
    for name, incident in counted:
        by_incident.setdefault(incident, []).append(name)
    answer = answer_of(figure)
    then = answer.counted if key is None else answer.cells[key].records
    first = sorted(by_incident)[:SHOWN]
    held = Reach(by).incidents().filter(key__in=first).order_by(*OLDEST_FIRST)
    return Behind(
        incidents=[(one, by_incident[one.key]) for one in held],
        in_reach=len(counted),
        others=max(0, then - len(counted)),
        registered=registered_behind(question.unit, first, by=by),
    )


def sources_behind(behind: Behind, *, by: User) -> int:
    """How many sources speak of the records shown, each once."""
    incidents = [incident.pk for incident, _ in behind.incidents]
    told = Reach(by).information().filter(incident__in=incidents).order_by()
    return int(told.aggregate(n=Count("source", distinct=True))["n"])


@dataclass(frozen=True)
class Shown:
    """Words of a paragraph as a page shows them; `ours` where no official text is bound."""

    language: str
    text: str
    ours: bool


def shown_words(commitment: Commitment, page_language: str) -> list[Shown]:
    """Official words, the page's language first; else our own gist in that language."""
    words = words_of(commitment)
    if f"gist_{page_language}" in words:
        return [Shown(page_language, words[f"gist_{page_language}"], True)]
    languages = sorted(words, key=lambda language: language != page_language)
    return [Shown(language, words[language], False) for language in languages]


def words_of(commitment: Commitment) -> dict[str, str]:
    """The official words of the paragraph by language; our own gist where no text is bound."""
    provision: Provision = commitment.provision
    held = {text.language: text.text for text in provision.texts.all()}
    return held or {"gist_fr": provision.gist_fr, "gist_en": provision.gist_en}
