"""How a line may pay. Certain needs three things that agree: who paid, which paper is named, the sum to the cent."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.receivables.matching.facts import Debtor, Line, Owed, Proposal, Share
from yunchou.playbook.receivables.matching.groups import of_groups
from yunchou.playbook.receivables.matching.names import WEIGHTS, Likeness, Spoken, bare, likeness

MOST_PROPOSALS = 3
MOST_TOGETHER = 4
OLDEST = 12
ZERO = Decimal(0)
FEE = Decimal(50)
"""What a bank may keep of a payment for itself, at most."""
_ALONE = say("户名对不上任何客户，但金额只与这一笔相符。", "No customer has this name, yet only this has the amount.")
_TOGETHER = say(
    "户名对不上任何客户，但与同一付款人的另一笔合起来正好相符。",
    "No customer has this name, yet with another line of this payer the sum fits exactly.",
)
KNOWN_PAYER = frozenset({Likeness.SAME, Likeness.PAID_BEFORE})


@value_object
class _Candidate:
    """A customer that a line may come from, with what it owes in the line's currency, oldest first."""

    debtor: Debtor
    how: Likeness
    owed: tuple[Owed, ...]
    named: tuple[Owed, ...]
    numbers: tuple[str, ...]


def propose(lines: Sequence[Line], debtors: Iterable[Debtor], owed: Iterable[Owed]) -> dict[int, tuple[Proposal, ...]]:
    """The proposals of each line, best first, at most three.

    A certain one is alone in its line. Two lines that would both be certain about the same instalment are both only
    proposed: nothing here can tell which of them it is.
    """
    of_customer: dict[int, list[Owed]] = defaultdict(list)
    for each in sorted(owed, key=lambda each: (each.due_on, each.key)):
        of_customer[each.customer].append(each)
    known = list(debtors)
    same_name = Counter(bare(debtor.name) for debtor in known)
    found = {line.key: _of_line(line, known, of_customer, same_name) for line in lines}
    found = {line.key: found[line.key] or _in_parts(line, lines, known, of_customer) for line in lines}
    claimed = Counter(s.instalment for best in found.values() if best and best[0].certain for s in best[0].shares)
    return {key: tuple(_settled(best, claimed)) for key, best in found.items()}


def _settled(proposals: list[Proposal], claimed: Mapping[int, int]) -> Iterator[Proposal]:
    """A certain proposal stays alone; one whose instalment another line is certain about too is only proposed."""
    if proposals and proposals[0].certain:
        best = proposals[0]
        if all(claimed[share.instalment] == 1 for share in best.shares):
            yield best
            return
        doubt = say("同一份对账单里还有一笔也对得上。", "Another line of the statement fits as well.")
        proposals = [_uncertain(best, doubt), *proposals[1:]]
    yield from proposals[:MOST_PROPOSALS]


def _uncertain(proposal: Proposal, doubt: Sentence) -> Proposal:
    return Proposal(proposal.customer, proposal.shares, False, proposal.weight, (*proposal.reasons, doubt))


def _of_line(
    line: Line, debtors: list[Debtor], of_customer: Mapping[int, list[Owed]], same_name: Mapping[str, int]
) -> list[Proposal]:
    candidates = list(_candidates(line, debtors, of_customer))
    stray = {c.debtor.customer for c in candidates if c.numbers}
    found: dict[str, Proposal] = {}
    for candidate in candidates:
        elsewhere = bool(stray - {candidate.debtor.customer})
        alone = same_name[bare(candidate.debtor.name)] == 1
        for proposal in _of_candidate(line, candidate, clear=alone and not elsewhere):
            kept = found.get(proposal.key)
            if kept is None or proposal.weight > kept.weight:
                found[proposal.key] = proposal
    for proposal in of_groups(line, debtors, of_customer):
        found.setdefault(proposal.key, proposal)
    ordered = sorted(found.values(), key=lambda p: (not p.certain, -p.weight, p.key))
    if sum(proposal.certain for proposal in ordered) > 1:
        doubt = say("不止一种分法完全对得上。", "More than one way fits to the cent.")
        ordered = [_uncertain(p, doubt) if p.certain else p for p in ordered]
    return ordered


