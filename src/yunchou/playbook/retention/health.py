"""The health of a served account: a sign each from use, contact, satisfaction, tickets, money, people (P87)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.sentences import Sentence, Value
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.retention.service import Service, Ticket
from yunchou.playbook.retention.terms import Health, SignKind, TicketSeverity

LOOKED_BACK = 3
NEEDED = (SignKind.USAGE, SignKind.CONTACT)
"""What must be known before an account is called good."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing the health is read from: what it says, and why in words."""

    kind: SignKind
    health: Health
    told: Sentence


@dataclass(frozen=True, slots=True)
class HealthVerdict:
    """The health of one account with every sign, the worst first."""

    health: Health
    signs: tuple[Sign, ...]

    @property
    def reasons(self) -> tuple[Sign, ...]:
        """The signs that decided: the bad ones, or what is missing; for a good account all that is good."""
        shown = Health.GOOD if self.health is Health.GOOD else self.signs[0].health
        return tuple([sign for sign in self.signs if sign.health is shown])

    @property
    def unknown(self) -> tuple[Sign, ...]:
        """What is not known."""
        return tuple([sign for sign in self.signs if sign.health is Health.UNKNOWN])


def health_of(service: Service, settings: Settings, as_of: date) -> HealthVerdict:
    """How an account fares on a day. One sign at risk, or two to watch, put it at risk.

    It is good only when use and contact are known to be; an account of which only good is known in other respects
    stays unknown.
    """
    found = (
        _usage(service, settings, as_of),
        _contact(service, settings, as_of),
        _satisfaction(service, settings, as_of),
        _tickets(service, settings, as_of),
        _money(service, settings),
        _people(service, settings, as_of),
    )
    worst = {health: place for place, health in enumerate(Health)}
    signs = tuple(sorted(found, key=lambda sign: worst[sign.health]))
    return HealthVerdict(_overall(signs), signs)


def _overall(signs: tuple[Sign, ...]) -> Health:
    told = [sign.health for sign in signs]
    if Health.AT_RISK in told or told.count(Health.WATCH) > 1:
        return Health.AT_RISK
    if Health.WATCH in told:
        return Health.WATCH
    known = {sign.kind for sign in signs if sign.health is Health.GOOD}
    return Health.GOOD if known.issuperset(NEEDED) else Health.UNKNOWN


def _sign(kind: SignKind, health: Health, zh: str, en: str, **values: Value) -> Sign:
    return Sign(kind, health, Sentence(Words(zh, en), values))


def latest_use(service: Service, settings: Settings, as_of: date) -> tuple[date, int] | None:
    """The newest month of use, unless it is too old to speak of today."""
    months = [(month, seats) for month, seats in service.by_month() if month <= as_of]
    if not months or months[-1][0] < as_of - timedelta(days=settings.whole("retention.usage_fresh_days")):
        return None
    return months[-1]


def fall_of(service: Service, as_of: date) -> int | None:
    """By how many per cent the newest month lies below the mean of the three before it; `None` without any before."""
    seats = [seats for month, seats in service.by_month() if month <= as_of]
    before = seats[-LOOKED_BACK - 1 : -1]
    if not sum(before):
        return None
    return round(100 - 100 * seats[-1] * len(before) / sum(before))


def _usage(service: Service, settings: Settings, as_of: date) -> Sign:
    newest = latest_use(service, settings, as_of)
    if newest is None:
        zh, en = "最近没有使用数据：导入每月使用坐席数", "No recent figures of use: import the seats used by month"
        return _sign(SignKind.USAGE, Health.UNKNOWN, zh, en)
    used, bought, fall = newest[1], service.seats_bought, fall_of(service, as_of)
    if fall is not None and fall >= settings.whole("retention.usage_fall_watch_percent"):
        risk = fall >= settings.whole("retention.usage_fall_risk_percent")
        health = Health.AT_RISK if risk else Health.WATCH
        zh, en = (
            "使用坐席比前三个月少了 {fall}%，现在 {used} 席",
            "Use is {fall}% below the three months before: {used} seats now",
        )
        return _sign(SignKind.USAGE, health, zh, en, fall=fall, used=used)
    if not bought:
        zh, en = "用着 {used} 席，买了多少没有记录", "{used} seats used; how many were bought is not recorded"
        return _sign(SignKind.USAGE, Health.UNKNOWN, zh, en, used=used)
    share = round(100 * used / bought)
    zh, en = "买了 {bought} 席，用了 {used} 席（{share}%）", "{used} of {bought} seats used ({share}%)"
    values: dict[str, Value] = {"bought": bought, "used": used, "share": share}
    if share < settings.whole("retention.usage_low_risk_percent"):
        return _sign(SignKind.USAGE, Health.AT_RISK, zh, en, **values)
    low = share < settings.whole("retention.usage_low_watch_percent")
    return _sign(SignKind.USAGE, Health.WATCH if low else Health.GOOD, zh, en, **values)


