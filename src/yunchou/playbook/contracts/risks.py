"""What can still go wrong after the signature (P82)."""

from __future__ import annotations

from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer
from yunchou.playbook.kernel.value_objects import value_object

NONE = Contract()
SAFE = {
    "sealed": YES,
    "project_started": YES,
    "project_frozen": NO,
    "people_changed": NO,
}


@value_object
class Risks:
    """The risks that are there, and those nobody has asked about."""

    present: tuple[Reason, ...]
    unasked: tuple[Unknown, ...]


def is_signed(case: Case) -> Finding:
    """Whether the contract is signed by the day of judgement."""
    contract = case.dossier.contract
    if contract is None:
        return Finding(NO, say("合同还没有。", "There is no contract yet."), (82,))
    if contract.signed_on is None:
        sentence = say("合同是否已签，没有记录日期。", "No day of signature is recorded.")
        return Finding(UNKNOWN, sentence, (82,), (), (missing("contract.signed_on"),))
    reasons = (because("contract.signed_on", contract.signed_on),)
    if contract.signed_on > case.as_of:
        return Finding(NO, say("合同定在以后签。", "The signature is still to come."), (82,), reasons)
    return Finding(YES, say("合同已签。", "The contract is signed."), (82,), reasons)


def risks(case: Case) -> Risks:
    """The four risks of a signed contract: no seal, no start, frozen, people changed."""
    contract = case.dossier.contract or NONE
    answers: dict[str, Answer] = {name: getattr(contract, name) for name in SAFE}
    present = [
        because(f"contract.{name}", answer) for name, answer in answers.items() if answer not in (SAFE[name], UNKNOWN)
    ]
    unasked = [missing(f"contract.{name}") for name, answer in answers.items() if answer is UNKNOWN]
    return Risks(tuple(present), tuple(unasked))
