from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.rules.stage_advances_on_evidence import RULE
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.facts import NeedSummary
from yunchou.playbook.stakeholders.facts import Person

CASES = (
    unknown(
        "认识了人，阶段没写",
        "Somebody is known, the stage is not told",
        asks=True,
        says="哪个阶段",
        people=(Person(name="王建国"),),
    ),
    unknown("只知道客户，还谈不上商机", "Only a customer, no deal yet", asks=False, account=Account(seats_now=300)),
    fires(
        "需求还没成文",
        "The need is not written down",
        "需求已形成文档",
        opportunity=at(Stage.REQUIREMENTS),
        need=NeedSummary(documented=Answer.NO),
    ),
    silent(
        "出口证据都齐了",
        "All exit evidence is there",
        opportunity=at(Stage.PROSPECTING),
        account=Account(seats_now=300),
        people=(Person(name="王建国"),),
    ),
    silent("商机已停", "The deal is paused", opportunity=at(Stage.REQUIREMENTS, standing=Standing.PAUSED)),
    unknown(
        "问答还没有人回答",
        "Nobody has answered the questions",
        asks=True,
        says="方案已讲解",
        opportunity=at(Stage.SOLUTION_PRESENTATION),
    ),
    unknown("阶段不知道", "The stage is unknown", asks=False),
)


@examples(CASES)
def test_stage_advances_on_evidence(example):
    example.holds_for(RULE)
