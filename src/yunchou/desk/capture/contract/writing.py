"""Proposals as plain data for JSON: the published contract, see `docs/capture.schema.json`."""

from __future__ import annotations

from typing import Any

from yunchou.desk.capture.contract.proposals import Blocked, Captured, Proposal, Quote
from yunchou.playbook.dossier.writer import written


def captured_data(captured: Captured) -> dict[str, Any]:
    """Everything an engine read in a note. Unknown fields are left out."""
    return {
        "as_of": captured.as_of.isoformat(),
        "engine": captured.engine,
        "proposals": [proposal_data(one, captured.note) for one in captured.proposals],
        "blocked": [_blocked(one, captured.note) for one in captured.blocked],
    }


def proposal_data(proposal: Proposal, note: str) -> dict[str, Any]:
    """One proposal with the words it quotes."""
    return {
        "kind": proposal.kind.value,
        "fields": written(proposal.fields),
        "quotes": [_quote(one, note) for one in proposal.quotes],
        "certainty": proposal.certainty.value,
        "doubts": [one.value for one in proposal.doubts],
        "hearsay": proposal.hearsay,
        "source": proposal.source,
        "heard_from": proposal.heard_from,
        "about": proposal.about,
    }


def _quote(quote: Quote, note: str) -> dict[str, Any]:
    return {"start": quote.start, "end": quote.end, "text": note[quote.start : quote.end]}


def _blocked(blocked: Blocked, note: str) -> dict[str, Any]:
    said = {"reason": blocked.reason, "why": blocked.why, "better": blocked.better}
    return {
        **_quote(blocked.quote, note),
        "word": blocked.word,
        **{name: {"zh": words.zh, "en": words.en} for name, words in said.items()},
    }
