"""Claims of a deal; who may read its confidences, and who did: its keeper's alone."""

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_DEALS,
    WORKS_ON_DEALS,
    Arguments,
    Row,
    World,
    deal,
    deal_in,
    foreign_deal,
    new_row,
    one_row,
)
from yunchou.desk.identity.models import CompartmentGrant
from yunchou.desk.identity.roles import Role
from yunchou.desk.intelligence.break_glass import ask, waiting_for
from yunchou.desk.intelligence.claims import CLAIM, REPORT, settle
from yunchou.desk.intelligence.models import Claim, Report, Source
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.rows import add_row
from yunchou.playbook.kernel.terms import Answer

MAY_ASK = frozenset({Role.LEADER, Role.EXECUTIVE, Role.ADMINISTRATOR})
MAY_DECIDE = frozenset({Role.COMPLIANCE, Role.EXECUTIVE, Role.ADMINISTRATOR})
KEEPER = frozenset({Role.SELLER})
NOT_ON_THEIRS = frozenset({Role.PRESALES, Role.LEADER, Role.READ_ONLY})


def granted(on: Opportunity, world: World) -> dict[str, Any]:
    """An access of the executive's to this deal's compartment."""
    new = {"reason": "共同拜访", "granted_by": on.owner, "granted_at": AT}
    access, _made = CompartmentGrant.objects.get_or_create(
        compartment=on.compartment, user=world.cast.executive, defaults=new
    )
    return {"pk": on.pk, "grant": access.pk}


def asked(world: World) -> dict[str, Any]:
    """The leader's request for the confidences of the hero deal."""
    deal, leader = world.cast.deal, world.cast.manager
    opening = waiting_for(leader, deal) or ask(deal, reason="陈晓失联，客户明早评标", hours=4, actor=leader, at=AT)
    return {"pk": opening.pk}


def letting_in(world: World) -> dict[str, Any]:
    return {"user": world.cast.executive.pk, "reason": "共同拜访"}


def _claim(of: Opportunity) -> Claim:
    return add_row(CLAIM, of, {"statement": "预算已批"}, actor=of.owner, at=AT)


def _report(of: Opportunity) -> Report:
    said = {"claim": _claim(of), "source_name": "CANARY-COACH", "says": Answer.YES, "on": AT.date()}
    return add_row(REPORT, of, said, actor=of.owner, at=AT)


def _of_claim(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        report = _report(deal_in(world, theirs=theirs))
        return {"claim": report.claim_id, "pk": report.claim.opportunity_id}

    return arguments


def _wrong_twice(*, theirs: bool = False) -> Arguments:
    """A source whose record earns an E."""

    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        for _time in range(2):
            report = _report(of)
            settle(of, report.claim_id, Answer.NO, on=None, seen_version=1, actor=of.owner, at=AT)
        return {"source": Source.objects.filter(opportunity=of).latest("ordinal").pk, "pk": of.pk}

    return arguments


_SAID: dict[str, tuple[Any, dict[str, Any]]] = {
    "claims": (_claim, {"statement": "预算三月已批"}),
    "reports": (_report, {"says": "no", "on": "2026-09-01", "source_name": "冯岚"}),
}


def _said(slug: str, make: Any, values: dict[str, Any]) -> list[Row]:
    new = {"ours": new_row(slug), "theirs": new_row(slug, theirs=True), "allowed": WORKS_ON_DEALS}
    one = {"ours": one_row(slug, make), "theirs": one_row(slug, make, theirs=True), "allowed": WORKS_ON_DEALS}

    def about(world: World) -> dict[str, Any]:
        return {**values, "claim": _claim(world.cast.deal).pk} if slug == "reports" else values

    return [
        Row("claims_row_new", **new),
        # A word is said on a claim of the same deal: the form of ours is not one of theirs.
        Row("claims_row_new", "POST", data=about, **({**new, "theirs": None} if slug == "reports" else new)),
        Row("claims_row", **one),
        Row("claims_row", "POST", data=lambda _w: {**values, "version": 1}, **one),
        Row("claims_row_removal", "POST", data=lambda _w: {"version": 1}, **one),
        Row("claims_row_place", "POST", status=422, data=lambda _w: {"to": 0}, **one),
    ]


_CLAIM = {"ours": _of_claim(), "theirs": _of_claim(theirs=True)}
ROWS = [
    Row("claims", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    *(row for slug, (make, values) in _SAID.items() for row in _said(slug, make, values)),
    Row("claim_outcome", "POST", allowed=WORKS_ON_DEALS, data=lambda _w: {"outcome": "yes", "version": 1}, **_CLAIM),
    # Who is behind a claim opens for its compartment alone: no role opens it, whatever it reaches.
    Row(
        "claim_witnesses",
        "POST",
        allowed=SEES_DEALS - SEES_ALL,
        status=200,
        answers=dict.fromkeys((Role.LEADER, Role.PRESALES, Role.READ_ONLY), 403),
        **_CLAIM,
    ),
    Row(
        "source_rating",
        "POST",
        ours=_wrong_twice(),
        theirs=_wrong_twice(theirs=True),
        allowed=WORKS_ON_DEALS,
        data=lambda _w: {"reliability": "E"},
    ),
    Row("compartment", ours=deal, theirs=foreign_deal, allowed=KEEPER, unseen=NOT_ON_THEIRS),
    Row("compartment", "POST", ours=deal, theirs=foreign_deal, allowed=KEEPER, unseen=NOT_ON_THEIRS, data=letting_in),
    Row(
        "compartment_access",
        "POST",
        ours=lambda w: granted(w.cast.deal, w),
        theirs=lambda w: granted(w.foreign_deal, w),
        allowed=KEEPER,
        unseen=NOT_ON_THEIRS,
    ),
    Row("opening_new", allowed=MAY_ASK, ours=deal, theirs=foreign_deal, allowed_theirs=MAY_ASK & SEES_ALL),
    Row("opening_new", "POST", allowed=MAY_ASK, ours=deal, theirs=foreign_deal, allowed_theirs=MAY_ASK & SEES_ALL,
        data=lambda _w: {"reason": "失联，客户明早评标，等不及", "hours": 4}),
    Row("openings", allowed=MAY_DECIDE),
    Row("opening_decision", allowed=MAY_DECIDE, ours=asked),
    Row("opening_decision", "POST", allowed=MAY_DECIDE, ours=asked,
        data=lambda _w: {"allowed": "no", "reason": "能联系上保管人，不必打开"}),
]  # fmt: skip
