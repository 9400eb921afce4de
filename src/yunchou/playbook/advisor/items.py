"""The name of the item that a reason or an unknown is of, where the item is known by a code or one language only."""

from __future__ import annotations

from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.pseudonyms import Pseudonym
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.pipeline.table import CRITERIA
from yunchou.playbook.qualification.terms import EndorsementSide, PlanStep
from yunchou.playbook.stakeholders.people import SEATS

NAMED: dict[str, Words] = {
    **{code: criterion.words for code, criterion in CRITERIA.items()},
    **{member.words.zh: member.words for term in (EndorsementSide, PlanStep, InsiderTest) for member in term},
    **{words.zh: words for words in SEATS},
}


def item_words(of: str) -> Words | None:
    """The name of an item in both languages; `None` for no item. People, rivals and needs keep their own names."""
    return NAMED.get(of) or Pseudonym(of).words if of else None
