"""A form plan as an XForm, in French and English: what phones fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from manden.collection.openrosa.incident_form import Choice, FormPlan
from manden.collection.openrosa.incident_questions import Question

XFORMS = "http://www.w3.org/2002/xforms"
HTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ROOT = "incident"
LANGUAGES = (("Français (fr)", "fr"), ("English (en)", "en"))
_TYPES = {"text": "string", "integer": "int", "date": "date", "geopoint": "geopoint"}
_TYPES |= {
    "select_one": "string",
    "select_multiple": "string",
    "image": "binary",
    "audio": "binary",
}
_CONTROLS = {"select_one": "select1", "select_multiple": "select"}
_MEDIA = {"image": "image/*", "audio": "audio/*"}
_NAMESPACES = {None: XFORMS, "h": HTML, "jr": JAVAROSA, "orx": OPENROSA}


def as_xform(plan: FormPlan) -> bytes:
    """The form as bytes; the same plan gives the same bytes."""
    html = etree.Element(f"{{{HTML}}}html", nsmap=_NAMESPACES)  # type: ignore[arg-type]
    head = etree.SubElement(html, f"{{{HTML}}}head")
    etree.SubElement(head, f"{{{HTML}}}title").text = plan.fr
    model = _in(head, "model")
    model.append(_itext(plan))
    model.append(_instance(plan))
    for name, choices in plan.lists.items():
        model.append(_choices(name, choices))
    for bind in _binds(plan.questions, f"/{ROOT}"):
        model.append(bind)
    _in(
        model,
        "bind",
        nodeset=f"/{ROOT}/meta/instanceID",
        type="string",
        readonly="true()",
        **{f"{{{JAVAROSA}}}preload": "uid"},
    )
    body = etree.SubElement(html, f"{{{HTML}}}body")
    for question in plan.questions:
        _control(body, question, f"/{ROOT}")
    return etree.tostring(html, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _in(parent: etree._Element, name: str, text: str = "", **said: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{XFORMS}}}{name}", said)
    element.text = text or None
    return element


def _itext(plan: FormPlan) -> etree._Element:
    itext = etree.Element(f"{{{XFORMS}}}itext")
    for place, (language, code) in enumerate(LANGUAGES):
        default = {} if place else {"default": "true()"}
        translation = _in(itext, "translation", lang=language, **default)
        for identifier, words in _words(plan, code):
            _in(_in(translation, "text", id=identifier), "value", words)
    return itext


def _words(plan: FormPlan, code: str) -> Iterator[tuple[str, str]]:
    for path, question in _walk(plan.questions, f"/{ROOT}"):
        yield f"{path}:label", getattr(question, code)
        if question.hint_fr:
            yield f"{path}:hint", getattr(question, f"hint_{code}")
    for name, choices in plan.lists.items():
        for choice in choices:
            yield f"{name}-{choice.code}", getattr(choice, code)


def _walk(questions: Iterable[Question], under: str) -> Iterator[tuple[str, Question]]:
    for question in questions:
        path = f"{under}/{question.name}"
        yield path, question
        yield from _walk(question.inside, path)


def _instance(plan: FormPlan) -> etree._Element:
    instance = etree.Element(f"{{{XFORMS}}}instance")
    root = _in(instance, ROOT, id=plan.form_id, version=plan.version)
    _fill(root, plan.questions)
    _in(_in(root, "meta"), "instanceID")
    return instance


def _fill(parent: etree._Element, questions: Iterable[Question]) -> None:
    for question in questions:
        element = _in(parent, question.name)
        if question.kind == "repeat":
            element.set(f"{{{JAVAROSA}}}template", "")
        _fill(element, question.inside)


def _choices(name: str, choices: Iterable[Choice]) -> etree._Element:
    instance = etree.Element(f"{{{XFORMS}}}instance", {"id": name})
    root = _in(instance, "root")
    for choice in choices:
        item = _in(root, "item")
        _in(item, "itextId", f"{name}-{choice.code}")
        _in(item, "name", choice.code)
    return instance


def _binds(questions: Iterable[Question], under: str) -> Iterator[etree._Element]:
    for path, question in _walk(questions, under):
        if question.inside:
            continue
        said = {"nodeset": path, "type": _TYPES[question.kind]}
        if question.required:
            said["required"] = "true()"
        if question.only_if:
            said["relevant"] = f" ../{question.only_if[0]} = '{question.only_if[1]}'"
        yield etree.Element(f"{{{XFORMS}}}bind", said)


def _control(parent: etree._Element, question: Question, under: str) -> None:
    path = f"{under}/{question.name}"
    label = f"jr:itext('{path}:label')"
    if question.inside:
        group = _in(parent, "group", ref=path)
        _in(group, "label", ref=label)
        held = _in(group, "repeat", nodeset=path) if question.kind == "repeat" else group
        for one in question.inside:
            _control(held, one, path)
        return
    control = _in(parent, _control_of(question), ref=path)
    if question.kind in _MEDIA:
        control.set("mediatype", _MEDIA[question.kind])
    _in(control, "label", ref=label)
    if question.hint_fr:
        _in(control, "hint", ref=f"jr:itext('{path}:hint')")
    if question.choices:
        items = _in(control, "itemset", nodeset=f"instance('{question.choices}')/root/item")
        _in(items, "value", ref="name")
        _in(items, "label", ref="jr:itext(itextId)")


def _control_of(question: Question) -> str:
    if question.kind in _MEDIA:
        return "upload"
    return _CONTROLS.get(question.kind, "input")