def _contact(service: Service, settings: Settings, as_of: date) -> Sign:
    if service.last_contact_on is None:
        return _sign(
            SignKind.CONTACT, Health.UNKNOWN, "上次走动没有记录", "When they were last spoken with is not recorded"
        )
    days = (as_of - service.last_contact_on).days
    most = settings.whole("retention.care_days")
    health = Health.GOOD if days <= most else Health.WATCH if days <= 2 * most else Health.AT_RISK
    return _sign(SignKind.CONTACT, health, "{days} 天前走动过", "Last spoken with {days} days ago", days=days)


def _satisfaction(service: Service, settings: Settings, as_of: date) -> Sign:
    kind, day = SignKind.SATISFACTION, service.satisfied_on
    old = day is None or (as_of - day).days > settings.whole("retention.satisfaction_days")
    if service.satisfied is Answer.UNKNOWN or old:
        return _sign(kind, Health.UNKNOWN, "最近没有问过满不满意", "Nobody asked lately whether they are satisfied")
    if service.satisfied is Answer.NO:
        return _sign(kind, Health.AT_RISK, "{day}说不满意", "Said on {day} that they are not satisfied", day=day)
    return _sign(kind, Health.GOOD, "{day}说满意", "Said on {day} that they are satisfied", day=day)


def _tickets(service: Service, settings: Settings, as_of: date) -> Sign:
    if service.tickets is None:
        return _sign(SignKind.TICKETS, Health.UNKNOWN, "没有工单数据", "No tickets are recorded")
    waiting = [t for t in service.tickets if t.opened_on <= as_of and (t.closed_on is None or t.closed_on > as_of)]
    grave = [_age(t, as_of) for t in waiting if t.severity is TicketSeverity.CRITICAL]
    if grave and max(grave) > settings.whole("retention.critical_ticket_days"):
        zh, en = "紧急工单 {days} 天没有解决", "A critical ticket has been open for {days} days"
        return _sign(SignKind.TICKETS, Health.AT_RISK, zh, en, days=max(grave))
    old = [t for t in waiting if _age(t, as_of) > settings.whole("retention.ticket_days")]
    bad = bool(old) or any(t.severity in {TicketSeverity.HIGH, TicketSeverity.CRITICAL} for t in waiting)
    if not waiting:
        return _sign(SignKind.TICKETS, Health.GOOD, "没有未解决的工单", "No ticket is open")
    zh, en = "未解决工单 {open} 张，其中 {old} 张拖久了", "{open} tickets open, {old} of them too long"
    return _sign(SignKind.TICKETS, Health.WATCH if bad else Health.GOOD, zh, en, open=len(waiting), old=len(old))


def _age(ticket: Ticket, as_of: date) -> int:
    return (as_of - ticket.opened_on).days


def _money(service: Service, settings: Settings) -> Sign:
    days = service.overdue_days
    if days is None:
        return _sign(SignKind.MONEY, Health.UNKNOWN, "没有付款计划", "No payments are planned")
    if days <= 0:
        return _sign(SignKind.MONEY, Health.GOOD, "没有逾期款", "Nothing is overdue")
    risk = days > settings.whole("retention.overdue_risk_days")
    health = Health.AT_RISK if risk else Health.WATCH
    return _sign(SignKind.MONEY, health, "有款逾期 {days} 天", "A payment is {days} days overdue", days=days)


def _people(service: Service, settings: Settings, as_of: date) -> Sign:
    if service.left_on is None:
        return _sign(SignKind.PEOPLE, Health.UNKNOWN, "关键人没有记录", "No key people are recorded")
    since = as_of - timedelta(days=settings.whole("retention.leaver_days"))
    gone = sum(since <= day <= as_of for day in service.left_on)
    if not gone:
        return _sign(SignKind.PEOPLE, Health.GOOD, "最近没有关键人离开", "No key person left lately")
    health = Health.WATCH if gone == 1 else Health.AT_RISK
    return _sign(SignKind.PEOPLE, health, "最近走了 {gone} 位关键人", "{gone} key people left lately", gone=gone)
