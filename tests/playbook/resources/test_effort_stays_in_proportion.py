from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.resources.facts import Investment
from yunchou.playbook.resources.rules.effort_stays_in_proportion import RULE

CASES = (
    fires(
        "八万的单子花了一百小时",
        "100 hours on a deal of 80,000",
        "20,000",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(80_000)),
        investment=Investment(hours=Decimal(100), cost=Decimal(0)),
    ),
    silent(
        "八十万的单子花了一百小时",
        "100 hours on a deal of 800,000",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(800_000)),
        investment=Investment(hours=Decimal(100), cost=Decimal(1000)),
    ),
    silent(
        "已经丢单",
        "The deal is lost",
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(80_000), standing=Standing.LOST),
        investment=Investment(hours=Decimal(100)),
    ),
    unknown(
        "投入没记", "Nothing is recorded", asks=False, opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(80_000))
    ),
    unknown(
        "投了不少，值多少没估",
        "Much is spent and the amount is unknown",
        asks=True,
        says="还没估",
        opportunity=at(Stage.SOLUTION_DESIGN),
        investment=Investment(hours=Decimal(100)),
    ),
    unknown(
        "只记了工时",
        "Only hours are recorded",
        asks=True,
        opportunity=at(Stage.SOLUTION_DESIGN, amount=Decimal(80_000)),
        investment=Investment(hours=Decimal(100)),
    ),
)


@examples(CASES)
def test_effort_stays_in_proportion(example):
    example.holds_for(RULE)
