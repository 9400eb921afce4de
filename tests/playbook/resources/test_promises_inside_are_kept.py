from datetime import date

from tests.playbook.examples import TODAY, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.resources.facts import Ask
from yunchou.playbook.resources.rules.promises_inside_are_kept import RULE

CASES = (
    fires(
        "没定哪天给",
        "No day was agreed",
        "没定哪天给",
        severity=Severity.HINT,
        asks=(Ask(of="周工", what="报价单"), Ask(of="周工", what="方案", done_on=date(2026, 2, 27))),
    ),
    fires(
        "技术晚了三天，销售在等",
        "Three days late and somebody waits",
        "林晓在等",
        severity=Severity.URGENT,
        asks=(Ask(of="周工", what="报价单", due_on=date(2026, 2, 27), waits_for="林晓"),),
    ),
    fires(
        "晚了，没人在等",
        "Late, nobody waits",
        "3 天",
        severity=Severity.IMPORTANT,
        asks=(Ask(of="周工", what="报价单", due_on=date(2026, 2, 27)),),
    ),
    silent("今天到期", "Due today", asks=(Ask(of="周工", what="报价单", due_on=TODAY),)),
    silent(
        "已经完成", "Done", asks=(Ask(of="周工", what="报价单", due_on=date(2026, 2, 27), done_on=date(2026, 3, 1)),)
    ),
    silent(
        "这单已经输了",
        "The deal is lost",
        opportunity=Opportunity(standing=Standing.LOST),
        asks=(Ask(of="周工", what="报价单", due_on=date(2026, 2, 27), waits_for="林晓"),),
    ),
    unknown("期限不知道", "The date is unknown", asks=False),
)


@examples(CASES)
def test_promises_inside_are_kept(example):
    example.holds_for(RULE)
