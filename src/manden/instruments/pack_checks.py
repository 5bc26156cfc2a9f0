"""Every code of a pack against the file that defines it, before anything is built.

The schema has already said that the rows have their keys and types; here they must agree with
one another. The first disagreement is told, as `BadPack`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from manden.actors.naming import folded
from manden.instruments.pack_files import BadPack, Row, label, line_of, place
from manden.reading.resolution import DIRECTIVE_FORCES

PARTS = {"commitments": "", "followed_points": "f", "preambular_asks": "a"}


def check_pack_files(folder: Path, files: dict[str, Any]) -> None:
    """Raise BadPack at the first code, anchor, session or name that does not agree."""
    _check_once(folder, files)
    _check_anchors(folder, files["paragraphs"])
    _check_themes_and_capabilities(folder, files)
    _check_names(folder, files["actors"])
    _check_parents(folder, files["actors"])
    _check_mandate(folder, files)
    for part in PARTS:
        for row in files["commitments"][part]:
            _check_clause(folder, files, part, row)
    _check_ordinals(folder, files["commitments"])
    _check_coverage(folder, files)


def _refuse(folder: Path, name: str, row: Row | str, message: str) -> BadPack:
    where = row if isinstance(row, str) else label(row)
    return BadPack(f"{place(folder, name)}, {where}: {message}", line_of(row))


def _codes(rows: Iterable[Row], key: str = "code") -> set[Any]:
    return {row[key] for row in rows}


def _once(folder: Path, name: str, rows: Sequence[Row], key: str) -> None:
    seen: set[Any] = set()
    for row in rows:
        if row[key] in seen:
            raise _refuse(folder, name, row, f"{key} '{row[key]}' is given twice; keep one")
        seen.add(row[key])


def _known(folder: Path, name: str, row: Row, codes: Iterable[Any], known: Any, kind: str) -> None:
    """`kind` is the word for the code; its file is the one named after it."""
    for code in codes:
        if code not in known:
            message = f"{kind} '{code}' is not in {kind}s.yaml; add it or correct the code"
            raise _refuse(folder, name, row, message)


def _check_once(folder: Path, files: dict[str, Any]) -> None:
    for name, key in (
        ("sessions", "number"),
        ("actors", "code"),
        ("themes", "code"),
        ("capabilities", "code"),
        ("paragraphs", "anchor"),
    ):
        _once(folder, name, files[name], key)
    for part in PARTS:
        _once(folder, "commitments", files["commitments"][part], "key")


def _check_themes_and_capabilities(folder: Path, files: dict[str, Any]) -> None:
    themes, anchors = _codes(files["themes"]), _codes(files["paragraphs"], "anchor")
    for row in files["paragraphs"]:
        _known(folder, "paragraphs", row, row["themes"], themes, "theme")
    for row in files["capabilities"]:
        _known(folder, "capabilities", row, row["paragraphs"], anchors, "paragraph")


def _check_names(folder: Path, actors: Sequence[Row]) -> None:
    """One actor a name: two spellings that fold to the same words are one name."""
    for language in ("fr", "en"):
        owner: dict[str, str] = {}
        for row in actors:
            for name in [row["name"][language], *row[f"aliases_{language}"]]:
                if folded(name) in owner:
                    message = f"'{name}' already names '{owner[folded(name)]}' in {language}"
                    raise _refuse(folder, "actors", row, f"{message}; keep one")
                owner[folded(name)] = row["code"]


def _check_parents(folder: Path, actors: Sequence[Row]) -> None:
    parents = {row["code"]: row.get("parent") for row in actors}
    for row in actors:
        seen, code = {row["code"]}, row.get("parent")
        while code is not None:
            _known(folder, "actors", row, [code], parents, "actor")
            if code in seen:
                raise _refuse(folder, "actors", row, "is its own ancestor; correct a parent")
            seen.add(code)
            code = parents[code]


def _check_anchors(folder: Path, paragraphs: Sequence[Row]) -> None:
    """PP1, PP2 ... then OP1, OP2 ..., without a gap."""
    preamble = sum(row["anchor"].startswith("PP") for row in paragraphs)
    expected = [f"PP{n}" for n in range(1, preamble + 1)]
    expected += [f"OP{n}" for n in range(1, len(paragraphs) - preamble + 1)]
    for row, anchor in zip(paragraphs, expected, strict=True):
        if row["anchor"] != anchor:
            message = f"{anchor} was expected here; put the paragraphs in order, without a gap"
            raise _refuse(folder, "paragraphs", row, message)


def _check_mandate(folder: Path, files: dict[str, Any]) -> None:
    mandate, sessions = files["mandate"]["mandate"], _codes(files["sessions"], "number")
    here = {"key": "mandate"}
    _known(folder, "mandate", here, [mandate["holder"]], _codes(files["actors"]), "actor")
    named = (
        files["mandate"]["instrument"]["session"],
        mandate["report_session"],
        mandate.get("dialogue_session", mandate["report_session"]),
    )
    _known(folder, "mandate", here, named, sessions, "session")
    if files["mandate"]["previous"] not in _codes(files["mandate"]["earlier"], "symbol"):
        message = "the previous instrument is not among the earlier ones; add it there"
        raise _refuse(folder, "mandate", "previous", message)
    for row in files["sessions"]:
        if row["closes"] < row["opens"]:
            raise _refuse(folder, "sessions", row, "closes before it opens; correct a date")


def _check_clause(folder: Path, files: dict[str, Any], part: str, row: Row) -> None:
    sessions = _codes(files["sessions"], "number")
    dated = [one["session"] for one in row.get("deadlines", ()) if "session" in one]
    addressees = row.get("addressees", ())
    anchors = _codes(files["paragraphs"], "anchor")
    _known(folder, "commitments", row, [row["anchor"]], anchors, "paragraph")
    _known(folder, "commitments", row, addressees, _codes(files["actors"]), "actor")
    _known(folder, "commitments", row, row["themes"], _codes(files["themes"]), "theme")
    _known(folder, "commitments", row, dated, sessions, "session")
    message = None
    if row["key"] != f"{row['anchor']}.{PARTS[part]}{row['ordinal']}":
        message = "the key does not say its anchor and ordinal; correct one of them"
    elif row["anchor"].startswith("PP") != (part == "preambular_asks"):
        message = f"paragraph {row['anchor']} has no place in {part}; move the entry"
    elif (row["force"] in DIRECTIVE_FORCES) == (part == "followed_points"):
        message = f"a verb of force '{row['force']}' has no place in {part}; move the entry"
    elif row.get("self_addressed") and not addressees:
        message = "a self-addressed decision names the body that decides; add its addressee"
    if message:
        raise _refuse(folder, "commitments", row, message)


def _check_ordinals(folder: Path, parts: dict[str, Sequence[Row]]) -> None:
    """Within a paragraph the clauses of one part count 1, 2, 3 ..."""
    for part in PARTS:
        last: dict[str, int] = {}
        for row in parts[part]:
            if row["ordinal"] != last.get(row["anchor"], 0) + 1:
                message = "the ordinals of this paragraph have a gap; count them again"
                raise _refuse(folder, "commitments", row, message)
            last[row["anchor"]] = row["ordinal"]


def _check_coverage(folder: Path, files: dict[str, Any]) -> None:
    followed = {
        row["anchor"]
        for part in ("commitments", "followed_points")
        for row in files["commitments"][part]
    }
    for row in files["paragraphs"]:
        if row["anchor"].startswith("OP") and row["anchor"] not in followed:
            message = "has neither a commitment nor a followed point; add one in commitments.yaml"
            raise _refuse(folder, "paragraphs", row, message)
