"""The charts of the manager's room: each line says in words what its bar shows; the tables stand beneath them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yunchou.desk.outlook.coaching import Cost, Load
from yunchou.desk.outlook.funnel import Ends, Factor, Step
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.charts import Chart, Line, chart
from yunchou.playbook.kernel.terms import Answer

MOST_LINES = 10


def funnel_chart(steps: Sequence[Step]) -> Chart:
    """How many deals each stage took in, and what became of them."""
    key = [("main", _("went on")), ("soft", _("still there")), ("gone", _("ended here"))]
    return chart(_("What became of the deals in each stage"), key, map(_step, steps))


def _step(step: Step) -> Line:
    parts = [("main", step.passed), ("soft", step.there), ("gone", step.ended)]
    share = _("%(share)s%% went on") % {"share": step.share} if step.share is not None else _("none left yet")
    told = {"passed": step.passed, "there": step.there, "ended": step.ended, "share": share}
    note = _("%(passed)s went on, %(there)s still there, %(ended)s ended: %(share)s") % told
    return in_reader_language(step.stage.words), parts, note


def stay_chart(steps: Sequence[Step]) -> Chart:
    """How long deals that went on stayed in each stage."""
    return chart(_("Days in a stage, the middle of those that went on"), [], map(_stay, steps))


def _stay(step: Step) -> Line:
    days = step.days
    note = _("nobody knows yet") if days is None else ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    return in_reader_language(step.stage.words), [("main", days or 0)], note


def ends_chart(ends: Ends) -> Chart:
    """What was known of the four factors of the deals that were won and of those that were lost, in shares."""
    key = [("good", _("yes")), ("bad", _("no")), ("unknown", _("not known"))]
    lines = [line for factor in ends.factors for line in _factor(factor)]
    return chart(_("The four factors of won and of lost deals"), key, lines, whole=True)


def _factor(factor: Factor) -> list[Line]:
    tones = {Answer.YES: "good", Answer.NO: "bad", Answer.UNKNOWN: "unknown"}
    found: list[Line] = []
    for side, counts in ((_("won"), factor.won), (_("lost"), factor.lost)):
        name = _("%(factor)s, %(side)s") % {"factor": in_reader_language(factor.name), "side": side}
        told = " · ".join(f"{in_reader_language(a.words)} {counts[a]}" for a in tones)
        found.append((name, [(tone, counts[answer]) for answer, tone in tones.items()], told))
    return found


def load_chart(loads: Sequence[Load]) -> Chart:
    """Who is asked how much."""
    key = [("main", _("open")), ("bad", _("overdue"))]
    lines: list[Line] = [
        (
            each.name,
            [("main", each.open - each.overdue), ("bad", each.overdue)],
            _("%(open)s open, %(overdue)s overdue, %(hours)s hours in 30 days")
            % {"open": each.open, "overdue": each.overdue, "hours": f"{each.hours:g}"},
        )
        for each in loads[:MOST_LINES]
    ]
    return chart(_("Open requests"), key, lines)


def cost_chart(costs: Sequence[Cost]) -> Chart:
    """Where the hours go: hours may be added over currencies, money may not."""
    lines: list[Line] = [
        (
            each.deal.name,
            [("main", each.hours)],
            ngettext("%(n)s hour", "%(n)s hours", int(each.hours)) % {"n": f"{each.hours:g}"},
        )
        for each in sorted(costs, key=lambda each: -each.hours)[:MOST_LINES]
    ]
    return chart(_("Hours spent on a deal"), [], lines)
