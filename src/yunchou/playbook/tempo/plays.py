"""The library of plays: legitimate work that slows or speeds a deal, each with an exit condition (P50, P52).

While a tender runs none of these is lawful; what is, goes through its papers and its stated contact (N6, N7).
"""

from __future__ import annotations

from dataclasses import dataclass

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.terms import NO, Words
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.budget import has_budget
from yunchou.playbook.tempo.pace import pace as advised_pace
from yunchou.playbook.tempo.pace import tender_runs
from yunchou.playbook.tempo.terms import Hindrance, Legality, Pace


@dataclass(frozen=True, slots=True)
class Play:
    """One play: what we do, from and to which stage it makes sense, when it is lawful, when it is over."""

    code: str
    pace: Pace
    words: Words
    first: Stage
    last: Stage
    legality: Legality
    ends: Words


def _in_tender(code: str, words: Words, ends: Words) -> Play:
    """A play of a tender's own. A tender may run at any stage, and there is no pace to choose."""
    return Play(code, Pace.STEADY, words, Stage.PROSPECTING, Stage.CONTRACT_SIGNING, Legality.IN_TENDER, ends)


NOT_IN_TENDER, IN_TENDER = Legality.NOT_IN_TENDER, Legality.IN_TENDER
S, F, T = Pace.SLOW, Pace.FAST, NOT_IN_TENDER
PLAYS: tuple[Play, ...] = (
    Play("criteria_workshop", S, Words("办一次评价标准研讨会", "hold a workshop on the criteria"),
         Stage.QUALIFICATION, Stage.SOLUTION_SIGN_OFF, T,
         Words("新标准写进需求文档", "the new criteria are in the document")),
    Play("proof_of_concept", S, Words("提议做一轮 POC 测试", "propose a proof of concept"),
         Stage.REQUIREMENTS, Stage.SOLUTION_SIGN_OFF, T, Words("测试报告出来", "the test report is out")),
    Play("security_review", S, Words("请安全部门做一次评审", "ask for a security review"),
         Stage.REQUIREMENTS, Stage.NEGOTIATION, T, Words("评审意见出来", "the review is out")),
    Play("reference_visit", S, Words("请客户去看标杆客户", "invite the customer to a reference"),
         Stage.QUALIFICATION, Stage.SOLUTION_SIGN_OFF, T, Words("参观完成", "the visit has taken place")),
    Play("compress_the_plan", F, Words("和客户把计划往前压一周", "bring the plan forward by a week with the customer"),
         Stage.QUALIFICATION, Stage.CONTRACT_SIGNING, T,
         Words("新日期写进计划", "the new dates are in the plan")),
    Play("prefill_the_paper", F, Words("替客户备好立项和合同会签材料", "prepare the customer's paper in advance"),
         Stage.SOLUTION_SIGN_OFF, Stage.CONTRACT_SIGNING, T,
         Words("材料交到经办人手里", "the papers are with the clerk")),
    Play("book_the_decision", F, Words("现在就约下一次决策会", "book the next decision meeting now"),
         Stage.REQUIREMENTS, Stage.NEGOTIATION, T, Words("会议日期定下", "the date is set")),
    _in_tender("ask_in_the_questions_period",
         Words("用好答疑期：疑问按规定的时间书面提给公告上的联系人",
               "use the questions period: put every question in writing, in time, to the contact in the notice"),
         Words("书面答复公布", "the answers are published")),
    _in_tender("check_the_bid",
         Words("按招标文件逐条自查应答、资质、签章和递交时间",
               "check the bid against the tender papers: answers, certificates, seals, hour of submission"),
         Words("按时递交，拿到回执", "it is handed in on time, with a receipt")),
    _in_tender("rehearse_the_presentation",
         Words("内部演练述标：定讲解人、演示环境、可能的提问",
               "rehearse the presentation among ourselves: presenter, demonstration, likely questions"),
         Words("演练过一遍，问题都有答案", "it was rehearsed once and every question has an answer")),
    _in_tender("answer_the_clarification",
         Words("收到澄清要求，按规定的渠道和期限书面答复，不改报价和实质内容",
               "answer a request to clarify in writing, by its channel and term, without changing price or substance"),
         Words("答复已送达，没有新的要求", "the answer was received and nothing more is asked")),
    _in_tender("executives_stay_silent",
         Words("通知我们的高层：定标之前不联系客户的任何人",
               "tell our executives to get in touch with nobody at the customer before the award"),
         Words("定标公告发出", "the award is announced")),
)  # fmt: skip


def _plays_for(pace: Pace) -> tuple[Play, ...]:
    wanted = Pace.SLOW if pace is Pace.PAUSE else pace
    return tuple([play for play in PLAYS if play.pace is wanted])


PLAYS_FOR = {pace: _plays_for(pace) for pace in Pace}


def plays(case: Case, pace: Pace) -> tuple[Play, ...]:
    """The plays for a pace that make sense at the deal's stage. While a tender runs they are its own, at every pace.

    Without a budget there are none: a play costs effort, and there is nothing to slow or to speed (P32).
    """
    if case.of(has_budget).value is NO:
        return ()
    kind = Pace.STEADY if tender_runs(case) else pace
    return tuple([play for play in plays_for(kind) if hindrance(case, play) is None])


def plays_now(case: Case) -> tuple[Play, ...]:
    """The plays for the pace that the method advises."""
    return plays(case, case.of(advised_pace).value)


def plays_for(pace: Pace) -> tuple[Play, ...]:
    """The plays of the library for a pace, on offer or not. A pause slows, so its plays are the slow ones."""
    return PLAYS_FOR[pace]


def hindrance(case: Case, play: Play) -> Hindrance | None:
    """Why a play is not on offer: forbidden by a tender first, then too early or too late. `None` when it is.

    A tender may run at any stage, so its own plays wait for nothing else.
    """
    if play.legality is NOT_IN_TENDER and tender_runs(case):
        return Hindrance.TENDER
    if play.legality is IN_TENDER:
        return None if tender_runs(case) else Hindrance.NO_TENDER
    if not case.has_reached(play.first):
        return Hindrance.EARLY
    return Hindrance.LATE if case.has_passed(play.last) else None


def play_of(code: str) -> Play | None:
    """The play with a code; `None` when the library has none, or none any more."""
    return next((play for play in PLAYS if play.code == code), None)
