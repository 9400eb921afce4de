"""The tables of contracts: the contract and its signing path, its texts, files,
reviews and amendments, and what it obliges to."""

from yunchou.desk.contracts.models.amendments import Amendment, AmendmentLeave, Obligation
from yunchou.desk.contracts.models.contract import Contract, PaperStep, SigningStep
from yunchou.desk.contracts.models.papers import (
    ContractFile,
    ContractReview,
    ContractTemplate,
    ContractText,
    TemplateVersion,
)

__all__ = [
    "Amendment",
    "AmendmentLeave",
    "Contract",
    "ContractFile",
    "ContractReview",
    "ContractTemplate",
    "ContractText",
    "Obligation",
    "PaperStep",
    "SigningStep",
    "TemplateVersion",
]
