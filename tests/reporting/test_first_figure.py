"""A new officer's first figure, with nothing but what the pages offer: links followed, forms sent."""

from __future__ import annotations

import re
from html import unescape

import pytest

from manden.reporting.models import Figure

pytestmark = pytest.mark.django_db


def link(page, words):
    """The address of the first link of the page whose words begin so."""
    found = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>\s*{re.escape(words)}', page)
    assert found, f"no link “{words}”"
    return unescape(found.group(1))


def filled(page):
    """What the first form that is posted to this address would send, untouched."""
    form = page.split('<form method="post" action="?')[1].split("</form>")[0]
    fields = dict(re.findall(r'<input type="text" name="(\w+)" value="([^"]*)"', form))
    chosen = dict(re.findall(r'<select name="(\w+)".*?<option value="(\w*)" selected', form, re.S))
    return {name: unescape(value) for name, value in {**fields, **chosen}.items()} | {
        "shared": "on"
    }


def test_from_the_list_to_a_kept_figure_by_links_and_one_button(signed_in, officer, raid):
    raid()
    client = signed_in(officer)
    figures = client.get("/en/figures/").content.decode()
    assert "Keep as a figure" in figures  # the empty list says what comes next

    ask = link(figures, "Ask the records")
    question = link(client.get(ask).content.decode(), "Killed and injured, by kind of party")
    answer = client.get(f"{ask}{question}").content.decode()
    keep = link(answer, "Keep as a figure")
    form = filled(client.get(keep).content.decode())
    figure = client.post(keep, form, follow=True).content.decode()

    assert form["title_fr"] and form["title_en"] == "Killed and injured, by kind of party"
    assert Figure.objects.get().shape == "chart"
    assert "another person than its maker" in figure and 'class="chart"' in figure


def test_a_question_of_ones_own_has_titles_in_both_languages(signed_in, officer, raid):
    raid()

    page = signed_in(officer).get("/en/figures/keep/?unit=victims&status=reported&row=sex")
    form = filled(page.content.decode())

    assert (form["title_fr"], form["title_en"]) == (
        "Victimes, par sexe (Statut\u00a0: signalé)",
        "Victims, by sex (Status: reported)",
    )


def test_the_text_leads_to_its_figures_and_an_empty_one_to_the_first_question(
    signed_in, officer, raid, commitment
):
    raid()
    client = signed_in(officer)
    home = f"/en/texts/{commitment.instrument.slug}/"
    assert "None bears on this text yet" in client.get(home).content.decode()

    keep = "/en/figures/keep/?unit=victims&status=reported&row=sex"
    form = filled(client.get(keep).content.decode())
    client.post(keep, {**form, "commitment": commitment.pk, "bearing": "as asked"})

    page = client.get(home).content.decode()
    assert "Victims, by sex" in page and 'href="#OP1"' in page
