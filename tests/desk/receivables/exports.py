"""A statement's file sent by finance, and what was booked of it."""

from __future__ import annotations

from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from yunchou.desk.receivables.models import Allocation, BankReceipt, BankStatement

Paid = dict[str, Decimal]


def taken(client: Client, name: str, content: bytes) -> BankStatement:
    """The statement that a file became."""
    answer = client.post(reverse("bank_statements"), {"file": SimpleUploadedFile(name, content)}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return BankStatement.objects.get()


def booked(receipt: BankReceipt) -> Paid:
    rows = Allocation.objects.filter(receipt=receipt).select_related("instalment__contract")
    return {f"{row.instalment.contract.number} {row.instalment.name}": row.amount for row in rows}
