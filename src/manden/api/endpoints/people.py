"""Who has an account, for those who keep accounts; and the audit chain's head."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from manden.access.audit import GENESIS
from manden.access.models import AuditEntry
from manden.access.people_queries import Listed, listed_people
from manden.api import refusals
from manden.api.answers import answer
from manden.api.declaring import Word, asks
from manden.api.paging import Page, PageAsked, paged
from manden.api.scopes import Scope

router = Router(tags=["people and audit"])
READ = ("account.read", Scope.PEOPLE_READ)


class Person(Schema):
    """`state`: in service, invited, or out. `protected`: a second factor is enrolled."""

    pseudonym: str
    username: str
    display_name: str
    roles: list[str]
    clearance: str
    state: str
    protected: bool


class Head(Schema):
    """The last entry of the chain; kept elsewhere, it shows later whether the chain was changed."""

    sequence: int
    at: str | None
    digest: str


@router.get("/people", **asks(*READ, _("Who has an account"), Page[Person]))
def people(request: HttpRequest, page: Query[PageAsked]) -> HttpResponse:
    return paged(request, page, listed_people(), lambda rows: [_told(one) for one in rows])


@router.get("/people/{pseudonym}", **asks(*READ, _("One person"), Person))
def person(request: HttpRequest, pseudonym: Word) -> HttpResponse:
    found = next((one for one in listed_people() if one.person.pseudonym == pseudonym), None)
    if found is None:
        raise refusals.absent()
    return answer(_told(found))


@router.get(
    "/audit/head", **asks("audit.read", Scope.AUDIT_READ, _("The head of the audit chain"), Head)
)
def head(request: HttpRequest) -> HttpResponse:
    last = AuditEntry.objects.order_by("-sequence").first()
    if last is None:
        return answer(Head(sequence=0, at=None, digest=GENESIS))
    return answer(Head(sequence=last.sequence, at=last.at, digest=last.digest))


def _told(listed: Listed) -> Person:
    known = listed.person
    return Person(
        pseudonym=known.pseudonym,
        username=known.username,
        display_name=known.display_name,
        roles=sorted(holding.role for holding in known.holdings.all()),
        clearance=known.clearance,
        state=listed.state,
        protected=listed.protected,
    )
