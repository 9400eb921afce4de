"""One valid set of values for each kind of row about people, and a crowd of sixty."""

from __future__ import annotations

from typing import Any

from tests.cast import AT, Cast
from yunchou.desk.customers.models import Contact
from yunchou.desk.opportunities.rows import RowKind, add_row
from yunchou.desk.stakeholders import operations as kinds
from yunchou.desk.stakeholders.models import Cover, LeanNote, Player, Tie
from yunchou.desk.stakeholders.terms import Strength, TieKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

TODAY = AT.date()


def contact(cast: Cast, name: str = "王建国", **more: Any) -> Contact:
    """Somebody at the hero customer."""
    return Contact.objects.create(company=cast.company, name=name, title="总经理", created_at=AT, **more)


def player(cast: Cast, name: str = "王建国", **values: Any) -> Player:
    """A person in the hero deal, through the operations."""
    given = {"contact": contact(cast, name), "level": Level.HEAD, "function": Function.TECHNICAL, **values}
    return add_row(kinds.PLAYER, cast.deal, given, actor=cast.owner, at=AT)


def values_for(kind: RowKind[Any], cast: Cast) -> dict[str, Any]:
    """What a person would write into this kind of row."""
    match kind.noun:
        case "player":
            return {"contact": contact(cast), "level": Level.HEAD, "decides": Answer.NO, "veto": Answer.YES}
        case "lean_note":
            return {"player": player(cast), "lean": Lean.HEDGING, "rival": "云讯", "on": TODAY, "grade": "B2"}
        case "tie":
            return {"player": player(cast), "other": player(cast, "周正"), "kind": TieKind.INFLUENCES}
        case "cover":
            return {"player": player(cast), "colleague": cast.teammate, "strength": Strength.REGULAR}
    raise AssertionError(kind.noun)


KINDS = [kinds.PLAYER, kinds.LEAN_NOTE, kinds.TIE, kinds.COVER]
CHANGE: dict[str, dict[str, Any]] = {
    "player": {"veto": Answer.NO},
    "lean_note": {"lean": Lean.OURS},
    "tie": {"kind": TieKind.CONFLICT},
    "cover": {"strength": Strength.CLOSE},
}


def crowd(cast: Cast, many: int = 60) -> list[Player]:
    """So many people in the deal: a boss, five heads, their staff; each with leans, a tie and a colleague."""
    contacts: list[Contact] = []
    for number in range(many):
        above = None if number == 0 else contacts[0] if number <= 5 else contacts[1 + number % 5]
        contacts.append(contact(cast, f"人员{number:02}", department="信息科技部", reports_to=above))
    players = []
    for number, each in enumerate(contacts):
        level = Level.TOP if number == 0 else Level.HEAD if number <= 5 else Level.STAFF
        players.append(
            Player.objects.create(
                opportunity=cast.deal,
                contact=each,
                level=level,
                function=list(Function)[number % 3],
                buying_roles=["key_user", "influencer"],
                decides=Answer.NO,
            )
        )
        for lean in (Lean.NEUTRAL, Lean.TOWARD_US):
            LeanNote.objects.create(
                player=players[-1], lean=lean, rival="云讯", on=TODAY, recorded_by=cast.owner, recorded_at=AT
            )
        Cover.objects.create(player=players[-1], colleague=cast.teammate, strength=Strength.SLIGHT)
        if number:
            Tie.objects.create(player=players[-1], other=players[number // 2], kind=TieKind.INFLUENCES)
    return players
