"""Who else could confirm a claim: the people whose side of the house would know (P66, P79).

A proposal to go and ask, from what the claim is about and where people work. It does not know who told us anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.people import present
from yunchou.playbook.stakeholders.terms import Function, Level

# What a claim may be about, and which sides hear of it first.
TOPICS: tuple[tuple[re.Pattern[str], tuple[Function, ...]], ...] = (
    (
        re.compile(r"预算|资金|付款|打款|批复|拨款|费用|budget|fund|payment|money", re.I),
        (Function.FINANCE, Function.EXECUTIVE),
    ),
    (
        re.compile(r"采购|招标|投标|评标|标书|供应商|比价|tender|bid|procure|purchas|vendor", re.I),
        (Function.PURCHASING,),
    ),
    (
        re.compile(r"技术|架构|接口|系统|测试|poc|信创|国产化|安全|运维|technical|architect|interface|security", re.I),
        (Function.TECHNICAL,),
    ),
    (
        re.compile(r"业务|坐席|客服|运营|需求|话务|上线|business|seat|service|operation|need", re.I),
        (Function.BUSINESS,),
    ),
    (
        re.compile(r"立项|决策|行长|老总|董事|总裁|局长|上会|换人|调任|离职|decid|decision|board|chief|leav", re.I),
        (Function.EXECUTIVE, Function.BUSINESS),
    ),
)
# Read from the name of a department or a title while nobody has noted the side.
SIDES: tuple[tuple[re.Pattern[str], Function], ...] = (
    (re.compile(r"采购|招标|purchas|procure", re.I), Function.PURCHASING),
    (re.compile(r"财务|预算|计划财|finance", re.I), Function.FINANCE),
    (re.compile(r"信息|科技|技术|数据|信通|架构|\bit\b|technolog", re.I), Function.TECHNICAL),
    (re.compile(r"行办|总裁办|董事|总经办|副行长|行长|局长|总裁|executive", re.I), Function.EXECUTIVE),
    (re.compile(r"客服|运营|业务|银行中心|信用卡|售后|市场|理赔|热线|business|service", re.I), Function.BUSINESS),
)
HEAD = re.compile(r"总经理|主任|部长|处长|总监|负责人|head|director", re.I)
MOST = 5


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody who could confirm a claim, and the side by which he would know. `assumed`: read from his department."""

    person: Person
    side: Function
    assumed: bool


def could_confirm(case: Case, statement: str) -> tuple[Witness, ...]:
    """The few who would know, heads of department first; anybody of a known side when the claim fits no topic."""
    wanted = [side for pattern, sides in TOPICS if pattern.search(statement) for side in sides]
    seen = [_witness(person) for person in case.of(present) if person.name not in statement]
    fitting = [w for w in seen if (w.side in wanted if wanted else w.side is not Function.UNKNOWN)]
    order = {side: place for place, side in reversed(list(enumerate(wanted)))}
    fitting.sort(key=lambda w: (order.get(w.side, 0), not _is_head(w.person), w.person.name))
    return tuple(fitting[:MOST])


def _witness(person: Person) -> Witness:
    if person.function is not Function.UNKNOWN:
        return Witness(person, person.function, assumed=False)
    place = f"{person.department} {person.title}"
    side = next((side for pattern, side in SIDES if pattern.search(place)), Function.UNKNOWN)
    return Witness(person, side, assumed=True)


def _is_head(person: Person) -> bool:
    return person.level is Level.HEAD or (person.level is Level.UNKNOWN and bool(HEAD.search(person.title)))
