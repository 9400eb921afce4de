"""What must hold of a customer's values, whoever sends them: a form, an import, the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError as NotANumber

from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries.groups import MOST_LEVELS, ancestor_ids, levels_below
from yunchou.playbook.kernel.grades import Grade

Values = Mapping[str, Any]


def value_problems(values: Values) -> dict[str, str]:
    """The fields of a customer that cannot be so, each with the reason. `values` holds every field."""
    problems: dict[str, str] = {}
    if not str(values.get("name") or "").strip():
        problems["name"] = _("A customer needs a name.")
    if (code := values.get("credit_code")) and (reason := _code_problem(str(code))):
        problems["credit_code"] = reason
    if (grade := values.get("seats_grade")) and not _is_grade(str(grade)):
        problems["seats_grade"] = _("A grade is a letter A–F and a digit 1–6, such as B2.")
    if values.get("niche_rank") == 0:
        problems["niche_rank"] = _("Ranks start at 1.")
    months = values.get("budget_months") or []
    if any(type(month) is not int or not 1 <= month <= 12 for month in months):
        problems["budget_months"] = _("Months are numbers from 1 to 12.")
    return problems | _seat_problems(values)


def _seat_problems(values: Values) -> dict[str, str]:
    seats = values.get("seats_now")
    if seats is None:
        return {}
    told = {
        "seats_replaceable": _("There cannot be more replaceable seats than seats."),
        "seats_ours": _("There cannot be more seats of ours than seats."),
    }
    return {name: reason for name, reason in told.items() if (values.get(name) or 0) > seats}


def _code_problem(code: str) -> str:
    try:
        uscc.validate(code)
    except NotANumber:
        return _("This is not a unified social credit code: 18 characters, the last one a check digit.")
    return ""


def compact_code(code: str) -> str:
    """A credit code as it is stored: upper case, without the spaces people type."""
    try:
        return str(uscc.compact(code)).upper()
    except NotANumber:
        return code


def _is_grade(text: str) -> bool:
    try:
        Grade.parse(text)
    except ValueError:
        return False
    return True


def parent_problem(company: Company | None, parent: Company | None) -> str:
    """Why a company cannot belong to this group; empty when it can."""
    if parent is None:
        return ""
    line = ancestor_ids(parent.pk)
    if company is not None and company.pk == parent.pk:
        return _("A company cannot be its own group.")
    if company is not None and company.pk in line:
        return _("%(group)s itself belongs to %(company)s: that would be a circle.") % {
            "group": parent.name,
            "company": company.name,
        }
    below = levels_below(company.pk) if company is not None else 0
    if len(line) + 1 + below > MOST_LEVELS:
        return _("A group may have at most %(levels)d levels.") % {"levels": MOST_LEVELS}
    return ""
