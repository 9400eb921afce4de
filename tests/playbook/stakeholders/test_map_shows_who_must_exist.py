from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.rules.map_shows_who_must_exist import RULE
from yunchou.playbook.stakeholders.terms import Function, Level

CASES = (
    fires(
        "认识决策人，不认识两位负责人",
        "The decider is known, the heads are not",
        "技术部门负责人、业务部门负责人",
        opportunity=at(Stage.QUALIFICATION),
        people=(Person(name="钱行长", decides=Answer.YES),),
    ),
    silent(
        "该有的人都有",
        "Everybody who must exist is known",
        opportunity=at(Stage.QUALIFICATION),
        people=(
            Person(name="钱行长", level=Level.TOP, decides=Answer.YES),
            Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL),
            Person(name="赵总", level=Level.HEAD, function=Function.BUSINESS),
        ),
    ),
    silent("还在寻找商机", "Still prospecting", opportunity=at(Stage.PROSPECTING)),
    unknown("一个人都不认识", "Nobody is known", asks=True, opportunity=at(Stage.SOLUTION_DESIGN)),
    unknown(
        "知道有这个人，名字还没有",
        "A placeholder without a name",
        asks=True,
        says="技术部门负责人",
        opportunity=at(Stage.QUALIFICATION),
        people=(Person(level=Level.HEAD, function=Function.TECHNICAL),),
    ),
)


@examples(CASES)
def test_map_shows_who_must_exist(example):
    example.holds_for(RULE)
