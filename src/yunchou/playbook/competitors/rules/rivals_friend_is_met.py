"""Whom the rival met or won over is met by us too (P45, P49)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Words, because, missing, say
from yunchou.playbook.meetings.planned import met_on
from yunchou.playbook.stakeholders.people import key_people


def judge(case: Case) -> Iterator[Move]:
    """Fires for each key person whom a rival met or won over after we last met him, and for those whom we have not on
    the map at all.
    """
    if not case.is_pursued:
        return
    seen = _seen(case)
    yield from _not_on_the_map(case, seen)
    for person in case.of(key_people):
        if person.name not in seen:
            continue
        on, rival = seen[person.name]
        if person.last_met_on is not None and on <= person.last_met_on <= case.as_of:
            continue
        ours = met_on(case, person.name)
        if ours is None or ours < on:
            yield Move(
                sentence=say(
                    "{rival}在{day}见了{name}，之后我们还没去过：这周就约，问清他听到了什么、在意什么。",
                    "{rival} met {name} on {day} and we have not since: meet this week and ask what was said and "
                    "what matters.",
                    rival=Rival(name=rival).shown,
                    day=on,
                    name=person.name,
                ),
                severity=Severity.URGENT,
                kind=MoveKind.CONTACT,
                people=(person.name,),
                reasons=(because("rivals.moves.met", person.name, of=rival, noted_on=on),),
                unknowns=(missing("people.last_met_on", of=person.name),) if ours is None else (),
            )


def _not_on_the_map(case: Case, seen: dict[str, tuple[date, str]]) -> Iterator[Move]:
    """A rival knows somebody whom we do not: first find out who that is, then whether and who of us goes."""
    known = {person.name for person in case.dossier.people}
    for name in sorted(seen.keys() - known):
        on, rival = seen[name]
        yield Move(
            sentence=say(
                "{rival}见过{name}，我们的关系图上没有这个人：弄清他管什么、听谁的，补到图上，再定要不要去、谁去。",
                "{rival} has met {name}, who is not on our map: find out what this person is in charge of and whom "
                "they listen to, add them, then decide who of us goes.",
                rival=Rival(name=rival).shown,
                name=name,
            ),
            severity=Severity.IMPORTANT,
            reasons=(because("rivals.moves.met", name, of=rival, noted_on=on),),
            unknowns=(missing("people.function", of=name),),
        )


def _seen(case: Case) -> dict[str, tuple[date, str]]:
    """Whom a rival met or won over: when last, and which rival."""
    found: dict[str, tuple[date, str]] = {}
    for rival in case.dossier.rivals:
        for move in rival.moves:
            if move.on and move.on <= case.as_of:
                seen = move.on, rival.name
                for name in (move.met, move.won_over):
                    if name and (name not in found or found[name] < seen):
                        found[name] = seen
    return found


RULE: Rule[Case] = Rule(
    id="rivals_friend_is_met",
    title=Words("对手见过的人，我们也要见", "Meet whom the rival has met"),
    phrases=(45, 49, 52),
    inputs=(
        "rivals.moves.met",
        "rivals.moves.won_over",
        "people.last_met_on",
        "interactions.people",
        "opportunity.standing",
    ),
    judge=judge,
)
