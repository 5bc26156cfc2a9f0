"""`manden digest`, `manden reread`: what a timer does, and what a new release makes possible."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Annotated

import typer

from manden.cli.options import (
    As,
    Data,
    Format,
    TableOrJson,
    Today,
    acting,
    open_to_work,
    tell,
)
from manden.cli.refusals import one_clear_line
from manden.config.desk_folder import CannotOpenDesk

Send = Annotated[bool, typer.Option("--send", help="Send what is due; without it, only say it.")]
Apply = Annotated[bool, typer.Option("--apply", help="Bind the new readings.")]


def digest(
    data: Data = None,
    today: Today = None,
    send: Send = False,
    by: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Send each person who wishes it their digest by mail: counts and a link, once a period.

    Example: ./manden digest --send
    """
    with one_clear_line():
        open_to_work(data, upgraded=True)
        digests = import_module("manden.desk.digests")
        person = acting(by, "digest.send")
        day = today.date() if today else date.today()
        try:
            made = digests.send_digests(today=day, send=send, by=person)
        except digests.CannotSend as refusal:
            raise CannotOpenDesk(str(refusal)) from refusal
    told = [vars(one) for one in made]
    lines = [f"{one.person}, {one.period}: {one.outcome}" for one in made]
    tell(told, format, lines or ["nobody wishes to be told by mail"])
    if any(one.outcome == "failed" for one in made):
        raise typer.Exit(1)


def reread(
    data: Data = None, apply: Apply = False, by: As = None, format: Format = TableOrJson.TABLE
) -> None:
    """Read the texts held again, and say what this release reads otherwise; human edits stand.

    Example: ./manden reread, then ./manden reread --apply
    """
    with one_clear_line():
        open_to_work(data, upgraded=True)
        rereading = import_module("manden.desk.rereading")
        person = acting(by, "instrument.register")
        made = list(rereading.reread(apply=apply, by=person))
    told = [vars(one) for one in made]
    lines = [line for one in made for line in rereading.lines_of(one)]
    tell(told, format, lines or ["no text is held"])
