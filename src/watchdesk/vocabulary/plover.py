"""PLOVER, the ontology acts are coded in: event types with their modes, and contexts.

Data: ``data/plover/types/*.toml``, one file a type, and ``data/plover/contexts.toml``. The codes are
PLOVER's (2021 draft); every definition is in words of our own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from watchdesk.vocabulary.tables import TableError, data_file

QuadClass = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event of a type is carried out."""

    id: str
    definition: str


@dataclass(frozen=True, slots=True)
class TypeExample:
    """A sentence and the words in it that report an event of the type, or why none is reported."""

    text: str
    trigger: str | None
    mode: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of act between parties."""

    id: str
    quad_class: QuadClass
    definition: str
    note: str
    modes: Mapping[str, Mode]
    examples: tuple[TypeExample, ...]
    counterexamples: tuple[TypeExample, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What an act is about or belongs to."""

    id: str
    definition: str


@cache
def load_event_types() -> Mapping[str, EventType]:
    """Give every PLOVER event type by its id, in the order of their ids."""
    folder = data_file("plover/types")
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)
    types = [parse_event_type(path.name, path.read_text(encoding="utf-8")) for path in paths]
    return MappingProxyType({kind.id: kind for kind in types})


@cache
def load_contexts() -> Mapping[str, Context]:
    """Give every PLOVER context by its id."""
    name = "plover/contexts.toml"
    content = _only_keys(name, tomllib.loads(data_file(name).read_text(encoding="utf-8")), {"contexts"})
    contexts = [Context(**_only_keys(name, entry, {"id", "definition"})) for entry in content["contexts"]]
    return MappingProxyType({context.id: context for context in contexts})


def parse_event_type(name: str, text: str) -> EventType:
    """Read one type's TOML; `name` is what errors call the file. A key too many or too few is refused."""
    keys = {"id", "quad_class", "definition", "note", "modes", "examples", "counterexamples"}
    content = _only_keys(name, tomllib.loads(text), keys)
    if content["quad_class"] not in get_args(QuadClass):
        raise TableError(
            f"{name}: quad_class is {content['quad_class']!r}; expected one of {get_args(QuadClass)}"
        )
    modes = [Mode(**_only_keys(name, mode, {"id", "definition"})) for mode in content["modes"]]
    return EventType(
        id=content["id"],
        quad_class=content["quad_class"],
        definition=content["definition"],
        note=content["note"],
        modes=MappingProxyType({mode.id: mode for mode in modes}),
        examples=tuple(_parse_example(name, entry) for entry in content["examples"]),
        counterexamples=tuple(_parse_counterexample(name, entry) for entry in content["counterexamples"]),
    )


def _parse_example(name: str, entry: dict[str, str]) -> TypeExample:
    _only_keys(name, entry, {"text", "trigger"}, {"mode"})
    return TypeExample(entry["text"], entry["trigger"], entry.get("mode"), None)


def _parse_counterexample(name: str, entry: dict[str, str]) -> TypeExample:
    _only_keys(name, entry, {"text", "why"})
    return TypeExample(entry["text"], None, None, entry["why"])


def _only_keys(
    name: str, entry: dict[str, Any], needed: set[str], allowed: set[str] | None = None
) -> dict[str, Any]:
    missing, unknown = needed - entry.keys(), entry.keys() - needed - (allowed or set())
    if missing or unknown:
        raise TableError(f"{name}: missing keys {sorted(missing)}, unknown keys {sorted(unknown)}")
    return entry
