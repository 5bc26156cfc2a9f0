"""Failed sign-ins are counted by account, and what was typed is kept nowhere."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from manden.access.models import User

pytestmark = pytest.mark.django_db
TYPED = "Hibiscus du Djoliba"


def tried(client, password, username=TYPED):
    return client.post("/fr/sign-in/", {"username": username, "password": password})


@pytest.fixture
def account(db):
    user = User(username="desk-of-one")
    user.set_password("une longue phrase de personne")
    user.save()
    return user


def test_what_was_typed_is_not_in_the_table_of_attempts():
    tried(Client(), "wrong")

    attempt = AccessAttempt.objects.get()
    assert TYPED not in str(vars(attempt))
    assert len(attempt.username) == 40


def test_five_failures_on_one_account_lock_it_and_leave_others_open(account):
    client = Client()

    answers = [tried(client, f"wrong {n}", account.username).status_code for n in range(6)]

    assert answers[0] == answers[1] != answers[5]
    assert tried(client, "wrong", "somebody else").status_code == answers[0]


def test_who_signs_in_at_last_has_no_failure_left(account):
    client = Client()
    tried(client, "wrong", account.username)

    assert tried(client, "une longue phrase de personne", account.username).status_code == 302
    assert not AccessAttempt.objects.exists()
