"""Bad input is refused with one clear sentence, or read with a warning; never a traceback."""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.reading.rendering import as_pdf
from bench.reading.sheets import printed
from manden.reading import CannotRead, Refused, Resolution, read, read_all, read_text
from manden.reading.blocks import ink
from manden.reading.fetch import fetch, is_symbol
from manden.reading.sources import pdf
from tests.reading.invented_texts import ENGLISH, FRENCH
from tests.reading.test_dirt import SHEETS
from tests.reading.test_structure import words_of

ARABIC = "إن مجلس حقوق الإنسان يعيد تأكيد الإعلان العالمي لحقوق الإنسان وسائر الصكوك الدولية " * 5
CHINESE = "人权理事会重申世界人权宣言和其他有关国际人权文书并回顾大会关于钟楼的决议" * 8
RUSSIAN = "Совет по правам человека вновь подтверждая Всеобщую декларацию прав человека " * 5
SPANISH = "El Consejo de Derechos Humanos pide a los Estados que los niños de las ciudades " * 5


def refusal(data: bytes, name: str = "file.txt") -> str:
    with pytest.raises(CannotRead) as caught:
        read(data, name=name)
    message = str(caught.value)
    assert message.startswith(f"{name}: ") and "\n" not in message
    return message


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize("data", [b"", b"  \n \n", "\ufeff".encode()])
def test_an_empty_file(data: bytes) -> None:
    assert "empty" in refusal(data) or "no text" in refusal(data)


@pytest.mark.parametrize(
    ("text", "language"),
    [(ARABIC, "Arabic"), (CHINESE, "Chinese"), (RUSSIAN, "Russian"), (SPANISH, "Spanish")],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert language in refusal(text.encode())


def test_ten_megabytes_of_noise() -> None:
    noise = random.Random(7)
    letters = "abcdefghij ;,.\n0123456789()"

    text = "".join(noise.choices(letters, k=200_000)) * 50

    refusal(text.encode())
    refusal(noise.randbytes(10_000_000))


def test_prose_that_is_no_resolution() -> None:
    prose = "It was a fine day in the town and the bells rang for all of the people in it. " * 40

    assert "does not look like a resolution" in refusal(prose.encode())


def test_a_picture() -> None:
    assert "picture" in refusal(b"\x89PNG\r\n\x1a\n" + bytes(400), "scan.png")


def test_a_docx_that_unpacks_to_far_more_than_it_is() -> None:
    bomb = zipped({"word/document.xml": b"<w>" + bytes(60_000_000)})

    assert "unsafe" in refusal(bomb, "bomb.docx")


def test_a_docx_of_too_many_members() -> None:
    crowd = zipped({f"word/{number}.xml": b"<a/>" for number in range(1_100)})

    assert "members" in refusal(crowd, "crowd.docx")


def test_a_docx_cut_in_half() -> None:
    whole = zipped({"word/document.xml": b"<a/>" * 400})

    assert "damaged" in refusal(whole[: len(whole) // 2], "half.docx")


def test_a_zip_without_a_document() -> None:
    assert "Word document" in refusal(zipped({"a.xml": b"<a/>"}), "odd.docx")


def test_xml_entities_are_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "bell"><!ENTITY b "&a;&a;">]><w>&b;</w>'

    assert "entities" in refusal(zipped({"word/document.xml": laughs}), "laughs.docx")


def test_a_pdf_without_text() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    file = io.BytesIO()
    document.save(file)

    assert "scan" in refusal(file.getvalue(), "scan.pdf")


def test_a_pdf_cut_short() -> None:
    assert "damaged" in refusal(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "cut.pdf")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_two_languages_side_by_side_are_read_one_at_a_time(language: str) -> None:
    rows = zip_longest(
        SHEETS["en"], SHEETS["fr"]
    )  # a page or a table prints them beside each other
    lines = [line for row in rows for line in row if line]
    text = "\n\n".join(f"{line.label} {line.text}".strip() for line in lines)

    found = read(text.encode(), language=language, name="both.txt")

    alone = read_text(printed(SHEETS[language]))
    assert [p.anchor for p in found.operative] == [p.anchor for p in alone.operative]
    assert [p.text for p in found.preamble] == [p.text for p in alone.preamble]
    assert "were not read" in found.warnings[0].message


def test_two_languages_in_one_file_leave_the_larger_part() -> None:
    both = read((ENGLISH + "\n\n" + FRENCH[: len(FRENCH) // 2]).encode(), name="both.md")

    assert both.language == "en"
    assert [paragraph.anchor for paragraph in both.operative] == ["OP1", "OP2", "OP3", "OP4"]
    assert any("French" in warning.message for warning in both.warnings)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(300_000_000)

    with pytest.raises(CannotRead, match="300 MB"):
        read(large)


def test_a_refused_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.md").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "c.zip").write_bytes(zipped({"d/cloches.txt": FRENCH.encode(), "e.bin": b"x"}))

    found = list(read_all([tmp_path]))

    assert [type(one) for one in found] == [Refused, Resolution, Resolution]
    assert [one.source for one in found] == ["a.txt", "b.md", "cloches.txt"]


def test_a_symbol_is_told_from_a_path() -> None:
    assert is_symbol("A/HRC/RES/58/30") and is_symbol("S/RES/2690 (2023)")
    assert not is_symbol("texts/en/A_HRC_RES_58_30.md") and not is_symbol("bells.docx")


def test_a_symbol_without_network_is_refused_clearly(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object, **__: object) -> object:
        raise OSError("no route")

    monkeypatch.setattr("urllib.request.OpenerDirector.open", unreachable)

    with pytest.raises(CannotRead, match="cannot be reached"):
        fetch("A/HRC/RES/58/30")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("x.txt", "x.docx", "x.html", "x.md"):
        try:
            read(data, name=name)
        except CannotRead:
            continue


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(FRENCH.split("\n\n") + ENGLISH.split("\n\n")),
            st.text(alphabet="abc ,;:.()0123456789iIvxl\n–«»/", max_size=80),
        ),
        max_size=30,
    )
)
def test_any_shuffle_of_blocks_is_read_or_refused_and_nothing_is_lost(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    try:
        found = read_text(text)
    except CannotRead:
        return

    assert words_of(found) == Counter(ink(text))


@pytest.mark.parametrize(
    "asked",
    [
        "Calls for calm" + " and for calm" * 1500,
        "Calls for a review with the help of the town" + " with the help of the town" * 1500,
        "Decides to meet at its " + "twenty" * 1500 + "fourth session",
    ],
)
def test_words_repeated_without_end_are_read(asked: str) -> None:
    resolution = read_text(f"The General Assembly,\n\nNoting the bells,\n\n1. {asked}.\n")

    assert resolution.operative[0].text.startswith(asked[:20])
    assert not resolution.operative[0].clauses[0].addressees


def test_half_a_character_from_a_damaged_font_comes_back_as_a_mark_that_can_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = as_pdf(["The Human Rights Council,", "1. Decides to ring the bells;"], None, "en")
    whole = pdf.pdfium.FPDFText_GetUnicode

    def damaged(text: Any, index: int) -> int:
        code: int = whole(text, index)
        return 0xD936 if code == ord("g") else code

    monkeypatch.setattr(pdf.pdfium, "FPDFText_GetUnicode", damaged)

    read_text = read(page, name="damaged.pdf").operative[0].text

    assert "rin\ufffd" in read_text
    assert read_text.encode("utf-8")
