"""The field register: the class of every stored text, its purpose and how long it is kept (trust.md).

Numbers, dates, choices and links carry no class of their own. A text, file or JSON column without one fails a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldClass(StrEnum):
    """How a text is treated."""

    NORMAL = "normal"
    PERSONAL = "personal"
    RESTRICTED = "restricted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field's class; personal and restricted fields say what for and for how many days after last use.

    `is_prose` marks what people write in their own words: it is judged before it is stored (`desk.wording`)."""

    field_class: FieldClass
    purpose: str = ""
    retention_days: int = 0
    is_prose: bool = False


NORMAL = Entry(FieldClass.NORMAL)
_COLLEAGUE = Entry(FieldClass.PERSONAL, "To let a colleague sign in and be recognised at work", 3650)
_BUSINESS_CONTACT = Entry(FieldClass.PERSONAL, "To know whom to speak with about a deal", 1825)
_FREE_TEXT = Entry(FieldClass.PERSONAL, "Notes about a deal, which may name people", 1825, is_prose=True)
_DERIVED = Entry(FieldClass.PERSONAL, "What the method says about a deal, which may name people", 1825)
# What a colleague must declare may be about his family: it is asked for, and read by compliance only.
_DECLARATION = Entry(FieldClass.PERSONAL, "To keep conflicts of interest apart from deals", 3650)
_INTRODUCER = Entry(FieldClass.PERSONAL, "To screen who introduces us to a customer", 1825)
_PAYMENT = Entry(FieldClass.PERSONAL, "To match a payment with its contract", 3650)

