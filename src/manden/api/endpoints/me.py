"""Whom a token speaks for, and what it reaches."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from manden.access.policy import ACTIONS, allows
from manden.api.answers import answer
from manden.api.declaring import asks

router = Router(tags=["me"])


class ThisToken(Schema):
    name: str
    scopes: list[str]
    by_second_factor: bool
    made_at: datetime
    expires_at: datetime


class Me(Schema):
    """`may` names the rights that the person's roles hold, before any record is asked."""

    username: str
    display_name: str
    pseudonym: str
    roles: list[str]
    clearance: str
    may: list[str]
    today: date
    token: ThisToken


@router.get("/me", **asks("account.own", None, _("Whom the token speaks for"), Me))
def me(request: HttpRequest) -> HttpResponse:
    person, token = request.user, request.auth
    return answer(
        Me(
            username=person.username,
            display_name=person.display_name,
            pseudonym=person.pseudonym,
            roles=sorted(person.roles),
            clearance=person.clearance,
            may=sorted(action for action in ACTIONS if allows(person, action)),
            today=request.today,
            token=ThisToken(
                name=token.name,
                scopes=token.scopes,
                by_second_factor=token.by_second_factor,
                made_at=token.made_at,
                expires_at=token.expires_at,
            ),
        )
    )
