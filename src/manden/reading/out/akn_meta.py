"""The metadata of an Akoma Ntoso document: what the text is, who adopted it, how it was voted."""

from __future__ import annotations

from datetime import date
from typing import Any

from lxml import etree

from manden.reading.organs import organ_name
from manden.reading.resolution import Resolution

from .iris import Naming, language_code, naming_day
from .official_words import agenda_line, counted

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SOURCE = "manden"
_PREFIXES: Any = {None: NAMESPACE}  # the stubs know of no default namespace


def subtree(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """An element in the standard's namespace.

    >>> subtree("p", eId="a").get("eId")
    'a'
    """
    element = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap=_PREFIXES)
    for name, value in attributes.items():
        element.set(name, value)
    element.extend(children)
    return element


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A new last child in the standard's namespace.

    >>> add(subtree("body"), "p").tag.endswith("}p")
    True
    """
    child = subtree(tag, **attributes)
    parent.append(child)
    return child


def meta(resolution: Resolution, naming: Naming, day: date | None = None) -> etree._Element:
    """The meta block: identification, agenda item, adoption, vote, references.

    Raises iris.CannotName where no day names the text.

    >>> text = Resolution("a", "en", body="HRC", number="3/1", adopted=date(2030, 3, 1))
    >>> [child.tag.rpartition("}")[2] for child in meta(text, Naming())]
    ['identification', 'workflow', 'references']
    """
    block = subtree("meta", _identification(resolution, naming, day, "main"))
    item = agenda_line(resolution.agenda_item, resolution.language)
    if item:
        classification = add(block, "classification", source=f"#{SOURCE}")
        add(
            classification,
            "keyword",
            eId="kw_1",
            value=resolution.agenda_item or "",
            showAs=item,
            dictionary="agenda",
        )
    _workflow(block, resolution, naming, day)
    _vote(block, resolution)
    _references(block, resolution, naming)
    return block


def identification_of_annex(
    resolution: Resolution, naming: Naming, number: int, day: date | None
) -> etree._Element:
    """The identification of an annex: the work's, with a component of its own.

    >>> text = Resolution("a", "en", body="HRC", number="3/1", adopted=date(2030, 3, 1))
    >>> found = identification_of_annex(text, Naming(), 2, None)
    >>> found[0][0].get("value")
    '/akn/un/statement/deliberation/un-hrc/2030-03-01/3-1/!annex_2'
    """
    return _identification(resolution, naming, day, f"annex_{number}")


def _identification(
    resolution: Resolution, naming: Naming, day: date | None, component: str
) -> etree._Element:
    work = naming.work_of(resolution, day)
    named_by, event = naming_day(resolution, day)
    printed = resolution.distributed or named_by
    language = language_code(resolution.language)
    expression = f"{work}/{language}@{printed}"
    organ = naming.organ(resolution.body)
    block = subtree("identification", source=f"#{SOURCE}")
    first = _level(block, "FRBRWork", f"{work}/!{component}", work, f"{named_by}", event, organ)
    add(first, "FRBRcountry", value="un")
    add(first, "FRBRsubtype", value=naming.subtype)
    if resolution.number:
        add(first, "FRBRnumber", value=resolution.number)
    add(first, "FRBRname", value=resolution.kind)
    if resolution.symbol:
        alias = subtree("FRBRalias", value=resolution.symbol, name="symbol")
        first.insert(2, alias)
    this = f"{expression}/!{component}"
    second = _level(block, "FRBRExpression", this, expression, f"{printed}", "publication", organ)
    add(second, "FRBRlanguage", language=language)
    third = _level(
        block,
        "FRBRManifestation",
        f"{this}.xml",
        f"{expression}.akn",
        f"{printed}",
        "markup",
        SOURCE,
    )
    add(third, "FRBRformat", value="application/akn+xml")
    return block


def _level(
    block: etree._Element, tag: str, this: str, uri: str, day: str, event: str, author: str
) -> etree._Element:
    level = add(block, tag)
    add(level, "FRBRthis", value=this)
    add(level, "FRBRuri", value=uri)
    add(level, "FRBRdate", date=day, name=event)
    add(level, "FRBRauthor", href=f"#{author}")
    return level


def _workflow(
    block: etree._Element, resolution: Resolution, naming: Naming, day: date | None
) -> None:
    outcomes = {"without_vote": "adoptedWithoutVote", "recorded": "adoptedByRecordedVote"}
    outcome = outcomes.get(resolution.vote.mode, "adopted")
    workflow = add(block, "workflow", source=f"#{SOURCE}")
    add(
        workflow,
        "step",
        date=f"{naming_day(resolution, day)[0]}",
        by=f"#{naming.organ(resolution.body)}",
        refersTo="#adoption",
        outcome=f"#{outcome}",
    )


def _vote(block: etree._Element, resolution: Resolution) -> None:
    """The counts of a recorded vote; a text adopted without a vote has none to give."""
    sides = ("inFavour", "against", "abstaining")
    found = [
        (side, n) for side, n in zip(sides, counted(resolution.vote), strict=True) if n is not None
    ]
    if resolution.vote.mode != "recorded" or not found:
        return
    parliamentary = add(add(block, "analysis", source=f"#{SOURCE}"), "parliamentary")
    voting = add(parliamentary, "voting", eId="voting_1", outcome="#adoptedByRecordedVote")
    for side, number in found:
        add(voting, "count", eId=f"count_{side}", value=str(number), refersTo=f"#{side}")


def _references(block: etree._Element, resolution: Resolution, naming: Naming) -> None:
    references = add(block, "references", source=f"#{SOURCE}")
    organ = naming.organ(resolution.body)
    name = organ_name(resolution.body, resolution.language) or resolution.body
    base = "/akn/ontology"
    for eid, shown in ((organ, name), (SOURCE, "Manden")):
        href = f"{base}/organization/{eid}"
        add(references, "TLCOrganization", eId=eid, href=href, showAs=shown)
    concepts = ["adoption"]
    concepts += sorted({target[1:] for target in _concepts(block)} - {"adoption"})
    for concept in concepts:
        href = f"{base}/concept/{concept}"
        add(references, "TLCConcept", eId=concept, href=href, showAs=concept)


def _concepts(block: etree._Element) -> set[str]:
    """The concepts that the workflow and the vote point at."""
    return {
        value
        for element in block.iter()
        for name in ("outcome", "refersTo")
        if (value := element.get(name)) is not None
    }
