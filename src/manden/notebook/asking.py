"""Asking a desk over HTTP: pages followed, waits kept, nothing sent twice that would be done twice."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from manden.notebook.refusals import ChangedMeanwhile, DeskRefuses, NotHere

A_PAGE = 200
SECONDS = 60
PATIENCE = 120  # seconds waited in all where the desk says that too much was asked
TRIES = 3
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Told:
    """An answer: what was told, the ETag of it, and the address of the page that follows."""

    body: Any
    etag: str
    following: str


class _NoRedirect(HTTPRedirectHandler):
    """A redirection would carry the token elsewhere."""

    def redirect_request(self, *said: Any, **more: Any) -> None:
        return None


@dataclass
class Asking:
    """The way to one desk, with a token; what has not changed is not fetched again."""

    base: str
    token: str = field(repr=False)
    language: str = "en"
    wait: Callable[[float], None] = time.sleep
    kept: dict[str, Told] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise DeskRefuses(f"{self.base} is no address of a desk: write https://desk.example")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise DeskRefuses("without https the token could be read on its way: use https://")
        self.base = f"{parts.scheme}://{parts.netloc}"
        proxies = [ProxyHandler({})] if parts.hostname in LOOPBACK else []
        self._opener: OpenerDirector = build_opener(_NoRedirect, *proxies)

    def every(self, path: str, wanted: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The items of all pages of a list."""
        address = path + query_of({"limit": A_PAGE, **wanted})
        while address:
            told = self.read(address)
            yield from told.body["items"]
            address = told.following

    def read(self, address: str) -> Told:
        """GET; the answer kept before where the desk says that it has not changed."""
        before = self.kept.get(address)
        headers = {"If-None-Match": before.etag} if before else {}
        told = self._answered("GET", address, None, headers)
        if told is None:
            assert before is not None
            return before
        if told.etag:
            self.kept[address] = told
        return told

    def create(self, address: str, body: Mapping[str, Any]) -> Any:
        """POST under a key of its own: sent again after a broken line, it is done once."""
        told = self._answered("POST", address, body, {"Idempotency-Key": str(uuid.uuid4())})
        return told.body if told else None

    def change(self, address: str, body: Mapping[str, Any], *, etag: str) -> Any:
        """PATCH of what was read under `etag`; ChangedMeanwhile where it no longer stands so."""
        told = self._answered("PATCH", address, body, {"If-Match": etag}, tries=1)
        return told.body if told else None

    def _answered(
        self,
        method: str,
        address: str,
        body: Mapping[str, Any] | None,
        headers: Mapping[str, str],
        tries: int = TRIES,
    ) -> Told | None:
        """The answer; None for one that has not changed. Waits where the desk says to."""
        waited, fault = 0.0, ""
        while tries:
            try:
                return self._once(method, address, body, headers)
            except HTTPError as refusal:
                pause = _pause(refusal)
                if pause is None or waited + pause > PATIENCE:
                    if refusal.code == 304:
                        return None
                    raise _refused(refusal) from None
                waited += pause
                self.wait(pause)
            except (URLError, HTTPException, OSError) as broken:
                tries, fault = tries - 1, str(getattr(broken, "reason", broken))
        raise DeskRefuses(f"no desk answers at {self.base}: {fault}")

    def _once(
        self, method: str, address: str, body: Mapping[str, Any] | None, headers: Mapping[str, str]
    ) -> Told:
        data = None if body is None else json.dumps(body).encode()
        said = {
            "Authorization": f"Bearer {self.token}",
            "Accept": "application/json",
            "Accept-Language": self.language,
            "Content-Type": "application/json",
            **headers,
        }
        request = Request(f"{self.base}/api{address}", data, said, method=method)  # noqa: S310
        with self._opener.open(request, timeout=SECONDS) as answer:
            told = json.load(answer)
            return Told(told, answer.headers.get("ETag", ""), self._following(answer.headers))

    def _following(self, headers: Message) -> str:
        """The next page's address under `/api`; "" on the last. Never of another desk."""
        for link in str(headers.get("Link", "")).split(", <"):
            address, _, rel = link.strip("<").partition(">; ")
            if rel == 'rel="next"':
                parts = urlsplit(address)
                return f"{parts.path.removeprefix('/api')}?{parts.query}"
        return ""


def query_of(wanted: Mapping[str, Any]) -> str:
    """`?name=value&...` of what is wanted; "" where nothing is.

    >>> query_of({"kind": "commitment", "theme": "", "current": True})
    '?kind=commitment&current=true'
    """
    said = {name: value for name, value in wanted.items() if value not in (None, "")}
    plain = {n: str(one).lower() if isinstance(one, bool) else one for n, one in said.items()}
    return f"?{urlencode(plain)}" if plain else ""


def _pause(refusal: HTTPError) -> float | None:
    """How long the desk asks to wait before the same request; None where it says no for good."""
    said = refusal.headers.get("Retry-After", "")
    return float(said) if refusal.code in (429, 503) and said.isdigit() else None


def _refused(refusal: HTTPError) -> DeskRefuses:
    try:
        told = json.load(refusal)
        sentence = str(told["detail"])
        faults = tuple(f"{one['field']}: {one['detail']}" for one in told.get("errors", ()))
    except (ValueError, KeyError, TypeError):
        sentence, faults = f"the desk answers {refusal.code} {refusal.reason}", ()
    kind = {404: NotHere, 412: ChangedMeanwhile}.get(refusal.code, DeskRefuses)
    return kind(sentence, status=refusal.code, faults=faults)
