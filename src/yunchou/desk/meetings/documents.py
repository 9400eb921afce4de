"""The meeting pack and the page of reasons as papers (P97, P100). Nothing restricted enters them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.meetings.models import ChoiceOption, MeetingPlan, ReasonPage
from yunchou.desk.meetings.papers import Paper, WordPaper, put_part
from yunchou.desk.meetings.preparation import Readiness
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.resources.models import PresenterProfile
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web import formats
from yunchou.playbook.kernel.terms import Answer, Term

MARKS = {Answer.YES: "●", Answer.NO: "✕", Answer.UNKNOWN: "○"}


def pack_document(
    deal: Opportunity,
    plan: MeetingPlan,
    ready: Readiness,
    profile: PresenterProfile | None,
    when: str,
    *,
    made_as: Callable[[str, str], Paper] = WordPaper,
) -> bytes:
    """The one-page pack of a meeting, as a Word file or as another kind of paper."""
    paper = made_as(plan.title, f"{deal.customer} · {deal.name}")
    facts = [(_("When"), when), (_("Place"), plan.place), (_("Slides"), plan.deck)]
    paper.lines([f"{label}{_(': ')}{text}" for label, text in facts if text])
    paper.heading(_("Who comes"))
    rows = [(each.person.name, _post(each.person), _mark(each.confirmed)) for each in ready.attendees]
    paper.table((_("Name"), _("Post"), _("Confirmed")), rows)
    put_part(paper, _("Agenda"), plan.agenda.splitlines(), numbered=False)
    put_part(paper, _("Questions to ask"), plan.question_lines)
    paper.heading(_("Ready"))
    items = [
        (_word(each.item), _mark(each.ready), each.row.owner.name if each.row and each.row.owner else "")
        for each in ready.items
    ]
    paper.table((_("What has to be ready"), _("Ready"), _("Who sees to it")), items)
    if plan.presenter is not None:
        paper.heading(_("Who presents"))
        paper.lines([" ".join(filter(None, (plan.presenter.name, plan.presenter.title)))])
        paper.lines([line for text in ((profile.bio, profile.cases) if profile else ()) for line in text.splitlines()])
    return paper.in_bytes()


def reason_document(deal: Opportunity, page: ReasonPage, options: Iterable[ChoiceOption]) -> bytes:
    """One person's page of reasons, ready to be passed upward."""
    paper = WordPaper(_("Why this solution"), f"{deal.customer} · {deal.name}")
    paper.lines(page.words.splitlines())
    put_part(paper, _("Background"), page.background.splitlines(), numbered=False)
    concerns = list(page.concerns.all())
    if concerns:
        paper.heading(_("What has to be answered"))
        rows = [(each.concern, each.answer, each.evidence) for each in concerns]
        paper.table((_("Concern"), _("Answer"), _("Evidence")), rows)
    offered = list(options)
    if offered:
        paper.heading(_("Ways to go"))
        ways = [
            (f"{_word(each.step)}{_(': ')}{each.title}", each.scope, each.gain, _amount(deal, each)) for each in offered
        ]
        paper.table((_("Option"), _("What it contains"), _("What it shows or saves"), _("Amount")), ways)
    return paper.in_bytes()


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
