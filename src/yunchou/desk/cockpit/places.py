"""Where each fact of a dossier is recorded: the page that an open question leads to, and who may read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from yunchou.desk.cockpit.packing import parts
from yunchou.desk.identity.reach import Reach
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.advisor.rulebook import rule_files
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class Place:
    """A page: its address name, whether it is the customer's, the part of it, what one must be allowed to read.

    A `form` opens only for who may change the deal.
    """

    url_name: str
    of_customer: bool = False
    part: str = ""
    may: May = May.SEE_OPPORTUNITIES
    form: bool = False

    def url(self, deal: Opportunity) -> str:
        """The address for one deal."""
        return reverse(self.url_name, args=[deal.customer_id if self.of_customer else deal.pk]) + self.part


_CUSTOMER = Place("customer", of_customer=True, may=May.SEE_CUSTOMERS)
_DEAL = Place("opportunity_edit", form=True)
_CONTRACT = Place("contract", may=May.SEE_CONTRACTS)
_MONEY = Place("receivables", may=May.SEE_RECEIVABLES)

# Facts that are recorded elsewhere than the rest of their part of the dossier.
OF_THEIR_OWN: dict[str, Place] = {
    "opportunity.wake_up_on": Place("pace", part="#pause"),
    "opportunity.kill_on": Place("pace", part="#pause"),
}
# By the first word of a fact's path in the dossier.
PLACES: dict[str, Place] = {
    "account": _CUSTOMER,
    "people": Place("people"),
    # What moves a person is read in the compartment only, so no rule about it is asked here.
    "insider_evidence": Place("insiders"),
    "opportunity": _DEAL,
    "team": Place("resources", part="#team"),
    "asks": Place("resources", part="#asks"),
    "investment": Place("resources", part="#effort"),
    "stage_answers": Place("opportunity", part="#gate"),
    "need": Place("qualification", part="#need"),
    "needs": Place("qualification", part="#need"),
    "endorsements": Place("qualification", part="#need"),
    "budgets": Place("qualification", part="#budget"),
    "time_plan": Place("qualification", part="#time"),
    "decision_steps": Place("qualification", part="#decision"),
    "interactions": Place("meetings", part="#contacts"),
    "tender": Place("pace", part="#tender"),
    "paces": Place("pace", part="#decision"),
    "next_steps": Place("pace", part="#steps"),
    "rivals": Place("rivals"),
    "claims": Place("claims"),
    "meetings": Place("meetings", part="#plans"),
    "hospitality": Place("conduct", part="#hospitality"),
    "outsiders": Place("conduct", part="#outsiders"),
    "negotiation": Place("negotiation"),
    "contract": _CONTRACT,
    "signing_path": _CONTRACT,
    "payment_path": _MONEY,
    "instalments": _MONEY,
    "promises": _MONEY,
    "disputes": _MONEY,
    "invoices": _MONEY,
    "receipts": _MONEY,
    "retention": Place("customer_care", of_customer=True, may=May.SEE_CONTRACTS),
}

# Where the evidence of each criterion that facts decide is recorded, by the same words.
EVIDENCE_IN: dict[str, str] = {
    "account_judged": "account",
    "seats_known": "account",
    "somebody_known": "people",
    "need_clear": "needs",
    "budget_definite": "budgets",
    "time_plan_kept": "time_plan",
    "decision_process_known": "decision_steps",
    "need_documented": "need",
    "need_confirmed": "need",
    "backed_by_executive": "endorsements",
    "backed_by_technical": "endorsements",
    "backed_by_business": "endorsements",
    "initiator_known": "need",
    "must_haves_met": "needs",
    "price_within_budget": "budgets",
    "signing_path_known": "signing_path",
    "contract_signed": "contract",
    "instalments_cover_contract": "instalments",
    "payment_path_known": "payment_path",
    "winning_payment_received": "receipts",
    "all_collected": "receipts",
}

# What one must be allowed to read to see what a discipline says; what the others say is for all who see the deal.
_DISCIPLINES: dict[str, May] = {
    "contracts": May.SEE_CONTRACTS,
    "receivables": May.SEE_RECEIVABLES,
    "retention": May.SEE_CONTRACTS,
}


def place_of(path: str) -> Place | None:
    """Where the fact at a dossier path is recorded; none for a fact that the desk does not keep yet."""
    return OF_THEIR_OWN.get(path) or PLACES.get(path.split(".", 1)[0])


def url_of(path: str, deal: Opportunity, *, may_change: bool) -> str:
    """The page on which the fact at a dossier path is recorded; empty where there is none for this reader."""
    place = place_of(path)
    return place.url(deal) if place and (may_change or not place.form) else ""


def may_read_facts(reach: Reach, paths: Iterable[str]) -> bool:
    """Whether the reader may see every one of these facts."""
    return all(place.may in reach.may for path in paths if (place := place_of(path)))


def may_read_verdict(reach: Reach, judged: Finding, *roots: str) -> bool:
    """Whether the reader may see a verdict with all it rests on; `roots` are the facts it is about."""
    return may_read_facts(reach, (*roots, *(part.path for part in parts(judged))))


def may_read_move(reach: Reach, move: Advice) -> bool:
    """Whether the reader may see a move: its discipline and every fact it rests on."""
    needed = _DISCIPLINES.get(discipline_of(move.rule), May.SEE_OPPORTUNITIES)
    return needed in reach.may and may_read_facts(reach, (part.path for part in parts(move)))


def discipline_of(rule: str) -> str:
    """The discipline a rule belongs to; empty for a rule that is no more."""
    return _discipline_by_rule().get(rule, "")


@cache
def _discipline_by_rule() -> dict[str, str]:
    return {path.stem: path.parent.parent.name for path in rule_files()}
