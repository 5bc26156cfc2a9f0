"""The command line. Names, outputs and exits are promised in CONTRACTS; each command is thin."""

import typer

from manden.cli import (
    auditing,
    decrypting,
    digesting,
    evidence,
    exporting,
    figures,
    importing,
    keeping,
    mapping,
    people,
    reading,
    searching,
    serving,
    vault,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Keeps a UN Human Rights Council resolution alive between two sessions.",
)
app.command()(serving.up)
app.command()(serving.demo)
app.command()(reading.read)
app.command()(reading.compare)
app.command()(reading.lineage)
app.command("import")(importing.import_)
app.command("decrypt-forms")(decrypting.decrypt_forms)
app.command()(importing.imports)
app.command("undo-import")(importing.undo_import)
app.command()(figures.ask)
app.command("figures")(figures.figures)
app.command()(figures.trace)
app.command()(figures.recompute)
app.command()(mapping.boundaries)
app.command("figures-docx")(figures.figures_docx)
app.command()(exporting.export)
app.command()(keeping.backup)
app.command()(keeping.restore)
app.command()(keeping.move)
app.command()(keeping.lock)
app.command("server-init")(keeping.server_init)
app.command()(searching.reindex)
app.command()(digesting.digest)
app.command()(digesting.reread)
app.add_typer(auditing.app, name="audit")
app.add_typer(evidence.app, name="evidence")
app.add_typer(people.app, name="people")
app.add_typer(vault.app, name="vault")


def main() -> None:
    app(prog_name="manden")
