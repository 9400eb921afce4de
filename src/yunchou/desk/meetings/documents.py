"""The meeting pack and the page of reasons as Word files (P97, P100). Nothing restricted enters them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.meetings.models import ChoiceOption, MeetingPlan, ReasonPage
from yunchou.desk.meetings.papers import in_bytes, new_paper, put_heading, put_lines, put_part, put_table
from yunchou.desk.meetings.preparation import Readiness
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.resources.models import PresenterProfile
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web import formats
from yunchou.playbook.kernel.terms import Answer, Term

MARKS = {Answer.YES: "●", Answer.NO: "✕", Answer.UNKNOWN: "○"}


def pack_document(
    deal: Opportunity, plan: MeetingPlan, ready: Readiness, profile: PresenterProfile | None, when: str
) -> bytes:
    """The one-page pack of a meeting."""
    paper = new_paper(plan.title, f"{deal.customer} · {deal.name}")
    facts = [(_("When"), when), (_("Place"), plan.place), (_("Slides"), plan.deck)]
    put_lines(paper, [f"{label}{_(': ')}{text}" for label, text in facts if text])
    put_heading(paper, _("Who comes"))
    rows = [(each.person.name, _post(each.person), _mark(each.confirmed)) for each in ready.attendees]
    put_table(paper, (_("Name"), _("Post"), _("Confirmed")), rows)
    put_part(paper, _("Agenda"), plan.agenda.splitlines(), numbered=False)
    put_part(paper, _("Questions to ask"), plan.question_lines)
    put_heading(paper, _("Ready"))
    items = [
        (_word(each.item), _mark(each.ready), each.row.owner.name if each.row and each.row.owner else "")
        for each in ready.items
    ]
    put_table(paper, (_("What has to be ready"), _("Ready"), _("Who sees to it")), items)
    if plan.presenter is not None:
        put_heading(paper, _("Who presents"))
        put_lines(paper, [" ".join(filter(None, (plan.presenter.name, plan.presenter.title)))])
        put_lines(
            paper, [line for text in ((profile.bio, profile.cases) if profile else ()) for line in text.splitlines()]
        )
    return in_bytes(paper)


def reason_document(deal: Opportunity, page: ReasonPage, options: Iterable[ChoiceOption]) -> bytes:
    """One person's page of reasons, ready to be passed upward."""
    paper = new_paper(_("Why this solution"), f"{deal.customer} · {deal.name}")
    put_lines(paper, page.words.splitlines())
    put_part(paper, _("Background"), page.background.splitlines(), numbered=False)
    concerns = list(page.concerns.all())
    if concerns:
        put_heading(paper, _("What has to be answered"))
        rows = [(each.concern, each.answer, each.evidence) for each in concerns]
        put_table(paper, (_("Concern"), _("Answer"), _("Evidence")), rows)
    offered = list(options)
    if offered:
        put_heading(paper, _("Ways to go"))
        ways = [
            (f"{_word(each.step)}{_(': ')}{each.title}", each.scope, each.gain, _amount(deal, each)) for each in offered
        ]
        put_table(paper, (_("Option"), _("What it contains"), _("What it shows or saves"), _("Amount")), ways)
    return in_bytes(paper)


def _amount(deal: Opportunity, option: ChoiceOption) -> str:
    return (
        ""
        if option.amount is None
        else formats.money(option.amount, deal.currency, zh=not (get_language() or "").startswith("en"))
    )


def _word(term: Term) -> str:
    return in_reader_language(term.words)


def _mark(answer: Answer) -> str:
    return f"{MARKS[answer]} {_word(answer)}"


def _post(person: Any) -> str:
    return " ".join(filter(None, (person.department, person.title)))
