"""Which form each kind of proposal has. A kind without one is never written; the page says why."""

from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.forms import deal, people, trade
from yunchou.desk.capture.forms.base import CardForm
from yunchou.desk.capture.forms.note import NoteForm

FORMS: dict[Kind, type[CardForm]] = {
    Kind.INTERACTION: people.InteractionForm,
    Kind.PERSON_MET: people.PersonForm,
    Kind.PERSON_SPOKEN_OF: people.PersonForm,
    Kind.CANCELLED_MEETING: people.CancelledForm,
    Kind.PLANNED_MEETING: people.MeetingForm,
    Kind.BUDGET: deal.BudgetForm,
    Kind.PLAN_DATE: deal.PlanDateForm,
    Kind.NEED: deal.NeedForm,
    Kind.PRODUCT_GAP: deal.GapForm,
    Kind.RIVAL_MOVE: deal.RivalMoveForm,
    Kind.LEAN: people.LeanForm,
    Kind.CLAIM: people.ClaimForm,
    Kind.DECISION_STEP: deal.DecisionStepForm,
    Kind.SIGNING_STEP: deal.PaperStepForm,
    Kind.PAYMENT_STEP: deal.PaperStepForm,
    Kind.CONTRACT: deal.ContractForm,
    Kind.PAYMENT_PROMISED: deal.PaymentPromisedForm,
    Kind.PAYMENT_RECEIVED: deal.PaymentReceivedForm,
    Kind.NEGOTIATION: trade.NegotiationForm,
    Kind.SEAT_EXPANSION: deal.SeatsForm,
    Kind.OUR_PROMISE: deal.OurPromiseForm,
    Kind.CUSTOMER_PROMISE: deal.CustomerPromiseForm,
    Kind.REFERRAL: deal.ReferralForm,
    Kind.INSIDER_EVIDENCE: people.EvidenceForm,
    Kind.PERSONAL_NEED: people.PersonalNeedForm,
}

__all__ = ["FORMS", "CardForm", "NoteForm"]
