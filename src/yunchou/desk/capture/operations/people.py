"""Write what people did: rivals, leans, and inside the compartment what shows an insider and what he needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.capture.operations.writing import Desk, given
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.operations import MOVE
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Invalid
from yunchou.desk.insiders.operations import add_evidence, add_need, tie_source
from yunchou.desk.intelligence.claims import CLAIM, REPORT
from yunchou.desk.opportunities.rows import add_row, rows_of
from yunchou.desk.stakeholders.models import Player
from yunchou.desk.stakeholders.operations import LEAN_NOTE, PLAYER
from yunchou.playbook.kernel.terms import Answer

LONGEST_LINE = 200


def write_rival_move(desk: Desk, values: Mapping[str, Any]) -> None:
    """One line of the ledger for each of the five questions that is answered (P45 to P49)."""
    shared = {
        "rival_name": values["rival"], "on": values.get("on") or desk.day,
        "lawful_source": values["lawful_source"], "source_name": values.get("source", ""),
    }  # fmt: skip
    answers: list[dict[str, Any]] = []
    for question, name in ((Question.MET, "met"), (Question.WON_OVER, "won_over")):
        if values.get(name):
            person = desk.people.get(values[name])
            answers.append({"question": question, "person": person, "what": "" if person else values[name]})
    for question, name in ((Question.TOPICS, "topics"), (Question.DOCUMENT, "document")):
        if values.get(name):
            answers.append({"question": question, "what": values[name][:LONGEST_LINE]})
    if values.get("stage"):
        answers.append({"question": Question.STAGE, "stage": values["stage"]})
    if not answers:
        raise Invalid({"topics": _("Say at least one thing that the rival did.")})
    for answer in answers:
        add_row(MOVE, desk.deal, {**shared, **answer}, **desk.by)


def write_lean(desk: Desk, values: Mapping[str, Any]) -> None:
    """Where somebody leans; whoever is not on the map of the deal yet is put there."""
    row = {"player": _player(desk, desk.somebody(values["person"])), "lean": values["lean"], "on": desk.day}
    add_row(LEAN_NOTE, desk.deal, {**row, **given(values, ("rival",))}, **desk.by)


def _player(desk: Desk, contact: Contact) -> Player:
    there: Player | None = rows_of(PLAYER, desk.deal).filter(contact=contact).first()
    return there or add_row(PLAYER, desk.deal, {"contact": contact}, **desk.by)


def write_evidence(desk: Desk, values: Mapping[str, Any]) -> None:
    """One deed that speaks for an insider, into the compartment."""
    source = tie_source(desk.deal, desk.somebody(values["person"]), **desk.by)
    row = {"test": values["test"], "on": values.get("on") or desk.day, "unprompted": values["unprompted"]}
    add_evidence(desk.deal, source.pk, {**row, "text": values.get("text", "")}, **desk.by)


def write_personal_need(desk: Desk, values: Mapping[str, Any]) -> None:
    """One professional need, into the compartment; what may not be kept is refused there too."""
    source = tie_source(desk.deal, desk.somebody(values["person"]), **desk.by)
    add_need(desk.deal, source.pk, {"kind": values["kind"], "text": values["text"]}, **desk.by)


def write_claim(desk: Desk, values: Mapping[str, Any]) -> None:
    """A statement at second hand, with the source that said so."""
    claim = add_row(CLAIM, desk.deal, {"statement": values["statement"]}, **desk.by)
    source, heard_from = values.get("source") or values.get("heard_from"), values.get("heard_from", "")
    if source:
        told = {"source_name": source, "heard_from_name": "" if heard_from == source else heard_from}
        add_row(REPORT, desk.deal, {"claim": claim, "says": Answer.YES, "on": desk.day, **told}, **desk.by)
