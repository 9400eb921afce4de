"""Note contacts, prepare meetings, write reasons to choose (P39, P91, P97, P98, P100 to P106).

The rows are added, changed, moved and removed by `opportunities.rows`; here stand their kinds, what is particular to
each, and what a meeting's own page does: who comes, what is ready, what is asked, and that it was held.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import (
    ChoiceOption,
    Concern,
    Interaction,
    MeetingAttendee,
    MeetingItem,
    MeetingPlan,
    ReasonPage,
)
from yunchou.desk.meetings.terms import Item
from yunchou.desk.meetings.ways import FACE_TO_FACE, FROM_AFAR, Way
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.rows import (
    RowKind,
    Values,
    Writing,
    add_row,
    change_row,
    ensure_past,
    row_of,
)
from yunchou.playbook.kernel.terms import Answer

LONGEST_QUESTIONS = 8000


def _interaction(values: Values, writing: Writing) -> Values:
    """Who recorded it and when; a visit is one, a call never is."""
    row = writing.row if isinstance(writing.row, Interaction) else None
    if row is None:
        values |= {"recorded_by": writing.actor, "recorded_at": writing.at}
        values.setdefault("colleagues", [writing.actor])
    ensure_past(values, ["on"], writing)
    way, visit = _now(values, row, "way"), _now(values, row, "visit")
    if way is Way.VISIT and visit is not Answer.YES:
        values["visit"] = Answer.YES
    elif way in FROM_AFAR and visit is not Answer.NO:
        values["visit"] = Answer.NO
    return values


def _plan(values: Values, writing: Writing) -> Values:
    """Who plans it; people meet, and what lies behind us is noted as a contact."""
    row = writing.row if isinstance(writing.row, MeetingPlan) else None
    if row is None:
        values |= {"created_by": writing.actor, "created_at": writing.at}
    if row is not None and row.interaction_id is not None:
        raise Invalid({"": _("This meeting has been held. Change the note of the contact instead.")})
    on = values.get("on")
    if on is not None and on < timezone.localdate(writing.at) and (row is None or on != row.on):
        raise Invalid({"on": _("This day has gone by. Note a contact instead.")})
    if _now(values, row, "starts_at") is not None and _now(values, row, "on") is None:
        raise Invalid({"on": _("Name the day too.")})
    if values.get("way", Way.VISIT) not in FACE_TO_FACE:
        raise Invalid({"way": _("A meeting is where people see each other.")})
    return values


def _concern(values: Values, writing: Writing) -> Values:
    """It belongs to a page of this deal."""
    page = values.get("page")
    if page is not None and page.opportunity_id != writing.deal.pk:
        raise Invalid({"page": _("This page belongs to another opportunity.")})
    return values


def _now(values: Values, row: Any, name: str) -> Any:
    """The value as it will be: the one given, else the stored one."""
    return values[name] if name in values else getattr(row, name, None)


INTERACTION = RowKind(Interaction, "interaction", complete=_interaction)
PLAN = RowKind(MeetingPlan, "meeting", complete=_plan)
ATTENDEE = RowKind(MeetingAttendee, "meeting_attendee", to_deal="meeting__opportunity")
ITEM = RowKind(MeetingItem, "meeting_item", to_deal="meeting__opportunity")
REASON_PAGE = RowKind(ReasonPage, "reason_page")
CONCERN = RowKind(Concern, "concern", ordered=True, to_deal="page__opportunity", complete=_concern)
OPTION = RowKind(ChoiceOption, "choice_option", ordered=True)


def answer_invitation(
    deal: Opportunity, pk: int, values: Values, *, seen_version: int, actor: User, at: datetime
) -> None:
    """Note whether somebody comes, or whether the slides answer his concerns: those the meeting has now."""
    row = row_of(ATTENDEE, deal, pk)
    _ensure_ahead(row.meeting)
    if "deck_fits" in values:
        values = {**values, "deck_looked_at": row.meeting.deck}
    change_row(ATTENDEE, deal, pk, values, seen_version=seen_version, actor=actor, at=at)


def prepare_item(
    deal: Opportunity, pk: int, item: Item, values: Values, *, seen_version: int, actor: User, at: datetime
) -> None:
    """Note whether something is ready and who sees to it. Version 0 is an item nobody has touched."""
    ensure_may_change(actor, deal)
    plan = row_of(PLAN, deal, pk)
    _ensure_ahead(plan)
    stored = MeetingItem.objects.filter(meeting=plan, item=item).first()
    if stored is None:
        add_row(ITEM, deal, {"meeting": plan, "item": item, **values}, actor=actor, at=at)
    else:
        change_row(ITEM, deal, stored.pk, values, seen_version=seen_version, actor=actor, at=at)


def put_question(deal: Opportunity, pk: int, question: str, *, seen_version: int, actor: User, at: datetime) -> None:
    """Put one more question on the list of a meeting; one that stands there already is not put twice."""
    plan = row_of(PLAN, deal, pk)
    asked = plan.question_lines
    question = " ".join(question.split())
    if not question:
        raise Invalid({"question": _("Write the question.")})
    if question in asked:
        return
    questions = "\n".join([*asked, question])
    if len(questions) > LONGEST_QUESTIONS:
        raise Invalid({"question": _("There are too many questions for one meeting.")})
    change_row(PLAN, deal, pk, {"questions": questions}, seen_version=seen_version, actor=actor, at=at)


@transaction.atomic
def hold(deal: Opportunity, pk: int, *, actor: User, at: datetime) -> Interaction:
    """Turn a meeting that took place into a contact: with everybody who did not decline. Sent twice it is one."""
    ensure_may_change(actor, deal)
    plan = MeetingPlan.objects.select_for_update().get(pk=row_of(PLAN, deal, pk).pk)
    if plan.interaction is not None:
        return plan.interaction
    today = timezone.localdate(at)
    if plan.on is not None and plan.on > today:
        raise Invalid({"on": _("This meeting lies ahead.")})
    came = [each.person for each in plan.invited.select_related("person") if each.confirmed is not Answer.NO]
    ours = list(plan.colleagues.all())
    if plan.presenter is not None and plan.presenter not in ours:
        ours.append(plan.presenter)
    values: Values = {
        "way": plan.way, "on": plan.on or today, "began_at": plan.starts_at, "place": plan.place,
        "people": came, "colleagues": ours or [actor], "note": plan.title,
    }  # fmt: skip
    made = add_row(INTERACTION, deal, values, actor=actor, at=at)
    MeetingPlan.objects.filter(pk=plan.pk).update(interaction=made, version=plan.version + 1)
    return made


def _ensure_ahead(plan: MeetingPlan) -> None:
    if plan.interaction_id is not None:
        raise Invalid({"": _("This meeting has been held. Change the note of the contact instead.")})
