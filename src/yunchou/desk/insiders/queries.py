"""Read who is an insider: by pseudonym for everybody who sees the deal, by name inside the compartment only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere
from yunchou.desk.insiders.facts import evidence_facts
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.queries import sources_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.advisor import RULES, assess
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.insiders import facts
from yunchou.playbook.insiders.insider import JudgedInsider, Quorum, first_insider_on, judged_insiders, quorum
from yunchou.playbook.insiders.terms import InsiderStatus, InsiderTest
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.kernel.pseudonyms import Pseudonym
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.facts import Opportunity as DealFacts
from yunchou.playbook.stakeholders.facts import Person

SPEAK_HERE = {
    "insider_comes_before_the_solution",
    "developing_insider_is_asked_directly",
    "fading_insider_is_met_again",
    "financial_tie_is_a_stop",
    "quorum_grows_with_the_deal",
}
SPEAK_INSIDE = SPEAK_HERE | {"key_person_has_a_need_we_can_own"}


@dataclass(frozen=True, slots=True)
class ShownSource:
    """One source as everybody sees it: pseudonym with grade, the answer of each test, status, how much there is."""

    source: Source
    tests: list[tuple[InsiderTest, Answer]]
    status: InsiderStatus
    pieces: int


@dataclass(frozen=True, slots=True)
class InsiderPage:
    """What everybody who sees the deal may know. `first_week`: the week of the deal that brought the first insider."""

    sources: list[ShownSource]
    quorum: Quorum
    first_week: int | None
    moves: list[Advice]

    @property
    def sides_unknown(self) -> bool:
        """Whether the deal needs both sides and only the compartment can tell."""
        return self.quorum.sides_lack is Answer.UNKNOWN


def evidence_of(deal: Opportunity) -> QuerySet[InsiderEvidence]:
    """The evidence of one deal without its sealed words, the newest first."""
    rows = InsiderEvidence.objects.filter(source__opportunity=deal).select_related("source", "heard_from")
    return rows.defer("text", "source__name", "source__contact", "heard_from__name", "heard_from__contact")


def insider_page(deal: Opportunity, *, today: date) -> InsiderPage:
    """The insiders of a deal that was fetched through access, by pseudonym."""
    counted = sources_of(deal).defer("name", "contact").annotate(pieces=Count("insider_evidence"))
    sources = [source for source in counted if source.pieces]
    dossier = Dossier(opportunity=deal_facts(deal), insider_evidence=evidence_facts(evidence_of(deal)))
    case = Case(dossier, our_parameters(), today)
    judged = {each.person: each for each in case.of(judged_insiders)}
    first = case.of(first_insider_on)
    return InsiderPage(
        sources=[_shown(source, judged[Pseudonym.of(source.ordinal)]) for source in sources],
        quorum=case.of(quorum),
        first_week=max(0, (first - timezone.localdate(deal.created_at)).days // 7) + 1 if first else None,
        moves=moves(dossier, today, SPEAK_HERE),
    )


def _shown(source: Any, judged: JudgedInsider) -> ShownSource:
    return ShownSource(source, list(judged.tests.items()), judged.status, source.pieces)


def moves(dossier: Dossier, today: date, speaking: set[str]) -> list[Advice]:
    """What these rules advise on a dossier."""
    return list(
        assess(dossier, our_parameters(), as_of=today, rules=[rule for rule in RULES if rule.id in speaking]).advice
    )


def deal_facts(deal: Opportunity) -> DealFacts:
    """The deal as far as insiders are judged by it."""
    return DealFacts(
        name=deal.name, stage=deal.stage, standing=deal.standing, seats=deal.seats, unit_price=deal.unit_price,
        amount=deal.amount, currency=deal.currency, created_on=timezone.localdate(deal.created_at),
    )  # fmt: skip


def inside_dossier(
    deal: Opportunity, people: tuple[Person, ...], names: dict[UUID, str], needs: list[PersonalNeed]
) -> Dossier:
    """The dossier with real names, for one who opened them; it is judged for him and stored nowhere.

    `names` are those of the sources that are tied to a contact. The words of needs stay sealed: that there is one, and
    a plan for it, is enough to judge.
    """
    evidence = tuple(
        facts.InsiderEvidence(
            person=names[row.source_id],
            test=row.test,
            passed=row.passed,
            on=row.on,
            unprompted=row.unprompted,
            verified=row.verified,
            heard_from=names.get(row.heard_from_id, "") if row.heard_from_id else "",
            financial_tie=row.financial_tie,
        )
        for row in evidence_of(deal)
        if row.source_id in names
    )
    known = tuple(
        facts.PersonalNeed(
            person=names[need.source_id], kind=need.kind, plan="…" if need.plan else "", can_be_open=need.can_be_open
        )
        for need in needs
        if need.source_id in names
    )
    return Dossier(opportunity=deal_facts(deal), people=people, insider_evidence=evidence, personal_needs=known)


def tied_sources(deal: Opportunity) -> QuerySet[Source]:
    """The sources that are tied to a contact; who it is stays sealed."""
    return Source.objects.filter(opportunity=deal, contact__isnull=False).order_by("ordinal")


def evidence_one(deal: Opportunity, pk: int) -> InsiderEvidence:
    """One piece of evidence of this deal; `NotThere` alike for an absent one and for another deal's."""
    row = InsiderEvidence.objects.select_related("source").filter(source__opportunity=deal, pk=pk).first()
    if row is None:
        raise NotThere(_("There is no such entry in this opportunity."))
    return row


def need_one(deal: Opportunity, pk: int) -> PersonalNeed:
    """One need of this deal; `NotThere` alike for an absent one and for another deal's."""
    row = PersonalNeed.objects.select_related("source").filter(source__opportunity=deal, pk=pk).first()
    if row is None:
        raise NotThere(_("There is no such entry in this opportunity."))
    return row


def needs_of(deal: Opportunity) -> list[PersonalNeed]:
    """The needs of one deal; their words stay sealed."""
    return list(PersonalNeed.objects.filter(source__opportunity=deal))
