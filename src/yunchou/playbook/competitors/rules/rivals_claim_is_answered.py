"""What the rival talked about is answered by a message of ours (P46, P53)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.tempo.pace import tender_runs


def judge(case: Case) -> Move | None:
    """Fires for the rivals with a topic that no counter-message has answered since; the newest of each is answered."""
    if not case.is_pursued:
        return None
    until, open_ones = case.as_of, []
    for rival in case.dossier.rivals:
        told = [move for move in rival.moves if move.topics and (move.on is None or move.on <= until)]
        if rival.counter_message:
            told = [move for move in told if not _is_answered(rival, move)]
        if told:
            open_ones.append((rival, max(told, key=_newest)))
    if not open_ones:
        return None
    return Move(
        sentence=_sentence(case, open_ones),
        severity=Severity.IMPORTANT,
        reasons=tuple(
            [because("rivals.moves.topics", move.topics, of=rival.name, noted_on=move.on) for rival, move in open_ones]
        ),
        who=Role.TECHNICAL,
    )


def _is_answered(rival: Rival, move: RivalMove) -> bool:
    """Whether our counter-message was written when he said it, or after. Without both days it may have been."""
    return rival.countered_on is None or move.on is None or move.on <= rival.countered_on


def _newest(move: RivalMove) -> tuple[date, str]:
    return move.on or date.min, move.topics


def _sentence(case: Case, open_ones: list[tuple[Rival, RivalMove]]) -> Sentence:
    """During a tender an answer has one way: the papers of the tender."""
    named = [(rival.called, move.topics) for rival, move in open_ones]
    told = Words(
        "；".join([f"{rival.zh}跟客户讲了“{topic}”" for rival, topic in named]),
        "; ".join([f"{rival.en} talked about {topic}" for rival, topic in named]),
    )
    if tender_runs(case):
        return say(
            "{told}：把我们的事实和案例写进应答文件和澄清答复，招标期间不私下去讲。",
            "{told}: put our facts and cases into the bid and the answers to questions; while "
            "the tender runs nobody is told in private.",
            told=told,
        )
    return say(
        "{told}：备好我们的事实和案例，抢在客户提问之前由我们先讲。",
        "{told}: prepare our facts and cases and raise it ourselves before the customer asks.",
        told=told,
    )


RULE: Rule[Case] = Rule(
    id="rivals_claim_is_answered",
    title=Words("对手的说法要有应对", "Answer what the rival said"),
    phrases=(46, 53),
    inputs=(
        "rivals.moves.topics",
        "rivals.moves.on",
        "rivals.counter_message",
        "rivals.countered_on",
        "tender.notice_on",
        "opportunity.standing",
    ),
    judge=judge,
)
