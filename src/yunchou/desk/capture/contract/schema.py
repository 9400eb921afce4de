"""The JSON Schema of what capture answers, generated from the fields of each kind."""

from __future__ import annotations

from typing import Any

from yunchou.desk.capture.contract.fields import FIELDS
from yunchou.desk.capture.contract.terms import Certainty, Doubt, Kind
from yunchou.playbook.dossier.schema import facts_schema
from yunchou.playbook.kernel.terms import Term

_TEXT = {"type": "string"}


def schema() -> dict[str, Any]:
    """The schema of `yunchou capture --json`. In the fields, absent is unknown."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "速记建议 · Proposals of capture",
        "description": "What a note may say, for a person to accept, correct or drop. Capture itself never writes it.",
        **_object(
            {
                "as_of": {"type": "string", "format": "date", "title": "以哪一天为准 · Reckoned from this day"},
                "engine": {"enum": ["grammar", "language_model"], "title": "引擎 · Engine"},
                "proposals": {"type": "array", "items": {"oneOf": [proposal_schema(kind) for kind in Kind]}},
                "blocked": {"type": "array", "items": _blocked()},
            }
        ),
    }


def proposal_schema(kind: Kind) -> dict[str, Any]:
    """The schema of one kind of proposal."""
    return {
        "title": f"{kind.words.zh} · {kind.words.en}",
        "description": (FIELDS[kind].__doc__ or "").strip(),
        **_object(
            {
                "kind": {"const": kind.value},
                "fields": facts_schema(FIELDS[kind]),
                "quotes": {"type": "array", "minItems": 1, "items": _quote()},
                "certainty": _listed(Certainty, "有多确定 · How sure"),
                "doubts": {"type": "array", "items": _listed(Doubt, "为什么不确定 · Why not surer")},
                "hearsay": {"type": "boolean", "title": "是否转述 · Told at second hand"},
                "source": {**_TEXT, "title": "谁说的 · Who told us"},
                "heard_from": {**_TEXT, "title": "听谁说的 · Who told the source"},
                "about": {**_TEXT, "title": "属于哪个客户，空为本商机 · Which other customer; empty is this deal"},
            }
        ),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _quote() -> dict[str, Any]:
    place = {"type": "integer", "minimum": 0}
    return _object({"start": place, "end": place, "text": _TEXT})


def _blocked() -> dict[str, Any]:
    words = _object({"zh": _TEXT, "en": _TEXT})
    return _object({**_quote()["properties"], "word": _TEXT, "reason": words, "why": words, "better": words})


def _listed(kind: type[Term], title: str) -> dict[str, Any]:
    words = "; ".join(f"{member.value}: {member.words.zh} {member.words.en}" for member in kind)
    return {"enum": [member.value for member in kind], "title": title, "description": words}
