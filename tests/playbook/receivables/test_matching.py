"""Statement lines and what they pay: certain is never wrong, everything else is proposed with its reasons."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from yunchou.playbook.receivables.matching.facts import Debtor, Line, Owed, Proposal
from yunchou.playbook.receivables.matching.names import Likeness, Spoken, likeness
from yunchou.playbook.receivables.matching.proposals import propose

DAY = date(2026, 11, 5)
BANK = Debtor(customer=1, name="江海银行股份有限公司", short_name="江海银行", payers=("江海金服（上海）有限公司",))
POWER = Debtor(customer=2, name="长河电力集团有限公司", short_name="长河电力", payers=())
FIRST = Owed(1, 1, "YC-2026-018", "首付款", ("24312000000012345678",), Decimal("1296000.00"), "CNY", DAY)
LAST = Owed(2, 1, "YC-2026-018", "尾款", (), Decimal("432000.50"), "CNY", DAY + timedelta(days=90))
OTHER = Owed(3, 2, "YC-2026-020", "预付款", (), Decimal("88000.00"), "CNY", DAY)
EVERYBODY, EVERYTHING = (BANK, POWER), (FIRST, LAST, OTHER)
LINE = Line(1, FIRST.open, "CNY", DAY, "江海银行股份有限公司", "合同YC-2026-018首付款")


def best(line: Line, debtors: tuple[Debtor, ...] = EVERYBODY, owed: tuple[Owed, ...] = EVERYTHING) -> Proposal | None:
    found = propose([line], debtors, owed)[line.key]
    return found[0] if found else None


def shares(proposal: Proposal | None) -> dict[int, Decimal]:
    assert proposal is not None
    return {share.instalment: share.amount for share in proposal.shares}


def told(proposal: Proposal | None) -> str:
    assert proposal is not None
    return " ".join(reason.words.zh for reason in proposal.reasons)


def is_certain(proposal: Proposal | None) -> bool:
    return proposal is not None and proposal.certain


@pytest.mark.parametrize(
    "text",
    [
        "合同YC-2026-018首付款",
        "ＹＣ２０２６０１８ 货款",
        "yc/2026/018",
        "发票24312000000012345678",
        "付 yc 2026 018 款",
    ],
)
def test_full_name_paper_and_sum_together_are_certain(text: str) -> None:
    found = best(replace(LINE, text=text))
    assert is_certain(found)
    assert shares(found) == {1: FIRST.open}


def test_who_has_paid_for_the_customer_before_counts_as_the_customer() -> None:
    assert is_certain(best(replace(LINE, payer="江海金服(上海)有限公司")))


@pytest.mark.parametrize(
    "line",
    [
        replace(LINE, text="货款"),
        replace(LINE, text="合同YC-2026-081"),
        replace(LINE, payer="江海银行股份有限公司上海分行"),
        replace(LINE, payer="张建国"),
        replace(LINE, amount=FIRST.open - Decimal("0.01")),
        replace(LINE, amount=FIRST.open + Decimal("0.01")),
        replace(LINE, text="合同YC-2026-020"),
        replace(LINE, text="合同YC-2026-018及YC-2026-020"),
        replace(LINE, booked_on=DAY - timedelta(days=61)),
    ],
    ids=["no paper", "digits turned", "a branch", "somebody", "a cent less", "a cent more", "another's paper",
         "two papers", "long before"],
)  # fmt: skip
def test_with_one_of_the_three_missing_it_is_only_proposed_and_says_why(line: Line) -> None:
    found = best(line)
    assert found is not None
    assert not found.certain
    assert shares(found)[1] >= FIRST.open - 1
    assert found.reasons


def test_another_currency_pays_nothing_here() -> None:
    found = best(replace(LINE, currency="USD"))
    assert found is not None
    assert (found.certain, found.shares) == (False, ())


def test_a_payer_nobody_knows_with_a_sum_nobody_owes_matches_nothing() -> None:
    assert best(Line(1, Decimal("17.20"), "CNY", DAY, "某某", "利息")) is None


def test_one_payment_for_two_instalments_is_told_as_their_sum() -> None:
    found = best(replace(LINE, amount=FIRST.open + LAST.open, text="YC-2026-018"))
    assert shares(found) == {1: FIRST.open, 2: LAST.open}
    assert not is_certain(found)
    assert "合计" in told(found)


def test_a_payment_in_two_parts_is_proposed_line_by_line() -> None:
    half = FIRST.open / 2
    lines = [replace(LINE, key=key, amount=half) for key in (1, 2)]
    found = propose(lines, EVERYBODY, EVERYTHING)
    assert all(shares(found[key][0]) == {1: half} for key in (1, 2))
    assert "还差 648,000" in told(found[1][0])


def test_parts_of_an_unknown_payer_are_found_by_their_sum() -> None:
    parts = [Line(k, a, "CNY", DAY, "王某某", "") for k, a in ((1, Decimal(80000)), (2, Decimal(8000)))]
    found = propose(parts, EVERYBODY, EVERYTHING)
    assert [shares(found[k][0]) for k in (1, 2)] == [{3: Decimal(80000)}, {3: Decimal(8000)}]


def test_two_lines_for_one_instalment_are_both_only_proposed() -> None:
    found = propose([LINE, replace(LINE, key=2)], EVERYBODY, EVERYTHING)
    assert not found[1][0].certain
    assert not found[2][0].certain
    assert "还有一笔" in told(found[1][0])


def test_equal_instalments_are_certain_only_when_an_invoice_says_which() -> None:
    twin = replace_owed(LAST, open=FIRST.open)
    assert not is_certain(best(LINE, owed=(FIRST, twin)))


def test_two_customers_of_one_name_are_never_certain() -> None:
    assert not is_certain(best(LINE, debtors=(BANK, Debtor(9, BANK.name, "", ()))))


def test_short_numbers_name_nothing_and_longer_ones_do_not_hold_shorter_ones() -> None:
    assert not Spoken.of("第018号").names("018")
    assert not Spoken.of("YC-2026-0181").names("YC-2026-018")


def test_names_are_told_apart() -> None:
    assert likeness("江海银行股份有限公司", BANK) is Likeness.SAME
    assert likeness("江海银行（上海分行）", BANK) is Likeness.PART_OF
    assert likeness("江海銀行股份有限公司", BANK) is Likeness.ALIKE
    assert likeness("南洋百货", BANK) is None
    assert likeness("", BANK) is None


def replace_owed(owed: Owed, **changes: Decimal) -> Owed:
    return replace(owed, **changes)


def world(chance: Random) -> tuple[list[Debtor], list[Owed]]:
    """Sixty customers with one to three contracts of one to four instalments; round sums recur on purpose."""
    debtors, owed = [], []
    for number in range(60):
        words = "".join(map(chance.choice, ("东南西北江海长华", "海河山城州", "银电通物")))
        name = f"{words}{number}有限公司"
        debtors.append(Debtor(number, name, name[:3], ()))
        for contract in range(chance.randint(1, 3)):
            for part in range(chance.randint(1, 4)):
                sum_ = Decimal(chance.choice([50_000, 100_000, 120_000, chance.randint(10_000, 900_000)]))
                key = len(owed)
                invoices = (f"2431{key:012d}",) if chance.random() < 0.6 else ()
                due = DAY + timedelta(days=chance.randint(-200, 55))
                owed.append(
                    Owed(key, number, f"HT2026{number:03d}{contract}", f"第{part}期", invoices, sum_, "CNY", due)
                )
    return debtors, owed


def messy(chance: Random, key: int, each: Owed, debtors: list[Debtor], owed: list[Owed]) -> tuple[Line, set[int]]:
    """How a customer pays one instalment in life, and which instalments that truly pays."""
    payer, pays, sum_ = debtors[each.customer].name, {each.key}, each.open
    paper = chance.choice([each.contract, each.contract.replace("HT", "HT-"), *each.invoices, "货款", ""])
    kind = chance.random()
    if kind < 0.15:  # somebody else's paper, by mistake
        paper = chance.choice(owed).contract
    elif kind < 0.3:  # two of the customer's instalments at once
        more = chance.choice([o for o in owed if o.customer == each.customer])
        pays, sum_ = {each.key, more.key}, sum((o.open for o in {each, more}), Decimal(0))
    elif kind < 0.45:  # a part
        sum_ = (each.open * chance.randint(1, 9) / 10).quantize(Decimal("0.01"))
    elif kind < 0.55:  # an affiliate or a person pays
        payer = chance.choice([payer[:3], "李某", chance.choice(debtors).name])
    elif kind < 0.6:  # digits turned
        paper = each.contract[:-2] + each.contract[-1] + each.contract[-2]
    return Line(key, sum_, "CNY", DAY, payer, f"付{paper}"), pays


def test_what_is_certain_is_right_on_messy_statements() -> None:
    certain = right = listed = lines_in_all = 0
    for seed in range(3):
        chance = Random(seed)  # noqa: S311 - a made-up world
        debtors, owed = world(chance)
        chosen = chance.sample(owed, 40)
        lines, truth = zip(*(messy(chance, k, each, debtors, owed) for k, each in enumerate(chosen)), strict=True)
        found = propose(lines, debtors, owed)
        for line, pays in zip(lines, truth, strict=True):
            proposals = found[line.key]
            lines_in_all += 1
            listed += any({s.instalment for s in p.shares} == pays for p in proposals)
            if proposals and proposals[0].certain:
                certain += 1
                right += {s.instalment for s in proposals[0].shares} == pays
    assert certain > 6
    assert right == certain
    assert listed > lines_in_all * 0.6
