"""The command line. Names, outputs and exits are promised in CONTRACTS; each command is thin.

A command is loaded when it is asked for, and no other: `up` waits for none of the rest.
"""

import gc
import importlib
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS = {
    "up": "serving.up",
    "demo": "serving.demo",
    "read": "reading.read",
    "compare": "reading.compare",
    "lineage": "reading.lineage",
    "import": "importing.import_",
    "decrypt-forms": "decrypting.decrypt_forms",
    "imports": "importing.imports",
    "undo-import": "importing.undo_import",
    "ask": "figures.ask",
    "figures": "figures.figures",
    "trace": "figures.trace",
    "recompute": "figures.recompute",
    "boundaries": "mapping.boundaries",
    "population": "mapping.population",
    "figures-docx": "figures.figures_docx",
    "publish": "publishing.publish",
    "published": "publishing.published",
    "export": "exporting.export",
    "backup": "keeping.backup",
    "restore": "keeping.restore",
    "move": "keeping.move",
    "lock": "keeping.lock",
    "server-init": "keeping.server_init",
    "reindex": "searching.reindex",
    "digest": "digesting.digest",
    "reread": "digesting.reread",
    "audit": "auditing.app",
    "evidence": "evidence.app",
    "people": "people.app",
    "vault": "vault.app",
}
# A start makes some 300,000 objects that stay: Python would go through them all, again and again.
OBJECTS_BEFORE_A_COLLECTION = 50_000


class LoadedWhenAsked(TyperGroup):
    """The commands by their names, each in the module that holds it."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = dict.fromkeys(COMMANDS, self)  # of these, only the names are used

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(".")
        held = getattr(importlib.import_module(f"manden.cli.{module}"), attribute)
        found = typer.main.get_group(held) if isinstance(held, typer.Typer) else _alone(held)
        found.name = cmd_name
        return found


def _alone(function: Callable[..., Any]) -> Any:
    holder = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    holder.command()(function)
    return typer.main.get_command(holder)


app = typer.Typer(
    cls=LoadedWhenAsked,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def manden() -> None:
    """Keeps a UN Human Rights Council resolution alive between two sessions."""


def main() -> None:
    gc.set_threshold(OBJECTS_BEFORE_A_COLLECTION)
    app(prog_name="manden")
