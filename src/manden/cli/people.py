"""`manden people list`, `manden people link`: for who holds the machine when nobody can sign in."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from typing import Annotated

import typer

from manden.cli.options import (
    As,
    Data,
    Format,
    TableOrJson,
    acting,
    open_to_work,
    tell,
)
from manden.cli.refusals import one_clear_line
from manden.config.desk_folder import CannotOpenDesk

app = typer.Typer(no_args_is_help=True, help="The people of a desk, from its own machine.")


@app.command("list")
def listing(data: Data = None, by: As = None, format: Format = TableOrJson.TABLE) -> None:
    """Say who may sign in, in which roles, with or without a second factor.

    Example: ./manden people list
    """
    with one_clear_line():
        open_to_work(data)
        acting(by, "account.read")
        people = import_module("manden.access.people_queries").listed_people()
    told = [
        {
            "name": one.person.username,
            "roles": sorted(one.person.roles),
            "clearance": one.person.clearance,
            "state": one.state,
            "second_factor": one.protected,
        }
        for one in people
    ]
    lines = [f"{one['name']}: {', '.join(one['roles'])} ({one['state']})" for one in told]
    tell(told, format, lines)


@app.command()
def link(
    name: Annotated[str, typer.Argument(help="The name the person signs in with.")],
    reason: Annotated[str, typer.Option("--reason", help="Kept with the change.")],
    data: Data = None,
    by: As = None,
) -> None:
    """Give who lost password and second factor a link that opens once, within seven days.

    Example: ./manden people link awa --reason "telephone stolen"
    """
    with one_clear_line():
        open_to_work(data)
        rights = import_module("manden.access.rights")
        person = import_module("manden.access.people_queries").known_people()
        about = person.filter(username=name).first()
        if about is None:
            raise CannotOpenDesk(f"nobody signs in as {name}: see ./manden people list")
        asked_by, now = acting(by, "account.manage"), datetime.now(UTC)
        try:
            token = rights.propose_new_link(about=about, reason=reason, by=asked_by, now=now)
        except rights.CannotChangeRights as refusal:
            raise CannotOpenDesk(str(refusal)) from refusal
    if token is None:
        typer.echo("it waits for a second person, on the page of people")
    else:
        typer.echo(f"after the address of the desk: fr/invitation/{token}/")
