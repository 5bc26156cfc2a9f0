"""The body of a page is kept until something is written, and for those who see the same alone."""

import pytest
from django.db import transaction

from manden.access import audit
from manden.desk import kept_pages
from manden.desk.kept_pages import KEPT_AT_MOST, kept_or_made

pytestmark = pytest.mark.django_db


def tell(act, by, **told):
    with transaction.atomic():
        audit.record(by=by, act=act, **told)


@pytest.fixture(autouse=True)
def something_written(operator):
    tell("commitment.amend", operator)


def made(pages):
    """A maker that says how often it was asked."""

    def make():
        pages.append("page")
        return str(len(pages))

    return make


def test_it_is_made_once_until_something_is_written(operator):
    pages = []
    first = kept_or_made("a key", made(pages))
    tell("account.sign_in", operator)
    tell("commitment.amend", operator, outcome="denied")
    assert kept_or_made("a key", made(pages)) == first

    tell("commitment.amend", operator)

    assert kept_or_made("a key", made(pages)) != first


def test_an_act_that_nobody_knows_counts_as_a_change(operator):
    pages = []
    kept_or_made("a key", made(pages))

    tell("something.new", operator)

    assert kept_or_made("a key", made(pages)) == "2"


def test_another_sight_is_another_page_and_no_more_than_so_many_are_kept():
    pages = []

    for number in range(KEPT_AT_MOST + 10):
        kept_or_made(("sight", number), made(pages))

    assert len(pages) == KEPT_AT_MOST + 10
    assert len(kept_pages._kept) == KEPT_AT_MOST
