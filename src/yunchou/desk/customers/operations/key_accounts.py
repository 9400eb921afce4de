"""Judge customers by the scorecard and sign the verdict off (C01).

Two people: who judged may not sign off his own judgement, and only a signed verdict becomes the customer's. See
`docs/decisions`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.customers.models import Company, KeyAccountReview
from yunchou.desk.customers.queries import access
from yunchou.desk.customers.queries.key_accounts import Judgement, judgement, plain_facts
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import Changes, record
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.key_account.terms import KeyAccountVerdict

LONGEST_RECHECK = timedelta(days=730)


@transaction.atomic
def judge(company: Company, *, recheck_on: date | None, actor: User, at: datetime) -> KeyAccountReview:
    """Store what the scorecard says today, with its inputs and reasons, to be signed off by somebody else.

    `recheck_on` is when to look again; `None` takes the method's own interval.
    """
    access.ensure_may_change(actor, company)
    judged = judgement(company, as_of=localdate(at))
    again = recheck_on or localdate(at) + timedelta(days=judged.recheck_days)
    if not localdate(at) < again <= localdate(at) + LONGEST_RECHECK:
        raise Invalid({"recheck_on": _("Look again on a day to come, within two years.")})
    review = KeyAccountReview.objects.create(
        company=company,
        verdict=judged.scorecard.verdict.value,
        inputs=plain_facts(judged.account),
        reasons=_told(judged),
        judged_by=actor,
        judged_at=at,
        recheck_on=again,
    )
    changes: Changes = {"key_account": [None, review.verdict.value], "recheck_on": [None, again]}
    record("customer.judged", company, actor=actor, at=at, changes=changes, customer_id=company.pk)
    return review


@transaction.atomic
def sign_off(review: KeyAccountReview, *, seen_version: int, actor: User, at: datetime) -> KeyAccountReview:
    """Make a judgement the customer's verdict. Somebody else than who judged must do it."""
    ensure_may(actor, May.SIGN_OFF_KEY_ACCOUNTS)
    company = access.fetch(actor, review.company_id)
    if review.judged_by_id == actor.pk:
        raise Refused(_("Somebody else than who judged must sign off."))
    if review.signed_off_at is not None:
        raise Invalid({"": _("This judgement is signed off already.")})
    if review.verdict is KeyAccountVerdict.UNKNOWN:
        raise Invalid({"": _("What cannot be judged yet cannot be signed off. Find out what is missing first.")})
    if KeyAccountReview.objects.filter(company=company, pk__gt=review.pk).exists():
        raise Invalid({"": _("There is a newer judgement of this customer. Sign that one off.")})
    apply_changes(review, {"signed_off_by": actor, "signed_off_at": at}, seen_version=seen_version)
    changes: Changes = {
        "key_account": [company.key_account.value, review.verdict.value],
        "recheck_on": [company.recheck_on, review.recheck_on],
    }
    # The version stays: the form of the customer shows neither field, so nobody's edit is overwritten.
    Company.objects.filter(pk=company.pk).update(
        key_account=review.verdict, recheck_on=review.recheck_on, updated_at=at
    )
    record("customer.signed_off", company, actor=actor, at=at, changes=changes, customer_id=company.pk)
    return review


def _told(judged: Judgement) -> dict[str, object]:
    """The verdict in words of both languages, readable when the rules have long changed."""
    verdict = judged.scorecard.verdict
    return {
        "sentence": _both(verdict.sentence.words),
        "points": [judged.scorecard.points.low, judged.scorecard.points.high],
        "phrases": list(verdict.phrases),
        "reasons": [{"path": r.path, "fact": _both(r.fact), "told": _both(r.told)} for r in verdict.reasons],
        "unknowns": [_both(unknown.fact) for unknown in verdict.unknowns],
        "dimensions": [
            {"name": _both(name), "answer": finding.value.value, "sentence": _both(finding.sentence.words)}
            for name, finding in judged.dimensions
        ],
    }


def _both(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}
