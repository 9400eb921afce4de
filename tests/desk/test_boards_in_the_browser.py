"""The boards of money and of old customers by hand: English on the phone, Chinese on the desk, one gesture each."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser import overflow, serious_findings, small_targets
from tests.cast import AT, Cast
from tests.desk.retention.served import bound
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import User
from yunchou.desk.receivables.cash import record_receipt
from yunchou.desk.receivables.models import BankReceipt
from yunchou.desk.receivables.operations import plan_by_shares
from yunchou.playbook.kernel.terms import Answer

pytestmark = pytest.mark.browser


def fits(page: Any) -> None:
    """As wide as the screen, everything big enough for a thumb, nothing that axe calls serious."""
    assert (overflow(page), small_targets(page), serious_findings(page)) == (0, [], []), page.url


def served(cast: Cast) -> Contract:
    """A leader of its niche whose contract ends in two months, with two payments to come, the first overdue."""
    today = timezone.localdate()
    Company.objects.filter(pk=cast.company.pk).update(is_leader=Answer.YES)
    contract = bound(cast, ends=0)
    Contract.objects.filter(pk=contract.pk).update(ends_on=today + timedelta(days=60), first_payment=Decimal(108_000))
    Contract.objects.filter(pk=contract.pk).update(signed_on=None)
    contract.refresh_from_db()
    terms = [("首付", Decimal(30), today - timedelta(days=5)), ("尾款", Decimal(70), today + timedelta(days=20))]
    plan_by_shares(contract, terms, actor=cast.owner, at=AT)
    Contract.objects.filter(pk=contract.pk).update(signed_on=today - timedelta(days=90))
    return Contract.objects.get(pk=contract.pk)


def paid(cast: Cast, contract: Contract) -> BankReceipt:
    """The first payment is on our account, and the deal is won."""
    first, today = contract.instalments.get(name="首付"), timezone.localdate()
    return record_receipt(
        cast.company, bank_reference="B-1", payer="江海银行", amount=first.amount, currency="CNY", received_on=today,
        note="", shares={first.pk: first.amount}, actor=cast.finance, at=timezone.now(),
    )  # fmt: skip


def test_the_boards_in_english_on_the_phone(transactional_db: None, cast: Cast, visit: Any) -> None:
    contract, today = served(cast), timezone.localdate()
    User.objects.filter(pk__in=[cast.owner.pk, cast.finance.pk]).update(language="en")
    # References: whom to ask next, then what he said.
    page = visit(cast.owner, reverse("references"), phone=True)
    page.get_by_role("heading", name="Whom to ask next").wait_for()
    fits(page)
    page.get_by_role("link", name="Note a consent").click()
    page.locator("select[name=kind]").select_option("visit")
    page.locator("#id_agreed_0").check()
    page.locator("input[name=scope]").fill("同业来访，提前一周")
    page.get_by_role("button", name="Note it").click()
    # Referrals: he introduces somebody, and is thanked.
    page.goto(page.url.replace("/care/", "/referrals/new/"))
    page.locator("input[name=introduced]").fill("东岳银行股份有限公司")
    page.get_by_role("button", name="Note it").click()
    page.goto(page.url.split("/customers")[0] + reverse("referrals"))
    page.get_by_role("link", name="Note the thanks").click()
    page.locator("main .btn-primary").click()
    page.get_by_text("thanked").first.wait_for()
    fits(page)
    # Renewals: the year, and by when to begin.
    page.goto(page.url.split("/retention")[0] + reverse("renewals"))
    page.get_by_text("Contracts that end in the next twelve months").wait_for()
    page.get_by_text("begin by").wait_for()
    fits(page)
    # Collections: another day for a payment that was signed.
    page.goto(page.url.split("/retention")[0] + reverse("receivables", args=[cast.deal.pk]))
    page.locator("tr", has_text="尾款").locator("summary").click()
    page.get_by_role("link", name="Agree on another day").click()
    fits(page)
    page.locator("input[name=due_on]").fill((today + timedelta(days=30)).isoformat())
    page.locator("input[name=signed_on]").fill(today.isoformat())
    page.locator("textarea[name=reason]").fill("客户月底统一付款")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("as signed").wait_for()
    # A receipt wins the deal; part of it goes back, and the deal is open again.
    receipt = paid(cast, contract)
    money = visit(cast.finance, reverse("bank_receipt", args=[receipt.pk]), phone=True, dark=True)
    money.get_by_text("Money went back to the payer?").click()
    money.locator("input[name=amount]").fill("8000")
    money.locator("#id_bank_reference").fill("T-1")
    money.locator("#id_reason").first.fill("客户少开坐席，退一部分")
    fits(money)
    money.get_by_role("button", name="Record the refund").click()
    money.locator("[data-confirmed]").click()
    money.get_by_text("What went back").wait_for()
    fits(money)
    cast.deal.refresh_from_db()
    assert cast.deal.standing.value == "open"


def test_the_managers_boards_in_chinese_on_the_desk(transactional_db: None, cast: Cast, visit: Any) -> None:
    paid(cast, served(cast))
    page = visit(cast.manager, reverse("managers_room"), dark=True)
    page.locator("summary", has_text="明细").first.click()
    page.get_by_role("columnheader", name="往下走").first.wait_for()
    assert (overflow(page), serious_findings(page)) == (0, [])
    page.goto(page.url.replace("/room/", reverse("ledger")))
    page.get_by_role("columnheader", name="每小时到账").first.wait_for()
    page.goto(page.url.split("/retention")[0] + reverse("handover", args=[cast.owner.pk]))
    page.locator("select[name=to]").select_option(index=1)
    page.locator("textarea[name=reason]").fill("调岗")
    page.get_by_role("button", name="移交").click()
    page.locator("[data-confirmed]").click()
    page.get_by_text("现在名下没有客户和商机").wait_for()
    assert (overflow(page), serious_findings(page)) == (0, [])
    cast.deal.refresh_from_db()
    assert cast.deal.owner != cast.owner
