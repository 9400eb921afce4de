"""Publish notices, export who was told what, write impact assessments down and take them out as Word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes, made
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, ensure_right
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.journal.operations import record
from yunchou.desk.privacy.models import ImpactAssessment, NoticeText, PersonBasis
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.sheets import Cell, workbook_of


@transaction.atomic
def publish_notice(values: Mapping[str, Any], *, actor: User, at: datetime) -> NoticeText:
    """Publish what people are told from a day on. It is never changed: what somebody was told stays to be read."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    if NoticeText.objects.filter(name=values["name"]).exists():
        raise Invalid({"name": _("This version is published already. A change gets a version of its own.")})
    text = NoticeText.objects.create(published_by=actor, published_at=at, **values)
    record("privacy.notice_published", text, actor=actor, at=at, changes=made(since=text.since))
    return text


@transaction.atomic
def assess(values: Mapping[str, Any], *, actor: User, at: datetime) -> ImpactAssessment:
    """Write an impact assessment down."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    _ensure_sound(values)
    row = ImpactAssessment.objects.create(recorded_by=actor, recorded_at=at, **values)
    record("privacy.assessed", row, actor=actor, at=at, changes=made(**_told(values)))
    return row


@transaction.atomic
def change_assessment(
    row: ImpactAssessment, values: Mapping[str, Any], *, seen_version: int, actor: User, at: datetime
) -> ImpactAssessment:
    """Change an impact assessment, for example when it was looked at again; the journal keeps what it said before."""
    ensure_may(actor, May.HANDLE_PRIVACY)
    _ensure_sound(values)
    changes = apply_changes(row, values, seen_version=seen_version)
    if changes:
        record("privacy.assessment_changed", row, actor=actor, at=at, changes=changes)
    return row


def _ensure_sound(values: Mapping[str, Any]) -> None:
    if values["review_on"] <= values["decided_on"]:
        raise Invalid({"review_on": _("This day does not lie after the decision.")})


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ("decided_on", "review_on")}


@transaction.atomic
def export_told(*, actor: User, at: datetime) -> bytes:
    """Who was told what and when, as a workbook. Needs the right to export; that it was made is journalled."""
    ensure_right(actor, Right.EXPORT)
    ensure_may(actor, May.HANDLE_PRIVACY)
    rows = PersonBasis.objects.exclude(notice="").select_related("contact__company").order_by("noticed_on", "pk")
    told: list[list[Cell]] = [[_("Who was told"), _("Customer"), _("Told on"), _("Which notice"), _("Legal ground")]]
    for row in rows:
        ground = in_reader_language(row.ground.words)
        told.append([row.contact.name, row.contact.company.name, row.noticed_on, row.notice, ground])
    texts: list[list[Cell]] = [
        [_("Version of the notice"), _("In force since"), _("Text in Chinese"), _("Text in English")]
    ]
    texts += [[text.name, text.since, text.zh, text.en] for text in NoticeText.objects.all()]
    record("privacy.notices_exported", actor, actor=actor, at=at, changes={"lines": [None, len(told) - 1]})
    return workbook_of({_("Told"): told, _("Notices to people"): texts}, actor=actor, at=at)


def assessment_paper(row: ImpactAssessment) -> bytes:
    """An impact assessment as a Word file, as an authority may ask for it."""
    from yunchou.desk.meetings.papers import WordPaper, put_part  # slow to load, and seldom asked for

    paper = WordPaper(_("Personal information protection impact assessment"), row.title)
    parts: list[tuple[str, str]] = [
        (_("Why an assessment is needed"), in_reader_language(row.trigger.words)),
        (_("Purpose and way of handling, and why both are lawful and needed"), row.purpose),
        (_("Effect on the persons, and risks"), row.risks),
        (_("Measures, and whether they fit the risks"), row.measures),
        (_("Conclusion"), in_reader_language(row.outcome.words)),
        (_("Decided by"), f"{row.decided_by}  {_day(row.decided_on)}"),
        (_("Look at it again on"), _day(row.review_on)),
    ]
    for heading, text in parts:
        put_part(paper, heading, text.splitlines(), numbered=False)
    return paper.in_bytes()


def _day(day: date) -> str:
    return day.isoformat()
