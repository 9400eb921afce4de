"""Verdicts and advice, ready to open: the sentence, then what it rests on, the rule and the quoted phrases."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from yunchou.playbook.advisor.items import item_words
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.findings import Finding, Verdict
from yunchou.playbook.kernel.terms import Answer, Term
from yunchou.playbook.text.phrases import quote

# How a verdict's value is toned; any other value is plain. The word and the shape carry the meaning.
TONES = {"key_account": "yes", "yes": "yes", "no": "no", "unknown": "unknown"}


def verdict(judged: Verdict[Any], rule: str = "", open: bool = False) -> dict[str, Any]:  # noqa: A002 - a template argument
    """A verdict of the playbook; `rule` is its name for people where it has one, `open` shows the why at once."""
    value: Term = judged.value
    return {
        "judged": judged,
        "answer": value if isinstance(judged, Finding) else None,
        "tone": TONES.get(value.value, "plain"),
        "rule": rule,
        "open": open,
        **_grounds(judged),
    }


def advice(move: Advice, open: bool = False) -> dict[str, Any]:  # noqa: A002 - a template argument
    """One move the method advises, with its severity, who does it and by when."""
    called = move.called_on(timezone.localdate())
    return {"move": move, "called": called, "rule": move.title, "open": open, **_grounds(move)}


def why(judged: Verdict[Any] | Advice, rule: str = "") -> dict[str, Any]:
    """The grounds of a verdict or move alone, for a page that says its sentence elsewhere."""
    return {"rule": rule, "open": False, **_grounds(judged)}


def _grounds(judged: Verdict[Any] | Advice) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "reasons": [
            {"reason": reason, "of": item_words(reason.of), "age": reason.age_days(today)} for reason in judged.reasons
        ],
        "unknowns": [{"fact": each.fact, "of": item_words(each.of)} for each in judged.unknowns],
        "phrases": quote(judged.phrases),
        "nothing_known": not judged.reasons,
        "unknown": Answer.UNKNOWN,
    }
