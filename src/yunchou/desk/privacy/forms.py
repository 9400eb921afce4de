"""Read what is typed about grounds, requests and incidents. Nothing is saved here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.messengers.terms import OutwardWay, TransferGround
from yunchou.desk.privacy.terms import AssessmentOutcome, AssessmentTrigger, Ground, RequestKind
from yunchou.desk.web.fields import DayField, TermChoiceField
from yunchou.playbook.kernel.terms import Answer

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class _RowForm(forms.Form):
    """A row with the version in which it was shown, in a field of that name."""

    def values(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class BasisForm(_RowForm):
    """On what ground somebody is kept, what he was told, whether a law keeps him."""

    ground = TermChoiceField(Ground, label=_("Legal ground"))
    source = forms.CharField(label=_("Where from"), max_length=120, help_text=_("His card, a meeting, a public page."))
    noticed_on = DayField(label=_("Told on"), required=False, help_text=_("The day he was told that we keep this."))
    notice = forms.ChoiceField(label=_("Which notice"), required=False)
    held_until = DayField(label=_("Kept by law until"), required=False)
    hold_reason = forms.CharField(label=_("Why it must be kept"), max_length=200, required=False)
    born_in = forms.IntegerField(
        label=_("Year of birth, of a child only"),
        required=False,
        min_value=1900,
        max_value=2200,
        help_text=_("Only under fourteen; then a parent or guardian must have consented (PIPL 31)."),
    )
    guardian = forms.CharField(label=_("Parent or guardian who consented"), max_length=80, required=False)
    guardian_consented_on = DayField(label=_("Guardian consented on"), required=False)
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, notices: Iterable[tuple[str, date | None]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [
            (name, _("%(name)s, since %(day)s") % {"name": name, "day": since} if since else name)
            for name, since in notices
        ]
        self.fields["notice"].choices = [("", _("not told, or not known")), *told]  # type: ignore[attr-defined]


class WithdrawalForm(forms.Form):
    """Since when somebody does not want it any more."""

    withdrawn_on = DayField(
        label=_("Consent withdrawn on"), required=False, help_text=_("Empty: he gave it, or gave it anew.")
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class NoticeForm(forms.Form):
    """A notice that is published."""

    name = forms.CharField(label=_("Version of the notice"), max_length=40, help_text=_("For example 2026-11."))
    since = DayField(label=_("In force since"))
    zh = forms.CharField(label=_("Text in Chinese"), max_length=20_000, widget=forms.Textarea({"rows": 12}))
    en = forms.CharField(
        label=_("Text in English"), max_length=20_000, required=False, widget=forms.Textarea({"rows": 8})
    )


class AssessmentForm(_RowForm):
    """What is weighed."""

    title = forms.CharField(label=_("What is assessed"), max_length=120)
    trigger = TermChoiceField(AssessmentTrigger, label=_("Why an assessment is needed"))
    purpose = forms.CharField(
        label=_("Purpose and way of handling, and why both are lawful and needed"),
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
    )
    risks = forms.CharField(
        label=_("Effect on the persons, and risks"), max_length=5000, widget=forms.Textarea({"rows": 4})
    )
    measures = forms.CharField(
        label=_("Measures, and whether they fit the risks"), max_length=5000, widget=forms.Textarea({"rows": 4})
    )
    outcome = TermChoiceField(AssessmentOutcome, label=_("Conclusion"))
    decided_by = forms.CharField(label=_("Decided by"), max_length=80)
    decided_on = DayField(label=_("Decided on"))
    review_on = DayField(label=_("Look at it again on"), help_text=_("At the latest when the handling changes."))
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class TransferForm(_RowForm):
    """What goes abroad."""

    way = TermChoiceField(OutwardWay, label=_("Way"))
    recipient = forms.CharField(
        label=_("Overseas recipient"), max_length=120, help_text=_("The company or body that gets it.")
    )
    host = forms.CharField(
        label=_("Host"), max_length=200, required=False, help_text=_("Where the way leads; covers the names below it.")
    )
    country = forms.CharField(label=_("Country or region"), max_length=60)
    ground = TermChoiceField(TransferGround, label=_("Ground"))
    each_consents = TermChoiceField(
        Answer, label=_("Each person consents apart"), initial=Answer.NO,
        help_text=_("Only where people choose whose data goes; it is noted on each person's page (PIPL 39)."),
    )  # fmt: skip
    kinds = forms.CharField(label=_("Which data, for what"), max_length=300, widget=forms.Textarea({"rows": 3}))
    since = DayField(label=_("Since"))
    ended_on = DayField(label=_("Ended on"), required=False, help_text=_("From this day on nothing goes there."))
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean_host(self) -> str:
        """A name of a host alone, in small letters."""
        host = str(self.cleaned_data["host"]).strip().lower()
        if host and not _HOST.fullmatch(host):
            raise forms.ValidationError(_("Only the name of the host, for example fcm.googleapis.com."))
        return host


class TransferConsentForm(_RowForm):
    """What one person said about one transfer."""

    consented_on = DayField(label=_("Consented on"))
    withdrawn_on = DayField(label=_("Withdrawn on"), required=False)
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class RequestForm(forms.Form):
    """What somebody asks about himself."""

    kind = TermChoiceField(RequestKind, label=_("What he asks"))
    who = forms.CharField(label=_("Who asks, and how he is reached"), max_length=120)
    received_on = DayField(label=_("Came in on"))
    due_on = DayField(label=_("To be answered by"), required=False, help_text=_("Empty: fifteen days."))
    contact = forms.IntegerField(min_value=1, max_value=2**62, required=False, widget=forms.HiddenInput)


class AskerForm(forms.Form):
    """Which person on record asked."""

    contact = forms.IntegerField(min_value=1, max_value=2**62, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What was answered."""

    answer = forms.CharField(label=_("Answer"), max_length=500, widget=forms.Textarea({"rows": 3}))
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class FindForm(forms.Form):
    """Who is meant."""

    q = forms.CharField(label=_("Find a person"), max_length=80, required=False, help_text=_("Name, phone or mail."))


class PeriodForm(forms.Form):
    """From which day through which."""

    since = DayField(label=_("From"))
    until = DayField(label=_("Through"))

    def clean(self) -> dict[str, Any]:
        """The end is not before the beginning."""
        asked: dict[str, Any] = super().clean() or {}
        if asked.get("since") and asked.get("until") and asked["until"] < asked["since"]:
            self.add_error("until", _("The end lies before the beginning."))
        return asked


class IncidentForm(PeriodForm):
    """Which readings are looked at."""

    reader = forms.TypedChoiceField(label=_("Who read"), coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, readers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = [("", _("everybody")), *readers]  # type: ignore[attr-defined]
