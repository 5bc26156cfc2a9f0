"""A suggested title says what is counted, how it is laid out, and among what."""

from __future__ import annotations

import pytest

from manden.analysis.question import question_of
from manden.analysis.titles import LONGEST, suggested_titles
from manden.violations.seeding import lay_vocabularies

pytestmark = pytest.mark.django_db


def test_every_filter_stands_in_the_titles_of_both_languages(operator):
    lay_vocabularies(by=operator)
    where = {"status": ["reported"], "violation": ["killing"]}

    titles = suggested_titles(question_of({"unit": "victims", "where": where, "rows": ["region"]}))

    assert "Violation: " in titles["en"] and "Status: reported" in titles["en"]
    assert "Violation\u00a0: " in titles["fr"] and "Statut\u00a0: " in titles["fr"]
    assert all(len(title) <= LONGEST for title in titles.values())
