"""The tables of contracts: the contract and its signing path, its texts, files and reviews."""

from yunchou.desk.contracts.models.contract import Contract, PaperStep, SigningStep
from yunchou.desk.contracts.models.papers import (
    ContractFile,
    ContractReview,
    ContractTemplate,
    ContractText,
    TemplateVersion,
)

__all__ = [
    "Contract",
    "ContractFile",
    "ContractReview",
    "ContractTemplate",
    "ContractText",
    "PaperStep",
    "SigningStep",
    "TemplateVersion",
]
