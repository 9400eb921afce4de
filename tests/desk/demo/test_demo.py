"""The demo company has something to say on every screen, and came about as a real one does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytest_django import DjangoDbBlocker

from tests.kept import kept
from yunchou.desk.cockpit.models import RoomDay
from yunchou.desk.conduct.models import ConflictDeclaration, Hospitality, Outsider, RefusedWords
from yunchou.desk.conduct.terms import ConflictOutcome, HospitalityState
from yunchou.desk.customers.models import Company, WatchlistEntry
from yunchou.desk.demo.command import main, sign_ins
from yunchou.desk.demo.company import make_demo
from yunchou.desk.demo.sign_in import password
from yunchou.desk.handover.queries import carriers
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.insiders.queries import insider_page
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.queries import broken_links
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.outlook.page import Asked, page_of_forecast
from yunchou.desk.outlook.periods import after
from yunchou.desk.receivables.models import BankReceipt
from yunchou.desk.retention.accounts import in_service
from yunchou.desk.stakeholders.models import LeanNote
from yunchou.desk.tempo.models import Replan
from yunchou.desk.weekly.models import WeeklyReport
from yunchou.playbook.forecast.terms import View
from yunchou.playbook.insiders.terms import InsiderStatus
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.pipeline.stages import Stage, Standing

TODAY = date(2028, 2, 29)
"""A leap day: a year before it there was none."""
pytestmark = pytest.mark.usefixtures("told", "db")


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo company, told once."""
    with kept(django_db_blocker):
        make_demo(today=TODAY)
        yield


def test_it_shows_every_stage_standing_role_and_verdict_even_on_a_leap_day() -> None:
    deals = Opportunity.objects.all()
    assert len(deals) >= 30
    assert {deal.standing for deal in deals} == set(Standing)
    assert len({deal.stage for deal in deals}) >= 8
    assert {deal.stage for deal in deals} >= {Stage.PROSPECTING, Stage.COLLECTION}
    assert Company.objects.filter(key_account=KeyAccountVerdict.KEY_ACCOUNT).count() >= 12
    assert {Role.of(role) for role in User.objects.values_list("role_assignments__role", flat=True)} == set(Role)
    assert WatchlistEntry.objects.exists()
    assert BankReceipt.objects.exists()
    assert WeeklyReport.objects.filter(handed_in_at__isnull=False, text__contains="【下周计划】").exists()
    assert list(broken_links()) == []
    first = JournalEntry.objects.order_by("at").first()
    assert first is not None
    assert (TODAY - first.at.date()).days >= 365


def test_money_came_in_every_month_of_the_year_and_a_director_reads_two_teams() -> None:
    months = {f"{day:%Y-%m}" for day in BankReceipt.objects.values_list("received_on", flat=True)}
    assert months >= {f"{after(TODAY, -back):%Y-%m}" for back in range(1, 12)}
    director = User.objects.get(name="顾军")
    page = page_of_forecast(director, Asked(View.CASH, "quarter", None), today=TODAY)
    yuan = next(section for section in page.sections if section.outlook.currency == "CNY")
    assert [(row.level, row.name) for row in yuan.teams] == [
        (0, "大客户事业部"), (1, "华东大客户部"), (1, "华南大客户部"),
    ]  # fmt: skip
    assert len(carriers(director)) >= 5
    renewals = {each.name for each in Company.objects.filter(pk__in=in_service(TODAY))}
    assert "云集商城科技股份有限公司" in renewals
    assert BankReceipt.objects.filter(allocations__isnull=True).count() < 3
    assert BankReceipt.objects.filter(currency="USD").count() == 2


def test_it_goes_into_an_empty_database_only_and_everybody_signs_in_with_its_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = JournalEntry.objects.count()
    assert main([]) == 1
    assert main(["--if-empty"]) == 0
    assert JournalEntry.objects.count() == before
    told = capsys.readouterr().out
    assert password() in told
    assert all(role.words.en in sign_ins(password()) for role in Role)
    assert all(user.check_password(password()) for user in User.objects.all())


def test_the_hero_was_losing_and_is_winning() -> None:
    """Behind, stopped, thought through anew, and ahead at the end; with insiders on both sides."""
    hero = Opportunity.objects.get(name="远程银行坐席平台二期")
    days = [day.told for day in RoomDay.objects.filter(opportunity=hero).order_by("on")]
    strongest = [min(score for _name, score, _known in day["rivals"]) for day in days if day["rivals"]]
    assert min(strongest) < -0.2
    assert strongest[-1] > 0.5
    assert days[0]["odds"][0] < 0.2 < 0.7 < days[-1]["odds"][0]
    assert {day["pace"] for day in days} >= {"slow", "pause", "steady", "fast"}
    assert Replan.objects.filter(opportunity=hero, agreements__agreed_at__isnull=False).count() == 2
    assert LeanNote.objects.filter(player__opportunity=hero).count() >= 20
    found = insider_page(hero, today=TODAY)
    assert [each.status for each in found.sources].count(InsiderStatus.INSIDER) == 2, found.sources


def test_compliance_has_every_case_before_it() -> None:
    """Every state of hospitality and every outcome of a screening."""
    states = {row.state for row in Hospitality.objects.select_related("decision", "giving")}
    assert states == set(HospitalityState) - {HospitalityState.APPROVED}
    assert {row.screened for row in Outsider.objects.all()} == set(Answer)
    assert {row.outcome for row in ConflictDeclaration.objects.all()} >= {ConflictOutcome.OPEN, ConflictOutcome.MANAGED}
    assert RefusedWords.objects.count() >= 2
