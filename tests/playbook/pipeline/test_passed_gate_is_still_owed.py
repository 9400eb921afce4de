from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.rules.passed_gate_is_still_owed import RULE
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.facts import Endorsement, NeedSummary
from yunchou.playbook.qualification.terms import EndorsementSide

CASES = (
    fires(
        "谈判时才发现技术部门不认可",
        "Negotiating though the technical side refuses",
        "技术部门认可",
        opportunity=at(Stage.NEGOTIATION),
        endorsements=(Endorsement(side=EndorsementSide.TECHNICAL, answer=Answer.NO),),
    ),
    silent(
        "同一个“否”就在当前阶段",
        "The same no belongs to the present stage",
        opportunity=at(Stage.REQUIREMENTS),
        endorsements=(Endorsement(side=EndorsementSide.TECHNICAL, answer=Answer.NO),),
    ),
    silent(
        "已经丢单",
        "The deal is lost",
        opportunity=at(Stage.NEGOTIATION, standing=Standing.LOST),
        need=NeedSummary(documented=Answer.NO),
    ),
    unknown(
        "前面的证据只是不知道", "Earlier evidence is merely unknown", asks=False, opportunity=at(Stage.NEGOTIATION)
    ),
)


@examples(CASES)
def test_passed_gate_is_still_owed(example):
    example.holds_for(RULE)
