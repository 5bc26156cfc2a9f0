"""The numbers that Word writes by itself: counted as Word counts them, from its definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
# A list of its own, indented under another: its "1." is an item, no paragraph.
_LIST_UNDER = re.compile(r"List Number [2-5]")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))


@dataclass(frozen=True)
class _Level:
    form: str  # numFmt: decimal, lowerLetter, bullet ...
    text: str  # lvlText: "%1.", "(%2)"
    start: int


class WordNumbers:
    """Labels of paragraphs in their order; one counter for each list and level."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._list_of: dict[str, str] = {}
        self._counters: dict[str, list[int]] = {}
        self._style_names: dict[str, str] = {}
        self._style_lists: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def style_name(self, paragraph: etree._Element) -> str:
        """The name of the paragraph's style, or its identifier."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        identifier = str(style.get(W + "val")) if style is not None else ""
        return self._style_names.get(identifier, identifier)

    def label_of(self, paragraph: etree._Element) -> str | None:
        """The number that Word prints before the paragraph, or None; it is counted by the call."""
        found = self._list_and_level(paragraph)
        if found is None or found[0] == "0":
            return None
        number, level = found
        key = self._list_of.get(number, number)
        counters = self._counters.setdefault(key, [])
        while len(counters) <= level:
            definition = self._levels.get((key, len(counters)))
            counters.append((definition.start if definition else 1) - 1)
        counters[level] += 1
        del counters[level + 1 :]
        printed = self._printed(key, level, counters)
        under = level == 0 and _LIST_UNDER.fullmatch(self.style_name(paragraph))
        return f"({counters[0]})" if under and printed == f"{counters[0]}." else printed

    def _list_and_level(self, paragraph: etree._Element) -> tuple[str, int] | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        inherited = self._style_lists.get(str(style.get(W + "val"))) if style is not None else None
        if own is None:
            return inherited
        number, level = own.find(W + "numId"), own.find(W + "ilvl")
        if number is None:
            return inherited
        return str(number.get(W + "val")), _integer(level, inherited[1] if inherited else 0)

    def _printed(self, key: str, level: int, counters: list[int]) -> str | None:
        definition = self._levels.get((key, level))
        if definition is None or definition.form == "none":
            return None
        if definition.form == "bullet":
            return "–"

        def counted(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            of = self._levels.get((key, place), definition)
            value = counters[place] if place < len(counters) else of.start
            return _in_form(value, of.form)

        return _PLACE.sub(counted, definition.text).strip() or None

    def _read_numbering(self, root: etree._Element) -> None:
        for abstract in root.iter(W + "abstractNum"):
            key = "abstract " + str(abstract.get(W + "abstractNumId"))
            for level in abstract.iter(W + "lvl"):
                self._levels[key, int(str(level.get(W + "ilvl") or 0))] = _level(level)
        for number in root.iter(W + "num"):
            identifier = str(number.get(W + "numId"))
            reference = number.find(W + "abstractNumId")
            shared = "abstract " + str(reference.get(W + "val")) if reference is not None else ""
            overrides = number.findall(W + "lvlOverride")
            self._list_of[identifier] = f"num {identifier}" if overrides else shared
            if not overrides:
                continue
            for (key, place), definition in list(self._levels.items()):
                if key == shared:
                    self._levels[f"num {identifier}", place] = definition
            for override in overrides:
                self._override(f"num {identifier}", override)

    def _override(self, key: str, override: etree._Element) -> None:
        place = int(str(override.get(W + "ilvl") or 0))
        level = override.find(W + "lvl")
        if level is not None:
            self._levels[key, place] = _level(level)
        start = override.find(W + "startOverride")
        if start is not None and (key, place) in self._levels:
            old = self._levels[key, place]
            self._levels[key, place] = _Level(old.form, old.text, _integer(start, 1))

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iter(W + "style"):
            identifier = str(style.get(W + "styleId"))
            name = style.find(W + "name")
            self._style_names[identifier] = str(name.get(W + "val")) if name is not None else ""
            listed = style.find(f"{W}pPr/{W}numPr")
            if listed is not None and listed.find(W + "numId") is not None:
                number = str(listed.find(W + "numId").get(W + "val"))  # type: ignore[union-attr]
                self._style_lists[identifier] = (number, _integer(listed.find(W + "ilvl"), 0))


def _level(element: etree._Element) -> _Level:
    form, text = element.find(W + "numFmt"), element.find(W + "lvlText")
    return _Level(
        form=str(form.get(W + "val")) if form is not None else "decimal",
        text=str(text.get(W + "val") or "") if text is not None else "",
        start=_integer(element.find(W + "start"), 1),
    )


def _integer(element: etree._Element | None, default: int) -> int:
    value = str(element.get(W + "val") or "") if element is not None else ""
    return int(value) if value.isdigit() else default


def _in_form(value: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"}:
        printed = ""
        for size, letters in (*_ROMAN, (1, "i")):
            printed += letters * (value // size)
            value %= size
        return printed.upper() if form == "upperRoman" else printed
    return str(value)
