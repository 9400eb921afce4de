"""A typical dossier: 15 people, 3 rivals, 60 interactions, 20 claims, and what goes with them. Always the same."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle, islice

from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.contracts.facts import PathStep
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.insiders.facts import InsiderEvidence, PersonalNeed
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.meetings.facts import Attendee, Interaction, Meeting
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact, DecisionStep, Endorsement, Need, NeedSummary, TimePlan
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit
from yunchou.playbook.resources.facts import Ask, TeamMember
from yunchou.playbook.resources.terms import Part
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level
from yunchou.playbook.tempo.facts import NextStep

DAY = date(2026, 3, 2)
PEOPLE = [f"{surname}{title}" for surname in "王李张赵钱" for title in ("总", "主任", "工")]
RIVALS = ["云讯科技", "海量通信", "听云软件"]
SIDES = (Function.EXECUTIVE, Function.TECHNICAL, Function.BUSINESS, Function.PURCHASING, Function.FINANCE)
TEAM = ["陈销售", "周售前", "吴总监", "郑交付"]
B2, C3 = Grade.parse("B2"), Grade.parse("C3")


def before(days: int) -> date:
    return DAY - timedelta(days=days)


def typical() -> Dossier:
    """One deal in the middle of its way, of which much is known and some is not."""
    return Dossier(
        account=Account(
            name="江海银行",
            public_sector=PublicSectorClass.LISTED_PRIVATE,
            segment="finance",
            seats_now=1200,
            seats_replaceable=800,
            seats_ours=100,
            seats_grade=B2,
            seats_noted_on=before(40),
            is_leader=Answer.YES,
        ),
        opportunity=Opportunity(
            name="智能客服一期",
            stage=Stage.SOLUTION_PRESENTATION,
            seats=500,
            unit_price=Decimal(6000),
            owner=TEAM[0],
            created_on=before(150),
            stage_entered_on=before(20),
            expected_sign_on=date(2026, 6, 30),
            go_live_on=date(2026, 9, 30),
        ),
        need=NeedSummary(initiator=PEOPLE[1], initiating_reason="老系统年底停服", documented=Answer.YES),
        needs=tuple(_needs()),
        endorsements=tuple(
            Endorsement(side=side, answer=Answer.YES, person=PEOPLE[n], on=before(15 + n), grade=B2)
            for n, side in enumerate(EndorsementSide)
        ),
        budgets=(
            BudgetFact(year=2026, amount=Decimal(3_200_000), state=BudgetState.APPROVED, grade=B2, noted_on=before(9)),
            BudgetFact(year=2026, amount=Decimal(2_500_000), state=BudgetState.APPLIED, grade=C3, noted_on=before(90)),
        ),
        time_plan=TimePlan(go_live_on=date(2026, 9, 30)),
        decision_steps=tuple(
            DecisionStep(name=f"步骤{n}", department="采购部", person=PEOPLE[n], planned_on=before(10 * n - 40))
            for n in range(6)
        ),
        people=tuple(_people()),
        insider_evidence=tuple(_evidence()),
        personal_needs=tuple(
            PersonalNeed(person=PEOPLE[n], kind=kind, text="减少夜间投诉", plan="上线质检", can_be_open=Answer.YES)
            for n, kind in enumerate(NeedKind)
        ),
        claims=tuple(_claims()),
        rivals=tuple(_rivals()),
        interactions=tuple(_interactions()),
        next_steps=tuple(
            NextStep(what=f"第{n}步", initiative=Initiative.OURS, due_on=before(-4 - n), done_on=None) for n in range(3)
        ),
        team=tuple(TeamMember(name=name, part=part) for name, part in zip(TEAM, Part, strict=False)),
        asks=tuple(Ask(what=f"请求{n}", of=TEAM[n % 4], due_on=before(1 - n)) for n in range(5)),
        meetings=(
            Meeting(
                title="方案讲解会",
                on=before(-5),
                attendees=tuple(Attendee(person=name, confirmed=Answer.YES) for name in PEOPLE[:6]),
                room=Answer.YES,
                presenter=TEAM[1],
            ),
        ),
        signing_path=tuple(PathStep(department=name, days=5) for name in ("法务部", "采购部", "印章室")),
        payment_path=tuple(PathStep(department=name, days=5) for name in ("业务部", "财务部")),
    )


def _needs() -> list[Need]:
    fits = cycle((Fit.MEETS, Fit.CONFIGURABLE, Fit.MEETS, Fit.NEEDS_DEVELOPMENT))
    return [
        Need(title=f"需求{n}", proposer=PEOPLE[n], must_have=Answer.YES, clarity=Answer.YES, fit=fit)
        for n, fit in enumerate(islice(fits, 12))
    ]


def _people() -> list[Person]:
    sides, leans = cycle(SIDES), cycle((Lean.TOWARD_US, Lean.HEDGING, Lean.OURS, Lean.NEUTRAL, Lean.TOWARD_RIVAL))
    levels = [Level.TOP, *[Level.HEAD] * 4, *[Level.STAFF] * 10]
    return [
        Person(
            name=name,
            title="负责人",
            department="信息科技部",
            reports_to=PEOPLE[0] if n else "",
            function=next(sides),
            level=levels[n],
            decides=Answer.YES if n == 0 else Answer.NO,
            veto=Answer.YES if n in (1, 4) else Answer.UNKNOWN,
            influences=(PEOPLE[0],) if n % 3 == 1 else (),
            leans=tuple(
                LeanNote(lean=next(leans), rival=RIVALS[m % 3], on=before(30 * m + n), grade=B2) for m in range(3)
            ),
            covered_by=TEAM[n % 4],
            last_met_on=before(n * 3),
        )
        for n, name in enumerate(PEOPLE)
    ]


def _evidence() -> list[InsiderEvidence]:
    return [
        InsiderEvidence(
            person=PEOPLE[1 + n // 4],
            test=test,
            on=before(5 + 6 * n),
            unprompted=Answer.YES,
            verified=Answer.YES,
        )
        for n, test in enumerate(islice(cycle((InsiderTest.INFORMS, *InsiderTest)), 8))
    ]


def _claims() -> list[Claim]:
    return [
        Claim(
            statement=f"说法{n}",
            critical=Answer.YES if n % 3 == 0 else Answer.NO,
            outcome=Answer.YES if n % 5 == 4 else Answer.UNKNOWN,
            reports=tuple(
                Report(
                    source=PEOPLE[(n + m) % 15],
                    says=Answer.NO if n % 7 == 6 and m else Answer.YES,
                    on=before(4 * n + m),
                    grade=B2 if m else C3,
                    heard_from=PEOPLE[n % 15] if m == 2 else "",
                )
                for m in range(1 + n % 3)
            ),
        )
        for n in range(20)
    ]


def _rivals() -> list[Rival]:
    stages = (Stage.SOLUTION_DESIGN, Stage.SOLUTION_PRESENTATION, None)
    return [
        Rival(
            name=name,
            stage=stages[n],
            meets_need=Answer.YES if n else Answer.UNKNOWN,
            within_budget=Answer.UNKNOWN,
            moves=tuple(
                RivalMove(
                    on=before(7 * m + n),
                    met=PEOPLE[m],
                    topics="价格",
                    document="方案书" if m == 2 else "",
                    won_over=PEOPLE[13] if m == 3 else "",
                    source=LawfulSource.CUSTOMER_VOLUNTEERED,
                    grade=C3,
                )
                for m in range(4)
            ),
        )
        for n, name in enumerate(RIVALS)
    ]


def _interactions() -> list[Interaction]:
    starts = cycle((Initiative.OURS, Initiative.CUSTOMERS, Initiative.OURS, Initiative.UNKNOWN))
    return [
        Interaction(
            on=before(2 * n),
            people=(PEOPLE[n % 15], PEOPLE[(n + 4) % 15]),
            by=TEAM[n % 4],
            initiative=start,
            visit=Answer.YES if n % 3 == 0 else Answer.NO,
            message_sent=Answer.YES,
            note="谈了质检和外呼",
        )
        for n, start in enumerate(islice(starts, 60))
    ]
