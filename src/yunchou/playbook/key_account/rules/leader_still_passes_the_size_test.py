"""A leader of its niche is a key account only with size (P7, P9, P12)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Words, missing, say
from yunchou.playbook.key_account.scorecard import are_counted, is_leader, scorecard
from yunchou.playbook.key_account.terms import KeyAccountVerdict


def judge(case: Case) -> Move | None:
    """Fires for a leader that is not a key account, or cannot be called one, for want of size."""
    card = case.of(scorecard)
    if case.of(is_leader) is not YES or card.verdict.value is KeyAccountVerdict.KEY_ACCOUNT:
        return None
    account = case.dossier.account
    unmeasured = (account.seats_now is None or not are_counted(case)) and account.contract_value is None
    return Move(
        sentence=say(
            "这是{niche}的龙头，但规模还不够大客户：先当样板培育，盯住它的坐席增长。",
            "It leads its niche ({niche}) but lacks the size: nurture it as a reference and watch its seats grow.",
            niche=account.niche or Words("所在领域", "its own"),
        )
        if not unmeasured
        else say(
            "这是龙头，规模还不知道：把坐席数问清楚，再定投入多少。",
            "It is a leader of unknown size: find out the seats before deciding how much to invest.",
        ),
        severity=Severity.HINT,
        reasons=card.verdict.reasons,
        unknowns=(missing("account.seats_now"),) if unmeasured else (),
    )


RULE: Rule[Case] = Rule(
    id="leader_still_passes_the_size_test",
    title=Words("龙头也要看规模", "A leader still has to pass the size test"),
    phrases=(7, 9, 12),
    inputs=(
        "account.is_leader",
        "account.niche_rank",
        "account.seats_now",
        "account.seats_grade",
        "account.contract_value",
    ),
    judge=judge,
)
