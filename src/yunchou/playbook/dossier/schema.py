"""The JSON Schema of a dossier, generated from the facts classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.reader import LONGEST_LIST, LONGEST_TEXT, Slot, slots
from yunchou.playbook.kernel.grades import Grade, Information, Source
from yunchou.playbook.kernel.terms import Term, Words


def schema() -> dict[str, Any]:
    """The schema: no field is required, and null is the same as absent: unknown."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "商机卷宗 · Dossier",
        "description": _described(Dossier),
        **facts_schema(Dossier),
    }


def facts_schema(kind: type) -> dict[str, Any]:
    """The schema of one class of facts; every field may be absent or null."""
    properties = {}
    for field in fields(kind):
        slot, words = slots(kind)[field.name], field.metadata["words"]
        phrases = "".join(f" P{number}" for number in field.metadata["phrases"])
        made = _or_null(_field(slot))
        if default := _counted(field.default):
            made["default"] = default
        properties[field.name] = {"title": f"{words.zh} · {words.en}{phrases}", **made}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _counted(default: object) -> str:
    """What an absent field counts as where that is not unknown: a deed that is told has been done, money is yuan."""
    return str(default) if isinstance(default, str) and default and default != "unknown" else ""


def _or_null(made: dict[str, Any]) -> dict[str, Any]:
    if "enum" in made:
        return {**made, "enum": [*made["enum"], None]}
    if "type" in made:
        kinds = made["type"] if isinstance(made["type"], list) else [made["type"]]
        return {**made, "type": [*kinds, "null"]}
    return made


def _field(slot: Slot) -> dict[str, Any]:
    if slot.is_list:
        return {"type": "array", "maxItems": LONGEST_LIST, "items": _value(slot)}
    return _value(slot)


def _value(slot: Slot) -> dict[str, Any]:
    kind, bounds = slot.kind, {"minimum": slot.least, "maximum": slot.most}
    if kind is Grade:
        return {"description": _GRADE, "type": "string", "pattern": "^[A-F][1-6]$"}
    if is_dataclass(kind):
        return {"description": _described(kind), **facts_schema(kind)}
    if kind is int:
        return {"type": "integer", **bounds}
    if kind is Decimal:
        sign = "-?" if slot.least < 0 else ""
        return {"type": ["number", "string"], "pattern": rf"^{sign}[0-9]+(\.[0-9]+)?$", **bounds}
    if kind is date:
        return {"type": "string", "format": "date"}
    if issubclass(kind, Term):
        return _enum({member.value: member.words for member in kind})
    if slot.among is not None:
        return _enum(slot.among)
    return {"type": "string", "maxLength": LONGEST_TEXT}


_GRADE = "; ".join(f"{each.value}: {each.words.zh} · {each.words.en}" for each in (*Source, *Information))


def _enum(among: Mapping[str, Words]) -> dict[str, Any]:
    named = "; ".join(f"{code}: {words.zh} · {words.en}" for code, words in among.items())
    return {"description": named, "enum": list(among)}


def _described(kind: type) -> str:
    """What is said of a class of facts where it is declared, on one line."""
    return " ".join((kind.__doc__ or "").split())
