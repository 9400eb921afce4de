"""The demo company has something to say on every screen, and came about as a real one does."""

from __future__ import annotations

from datetime import date

import pytest

from yunchou.desk.customers.models import Company, WatchlistEntry
from yunchou.desk.demo.command import main, sign_ins
from yunchou.desk.demo.company import make_demo, password
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.queries import broken_links
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.receivables.models import BankReceipt
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.pipeline.stages import Stage, Standing


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2028, 2, 29)])
def test_it_shows_every_stage_standing_role_and_verdict_whatever_the_day(db: None, today: date) -> None:
    make_demo(today=today)
    deals = Opportunity.objects.all()
    assert len(deals) >= 30
    assert {deal.standing for deal in deals} == set(Standing)
    assert len({deal.stage for deal in deals}) >= 8
    assert {deal.stage for deal in deals} >= {Stage.PROSPECTING, Stage.COLLECTION}
    assert Company.objects.filter(key_account=KeyAccountVerdict.KEY_ACCOUNT).count() >= 12
    assert {Role.of(role) for role in User.objects.values_list("role_assignments__role", flat=True)} == set(Role)
    assert WatchlistEntry.objects.exists()
    assert BankReceipt.objects.exists()
    assert list(broken_links()) == []
    first = JournalEntry.objects.order_by("at").first()
    assert first is not None
    assert (today - first.at.date()).days >= 365


def test_it_goes_into_an_empty_database_only(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    make_demo(today=date(2026, 11, 24))
    before = JournalEntry.objects.count()
    assert main([]) == 1
    assert main(["--if-empty"]) == 0
    assert JournalEntry.objects.count() == before
    told = capsys.readouterr().out
    assert password() in told
    assert all(role.words.en in sign_ins(password()) for role in Role)


def test_everybody_signs_in_with_the_password_that_is_printed(db: None) -> None:
    make_demo(today=date(2026, 11, 24))
    assert all(user.check_password(password()) for user in User.objects.all())
