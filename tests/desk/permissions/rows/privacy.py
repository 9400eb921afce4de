"""Personal information: who answers for it; the legal ground of a person also for who works on his customer."""

from __future__ import annotations

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import SELLS, Row, World
from tests.desk.privacy.transfers import abroad
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.roles import Role
from yunchou.desk.messengers.terms import OutwardWay
from yunchou.desk.privacy.forms import AssessmentForm
from yunchou.desk.privacy.operations import note_request
from yunchou.desk.privacy.papers import assess
from yunchou.desk.privacy.terms import RequestKind
from yunchou.playbook.kernel.terms import Answer

OFFICER = frozenset({Role.COMPLIANCE})


def _person(world: World) -> dict[str, Any]:
    return {"pk": Contact.objects.create(company=world.cast.company, name="王建国", created_at=AT).pk}


def _theirs(world: World) -> dict[str, Any]:
    return {"pk": Contact.objects.create(company=world.foreign_company, name="李志远", created_at=AT).pk}


def _request(world: World) -> dict[str, Any]:
    values = {"kind": RequestKind.ACCESS, "who": "王建国，来信", "received_on": AT.date()}
    return {"pk": note_request(values, actor=world.cast.compliance, at=AT).pk}


_ASKED = {"kind": "access", "who": "王建国，来信", "received_on": "2026-09-01"}
_ASSESSED = {
    "title": "记录内线", "trigger": "other", "purpose": "判断商机", "risks": "泄露", "measures": "加密",
    "outcome": "accepted", "decided_by": "何总", "decided_on": "2026-09-01", "review_on": "2027-09-01", "version": 1,
}  # fmt: skip
_NOTICE = {"name": "2026-09", "since": "2026-09-01", "zh": "我们保存您的工作联系方式。"}


def _assessment(world: World) -> dict[str, Any]:
    form = AssessmentForm(_ASSESSED)
    assert form.is_valid()
    return {"pk": assess(form.values(), actor=world.cast.compliance, at=AT).pk}


def _abroad(world: World) -> dict[str, Any]:
    return {"pk": abroad(OutwardWay.PUSH, "push.example", actor=world.cast.compliance).pk}


def _consent(world: World) -> dict[str, Any]:
    asking = abroad(OutwardWay.PEOPLE, "", actor=world.cast.compliance, each_consents=Answer.YES)
    return {"pk": _person(world)["pk"], "transfer": asking.pk}


_TRANSFER = {
    "way": "push", "recipient": "Example Ltd", "host": "push.example", "country": "新加坡", "ground": "contract",
    "each_consents": "no", "kinds": "提醒的种类", "since": "2026-09-01", "version": 1,
}  # fmt: skip
_SPAN = {"since": "2026-09-01", "until": "2026-09-02"}
_BASIS = {"ground": "contract", "source": "名片"}
_WORKS = SELLS | OFFICER | {Role.PRESALES}
# Who reaches the person but does not work on his customer is refused; who does not reach him finds nobody.
_ON_PERSON = {"ours": _person, "theirs": _theirs, "allowed": _WORKS, "allowed_theirs": OFFICER}
_UNSEEN = {"unseen": frozenset({Role.READ_ONLY})}
ROWS = [
    Row("privacy", allowed=OFFICER),
    Row("privacy_register", allowed=OFFICER),
    Row("privacy_request_new", allowed=OFFICER),
    Row("privacy_request_new", "POST", allowed=OFFICER, data=lambda _w: _ASKED),
    Row("privacy_request", allowed=OFFICER, ours=_request),
    Row("privacy_request", "POST", allowed=OFFICER, ours=_request, data=lambda _w: {"answer": "已寄出", "version": 1}),
    Row(
        "privacy_request_asker",
        "POST",
        allowed=OFFICER,
        ours=_request,
        data=lambda w: {"contact": _person(w)["pk"], "version": 1},
    ),
    Row("transfers", allowed=OFFICER),
    Row("transfer_new", allowed=OFFICER),
    Row("transfer_new", "POST", allowed=OFFICER, data=lambda _w: _TRANSFER),
    Row("transfer", allowed=OFFICER, ours=_abroad),
    Row("transfer", "POST", allowed=OFFICER, ours=_abroad, data=lambda _w: _TRANSFER),
    Row("transfer_consent", allowed=OFFICER, ours=_consent),
    Row(
        "transfer_consent",
        "POST",
        allowed=OFFICER,
        ours=_consent,
        data=lambda _w: {"consented_on": "2026-09-01", "version": 0},
    ),
    Row("privacy_person_request", allowed=OFFICER, ours=_person),
    Row("privacy_person", allowed=OFFICER, ours=_person),
    Row("privacy_file", "POST", allowed=OFFICER, ours=_person, status=200),
    Row("privacy_called", "POST", allowed=OFFICER, ours=_person, status=200),
    # The right to erase is given to a person, no role brings it.
    Row("privacy_erasure", "POST", allowed=frozenset(), ours=_person),
    Row("privacy_incident", allowed=OFFICER),
    Row("privacy_incident_export", "POST", allowed=frozenset(), data=lambda _w: _SPAN),
    Row("privacy_audit", allowed=OFFICER),
    # The right to audit is given to a person, no role brings it.
    Row("privacy_audit_report", "POST", allowed=frozenset(), data=lambda _w: _SPAN),
    Row("privacy_notices", allowed=OFFICER),
    Row("privacy_notices", "POST", allowed=OFFICER, data=lambda _w: _NOTICE),
    # Exporting is a right that no role brings.
    Row("privacy_notices_export", "POST", allowed=frozenset()),
    Row("assessments", allowed=OFFICER),
    Row("assessment_new", allowed=OFFICER),
    Row("assessment_new", "POST", allowed=OFFICER, data=lambda _w: _ASSESSED),
    Row("assessment", allowed=OFFICER, ours=_assessment),
    Row("assessment", "POST", allowed=OFFICER, ours=_assessment, data=lambda _w: _ASSESSED),
    Row("assessment_file", allowed=OFFICER, ours=_assessment),
    Row(
        "person_withdrawal",
        "POST",
        data=lambda _w: {"withdrawn_on": "2026-09-01", "version": 1},
        **_ON_PERSON,
        **_UNSEEN,
    ),
    Row("person_basis", **_ON_PERSON, **_UNSEEN),
    Row("person_basis", "POST", data=lambda _w: _BASIS, **_ON_PERSON, **_UNSEEN),
]
