"""One set of views for both paths of papers through the customer: the signing path and the payment path (P84)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods, require_POST

from yunchou.desk.contracts.forms import PathStepForm
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.opportunities.rows import RowKind, add_row, change_row, move_row, remove_row, row_of
from yunchou.desk.web.forms import put_back, stored_values, whole_number
from yunchou.desk.web.once import created

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Path:
    """One of the two paths: its rows, the noun in its addresses, the page it is shown on, and its heading."""

    kind: RowKind[Any]
    noun: str
    page: str
    heading: str | Promise

    def addresses(self) -> list[URLPattern]:
        """Add, change, move and remove a step of this path."""
        start = f"opportunities/<int:pk>/{self.noun}-path/"
        return [
            path(f"{start}new/", self._new(), name=f"{self.noun}_step_new"),
            path(f"{start}<int:step>/", self._edit(), name=f"{self.noun}_step"),
            path(f"{start}<int:step>/place/", self._move(), name=f"{self.noun}_step_move"),
            path(f"{start}<int:step>/removal/", self._remove(), name=f"{self.noun}_step_remove"),
        ]

    def _new(self) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @permit(self.kind.may)
        def step_new(request: SignedInRequest, pk: int) -> HttpResponse:
            deal = self._deal(request, pk)
            form = PathStepForm(request.POST or None, deal=deal)
            at = timezone.now()

            def create() -> str:
                add_row(self.kind, deal, form.values(), actor=request.user, at=at)
                return reverse(self.page, args=[pk])

            done = created(request, form, create, at=at)
            return self._form_page(request, deal, form) if done is None else self._done(request, pk)

        return step_new

    def _edit(self) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @permit(self.kind.may)
        def step(request: SignedInRequest, pk: int, step: int) -> HttpResponse:
            deal = self._deal(request, pk)
            row = row_of(self.kind, deal, step)
            initial = stored_values(row, *PathStepForm.FIELDS, "version")
            form = PathStepForm(request.POST or None, deal=deal, initial=initial)
            if request.method == "POST" and form.is_valid():
                try:
                    seen = form.cleaned_data["version"] or 0
                    change_row(
                        self.kind, deal, step, form.values(), seen_version=seen, actor=request.user, at=timezone.now()
                    )
                    return self._done(request, pk)
                except Invalid as reason:
                    put_back(form, reason)
            return self._form_page(request, deal, form, row=row)

        return step

    def _move(self) -> View:
        @require_POST
        @permit(self.kind.may)
        def step_move(request: SignedInRequest, pk: int, step: int) -> HttpResponse:
            to = whole_number(request.POST.get("to"))
            move_row(self.kind, self._deal(request, pk), step, to=to, actor=request.user, at=timezone.now())
            return redirect(self.page, pk)

        return step_move

    def _remove(self) -> View:
        @require_POST
        @permit(self.kind.may)
        def step_remove(request: SignedInRequest, pk: int, step: int) -> HttpResponse:
            seen = whole_number(request.POST.get("version"))
            deal = self._deal(request, pk)
            remove_row(self.kind, deal, step, seen_version=seen, actor=request.user, at=timezone.now())
            return redirect(self.page, pk)

        return step_remove

    def _deal(self, request: SignedInRequest, pk: int) -> Any:
        deal = opportunities.fetch(request.user, pk)
        opportunities.ensure_may_change(request.user, deal, self.kind.may)
        return deal

    def _done(self, request: SignedInRequest, pk: int) -> HttpResponse:
        """Back to the path; a form that was opened in the slot of another page brings that page anew."""
        if request.htmx:
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return redirect(self.page, pk)

    def _form_page(self, request: SignedInRequest, deal: Any, form: PathStepForm, row: Any = None) -> HttpResponse:
        context = {"deal": deal, "form": form, "row": row, "path": self, "tab": self.page}
        template = "contracts/path_step.html" if request.htmx else "contracts/path_step_form.html"
        return render(request, template, context, status=422 if form.is_bound else 200)
