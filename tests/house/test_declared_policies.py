"""An address whose view declares no policy fails the build, and answers as if it were absent."""

import pytest
from django.core.checks import run_checks
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_resolver, path

from manden.access.checks import undeclared
from manden.access.doors import policy
from manden.access.middleware import DenyByDefault


def bare_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("seen by anybody")


def test_every_address_of_the_desk_declares_its_policy() -> None:
    assert list(undeclared(get_resolver().url_patterns)) == []
    assert run_checks() == []


def test_a_view_without_a_policy_is_named() -> None:
    routes = [path("declared/", policy("public")(bare_view)), path("bare/", bare_view)]

    found = list(undeclared(routes))

    assert found == ["bare/"]


def test_a_view_without_a_policy_answers_as_if_absent() -> None:
    door = DenyByDefault(bare_view)

    with pytest.raises(Http404):
        door.process_view(HttpRequest(), bare_view, (), {})


def test_a_policy_that_no_action_declares_is_refused() -> None:
    with pytest.raises(ValueError, match="not declared"):
        policy("everything.read")
