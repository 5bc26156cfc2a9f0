"""Signs that turn or break what is printed beside them reach no record by a form."""

import pytest

from manden.access.models import User
from manden.violations.models import SavedFilter

pytestmark = pytest.mark.django_db

TURNED = "\u202eKona\u2069\u200f \x07marché"


def test_a_name_typed_in_a_form_is_kept_without_them(signed_in, reviewer):
    signed_in(reviewer).post("/fr/incidents/filters/?status=verified", {"name": TURNED})

    assert SavedFilter.objects.get().name == "Kona marché"


def test_what_an_address_says_is_printed_without_them(signed_in, reviewer):
    answer = signed_in(reviewer).get("/fr/incidents/", {"words": TURNED})

    assert "Kona marché" in answer.content.decode()
    assert "\u202e" not in answer.content.decode()


def test_letters_read_from_the_right_and_ends_of_lines_stay(signed_in, reviewer):
    said = "ߡߊ߲߬ߘߋ߲߫\tمالي"

    signed_in(reviewer).post("/fr/incidents/filters/?status=verified", {"name": said})

    assert SavedFilter.objects.get().name == "ߡߊ߲߬ߘߋ߲߫ مالي"


def test_a_password_is_taken_as_typed(client, reviewer: User):
    reviewer.set_password("a long phrase \u200e of words")
    reviewer.save()

    for typed in ("a long phrase  of words", "a long phrase \u200e of words"):
        answer = client.post("/fr/sign-in/", {"username": reviewer.username, "password": typed})

    assert answer.status_code == 302
