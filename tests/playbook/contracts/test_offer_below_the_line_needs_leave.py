from decimal import Decimal

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Negotiation
from yunchou.playbook.contracts.rules.offer_below_the_line_needs_leave import RULE
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "报价低于底线，没批",
        "Below the line, refused",
        "先报批",
        severity=Severity.STOP,
        negotiation=Negotiation(
            target=Decimal(100),
            bottom_line=Decimal(80),
            gives=("账期",),
            gets=("两年合同",),
            offered=Decimal(70),
            approved=Answer.NO,
        ),
    ),
    silent(
        "低于底线，已批",
        "Below the line, approved",
        negotiation=Negotiation(
            target=Decimal(100),
            bottom_line=Decimal(80),
            gives=("账期",),
            gets=("两年合同",),
            offered=Decimal(70),
            approved=Answer.YES,
        ),
    ),
    silent(
        "正好在底线上",
        "On the line",
        negotiation=Negotiation(
            target=Decimal(100), bottom_line=Decimal(80), gives=("账期",), gets=("两年合同",), offered=Decimal(80)
        ),
    ),
    unknown(
        "批没批不知道",
        "Approved or not is unknown",
        asks=True,
        negotiation=Negotiation(
            target=Decimal(100), bottom_line=Decimal(80), gives=("账期",), gets=("两年合同",), offered=Decimal(70)
        ),
    ),
    unknown("底线不知道", "The line is unknown", asks=False, negotiation=Negotiation(offered=Decimal(70))),
)


@examples(CASES)
def test_offer_below_the_line_needs_leave(example):
    example.holds_for(RULE)
