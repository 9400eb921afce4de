"""The meeting pack and the page of reasons as Word files (P97, P100). Nothing restricted enters them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from yunchou.desk.meetings.models import ChoiceOption, MeetingPlan, ReasonPage
from yunchou.desk.meetings.preparation import Readiness
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.resources.models import PresenterProfile
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web import formats
from yunchou.playbook.kernel.terms import Answer, Term

MARKS = {Answer.YES: "●", Answer.NO: "✕", Answer.UNKNOWN: "○"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def pack_document(
    deal: Opportunity, plan: MeetingPlan, ready: Readiness, profile: PresenterProfile | None, when: str
) -> bytes:
    """The one-page pack of a meeting."""
    paper = _paper(plan.title, f"{deal.customer} · {deal.name}")
    facts = [(_("When"), when), (_("Place"), plan.place), (_("Slides"), plan.deck)]
    _lines(paper, [f"{label}{_(': ')}{text}" for label, text in facts if text])
    _heading(paper, _("Who comes"))
    rows = [(each.person.name, _post(each.person), _mark(each.confirmed)) for each in ready.attendees]
    _table(paper, (_("Name"), _("Post"), _("Confirmed")), rows)
    _part(paper, _("Agenda"), plan.agenda.splitlines(), numbered=False)
    _part(paper, _("Questions to ask"), plan.question_lines)
    _heading(paper, _("Ready"))
    items = [
        (_word(each.item), _mark(each.ready), each.row.owner.name if each.row and each.row.owner else "")
        for each in ready.items
    ]
    _table(paper, (_("What has to be ready"), _("Ready"), _("Who sees to it")), items)
    if plan.presenter is not None:
        _heading(paper, _("Who presents"))
        _lines(paper, [" ".join(filter(None, (plan.presenter.name, plan.presenter.title)))])
        _lines(
            paper, [line for text in ((profile.bio, profile.cases) if profile else ()) for line in text.splitlines()]
        )
    return _bytes(paper)


def reason_document(deal: Opportunity, page: ReasonPage, options: Iterable[ChoiceOption]) -> bytes:
    """One person's page of reasons, ready to be passed upward."""
    paper = _paper(_("Why this solution"), f"{deal.customer} · {deal.name}")
    _lines(paper, page.words.splitlines())
    _part(paper, _("Background"), page.background.splitlines(), numbered=False)
    concerns = list(page.concerns.all())
    if concerns:
        _heading(paper, _("What has to be answered"))
        rows = [(each.concern, each.answer, each.evidence) for each in concerns]
        _table(paper, (_("Concern"), _("Answer"), _("Evidence")), rows)
    offered = list(options)
    if offered:
        _heading(paper, _("Ways to go"))
        ways = [
            (f"{_word(each.step)}{_(': ')}{each.title}", each.scope, each.gain, _amount(deal, each)) for each in offered
        ]
        _table(paper, (_("Option"), _("What it contains"), _("What it shows or saves"), _("Amount")), ways)
    return _bytes(paper)


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


def _paper(title: str, below: str) -> Any:
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name in ("Normal", "Title", "Heading 2"):
        style = paper.styles[name]
        style.font.name = "Arial"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Microsoft YaHei")
    paper.styles["Normal"].font.size = Pt(10.5)
    paper.styles["Title"].font.size = Pt(18)
    paper.add_paragraph(_clean(title), style="Title")
    paper.add_paragraph(_clean(below))
    paper.core_properties.title, paper.core_properties.author = _clean(title), ""
    return paper


def _heading(paper: Any, text: str) -> None:
    paper.add_paragraph(text, style="Heading 2")


def _lines(paper: Any, lines: Iterable[str]) -> None:
    for line in lines:
        if line.strip():
            paper.add_paragraph(_clean(line.strip())).paragraph_format.space_after = Pt(3)


def _part(paper: Any, heading: str, lines: Iterable[str], *, numbered: bool = True) -> None:
    """A heading with its lines; nothing when there are none."""
    found = [line.strip() for line in lines if line.strip()]
    if found:
        _heading(paper, heading)
        counted = (f"{number}. {line}" for number, line in enumerate(found, 1))
        _lines(paper, counted if numbered and len(found) > 1 else found)


def _table(paper: Any, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = paper.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(text)
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before = spacing.space_after = Pt(2)


def _clean(text: str) -> str:
    """Without the characters that a Word file cannot hold."""
    return _NOT_XML.sub("", text)


def _bytes(paper: Any) -> bytes:
    made = BytesIO()
    paper.save(made)
    return made.getvalue()
