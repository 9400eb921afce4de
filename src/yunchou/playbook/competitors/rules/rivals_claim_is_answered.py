"""What the rival talked about is answered by a message of ours (P46, P53)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say


def judge(case: Case) -> Iterator[Move]:
    """Fires for each rival whose topics are known and who has no counter-message."""
    if not case.is_pursued:
        return
    for rival in case.dossier.rivals:
        topics = [move.topics for move in rival.moves if move.topics]
        if topics and not rival.counter_message:
            yield Move(
                sentence=say(
                    "{rival}跟客户讲了“{topic}”：备好我们的事实和案例，抢在客户提问之前由我们先讲。",
                    "{rival} talked about {topic}: prepare our facts and cases and raise it ourselves before the "
                    "customer asks.",
                    rival=rival.name,
                    topic=topics[-1],
                ),
                severity=Severity.IMPORTANT,
                reasons=(because("rivals.moves.topics", topics[-1], of=rival.name),),
                who=Role.TECHNICAL,
            )


RULE: Rule[Case] = Rule(
    id="rivals_claim_is_answered",
    title=Words("对手的说法要有应对", "Answer what the rival said"),
    phrases=(46, 53),
    inputs=("rivals.moves.topics", "rivals.counter_message", "opportunity.standing"),
    judge=judge,
)
