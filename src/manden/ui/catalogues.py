"""The catalogues of both languages: what must be translated, what is, and the compiled files.

`python -m manden.ui.catalogues update|compile|check`. Messages are English in the sources; one
catalogue a language serves every room. Babel is needed here, and nowhere when the desk runs.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from manden.ui.typography import french_spaces_in_markup

SOURCES = Path(__file__).resolve().parent.parent
LOCALE = Path(__file__).resolve().parent / "locale"
LANGUAGES = ("en", "fr")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PASSING_HEADERS = tuple(
    f'"{name}'
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Generated-By",
        "Report-Msgid-Bugs-To",
        "Last-Translator",
        "Language-Team",
        "Project-Id-Version",
    )
)
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def catalogue_file(language: str, ending: str = "po") -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"django.{ending}"


def template_of_messages(sources: Path = SOURCES) -> Catalog:
    """Every message that the sources under `sources` ask to be translated."""
    template = Catalog(charset="utf-8")
    for path in sorted([*sources.rglob("*.py"), *sources.rglob("*.html")]):
        if "migrations" in path.parts:
            continue
        place = str(path.relative_to(sources))
        for message, context in _messages_in(path):
            template.add(message, locations=[(place, 0)], context=context)
    return template


def read_catalogue(language: str) -> Catalog:
    path = catalogue_file(language)
    if not path.exists():
        return Catalog(locale=language, project="Manden", header_comment="", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    """Bring the catalogue of `language` in line with the sources.

    English translates itself, and French is given the spaces that its marks want.
    """
    catalogue = read_catalogue(language)
    catalogue.update(template_of_messages(), no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    for message in _translatable(catalogue):
        if language == "en":
            message.string = message.id
        elif isinstance(message.id, str):
            message.string = french_spaces_in_markup(str(message.string or ""))
        else:
            message.string = tuple(map(french_spaces_in_markup, _forms(message.string)))
    path = catalogue_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=False
        )
    _drop_passing_headers(path)


def compile_catalogue(language: str) -> None:
    with catalogue_file(language, "mo").open("wb") as file:
        write_mo(file, read_catalogue(language))


def is_stale(language: str) -> bool:
    """Whether the compiled catalogue says anything else than its source; headers aside."""
    path = catalogue_file(language, "mo")
    if not path.exists():
        return True
    with path.open("rb") as file:
        compiled = read_mo(file)
    said, meant = (
        {(_forms(one.id), _context(one)): _forms(one.string) for one in _translatable(catalogue)}
        for catalogue in (compiled, read_catalogue(language))
    )
    return said != meant


def faults(language: str, template: Catalog) -> Iterator[str]:
    """What keeps the catalogue from being complete, one sentence each."""
    catalogue = read_catalogue(language)
    asked = {(one.id, one.context) for one in _translatable(template)}
    held = {(one.id, one.context): one for one in _translatable(catalogue)}
    for key in sorted(asked - held.keys(), key=str):
        yield f"{language}: missing {_name(key[0])}"
    for key in sorted(held.keys() - asked, key=str):
        yield f"{language}: obsolete {_name(key[0])}"
    for message in held.values():
        yield from (f"{language}: {fault} {_name(message.id)}" for fault in _faults_of(message))
    if is_stale(language):
        yield f"{language}: {catalogue_file(language, 'mo').name} is stale, compile it"


def _faults_of(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    originals, translations = _forms(message.id), _forms(message.string)
    if not all(translations) or len(translations) != len(originals):
        yield "untranslated"
    elif any(_placeholders(form) - _placeholders(originals[-1]) for form in translations):
        yield "unknown placeholder in"
    elif _placeholders(translations[-1]) != _placeholders(originals[-1]):
        yield "lost placeholder in"


def _messages_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        source = templatize(source, origin=str(path))
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    for _, message, _, context in found:
        yield (tuple(message) if isinstance(message, (list, tuple)) else message), context


def _translatable(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (text or "",)


def _context(message: Message) -> str:
    """The context of a message; a compiled catalogue gives it as bytes."""
    context: str | bytes = message.context or ""
    return context.decode() if isinstance(context, bytes) else context


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _name(text: str | tuple[str, ...] | list[str]) -> str:
    return f"“{_forms(text)[0]}”"


def _drop_passing_headers(path: Path) -> None:
    """Dates and names in the header change with every run; the history says them better."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (one for one in lines if not one.startswith(_PASSING_HEADERS))
    path.write_text("".join(kept), encoding="utf-8")


def main(words: list[str]) -> int:
    if words not in (["update"], ["compile"], ["check"]):
        print("usage: python -m manden.ui.catalogues update|compile|check", file=sys.stderr)
        return 2
    if words == ["check"]:
        template = template_of_messages()
        told = [fault for language in LANGUAGES for fault in faults(language, template)]
        print("\n".join(told) or "both catalogues are complete")
        return 1 if told else 0
    for language in LANGUAGES:
        {"update": update, "compile": compile_catalogue}[words[0]](language)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
