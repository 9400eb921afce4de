from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.resources.facts import Outsider
from yunchou.playbook.resources.rules.outsider_is_screened_first import RULE

CASES = (
    unknown(
        "收报酬，公没公开不知道",
        "Paid, and nobody knows whether openly",
        asks=True,
        says="核查",
        outsiders=(Outsider(name="老同学", screened=Answer.YES, conflict=Answer.NO, paid=Answer.YES),),
    ),
    fires(
        "有利益冲突",
        "A conflict of interest",
        "停用",
        severity=Severity.STOP,
        outsiders=(Outsider(name="老同学", screened=Answer.YES, conflict=Answer.YES),),
    ),
    fires(
        "收钱又不公开",
        "Paid and not disclosed",
        "停用",
        severity=Severity.STOP,
        outsiders=(Outsider(name="老同学", screened=Answer.YES, paid=Answer.YES, payment_disclosed=Answer.NO),),
    ),
    silent(
        "核查过，没有冲突，不收钱",
        "Screened, no conflict, not paid",
        outsiders=(Outsider(name="老同学", screened=Answer.YES, conflict=Answer.NO, paid=Answer.NO),),
    ),
    silent(
        "收钱但公开入账",
        "Paid, booked and disclosed",
        outsiders=(
            Outsider(
                name="顾问",
                screened=Answer.YES,
                conflict=Answer.NO,
                paid=Answer.YES,
                payment_disclosed=Answer.YES,
            ),
        ),
    ),
    unknown(
        "说核查过，有没有冲突不知道",
        "Said to be screened, and nobody knows of a conflict",
        asks=True,
        outsiders=(Outsider(name="老同学", screened=Answer.YES, paid=Answer.NO),),
    ),
    unknown(
        "说核查过，收不收报酬不知道",
        "Said to be screened, and nobody knows of a payment",
        asks=True,
        outsiders=(Outsider(name="老同学", screened=Answer.YES, conflict=Answer.NO),),
    ),
    unknown("没核查过", "Not screened", asks=True, outsiders=(Outsider(name="老同学"),)),
)


@examples(CASES)
def test_outsider_is_screened_first(example):
    example.holds_for(RULE)
