"""How surely the person of a session is who they say, and what an action asks of that.

Two demands stand beside the policy: a second factor, of who can reveal an identity or changes
people; and a fresh sign-in, within ten minutes, for what cannot be taken back. A desk of one person
opens without a second factor, so that the first morning is easy: it is asked as soon as that person
opens the pages on people, or a second account exists.
"""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from manden.access.actions import LOCAL_OPERATOR
from manden.access.middleware import READS
from manden.access.models import User
from manden.access.policy import ACTIONS
from manden.access.second_factor import has_second_factor, is_demanded_of
from manden.access.signed_in import entered_by_second_factor, is_fresh

MOST_CHOSEN = 100  # an address has a length
# One's own account is where a second factor is enrolled; a locked desk must open to who can unlock.
ALWAYS_OPEN = frozenset(
    {"account.own", "account.password", "account.secure", "desk.lock", "desk.unlock"}
)


def first_to(request: HttpRequest, action: str) -> str | None:
    """The page that the person must pass before `action`; None where nothing is missing."""
    stale = ACTIONS[action].fresh and not is_fresh(request)
    if not entered_by_second_factor(request) and asks_second_factor_of(request.user, action):
        if not has_second_factor(request.user):
            return reverse("access:enrol_app") + "?demanded=1"
        stale = True  # enrolled since this session was opened, which has yet to prove it
    back = {"next": _page_of(request), **({} if request.method in READS else {"undone": 1})}
    return f"{reverse('access:confirm')}?{urlencode(back)}" if stale else None


def _page_of(request: HttpRequest) -> str:
    """The page to come back to; a form sent too late is not sent again, its page is opened anew."""
    if request.method in READS:
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure()):
        return _with_what_was_chosen(came_from, request)
    return reverse("access:account")


def _with_what_was_chosen(page: str, request: HttpRequest) -> str:
    match = request.resolver_match
    fields = getattr(match.func, "comes_back_with", ()) if match else ()
    if not fields:
        return page
    address = urlsplit(page)
    asked = QueryDict(address.query, mutable=True)
    for field in fields:
        asked.setlist(field, request.POST.getlist(field)[:MOST_CHOSEN])
    return urlunsplit(address._replace(query=asked.urlencode()))


def two_accounts_exist() -> bool:
    """Whether at least two people can sign in."""
    people = User.objects.with_password().filter(is_active=True)
    return people.exclude(username=LOCAL_OPERATOR).count() > 1


def asks_second_factor_of(person: User, action: str) -> bool:
    """Whether `action` asks that `person` came in by a second factor."""
    if action in ALWAYS_OPEN:
        return False
    return ACTIONS[action].second_factor or (is_demanded_of(person) and two_accounts_exist())
