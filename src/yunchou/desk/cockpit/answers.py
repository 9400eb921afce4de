"""Where an open question is answered on the spot: the form of the row that lacks the fact, or of a new row."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from yunchou.desk.competitors.screens import PAGES as RIVALS
from yunchou.desk.contracts.operations import SIGNING_STEP
from yunchou.desk.identity.reach import Reach
from yunchou.desk.intelligence.screens import PAGES as CLAIMS
from yunchou.desk.meetings.screens import PAGES as MEETINGS
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.row_pages import RowPages, Screen
from yunchou.desk.opportunities.rows import RowKind, rows_of
from yunchou.desk.qualification.screens import PAGES as QUALIFICATION
from yunchou.desk.receivables.operations import PAYMENT_STEP
from yunchou.desk.resources.screens import PAGES as RESOURCES
from yunchou.desk.stakeholders.screens import PAGES as PEOPLE
from yunchou.desk.tempo.screens import PAGES as PACE
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.qualification.terms import PlanStep

# By the beginning of a fact's path in the dossier, the longest that fits: the page that has a form for it, and the
# kind of row there.
FORMS: dict[str, tuple[RowPages, str]] = {
    "people": (PEOPLE, "players"),
    "people.leans": (PEOPLE, "leans"),
    "needs": (QUALIFICATION, "needs"),
    "endorsements": (QUALIFICATION, "endorsements"),
    "budgets": (QUALIFICATION, "budgets"),
    "time_plan": (QUALIFICATION, "plan"),
    "decision_steps": (QUALIFICATION, "steps"),
    "rivals": (RIVALS, "rivals"),
    "rivals.moves": (RIVALS, "moves"),
    "claims": (CLAIMS, "claims"),
    "claims.reports": (CLAIMS, "reports"),
    "interactions": (MEETINGS, "contacts"),
    "next_steps": (PACE, "steps"),
    "asks": (RESOURCES, "asks"),
}
# Rows that hang on another row: the field of their form that names it, and the kind of that row.
HANGS_ON = {
    "people.leans": ("player", "players"),
    "rivals.moves": ("rival", "rivals"),
    "claims.reports": ("claim", "claims"),
}
# The two paths of papers through the customer have addresses of their own: by what they begin with.
PATHS: dict[str, tuple[RowKind[Any], str]] = {
    "signing_path": (SIGNING_STEP, "signing"),
    "payment_path": (PAYMENT_STEP, "payment"),
}
# Facts of which a deal has one set have one form.
WHOLE: dict[str, str] = {"need": "need_summary"}
# A question that says which row it wants: what the form of a new row is filled in with.
WANTED = {"time_plan.go_live_on": f"step={PlanStep.GO_LIVE.value}"}


def form_url(unknown: Unknown, deal: Opportunity, reach: Reach) -> str:
    """The address of the form that answers this question; empty where only a page can, or this reader may not."""
    words = unknown.path.split(".")
    if words[0] in PATHS:
        kind, noun = PATHS[words[0]]
        return _step_url(kind, noun, unknown.of, deal) if kind.may in reach.may else ""
    if words[0] in WHOLE:
        return reverse(WHOLE[words[0]], args=[deal.pk])
    root = next((each for each in (".".join(words[:2]), words[0]) if each in FORMS), None)
    if root is None:
        return ""
    pages, slug = FORMS[root]
    new = reverse(pages.new_url, args=[deal.pk, slug])
    if root in HANGS_ON:
        field, owner = HANGS_ON[root]
        above = _row_called(unknown.of, _screen(pages, owner).kind, deal)
        return f"{new}?{field}={above}" if above else new
    named = _row_called(unknown.of, _screen(pages, slug).kind, deal)
    if named:
        return reverse(pages.row_url, args=[deal.pk, slug, named])
    return f"{new}?{WANTED[unknown.path]}" if unknown.path in WANTED else new


def _screen(pages: RowPages, slug: str) -> Screen:
    return next(screen for screen in pages.screens if screen.slug == slug)


def _step_url(kind: RowKind[Any], noun: str, name: str, deal: Opportunity) -> str:
    named = _row_called(name, kind, deal)
    return reverse(f"{noun}_step", args=[deal.pk, named]) if named else reverse(f"{noun}_step_new", args=[deal.pk])


def _row_called(name: str, kind: RowKind[Any], deal: Opportunity) -> int | None:
    """The key of the row of this kind that a question calls by its name or its department."""
    if not name:
        return None
    found = (row for row in rows_of(kind, deal) if name in (str(row), getattr(row, "department", "")))
    row = next(found, None)
    return None if row is None else int(row.pk)
