"""In segments that usually have many seats, count them (P4)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.key_account.segments import typical_seats


def judge(case: Case) -> Move | None:
    """Fires when companies of the segment usually have many seats and nobody has counted this one's."""
    account = case.dossier.account
    typical = typical_seats(case)
    large = case.settings.whole("key_account.seats_large")
    if not case.is_pursued or account.seats_now is not None or typical is None or typical < large:
        return None
    return Move(
        sentence=say(
            "同类企业一般有 {typical} 个坐席左右，这家有多少还没数：拜访时把现有和可替换的坐席都问到。",
            "Its like usually have about {typical} seats; ask how many it has, and how many could be replaced.",
            typical=typical,
        ),
        severity=Severity.HINT,
        reasons=(because("account.typical_seats", typical, of=account.segment),),
        unknowns=(missing("account.seats_now"), missing("account.seats_replaceable")),
    )


RULE: Rule[Case] = Rule(
    id="big_segment_is_counted",
    title=Words("大坐席行业，先数坐席", "Count the seats in a segment of many seats"),
    phrases=(4, 5, 6),
    inputs=("account.segment", "account.typical_seats", "account.seats_now", "opportunity.standing"),
    judge=judge,
)
