"""Which operation takes each kind of proposal, in the order in which they are written: people before what they did."""

from __future__ import annotations

from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.operations.contacts import write_interaction, write_meeting, write_person
from yunchou.desk.capture.operations.facts import write_budget, write_decision_step, write_need, write_plan_date
from yunchou.desk.capture.operations.papers import (
    ask_about_payment,
    write_contract,
    write_payment_promised,
    write_payment_step,
    write_seats,
    write_signing_step,
)
from yunchou.desk.capture.operations.people import (
    write_claim,
    write_evidence,
    write_lean,
    write_personal_need,
    write_rival_move,
)
from yunchou.desk.capture.operations.promises import write_customer_promise, write_our_promise, write_referral
from yunchou.desk.capture.operations.trade import write_cancelled, write_negotiation
from yunchou.desk.capture.operations.writing import Writer

WRITERS: dict[Kind, Writer] = {
    Kind.PERSON_MET: write_person,
    Kind.PERSON_SPOKEN_OF: write_person,
    Kind.INTERACTION: write_interaction,
    Kind.CANCELLED_MEETING: write_cancelled,
    Kind.PLANNED_MEETING: write_meeting,
    Kind.BUDGET: write_budget,
    Kind.PLAN_DATE: write_plan_date,
    Kind.NEED: write_need,
    Kind.PRODUCT_GAP: write_need,
    Kind.DECISION_STEP: write_decision_step,
    Kind.RIVAL_MOVE: write_rival_move,
    Kind.LEAN: write_lean,
    Kind.CLAIM: write_claim,
    Kind.SIGNING_STEP: write_signing_step,
    Kind.PAYMENT_STEP: write_payment_step,
    Kind.CONTRACT: write_contract,
    Kind.PAYMENT_PROMISED: write_payment_promised,
    Kind.PAYMENT_RECEIVED: ask_about_payment,
    Kind.NEGOTIATION: write_negotiation,
    Kind.SEAT_EXPANSION: write_seats,
    Kind.OUR_PROMISE: write_our_promise,
    Kind.CUSTOMER_PROMISE: write_customer_promise,
    Kind.REFERRAL: write_referral,
    Kind.INSIDER_EVIDENCE: write_evidence,
    Kind.PERSONAL_NEED: write_personal_need,
}
ORDER = {kind: place for place, kind in enumerate(WRITERS)}
SEALED_KINDS = frozenset({Kind.INSIDER_EVIDENCE, Kind.PERSONAL_NEED})
