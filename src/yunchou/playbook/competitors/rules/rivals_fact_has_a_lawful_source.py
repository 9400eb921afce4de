"""That a rival handed something in may be kept, when we know that we learnt it lawfully (P48, N6)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, missing, say

NOT_TOLD = LawfulSource.UNKNOWN


def judge(case: Case) -> Iterator[Move]:
    """Fires for moves of which something is told and the source nobody wrote down; what was handed in and who was won
    over weigh more than whom he met and what he said.
    """
    for rival in case.dossier.rivals:
        bare = [m for m in rival.moves if m.source is NOT_TOLD and (m.document or m.won_over or m.met or m.topics)]
        delicate = any(m.document or m.won_over for m in bare)
        if bare:
            yield Move(
                sentence=say(
                    "关于{rival}的 {count} 条情报没写来源：补上是怎么正当得知的，补不上就不用；对手的文件一律不收。",
                    "{count} facts about {rival} have no source: write down how we lawfully learnt them or do "
                    "not use them; "
                    "a rival's documents are never taken.",
                    rival=rival.shown,
                    count=len(bare),
                ),
                severity=Severity.IMPORTANT if delicate else Severity.HINT,
                unknowns=(missing("rivals.moves.source", of=rival.name),),
                who=Role.COMPLIANCE,
            )


RULE: Rule[Case] = Rule(
    id="rivals_fact_has_a_lawful_source",
    title=Words("对手情报要来得正当", "A fact about a rival has a lawful source"),
    phrases=(48,),
    inputs=(
        "rivals.moves.source",
        "rivals.moves.document",
        "rivals.moves.won_over",
        "rivals.moves.met",
        "rivals.moves.topics",
    ),
    judge=judge,
)
