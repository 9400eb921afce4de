"""Templates, the versions of a contract's text, and the files that belong to it. What is stored here never changes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yunchou.desk.approvals.models import Approval
from yunchou.desk.contracts.models.contract import Contract
from yunchou.desk.identity.models import User
from yunchou.desk.terms import TermConstraint, TermField
from yunchou.playbook.contracts.terms import PaperKind, PaperSide


class ContractTemplate(models.Model):
    """A text of ours that contracts start from. It is changed by a new version; a retired one is offered no more."""

    name = models.CharField(_("name of the template"), max_length=80, unique=True)
    retired_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class TemplateVersion(models.Model):
    """One version of a template: its clauses as one text, with blanks such as `{{合同金额}}`."""

    template = models.ForeignKey(ContractTemplate, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"))
    note = models.CharField(_("what is new"), max_length=200, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="template_version_once")]

    def __str__(self) -> str:
        return f"{self.template} {self.number}"


class ContractFile(models.Model):
    """A file of a contract, in the database: with its row or not at all, in every backup, gone with the contract."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="files")
    kind = TermField(PaperKind, verbose_name=_("kind of file"))
    name = models.CharField(_("file"), max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            TermConstraint("kind", PaperKind, "contract_file_kind_known"),
            models.UniqueConstraint(fields=["contract", "kind", "digest"], name="contract_file_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ContractText(models.Model):
    """One version of a contract's text, ours or the customer's, numbered from 1."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField()
    side = TermField(PaperSide, verbose_name=_("whose wording"))
    text = models.TextField(_("text"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    made_from = models.ForeignKey(TemplateVersion, null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(ContractFile, null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="contract_text_once"),
            TermConstraint("side", PaperSide, "contract_text_side_known"),
        ]

    def __str__(self) -> str:
        return f"{self.contract} {self.number}"


class ContractReview(models.Model):
    """One stop of our own approval path of a version of the text."""

    text = models.ForeignKey(ContractText, on_delete=models.CASCADE, related_name="reviews")
    leave = models.OneToOneField(Approval, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
