"""Reading and changing one value in a pack's file, and leaving every other byte as it was.

A file of a pack has comments and a layout that its keepers chose: it is never written out anew
from its values. The place of the value is found in the YAML, and only its characters change.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import yaml

from manden.instruments.pack_files import LABELS, PlainLoader

_BREAKS = str.maketrans({one: f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029\ufeff"})


@dataclass(frozen=True)
class Where:
    """A value of a pack: its file, the label of its entry, its field (`gist.fr`, `deadlines`)."""

    file: str
    entry: str
    field: str


def value_at(text: str, where: Where) -> Any:
    """The value there, None where the entry or the field is absent."""
    node = _step(_entry(_root(text), where.entry), where.field)
    if node is None:
        return None
    return PlainLoader(text[node.start_mark.index : node.end_mark.index]).get_single_data()


def with_value(text: str, where: Where, value: Any) -> str:
    """`text` with `value` there; None takes the field away. A KeyError where there is no entry.

    >>> with_value('- code: bell  # kept\\n  name: {fr: "Cloche", en: "Bel"}\\n',
    ...            Where("themes", "bell", "name.en"), "Bell")
    '- code: bell  # kept\\n  name: {fr: "Cloche", en: "Bell"}\\n'
    """
    entry = _entry(_root(text), where.entry)
    if entry is None:
        raise KeyError(where.entry)
    node = _step(entry, where.field)
    if node is None:
        return text if value is None else _added(text, entry, where.field, value)
    if value is None:
        return _taken(text, entry, where.field)
    start, end = node.start_mark.index, node.end_mark.index
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return text[:start] + written(value) + text[end:]


def written(value: Any) -> str:
    """A value in YAML on one line.

    >>> written([{"kind": "session", "session": 61}]), written("l’eau")
    ('[{kind: "session", session: 61}]', '"l’eau"')
    """
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).translate(_BREAKS)
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(one)}" for key, one in value.items()) + "}"
    return str(value)


def _root(text: str) -> Any:
    return PlainLoader(text).get_single_node()


def _entry(root: Any, label: str) -> Any:
    """The mapping whose key, anchor, code or number is `label`."""
    if isinstance(root, yaml.MappingNode):
        for _, part in root.value:
            found = _entry(part, label)
            if found is not None:
                return found
    for row in root.value if isinstance(root, yaml.SequenceNode) else ():
        names = {key.value: one.value for key, one in row.value} if _maps(row) else {}
        if next((names[name] for name in LABELS if name in names), None) == label:
            return row
    return None


def _maps(node: Any) -> bool:
    return isinstance(node, yaml.MappingNode)


def _step(node: Any, field: str) -> Any:
    for name in field.split("."):
        pairs = node.value if node is not None and _maps(node) else ()
        node = next((one for key, one in pairs if key.value == name), None)
    return node


def _added(text: str, entry: Any, field: str, value: Any) -> str:
    """The field put after the first of its entry, in the entry's own layout."""
    key, one = entry.value[0]
    end = one.end_mark.index
    between = ", " if entry.flow_style else "\n" + " " * key.start_mark.column
    return f"{text[:end]}{between}{field}: {written(value)}{text[end:]}"


def _taken(text: str, entry: Any, field: str) -> str:
    key, one = next(pair for pair in entry.value if pair[0].value == field)
    start, end = key.start_mark.index, one.end_mark.index
    if entry.flow_style:
        start = text.rindex(",", 0, start)
        return text[:start] + text[end:]
    start = text.rindex("\n", 0, start)
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return text[:start] + text[end:]
