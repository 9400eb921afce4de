"""A move in a form that can be stored, and back: said in both languages, with the reasons it rested on.

Who said it is not stored: a source is known by another pseudonym in each language, and the deal's page shows it.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from yunchou.playbook.kernel.advice import Advice, Role, Severity
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.terms import Words

Packed = dict[str, Any]


def parts(judged: Advice | Finding) -> list[Unknown | Reason]:
    """Every fact that a move or finding speaks of: first those that are missing, then those it rests on."""
    return [*judged.unknowns, *judged.reasons]


def identity(move: Advice) -> str:
    """Which move of a deal this is, whatever its facts say: the rule and the things it speaks of."""
    about = sorted({f"{part.path}:{part.of}" for part in parts(move)})
    return _digest([move.rule, *about])


def facts(move: Advice) -> str:
    """A digest of the facts a move rests on; it changes when one of them does, and not as days go by."""
    known = [f"{reason.path}:{reason.of}={reason.told.en}" for reason in move.reasons]
    return _digest([move.rule, *sorted(known), *sorted(f"{u.path}:{u.of}?" for u in move.unknowns)])


def pack(move: Advice) -> Packed:
    """What is stored of a move."""
    return {
        "move": identity(move),
        "rule": move.rule,
        "title": _both(move.title),
        "phrases": list(move.phrases),
        "severity": move.severity.value,
        "sentence": _both(move.sentence.words),
        "reasons": [_packed_reason(reason) for reason in move.reasons],
        "unknowns": [pack_unknown(unknown) for unknown in move.unknowns],
        "who": move.who.value,
        "by": move.by.isoformat() if move.by else None,
    }


def unpack(packed: Packed) -> Advice:
    """The move again; its sentence is filled already."""
    return Advice(
        rule=packed["rule"],
        title=Words(**packed["title"]),
        phrases=tuple(packed["phrases"]),
        severity=Severity.of(packed["severity"]),
        sentence=Sentence(Words(**packed["sentence"])),
        reasons=tuple(map(_reason, packed["reasons"])),
        unknowns=tuple(map(unpack_unknown, packed["unknowns"])),
        who=Role.of(packed["who"]),
        by=date.fromisoformat(packed["by"]) if packed["by"] else None,
    )


def pack_unknown(unknown: Unknown) -> Packed:
    """What is stored of a fact that is missing."""
    return {"path": unknown.path, **_both(unknown.fact), "of": unknown.of}


def unpack_unknown(packed: Packed) -> Unknown:
    """The missing fact again."""
    return Unknown(packed["path"], Words(packed["zh"], packed["en"]), packed["of"])


def both(sentence: Sentence) -> dict[str, str]:
    """A sentence, filled, in both languages."""
    return _both(sentence.words)


def _packed_reason(reason: Reason) -> Packed:
    return {
        "path": reason.path,
        "fact": _both(reason.fact),
        "value": _both(reason.told),
        "of": reason.of,
        "grade": str(reason.grade) if reason.grade else None,
        "noted_on": reason.noted_on.isoformat() if reason.noted_on else None,
    }


def _reason(packed: Packed) -> Reason:
    return Reason(
        path=packed["path"],
        fact=Words(**packed["fact"]),
        value=Words(**packed["value"]),
        of=packed["of"],
        grade=Grade.parse(packed["grade"]) if packed["grade"] else None,
        noted_on=date.fromisoformat(packed["noted_on"]) if packed["noted_on"] else None,
    )


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def _digest(parts: list[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