def _candidates(line: Line, debtors: list[Debtor], of_customer: Mapping[int, list[Owed]]) -> Iterator[_Candidate]:
    spoken = Spoken.of(line.text)
    for debtor in debtors:
        everything = of_customer.get(debtor.customer, [])
        named = tuple(each for each in everything if _names(spoken, each))
        numbers = spoken.named_of({n for each in everything for n in (each.contract, *each.invoices)})
        how = likeness(line.payer, debtor) or (Likeness.NAMED if numbers else None)
        owed = tuple(each for each in everything if each.currency == line.currency and each.open > ZERO)
        if how is not None and (owed or how in KNOWN_PAYER):
            fitting = tuple(each for each in named if each in owed)
            yield _Candidate(debtor, how, owed, fitting, numbers)


def _names(spoken: Spoken, each: Owed) -> bool:
    return bool(spoken.named_of((each.contract, *each.invoices)))


def _of_candidate(line: Line, candidate: _Candidate, *, clear: bool) -> Iterator[Proposal]:
    """Exact sums first, then a part of what is named or oldest, then more than is owed."""
    exact = list(_exact(line, candidate))
    sure = clear and candidate.how in KNOWN_PAYER and len([e for e in exact if e[1]]) == 1
    for group, is_named in exact:
        certain = sure and is_named and _is_only(line, candidate, group)
        yield _proposal(line, candidate, group, certain=certain, weight=40 + 30 * is_named - 5 * len(group))
    if not exact:
        yield from _inexact(line, candidate)


def _exact(line: Line, candidate: _Candidate) -> Iterator[tuple[tuple[Owed, ...], bool]]:
    """The smallest groups of instalments whose open amounts are the line's to the cent; whether the text names each."""
    oldest = tuple(dict.fromkeys((*candidate.named, *candidate.owed[:OLDEST])))
    for size in range(1, MOST_TOGETHER + 1):
        groups = [g for g in combinations(oldest, size) if sum((each.open for each in g), ZERO) == line.amount]
        for group in groups:
            yield group, all(each in candidate.named for each in group)
        if groups:
            return


def _is_only(line: Line, candidate: _Candidate, group: tuple[Owed, ...]) -> bool:
    """Whether an invoice says so; or the named contract has nothing else due, and no other amount is the same.

    With a second instalment due, a part of it may be what was meant, however well the sum fits the first.
    """
    spoken = Spoken.of(line.text)
    by_invoice = {each.key for each in candidate.named if spoken.named_of(each.invoices)}
    if by_invoice:
        return by_invoice == {each.key for each in group}
    others = [each for each in candidate.owed if each not in group]
    other_due = any(each.due_on <= line.booked_on and each in candidate.named for each in others)
    return len(group) == 1 and not other_due and all(each.open != line.amount for each in others)


def _inexact(line: Line, candidate: _Candidate) -> Iterator[Proposal]:
    first = _meant(line, candidate)
    shares: list[tuple[Owed, Decimal]] = []
    left = line.amount
    for each in (*first, *(o for o in candidate.owed if o not in first)):
        if left > ZERO:
            shares.append((each, min(left, each.open)))
            left -= shares[-1][1]
    told = [*_who(candidate)]
    if left > ZERO:
        told.append(
            say("比欠款多 {over}，多出的先挂账。", "{over} more than is owed; the rest is kept apart.", over=left)
        )
    elif shares and shares[-1][1] < shares[-1][0].open:
        short = shares[-1][0].open - shares[-1][1]
        told.append(
            say("部分付款，“{name}”还差 {short}。", "A part: {name} is still {short} short.",
                name=shares[-1][0].name, short=short)
        )  # fmt: skip
        if short <= FEE:
            told.append(say("差得这么少，多半是银行扣了手续费。", "So little is mostly a charge of the bank."))
    weight = WEIGHTS[candidate.how] + 20 * bool(candidate.named) - 5 * len(shares)
    yield Proposal(
        candidate.debtor.customer, tuple(Share(o.key, amount) for o, amount in shares), False, weight, tuple(told)
    )


