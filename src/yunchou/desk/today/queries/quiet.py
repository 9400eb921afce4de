"""What stops coming because a person dismissed it three times for the same reason, and how that is seen (P53)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.models import MoveDecision
from yunchou.desk.identity.models import User
from yunchou.desk.today.models import Readmission
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Words

TIMES = 3
LOOKED_BACK = 500
LONGEST_KEY = 120
_NOISE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Quieted:
    """A kind of move that no longer comes: its title, the reason in the person's words, how often he gave it."""

    rule: str
    title: Words
    reason: str
    key: str
    times: int


def reason_key(reason: str) -> str:
    """A reason as it is compared: neither width, case, spaces nor punctuation make another one."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", reason).casefold())[:LONGEST_KEY]


def quieted(user: User) -> list[Quieted]:
    """The kinds of moves that stopped coming to this person, the newest first. Two queries.

    A stop (the gravest severity) is never quieted: what conduct forbids is said each time.
    """
    let_in = {(row.rule, row.reason_key): row.at for row in Readmission.objects.filter(user=user)}
    rows = MoveDecision.objects.filter(decided_by=user, decision=Decision.DISMISSED).order_by("-decided_at", "-pk")
    counted: dict[tuple[str, str], list[MoveDecision]] = defaultdict(list)
    for row in rows[:LOOKED_BACK]:
        name = (row.rule, reason_key(row.reason))
        if _counts(row, let_in.get(name)):
            counted[name].append(row)
    return [_told(found) for found in counted.values() if len(found) >= TIMES]


def rules_of(found: Iterable[Quieted]) -> frozenset[str]:
    """The rules whose moves do not come."""
    return frozenset(each.rule for each in found)


def _counts(row: MoveDecision, since: datetime | None) -> bool:
    is_stop = Severity.of(row.told["severity"]).rank == 0
    return not is_stop and bool(reason_key(row.reason)) and (since is None or row.decided_at > since)


def _told(found: list[MoveDecision]) -> Quieted:
    newest = found[0]
    return Quieted(newest.rule, newest.advice.title, newest.reason, reason_key(newest.reason), len(found))
