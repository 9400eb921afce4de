"""What a pursuit costs beside what can be expected of it, and the decision to go on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.cast import AT, Cast
from tests.desk.resources.kinds import TODAY, TOMORROW, spent
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import add_row, change_row
from yunchou.desk.resources.facts import load_parts
from yunchou.desk.resources.models import Effort, PresenterProfile, PursuitDecision
from yunchou.desk.resources.operations import EFFORT, decide_pursuit, write_profile
from yunchou.desk.resources.queries import Spent, spent_on
from yunchou.desk.resources.terms import EffortKind, Pursuit
from yunchou.desk.resources.worth import Worth, worth_of
from yunchou.playbook.forecast.odds import Odds
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.resources.facts import Investment

HALF = Odds(0.5, 0.2, 0.8, 0.9, (), "negotiation", 0)


def weighed(cast: Cast, decision: PursuitDecision | None = None) -> Worth:
    return worth_of(cast.deal, spent_on([cast.deal.pk]).get(cast.deal.pk, Spent()), HALF, decision, as_of=TODAY)


def test_hours_and_money_add_up_and_what_nobody_noted_is_unknown(cast: Cast) -> None:
    assert load_parts([cast.deal.pk], TODAY)[cast.deal.pk]["investment"] == Investment()
    spent(cast)
    assert load_parts([cast.deal.pk], TODAY)[cast.deal.pk]["investment"] == Investment(hours=Decimal(3))
    spent(cast, kind=EffortKind.PRESALES, hours=Decimal(20), by=cast.teammate)
    spent(cast, kind=EffortKind.TRIP, hours=None, cost=Decimal(1800))
    found = spent_on([cast.deal.pk])[cast.deal.pk]
    assert found == Spent(Decimal(23), Decimal(1800), Decimal(20), 1)
    assert weighed(cast).presales_days == Decimal("2.5")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"hours": None}, "hours"),
        ({"on": TOMORROW}, "on"),
        ({"hours": Decimal(-1)}, ""),
        ({"hours": Decimal(0)}, ""),
        ({"cost": Decimal(-5)}, ""),
    ],
)
def test_effort_that_is_none_or_has_not_been_is_refused(values: dict[str, Any], field: str, cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        spent(cast, **values)
    assert field in refused.value.fields
    assert fingerprint() == before


def test_effort_is_that_of_somebody_on_the_deal(cast: Cast) -> None:
    spent(cast, by=cast.teammate)
    assert (
        add_row(
            EFFORT, cast.deal, {"kind": EffortKind.INSIDE, "on": TODAY, "hours": Decimal(1)}, actor=cast.manager, at=AT
        ).by
        == cast.manager
    )
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        spent(cast, by=cast.stranger)
    assert set(refused.value.fields) == {"by"}
    with pytest.raises(Invalid):
        change_row(
            EFFORT, cast.deal, Effort.objects.first().pk, {"hours": None}, seen_version=1, actor=cast.owner, at=AT
        )  # type: ignore[union-attr]
    assert fingerprint() == before


def test_cost_overtakes_value_when_it_is_more_than_amount_times_odds(cast: Cast) -> None:
    assert weighed(cast).overtaken is Answer.UNKNOWN, "nothing was noted"
    spent(cast, hours=None, cost=Decimal(180000))
    worth = weighed(cast)
    assert (worth.expected, worth.low, worth.high) == (Decimal(180000), Decimal(72000), Decimal(288000))
    assert worth.overtaken is Answer.NO
    spent(cast, hours=Decimal("0.1"))
    assert weighed(cast).overtaken is Answer.YES
    cast.deal.amount = None
    assert weighed(cast).overtaken is Answer.UNKNOWN, "what it is worth is not known"


def test_a_limit_and_a_stop_speak_up_when_more_is_spent(cast: Cast) -> None:
    spent(cast, hours=None, cost=Decimal(1000))
    limited = PursuitDecision(decision=Pursuit.LIMIT, limit=Decimal(1000), spent=Decimal(500))
    stopped = PursuitDecision(decision=Pursuit.NO_GO, spent=Decimal(1000))
    gone_on = PursuitDecision(decision=Pursuit.GO, spent=Decimal(0))
    assert [weighed(cast, made).over_the_limit for made in (limited, stopped, gone_on, None)] == [False] * 4
    spent(cast, hours=None, cost=Decimal(1))
    assert [weighed(cast, made).over_the_limit for made in (limited, stopped, gone_on, None)] == [
        True,
        True,
        False,
        False,
    ]


def decide(cast: Cast, actor: Any, **values: Any) -> PursuitDecision:
    given = {"decision": Pursuit.GO, "limit": None, "reason": "副行长已表态", "spent": Decimal(9), "expected": None}
    return decide_pursuit(cast.deal, **{**given, **values}, actor=actor, at=AT)


def test_a_decision_keeps_the_figures_of_its_day_and_the_earlier_ones(cast: Cast) -> None:
    decide(cast, cast.owner)
    made = decide(cast, cast.manager, decision=Pursuit.LIMIT, limit=Decimal(50000), expected=Decimal(7))
    assert (made.limit, made.spent, made.expected) == (Decimal(50000), Decimal(9), Decimal(7))
    assert PursuitDecision.objects.count() == 2
    line = JournalEntry.objects.latest("sequence")
    assert (line.kind, line.opportunity_id) == ("pursuit.decided", cast.deal.pk)


@pytest.mark.parametrize(("values", "field"), [({"decision": Pursuit.LIMIT}, "limit"), ({"reason": ""}, "reason")])
def test_a_limit_is_named_and_a_decision_has_a_reason(values: dict[str, Any], field: str, cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        decide(cast, cast.owner, **values)
    assert set(refused.value.fields) == {field}
    assert fingerprint() == before


def test_who_may_only_look_decides_nothing(cast: Cast) -> None:
    before = fingerprint()
    for actor, refusal in ((cast.executive, Refused), (cast.reader, Refused), (cast.stranger, NotThere)):
        with pytest.raises(refusal):
            decide(cast, actor)
    assert fingerprint() == before


def write(of: Any, actor: Any, version: int = 0, **values: Any) -> PresenterProfile:
    return write_profile(of, {"bio": "十年客服中心", **values}, seen_version=version, actor=actor, at=AT)


def test_a_colleague_and_his_leader_write_how_he_is_introduced(cast: Cast) -> None:
    assert write(cast.owner, cast.owner).bio == "十年客服中心"
    assert write(cast.owner, cast.manager, 1, cases="银行 1200 席").cases == "银行 1200 席"
    before = fingerprint()
    for actor in (cast.teammate, cast.stranger, cast.executive, cast.administrator, cast.compliance):
        with pytest.raises(Refused):
            write(cast.owner, actor, 2, bio="改")
    for stale in (0, 1):
        with pytest.raises(Conflict):
            write(cast.owner, cast.owner, stale, bio="改")
    assert fingerprint() == before
