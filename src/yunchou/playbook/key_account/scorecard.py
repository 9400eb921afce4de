"""The scorecard: size and representativeness, added with explicit weights (P2, P3, P7, P12).

What is not known is counted once as nothing and once as everything. When both give the same verdict the
verdict stands; when they differ it is unknown, and the missing facts are named.
"""

from __future__ import annotations

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Verdict
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.terms import KeyAccountVerdict


@value_object
class Span:
    """A score between 0 and 100: what is certain, and what is possible at most."""

    low: int
    high: int


@value_object
class Scorecard:
    """The two dimensions, the points they add up to, and the verdict."""

    size: Span
    representative: Span
    points: Span
    verdict: Verdict[KeyAccountVerdict]


def scorecard(case: Case) -> Scorecard:
    """Judge the customer of a deal."""
    size, representative = _size(case), _representative(case)
    weights = (
        case.settings.whole("key_account.size_weight"),
        case.settings.whole("key_account.representative_weight"),
    )
    points = Span(
        (size.low * weights[0] + representative.low * weights[1]) // 100,
        (size.high * weights[0] + representative.high * weights[1]) // 100,
    )
    return Scorecard(size, representative, points, _verdict(case, points))


def is_leader(case: Case) -> Answer:
    """Whether the customer leads its niche: said so, or ranked among the first (P7, P9)."""
    account = case.dossier.account
    if account.is_leader is not Answer.UNKNOWN or account.niche_rank is None:
        return account.is_leader
    ranked = account.niche_rank <= case.settings.whole("key_account.niche_rank_leader")
    return Answer.YES if ranked else Answer.NO


def _band(case: Case, what: str, number: int | None) -> int:
    """0, 50 or 100 for a small, middling or large number of seats or contract value; unknown is 0."""
    medium, large = case.settings.of(_bounds)[what]
    if number is None or number < medium:
        return 0
    return 100 if number >= large else 50


def _bounds(settings: Settings) -> dict[str, tuple[int, int]]:
    """From where seats and contract value are middling, and from where large."""
    whole = settings.whole
    return {
        what: (whole(f"key_account.{what}_medium"), whole(f"key_account.{what}_large")) for what in ("seats", "value")
    }


def _size(case: Case) -> Span:
    account, counted = case.dossier.account, are_counted(case)
    seats = (account.seats_now, account.seats_replaceable, account.seats_ours) if counted else ()
    low = max(
        _band(case, "seats", max([number for number in seats if number is not None], default=None)),
        _band(case, "value", account.contract_value),
        50 if (account.head_count or 0) >= case.settings.whole("key_account.head_count_large") else 0,
    )
    measured = (counted and account.seats_now is not None) or account.contract_value is not None
    return Span(low, low if measured else 100)


def are_counted(case: Case) -> bool:
    """Whether the seat figures count: no verdict rests on a doubtful grade, or on what was learnt afterwards (P79)."""
    account = case.dossier.account
    return not (account.seats_grade and account.seats_grade.is_weak) and case.knew(account.seats_noted_on)


def _representative(case: Case) -> Span:
    match is_leader(case):
        case Answer.YES:
            return Span(100, 100)
        case Answer.NO:
            return Span(0, 0)
    return Span(0, 100)


def _verdict(case: Case, points: Span) -> Verdict[KeyAccountVerdict]:
    certain, possible = _by_points(case, points.low), _by_points(case, points.high)
    value = certain if certain is possible else KeyAccountVerdict.UNKNOWN
    sentence = _told(value, points)
    account = case.dossier.account
    unknowns = _unknowns(case) if value is KeyAccountVerdict.UNKNOWN else ()
    return Verdict(value, sentence, (1, 2, 3, 7, 12), _reasons(account), unknowns)


def _told(value: KeyAccountVerdict, points: Span) -> Sentence:
    match value:
        case KeyAccountVerdict.KEY_ACCOUNT:
            return say(
                "是大客户：规模与代表性合计 {points} 分。",
                "A key account: size and standing add up to {points} points.",
                points=points.low,
            )
        case KeyAccountVerdict.NURTURE:
            return say(
                "值得培育：合计 {points} 分，还够不上大客户。",
                "Worth nurturing: {points} points, not yet a key account.",
                points=points.low,
            )
        case KeyAccountVerdict.ORDINARY:
            return say("普通客户：合计 {points} 分。", "An ordinary customer: {points} points.", points=points.low)
    return say(
        "还判断不了：最少 {low} 分，最多 {high} 分，先把缺的情况问清楚。",
        "Cannot be judged yet: between {low} and {high} points; first find out what is missing.",
        low=points.low,
        high=points.high,
    )


def _by_points(case: Case, points: int) -> KeyAccountVerdict:
    if points >= case.settings.whole("key_account.key_account_points"):
        return KeyAccountVerdict.KEY_ACCOUNT
    if points >= case.settings.whole("key_account.nurture_points"):
        return KeyAccountVerdict.NURTURE
    return KeyAccountVerdict.ORDINARY


def _reasons(account: Account) -> tuple[Reason, ...]:
    seats = ("seats_now", "seats_replaceable", "seats_ours")
    known = [
        because(f"account.{name}", value, grade=account.seats_grade, noted_on=account.seats_noted_on)
        for name in seats
        if (value := getattr(account, name)) is not None
    ]
    others = ("contract_value", "head_count", "niche_rank")
    known += [because(f"account.{n}", value) for n in others if (value := getattr(account, n)) is not None]
    if account.is_leader is not Answer.UNKNOWN:
        known.append(because("account.is_leader", account.is_leader, of=account.niche))
    return tuple(known)


def _unknowns(case: Case) -> tuple[Unknown, ...]:
    account, lacking = case.dossier.account, []
    if (account.seats_now is None or not are_counted(case)) and account.contract_value is None:
        lacking += [missing("account.seats_now"), missing("account.contract_value")]
    if account.is_leader is Answer.UNKNOWN and account.niche_rank is None:
        lacking.append(missing("account.is_leader"))
    return tuple(lacking)
