"""The fields of each kind of proposal, named as the dossier's facts, so that an accepted one can be written.

Everything may be absent: absent is unknown. `within` says between which days a date lies when the words name no
single day; the date itself is then the day to reckon with. People and rivals are called by their name in the dossier
when they are known, and as the note calls them when not.
"""

from __future__ import annotations

from yunchou.desk.capture.contract.deal_fields import (
    ClaimFields,
    DecisionStepFields,
    NeedFields,
    PlanDateFields,
    ProductGapFields,
    PromiseFields,
    ReferralFields,
    RivalMoveFields,
)
from yunchou.desk.capture.contract.money_fields import (
    BudgetFields,
    ContractFields,
    NegotiationFields,
    PaperStepFields,
    PaymentPromisedFields,
    PaymentReceivedFields,
    SeatExpansionFields,
)
from yunchou.desk.capture.contract.people_fields import (
    CancelledMeetingFields,
    InsiderEvidenceFields,
    InteractionFields,
    LeanFields,
    PersonalNeedFields,
    PersonFields,
    PlannedMeetingFields,
)
from yunchou.desk.capture.contract.terms import Kind

Fields = (
    InteractionFields
    | PersonFields
    | PlannedMeetingFields
    | CancelledMeetingFields
    | BudgetFields
    | PlanDateFields
    | NeedFields
    | ProductGapFields
    | RivalMoveFields
    | LeanFields
    | InsiderEvidenceFields
    | DecisionStepFields
    | PaperStepFields
    | ContractFields
    | PaymentPromisedFields
    | PaymentReceivedFields
    | NegotiationFields
    | ReferralFields
    | SeatExpansionFields
    | PersonalNeedFields
    | PromiseFields
    | ClaimFields
)


FIELDS: dict[Kind, type[Fields]] = {
    Kind.INTERACTION: InteractionFields,
    Kind.PERSON_MET: PersonFields,
    Kind.PERSON_SPOKEN_OF: PersonFields,
    Kind.PLANNED_MEETING: PlannedMeetingFields,
    Kind.CANCELLED_MEETING: CancelledMeetingFields,
    Kind.BUDGET: BudgetFields,
    Kind.PLAN_DATE: PlanDateFields,
    Kind.NEED: NeedFields,
    Kind.PRODUCT_GAP: ProductGapFields,
    Kind.RIVAL_MOVE: RivalMoveFields,
    Kind.LEAN: LeanFields,
    Kind.INSIDER_EVIDENCE: InsiderEvidenceFields,
    Kind.DECISION_STEP: DecisionStepFields,
    Kind.SIGNING_STEP: PaperStepFields,
    Kind.PAYMENT_STEP: PaperStepFields,
    Kind.CONTRACT: ContractFields,
    Kind.PAYMENT_PROMISED: PaymentPromisedFields,
    Kind.PAYMENT_RECEIVED: PaymentReceivedFields,
    Kind.NEGOTIATION: NegotiationFields,
    Kind.REFERRAL: ReferralFields,
    Kind.SEAT_EXPANSION: SeatExpansionFields,
    Kind.PERSONAL_NEED: PersonalNeedFields,
    Kind.OUR_PROMISE: PromiseFields,
    Kind.CUSTOMER_PROMISE: PromiseFields,
    Kind.CLAIM: ClaimFields,
}