def _meant(line: Line, candidate: _Candidate) -> tuple[Owed, ...]:
    """What a part is for: what the text calls by its name, else the one it falls short of by a charge, else what is
    named by its paper, else the oldest."""
    base = candidate.named or candidate.owed
    text = "".join(unicodedata.normalize("NFKC", line.text).split())
    called = tuple(each for each in base if (name := each.name.removesuffix("款")) and len(name) > 1 and name in text)
    nearly = tuple(each for each in base if ZERO < each.open - line.amount <= FEE)
    return called or (nearly if len(nearly) == 1 else base)


def _in_parts(
    line: Line, lines: Sequence[Line], debtors: list[Debtor], of_customer: Mapping[int, list[Owed]]
) -> list[Proposal]:
    """A payer nobody knows whose lines add up to an open instalment: the only trace is the sum.

    Up to three that it fits are offered; a sum that fits more says nothing.
    """
    others = [
        o for o in lines if o.key != line.key and bare(o.payer) == bare(line.payer) and o.currency == line.currency
    ]
    sums = {line.amount, *(line.amount + other.amount for other in others if bare(line.payer))}
    fitting = [
        each for debtor in debtors for each in of_customer.get(debtor.customer, [])
        if each.currency == line.currency and each.open in sums
    ]  # fmt: skip
    if len(fitting) > MOST_PROPOSALS:
        return []
    return [_by_sum(line, each, others=len(fitting) - 1) for each in fitting]


def _by_sum(line: Line, each: Owed, *, others: int) -> Proposal:
    reason = _ALONE if each.open == line.amount else _TOGETHER
    if others:
        reason = say(
            "户名对不上任何客户，金额与“{name}”相符，另有 {others} 笔同样相符。",
            "No customer has this name; the amount fits {name}, and {others} more.",
            name=each.name,
            others=others,
        )
    share = Share(each.key, min(line.amount, each.open))
    return Proposal(each.customer, (share,), False, 5, (reason,))


def _proposal(line: Line, candidate: _Candidate, group: tuple[Owed, ...], *, certain: bool, weight: int) -> Proposal:
    told = [*_who(candidate)]
    if len(group) == 1:
        told.append(say("金额与“{name}”未付部分一分不差。", "The amount is what is open on {name}, to the cent.",
                        name=group[0].name))  # fmt: skip
    else:
        names = Words("、".join(each.name for each in group), ", ".join(each.name for each in group))
        told.append(say("金额等于 {names} 合计。", "The amount is the sum of {names}.", names=names))
    late = (line.booked_on - min(each.due_on for each in group)).days
    if late < -60:
        told.append(say("比应付日早 {days} 天。", "{days} days before it is due.", days=-late))
        certain = False
    shares = tuple(Share(each.key, each.open) for each in group)
    return Proposal(candidate.debtor.customer, shares, certain, weight + WEIGHTS[candidate.how], tuple(told))


def _who(candidate: _Candidate) -> Iterator[Sentence]:
    yield say("{how}。", "{how}.", how=candidate.how)
    if candidate.numbers:
        listed = "、".join(candidate.numbers), ", ".join(candidate.numbers)
        yield say("附言写着 {numbers}。", "The text names {numbers}.", numbers=Words(*listed))
    elif candidate.how is not Likeness.NAMED:
        yield say("附言没有合同号或发票号。", "The text names no contract or invoice.")
