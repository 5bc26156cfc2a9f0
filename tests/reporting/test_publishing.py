"""What of a figure may be published: small numbers hidden with what gives them away, or all refused."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils.translation import override

from manden.analysis.question import question_of
from manden.disclosure import CannotCertify
from manden.reporting.actions import keep_figure
from manden.reporting.certifying import certified
from manden.reporting.printed import as_codes, in_words
from manden.violations.actions import enter_incident
from manden.violations.entry import ActEntry, IncidentEntry, InvolvementEntry, VictimEntry
from tests.reporting.conftest import TITLE

pytestmark = pytest.mark.django_db
BY_PARTY = {"unit": "victims", "where": {"status": ["reported"]}, "rows": ["party_kind"]}


@pytest.fixture
def killed(vocabularies, operator):
    def record(number, party, violation="killing"):
        entry = IncidentEntry(
            title="Attack",
            victims=(VictimEntry("group", counted=number),),
            acts=(ActEntry(0, violation, involvements=(InvolvementEntry(party),)),),
        )
        return enter_incident(entry=entry, submission=uuid4(), by=operator)

    return record


def published(officer, told):
    figure = keep_figure(question=question_of(told), title=TITLE, by=officer)
    [table] = certified(figure).release.tables
    return {at[0].removeprefix("kind:"): shown for at, shown in table.published.items()}


def test_a_small_number_is_hidden_with_what_gives_it_away(officer, killed):
    killed(3, "state_forces"), killed(40, "armed_group"), killed(25, "militia")

    told = published(officer, BY_PARTY)

    assert told["state_forces"] is None
    assert [told["armed_group"], told["militia"]].count(None) == 1
    assert told["all"] == 68


def test_of_sexual_violence_less_than_ten_is_hidden(officer, killed):
    killed(7, "armed_group", "rape"), killed(40, "militia", "rape"), killed(30, "unknown", "rape")
    where = {"status": ["reported"], "violation": ["sexual_violence"]}

    told = published(officer, {**BY_PARTY, "where": where})

    assert told["armed_group"] is None


def test_what_counts_nothing_is_refused(officer, killed):
    killed(30, "militia")

    with override("en"), pytest.raises(CannotCertify, match="nothing to publish"):
        published(officer, {**BY_PARTY, "where": {"status": ["verified"]}})


@pytest.mark.parametrize(
    ("rows", "withheld", "why", "left"),
    [
        (["violation"], ["violation"], "its rows overlap", ("figure",)),
        (["month"], ["month>quarter"], "lay it out by quarter", ("time",)),
        (["party_kind", "party"], ["party"], "say nearly the same", ("party",)),
        (["square_1"], ["square_1>region"], "finer than what is published", ("region",)),
        (["sex", "month"], ["month>quarter"], "lay it out by quarter", ("sex", "time")),
    ],
)
def test_a_division_that_no_proof_covers_is_withheld_and_the_rest_printed(
    officer, killed, rows, withheld, why, left
):
    killed(30, "militia")
    figure = keep_figure(question=question_of({**BY_PARTY, "rows": rows}), title=TITLE, by=officer)

    with override("en"):
        found = certified(figure)

    [table] = found.release.tables
    assert [one.code for one in found.withheld] == withheld and why in found.withheld[0].why
    assert tuple(one.name for one in table.table.dimensions) == left
    assert table.published["all", *("all" for _ in left[1:])] == 30


def test_what_is_left_is_titled_by_what_it_shows(officer, killed):
    killed(30, "militia")
    where = {"status": ["reported"], "violation": ["killing"]}
    asked = {**BY_PARTY, "rows": ["party_kind"], "columns": ["month"], "where": where}
    figure = keep_figure(question=question_of(asked), title=TITLE, by=officer)

    titles = certified(figure).titles

    assert titles["en"].startswith("Victims, by kind of party, quarter (")
    assert "Violation: Killing" in titles["en"] and "month" not in titles["en"].lower()
    assert titles["fr"].startswith("Victimes, par ")


def test_what_is_never_summed_is_published_in_tables_of_its_own(officer, killed):
    killed(30, "militia"), killed(20, "armed_group")
    asked = {"unit": "victims", "rows": ["party_kind"], "columns": ["status"]}
    figure = keep_figure(question=question_of(asked), title=TITLE, by=officer)

    with override("en"):
        [table] = in_words(as_codes(certified(figure).release, figure))

    assert table.heading == "reported"
    assert [number for _, number in table.rows] == [50, 20, 30]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_shows_it_or_says_why_not(signed_in, officer, killed, language):
    killed(3, "state_forces"), killed(40, "armed_group"), killed(25, "militia")
    shown = keep_figure(question=question_of(BY_PARTY), title=TITLE, by=officer)
    nothing, parted = (
        keep_figure(question=question_of({**BY_PARTY, **told}), title=TITLE, by=officer)
        for told in ({"where": {"status": ["verified"]}}, {"rows": ["party_kind", "month"]})
    )
    client = signed_in(officer)

    pages = [
        client.get(f"/{language}/figures/{one.key}/publication/").content.decode()
        for one in (shown, nothing, parted)
    ]

    assert pages[0].count("caché" if language == "fr" else "hidden</span>") >= 2
    assert 'role="alert"' in pages[1] and 'role="alert"' not in pages[0] + pages[2]
    said = {"fr": "Mois\xa0: présenté par trimestre", "en": "Month: laid out by quarter instead"}
    assert said[language] in pages[2] and said[language] not in pages[0]


def test_the_page_says_from_which_number_on_and_warns_where_nothing_is_shown(
    signed_in, officer, killed
):
    killed(3, "state_forces")
    figure = keep_figure(question=question_of(BY_PARTY), title=TITLE, by=officer)

    page = signed_in(officer).get(f"/en/figures/{figure.key}/publication/").content.decode()

    assert "Numbers from 1 to 4 are hidden." in page and "of children" not in page.lower()
    assert 'role="alert"' in page and "Nothing of this figure can be shown" in page
