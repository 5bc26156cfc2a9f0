"""The entry page as a browser without script sends it, filled in."""

from __future__ import annotations

import re
from uuid import uuid4

ENTER = "/en/incidents/enter/"


def typed(**more):
    return {
        "submission": str(uuid4()),
        "victims": "1",
        "columns": "3",
        "parties": "2",
        "title": "Attack on a village",
        "happened": "mid-June 2023",
        "v0-unit": "individual",
        "v0-sex": "female",
        "v0-age": "adult",
        "c0-violation": "killing",
        "c0-method": "shooting",
        "c1-violation": "looting",
        "t0-0": "1",
        "p0-party": "armed_group",
        "p0-degree": "carried_out",
        "p0-certainty": "alleged",
        "p1-party": "militia",
        "p1-degree": "ordered",
        "p1-certainty": "likely",
        "p1-on": "1",
        "s-kind": "witness",
        "s-standing": "primary",
        "s-reliability": "unknown",
        "s-statement": "Saw it.",
        "do": "record",
        **more,
    }


def values_of(page, name):
    return re.findall(rf'name="{name}"[^>]*value="([^"]*)"', page)


def sent_back(page):
    """The form of a page as a browser without script would send it."""
    told = {}
    for tag in re.findall(r"<input [^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        kind = re.search(r'type="(\w+)"', tag)
        if name and (not kind or kind[1] not in ("checkbox", "radio") or " checked" in tag):
            told.setdefault(name[1], []).append(value[1] if value else "")
    for name, inside in re.findall(
        r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', page, re.S
    ):
        chosen = re.search(r'value="([^"]*)" selected', inside) or re.search(
            r'value="([^"]*)"', inside
        )
        told[name] = [chosen[1]] if chosen else []
    for name, inside in re.findall(
        r'<textarea id="[^"]+" name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.S
    ):
        told[name] = [inside]
    return told
