"""Both catalogues are complete, compiled, and keep what the sentences hold."""

import re
from pathlib import Path

import pytest

from manden.ui import catalogues

SPACE_THAT_BREAKS = re.compile(r" [:;!?»]|« |[^\W\d_][:;!?](?:\s|$)")


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_catalogue_is_complete_and_compiled(language: str) -> None:
    assert list(catalogues.faults(language, catalogues.template_of_messages())) == []


def test_french_messages_never_break_before_a_mark() -> None:
    broken = [
        form
        for message in catalogues.read_catalogue("fr")
        for form in ([message.string] if isinstance(message.string, str) else message.string)
        if message.id and SPACE_THAT_BREAKS.search(form)
    ]

    assert broken == []


def test_a_missing_a_lost_and_a_fuzzy_message_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.html").write_text('{% load i18n %}{% translate "Wells" %}')
    (source / "page.py").write_text('_("%(n)s rivers")\n_("Bridges")\n')
    catalogue = catalogues.catalogue_file("fr")
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "%(n)s rivers"\nmsgstr "des fleuves"\n\n'
        '#, fuzzy\nmsgid "Bridges"\nmsgstr "Ponts"\n\n'
        'msgid "Fords"\nmsgstr "Gués"\n',
        encoding="utf-8",
    )

    told = list(catalogues.faults("fr", catalogues.template_of_messages(source)))

    assert told == [
        "fr: missing “Wells”",
        "fr: obsolete “Fords”",
        "fr: lost placeholder in “%(n)s rivers”",
        "fr: fuzzy “Bridges”",
        "fr: django.mo is stale, compile it",
    ]
