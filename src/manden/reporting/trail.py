"""The way from a figure back to the words: run, snapshot, records, sources, commitment, paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from manden.access.models import User
from manden.analysis.answer import Answer, answer_from
from manden.analysis.question import question_of
from manden.commitments.models import Commitment
from manden.instruments.models import Provision
from manden.reporting.behind import behind_cell
from manden.reporting.models import Figure
from manden.reporting.reach import snapshot_for


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
            "in_reach": behind.counted.number,
            "incidents": [incident.key for incident, _ in behind.counted.incidents],
            "sources": behind.counted.sources,
            "since": {
                "counted": behind.since.number,
                "incidents": [incident.key for incident, _ in behind.since.incidents],
                "sources": behind.since.sources,
            },
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
