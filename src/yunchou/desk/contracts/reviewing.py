"""Our own approval path of a contract's text: who must agree, in which order, before it goes out (P84)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.approvals.models import Approval
from yunchou.desk.approvals.operations import ask_leave
from yunchou.desk.approvals.terms import Matter
from yunchou.desk.contracts.models import Contract, ContractReview, ContractText
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.contracts.review import review_path
from yunchou.playbook.contracts.terms import PaperSide
from yunchou.playbook.kernel.terms import Answer


@transaction.atomic
def ask_review(text: ContractText, *, actor: User, at: datetime) -> list[ContractReview]:
    """Ask for our leave to a version of the text. One version at a time; a version is asked about once."""
    contract = text.contract
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    Contract.objects.select_for_update().get(pk=contract.pk)
    running = ContractReview.objects.filter(
        text__contract=contract, leave__approved=Answer.UNKNOWN, leave__ended_at=None
    )
    if running.exists():
        raise Invalid({"": _("A version of this contract is waiting for our leave already. Take it back first.")})
    if text.reviews.filter(leave__ended_at=None).exists():
        raise Invalid({"": _("This version was decided about already. Write the next one.")})
    settings = our_parameters().on(timezone.localtime(at).date())
    ours = text.side is PaperSide.OURS and text.made_from_id is not None
    needs = review_path(contract.amount, from_template=Answer.YES if ours else Answer.NO, settings=settings)
    what = _("%(contract)s, version %(number)s") % {"contract": contract.number, "number": text.number}
    leaves = ask_leave(contract.opportunity, Matter.CONTRACT, what, needs, actor=actor, at=at)
    return [ContractReview.objects.create(text=text, leave=leave, position=n) for n, leave in enumerate(leaves)]


def text_of(approval: Approval) -> ContractText:
    """The version that an approval is about."""
    rows = ContractText.objects.select_related("contract__opportunity__customer", "made_by")
    return rows.get(reviews__leave=approval)
