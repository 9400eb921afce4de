"""Keep templates, versions of a contract's text, and its files. What is kept is never changed, only followed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, made
from yunchou.desk.contracts.drafting import draft_of, ensure_text
from yunchou.desk.contracts.models import Contract, ContractFile, ContractTemplate, ContractText, TemplateVersion
from yunchou.desk.contracts.uploads import Upload, words_of
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.playbook.contracts.terms import PaperKind, PaperSide


@transaction.atomic
def keep_template(name: str, text: str, *, actor: User, at: datetime) -> ContractTemplate:
    """Make a template with its first version."""
    ensure_may(actor, May.KEEP_TEMPLATES)
    name = name.strip()
    text = ensure_text(text, may_have_blanks=True)
    if ContractTemplate.objects.filter(name=name).exists():
        raise Invalid({"name": _("There is a template of this name.")})
    template = ContractTemplate.objects.create(name=name)
    TemplateVersion.objects.create(template=template, number=1, text=text, made_by=actor, made_at=at)
    record("contract_template.made", template, actor=actor, at=at, changes=made(name=name))
    return template


@transaction.atomic
def renew_template(
    template: ContractTemplate, text: str, note: str, *, seen_version: int, actor: User, at: datetime
) -> TemplateVersion:
    """Follow a template's text by a new version; contracts made from an earlier one keep theirs."""
    ensure_may(actor, May.KEEP_TEMPLATES)
    held = _held(template, seen_version)
    text = ensure_text(text, may_have_blanks=True)
    last = held.versions.first()
    if last is not None and last.text == text:
        return last
    number = (last.number if last else 0) + 1
    made_now = TemplateVersion.objects.create(
        template=held, number=number, text=text, note=note.strip(), made_by=actor, made_at=at
    )
    _next(held)
    record("contract_template.renewed", held, actor=actor, at=at, changes={"number": [number - 1, number]})
    return made_now


@transaction.atomic
def retire_template(template: ContractTemplate, *, retired: bool, seen_version: int, actor: User, at: datetime) -> None:
    """Offer a template no more, or again."""
    ensure_may(actor, May.KEEP_TEMPLATES)
    held = _held(template, seen_version)
    if (held.retired_at is not None) == retired:
        return
    held.retired_at = at if retired else None
    _next(held)
    record(f"contract_template.{'retired' if retired else 'taken_up'}", held, actor=actor, at=at)


def _held(template: ContractTemplate, seen_version: int) -> ContractTemplate:
    held = ContractTemplate.objects.select_for_update().get(pk=template.pk)
    if held.version != seen_version:
        raise Conflict(_("Somebody else changed this since you opened it."))
    return held


def _next(held: ContractTemplate) -> None:
    held.version += 1
    held.save(update_fields=["version", "retired_at"])


@transaction.atomic
def draft_text(contract: Contract, template: ContractTemplate, *, actor: User, at: datetime) -> ContractText:
    """Make a version of ours from the newest version of a template and the contract's data."""
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    newest = template.versions.first()
    if newest is None or template.retired_at is not None:
        raise Invalid({"template": _("This template is not offered any more.")})
    text = draft_of(contract, newest.text).text
    return _add(contract, PaperSide.OURS, text, note=str(newest), made_from=newest, actor=actor, at=at)


@transaction.atomic
def write_text(contract: Contract, text: str, note: str, *, actor: User, at: datetime) -> ContractText:
    """Make a version of ours from typed words."""
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    return _add(contract, PaperSide.OURS, ensure_text(text), note=note, actor=actor, at=at)


@transaction.atomic
def take_returned(contract: Contract, upload: Upload, note: str, *, actor: User, at: datetime) -> ContractText:
    """Take a Word file that the customer sent back as a version: its words, and the file as it came."""
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    try:
        text = ensure_text(words_of(upload))
    except Invalid as reason:
        raise Invalid({"file": " ".join(reason.fields.values())}) from reason
    file = keep_file(contract, PaperKind.RETURNED, upload, actor=actor, at=at)
    return _add(contract, PaperSide.THEIRS, text, note=note, file=file, actor=actor, at=at)


@transaction.atomic
def keep_file(contract: Contract, kind: PaperKind, upload: Upload, *, actor: User, at: datetime) -> ContractFile:
    """Keep a file with a contract; the same file is kept once as the same thing."""
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    known = ContractFile.objects.filter(contract=contract, kind=kind, digest=upload.digest).defer("content").first()
    if known is not None:
        raise Invalid({"file": _("This file is here already: %(name)s") % {"name": known.name}})
    file = ContractFile.objects.create(
        contract=contract,
        kind=kind,
        name=upload.name,
        media_type=upload.media_type,
        size=len(upload.content),
        digest=upload.digest,
        content=upload.content,
        uploaded_by=actor,
        uploaded_at=at,
    )
    changes = made(kind=kind, digest=upload.digest)
    _record("contract_file.kept", file, contract, changes, actor=actor, at=at)
    return file


def _add(
    contract: Contract,
    side: PaperSide,
    text: str,
    *,
    note: str,
    made_from: TemplateVersion | None = None,
    file: ContractFile | None = None,
    actor: User,
    at: datetime,
) -> ContractText:
    Contract.objects.select_for_update().get(pk=contract.pk)
    last = contract.texts.aggregate(last=Max("number"))["last"] or 0
    added = ContractText.objects.create(
        contract=contract,
        number=last + 1,
        side=side,
        text=text,
        note=note.strip()[:200],
        made_from=made_from,
        file=file,
        made_by=actor,
        made_at=at,
    )
    changes = made(number=added.number, side=side, note=added.note)
    _record("contract_text.added", added, contract, changes, actor=actor, at=at)
    return added


def _record(
    kind: str,
    subject: ContractFile | ContractText,
    contract: Contract,
    changes: Diff,
    *,
    actor: User,
    at: datetime,
) -> None:
    deal = contract.opportunity
    record(kind, subject, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
