"""Which code counted: the release, and the digest of the files that a number depends on."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import manden

COUNTING = (
    *("answer", "columns", "counting", "facilities", "making", "question", "registered"),
    *("records", "suffered", "things", "units"),
)


@cache
def code_version() -> str:
    """The release, and a digest of the files that a number depends on.

    >>> code_version().startswith(manden.__version__)
    True
    """
    digest = hashlib.sha256()
    for name in COUNTING:
        digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return f"{manden.__version__}+{digest.hexdigest()[:16]}"
