"""What is particular to one country stands in packs and in the lists of all countries, nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src" / "manden"
# Lists that hold every country, every body or every region; the catalogues hold no fact.
LISTS = {"reading/country_words.py", "reading/body_names.py"}
OF_ONE_COUNTRY = re.compile(
    r"\b(mali\b|malien|malian|bamako|minusma|mopti|kidal|MLI\b|yemen|yémen|houthi|YEM\b)", re.I
)


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCES.rglob("*")):
        name = path.relative_to(SOURCES).as_posix()
        if path.suffix not in {".py", ".html", ".json", ".css", ".js", ".po"} or name in LISTS:
            continue
        if "/packs/" not in name:
            yield name, path.read_text(encoding="utf-8")


def without_docstrings(source: str) -> str:
    """A rule may be shown on a real phrase; what runs may know no country."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            first.value.value = ""
    return ast.unparse(tree)


def words_of_one_country(name: str, source: str) -> set[str]:
    shown = without_docstrings(source) if name.endswith(".py") else source
    return {found.group().casefold() for found in OF_ONE_COUNTRY.finditer(shown)}


def test_no_word_of_one_country_stands_in_code_outside_its_pack() -> None:
    found = {name: words_of_one_country(name, source) for name, source in sources()}

    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("desk/views.py", 'HOME = "A text on Mali"'),
        ("desk/templates/desk/living.html", "<p>Malian</p>"),
        ("reading/actors.py", 'PATTERN = "MINUSMA"'),
    ],
)
def test_the_rule_sees_a_fault(name: str, source: str) -> None:
    assert words_of_one_country(name, source)
