from datetime import date
from decimal import Decimal

import pytest

from tests.playbook.cases import case
from tests.playbook.examples import TODAY, at
from yunchou.playbook.advisor.items import item_words
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.receivables.facts import Receipt


@pytest.mark.parametrize(
    ("facts", "pursued"),
    [
        ({}, True),
        ({"opportunity": at(Stage.CONTRACT_SIGNING)}, True),
        ({"opportunity": at(Stage.CONTRACT_SIGNING), "contract": Contract(signed_on=TODAY)}, False),
        ({"opportunity": at(Stage.CONTRACT_SIGNING), "contract": Contract(signed_on=date(2026, 4, 1))}, True),
        ({"opportunity": at(Stage.CONTRACT_SIGNING), "contract": Contract()}, True),
        ({"opportunity": at(Stage.CONTRACT_SIGNING), "receipts": (Receipt(amount=Decimal(5)),)}, False),
        ({"opportunity": at(Stage.CONTRACT_SIGNING), "receipts": (Receipt(),)}, True),
        ({"opportunity": at(Stage.COLLECTION)}, False),
        ({"opportunity": at(Stage.REQUIREMENTS, standing=Standing.PAUSED)}, False),
        ({"opportunity": at(Stage.REQUIREMENTS, standing=Standing.LOST)}, False),
    ],
)
def test_a_deal_is_pursued_until_the_contract_is_signed_or_money_arrives(facts, pursued):
    assert case(**facts).is_pursued is pursued


def test_a_stage_is_reached_and_passed():
    there = case(opportunity=at(Stage.NEGOTIATION))
    assert (there.has_reached(Stage.NEGOTIATION), there.has_passed(Stage.NEGOTIATION)) == (True, False)
    assert (case().has_reached(Stage.PROSPECTING), case().has_passed(Stage.PROSPECTING)) == (False, False)


def test_a_calculation_runs_once_even_when_it_finds_nothing():
    ran = []
    there = case()

    def nothing(_case):
        ran.append(1)

    assert there.of(nothing) is None
    assert there.of(nothing) is None
    assert ran == [1]


def test_items_known_by_a_code_or_in_chinese_have_names_in_both_languages():
    assert item_words("solution_presented").en == "The solution was presented"
    assert item_words("高层").en == "Executive"
    assert item_words("技术部门负责人").en == "the head of technology"
    assert item_words("王建国") == Words("王建国", "王建国")
    assert item_words("") is None
