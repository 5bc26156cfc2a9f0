"""A refusal is one line on stderr and exit 1, never a traceback."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Never

import typer

from manden.access.desk_locked import DeskLocked
from manden.access.provider import UnsoundProvider
from manden.analysis.question import CannotAsk
from manden.collection.checked import CannotReadTable
from manden.config.desk_folder import CannotOpenDesk
from manden.instruments.pack import BadPack
from manden.reading import CannotRead
from manden.reading.compare import CannotCompare
from manden.reading.out.iris import CannotName
from manden.reporting.refusals import CannotKeepFigure

_SPACES = re.compile(r"[ \t\r\n]+")  # but not those that French marks want unbreakable
REFUSALS = (
    CannotOpenDesk,
    DeskLocked,
    UnsoundProvider,
    CannotRead,
    CannotReadTable,
    CannotCompare,
    CannotName,
    BadPack,
    CannotAsk,
    CannotKeepFigure,
)


@contextmanager
def one_clear_line(say: Callable[[str], object] = str) -> Iterator[None]:
    """Tell a refusal as one line, as `say` says it; an interruption of the keyboard is no fault."""
    try:
        yield
    except REFUSALS as refusal:
        refuse(str(say(str(refusal))))
    except BrokenPipeError:
        raise typer.Exit(0) from None
    except OSError as error:
        fault = f"{error.filename or 'system'}: {error.strerror or error}; check it and try again"
        refuse(str(say(fault)))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def refuse(sentence: str) -> Never:
    typer.echo(f"manden: {_SPACES.sub(' ', sentence).strip()}", err=True)
    raise typer.Exit(1)
