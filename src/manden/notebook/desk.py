"""A desk as a notebook reads it: its lists as tables, its records as plain dictionaries.

    from manden import connect

    desk = connect("https://desk.example", token="manden_...")
    desk.commitments(addressee="authority:river", due="near")

Lists are pandas DataFrames where pandas is installed, else `Frame`s; `frames` chooses.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote

from manden.notebook.asking import Asking, query_of
from manden.notebook.frames import Frame, Row, has_library
from manden.notebook.refusals import DeskRefuses

Frames = Literal["pandas", "polars", "arrow", "rows"]


def connect(
    address: str, *, token: str | None = None, language: str = "en", frames: Frames | None = None
) -> Desk:
    """The desk at `address`, asked for the person who made `token` (or MANDEN_TOKEN holds it).

    Asks the desk once whom the token speaks for. DeskRefuses where there is no token, no desk,
    or the desk does not take the token.
    """
    told = token or os.environ.get("MANDEN_TOKEN", "")
    if not told:
        raise DeskRefuses("no token: make one on the page of your account, and give it as token=")
    chosen = frames or ("pandas" if has_library("pandas") else "rows")
    asking = Asking(address, told, language)
    return Desk(asking, chosen, asking.read("/me").body)


@dataclass
class Desk:
    """One desk under one token; `me` tells whom it speaks for and what it reaches."""

    asking: Asking
    frames: Frames
    me: Mapping[str, Any] = field(repr=False)

    def instruments(self, **wanted: Any) -> Any:
        """The texts; wanted: kind, body, current."""
        return self._listed("/instruments", wanted)

    def provisions(self, **wanted: Any) -> Any:
        """Their paragraphs; wanted: instrument, kind, theme, capability."""
        return self._listed("/provisions", wanted)

    def commitments(self, **wanted: Any) -> Any:
        """Who must do what, by when; wanted: instrument, kind, force, addressee, theme,
        capability, due (near, later, passed), known (something, nothing)."""
        return self._listed("/commitments", wanted)

    def followed_points(self, **wanted: Any) -> Any:
        """What is followed and asks nothing; wanted: instrument, theme, known."""
        return self._listed("/followed-points", wanted)

    def developments(self, **wanted: Any) -> Any:
        """What is known; wanted: instrument, commitment, since, until."""
        return self._listed("/developments", wanted)

    def actors(self, **wanted: Any) -> Any:
        """Who can be asked, and how often each is; wanted: kind."""
        return self._listed("/actors", wanted)

    def themes(self) -> Any:
        return self._listed("/themes", {})

    def calendar(self, **wanted: Any) -> Any:
        """What falls when; wanted: since, until, kind, instrument, standing."""
        return self._listed("/calendar", wanted)

    def tasks(self, **wanted: Any) -> Any:
        """One's tasks, and those one set; wanted: done."""
        return self._listed("/tasks", wanted)

    def people(self) -> Any:
        """Who has an account, for those who keep accounts."""
        return self._listed("/people", {})

    def remarks(self, instrument: str, key: str) -> Any:
        return self._listed(f"{_commitment(instrument, key)}/remarks", {})

    def history(self, instrument: str, key: str) -> Any:
        """Who amended a commitment, from what to what, and why."""
        return self._listed(f"{_commitment(instrument, key)}/history", {})

    def search(self, q: str, **wanted: Any) -> Any:
        """What holds the words `q`, the best first; wanted: kind, theme, actor, instrument,
        language."""
        found: list[Row] = []
        address = "/search" + query_of({"q": q, **wanted})
        while address:
            told = self.asking.read(address)
            found += told.body["items"]
            address = told.following
        return self._framed(found)

    def lineage(self, instrument: str = "", *, language: str = "fr") -> Any:
        """The texts that made and extended the mandate; `missing_years` has the gaps."""
        return self._framed(self._lineage(instrument, language)["steps"])

    def missing_years(self, instrument: str = "", *, language: str = "fr") -> Any:
        """The years in which an extension should stand and none is known."""
        return self._framed(self._lineage(instrument, language)["gaps"])

    def compare(self, new: str = "", old: str = "", *, language: str = "fr") -> Any:
        """A text beside an earlier one, paragraph by paragraph; the current text, and the one
        that it continues, unless others are named."""
        path = f"{self._instrument(new)}/comparison"
        told = self.asking.read(path + query_of({"old": old, "language": language})).body
        return self._framed(told["paragraphs"])

    def standing(self, instrument: str = "") -> Row:
        """The clock of the mandate, and on how much something is known."""
        return dict(self.asking.read(f"{self._instrument(instrument)}/standing").body)

    def commitment(self, instrument: str, key: str) -> Row:
        """One commitment, with what was read and what was stated."""
        return dict(self.asking.read(_commitment(instrument, key)).body)

    def audit_head(self) -> Row:
        """The last entry of the audit chain, for an auditor to keep elsewhere."""
        return dict(self.asking.read("/audit/head").body)

    def amend(self, instrument: str, key: str, *, why: str, **parts: Any) -> Row:
        """Amend parts of a commitment: action_fr, action_en, addressees, themes, deadline.

        ChangedMeanwhile where somebody changed it while this was sent.
        """
        read = self.asking.read(_commitment(instrument, key))
        told = self.asking.change(
            _commitment(instrument, key), {"why": why, **parts}, etag=read.etag
        )
        return dict(told)

    def record_development(self, instrument: str, key: str, **told: Any) -> Row:
        """Record what is known of a commitment: happened, statement, language, source,
        reliability, reason."""
        return dict(self.asking.create(f"{_commitment(instrument, key)}/developments", told))

    def remark(self, instrument: str, key: str, text: str) -> Row:
        return dict(self.asking.create(f"{_commitment(instrument, key)}/remarks", {"text": text}))

    def set_task(self, instrument: str, key: str, **told: Any) -> Row:
        """Ask somebody to do something about a commitment: title, assigned_to, due."""
        return dict(self.asking.create(f"{_commitment(instrument, key)}/tasks", told))

    def finish_task(self, number: int) -> Row:
        read = self.asking.read(f"/tasks/{number}")
        return dict(self.asking.change(f"/tasks/{number}", {"done": True}, etag=read.etag))

    def _listed(self, path: str, wanted: Mapping[str, Any]) -> Any:
        return self._framed(self.asking.every(path, wanted))

    def _framed(self, told: Iterable[Mapping[str, Any]]) -> Any:
        frame = Frame.of(told)
        if self.frames == "pandas":
            return frame.to_pandas()
        if self.frames == "polars":
            return frame.to_polars()
        return frame.to_arrow() if self.frames == "arrow" else frame

    def _lineage(self, instrument: str, language: str) -> Row:
        path = f"{self._instrument(instrument)}/lineage"
        return dict(self.asking.read(path + query_of({"language": language})).body)

    def _instrument(self, slug: str) -> str:
        """The path of a text; of the current one where none is named."""
        if slug:
            return f"/instruments/{quote(slug, safe='')}"
        current = self.asking.read("/instruments?current=true").body["items"]
        if not current:
            raise DeskRefuses("the desk holds no current text: name one")
        return f"/instruments/{quote(current[0]['slug'], safe='')}"


def _commitment(instrument: str, key: str) -> str:
    return f"/commitments/{quote(instrument, safe='')}/{quote(key, safe='')}"
