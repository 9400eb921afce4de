"""Notices, jobs, weekly report and budget season in a real browser: readable for everybody, on the phone too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests import browser as chrome
from tests.cast import Cast, assemble
from yunchou.desk.budget_season.operations import begin
from yunchou.desk.identity.sealing import seal
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.terms import JobState
from yunchou.desk.messengers.models import Robot
from yunchou.desk.messengers.terms import RobotKind
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources.operations import ASK
from yunchou.desk.weekly.operations import write_report
from yunchou.desk.weekly.queries import monday_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people() -> Cast:
    cast, now = assemble(), timezone.now()
    for number in range(2):
        add_row(ASK, cast.deal, {"of": cast.owner, "what": f"第{number}件"}, actor=cast.manager, at=now)
    begin(cast.company, cast.owner, actor=cast.owner, at=now)
    write_report(monday_of(timezone.localdate()), "【进展】\n1. 进入谈判", seen_version=0, actor=cast.owner, at=now)
    Job.objects.create(
        kind="night", key="night:1", state=JobState.DEAD, attempts=4, run_at=now, asked_at=now, ended_at=now,
        trouble="OperationalError",
    )  # fmt: skip
    robot = Robot.objects.create(
        user=cast.owner, kind=RobotKind.WECOM, host="qyapi.weixin.qq.com", address=b"", secret=b"", made_at=now
    )
    seal(robot, "address", "https://qyapi.weixin.qq.com/x", at=now)
    robot.save()
    return cast


ADDRESSES = (
    "/notices/", "/notices/settings/", "/notices/robot/", "/weekly/", "/weekly/reports/", "/budget-season/",
    "/budget-season/{customer}/",
)  # fmt: skip


def examined(page: Page, *, phone: bool) -> list[str]:
    """What is wrong with a page for those who do not see it well, or hold it in one hand."""
    found = chrome.serious_findings(page)
    return found + (chrome.small_targets(page) + [f"{n} px" for n in [chrome.overflow(page)] if n] if phone else [])


@pytest.mark.sweep
@pytest.mark.parametrize("phone", [False, True])
def test_every_page_is_readable_for_everybody(people: Cast, visit: Callable[..., Page], phone: bool) -> None:
    """The tour of all screens sees the same pages with what the demo company has to say on them."""
    page = visit(people.owner, "/notices/", phone=phone, dark=phone)
    home = page.url.removesuffix("/notices/")
    for address in ADDRESSES:
        page.goto(home + address.format(customer=people.company.pk))
        assert examined(page, phone=phone) == [], address
    page = visit(people.administrator, "/jobs/", phone=phone)
    assert examined(page, phone=phone) == []


def test_the_bell_counts_down_as_notices_are_read(people: Cast, visit: Callable[..., Page]) -> None:
    page = visit(people.owner, "/")
    bell = page.locator(".top-bell")
    expect(bell).to_have_text("2")
    bell.click()
    page.get_by_role("button", name="第1件").click()
    page.wait_for_url("**/asks/")
    expect(page.locator(".top-bell")).to_have_text("1")
    page.goto(page.url.replace("/asks/", "/notices/"))
    page.get_by_role("button", name="全部标为已读").click()
    expect(page.locator(".top-bell-count")).to_have_count(0)
