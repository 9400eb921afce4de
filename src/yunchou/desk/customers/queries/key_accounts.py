"""Ask the method what kind of customer this is, and read what was judged before (C01)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Company, KeyAccountReview
from yunchou.desk.customers.queries.access import visible
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.scorecard import Scorecard, Span, is_leader, scorecard

SIZE = ("seats_now", "seats_replaceable", "seats_ours", "contract_value", "head_count")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the scorecard says on a day: the verdict, each dimension as yes, no or unknown, when to look again."""

    account: Account
    scorecard: Scorecard
    dimensions: tuple[tuple[Words, Finding], ...]
    recheck_days: int


def account_of(company: Company) -> Account:
    """What is known about a customer, in the playbook's words."""
    return Account(
        name=company.name,
        segment=company.segment.name_zh if company.segment else "",
        public_sector=company.public_sector_class,
        head_count=company.head_count,
        seats_now=company.seats_now,
        seats_replaceable=company.seats_replaceable,
        seats_ours=company.seats_ours,
        seats_grade=Grade.parse(company.seats_grade) if company.seats_grade else None,
        seats_noted_on=company.seats_noted_on,
        contract_value=company.contract_value,
        niche=company.niche,
        niche_rank=company.niche_rank,
        is_leader=company.is_leader,
        well_known=company.well_known,
        parent=company.parent.name if company.parent else "",
        budget_months=tuple(company.budget_months),
    )


def judgement(company: Company, *, as_of: date) -> Judgement:
    """Run the key-account scorecard over what is stored about a customer."""
    account = account_of(company)
    case = Case(Dossier(account=account), our_parameters(), as_of)
    card = scorecard(case)
    return Judgement(account, card, _dimensions(case, card), case.settings.whole("key_account.recheck_days"))


def _dimensions(case: Case, card: Scorecard) -> tuple[tuple[Words, Finding], ...]:
    reasons = card.verdict.reasons
    size = [reason for reason in reasons if reason.path.removeprefix("account.") in SIZE]
    standing = [reason for reason in reasons if reason not in size]
    return (
        (Words("规模", "Size"), _size(card.size, size)),
        (Words("行业代表性", "Standing in its trade"), _standing(is_leader(case), standing)),
    )


def _size(span: Span, reasons: list[Reason]) -> Finding:
    if span.low >= 100:
        said, answer = say("坐席或金额够大。", "Seats or contract value are large."), Answer.YES
    elif span.high > span.low:
        said = say("坐席数和合同额还没摸清。", "Seats and contract value are not known yet.")
        answer = Answer.UNKNOWN
    elif span.low > 0:
        said, answer = say("中等规模，单凭规模够不上。", "Of middling size, not enough by itself."), Answer.NO
    else:
        said, answer = say("规模小。", "Small."), Answer.NO
    return Finding(answer, said, (3, 6, 12), tuple(reasons))


def _standing(answer: Answer, reasons: list[Reason]) -> Finding:
    said = {
        Answer.YES: say("细分行业龙头，有代表性。", "Leads its niche and stands for it."),
        Answer.NO: say("不是细分行业龙头。", "Not a leader of its niche."),
        Answer.UNKNOWN: say("不知道是不是龙头。", "Not known whether it leads its niche."),
    }[answer]
    return Finding(answer, said, (7, 9, 11), tuple(reasons))


def plain_facts(account: Account) -> dict[str, Any]:
    """The facts of an account as they are stored with a review, by field."""
    return {field.name: _plain(getattr(account, field.name)) for field in fields(account)}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Grade):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One input of an old verdict: its name, and its value as it was told then."""

    words: Words
    told: Words


def stored_facts(review: KeyAccountReview) -> list[StoredFact]:
    """What a stored verdict rested on, readable as on the day it was made."""
    return [StoredFact(_words(each["fact"]), _words(each["told"])) for each in review.reasons["reasons"]]


def stored_unknowns(review: KeyAccountReview) -> list[Words]:
    """What was missing when a stored verdict was made."""
    return [_words(each) for each in review.reasons["unknowns"]]


def stored_sentence(review: KeyAccountReview) -> Words:
    """The sentence of a stored verdict."""
    return _words(review.reasons["sentence"])


def stored_dimensions(review: KeyAccountReview) -> list[tuple[Words, Answer, Words]]:
    """Each dimension of a stored verdict: its name, yes, no or unknown, and the sentence."""
    return [
        (_words(each["name"]), Answer.of(each["answer"]), _words(each["sentence"]))
        for each in review.reasons["dimensions"]
    ]


def _words(stored: Mapping[str, str]) -> Words:
    return Words(stored["zh"], stored["en"])


def reviews_of(company: Company) -> QuerySet[KeyAccountReview]:
    """Every judgement of a customer, newest first. The caller has fetched the customer through access."""
    return (
        KeyAccountReview.objects.filter(company=company)
        .select_related("judged_by", "signed_off_by")
        .order_by("-judged_at", "-pk")
    )


def fetch_review(user: User, pk: int) -> KeyAccountReview:
    """One judgement of a customer in reach, or `NotThere`."""
    review = (
        KeyAccountReview.objects.filter(pk=pk, company__in=visible(user))
        .select_related("company", "judged_by", "signed_off_by")
        .first()
    )
    if review is None:
        raise NotThere(_("There is no such judgement."))
    return review
