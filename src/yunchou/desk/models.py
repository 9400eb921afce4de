"""Every table of the desk, gathered for Django from the features that own them."""

from yunchou.desk.alerts.models import Alert, KnownDevice, Tally
from yunchou.desk.approvals.models import Approval, Delegation
from yunchou.desk.budget_season.models import BudgetTask
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.cockpit.models import MoveDecision, RoomDay, StoredAssessment
from yunchou.desk.competitors.models import Rival, RivalCompany, RivalMove
from yunchou.desk.conduct.models import (
    ConflictDeclaration,
    Hospitality,
    HospitalityDecision,
    HospitalityGiving,
    Outsider,
    RefusedWords,
)
from yunchou.desk.contracts.models import (
    Amendment,
    Contract,
    ContractFile,
    ContractReview,
    ContractTemplate,
    ContractText,
    Obligation,
    SigningStep,
    TemplateVersion,
)
from yunchou.desk.customers.models import Company, Contact, KeyAccountReview, Segment, WatchlistEntry
from yunchou.desk.exchange.models import ImportBatch, ImportedReference, ImportProblem
from yunchou.desk.forecast.models import LearntOdds, OddsNote
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.intelligence.models import Claim, EmergencyOpening, Report, Source
from yunchou.desk.jobs.models import Job
from yunchou.desk.journal.models import JournalEntry, JournalHead
from yunchou.desk.meetings.models import (
    CalendarFeed,
    ChoiceOption,
    Concern,
    Interaction,
    MeetingAttendee,
    MeetingItem,
    MeetingPlan,
    ReasonPage,
)
from yunchou.desk.messengers.models import Notice, NoticeChoice, Robot
from yunchou.desk.negotiation.models import Concession, NegotiationIssue, NegotiationPlan, Offer
from yunchou.desk.opportunities.models import (
    DealMember,
    Opportunity,
    Product,
    SavedView,
    StageAnswer,
    StageExit,
    StandingChange,
)
from yunchou.desk.outlook.models import ForecastDeal, ForecastTold, SalesTarget
from yunchou.desk.privacy.models import Erasure, ImpactAssessment, NoticeText, PersonBasis, PrivacyRequest
from yunchou.desk.qualification.models import (
    BudgetFact,
    DecisionStep,
    Endorsement,
    GapRequest,
    Need,
    NeedSummary,
    PlanStepDate,
)
from yunchou.desk.receivables.models import (
    Allocation,
    BankReceipt,
    BankStatement,
    Instalment,
    Invoice,
    PaymentDispute,
    PaymentPromise,
    PaymentStep,
    StatementLine,
)
from yunchou.desk.resources.models import Ask, Effort, PresenterProfile, PursuitDecision
from yunchou.desk.retention.models import (
    CareNote,
    HarvestDeal,
    JobChange,
    ReferenceConsent,
    ReferenceUse,
    Referral,
    Ticket,
    UsageMonth,
)
from yunchou.desk.search.models import CompanyTokens, ContactTokens, OpportunityTokens
from yunchou.desk.stakeholders.models import Cover, LeanNote, MapPlace, Player, Tie
from yunchou.desk.tempo.models import ChosenPlay, NextStep, PaceDecision, Replan, ReplanAgreement, TenderDates
from yunchou.desk.today.models import Readmission
from yunchou.desk.web.models import SubmittedForm
from yunchou.desk.weekly.models import WeeklyReport

__all__ = [
    "Alert",
    "Allocation",
    "Amendment",
    "Approval",
    "Ask",
    "BankReceipt",
    "BankStatement",
    "BudgetFact",
    "BudgetTask",
    "CalendarFeed",
    "CapturedNote",
    "CareNote",
    "ChoiceOption",
    "ChosenPlay",
    "Claim",
    "Company",
    "CompanyTokens",
    "Concern",
    "Concession",
    "ConflictDeclaration",
    "Contact",
    "ContactTokens",
    "Contract",
    "ContractFile",
    "ContractReview",
    "ContractTemplate",
    "ContractText",
    "Cover",
    "DealMember",
    "DecisionStep",
    "Delegation",
    "Effort",
    "EmergencyOpening",
    "Endorsement",
    "Erasure",
    "ForecastDeal",
    "ForecastTold",
    "GapRequest",
    "HarvestDeal",
    "Hospitality",
    "HospitalityDecision",
    "HospitalityGiving",
    "ImpactAssessment",
    "ImportBatch",
    "ImportProblem",
    "ImportedReference",
    "InsiderEvidence",
    "Instalment",
    "Interaction",
    "Invoice",
    "Job",
    "JobChange",
    "JournalEntry",
    "JournalHead",
    "KeyAccountReview",
    "KnownDevice",
    "LeanNote",
    "LearntOdds",
    "MapPlace",
    "MeetingAttendee",
    "MeetingItem",
    "MeetingPlan",
    "MoveDecision",
    "Need",
    "NeedSummary",
    "NegotiationIssue",
    "NegotiationPlan",
    "NextStep",
    "Notice",
    "NoticeChoice",
    "NoticeText",
    "Obligation",
    "OddsNote",
    "Offer",
    "Opportunity",
    "OpportunityTokens",
    "Outsider",
    "PaceDecision",
    "PaymentDispute",
    "PaymentPromise",
    "PaymentStep",
    "PersonBasis",
    "PersonalNeed",
    "PlanStepDate",
    "Player",
    "PresenterProfile",
    "PrivacyRequest",
    "Product",
    "PursuitDecision",
    "Readmission",
    "ReasonPage",
    "ReferenceConsent",
    "ReferenceUse",
    "Referral",
    "RefusedWords",
    "Replan",
    "ReplanAgreement",
    "Report",
    "Rival",
    "RivalCompany",
    "RivalMove",
    "Robot",
    "RoomDay",
    "SalesTarget",
    "SavedView",
    "Segment",
    "SigningStep",
    "Source",
    "StageAnswer",
    "StageExit",
    "StandingChange",
    "StatementLine",
    "StoredAssessment",
    "SubmittedForm",
    "Tally",
    "TemplateVersion",
    "TenderDates",
    "Ticket",
    "Tie",
    "UsageMonth",
    "WatchlistEntry",
    "WeeklyReport",
]
