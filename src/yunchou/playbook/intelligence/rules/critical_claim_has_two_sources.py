"""What matters most has to be cross-checked by a second, independent source (P79)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import UNKNOWN, YES, Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.intelligence.claims import JudgedClaim, judged_claims
from yunchou.playbook.intelligence.terms import ClaimState
from yunchou.playbook.kernel.sentences import Sentence


def judge(case: Case) -> Iterator[Move]:
    """Fires for the critical claims that rest on one source, on doubtful ones, or on none, all in one move.

    It asks of the other claims that rest on so little whether they are critical, where nobody has said.
    """
    if not case.is_open:
        return
    judged = [j for j in case.of(judged_claims) if j.state in THIN]
    if unasked := [j.claim.statement for j in judged if j.claim.critical is UNKNOWN]:
        yield _which_are_critical(unasked)
    if thin := [j for j in judged if j.claim.critical is YES]:
        yield Move(
            sentence=_told(thin[0]) if len(thin) == 1 else _all_told(thin),
            severity=Severity.IMPORTANT,
            reasons=tuple(
                [
                    because("claims.reports.source", r.source, of=j.claim.statement, grade=r.grade, noted_on=r.on)
                    for j in thin
                    for r in j.claim.reports
                ]
            ),
            unknowns=tuple([missing("claims.reports.source", of=j.claim.statement) for j in thin]),
        )


def _which_are_critical(claims: list[str]) -> Move:
    return Move(
        sentence=say(
            "{claims}还没交叉验证，关不关键也没定：会影响报价、方案或者谁拍板的，标成关键，再找人核实。",
            "{claims}: not cross-checked, and nobody said whether it matters: mark what bears on price, solution or "
            "who decides as critical, and have it verified.",
            claims=Words("、".join([f"“{claim}”" for claim in claims]), "; ".join(claims)),
        ),
        severity=Severity.HINT,
        unknowns=tuple([missing("claims.critical", of=claim) for claim in claims]),
    )


def _told(judged: JudgedClaim) -> Sentence:
    if judged.state is ClaimState.UNKNOWN:
        return say(
            "“{claim}”还没有人说过准话：找两位互不相干的人问到，问到之前别按它做决定。",
            "{claim}: nobody has said so yet. Ask two people who are not connected, and decide nothing on it before.",
            claim=judged.claim.statement,
        )
    return say(
        "“{claim}”{thin}：换一个不相干的人再核实一次，核实之前别按它做决定。",
        "{claim}: {thin}. Verify it with somebody unconnected, and decide nothing on it before.",
        claim=judged.claim.statement,
        thin=THIN[judged.state],
    )


def _all_told(thin: list[JudgedClaim]) -> Sentence:
    told = [(judged.claim.statement, THIN[judged.state]) for judged in thin]
    return say(
        "{claims}：各换一个不相干的人再核实一次，核实之前别按这些做决定。",
        "{claims}. Verify each with somebody unconnected, and decide nothing on them before.",
        claims=Words(
            "；".join([f"“{claim}”{words.zh}" for claim, words in told]),
            "; ".join([f"{claim}: {words.en}" for claim, words in told]),
        ),
    )


THIN = {
    ClaimState.SINGLE: Words("只有一个来源", "one source only"),
    ClaimState.DOUBTFUL: Words("只有靠不住的来源", "doubtful sources only"),
    ClaimState.STALE: Words("的消息已经旧了", "out of date"),
    ClaimState.UNKNOWN: Words("还没有人说过准话", "nobody has said so yet"),
}


RULE: Rule[Case] = Rule(
    id="critical_claim_has_two_sources",
    title=Words("关键情报要交叉验证", "Cross-check critical claims"),
    phrases=(79, 66),
    inputs=(
        "claims.critical",
        "claims.reports.source",
        "claims.reports.heard_from",
        "claims.reports.grade",
        "opportunity.standing",
    ),
    judge=judge,
)
