"""Instalments, invoices, bank receipts: until the money is on our account there is always something (P83)."""

from yunchou.desk.receivables.models.cash import Allocation, BankReceipt, BankStatement, Refund, StatementLine
from yunchou.desk.receivables.models.claims import PaymentDispute, PaymentPromise
from yunchou.desk.receivables.models.plan import DueMove, Instalment, Invoice, PaymentStep

__all__ = [
    "Allocation",
    "BankReceipt",
    "BankStatement",
    "DueMove",
    "Instalment",
    "Invoice",
    "PaymentDispute",
    "PaymentPromise",
    "PaymentStep",
    "Refund",
    "StatementLine",
]
