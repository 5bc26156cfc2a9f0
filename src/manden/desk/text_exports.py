"""Taking a text away as the reader has it: the writers are those of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from manden.instruments.models import Instrument, TextSource
from manden.reading.from_json import resolution_of
from manden.reading.out.akn import akoma_ntoso
from manden.reading.out.commitments_csv import commitments_csv
from manden.reading.out.html import html_page
from manden.reading.out.jsonld import json_ld
from manden.reading.resolution import Resolution


@dataclass(frozen=True)
class Form:
    """A form in which a text is taken: its ending, its type and what writes it."""

    ending: str
    content_type: str
    write: Callable[[Resolution], str]


@dataclass(frozen=True)
class TakenText:
    """The file, under the name that it is saved under."""

    name: str
    content_type: str
    content: bytes


FORMS = {
    "json": Form("json", "application/json", lambda text: _json(text.as_json())),
    "html": Form("html", "text/html; charset=utf-8", html_page),
    "akn": Form("akn.xml", "application/xml", akoma_ntoso),
    "csv": Form("csv", "text/csv; charset=utf-8", lambda text: commitments_csv([text])),
    "jsonld": Form("jsonld", "application/ld+json", lambda text: _json(json_ld(text))),
}
AS_GIVEN = "file"  # the very file that was given: Word, PDF, or what it was


def take_text(instrument: Instrument, *, language: str, form: str) -> TakenText | None:
    """The text in one language and form; None where it is not held so, or no such form is.

    Raises `CannotName` where Akoma Ntoso is asked of a text that no day names.
    """
    source = TextSource.objects.filter(instrument=instrument, language=language).first()
    if source is None:
        return None
    if form == AS_GIVEN:
        given = source.content  # None where it was given to a release that kept no file
        return given and TakenText(source.file_name, "application/octet-stream", bytes(given))
    if form not in FORMS:
        return None
    chosen = FORMS[form]
    name = f"{instrument.slug}.{language}.{chosen.ending}"
    written = chosen.write(resolution_of(source.reading))
    return TakenText(name, chosen.content_type, written.encode())


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)
