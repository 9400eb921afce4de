"""A group pays for its companies: one line for instalments of several customers. Only ever proposed (P83, P85)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from yunchou.playbook.kernel.sentences import Sentence, listed, say
from yunchou.playbook.receivables.matching.facts import Debtor, Line, Owed, Proposal, Share
from yunchou.playbook.receivables.matching.names import WEIGHTS, Likeness, Spoken, likeness

MOST_TOGETHER = 4
MOST_LOOKED_AT = 14
ZERO = Decimal(0)


def of_groups(line: Line, debtors: Iterable[Debtor], of_customer: Mapping[int, list[Owed]]) -> list[Proposal]:
    """How a line may pay within a group for others than its payer: what is named first, sums to the cent only.

    A payer that nobody knows is taken for one of a group when the text names papers of several of its companies.
    """
    known = list(debtors)
    members: dict[int, list[Debtor]] = {}
    for debtor in known:
        if debtor.group is not None:
            members.setdefault(debtor.group, []).append(debtor)
    spoken = Spoken.of(line.text)
    found: list[Proposal] = []
    for group, companies in members.items():
        payer = _payer(line, companies)
        owed = [
            each for company in companies for each in of_customer.get(company.customer, [])
            if each.currency == line.currency and each.open > ZERO
        ]  # fmt: skip
        named = [each for each in owed if spoken.named_of((each.contract, *each.invoices))]
        if payer is not None or len({each.customer for each in named}) > 1:
            found += _within(line, group, payer, companies, owed, named)
    return found


def _payer(line: Line, companies: Iterable[Debtor]) -> tuple[Debtor, Likeness] | None:
    told = [(company, how) for company in companies if (how := likeness(line.payer, company)) is not None]
    return max(told, key=lambda each: WEIGHTS[each[1]], default=None)


def _within(
    line: Line,
    group: int,
    payer: tuple[Debtor, Likeness] | None,
    companies: Iterable[Debtor],
    owed: list[Owed],
    named: list[Owed],
) -> Iterator[Proposal]:
    names = {company.customer: company.name for company in companies}
    rest = sorted((each for each in owed if each not in named), key=lambda each: (each.due_on, each.key))
    looked_at = [*named, *rest][:MOST_LOOKED_AT]
    for size in range(1, MOST_TOGETHER + 1):
        fitting = [
            chosen for chosen in combinations(looked_at, size)
            if sum((each.open for each in chosen), ZERO) == line.amount and _for_others(chosen, payer)
        ]  # fmt: skip
        for chosen in fitting:
            yield _proposal(chosen, group, payer, names, all(each in named for each in chosen))
        if fitting:
            return


def _for_others(chosen: Iterable[Owed], payer: tuple[Debtor, Likeness] | None) -> bool:
    """Whether it is for somebody else than the payer alone: that is told from its own name already."""
    customers = {each.customer for each in chosen}
    return len(customers) > 1 or (payer is not None and payer[0].customer not in customers)


def _proposal(
    chosen: tuple[Owed, ...],
    group: int,
    payer: tuple[Debtor, Likeness] | None,
    names: Mapping[int, str],
    is_named: bool,
) -> Proposal:
    customers = list(dict.fromkeys(each.customer for each in chosen))
    for_whom = listed(names[key] for key in customers)
    reasons: list[Sentence] = []
    if payer is not None:
        reasons.append(
            say(
                "付款户名属于同一集团的“{payer}”，替{names}付。",
                "The payer is {payer} of the same group, for {names}.",
                payer=payer[0].name,
                names=for_whom,
            )
        )
    else:
        reasons.append(say("附言提到同一集团的{names}。", "The text names {names} of one group.", names=for_whom))
    parts = listed(each.name for each in chosen)
    reasons.append(say("金额等于 {parts} 的未付部分。", "The amount is what is open on {parts}.", parts=parts))
    whose = customers[0] if len(customers) == 1 else payer[0].customer if payer is not None else group
    shares = tuple(Share(each.key, each.open) for each in chosen)
    weight = 35 + 30 * is_named + (WEIGHTS[payer[1]] if payer else 0) // 2 - 5 * len(chosen)
    return Proposal(whose, shares, False, weight, tuple(reasons))
