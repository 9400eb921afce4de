"""Parking, closing and reopening; winning by the bank's word alone."""

import ast
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import yunchou
from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations import (
    disqualify,
    lose,
    mark_won_by_receipt,
    pause,
    resume,
    revive,
    withdraw_win,
)
from yunchou.desk.receivables.models import BankReceipt
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Stage, Standing

LATER = AT + timedelta(hours=1)
TODAY = AT.date()


def receipt_of(cast: Cast) -> BankReceipt:
    return BankReceipt.objects.create(
        customer=cast.company,
        bank_reference="ICBC-20260901-0007",
        payer="江海银行股份有限公司",
        amount=Decimal(108_000),
        received_on=TODAY,
        recorded_by=cast.finance,
        recorded_at=AT,
    )


def change(cast: Cast, what: Any, seen_version: int = 1, **values: Any) -> Opportunity:
    return what(cast.deal, seen_version=seen_version, actor=cast.owner, at=LATER, **values)


def test_without_a_budget_the_deal_wakes_in_the_customers_next_budget_season(cast: Cast) -> None:
    deal = change(cast, disqualify, disqualified_for=DisqualifiedFor.NO_BUDGET)
    assert (deal.standing, deal.wake_on) == (Standing.DISQUALIFIED, date(2026, 10, 1))
    kept = deal.standing_changes.get()
    assert (kept.disqualified_for, kept.wake_on) == (DisqualifiedFor.NO_BUDGET, date(2026, 10, 1))


@pytest.mark.parametrize(
    ("months", "wakes"), [([12], date(2026, 12, 1)), ([3, 4], date(2027, 3, 1)), ([8, 9], date(2027, 8, 1))]
)
def test_the_season_is_the_customers_own_and_never_one_that_runs_already(
    cast: Cast, months: list[int], wakes: date
) -> None:
    cast.deal.customer.budget_months = months
    cast.deal.customer.save()
    assert change(cast, disqualify, disqualified_for=DisqualifiedFor.NO_BUDGET).wake_on == wakes


def test_other_reasons_wake_when_somebody_says_so_or_not_at_all(cast: Cast) -> None:
    assert change(cast, disqualify, disqualified_for=DisqualifiedFor.NO_NEED).wake_on is None
    Opportunity.objects.update(standing=Standing.OPEN, version=1)
    chosen = change(cast, disqualify, disqualified_for=DisqualifiedFor.NO_NEED, wake_on=date(2027, 5, 4))
    assert chosen.wake_on == date(2027, 5, 4)


def test_a_pause_has_a_reason_and_an_end(cast: Cast) -> None:
    before = fingerprint()
    for reason, wake_on, field in (
        ("", TODAY + timedelta(days=9), "reason"),
        ("重新规划", None, "wake_on"),
        ("重新规划", TODAY, "wake_on"),
        ("重新规划", date(2200, 1, 1), "wake_on"),
    ):
        with pytest.raises(Invalid) as refusal:
            change(cast, pause, reason=reason, wake_on=wake_on)
        assert list(refusal.value.fields) == [field]
    assert fingerprint() == before
    deal = change(cast, pause, reason="重新规划", wake_on=TODAY + timedelta(days=1))
    assert deal.standing is Standing.PAUSED


def test_a_resumed_deal_is_open_and_has_no_wake_up_date_left(cast: Cast) -> None:
    change(cast, pause, reason="重新规划", wake_on=TODAY + timedelta(days=9))
    deal = change(cast, resume, seen_version=2)
    assert (deal.standing, deal.wake_on) == (Standing.OPEN, None)
    line = JournalEntry.objects.latest("sequence")
    assert (line.kind, line.changes["standing"]) == ("opportunity.resumed", ["paused", "open"])


def test_a_loss_says_why_and_may_say_to_whom(cast: Cast) -> None:
    with pytest.raises(Invalid):
        change(cast, lose, reason="")
    deal = change(cast, lose, reason="价格高出三成", lost_to="云讯")
    assert deal.standing is Standing.LOST
    assert deal.standing_changes.get().lost_to == "云讯"


@pytest.mark.parametrize("closing", ["disqualified", "lost"])
def test_a_closed_deal_is_revived_with_a_reason_at_the_stage_where_it_was(cast: Cast, closing: str) -> None:
    if closing == "lost":
        change(cast, lose, reason="价格")
    else:
        change(cast, disqualify, disqualified_for=DisqualifiedFor.NO_BUDGET)
    with pytest.raises(Invalid):
        change(cast, revive, seen_version=2, reason="")
    deal = change(cast, revive, seen_version=2, reason="预算批下来了")
    assert (deal.standing, deal.wake_on, deal.stage) == (Standing.OPEN, None, Stage.PROSPECTING)


