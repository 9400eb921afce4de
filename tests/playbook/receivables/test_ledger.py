from datetime import date
from decimal import Decimal

from tests.playbook.cases import case
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.receivables.collected import collected, won
from yunchou.playbook.receivables.facts import Allocation, Instalment, Invoice, Receipt
from yunchou.playbook.receivables.ledger import ledger

FIRST = Instalment(name="首付款", amount=Decimal("300.10"), due_on=date(2026, 2, 1))
LAST = Instalment(name="尾款", amount=Decimal("699.90"), due_on=date(2026, 6, 1))


def receipt(amount: str, **parts: str) -> Receipt:
    allocations = tuple(Allocation(instalment=name, amount=Decimal(part)) for name, part in parts.items())
    return Receipt(amount=Decimal(amount), received_on=date(2026, 2, 10), allocations=allocations)


def test_one_receipt_pays_several_instalments_to_the_cent():
    books = ledger(case(instalments=(LAST, FIRST), receipts=(receipt("500", 首付款="300.10", 尾款="199.90"),)))
    assert [balance.open for balance in books.balances] == [Decimal("0.00"), Decimal("500.00")]
    assert books.due == Decimal("500.00")
    assert books.overdue == ()
    assert books.unallocated == 0


def test_short_over_and_unclaimed_money_are_told_apart():
    short = ledger(case(instalments=(FIRST,), receipts=(receipt("300", 首付款="300"),))).balances[0]
    assert (short.is_short, short.open, short.over, short.overdue_days) == (True, Decimal("0.10"), 0, 29)
    over = ledger(case(instalments=(FIRST,), receipts=(receipt("310", 首付款="310"),))).balances[0]
    assert (over.is_short, over.open, over.over) == (False, 0, Decimal("9.90"))
    assert ledger(case(instalments=(FIRST,), receipts=(receipt("400", 首付款="300.10"),))).unallocated == Decimal(
        "99.90"
    )


def test_what_a_receipt_pays_of_another_deal_does_not_count_here():
    books = ledger(case(instalments=(FIRST,), receipts=(receipt("500", 首付款="100", 别的合同="400"),)))
    assert books.received == 100
    assert books.unknown_names == ("别的合同",)


def test_money_that_arrives_later_has_not_arrived():
    later = Receipt(amount=Decimal(1000), received_on=date(2026, 3, 3))
    facts = {"contract": Contract(amount=Decimal(1000)), "receipts": (later,)}
    assert won(case(**facts)).value is Answer.NO
    assert won(case(**facts, as_of=date(2026, 3, 3))).value is Answer.YES


def test_an_instalment_without_an_amount_is_owed_an_unknown_sum():
    balance = ledger(case(instalments=(Instalment(name="首付款", due_on=date(2026, 1, 1)),))).balances[0]
    assert (balance.open, balance.overdue_days) == (None, 0)


def test_invoices_are_summed_by_instalment():
    invoices = (Invoice(instalment="首付款", amount=Decimal(100)), Invoice(instalment="首付款", amount=Decimal(50)))
    assert ledger(case(instalments=(FIRST,), invoices=invoices)).balances[0].invoiced == 150


def test_won_and_fully_collected_are_different_things():
    facts = {
        "contract": Contract(amount=Decimal(1000), first_payment=Decimal(300)),
        "receipts": (Receipt(amount=Decimal(300)),),
    }
    assert won(case(**facts)).value is Answer.YES
    assert collected(case(**facts)).value is Answer.NO


def test_a_receipt_without_an_amount_leaves_winning_unknown():
    facts = {"contract": Contract(amount=Decimal(1000)), "receipts": (Receipt(),)}
    assert won(case(**facts)).value is Answer.UNKNOWN


def test_without_a_contract_amount_money_received_is_not_all_the_money():
    assert collected(case(receipts=(Receipt(amount=Decimal(5)),))).value is Answer.UNKNOWN
    assert collected(case()).value is Answer.NO


def test_money_is_spent_once_however_much_is_allocated_the_oldest_debt_first():
    books = ledger(case(instalments=(LAST, FIRST), receipts=(receipt("310", 尾款="699.90", 首付款="300.10"),)))
    assert [(b.instalment.name, b.paid) for b in books.balances] == [
        ("首付款", Decimal("300.10")),
        ("尾款", Decimal("9.90")),
    ]
    assert (books.received, books.beyond) == (310, 690)


def test_ten_that_arrived_do_not_win_a_hundred_by_an_allocation():
    facts = {"contract": Contract(amount=Decimal(100)), "instalments": (Instalment(name="全款", amount=Decimal(100)),)}
    assert won(case(**facts, receipts=(receipt("10", 全款="100"),))).value is Answer.NO
    assert won(case(**facts, receipts=(receipt("100", 全款="100"),))).value is Answer.YES


def test_nothing_that_arrived_wins_nothing():
    nothing, something = (Receipt(amount=Decimal(sum_)) for sum_ in (0, 50))
    free = Contract(amount=Decimal(1000), first_payment=Decimal(0))
    assert won(case(contract=free, receipts=(nothing,))).value is Answer.NO
    assert won(case(contract=free, receipts=(something,))).value is Answer.NO
    assert won(case(contract=Contract(amount=Decimal(0)), receipts=(nothing,))).value is Answer.NO
