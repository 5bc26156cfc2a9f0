"""Templates stay small and colours stay in one file."""

import re
from pathlib import Path

import pytest

import manden

SOURCE = Path(manden.__file__).parent
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
STYLESHEETS = [path for path in SOURCE.rglob("*.css") if path.name != "variables.css"]
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
ELSEWHERE = re.compile(r"""(?:src|href|url\()\s*=?\s*["']?(?:https?:)?//""")
INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style|<[a-z][^>]*?\s(?:on\w+|style)=")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_is_small_calls_nobody_and_holds_no_code(template: Path) -> None:
    written = template.read_text(encoding="utf-8")

    assert len(written.splitlines()) <= 150
    assert not ELSEWHERE.search(written)
    assert not INLINE.search(written)


@pytest.mark.parametrize("stylesheet", STYLESHEETS, ids=lambda path: path.name)
def test_colours_stand_in_one_file(stylesheet: Path) -> None:
    assert not COLOUR.search(stylesheet.read_text(encoding="utf-8"))
