"""Introducers are screened by somebody else; conflicts are declared by oneself and decided by compliance."""

from decimal import Decimal

import pytest

from tests.cast import AT
from tests.desk.conduct.kinds import introducer
from yunchou.desk.conduct.facts import load_parts
from yunchou.desk.conduct.models import ConflictDeclaration, Outsider
from yunchou.desk.conduct.operations import OUTSIDER, decide_conflict, declare, screen
from yunchou.desk.conduct.terms import ConflictNature, ConflictOutcome
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import add_row, change_row
from yunchou.playbook.kernel.terms import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


def added(cast, **more):
    values = {"name": "方老师", "paid": NO, "relation": "曾是李主任的培训讲师", **more}
    return add_row(OUTSIDER, cast.deal, values, actor=cast.owner, at=AT)


def screened(row, actor, result=YES, conflict=NO, note="工商与司法信息查过，无关联", version=1):
    return screen(row, screened=result, conflict=conflict, note=note, seen_version=version, actor=actor, at=AT)


def test_an_introducer_is_recorded_screened_and_known_to_the_method(cast):
    row = added(cast)
    assert row.screened is UNKNOWN
    screened(row, cast.compliance)
    facts = load_parts([cast.deal.pk], AT.date())[cast.deal.pk]["outsiders"]
    assert [(f.name, f.screened, f.conflict) for f in facts] == [("方老师", YES, NO)]


@pytest.mark.parametrize("who", ["owner", "manager", "executive", "administrator", "stranger"])
def test_only_compliance_screens(cast, who):
    row = added(cast)
    with pytest.raises(Refused):
        screened(row, getattr(cast, who))
    assert Outsider.objects.get().screened is UNKNOWN


@pytest.mark.parametrize(
    ("facts", "result", "conflict", "field"),
    [
        ({"paid": NO}, YES, UNKNOWN, "conflict"),
        ({"paid": NO}, YES, YES, "conflict"),
        ({"paid": UNKNOWN}, YES, NO, "screened"),
        ({"paid": YES, "disclosed": NO}, YES, NO, "screened"),
        ({"paid": YES, "disclosed": UNKNOWN}, YES, NO, "screened"),
    ],
)
def test_nobody_is_cleared_on_the_unknown_or_the_hidden(cast, facts, result, conflict, field):
    row = added(cast, **facts)
    with pytest.raises(Invalid) as refused:
        screened(row, cast.compliance, result, conflict)
    assert list(refused.value.fields) == [field]
    screened(row, cast.compliance, NO, conflict)


def test_a_change_of_what_was_looked_at_undoes_the_screening(cast):
    row = added(cast)
    screened(row, cast.compliance)
    values = {"paid": YES, "commission": Decimal(20000)}
    change_row(OUTSIDER, cast.deal, row.pk, values, seen_version=2, actor=cast.owner, at=AT)
    fresh = Outsider.objects.get()
    assert (fresh.screened, fresh.conflict, fresh.screened_by) == (UNKNOWN, UNKNOWN, None)


def test_nobody_writes_his_own_screening_with_the_row(cast):
    row = add_row(OUTSIDER, cast.deal, {"name": "方老师", "paid": NO}, actor=cast.owner, at=AT)
    assert row.screened is UNKNOWN
    assert introducer(cast.deal).recorded_by == cast.owner


def test_a_conflict_is_declared_in_confidence_and_decided(cast):
    row = declare(
        nature=ConflictNature.RELATIVE, customer=cast.company, other_party="", detail="配偶在该行信息科技部",
        actor=cast.owner, at=AT,
    )  # fmt: skip
    line = JournalEntry.objects.get(kind="conflict.declared")
    assert "配偶" not in str([line.changes, line.note, line.subject_name])
    decide_conflict(row, outcome=ConflictOutcome.STEP_BACK, measure="", seen_version=1, actor=cast.compliance, at=AT)
    assert ConflictDeclaration.objects.get().outcome is ConflictOutcome.STEP_BACK


def test_a_declaration_names_somebody_and_a_measure_is_stated(cast):
    with pytest.raises(Invalid):
        declare(nature=ConflictNature.OTHER, customer=None, other_party=" ", detail="", actor=cast.owner, at=AT)
    row = declare(
        nature=ConflictNature.OTHER, customer=cast.company, other_party="", detail="", actor=cast.owner, at=AT
    )
    with pytest.raises(Invalid):
        decide_conflict(row, outcome=ConflictOutcome.MANAGED, measure="", seen_version=1, actor=cast.compliance, at=AT)


def test_nobody_decides_about_himself(cast):
    row = declare(
        nature=ConflictNature.OTHER, customer=None, other_party="某供应商", detail="", actor=cast.compliance, at=AT
    )
    with pytest.raises(Refused):
        decide_conflict(row, outcome=ConflictOutcome.NONE, measure="", seen_version=1, actor=cast.compliance, at=AT)
    with pytest.raises(Refused):
        decide_conflict(row, outcome=ConflictOutcome.NONE, measure="", seen_version=1, actor=cast.manager, at=AT)
