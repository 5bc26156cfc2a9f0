"""A desk as a notebook reads it: its lists as tables, its records as plain dictionaries.

    from manden import connect

    desk = connect("https://desk.example", token="manden_...")
    desk.commitments(addressee="authority:river", due="near")

Lists are pandas DataFrames where pandas is installed, else `Frame`s; `frames` chooses.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
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

    def figures(self, **wanted: Any) -> Any:
        """Figures that you may see; wanted: approved, instrument, commitment."""
        return self._listed("/figures", wanted)

    def figure(self, key: str) -> Row:
        """One figure with its cells and its trail, from the run up to the words."""
        return dict(self.asking.read(_figure(key)).body)

    def cells(self, key: str) -> Any:
        """The cells of a figure: its rows and columns by name, None for all of one."""
        return self._framed(_cells(self.figure(key)))

    def again(self, key: str) -> Row:
        """A figure counted again: whether it is equal, and which records changed since."""
        return dict(self.asking.read(f"{_figure(key)}/again").body)

    def questions(self) -> Any:
        """The questions kept, yours and those that others share."""
        return self._listed("/questions", {})

    def ask(self, question: Mapping[str, Any] | str) -> Any:
        """The answer to a question, from what you may read today; it is not kept. `question` is as
        in a file (unit, where, from, to, rows, columns), or the key of one that is kept."""
        return self._framed(_cells(self.asking.create("/answers", self._question(question))))

    def keep_question(
        self, question: Mapping[str, Any], *, title: Mapping[str, str], shared: bool = False
    ) -> Row:
        """Keep a question under a title in French, in English or in both."""
        told = {"question": dict(question), "title": dict(title), "shared": shared}
        return dict(self.asking.create("/questions", told))

    def keep_figure(
        self, question: Mapping[str, Any] | str, *, title: Mapping[str, str], **told: Any
    ) -> Row:
        """Ask, and keep the answer as a figure, titled in both languages; told: shape, note, shared,
        bears_on={"instrument": ..., "key": ..., "because": ...}."""
        body = {"question": self._question(question), "title": dict(title), **told}
        return dict(self.asking.create("/figures", body))

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

    def _question(self, question: Mapping[str, Any] | str) -> Row:
        """A question as it is given, or as it is kept under a key; its title is no part of it."""
        told: Mapping[str, Any]
        if isinstance(question, str):
            told = self.asking.read(f"/questions/{quote(question, safe='')}").body["question"]
        else:
            told = question
        return {name: one for name, one in told.items() if name not in ("schema", "title")}

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


def _figure(key: str) -> str:
    return f"/figures/{quote(key, safe='')}"


def _cells(told: Mapping[str, Any]) -> Iterator[Row]:
    """A row a cell; what its unit does not tell is left out."""
    names = [*told["rows"], *told["columns"]]
    for cell in told["cells"]:
        numbers = {n: one for n, one in cell.items() if n != "at" and one is not None}
        yield {**dict(zip(names, cell["at"], strict=True)), **numbers}
