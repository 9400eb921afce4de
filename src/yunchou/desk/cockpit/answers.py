"""Where an open question is answered on the spot: the form of the row that lacks the fact, or of a new row."""

from __future__ import annotations

from django.urls import reverse

from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.row_pages import RowPages
from yunchou.desk.opportunities.rows import rows_of
from yunchou.desk.qualification.screens import PAGES as QUALIFICATION
from yunchou.playbook.kernel.reasons import Unknown

# By the first word of a fact's path in the dossier: the page that has a form for it, and the kind of row there.
FORMS: dict[str, tuple[RowPages, str]] = {
    "needs": (QUALIFICATION, "needs"),
    "endorsements": (QUALIFICATION, "endorsements"),
    "budgets": (QUALIFICATION, "budgets"),
    "time_plan": (QUALIFICATION, "plan"),
    "decision_steps": (QUALIFICATION, "steps"),
}
# Facts of which a deal has one set have one form.
WHOLE: dict[str, str] = {"need": "need_summary"}


def form_url(unknown: Unknown, deal: Opportunity) -> str:
    """The address of the form that answers this question; empty where only a page can."""
    root = unknown.path.partition(".")[0]
    if root in WHOLE:
        return reverse(WHOLE[root], args=[deal.pk])
    if root not in FORMS:
        return ""
    pages, slug = FORMS[root]
    screen = next(s for s in pages.screens if s.slug == slug)
    if unknown.of:
        for row in rows_of(screen.kind, deal):
            if unknown.of in (str(row), getattr(row, "department", "")):
                return reverse(pages.row_url, args=[deal.pk, slug, row.pk])
    return reverse(pages.new_url, args=[deal.pk, slug])
