"""Who started the project, and why, tells how serious it is (P41)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Stage, Words, missing, say


def judge(case: Case) -> Iterator[Move]:
    """Fires from qualification on while initiator or reason is unknown; from requirements on for musts of nobody."""
    if not case.is_pursued or not case.has_reached(Stage.QUALIFICATION):
        return
    need = case.dossier.need
    lacking = [name for name in ("initiator", "initiating_reason") if not getattr(need, name)]
    if lacking:
        yield _unknown_beginning(lacking)
    nobodys = [n.title for n in case.dossier.needs if n.must_have is YES and n.title and not n.proposer]
    if nobodys and case.has_reached(Stage.REQUIREMENTS):
        yield _of_nobody(nobodys)


def _of_nobody(titles: list[str]) -> Move:
    return Move(
        sentence=say(
            "{needs}是谁提的还不知道：问到人，才知道他关注什么、谁来判断算不算满足。",
            "Who asked for {needs} is not known: find the person, who knows what matters and what counts as met.",
            needs=Words("、".join([f"“{title}”" for title in titles]), ", ".join(titles)),
        ),
        severity=Severity.HINT,
        unknowns=tuple([missing("needs.proposer", of=title) for title in titles]),
    )


def _unknown_beginning(lacking: list[str]) -> Move:
    return Move(
        sentence=say(
            "问清楚这个项目是谁提的、为什么是现在提：没有发起原因的项目容易半路停掉。",
            "Ask who started this project and why now: a project without a reason stops halfway.",
        ),
        severity=Severity.IMPORTANT,
        unknowns=tuple([missing(f"need.{name}") for name in lacking]),
    )


RULE: Rule[Case] = Rule(
    id="initiator_and_reason_are_known",
    title=Words("弄清谁发起、为什么发起", "Know who started the project and why"),
    phrases=(41,),
    inputs=("need.initiator", "need.initiating_reason", "needs.proposer", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
