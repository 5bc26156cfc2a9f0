"""French spaces, ordinals and numbers, and what must never be touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manden.ui.templatetags.writing import official, typeset
from manden.ui.typography import (
    french_spaces,
    french_spaces_in_markup,
    grouped,
    keep_french_spaces,
    ordinal,
)

NB = "\u00a0"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Le fleuve monte : on mesure", f"Le fleuve monte{NB}: on mesure"),
        ("Le fleuve monte: on mesure", f"Le fleuve monte{NB}: on mesure"),
        ("Qui ? Personne ; rien !", f"Qui{NB}? Personne{NB}; rien{NB}!"),
        ("le « registre » du fleuve", f"le «{NB}registre{NB}» du fleuve"),
        ("le «registre» du fleuve", f"le «{NB}registre{NB}» du fleuve"),
        ("il dit « quoi ? »", f"il dit «{NB}quoi{NB}?{NB}»"),
        ("1 762 puits, 12 %", "1\u202f762 puits, 12\u202f%"),
    ],
)
def test_french_spaces_are_unbreakable(written: str, printed: str) -> None:
    assert french_spaces(written) == printed


@pytest.mark.parametrize("kept", ["à 10:30", "https://exemple.ml/a?b=c;d", "A/HRC/58/79", "12:5"])
def test_times_addresses_and_symbols_stay_as_they_are(kept: str) -> None:
    assert french_spaces(f"voir {kept} ici") == f"voir {kept} ici"


def test_attributes_and_entities_are_never_touched() -> None:
    markup = '<a href="/x?a=1;b=2" title="a : b">vu : oui</a>&nbsp;&amp; non'

    printed = french_spaces_in_markup(markup)

    assert printed == markup.replace("vu : oui", f"vu{NB}: oui")


@given(st.text(alphabet="abé «»:;!?%19()\u00a0\u202f"))
def test_spacing_twice_changes_nothing_more(text: str) -> None:
    once = french_spaces(text)

    assert french_spaces(once) == once


@given(st.text(alphabet="abé «»:;!?%19()"))
def test_official_words_keep_every_offset(text: str) -> None:
    kept = keep_french_spaces(text)

    assert len(kept) == len(text)
    assert kept.replace(NB, " ").replace("\u202f", " ") == text


def test_data_is_escaped_whatever_its_language() -> None:
    assert typeset("<b> : </b>", "fr") == f"&lt;b&gt;{NB}: &lt;/b&gt;"
    assert typeset("<b> : </b>", "en") == "&lt;b&gt; : &lt;/b&gt;"


def test_english_official_words_are_printed_as_they_are() -> None:
    assert official("Who : what ?", "en") == "Who : what ?"


def test_ordinals_and_numbers_follow_the_language() -> None:
    assert ordinal(61, "fr") == "61ᵉ"
    assert ordinal(1, "fr-ml", feminine=False) == "1ᵉʳ"
    assert [ordinal(n, "en") for n in (3, 13, 23)] == ["3rd", "13th", "23rd"]
    assert grouped(1234567, "fr") == "1\u202f234\u202f567"


def test_what_is_cut_short_is_spaced_before_a_mark_as_a_word_is() -> None:
    assert french_spaces("0dab…; puis rien…") == "0dab…\u00a0; puis rien…"
