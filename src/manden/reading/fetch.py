"""The official text of a symbol, from the United Nations document site.

Only on demand and only over https: a desk that reads its own files never asks the network.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request

from manden.reading.resolution import CannotRead

SITE = "https://documents.un.org/api/symbol/access"
LONGEST_SECONDS = 20.0
LARGEST_ANSWER = 20_000_000  # bytes

_SYMBOL = re.compile(r"(?:A|S|E|UNEP|HSP|ST|CRC|CCPR)(?:/[A-Z0-9][\w.() \-]*)+", re.IGNORECASE)


def is_symbol(words: str) -> bool:
    """Whether `words` are the symbol of a document and not the path of a file.

    >>> is_symbol("A/HRC/RES/58/30"), is_symbol("texts/A_HRC_RES_58_30.md")
    (True, False)
    """
    return _SYMBOL.fullmatch(words.strip()) is not None and any(c.isdigit() for c in words)


def fetch(symbol: str, language: str = "en") -> bytes:
    """The PDF of a document, by its symbol.

    Raises `CannotRead` where the network or the document is not there, or the answer is too big.
    """
    if language not in {"en", "fr"}:
        raise CannotRead(f"{language} is not fetched; ask for en or fr")
    asked = urllib.parse.urlencode({"s": symbol.strip(), "l": language, "t": "pdf"})
    request = urllib.request.Request(f"{SITE}?{asked}", headers={"Accept": "application/pdf"})
    opener = urllib.request.build_opener(_SecureOnly())
    try:
        with opener.open(request, timeout=LONGEST_SECONDS) as answer:
            data: bytes = answer.read(LARGEST_ANSWER + 1)
    except urllib.error.HTTPError as fault:
        raise CannotRead(
            f"the UN document site answered {fault.code} for it; check the symbol"
        ) from fault
    except (urllib.error.URLError, TimeoutError, OSError) as fault:
        raise CannotRead(
            "the UN document site cannot be reached from here; give the file instead"
        ) from fault
    if len(data) > LARGEST_ANSWER:
        raise CannotRead("the document is larger than 20 MB; fetch it by hand and give the file")
    if not data.startswith(b"%PDF"):
        raise CannotRead("the UN document site holds no PDF of it in that language")
    return data


class _SecureOnly(urllib.request.HTTPRedirectHandler):
    """A redirection away from https is refused, not followed."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if not newurl.startswith("https://"):
            raise CannotRead("the UN document site led away from https; fetch the file by hand")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
