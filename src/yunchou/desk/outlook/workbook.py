"""The forecast as a workbook: the periods of each currency, and everybody's quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, ensure_right
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.journal.operations import record
from yunchou.desk.outlook.forecast import Period
from yunchou.desk.outlook.page import Asked, Page, Section, page_of_forecast
from yunchou.desk.web.sheets import Cell, workbook_of


@transaction.atomic
def export_forecast(asked: Asked, *, actor: User, at: datetime) -> bytes:
    """The forecast as the reader sees it; the journal keeps that it left."""
    ensure_may(actor, May.SEE_RECEIVABLES)
    ensure_right(actor, Right.EXPORT)
    page = page_of_forecast(actor, asked, today=timezone.localtime(at).date())
    sheets = {_("Periods"): list(_periods(page)), _("This quarter"): list(_people(page))}
    if any(section.teams for section in page.sections):
        sheets[_("Teams")] = list(_teams(page))
    content = workbook_of(sheets, actor=actor, at=at)
    lines = sum(len(rows) - 1 for rows in sheets.values())
    record("forecast.exported", actor, actor=actor, at=at, changes={"lines": [None, lines]})
    return content


def _periods(page: Page) -> Iterable[Sequence[Cell]]:
    yield [_("Begins"), *_heads()]
    for section in page.sections:
        for each in section.outlook.periods:
            yield [each.first, *_figures(section, each)]


def _people(page: Page) -> Iterable[Sequence[Cell]]:
    yield [_("Colleague"), _("Team"), *_heads(), _("Target"), _("Gap")]
    for section in page.sections:
        for each in section.people:
            yield [each.name, each.team, *_figures(section, each.period), each.target, each.gap]


def _teams(page: Page) -> Iterable[Sequence[Cell]]:
    """Teams beneath those above them: the level says how far down, a sum holds the deeper lines that follow it."""
    yield [_("Level"), _("Team"), _("Sum"), *_heads(), _("Target"), _("Gap")]
    for section in page.sections:
        for each in section.teams:
            place: list[Cell] = [each.level + 1, each.name, _("sum") if each.is_sum else ""]
            yield [*place, *_figures(section, each.period), each.target, each.gap]


def _heads() -> list[str]:
    return [_("Currency"), _("Came"), _("Still expected"), _("At least (1 in 10)"), _("At most (9 in 10)")]


def _figures(section: Section, period: Period) -> list[Cell]:
    """What came and what is expected, beneath `_heads`."""
    return [section.outlook.currency, period.came, period.expected, period.low, period.high]
