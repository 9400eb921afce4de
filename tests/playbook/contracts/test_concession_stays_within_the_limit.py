from datetime import date
from decimal import Decimal
from typing import Any

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Concession, Issue, Negotiation
from yunchou.playbook.contracts.rules.concession_stays_within_the_limit import RULE
from yunchou.playbook.contracts.terms import Better
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage

PRICE = Issue(name="单价", target=Decimal(1200), limit=Decimal(1100), better=Better.HIGHER)
DAYS = Issue(name="账期", target=Decimal(30), limit=Decimal(60), better=Better.LOWER)


def table(issue: Issue, *values: int | None, **more: Any) -> dict[str, Any]:
    given = tuple(
        Concession(
            issue=issue.name,
            by_us=more.get("by_us", Answer.YES),
            what="让一步",
            value=None if value is None else Decimal(value),
            approved=more.get("approved", Answer.UNKNOWN),
        )
        for value in values
    )
    deal = more.get("opportunity", at(Stage.NEGOTIATION))
    return {"opportunity": deal, "negotiation": Negotiation(issues=(issue,), concessions=given)}


CASES = (
    fires("往高好还是往低好没写", "Which way is better is not noted", "先标清方向", severity=Severity.HINT,
          **table(Issue(name="账期", limit=Decimal(60)), 90)),
    fires("单价让穿了底线", "The price went below the limit", "越过了我们的底线", severity=Severity.STOP,
          **table(PRICE, 1150, 1050)),
    fires("账期让过了头", "The days went beyond the limit", "90", **table(DAYS, 45, 90)),
    fires("报批没有通过", "Leave was refused", "先报批", **table(PRICE, 1050, approved=Answer.NO)),
    fires("最近的一步越了底线，却记在前面", "The newest step crosses the limit and was noted first", "1,050",
          opportunity=at(Stage.NEGOTIATION),
          negotiation=Negotiation(issues=(PRICE,), concessions=(
              Concession(issue="单价", by_us=Answer.YES, value=Decimal(1050), given_on=date(2026, 2, 28)),
              Concession(issue="单价", by_us=Answer.YES, value=Decimal(1120), given_on=date(2026, 2, 1)),
          ))),
    silent("正好在底线上", "Exactly at the limit", **table(PRICE, 1100)),
    silent("已经收回来了", "It was taken back", **table(PRICE, 1050, 1120)),
    silent("已获批准", "With leave", **table(PRICE, 1050, approved=Answer.YES)),
    silent("是对方让的", "They gave it", **table(PRICE, 1050, by_us=Answer.NO)),
    unknown("没有写让到多少", "Where it stands is unknown", asks=False, **table(PRICE, None)),
    unknown("没有定底线", "No limit was set", asks=False, **table(Issue(name="单价", better=Better.HIGHER), 900)),
    unknown("不知道谁让的", "Who gave it is unknown", asks=False, **table(PRICE, 1050, by_us=Answer.UNKNOWN)),
)  # fmt: skip


@examples(CASES)
def test_concession_stays_within_the_limit(example):
    example.holds_for(RULE)
