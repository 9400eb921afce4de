"""The eight disciplines of the pursuit as dials: a few questions each, every one yes, no or unknown (P20).

Nothing is judged anew here. Each question reads what a calculation has found: a dial and a verdict never differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yunchou.playbook.competitors.position import field
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.contracts.facts import Negotiation
from yunchou.playbook.contracts.paths import knows_payment_path, knows_signing_path
from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.insiders.insider import insiders, quorum
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer, Term, Words
from yunchou.playbook.meetings.initiative import initiative
from yunchou.playbook.meetings.planned import last_contact_on
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.factors import four_factors
from yunchou.playbook.qualification.time_plan import schedule
from yunchou.playbook.receivables.collected import won
from yunchou.playbook.resources.team import colleagues
from yunchou.playbook.stakeholders.people import seats
from yunchou.playbook.tempo.pace import decided_pace

EVEN = Decimal("0.5")


class Discipline(Term):
    """The eight, in the playbook's order and words (P20)."""

    QUALIFYING = "qualifying", "判断商机", "Qualifying"
    FOLLOWING_UP = "following_up", "有效跟进", "Following up"
    STEERING = "steering", "整体把控", "Steering"
    MOBILISING = "mobilising", "调用资源", "Mobilising resources"
    INSIDERS = "insiders", "建立内线", "Building insiders"
    NEGOTIATING = "negotiating", "商务谈判", "Negotiating"
    SIGNING = "signing", "合同签订", "Signing and cash"
    CARING = "caring", "持续维护", "Lasting care"


@dataclass(frozen=True, slots=True)
class Check:
    """One question of a dial. `path` is the dossier path at which its answer is recorded.

    Before its stage a question is `early`: that it is not so yet is no fault.
    """

    words: Words
    answer: Answer
    path: str
    early: bool = False

    @property
    def is_against(self) -> bool:
        """Whether the answer is a no that counts."""
        return self.answer is NO and not self.early


@dataclass(frozen=True, slots=True)
class Dial:
    """One discipline with its questions."""

    discipline: Discipline
    checks: tuple[Check, ...]

    @property
    def met(self) -> int:
        """How many questions are answered yes."""
        return sum(check.answer is YES for check in self.checks)

    @property
    def unknown(self) -> int:
        """How many questions nobody can answer yet."""
        return sum(check.answer is UNKNOWN for check in self.checks)


def dials(case: Case) -> tuple[Dial, ...]:
    """All eight dials of a deal."""
    made = (_qualifying, _following_up, _steering, _mobilising, _insiders, _negotiating, _signing, _caring)
    return tuple([Dial(name, tuple(checks(case))) for name, checks in zip(Discipline, made, strict=True)])


def _said(condition: bool, known: object) -> Answer:
    """Yes or no where something is known, otherwise unknown."""
    if known is None or known == () or known == "":
        return UNKNOWN
    return YES if condition else NO


def _qualifying(case: Case) -> Iterator[Check]:
    found = case.of(four_factors)
    yield Check(Words("需求明确", "Need is clear"), found.need.value, "needs.title")
    yield Check(Words("预算明确", "Budget is definite"), found.budget.value, "budgets.state")
    yield Check(Words("时间排得开", "Time plan holds"), found.time.value, "time_plan.go_live_on")
    yield Check(Words("决策流程清楚", "Decision process is known"), found.decision.value, "decision_steps.person")


def _following_up(case: Case) -> Iterator[Check]:
    last = case.of(last_contact_on)
    silent = case.settings.whole("tempo.silent_days")
    recent = last is not None and (case.as_of - last).days <= silent
    yield Check(Words("近期有往来", "In contact lately"), _said(recent, last), "interactions.on")
    steps = case.dossier.next_steps
    ahead = [s for s in steps if s.done_on is None and (s.due_on is None or s.due_on >= case.as_of)]
    yield Check(Words("下一步已约定", "A next step is agreed"), _said(bool(ahead), steps), "next_steps.what")
    ours = any(s.initiative is Initiative.OURS for s in ahead)
    told = tuple([s for s in ahead if s.initiative is not Initiative.UNKNOWN])
    yield Check(Words("下一步由我们提出", "The next step is ours"), _said(ours, told), "next_steps.initiative")
    slack = case.of(schedule).slack_days
    plan = _said(slack is not None and slack >= 0, slack)
    yield Check(Words("时间还有余地", "There is slack in the plan"), plan, "time_plan.go_live_on")


