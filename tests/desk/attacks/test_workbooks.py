"""Formulas that somebody typed leave as words in every workbook there is (attack class 3)."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.permissions.matrix import ROWS
from tests.desk.permissions.row import Row, World
from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import RightAssignment, User
from yunchou.desk.identity.roles import Right, Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.web.files import EXCEL

EVIL = ['=HYPERLINK("http://evil.example","x")', "+1+1|cmd", "-2+3", "@SUM(1)", "＝1+1", "\t=1"]
TYPED = "=cmd|' /C calc'!A0 七f3a"
"""The name of the hero customer; the deal bears it too, and the people around are called like the rest."""
NAMES = {"forecast_export", "collections_export", "compliance_export", "managers_room_export", "retention_export",
         "budget_return_file", "privacy_notices_export", "privacy_incident_export", "privacy_audit_report",
         "import_problems"}  # fmt: skip
"""The routes that hand out workbooks; the file of an import's problems is tried in `exchange/test_importing.py`."""
OURS = "budget_return_file"
"""The one workbook that reckons: its formulas are ours."""


@pytest.fixture
def world(cast: Cast) -> World:
    company = company_of(cast.stranger, "南岭电器")
    Company.objects.filter(pk=cast.company.pk).update(name=TYPED)
    Opportunity.objects.filter(pk=cast.deal.pk).update(name=TYPED)
    for number, each in enumerate((cast.owner, cast.manager, cast.executive, cast.finance, cast.compliance)):
        User.objects.filter(pk=each.pk).update(name=EVIL[number])
        for right in (Right.EXPORT, Right.AUDIT):
            RightAssignment.objects.create(user=each, right=right, given_at=AT)
    return World(cast, company, deal_of(cast.stranger, company, "南岭坐席项目"), {})


def asked_of(row: Row, world: World) -> User:
    """Somebody who may."""
    people = {
        Role.EXECUTIVE: world.cast.executive, Role.FINANCE: world.cast.finance, Role.COMPLIANCE: world.cast.compliance,
        Role.LEADER: world.cast.manager, Role.SELLER: world.cast.owner, Role.ADMINISTRATOR: world.cast.administrator,
    }  # fmt: skip
    of_rights = world.cast.compliance if row.route.startswith(("privacy", "compliance")) else world.cast.executive
    return next((user for role, user in people.items() if role in row.allowed), of_rights)


def workbooks(world: World, as_user: type[Client]) -> Iterator[tuple[str, dict[str, str]]]:
    """The parts of every workbook by route."""
    for row in ROWS:
        if row.route not in NAMES:
            continue
        point = transaction.savepoint()
        address = reverse(row.route, kwargs=row.ours(world) if row.ours else {}) + row.query
        browser, data = as_user(asked_of(row, world)), row.data(world) if row.data else {}  # type: ignore[arg-type]
        answer = browser.post(address, data) if row.method == "POST" else browser.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        transaction.savepoint_rollback(point)
        if answer.headers.get("Content-Type") == EXCEL:
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                yield row.route, {name: parts.read(name).decode() for name in parts.namelist()}


def test_no_address_of_a_workbook_is_left_out() -> None:
    known = get_resolver().reverse_dict
    named = {name for name in known if isinstance(name, str) and known[name][0][0][0].endswith(".xlsx")}
    assert named <= NAMES, named - NAMES


def test_no_workbook_that_leaves_holds_a_formula_that_somebody_typed(world: World, as_user: type[Client]) -> None:
    seen, told = set(), 0
    for route, parts in workbooks(world, as_user):
        seen.add(route)
        for name, part in parts.items():
            if name.startswith("xl/worksheets/"):
                assert "<hyperlink " not in part, f"{route}: {name}"
                formulas = html.unescape("".join(re.findall(r"<f[ >].*?</f>", part)))
                assert bool(formulas) == (route == OURS and "IF(OR(" in formulas), f"{route}: {formulas}"
                assert not any(typed.strip() in formulas for typed in (TYPED, *EVIL)), route
        words = html.unescape(parts.get("xl/sharedStrings.xml", ""))
        told += sum(typed.strip() in words for typed in (TYPED, *EVIL))
    assert seen >= NAMES, NAMES - seen
    assert told >= 10, "what was typed is there, as it was typed"
