from decimal import Decimal

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.contracts.facts import Negotiation
from yunchou.playbook.contracts.rules.negotiation_has_a_bottom_line import RULE
from yunchou.playbook.pipeline.stages import Stage

CASES = (
    fires(
        "底线比目标还高",
        "The line is above the target",
        "多半写反了",
        opportunity=at(Stage.NEGOTIATION),
        negotiation=Negotiation(target=Decimal(100), bottom_line=Decimal(120), gives=("账期",), gets=("两年合同",)),
    ),
    silent(
        "底线等于目标",
        "The line is the target",
        opportunity=at(Stage.NEGOTIATION),
        negotiation=Negotiation(target=Decimal(100), bottom_line=Decimal(100), gives=("账期",), gets=("两年合同",)),
    ),
    fires(
        "有目标没底线",
        "A target and no line",
        "底线价",
        opportunity=at(Stage.NEGOTIATION),
        negotiation=Negotiation(target=Decimal(100), gives=("账期",), gets=("两年合同",)),
    ),
    silent(
        "都写好了",
        "All is laid down",
        opportunity=at(Stage.NEGOTIATION),
        negotiation=Negotiation(target=Decimal(100), bottom_line=Decimal(80), gives=("账期",), gets=("两年合同",)),
    ),
    silent("还没到谈判", "Not negotiating yet", opportunity=at(Stage.SOLUTION_DESIGN)),
    unknown("什么都没定", "Nothing is laid down", asks=True, opportunity=at(Stage.NEGOTIATION)),
)


@examples(CASES)
def test_negotiation_has_a_bottom_line(example):
    example.holds_for(RULE)
