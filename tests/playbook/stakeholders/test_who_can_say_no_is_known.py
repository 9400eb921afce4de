from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.rules.who_can_say_no_is_known import RULE
from yunchou.playbook.stakeholders.terms import Function, Level
from yunchou.playbook.tempo.facts import Tender

HEAD = Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL)
CASES = (
    fires(
        "技术负责人有没有一票否决权没记",
        "Whether the head of technology has a veto is not noted",
        "李主任能不能一票否决",
        severity=Severity.HINT,
        opportunity=at(Stage.REQUIREMENTS),
        people=(HEAD, Person(name="小王", level=Level.STAFF)),
    ),
    silent(
        "问过了，没有",
        "Asked: none",
        opportunity=at(Stage.REQUIREMENTS),
        people=(Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, veto=Answer.NO),),
    ),
    silent("还在判断商机", "Still qualifying", opportunity=at(Stage.QUALIFICATION), people=(HEAD,)),
    silent(
        "招标期间，他参不参与评标不清楚",
        "While a tender runs and nobody knows whether he evaluates",
        opportunity=at(Stage.REQUIREMENTS),
        people=(HEAD,),
        tender=Tender(notice_on=date(2026, 2, 20)),
    ),
    unknown("技术、业务负责人都不知道", "The heads are unknown", asks=False, opportunity=at(Stage.REQUIREMENTS)),
    unknown("否决权不知道", "The veto is unknown", asks=True, opportunity=at(Stage.REQUIREMENTS), people=(HEAD,)),
)


@examples(CASES)
def test_who_can_say_no_is_known(example):
    example.holds_for(RULE)
