"""The draft of a weekly report: what moved, whom we saw, promises kept and due, money, and what comes next week.

It names deals, customers and colleagues, nobody at the customer: the report goes to a leader, often by chat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.kinds import sentence
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.models import Interaction, MeetingPlan
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.receivables.models import Allocation
from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.queries import WAITING
from yunchou.desk.sums import ExactSum
from yunchou.desk.tempo.models import NextStep
from yunchou.desk.terms import in_reader_language
from yunchou.desk.today.queries import own_deals
from yunchou.desk.today.queries.moves import own_moves
from yunchou.desk.web import formats
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Standing

WEEK = timedelta(days=7)
MOST = 12
"""Lines of one part; a report that says everything says nothing."""
MOVED = (
    "opportunity.created",
    "opportunity.stage_passed",
    "opportunity.stage_overridden",
    "opportunity.stage_returned",
    "opportunity.paused",
    "opportunity.resumed",
    "opportunity.disqualified",
    "opportunity.revived",
    "opportunity.lost",
    "opportunity.won",
    "contract.signed",
)
ENDED = [Standing.LOST, Standing.WON]


def draft(user: User, monday: date, today: date) -> str:
    """The report of a week as it would be written now, in the language that is active. A fixed number of queries."""
    deals = own_deals(user)
    names = {deal.pk: f"{deal.customer} · {deal.name}" for deal in deals.select_related("customer")}
    parts = [
        (_("What moved"), _moved(names, user, monday)),
        (_("Contacts with customers"), _contacts(names, user, monday)),
        (_("Promises kept"), _kept(names, user, monday)),
        (_("Money received"), _money(user, deals, names, monday)),
        (_("Due and still open"), _open(names, user, monday, today)),
        (_("Next week"), _next_week(names, user, monday)),
    ]
    told = [_part(heading, lines) for heading, lines in parts]
    return "\n\n".join(part for part in told if part)


def _part(heading: str, lines: Iterable[str]) -> str:
    found = list(lines)
    shown = [f"{number}. {line}" for number, line in enumerate(found[:MOST], 1)]
    if len(found) > MOST:
        shown.append(_("and %(count)s more") % {"count": len(found) - MOST})
    return "\n".join([f"【{heading}】", *shown]) if found else ""


def _span(user: User, monday: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(user.time_zone)
    begin = datetime.combine(monday, time.min, tzinfo=zone)
    return begin, datetime.combine(monday + WEEK, time.min, tzinfo=zone)


def _moved(names: dict[int, str], user: User, monday: date) -> Iterator[str]:
    begin, end = _span(user, monday)
    rows = JournalEntry.objects.filter(opportunity_id__in=list(names), kind__in=MOVED, at__gte=begin, at__lt=end)
    for row in rows.order_by("sequence"):
        yield _("%(deal)s: %(what)s") % {
            "deal": names[row.opportunity_id or 0],
            "what": sentence(row.kind, row.subject_name),
        }


def _contacts(names: dict[int, str], user: User, monday: date) -> Iterator[str]:
    """One line a deal, with how often and in which way."""
    mine = Q(recorded_by=user) | Q(colleagues=user)
    rows = Interaction.objects.filter(mine, opportunity__in=list(names), on__gte=monday, on__lt=monday + WEEK)
    seen = rows.order_by("on", "pk").values_list("pk", "opportunity", "way").distinct()
    counted: dict[int, Counter[str]] = {}
    for _pk, deal, way in seen:
        counted.setdefault(deal, Counter())[in_reader_language(way.words)] += 1
    for deal, ways in counted.items():
        told = _(", ").join(_("%(way)s %(count)s×") % {"way": way, "count": n} for way, n in ways.items())
        yield _("%(deal)s: %(what)s") % {"deal": names[deal], "what": told}


def _kept(names: dict[int, str], user: User, monday: date) -> Iterator[str]:
    during = {"done_on__gte": monday, "done_on__lt": monday + WEEK}
    steps = NextStep.objects.filter(_mine(user), opportunity__in=list(names), initiative=Initiative.OURS, **during)
    asks = Ask.objects.filter(of=user, **during).select_related("opportunity__customer")
    for step in steps.order_by("done_on", "pk"):
        yield _("%(what)s (%(deal)s)") % {"what": step.what, "deal": names[step.opportunity_id]}
    for ask in asks.order_by("done_on", "pk"):
        yield _("%(what)s (%(deal)s)") % {"what": ask.what, "deal": _named(ask.opportunity, names)}


def _mine(user: User) -> Q:
    return Q(opportunity__owner=user) | Q(recorded_by=user)


def _named(deal: Opportunity, names: dict[int, str]) -> str:
    return names.get(deal.pk) or f"{deal.customer} · {deal.name}"


def _money(user: User, deals: QuerySet[Opportunity], names: dict[int, str], monday: date) -> Iterator[str]:
    """What arrived in the week, by deal; only a receipt of the bank counts (P83)."""
    if May.SEE_RECEIVABLES not in reach_of(user).may:
        return
    rows = Allocation.objects.filter(
        instalment__contract__opportunity__in=deals,
        receipt__withdrawn_at__isnull=True,
        receipt__received_on__gte=monday,
        receipt__received_on__lt=monday + WEEK,
    )
    by_deal = "instalment__contract__opportunity", "receipt__currency"
    sums = rows.order_by(by_deal[0]).values_list(*by_deal).annotate(total=ExactSum("amount"))
    for deal, currency, total in sums:
        yield _("%(deal)s: %(what)s") % {"deal": names[deal], "what": _amount(total, currency)}


def _amount(total: Decimal, currency: str) -> str:
    return formats.money(total, currency, zh=not (get_language() or "").startswith("en"))


def _open(names: dict[int, str], user: User, monday: date, today: date) -> Iterator[str]:
    """Promises that fell due until the end of the week, or until today in a week that runs, and are not kept."""
    last = min(monday + WEEK - timedelta(days=1), today)
    ours = Q(initiative=Initiative.OURS, done_on=None, due_on__lte=last) & _mine(user)
    steps = NextStep.objects.filter(ours, opportunity__in=list(names)).exclude(opportunity__standing__in=ENDED)
    for step in steps.order_by("due_on", "pk"):
        yield _due(step.due_on, step.what, names[step.opportunity_id])
    asks = Ask.objects.filter(of=user, state__in=WAITING, due_on__lte=last).select_related("opportunity__customer")
    for ask in asks.order_by("due_on", "pk"):
        yield _due(ask.due_on, ask.what, _named(ask.opportunity, names))


def _due(on: date | None, what: str, deal: str) -> str:
    return _("%(day)s %(what)s (%(deal)s)") % {"day": _day(on), "what": what, "deal": deal}


def _next_week(names: dict[int, str], user: User, monday: date) -> Iterator[str]:
    begin, end = monday + WEEK, monday + 2 * WEEK
    meetings = MeetingPlan.objects.filter(
        opportunity__in=list(names), interaction__isnull=True, on__gte=begin, on__lt=end
    )
    for plan in meetings.order_by("on", "pk"):
        yield _due(plan.on, plan.title, names[plan.opportunity_id])
    steps = NextStep.objects.filter(_mine(user), opportunity__in=list(names), initiative=Initiative.OURS, done_on=None)
    for step in steps.filter(due_on__gte=begin, due_on__lt=end).order_by("due_on", "pk"):
        yield _due(step.due_on, step.what, names[step.opportunity_id])
    for move in own_moves(user):
        # The title of the rule: its sentence may name people.
        yield _("%(what)s (%(deal)s)") % {"what": in_reader_language(move.advice.title), "deal": names[move.deal.pk]}


def _day(day: date | None) -> str:
    return formats.day(day, timezone.localdate(), zh=not (get_language() or "").startswith("en")) if day else ""
