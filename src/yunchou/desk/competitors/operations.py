"""Change what is known of rivals. What is particular: one list of companies, the five questions, no rival's document.

The rows are added, changed and removed by `opportunities.rows`; a rival who is new is typed once and then chosen.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, apply_changes, made
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalCompany, RivalMove
from yunchou.desk.competitors.queries import company_named, rivals_of, tender_runs
from yunchou.desk.customers.naming import name_key
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.intelligence.operations import from_source
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, add_row, ensure_past
from yunchou.playbook.competitors.held_documents import holds_document
from yunchou.playbook.kernel.terms import Answer

LONGEST_NAME, LONGEST_SHORT = 80, 40


def _rival(values: Values, writing: Writing) -> Values:
    """The company in the place of its name; the day on which an answer became known, and that of our message."""
    today = timezone.localtime(writing.at).date()
    _ensure_no_document(values, "counter_message")
    if writing.row is None:
        name = values.pop("name", "")
        values["company"] = values.get("company") or _company(name, actor=writing.actor, at=writing.at)
        values |= {"recorded_by": writing.actor, "recorded_at": writing.at}
    for answer, day in (("meets_need", "need_known_on"), ("within_budget", "budget_known_on")):
        new = values.get(answer)
        if new is not None and new != getattr(writing.row, answer, Answer.UNKNOWN):
            values[day] = None if new is Answer.UNKNOWN else today
    message = values.get("counter_message")
    if message is not None and message != getattr(writing.row, "counter_message", ""):
        values["countered_on"] = today if message else None
    return values


def _move(values: Values, writing: Writing) -> Values:
    """One answer to one question; the rival may be typed by name, and is noted in the deal when he is new."""
    row = writing.row if isinstance(writing.row, RivalMove) else None
    ensure_past(values, ["on"], writing)
    _ensure_answer(values, row)
    _ensure_no_document(values, "what")
    _ensure_no_tender(values, row, writing)
    name = values.pop("rival_name", "")
    if row is None:
        values["rival"] = _rival_of(writing.deal, values.get("rival"), name, actor=writing.actor, at=writing.at)
    elif values.get("rival") is None:
        values.pop("rival", None)
    elif values["rival"].opportunity_id != writing.deal.pk:
        raise Invalid({"rival": _("This rival belongs to another opportunity.")})
    return from_source(values, writing, "on")


def _ensure_answer(values: Values, row: RivalMove | None) -> None:
    """A stage answers the question of stages and no other; every other question is answered in words or by a person."""
    question = _now(values, row, "question")
    if question is Question.STAGE:
        if not _now(values, row, "stage"):
            raise Invalid({"stage": _("Choose how far the rival has got on our nine stages.")})
        return
    if "question" in values:
        values["stage"] = ""
    if not (_now(values, row, "what") or _now(values, row, "person")):
        raise Invalid({"what": _("Write one line: what you learned.")})


def _ensure_no_document(values: Values, field: str) -> None:
    said = holds_document(values.get(field) or "")
    if said:
        reason = _(
            "“%(said)s” says that we hold the rival's document. Note only that it was handed in, by whom and when; "
            "a rival's document is never taken or kept."
        )
        raise Invalid({field: reason % {"said": said}})


def _ensure_no_tender(values: Values, row: RivalMove | None, writing: Writing) -> None:
    """During a tender what others hand in is secret by law: not even the fact is noted."""
    if _now(values, row, "question") is not Question.DOCUMENT:
        return
    if tender_runs(writing.deal, timezone.localtime(writing.at).date()):
        raise Invalid({
            "question": _(
                "The tender is running: what rivals hand in is secret until the award, so nothing is noted about it. "
                "When the award has been made, note it in the time plan."
            )
        })  # fmt: skip


def _rival_of(deal: Opportunity, rival: Rival | None, name: str, *, actor: User, at: datetime) -> Rival:
    """The rival that was chosen, or the one of this name, added to the deal when he is new there."""
    if rival is not None and name:
        raise Invalid({"rival_name": _("Choose a rival or name a new one, not both.")})
    if rival is not None:
        if rival.opportunity_id != deal.pk:
            raise Invalid({"rival": _("This rival belongs to another opportunity.")})
        return rival
    company = _company(name, actor=actor, at=at, field="rival_name")
    known = rivals_of(deal).filter(company=company).first()
    return known or add_row(RIVAL, deal, {"company": company}, actor=actor, at=at)


def _company(name: str, *, actor: User, at: datetime, field: str = "name") -> RivalCompany:
    """The company of this name from the shared list, put there when it is new."""
    name = " ".join(name.split())
    if not name_key(name):
        raise Invalid({field: _("Name the rival.")})
    if len(name) > LONGEST_NAME:
        raise Invalid({field: _("The name of a company has at most %(most)s characters.") % {"most": LONGEST_NAME}})
    known = company_named(name)
    if known is not None:
        return known
    company = RivalCompany.objects.create(name=name, name_key=name_key(name), added_by=actor, added_at=at)
    record("rival_company.added", company, actor=actor, at=at, changes=made(name=name))
    return company


@transaction.atomic
def rename_company(
    company: RivalCompany, *, name: str, short_name: str, seen_version: int, actor: User, at: datetime
) -> Diff:
    """Spell a rival company's name, or its short name, in another way, for all deals. Who works on deals may."""
    ensure_may(actor, May.CHANGE_OPPORTUNITIES)
    name, short_name = " ".join(name.split()), " ".join(short_name.split())
    for field, text, most in (("name", name, LONGEST_NAME), ("short_name", short_name, LONGEST_SHORT)):
        if len(text) > most:
            raise Invalid({field: _("The name of a company has at most %(most)s characters.") % {"most": most}})
        taken = company_named(text) if text else None
        if taken is not None and taken.pk != company.pk:
            raise Invalid({field: _("%(name)s is already in the list.") % {"name": taken}})
    if not name_key(name):
        raise Invalid({"name": _("Name the rival.")})
    diff = apply_changes(company, {"name": name, "short_name": short_name}, seen_version=seen_version)
    if diff:
        keys = {"name_key": name_key(name), "short_key": name_key(short_name) if short_name else ""}
        RivalCompany.objects.filter(pk=company.pk).update(**keys)
        record("rival_company.changed", company, actor=actor, at=at, changes=diff)
    return diff


def _now(values: Values, row: RivalMove | None, name: str) -> Any:
    """The value as it will be: the one given, else the stored one."""
    return values[name] if name in values else getattr(row, name, None)


RIVAL = RowKind(Rival, "rival", complete=_rival)
MOVE = RowKind(RivalMove, "rival_move", to_deal="rival__opportunity", complete=_move)
