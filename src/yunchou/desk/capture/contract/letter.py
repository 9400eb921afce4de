"""Proposals as lines for people, in either language."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from yunchou.desk.capture.contract.proposals import Captured, Proposal
from yunchou.playbook.kernel.terms import Term, Words

_NOTHING = Words("没有可以记录的内容。", "Nothing to record.")
_BLOCKED = Words("不能记录", "May not be recorded")
_ABOUT = Words("关于另一客户：{name}", "About another customer: {name}")
_HEARD = Words("听{name}说", "Heard from {name}")
_HEARSAY = Words("转述", "At second hand")


def letter(captured: Captured, language: str) -> str:
    """Every proposal in a line with its fields, below it the words it rests on; then what is blocked."""
    lines: list[str] = []
    for one in captured.proposals:
        lines += _proposal(one, captured.note, language)
    for blocked in captured.blocked:
        quoted = captured.note[blocked.quote.start : blocked.quote.end]
        reason = blocked.reason.in_language(language)
        head = f"✕ {_BLOCKED.in_language(language)} · {reason}"
        lines += [head, f"    “{quoted}”", f"    {blocked.why.in_language(language)}"]
    return "\n".join(lines or [_NOTHING.in_language(language)]) + "\n"


def _proposal(proposal: Proposal, note: str, language: str) -> list[str]:
    known = [
        f"{field.metadata['words'].in_language(language)} {_shown(value, language)}"
        for field in fields(proposal.fields)
        if (value := getattr(proposal.fields, field.name)) != field.default
    ]
    head = f"• {proposal.kind.words.in_language(language)} [{proposal.certainty.words.in_language(language)}]"
    quotes = " … ".join(note[quote.start : quote.end] for quote in proposal.quotes)
    lines = [f"{head} {'; '.join(known)}", f"    “{quotes}”"]
    remarks = [doubt.words.in_language(language) for doubt in proposal.doubts]
    if proposal.about:
        remarks.append(_ABOUT.format(name=proposal.about).in_language(language))
    if proposal.hearsay:
        heard = _HEARD.format(name=proposal.heard_from) if proposal.heard_from else _HEARSAY
        remarks.append(heard.in_language(language))
    return [*lines, f"    {'; '.join(dict.fromkeys(remarks))}"] if remarks else lines


def _shown(value: Any, language: str) -> str:
    if isinstance(value, Term):
        return value.words.in_language(language)
    if isinstance(value, tuple):
        return ", ".join(_shown(item, language) for item in value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date | str | int):
        return str(value)
    return "–".join(_shown(getattr(value, field.name), language) for field in fields(value))
