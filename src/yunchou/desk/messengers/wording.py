"""The sentences of notices: two literal tables, for the bell inside the desk and for what leaves the house.

Inside, a notice tells the words that a colleague typed: who sees it sees the deal. What leaves (mail, robot) is made of
the kind, names of deals and colleagues, days and numbers only, so that nothing typed about a person can be in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.terms import NoticeKind

SENTENCES: dict[NoticeKind, str | Promise] = {
    NoticeKind.ASKED: _("%(who)s asks you for “%(what)s”, for %(deal)s"),
    NoticeKind.ANSWERED: _("%(who)s answered your request “%(what)s”, for %(deal)s"),
    NoticeKind.APPROVAL: _("%(who)s asks for your leave: %(what)s, for %(deal)s"),
    NoticeKind.HANDED: _("%(who)s brought you onto the deal %(deal)s"),
    NoticeKind.RIVAL: _("%(who)s noted a move of the rival %(rival)s on %(deal)s"),
    NoticeKind.PROMISE: _("Promised for %(day)s: “%(what)s”, on %(deal)s"),
    NoticeKind.MEETING: _("The meeting “%(what)s” tomorrow is not ready (%(percent)s%%): %(deal)s"),
    NoticeKind.WAKING: _("The pause ended on %(day)s: look at %(deal)s again"),
    NoticeKind.OVERDUE: _("Overdue since %(day)s: “%(what)s” of %(deal)s"),
    NoticeKind.BROKEN: _("Promised to be paid by %(day)s and not paid: “%(what)s” of %(deal)s"),
    NoticeKind.RENEWAL: _("The contract of %(deal)s ends on %(day)s: begin its renewal"),
    NoticeKind.LEFT: _("A key person left %(deal)s on %(day)s: see who takes over"),
    NoticeKind.HEALTH: _("%(deal)s fares worse than before: %(what)s"),
    NoticeKind.WEEKLY: _("%(who)s handed in a weekly report: week from %(day)s"),
    NoticeKind.ROBOT: _("Your chat robot was switched off: it failed %(times)s times in a row"),
    NoticeKind.ALERT: _("Security alert: %(what)s %(who)s"),
    NoticeKind.JOB: _("A job was given up after %(times)s attempts: %(what)s"),
}

OUTSIDE: dict[NoticeKind, str | Promise] = {
    NoticeKind.ASKED: _("%(who)s asks you for something, for %(deal)s"),
    NoticeKind.ANSWERED: _("%(who)s answered a request of yours, for %(deal)s"),
    NoticeKind.APPROVAL: _("%(who)s asks for your leave, for %(deal)s"),
    NoticeKind.HANDED: SENTENCES[NoticeKind.HANDED],
    NoticeKind.RIVAL: _("%(who)s noted a move of a rival on %(deal)s"),
    NoticeKind.PROMISE: _("Something promised is due on %(day)s, on %(deal)s"),
    NoticeKind.MEETING: _("A meeting tomorrow is not ready (%(percent)s%%): %(deal)s"),
    NoticeKind.WAKING: SENTENCES[NoticeKind.WAKING],
    NoticeKind.OVERDUE: _("A payment is overdue since %(day)s: %(deal)s"),
    NoticeKind.BROKEN: _("A payment promised by %(day)s has not come: %(deal)s"),
    NoticeKind.RENEWAL: SENTENCES[NoticeKind.RENEWAL],
    NoticeKind.LEFT: SENTENCES[NoticeKind.LEFT],
    NoticeKind.HEALTH: SENTENCES[NoticeKind.HEALTH],
    NoticeKind.WEEKLY: SENTENCES[NoticeKind.WEEKLY],
    NoticeKind.ROBOT: SENTENCES[NoticeKind.ROBOT],
    NoticeKind.ALERT: SENTENCES[NoticeKind.ALERT],
    NoticeKind.JOB: SENTENCES[NoticeKind.JOB],
}
LEAVES = frozenset({"who", "deal", "day", "percent", "times"})
NAMED = frozenset({NoticeKind.ALERT, NoticeKind.HEALTH, NoticeKind.JOB})
"""Kinds whose `what` is a word of ours, not of a colleague: the kind of an alert or a job, how a customer fares."""


def sentence(notice: Notice) -> str:
    """What a notice says inside the desk, in the language that is active."""
    return _said(SENTENCES[notice.kind], notice.parts)


def outside(notice: Notice) -> str:
    """What a notice says where it leaves the house: nothing that somebody typed but the names of deals."""
    leaves = LEAVES | {"what", "what_en"} if notice.kind in NAMED else LEAVES
    return _said(OUTSIDE[notice.kind], {name: value for name, value in notice.parts.items() if name in leaves})


def _said(words: str | Promise, parts: Mapping[str, str]) -> str:
    return str(words) % {name: _plain(name, value) for name, value in _filled(parts).items()}


def _filled(parts: Mapping[str, str]) -> dict[str, str]:
    """All parts of a sentence. What has words of its own in English (`what_en`) is told so to who reads English."""
    found = {**dict.fromkeys(("who", "what", "deal", "rival", "percent", "day", "times"), ""), **parts}
    english = found.pop("what_en", "")
    return {**found, "what": english} if english and (get_language() or "").startswith("en") else found


def _plain(name: str, value: str) -> str:
    """Days are stored as they sort and told as people say them."""
    if name != "day" or not value:
        return str(value)
    day = date.fromisoformat(value)
    year = "" if day.year == timezone.localdate().year else f"{day.year}年"
    return f"{day:%d %b %Y}" if (get_language() or "").startswith("en") else f"{year}{day.month}月{day.day}日"