def test_what_cannot_follow_is_refused(cast: Cast) -> None:
    wake_on = TODAY + timedelta(days=9)
    for what, values in ((resume, {}), (revive, {"reason": "再来"})):
        with pytest.raises(Refused):
            change(cast, what, **values)
    change(cast, lose, reason="价格")
    before = fingerprint()
    for what, values in ((pause, {"reason": "停", "wake_on": wake_on}), (resume, {}), (lose, {"reason": "又"})):
        with pytest.raises(Refused):
            change(cast, what, seen_version=2, **values)
    assert fingerprint() == before


def test_of_two_who_close_a_deal_at_once_one_is_heard(cast: Cast) -> None:
    change(cast, lose, reason="价格")
    with pytest.raises(Conflict):
        change(cast, disqualify, disqualified_for=DisqualifiedFor.NO_NEED)


@pytest.mark.parametrize(("who", "answer"), [("stranger", NotThere), ("executive", Refused), ("reader", Refused)])
def test_others_close_nothing(cast: Cast, who: str, answer: type[Exception]) -> None:
    before = fingerprint()
    with pytest.raises(answer):
        lose(cast.deal, reason="乱写", seen_version=1, actor=getattr(cast, who), at=LATER)
    assert fingerprint() == before


def test_the_bank_receipt_wins_the_deal_once(cast: Cast) -> None:
    receipt = receipt_of(cast)
    deal = mark_won_by_receipt(cast.deal, receipt=receipt, actor=cast.finance, at=LATER)
    assert deal.standing is Standing.WON
    assert JournalEntry.objects.latest("sequence").kind == "opportunity.won"
    before = fingerprint()
    mark_won_by_receipt(deal, receipt=receipt, actor=cast.finance, at=LATER)
    assert fingerprint() == before


def test_money_that_comes_for_a_lost_deal_wins_it_all_the_same(cast: Cast) -> None:
    change(cast, lose, reason="以为丢了")
    won = mark_won_by_receipt(cast.deal, receipt=receipt_of(cast), actor=cast.finance, at=LATER)
    assert won.standing is Standing.WON


def test_nothing_but_a_stored_bank_receipt_wins(cast: Cast) -> None:
    unsaved = BankReceipt(customer=cast.company, bank_reference="口头说到账了")
    before = fingerprint()
    for not_money in (unsaved, cast.company, cast.deal, BankReceipt(pk=987654, bank_reference="没有的")):
        with pytest.raises(ValueError, match="receipt"):
            mark_won_by_receipt(cast.deal, receipt=not_money, actor=cast.finance, at=LATER)
    assert fingerprint() == before


@pytest.mark.parametrize("who", ["owner", "manager", "teammate", "executive", "administrator"])
def test_who_wants_the_deal_won_cannot_say_so(cast: Cast, who: str) -> None:
    receipt = receipt_of(cast)
    before = fingerprint()
    with pytest.raises(Refused):
        mark_won_by_receipt(cast.deal, receipt=receipt, actor=getattr(cast, who), at=LATER)
    assert fingerprint() == before


def test_a_won_deal_is_not_closed_by_hand_but_reopens_when_its_receipt_is_withdrawn(cast: Cast) -> None:
    mark_won_by_receipt(cast.deal, receipt=receipt_of(cast), actor=cast.finance, at=LATER)
    with pytest.raises(Refused):
        change(cast, lose, seen_version=2, reason="不想要了")
    with pytest.raises(Refused):
        withdraw_win(cast.deal, reason="记错了", actor=cast.owner, at=LATER)
    deal = withdraw_win(cast.deal, reason="记到别的客户名下了", actor=cast.finance, at=LATER)
    assert deal.standing is Standing.OPEN


def test_only_receivables_asks_for_a_win_and_only_winning_writes_one() -> None:
    root = Path(yunchou.__file__).parent / "desk"
    callers, writers = set(), set()
    for path in root.rglob("*.py"):
        text = path.read_text()
        folder = path.relative_to(root).parts[0]
        if "mark_won_by_receipt" in text:
            callers.add(folder)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.keyword) and node.arg == "standing" and ast.unparse(node.value) == "Standing.WON":
                writers.add(path.name)
    assert callers <= {"opportunities", "receivables"}
    assert writers == {"winning.py"}
