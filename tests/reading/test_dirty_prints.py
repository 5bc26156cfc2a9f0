"""Encodings and prints that no style sheet foresees: all read as the clean text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from manden.reading import read, read_text

FRENCH = (
    "Assemblée générale\n\nSoixante-huitième session\n\n68/201. Cloches d’été\n\n"
    "L’Assemblée générale,\n\nRappelant sa résolution 67/14 du 5 décembre 2012 et préoccupée par les"
    " cloches fêlées, brisées ou volées,\n\n1. Prie le Secrétaire général : a) De réparer les tours"
    " détruites ; b) De lui présenter un rapport à sa soixante-neuvième session ;\n\n"
    "2. Décide de rester saisie de la question.\n\n71e séance plénière\n20 décembre 2013"
)


def outline(data: bytes) -> tuple[object, ...]:
    found = read(data, name="page.txt")
    anchors = [p.anchor for p in (*found.preamble, *found.operative)]
    return found.language, found.number, str(found.adopted), found.meeting, anchors


@pytest.mark.parametrize(
    "printed",
    [
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("mac-roman"),
        lambda text: text.encode("cp1252"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
    ids=["utf-16-le", "utf-16-be", "mac-roman", "cp1252", "parted accents", "cr"],
)
def test_an_odd_encoding_reads_as_the_clean_text(printed: Callable[[str], bytes]) -> None:
    assert outline(printed(FRENCH)) == outline(FRENCH.encode())


def test_a_list_run_into_its_paragraph_has_its_letters() -> None:
    found = read_text(FRENCH).operative[0]

    assert [child.anchor for child in found.children] == ["OP1(a)", "OP1(b)"]
    assert found.clauses[0].deadlines[0].session == 69
