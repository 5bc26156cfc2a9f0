"""A resolution as linked data: who asks what of whom, said with the UNDO ontology.

Each clause, and each point of a list that a clause governs, is an `undo:Relation` with a proponent
(the organ), semantics (the verb) and receivers (the addressees, or the documents that it cites),
attached to its words by an annotation in the Open Annotation model. The context stands in the
document: nothing is fetched to read it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from manden.reading.governed_points import with_points
from manden.reading.mandate_recalls import every_paragraph
from manden.reading.organs import organ_name
from manden.reading.resolution import Citation, Clause, Deadline, Resolution

from .iris import CannotName, Naming, element_id, language_code

CONTEXT = {
    "undo": "https://w3id.org/un/ontology/undo/",
    "allot": "https://w3id.org/akn/ontology/allot/",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "manden": "urn:manden:vocabulary:",
    "dcterms:date": {"@type": "xsd:date"},
    "manden:date": {"@type": "xsd:date"},
}
_TYPES = {"resolution": "Resolution", "decision": "Decision", "statement": "OfficialStatement"}


class _Placed(NamedTuple):
    anchor: str
    clause: Clause


def json_ld(
    resolution: Resolution, *, naming: Naming | None = None, day: date | None = None
) -> dict[str, Any]:
    """The text as a JSON-LD document with its context.

    A text without a day of adoption is named by its source, since the standard's IRI needs one.

    >>> text = Resolution("a.txt", "en", body="HRC", number="3/1", adopted=date(2030, 3, 1))
    >>> json_ld(text)["@graph"][0]["@id"]
    '/akn/un/statement/deliberation/un-hrc/2030-03-01/3-1'
    """
    chosen = naming or Naming()
    try:
        work = chosen.work_of(resolution, day)
    except CannotName:
        work = f"urn:manden:text:{quote(resolution.source)}"
    expression = f"{work}/{language_code(resolution.language)}"
    clauses = [
        _Placed(paragraph.anchor, clause)
        for paragraph, stated in with_points(resolution)
        for clause in stated
    ]
    graph = [_work(resolution, chosen, work, expression), _expression(resolution, expression)]
    for place, placed in enumerate(clauses, start=1):
        graph += _relation(resolution, chosen, placed, (work, expression), place)
    graph += _named(resolution, chosen, clauses)
    return {"@context": {"@base": chosen.resolver, **CONTEXT}, "@graph": graph}


def _work(resolution: Resolution, naming: Naming, work: str, expression: str) -> dict[str, Any]:
    mentioned = dict.fromkeys(_cited(citation, naming) for citation in resolution.citations)
    node: dict[str, Any] = {
        "@id": work,
        "@type": f"undo:{_TYPES.get(resolution.kind, 'Resolution')}",
        "dcterms:creator": {"@id": _organ(resolution, naming)},
        "allot:hasRealization": {"@id": expression},
    }
    if resolution.symbol or resolution.number:
        node["dcterms:identifier"] = resolution.symbol or resolution.number
    if resolution.adopted:
        node["dcterms:date"] = resolution.adopted.isoformat()
    if mentioned:
        node["allot:mentions"] = [{"@id": one} for one in mentioned]
    return node


def _expression(resolution: Resolution, expression: str) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": expression,
        "@type": "undo:DocumentVersion",
        "dcterms:language": {"@id": f"http://id.loc.gov/vocabulary/iso639-1/{resolution.language}"},
    }
    if resolution.title:
        node["dcterms:title"] = {"@value": resolution.title, "@language": resolution.language}
    return node


def _relation(
    resolution: Resolution,
    naming: Naming,
    placed: _Placed,
    names: tuple[str, str],
    place: int,
) -> list[dict[str, Any]]:
    """A clause as a relation, and the annotation that ties it to its words."""
    clause, identity = placed.clause, f"{names[0]}#relation_{place}"
    relation: dict[str, Any] = {
        "@id": identity,
        "@type": "undo:Relation",
        "undo:hasProponent": {"@id": _organ(resolution, naming)},
        "undo:hasSemantics": {"@id": f"urn:manden:verb:{clause.verb}"},
        "manden:force": clause.force,
        "manden:directive": clause.directive,
        "manden:anchor": placed.anchor,
    }
    receivers = [{"@id": _actor(one.actor or one.text)} for one in clause.addressees]
    receivers = receivers or [{"@id": one} for one in _documents(resolution, naming, placed)]
    if receivers:
        relation["undo:hasReceiver"] = receivers
    if clause.action:
        relation["manden:action"] = {"@value": clause.action, "@language": resolution.language}
    if clause.deadlines:
        relation["manden:deadline"] = [_deadline(one) for one in clause.deadlines]
    return [relation, _annotation(placed, identity, names, place)]


def _annotation(
    placed: _Placed, relation: str, names: tuple[str, str], place: int
) -> dict[str, Any]:
    """What ties a relation to the characters that say it."""
    work, expression = names
    position = {
        "@type": "oa:TextPositionSelector",
        "oa:start": placed.clause.start,
        "oa:end": placed.clause.end,
    }
    target = {
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": f"{expression}#{element_id(placed.anchor)}"},
        "oa:hasSelector": position,
    }
    return {
        "@id": f"{work}#annotation_{place}",
        "@type": "undo:Annotation",
        "oa:hasBody": {"@id": relation},
        "oa:hasTarget": target,
    }


def _documents(resolution: Resolution, naming: Naming, placed: _Placed) -> list[str]:
    """What a clause cites within its own words."""
    texts = {paragraph.anchor: paragraph.text for paragraph in every_paragraph(resolution)}
    said = texts.get(placed.anchor, "")[placed.clause.start : placed.clause.end]
    cited = [one for one in resolution.citations if one.anchor == placed.anchor]
    return list(dict.fromkeys(_cited(one, naming) for one in cited if one.text in said))


def _deadline(deadline: Deadline) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "manden:Deadline",
        "manden:kind": deadline.kind,
        "manden:text": deadline.text,
    }
    if deadline.session is not None:
        told["manden:session"] = deadline.session
    if deadline.date is not None:
        told["manden:date"] = deadline.date.isoformat()
    if deadline.days is not None:
        told["manden:days"] = deadline.days
    return told


def _named(
    resolution: Resolution, naming: Naming, clauses: Sequence[_Placed]
) -> list[dict[str, Any]]:
    """The organ, the verbs and the addressees, each named once."""
    language = resolution.language
    organ = organ_name(resolution.body, language) or resolution.body
    nodes = {_organ(resolution, naming): ("allot:Organization", organ, language)}
    for placed in clauses:
        verb = placed.clause.verb
        nodes[f"urn:manden:verb:{verb}"] = ("allot:Concept", verb.replace("_", " "), "en")
        for one in placed.clause.addressees:
            nodes.setdefault(
                _actor(one.actor or one.text), ("allot:Organization", one.text, language)
            )
    return [
        {"@id": name, "@type": kind, "rdfs:label": {"@value": label, "@language": spoken}}
        for name, (kind, label, spoken) in nodes.items()
    ]


def _organ(resolution: Resolution, naming: Naming) -> str:
    return f"/akn/ontology/organization/{naming.organ(resolution.body)}"


def _actor(name: str) -> str:
    """An actor's code, or a code made of the words that name him."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "urn:manden:actor:" + (re.sub(r"[^a-z0-9]+", "_", folded).strip("_") or quote(name))


def _cited(citation: Citation, naming: Naming) -> str:
    """The work's IRI where body, number and day are known, else its symbol or its words."""
    if citation.kind in {"resolution", "decision"} and citation.number and citation.date:
        return naming.work(citation.body, citation.date, citation.number)
    return f"urn:manden:cited:{quote(citation.symbol or citation.text, safe='/()')}"
