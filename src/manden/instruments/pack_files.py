"""The seven files of a pack as plain rows: read with care, checked by `pack.schema.json`.

A pack may come from anywhere, so the YAML is read without tags, aliases or repeated keys, and
every refusal is one sentence that names the file, the entry or line, and what to do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from manden.libraries import jsonschema

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

FILES = ("mandate", "sessions", "actors", "themes", "capabilities", "paragraphs", "commitments")
LARGEST_FILE = 1_000_000  # bytes; the files of a mandate take some tens of thousands
LANGUAGES = {"fr": "French", "en": "English"}
LABELS = ("key", "anchor", "code", "number", "symbol")

Row = dict[str, Any]


class BadPack(ValueError):
    """A pack cannot be used; the message is one sentence for whoever keeps the pack.

    `line` is that of the entry in its file, where one entry is at fault.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class Entry(dict[str, Any]):
    """A mapping of a file that knows the line on which it begins."""

    line: int | None = None


def line_of(row: Any) -> int | None:
    return row.line if isinstance(row, Entry) else None


def place(folder: Path, name: str) -> str:
    """How a file is named to its keeper: packs/ruritania/actors.yaml."""
    return f"packs/{folder.name}/{name}.yaml"


def label(row: Row) -> str:
    """The name by which a keeper finds a row: its key, anchor, code, number or symbol."""
    return next((str(row[name]) for name in LABELS if row.get(name) is not None), "an entry")


def texts_in(folder: Path) -> dict[str, bytes]:
    """The bytes of each file of a pack's folder by its name; BadPack where one is missing."""
    if not folder.is_dir():
        raise BadPack(f"there is no pack folder '{folder.name}'; give the folder of a pack")
    return {
        name: (folder / f"{name}.yaml").read_bytes()
        for name in FILES
        if (folder / f"{name}.yaml").is_file()
    }


def slug_in(folder: Path, texts: Mapping[str, bytes]) -> str:
    """The slug of a pack, from its first file alone; the rest is neither read nor checked."""
    mandate = _content(folder, "mandate", texts)
    if not isinstance(mandate, dict) or not isinstance(mandate.get("slug"), str):
        raise BadPack(f"{place(folder, 'mandate')}: 'slug' is missing; add it")
    return str(mandate["slug"])


def read_pack_files(folder: Path, texts: Mapping[str, bytes]) -> dict[str, Any]:
    """The content of each of `texts`, as the schema allows it; BadPack otherwise.

    `folder` is only how the pack is named in a refusal.
    """
    validators = dict(_validators())
    files = {name: _content(folder, name, texts) for name in FILES}
    for name, content in files.items():
        errors = sorted(validators[name].iter_errors(content), key=lambda e: list(map(str, e.path)))
        if errors:
            raise BadPack(*_told(place(folder, name), errors[0], content))
    return files


def _validators() -> Iterator[tuple[str, Draft202012Validator]]:
    schema = json.loads(Path(__file__).with_name("pack.schema.json").read_text(encoding="utf-8"))
    for name in FILES:
        yield name, jsonschema.Draft202012Validator({**schema, "$ref": f"#/$defs/{name}"})


class PlainLoader(yaml.SafeLoader):
    """YAML as a table: no alias (a short file could grow without end), no key given twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise _refusal("aliases are not allowed", self.event_mark())
        return super().compose_node(parent, index)

    def event_mark(self) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        return event.start_mark

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise _refusal(f"'{key.value}' is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_yaml_map(self, node: Any) -> Any:
        entry = Entry()
        entry.line = node.start_mark.line + 1
        yield entry
        entry.update(self.construct_mapping(node))


PlainLoader.add_constructor("tag:yaml.org,2002:map", PlainLoader.construct_yaml_map)


def _refusal(problem: str, mark: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def _content(folder: Path, name: str, texts: Mapping[str, bytes]) -> Any:
    shown = place(folder, name)
    if name not in texts:
        raise BadPack(f"{shown} is missing; a pack has {', '.join(FILES)}")
    if len(texts[name]) > LARGEST_FILE:
        raise BadPack(f"{shown} is over {LARGEST_FILE:,} bytes; a pack holds only short texts")
    try:
        return PlainLoader(texts[name].decode("utf-8")).get_single_data()
    except UnicodeDecodeError:
        raise BadPack(f"{shown} is not UTF-8 text; save it again as UTF-8") from None
    except RecursionError:
        raise BadPack(f"{shown} is nested too deeply; write it as a list of entries") from None
    except (yaml.YAMLError, ValueError) as error:
        raise BadPack(_yaml_sentence(shown, error), _line_in(error)) from None


def _line_in(error: Exception) -> int | None:
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else int(mark.line) + 1


def _yaml_sentence(shown: str, error: Exception) -> str:
    """PyYAML's complaint as one sentence, with the line where it stopped reading."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    if mark is None:
        return f"{shown} cannot be read as YAML ({problem}); correct it"
    return f"{shown}, line {mark.line + 1}: not readable as YAML ({problem}); correct that line"


def _told(shown: str, error: ValidationError, content: Any) -> tuple[str, int | None]:
    """A schema error in the keeper's words, and the line of its entry."""
    row, trail = _row_of(list(error.absolute_path), content)
    return shown + _sentence(error, row, trail), line_of(row if row is not None else content)


def _sentence(error: ValidationError, row: Row | None, trail: list[Any]) -> str:
    """Which entry, what is wrong, what to do."""
    where = f", {label(row)}: " if row is not None else ": "
    field = ".".join(str(step) for step in trail)
    wanted: Any = error.validator_value
    given: Any = error.instance
    if error.validator == "required":
        missing = next(key for key in wanted if key not in given)
        if missing in LANGUAGES:
            return f"{where}the {LANGUAGES[missing]} of '{field}' is missing; write it"
        return f"{where}'{missing}' is missing{f' in {field}' if field else ''}; add it"
    if error.validator == "additionalProperties":
        allowed: Any = error.schema
        unknown = next(key for key in given if key not in allowed["properties"])
        return f"{where}unknown key '{unknown}'; remove it or correct its spelling"
    return f"{where}{_value_sentence(error, field)}"


def _value_sentence(error: ValidationError, field: str) -> str:
    shown = f"'{field}'" if field else "the file"
    wanted: Any = error.validator_value
    if error.validator == "type" and wanted == "string":
        return f"{shown} must be text; put it in quotes"
    if error.validator == "type":
        return f"{shown} must be of type {wanted}; correct it"
    if error.validator == "enum":
        return f"{shown} is '{error.instance}'; use one of {', '.join(wanted)}"
    if error.validator in ("minLength", "minItems"):
        return f"{shown} is empty; fill it in"
    return f"{shown} is '{error.instance}', which is not in the expected form; correct it"


def _row_of(path: list[Any], content: Any) -> tuple[Row | None, list[Any]]:
    """The innermost entry with a label on the way to an error, and the steps left from it."""
    row, trail, here = None, path, content
    for depth, step in enumerate(path, start=1):
        here = here[step]
        if isinstance(step, int) and isinstance(here, dict) and any(n in here for n in LABELS):
            row, trail = here, path[depth:]
    return row, trail