REGISTER: dict[str, Entry] = {
    "identity.user.email": _COLLEAGUE,
    "identity.user.name": _COLLEAGUE,
    "identity.user.title": _COLLEAGUE,
    "identity.user.phone": _COLLEAGUE,
    "identity.user.password": _COLLEAGUE,
    "identity.user.language": NORMAL,
    "identity.user.time_zone": NORMAL,
    "identity.team.name": NORMAL,
    "identity.compartmentgrant.reason": _FREE_TEXT,
    "identity.accesslogentry.subject": NORMAL,
    "identity.datakey.wrapped": NORMAL,
    "desk.journalhead.digest": NORMAL,
    "desk.journalentry.kind": NORMAL,
    "desk.journalentry.subject_type": NORMAL,
    "desk.journalentry.subject_id": NORMAL,
    "desk.journalentry.subject_name": _BUSINESS_CONTACT,
    "desk.journalentry.note": _FREE_TEXT,
    "desk.journalentry.changes": _FREE_TEXT,
    "desk.journalentry.previous": NORMAL,
    "desk.journalentry.digest": NORMAL,
    "desk.segment.name_zh": NORMAL,
    "desk.segment.name_en": NORMAL,
    "desk.company.name": NORMAL,
    "desk.company.short_name": NORMAL,
    "desk.company.name_key": NORMAL,
    "desk.company.credit_code": NORMAL,
    "desk.company.location": NORMAL,
    "desk.company.website": NORMAL,
    "desk.company.seats_grade": NORMAL,
    "desk.company.niche": NORMAL,
    "desk.company.budget_months": NORMAL,
    "desk.keyaccountreview.inputs": NORMAL,
    "desk.keyaccountreview.reasons": NORMAL,
    "desk.contact.name": _BUSINESS_CONTACT,
    "desk.contact.department": _BUSINESS_CONTACT,
    "desk.contact.title": _BUSINESS_CONTACT,
    "desk.contact.phone": _BUSINESS_CONTACT,
    "desk.contact.email": _BUSINESS_CONTACT,
    "desk.watchlistentry.name": NORMAL,
    "desk.watchlistentry.short_name": NORMAL,
    "desk.watchlistentry.industry": NORMAL,
    "desk.watchlistentry.location": NORMAL,
    "desk.watchlistentry.head_count_text": NORMAL,
    "desk.watchlistentry.evidence": _FREE_TEXT,
    "desk.watchlistentry.found_in": NORMAL,
    "desk.watchlistentry.dismissed_reason": _FREE_TEXT,
    "desk.product.name": NORMAL,
    "desk.product.name_key": NORMAL,
    "desk.product.series": NORMAL,
    "desk.opportunity.name": NORMAL,
    "desk.opportunity.currency": NORMAL,
    "desk.stageanswer.criterion": NORMAL,
    "desk.stageanswer.evidence": _FREE_TEXT,
    "desk.stageexit.override_reason": _FREE_TEXT,
    "desk.stageexit.lacking": NORMAL,
    "desk.standingchange.reason": _FREE_TEXT,
    "desk.standingchange.lost_to": NORMAL,
    "desk.savedview.page": NORMAL,
    "desk.savedview.name": NORMAL,
    "desk.savedview.query": NORMAL,
    "desk.source.reliability": NORMAL,
    "desk.source.name": Entry(FieldClass.RESTRICTED, "To judge and cross-check what we are told", 1095),
    "desk.emergencyopening.reason": _FREE_TEXT,
    "desk.emergencyopening.decision": _FREE_TEXT,
    "desk.claim.statement": _FREE_TEXT,
    "desk.report.grade": NORMAL,
    "desk.report.note": _FREE_TEXT,
    "desk.rivalcompany.name": NORMAL,
    "desk.rivalcompany.short_name": NORMAL,
    "desk.rivalcompany.name_key": NORMAL,
    "desk.rivalcompany.short_key": NORMAL,
    "desk.rival.counter_message": _FREE_TEXT,
    "desk.rivalmove.what": _FREE_TEXT,
    "desk.rivalmove.grade": NORMAL,
    "desk.player.title": NORMAL,
    "desk.player.department": NORMAL,
    "desk.player.buying_roles": NORMAL,
    "desk.player.reason_to_choose": _FREE_TEXT,
    "desk.leannote.rival": NORMAL,
    "desk.leannote.grade": NORMAL,
    "desk.leannote.note": _FREE_TEXT,
    "desk.tie.note": _FREE_TEXT,
    "desk.cover.note": _FREE_TEXT,
    "desk.source.contact": Entry(FieldClass.RESTRICTED, "To tie a source to the person it is", 1095),
    "desk.insiderevidence.text": Entry(FieldClass.RESTRICTED, "To judge by deeds who is with us", 1095),
    "desk.personalneed.text": Entry(FieldClass.RESTRICTED, "To meet a professional need openly", 1095),
    "desk.personalneed.plan": Entry(FieldClass.RESTRICTED, "To meet a professional need openly", 1095),
    "desk.needsummary.initiating_reason": _FREE_TEXT,
    "desk.needsummary.document_version": NORMAL,
    "desk.need.title": NORMAL,
    "desk.need.detail": _FREE_TEXT,
    "desk.gaprequest.question": _FREE_TEXT,
    "desk.gaprequest.answer": _FREE_TEXT,
    "desk.endorsement.evidence": _FREE_TEXT,
    "desk.endorsement.grade": NORMAL,
    "desk.budgetfact.currency": NORMAL,
    "desk.budgetfact.grade": NORMAL,
    "desk.budgetfact.note": _FREE_TEXT,
    "desk.decisionstep.name": NORMAL,
    "desk.decisionstep.department": NORMAL,
    "desk.decisionstep.criteria": _FREE_TEXT,
    "desk.interaction.place": _FREE_TEXT,
    "desk.interaction.note": _FREE_TEXT,
    "desk.interaction.raw": _FREE_TEXT,
    "desk.meetingplan.title": _FREE_TEXT,
    "desk.meetingplan.place": _FREE_TEXT,
    "desk.meetingplan.deck": NORMAL,
    "desk.meetingplan.agenda": _FREE_TEXT,
    "desk.meetingplan.questions": _FREE_TEXT,
    "desk.meetingitem.note": _FREE_TEXT,
    "desk.reasonpage.words": _FREE_TEXT,
    "desk.reasonpage.background": _FREE_TEXT,
    "desk.concern.concern": _FREE_TEXT,
    "desk.concern.answer": _FREE_TEXT,
    "desk.concern.evidence": _FREE_TEXT,
    "desk.choiceoption.title": NORMAL,
    "desk.choiceoption.scope": _FREE_TEXT,
    "desk.choiceoption.gain": _FREE_TEXT,
    "desk.ask.what": _FREE_TEXT,
    "desk.ask.detail": _FREE_TEXT,
    "desk.ask.reply": _FREE_TEXT,
    "desk.effort.note": _FREE_TEXT,
    "desk.pursuitdecision.reason": _FREE_TEXT,
    "desk.presenterprofile.topics": _COLLEAGUE,
    "desk.presenterprofile.bio": _COLLEAGUE,
    "desk.presenterprofile.cases": _COLLEAGUE,
    "desk.pacedecision.reason": _FREE_TEXT,
    "desk.pacedecision.exit_condition": _FREE_TEXT,
    "desk.chosenplay.code": NORMAL,
    "desk.chosenplay.outcome": _FREE_TEXT,
    "desk.nextstep.what": _FREE_TEXT,
    "desk.replan.assumed": _FREE_TEXT,
    "desk.replan.changed": _FREE_TEXT,
    "desk.replan.path": _FREE_TEXT,
    "desk.signingstep.department": NORMAL,
    "desk.signingstep.document": NORMAL,
    "desk.signingstep.stuck_reason": _FREE_TEXT,
    "desk.paymentstep.department": NORMAL,
    "desk.paymentstep.document": NORMAL,
    "desk.paymentstep.stuck_reason": _FREE_TEXT,
    "desk.contract.number": NORMAL,
    "desk.contract.title": NORMAL,
    "desk.contract.currency": NORMAL,
    "desk.instalment.name": NORMAL,
    "desk.invoice.number": NORMAL,
    "desk.bankreceipt.bank_reference": _PAYMENT,
    "desk.bankreceipt.payer": _PAYMENT,
    "desk.bankreceipt.currency": NORMAL,
    "desk.bankreceipt.note": _FREE_TEXT,
    "desk.bankreceipt.withdrawn_reason": _FREE_TEXT,
    "desk.bankstatement.file_name": NORMAL,
    "desk.bankstatement.digest": NORMAL,
    "desk.bankstatement.unread": _PAYMENT,
    "desk.statementline.mark": NORMAL,
    "desk.statementline.currency": NORMAL,
    "desk.statementline.payer": _PAYMENT,
    "desk.statementline.reference": _PAYMENT,
    "desk.statementline.text": _PAYMENT,
    "desk.statementline.set_aside_reason": _FREE_TEXT,
    "desk.roomday.dossier": _DERIVED,
    "desk.roomday.told": NORMAL,
    "desk.oddsnote.parts": NORMAL,
    "desk.learntodds.weights": NORMAL,
    "desk.learntodds.covariance": NORMAL,
    "desk.storedassessment.headline": _DERIVED,
    "desk.storedassessment.missing": _DERIVED,
    "desk.storedassessment.moves": _DERIVED,
    "desk.movedecision.rule": NORMAL,
    "desk.movedecision.move": NORMAL,
    "desk.movedecision.facts": NORMAL,
    "desk.movedecision.told": _DERIVED,
    "desk.movedecision.reason": _FREE_TEXT,
    "desk.importbatch.kind": NORMAL,
    "desk.importbatch.file_name": NORMAL,
    "desk.importbatch.stored_as": NORMAL,
    "desk.importbatch.digest": NORMAL,
    "desk.importbatch.sheet": NORMAL,
    "desk.importbatch.mapping": NORMAL,
    "desk.importproblem.column": NORMAL,
    "desk.importproblem.value": _DERIVED,
    "desk.importproblem.reason": NORMAL,
    "desk.importedreference.kind": NORMAL,
    "desk.importedreference.reference": NORMAL,
    "desk.importedreference.digest": NORMAL,
    "desk.companytokens.tokens": _BUSINESS_CONTACT,
    "desk.contacttokens.tokens": _BUSINESS_CONTACT,
    "desk.opportunitytokens.tokens": _BUSINESS_CONTACT,
    "desk.hospitality.purpose": _FREE_TEXT,
    "desk.hospitality.why": _DERIVED,
    "desk.hospitalitydecision.reason": _FREE_TEXT,
    "desk.hospitalitygiving.receipt_number": NORMAL,
    "desk.outsider.name": _INTRODUCER,
    "desk.outsider.organisation": _INTRODUCER,
    "desk.outsider.relation": _FREE_TEXT,
    "desk.outsider.contract_number": NORMAL,
    "desk.outsider.screening_note": _FREE_TEXT,
    "desk.conflictdeclaration.other_party": _DECLARATION,
    "desk.conflictdeclaration.detail": _DECLARATION,
    "desk.conflictdeclaration.measure": _DECLARATION,
    "desk.refusedwords.kind": NORMAL,
    "desk.refusedwords.field": NORMAL,
    "desk.refusedwords.words": NORMAL,
    "desk.capturednote.key": NORMAL,
    "desk.capturednote.text": Entry(FieldClass.RESTRICTED, "To look up what a visit's facts were read from", 1095),
    "desk.capturednote.outcome": NORMAL,
    "desk.capturednote.before": _DERIVED,
    "desk.calendarfeed.digest": NORMAL,
    "desk.readmission.rule": NORMAL,
    "desk.readmission.reason_key": _DERIVED,
    "desk.submittedform.key": NORMAL,
    "desk.submittedform.body_digest": NORMAL,
    "desk.submittedform.location": NORMAL,
}


def is_prose(model: str, field: str) -> bool:
    """Whether a field of a model, both by their lower-case names, holds what people write in their own words."""
    return any(
        entry is not None and entry.is_prose
        for entry in (REGISTER.get(f"{label}.{model}.{field}") for label in ("desk", "identity"))
    )
