"""The skeleton of a meeting's presentation (P103 to P105): what is known is filled in, the rest is for the presenter.

Nothing restricted and nobody's name at the customer stands on a slide; the questions we want to ask are in the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Cm, Length, Pt

from yunchou.desk.meetings.models import ChoiceOption, MeetingPlan
from yunchou.desk.meetings.papers import clean
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.resources.models import PresenterProfile
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web import formats

WIDTH, HEIGHT, MARGIN = Cm(33.867), Cm(19.05), Cm(1.8)
INK, ACCENT, GREY = (RGBColor.from_string(colour) for colour in ("1B1D22", "3056C4", "565B66"))  # type: ignore[no-untyped-call]
MOST_ROWS = 7
"""Rows of a table that can still be read from the last row of seats; more go on to a further slide."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What is known for the slides: requirements, concerns with our answers, ways to go."""

    needs: Sequence[str]
    concerns: Sequence[tuple[str, str]]
    options: Sequence[ChoiceOption]


def presentation(
    deal: Opportunity, plan: MeetingPlan, content: Content, profile: PresenterProfile | None, when: str
) -> bytes:
    """The file: 16:9, wide enough type, a slide for each part of which something is known, and the next steps."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    _title(show, plan, deal, when)
    if plan.presenter is not None:
        _points(show, _("Who presents"), _presenter(plan, profile))
    agenda = [line.strip() for line in plan.agenda.splitlines() if line.strip()]
    slide = _points(show, _("Agenda"), agenda or [_("Aim of this meeting"), _("Your requirements"), _("Next steps")])
    if plan.question_lines:
        slide.notes_slide.notes_text_frame.text = clean("\n".join([_("Questions to ask"), *plan.question_lines]))
    needs = [(need, "") for need in content.needs]
    _tables(show, _("Your requirements and our solution"), (_("Requirement"), _("How we meet it")), needs)
    _tables(show, _("What has to be answered"), (_("Concern"), _("Answer")), content.concerns)
    _tables(show, _("Ways to go"), (_("Option"), _("What it contains"), _("Amount")), _ways(deal, content.options))
    blank = [("", "", "")] * 4
    _tables(show, _("Next steps"), (_("What"), _("Who sees to it"), _("Latest day")), blank)
    made = BytesIO()
    show.save(made)
    return made.getvalue()


def _presenter(plan: MeetingPlan, profile: PresenterProfile | None) -> list[str]:
    who = " ".join(filter(None, (plan.presenter.name, plan.presenter.title))) if plan.presenter else ""
    told = (profile.bio, profile.cases) if profile else ()
    return [who, *(line for text in told for line in text.splitlines() if line.strip())]


def _ways(deal: Opportunity, options: Iterable[ChoiceOption]) -> list[Row]:
    zh = not (get_language() or "").startswith("en")
    return [
        (
            f"{in_reader_language(each.step.words)}{_(': ')}{each.title}",
            each.scope,
            "" if each.amount is None else formats.money(each.amount, deal.currency, zh=zh),
        )
        for each in options
    ]


def _title(show: Any, plan: MeetingPlan, deal: Opportunity, when: str) -> None:
    slide = show.slides.add_slide(show.slide_layouts[6])
    _text(slide, plan.title, top=Cm(6), size=40, bold=True)
    _text(slide, f"{deal.customer} · {deal.name}", top=Cm(9.2), size=22, colour=ACCENT)
    below = [when, plan.presenter.name if plan.presenter else ""]
    _text(slide, "  ".join(filter(None, below)), top=Cm(11), size=18, colour=GREY)


def _points(show: Any, heading: str, lines: Sequence[str]) -> Any:
    slide = _headed(show, heading)
    for number, line in enumerate(lines[:9]):
        _text(slide, line, top=Cm(4 + 1.55 * number), size=22)
    return slide


def _tables(show: Any, heading: str, heads: Row, rows: Sequence[Row]) -> None:
    """A table, on as many slides as it needs; none without rows."""
    for begin in range(0, len(rows), MOST_ROWS):
        slide, part = _headed(show, heading), rows[begin : begin + MOST_ROWS]
        width = WIDTH - 2 * MARGIN
        shape = slide.shapes.add_table(len(part) + 1, len(heads), MARGIN, Cm(4), width, Cm(1.6 * (len(part) + 1)))
        for row, cells in enumerate([heads, *part]):
            for column, text in enumerate(cells):
                cell = shape.table.cell(row, column)
                cell.text = clean(text)
                for paragraph in cell.text_frame.paragraphs:
                    for run in paragraph.runs:
                        _face(run, size=16, bold=row == 0)


def _headed(show: Any, heading: str) -> Any:
    slide = show.slides.add_slide(show.slide_layouts[6])
    _text(slide, heading, top=Cm(1.4), size=30, bold=True, colour=ACCENT)
    return slide


def _text(slide: Any, text: str, *, top: Length, size: int, bold: bool = False, colour: RGBColor = INK) -> None:
    box = slide.shapes.add_textbox(MARGIN, top, WIDTH - 2 * MARGIN, Cm(1.5))
    box.text_frame.word_wrap = True
    run = box.text_frame.paragraphs[0].add_run()
    run.text = clean(text)
    _face(run, size=size, bold=bold)
    run.font.color.rgb = colour


def _face(run: Any, *, size: int, bold: bool) -> None:
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Arial"
    # The font of Chinese letters has a place of its own.
    asian = run._r.get_or_add_rPr().makeelement(qn("a:ea"), {"typeface": "Microsoft YaHei"})  # noqa: SLF001
    run._r.get_or_add_rPr().append(asian)  # noqa: SLF001
