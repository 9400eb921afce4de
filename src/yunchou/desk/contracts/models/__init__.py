"""The tables of contracts: the contract and its signing path, its texts and files, what it obliges to."""

from yunchou.desk.contracts.models.contract import Contract, PaperStep, SigningStep
from yunchou.desk.contracts.models.papers import ContractFile, ContractTemplate, ContractText, TemplateVersion

__all__ = [
    "Contract",
    "ContractFile",
    "ContractTemplate",
    "ContractText",
    "PaperStep",
    "SigningStep",
    "TemplateVersion",
]
