"""What the rival talked about is answered by a message of ours (P46, P53)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.tempo.pace import tender_runs


def judge(case: Case) -> Iterator[Move]:
    """Fires for each rival with a topic that no counter-message has answered since; the newest one is answered."""
    if not case.is_pursued:
        return
    for rival in case.dossier.rivals:
        told = [move for move in rival.moves if move.topics and case.knew(move.on) and not _is_answered(rival, move)]
        if told:
            newest = max(told, key=_newest)
            yield Move(
                sentence=_sentence(case, rival.shown, newest.topics),
                severity=Severity.IMPORTANT,
                reasons=(because("rivals.moves.topics", newest.topics, of=rival.name, noted_on=newest.on),),
                who=Role.TECHNICAL,
            )


def _is_answered(rival: Rival, move: RivalMove) -> bool:
    """Whether our counter-message was written when he said it, or after. Without both days it may have been."""
    if not rival.counter_message:
        return False
    return rival.countered_on is None or move.on is None or move.on <= rival.countered_on


def _newest(move: RivalMove) -> tuple[date, str]:
    return move.on or date.min, move.topics


def _sentence(case: Case, rival: str | Words, topic: str) -> Sentence:
    """During a tender an answer has one way: the papers of the tender."""
    if tender_runs(case):
        return say(
            "{rival}跟客户讲了“{topic}”：把我们的事实和案例写进应答文件和澄清答复，招标期间不私下去讲。",
            "{rival} talked about {topic}: put our facts and cases into the bid and the answers to questions; while "
            "the tender runs nobody is told in private.",
            rival=rival,
            topic=topic,
        )
    return say(
        "{rival}跟客户讲了“{topic}”：备好我们的事实和案例，抢在客户提问之前由我们先讲。",
        "{rival} talked about {topic}: prepare our facts and cases and raise it ourselves before the customer asks.",
        rival=rival,
        topic=topic,
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
