"""Paper gets stuck between departments; we know where, with whom and since when (P84)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.contracts.paths import stuck_steps
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.receivables.collected import collected


def judge(case: Case) -> Iterator[Move]:
    """Fires for every step that is stuck, or in hand for longer than it usually takes, until all money is there."""
    paid = case.of(collected).value is YES
    for stuck in case.of(stuck_steps):
        if paid and stuck.path == "payment_path":
            continue
        told = stuck.since
        unknowns = () if stuck.step.person else (missing(f"{stuck.path}.person", of=stuck.step.department),)
        yield Move(
            sentence=say(
                "{path}卡在 {where}，哪天卡住的没记：今天打电话问缺什么，缺的马上补；说不动就请领导对位沟通。",
                "{path}: stuck at {where}, since when is not noted. Call today, supply what lacks; if that does not "
                "help, our leader talks to theirs.",
                path=missing(stuck.path).fact,
                where=stuck.where,
            )
            if told is None
            else say(
                "{path}卡在 {where}，已经 {days} 天：今天打电话问缺什么，缺的马上补；说不动就请领导对位沟通。",
                "{path}: stuck at {where} for {days} days. Call today, supply what lacks; if that does not help, our "
                "leader talks to theirs.",
                path=missing(stuck.path).fact,
                where=stuck.where,
                days=stuck.days,
            ),
            severity=Severity.URGENT,
            reasons=(
                because(f"{stuck.path}.state", stuck.step.state, of=stuck.step.department)
                if told is None
                else because(f"{stuck.path}.stuck_since", stuck.since, of=stuck.step.department),
            ),
            unknowns=unknowns if told else (missing(f"{stuck.path}.stuck_since", of=stuck.step.department), *unknowns),
            by=case.as_of,
        )


RULE: Rule[Case] = Rule(
    id="stuck_step_is_freed",
    title=Words("卡住的环节要去疏通", "Free the step that is stuck"),
    phrases=(84,),
    inputs=(
        "signing_path.state",
        "signing_path.stuck_since",
        "signing_path.started_on",
        "payment_path.state",
        "payment_path.stuck_since",
        "payment_path.started_on",
    ),
    judge=judge,
)
