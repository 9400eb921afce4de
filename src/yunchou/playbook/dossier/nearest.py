"""The known name that somebody meant who wrote another: by likeness, by its Chinese or English name, or a synonym."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from yunchou.playbook.kernel.terms import Words

# What people write, and the names it may mean; the first of them that is known where it was written counts.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "activities": ("interactions",), "meeting": ("meetings",), "visits": ("interactions",), "calls": ("interactions",),
    "client": ("account",), "company": ("account",), "customer": ("account",), "customer_name": ("name",),
    "competitor": ("rivals", "rival"), "competitors": ("rivals",), "competition": ("rivals",),
    "deal": ("opportunity",), "project": ("opportunity",), "contacts": ("people",), "stakeholders": ("people",),
    "contact": ("people", "person"), "persons": ("people",), "insiders": ("insider_evidence",),
    "coaches": ("insider_evidence",), "champions": ("insider_evidence",), "champion": ("insider_evidence",),
    "requirements": ("needs",), "requirement": ("needs", "title"), "budget": ("budgets", "amount"),
    "schedule": ("time_plan",), "timeline": ("time_plan",), "plan": ("time_plan", "plan"),
    "decision_process": ("decision_steps",), "approvals": ("decision_steps",), "approver": ("person",),
    "intelligence": ("claims",), "rumours": ("claims",), "sources": ("reports",),
    "payments": ("receipts", "instalments"), "money": ("receipts",), "cash": ("receipts",), "paid": ("receipts",),
    "installments": ("instalments",), "gifts": ("hospitality",), "gift": ("hospitality",), "dinner": ("hospitality",),
    "colleagues": ("team",), "resources": ("team",), "helpers": ("outsiders",), "introducers": ("outsiders",),
    "partners": ("outsiders",), "bidding": ("tender",), "bid": ("tender",), "pace": ("paces", "pace"),
    "tempo": ("paces", "pace"), "cost": ("investment", "cost"), "effort": ("investment",), "renewal": ("retention",),
    "tasks": ("asks", "next_steps"), "promises": ("asks",), "personal_need": ("personal_needs",),
    "date": ("on", "noted_on", "received_on", "due_on", "planned_on"), "day": ("on",), "price": ("amount",),
    "value": ("amount", "value"), "total": ("amount",), "description": ("title", "text", "note", "what"),
    "number_of_seats": ("seats", "seats_now"), "seats": ("seats", "seats_now"), "agents": ("seats", "seats_now"),
    "employees": ("head_count",), "industry": ("segment",), "sector": ("public_sector", "segment"),
    "ownership": ("public_sector",), "leader": ("is_leader",), "group": ("parent",), "rank": ("niche_rank",),
    "status": ("state", "standing", "stage"), "approved": ("state", "approved"), "attitude": ("leans",),
    "lean": ("leans", "lean"), "support": ("leans",), "role": ("roles",), "position": ("title", "level"),
    "decision_maker": ("decides",), "has_veto": ("veto",), "boss": ("reports_to",), "manager": ("reports_to",),
    "owner": ("covered_by", "owner"), "clear": ("clarity",), "mandatory": ("must_have",), "required": ("must_have",),
    "must": ("must_have",), "endorsed": ("answer",), "signed": ("signed_on",), "received": ("received_on",),
    "go_live": ("go_live_on",), "golive": ("go_live_on",), "deadline": ("due_on", "go_live_on"),
    "minimum": ("bottom_line",), "floor": ("bottom_line",), "participants": ("attendees", "people"),
    "ppt": ("deck",), "slides": ("deck",), "speaker": ("presenter",), "venue": ("room",), "reliability": ("grade",),
}  # fmt: skip


def nearest(written: object, known: Mapping[str, Words | None]) -> str:
    """`; did you mean budgets?` for the known name that comes nearest; empty when none does."""
    text = str(written).strip().lower()
    named = {words.zh: name for name, words in known.items() if words} | {
        words.en.lower(): name for name, words in known.items() if words
    }
    synonym = next((name for name in SYNONYMS.get(text, ()) if name in known), None)
    meant = named.get(text) or synonym or _alike(text, known) or _containing(text, named)
    return f"; did you mean {meant}?" if meant else ""


def _alike(text: str, known: Mapping[str, Words | None]) -> str | None:
    return next(iter(get_close_matches(text, known, n=1, cutoff=0.5)), None)


def _containing(text: str, named: dict[str, str]) -> str | None:
    """Of the names in words that hold the text, or that it holds, the shortest; a single letter holds nothing."""
    near = [words for words in named if len(text) > 1 and len(words) > 1 and (text in words or words in text)]
    return named[min(near, key=len)] if near else None
