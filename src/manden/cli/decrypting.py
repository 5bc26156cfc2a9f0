"""`manden decrypt-forms`: what phones encrypted for a key that the desk never holds."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

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
from manden.cli.refusals import one_clear_line, refuse

ROOM = "manden.collection.openrosa"


def decrypt_forms(
    key: Annotated[Path, typer.Option("--key", help="The private key of the forms, in PEM.")],
    out: Annotated[Path, typer.Option("--out", help="A new folder; what it gets is in clear.")],
    data: Data = None,
    as_: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Write out in clear the arrivals that phones encrypted, on a machine kept apart.

    Example: ./manden decrypt-forms --key forms.pem --data copy-of-desk --out opened
    """
    with one_clear_line():
        if not key.is_file():
            refuse(f"{key} is no file: name the private key of the forms")
        open_to_work(data)
        by = acting(as_, "report.review")
        told = _taken_out(key, out, by)
        if not (told["decrypted"] or told["left"]):
            refuse("no encrypted arrival is in reach: name who is cleared for them with --as")
    lines = [f"{told['decrypted']} written to {told['out']}, in clear: keep it encrypted"]
    lines += [f"  arrival {one['arrival']}: {one['reason']}" for one in told["left"]]
    tell(told, format, lines)


def _taken_out(key: Path, out: Path, by: Any) -> dict[str, Any]:
    try:
        private = import_module(f"{ROOM}.decrypting").read_private_key(key.read_bytes())
        told: dict[str, Any] = import_module(f"{ROOM}.taking_out").take_out(
            key=private, out=out, by=by
        )
    except ValueError as fault:
        refuse(str(fault))
    return told