def _steering(case: Case) -> Iterator[Check]:
    known = case.of(field)
    yield Check(Words("对手已知", "Rivals are known"), _said(True, known.rivals), "rivals.name")
    position = known.position
    ahead = UNKNOWN if position is Position.UNKNOWN else _said(position is not Position.BEHIND, position)
    yield Check(Words("不落后于对手", "Not behind a rival"), ahead, "people.leans.lean")
    share = case.of(initiative).share
    lead = _said(share is not None and share >= EVEN, share)
    yield Check(Words("主动权在我们", "The initiative is ours"), lead, "interactions.initiative")
    decided = case.of(decided_pace)
    reasoned = decided is not None and bool(decided.reason and decided.exit_condition)
    yield Check(
        Words("节奏定了，有理由有出口", "Pace decided, with reason and exit"), _said(reasoned, decided), "paces.pace"
    )


def _mobilising(case: Case) -> Iterator[Check]:
    team = case.dossier.team
    yield Check(Words("不是一个人扛", "Not carried alone"), _said(len(case.of(colleagues)) > 1, team), "team.name")
    names = (
        Words("技术负责人有人对接", "Head of technology is covered"),
        Words("业务负责人有人对接", "Head of business is covered"),
    )
    for words, seat in zip(names, case.of(seats)[1:], strict=True):
        covered = any(person.covered_by for person in seat.people)
        yield Check(words, _said(covered, seat.people), "people.covered_by")
    asks = case.dossier.asks
    late = any(a.done_on is None and a.due_on is not None and a.due_on < case.as_of for a in asks)
    yield Check(Words("内部承诺没有拖期", "No promise inside is late"), _said(not late, asks), "asks.due_on")


def _insiders(case: Case) -> Iterator[Check]:
    for seat in case.of(seats):
        found = YES if seat.people else UNKNOWN
        words = Words("知道{who}是谁", "Known: {who}").format(who=seat.words)
        yield Check(words, found, "people.name")
    evidence = case.dossier.insider_evidence
    enough = case.of(quorum).met if evidence else UNKNOWN
    yield Check(Words("内线够数且互相独立", "Enough independent insiders"), enough, "insider_evidence.test")
    informed = any(case.of(insiders))
    yield Check(
        Words("至少一位通过检验", "One at least has passed the tests"),
        _said(informed, evidence),
        "insider_evidence.test",
    )


def _negotiating(case: Case) -> Iterator[Check]:
    plan = case.dossier.negotiation or Negotiation()
    line, offered = plan.bottom_line, plan.offered
    yield Check(Words("目标价定了", "Target price is set"), _said(True, plan.target), "negotiation.target")
    yield Check(Words("底线定了", "Bottom line is set"), _said(True, line), "negotiation.bottom_line")
    traded = _said(bool(plan.gives and plan.gets), plan.gives or plan.gets)
    yield Check(Words("让什么、换什么想好了", "Gives and gets are thought out"), traded, "negotiation.gives")
    held = UNKNOWN
    if line is not None and offered is not None:
        held = _said(offered >= line or plan.approved is YES, offered)
    yield Check(Words("没有破底线", "The line holds"), held, "negotiation.offered")


def _signing(case: Case) -> Iterator[Check]:
    signing, payment = case.of(knows_signing_path).value, case.of(knows_payment_path).value
    signs, collects = case.has_reached(Stage.CONTRACT_SIGNING), case.has_reached(Stage.COLLECTION)
    yield Check(Words("签订流程摸清", "Signing path is mapped"), signing, "signing_path.department")
    yield Check(Words("合同已签", "Contract is signed"), case.of(is_signed).value, "contract.signed_on", not signs)
    yield Check(Words("打款流程摸清", "Payment path is mapped"), payment, "payment_path.department")
    yield Check(Words("款已到账", "The money has arrived"), case.of(won).value, "receipts.amount", not collects)


def _caring(case: Case) -> Iterator[Check]:
    kept = case.dossier.retention
    last = kept.last_care_on if kept else None
    recent = last is not None and (case.as_of - last).days <= case.settings.whole("retention.care_days")
    yield Check(Words("按时回访", "Called on in time"), _said(recent, last), "retention.last_care_on")
    satisfied = kept.satisfied if kept else UNKNOWN
    yield Check(Words("客户满意", "Customer is satisfied"), satisfied, "retention.satisfied")
    reference = kept.reference_agreed if kept else UNKNOWN
    yield Check(Words("愿意做标杆", "Agrees to be a reference"), reference, "retention.reference_agreed")
    renewal = kept.renewal_on if kept else None
    yield Check(Words("续费日期清楚", "Renewal date is known"), _said(True, renewal), "retention.renewal_on")
