"""Who else could confirm a claim: those whose side would know."""

from tests.playbook.cases import case
from yunchou.playbook.intelligence.confirming import MOST, could_confirm
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.terms import Function, Level

FINANCE = Person(name="冯岚", department="计划财务部", title="预算主管")
TECHNICAL = Person(name="王建国", department="信息科技部", title="总经理")
ARCHITECT = Person(name="赵文博", department="信息科技部", title="架构室")
NOBODY = Person(name="张三")
PEOPLE = (TECHNICAL, FINANCE, NOBODY, ARCHITECT)


def names(statement: str, people=PEOPLE) -> list[str]:
    return [witness.person.name for witness in could_confirm(case(people=people), statement)]


def test_money_is_asked_of_finance():
    assert names("明年预算已批 450 万") == ["冯岚"]


def test_a_head_of_department_comes_first():
    assert names("技术评审要加一轮 POC") == ["王建国", "赵文博"]


def test_a_claim_that_fits_no_topic_is_asked_of_all_whose_side_is_known():
    assert names("下周有变化") == ["王建国", "冯岚", "赵文博"]


def test_whom_the_claim_is_about_is_not_asked():
    assert names("王建国偏向云讯的技术路线") == ["赵文博"]


def test_a_noted_side_goes_before_what_the_department_is_called():
    boss = Person(name="李敏", department="信息科技部", function=Function.FINANCE, level=Level.HEAD)
    found = could_confirm(case(people=(boss, FINANCE)), "预算批了")
    assert [(w.person.name, w.assumed) for w in found] == [("李敏", False), ("冯岚", True)]


def test_who_left_is_not_asked_and_few_are_named():
    from datetime import date

    gone = Person(name="老冯", department="财务部", left_on=date(2020, 1, 1))
    many = tuple(Person(name=f"财务{n:02}", department="财务部") for n in range(20))
    found = names("预算批了", (gone, *many))
    assert len(found) == MOST
    assert "老冯" not in found


def test_nobody_known_means_nobody_named():
    assert names("预算批了", ()) == []
    assert names("预算批了", (NOBODY,)) == []
