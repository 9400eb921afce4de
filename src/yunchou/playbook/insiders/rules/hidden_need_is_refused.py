"""Meeting a need is safe only when it is lawful and can be told; what must be hidden is refused (P76, P96, N5)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.needs import refused
from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, say


def judge(case: Case) -> Iterator[Move]:
    """Fires for each need that must be hidden, or whose words touch private life or off-book value."""
    for need in case.dossier.personal_needs:
        kinds = refused(need)
        if not kinds:
            continue
        yield Move(
            sentence=say(
                "{name}的这条需求不能做（{kinds}）：删掉，报合规备案，换一条公司能摆上台面的。",
                "This need of {name} is refused ({kinds}): strike it, report it to compliance, and find one that "
                "we can own.",
                name=need.person,
                kinds=Words("、".join([k.zh for k in kinds]), ", ".join([k.en for k in kinds])),
            ),
            severity=Severity.STOP,
            reasons=(because("personal_needs.can_be_open", need.can_be_open, of=need.person),),
            who=Role.COMPLIANCE,
            by=case.as_of,
        )


RULE: Rule[Case] = Rule(
    id="hidden_need_is_refused",
    title=Words("见不得光的需求一律拒绝", "What must be hidden is refused"),
    phrases=(96, 76),
    inputs=("personal_needs.can_be_open", "personal_needs.text", "personal_needs.plan"),
    judge=judge,
)
