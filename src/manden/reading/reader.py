"""Reading a resolution, from a file to its values: the table of contents of this room.

A file is opened by its format (`sources`), its language found, page furniture and footnotes
set apart, the texts in it divided; then each text is read: masthead, paragraphs, closing
lines, citations, and at last the clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from manden.reading.assembly import assembled, printed
from manden.reading.blocks import Block, SourceText, composed, evened
from manden.reading.clauses import with_clauses
from manden.reading.conversion_noise import with_apostrophes, with_whole_openings
from manden.reading.divisions import divisions
from manden.reading.footnotes import with_found_notes
from manden.reading.furniture import with_furniture
from manden.reading.language import language_of, of_one_language
from manden.reading.lettered_numbers import with_numbers_once
from manden.reading.raised import with_raised_marks
from manden.reading.resolution import CannotRead, ReadingWarning, Resolution
from manden.reading.run_together import parted_run_together
from manden.reading.runs_in import formula_apart
from manden.reading.sources.markdown import blocks_by_signs
from manden.reading.sources.opening import open_bytes, open_file
from manden.reading.symbols import symbol_from_stem
from manden.reading.unusual_numbers import with_usual_numbers


def read(source: str | Path | bytes, *, language: str | None = None, name: str = "") -> Resolution:
    """Read a file (a path) or its bytes; further texts of the same file are in `following`.

    `language` is "en" or "fr", found where not given. Raises `CannotRead`, one sentence that
    names the file, says why and what to do.

    >>> read("no such file.docx")
    Traceback (most recent call last):
    ...
    manden.reading.resolution.CannotRead: no such file.docx: there is no such file; check the path
    """
    title = name or ("text" if isinstance(source, bytes) else shown_name(source))
    try:
        opened = open_bytes(source, title) if isinstance(source, bytes) else open_file(Path(source))
        return _read(opened, title, language)
    except CannotRead as refusal:
        raise CannotRead(f"{title}: {refusal}") from refusal


def shown_name(source: str | Path) -> str:
    """The name of a file, as refusals tell it; all that was given where there is no such file."""
    return PurePath(source).name if Path(source).exists() else str(source)


def read_text(text: str, *, language: str | None = None, name: str = "text") -> Resolution:
    """Read a text already in memory.

    >>> found = read_text("The Human Rights Council,\\n\\nNoting the bells of the town,\\n\\n"
    ...                   "1. Requests the town to ring the bells;\\n\\n2. Decides to listen.")
    >>> [paragraph.anchor for paragraph in found.preamble + found.operative]
    ['PP1', 'OP1', 'OP2']
    """
    try:
        return _read(blocks_by_signs(text), name, language)
    except CannotRead as refusal:
        raise CannotRead(f"{name}: {refusal}") from refusal


def _own_text_first(texts: list[Resolution], name: str) -> list[Resolution]:
    """The texts of a file, the one that the file's name spells the symbol of before the others.

    Pages of a volume hold the end of one resolution, or a whole short one, before the one wanted.
    """
    wanted = symbol_from_stem(PurePath(name).stem) if len(texts) > 1 else None
    if wanted is None or texts[0].symbol == wanted.text:
        return texts
    own = [text for text in texts if text.symbol == wanted.text]
    return own + [text for text in texts if text.symbol != wanted.text] if own else texts


def _respelt(blocks: Sequence[Block], language: str) -> list[Block]:
    """The blocks with the letters and apostrophes that stand for what a printer or conversion put."""
    return with_whole_openings(with_apostrophes(composed(blocks), language))


def _read(source: SourceText, name: str, language: str | None) -> Resolution:
    language = language or language_of(" ".join(block.text for block in source.blocks))
    blocks, warnings = of_one_language(
        [evened(block) for block in with_raised_marks(_respelt(source.blocks, language))],
        language,
    )
    blocks = [piece for block in parted_run_together(blocks) for piece in formula_apart(block)]
    blocks = with_usual_numbers(with_numbers_once(blocks), language)
    blocks = with_found_notes(with_furniture(blocks), language)
    tail, parts = divisions(blocks, language)
    if tail:
        warnings.append("the file opens with the end of another text, kept as furniture")
    texts = [assembled(parts[0], name, language)]
    for part in parts[1:]:
        try:
            texts.append(assembled(part, name, language, before=texts[-1]))
        except CannotRead:
            warnings.append("what follows the text is no resolution; it was kept as furniture")
            loose = [*part.masthead, *((part.formula,) if part.formula else ()), *part.body]
            tail = (*tail, *loose)
    texts = _own_text_first(texts, name)
    first = replace(
        texts[0],
        furniture=(*printed(tail), *texts[0].furniture),
        warnings=(
            *(ReadingWarning(None, message) for message in (*source.warnings, *warnings)),
            *texts[0].warnings,
        ),
    )
    read = with_clauses(first)
    following = tuple(with_clauses(text) for text in texts[1:])
    return replace(read, following=following) if following else read
