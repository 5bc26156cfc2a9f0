"""Verifies an audit chain without trusting who wrote it: no line is shared with the writer.

Standard library and one crypto library. Rows come as tuples in the order of `COLUMNS`; each
digest is SHA-256 over the JSON array of the row's other columns (sorted keys, no spaces, ASCII).
What each check proves is said in words, because a chain alone proves little: whoever holds the
database and its key can write a new one. Only a head kept elsewhere shows that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

COLUMNS = ("sequence", "at", "actor", "act", "record", "outcome", "details", "previous", "digest")
QUERY = f"SELECT {', '.join(COLUMNS)} FROM access_auditentry ORDER BY sequence"  # noqa: S608


@dataclass
class Verdict:
    """What was found: how many entries, the faults in order, and what the checks prove."""

    entries: int = 0
    faults: list[str] = field(default_factory=list)
    proves: list[str] = field(default_factory=list)
    last_digest: str = "0" * 64

    @property
    def whole(self) -> bool:
        return not self.faults


def verify(rows: Iterable[tuple[Any, ...]], heads: Iterable[Mapping[str, Any]] = ()) -> Verdict:
    """Check the chain row by row, then that it holds each signed head.

    `heads` are mappings with `sequence`, `digest`, `at`, `key` and `signature` (hex).

    >>> verify([]).whole
    True
    """
    verdict, digests = Verdict(), {0: "0" * 64}
    for row in rows:
        _verify_row(row, verdict)
        digests[int(row[0])] = str(row[-1])
    verdict.proves.append(
        "chain: no entry was changed, removed or put in between by someone who could not "
        "rewrite all the later ones"
    )
    for head in heads:
        _verify_head(head, digests, verdict)
    return verdict


def _verify_row(row: tuple[Any, ...], verdict: Verdict) -> None:
    *fields, digest = row
    sequence, previous = int(fields[0]), fields[-1]
    expected = verdict.entries + 1
    if sequence != expected:
        verdict.faults.append(f"entry {expected} is missing: {sequence} stands in its place")
    if previous != verdict.last_digest:
        verdict.faults.append(f"entry {sequence} does not follow the one before it")
    text = json.dumps([sequence, *fields[1:]], sort_keys=True, separators=(",", ":"))
    if hashlib.sha256(text.encode("ascii")).hexdigest() != digest:
        verdict.faults.append(f"entry {sequence} was changed after it was written")
    verdict.entries, verdict.last_digest = sequence, str(digest)


def _verify_head(head: Mapping[str, Any], digests: Mapping[int, str], verdict: Verdict) -> None:
    try:
        sequence, digest, at = int(head["sequence"]), str(head["digest"]), str(head["at"])
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["key"]))
        key.verify(bytes.fromhex(head["signature"]), f"{sequence} {digest} {at}".encode())
    except (KeyError, TypeError, ValueError):
        verdict.faults.append("a head is damaged: it is not what this desk exports")
        return
    except InvalidSignature:
        verdict.faults.append(f"the head of entry {sequence} bears a false signature")
        return
    if digests.get(sequence) != digest:
        verdict.faults.append(f"the chain is not the one whose head was signed at {at}")
        return
    verdict.proves.append(
        f"head of {at}: entries 1 to {sequence} are those that stood then, as far as the copy "
        "of the head was kept where the desk's keepers could not change it"
    )
