"""The addresses at which the rows of a deal are added, changed, moved and removed, and the page that shows them.

A feature states its page once and gets the addresses::

    NEEDS = Screen("needs", NEED, NeedForm, "need", _("New requirement"), _("Requirement"))
    PAGES = RowPages("qualification", (NEEDS,))

    urlpatterns = [path(ROOT, views.qualification, name="qualification"), *PAGES.urls(ROOT)]

The page is an element whose id is the page's name, with a section per `Screen.section`; its view answers htmx with that
element alone. Its templates get `pages` and use `opportunities/rows/open.html` and `opportunities/rows/actions.html`.
A form may also be opened in a slot of another page, which is loaded anew once it is saved.
Each address serves both ways: as a page of its own without scripts, and as a part of the page for htmx.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.forms.rows import PlaceForm, RowForm, VersionForm
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change, fetch
from yunchou.desk.opportunities.rows import RowKind, add_row, change_row, move_row, remove_row, row_of
from yunchou.desk.web.once import create_once

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

Save = Callable[[], HttpResponse]


@dataclass(frozen=True, slots=True)
class Screen:
    """One kind of row as people meet it. `prefilled` are the fields that an address may fill in advance."""

    slug: str
    kind: RowKind[Any]
    form: type[RowForm]
    section: str
    adding: StrPromise
    changing: StrPromise
    prefilled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPages:
    """The page called `name`, its kinds of rows, and what one must be allowed to change them."""

    name: str
    screens: tuple[Screen, ...]
    may: May = May.CHANGE_OPPORTUNITIES

    def urls(self, root: str) -> list[URLPattern]:
        """The addresses below `root`, which takes the deal as `pk`."""
        form = require_http_methods(["GET", "HEAD", "POST"])
        guard = permit(self.may)
        hidden = sensitive_post_parameters()
        return [
            path(f"{root}<slug:slug>/new/", guard(hidden(form(self._new))), name=self.new_url),
            path(f"{root}<slug:slug>/<int:row>/", guard(hidden(form(self._change))), name=self.row_url),
            path(f"{root}<slug:slug>/<int:row>/place/", guard(require_POST(self._place)), name=self.place_url),
            path(f"{root}<slug:slug>/<int:row>/removal/", guard(require_POST(self._remove)), name=self.removal_url),
        ]

    @property
    def new_url(self) -> str:
        """The name of the address that adds a row."""
        return f"{self.name}_row_new"

    @property
    def row_url(self) -> str:
        """The name of the address that changes a row."""
        return f"{self.name}_row"

    @property
    def place_url(self) -> str:
        """The name of the address that moves a row."""
        return f"{self.name}_row_place"

    @property
    def removal_url(self) -> str:
        """The name of the address that removes a row."""
        return f"{self.name}_row_removal"

    def section(self, pk: int, section: str) -> str:
        """The address of a section of the page."""
        return f"{reverse(self.name, args=[pk])}#{section}"

    def back(self, deal: Opportunity, screen: Screen, row: Any) -> str:  # noqa: ARG002 - for features that show rows elsewhere
        """Where one finds oneself after a row was written or removed, or its form was left.

        The section of the page; a feature that shows the `row` elsewhere says so. A removed row still has its key.
        """
        return self.section(deal.pk, screen.section)

    def answer(self, request: SignedInRequest, form: RowForm, save: Save, context: dict[str, Any]) -> HttpResponse:
        """Save a valid form; show any other again with everything typed, beneath its row or as a page of its own.

        `context` has deal, heading and section.
        """
        elsewhere = self._is_elsewhere(request, context["deal"])
        if form.is_bound and form.is_valid():
            try:
                return _anew(save()) if elsewhere else save()
            except Invalid as refused:
                form.put_back(refused)
        template = "opportunities/rows/form.html" if request.htmx else "opportunities/rows/form_page.html"
        context = {**context, "form": form, "pages": self, "elsewhere": elsewhere}
        response = render(request, template, context, status=422 if form.is_bound else 200)
        if request.htmx and form.is_bound:
            # A saved form brings the page anew; a refused one stays where it was opened.
            response.headers["HX-Retarget"] = "closest .slot"
            response.headers["HX-Reswap"] = "innerHTML"
        return response

    def _new(self, request: SignedInRequest, pk: int, slug: str) -> HttpResponse:
        """Add one row."""
        screen = self._screen(slug)
        deal = changeable(request, pk, screen.kind.may)
        initial = {name: request.GET[name] for name in screen.prefilled if name in request.GET}
        form = screen.form(deal, None, sent(request), initial=initial)

        def save() -> HttpResponse:
            at = timezone.now()

            def create() -> str:
                return self.back(deal, screen, add_row(screen.kind, deal, form.values(), actor=request.user, at=at))

            return create_once(request, create, at=at)

        context = {"deal": deal, "heading": screen.adding, "section": screen.section, "is_new": True}
        return self.answer(request, form, save, context)

    def _change(self, request: SignedInRequest, pk: int, slug: str, row: int) -> HttpResponse:
        """Change one row."""
        screen = self._screen(slug)
        deal = changeable(request, pk, screen.kind.may)
        stored = row_of(screen.kind, deal, row)
        form = screen.form(deal, stored, sent(request))

        def save() -> HttpResponse:
            at, values = timezone.now(), form.values()
            change_row(screen.kind, deal, row, values, seen_version=form.seen_version, actor=request.user, at=at)
            return redirect(self.back(deal, screen, stored))

        removal = reverse(self.removal_url, args=[pk, slug, row])
        context = {"deal": deal, "heading": screen.changing, "section": screen.section}
        cancel = self.back(deal, screen, stored)
        return self.answer(request, form, save, {**context, "row": stored, "removal": removal, "cancel": cancel})

    def _place(self, request: SignedInRequest, pk: int, slug: str, row: int) -> HttpResponse:
        """Put one row at another place."""
        screen = self._screen(slug)
        deal = changeable(request, pk, screen.kind.may)
        form = PlaceForm(request.POST)
        if not screen.kind.ordered or not form.is_valid():
            raise Invalid({"to": _("This cannot be put there.")})
        move_row(screen.kind, deal, row, to=form.cleaned_data["to"], actor=request.user, at=timezone.now())
        return redirect(self.section(deal.pk, screen.section))

    def _remove(self, request: SignedInRequest, pk: int, slug: str, row: int) -> HttpResponse:
        """Remove one row."""
        screen = self._screen(slug)
        deal = changeable(request, pk, screen.kind.may)
        form = VersionForm(request.POST)
        if not form.is_valid():
            raise Invalid({"version": _("Open the page anew and try again.")})
        seen = form.cleaned_data["version"]
        stored = row_of(screen.kind, deal, row)
        remove_row(screen.kind, deal, row, seen_version=seen, actor=request.user, at=timezone.now())
        done = redirect(self.back(deal, screen, stored))
        return _anew(done) if self._is_elsewhere(request, deal) else done

    def _is_elsewhere(self, request: SignedInRequest, deal: Opportunity) -> bool:
        """Whether the form was opened on another page than this one, which then is brought anew as a whole."""
        opened_on = request.htmx.current_url_abs_path if request.htmx else None
        return opened_on is not None and not opened_on.startswith(reverse(self.name, args=[deal.pk]))

    def _screen(self, slug: str) -> Screen:
        for screen in self.screens:
            if screen.slug == slug:
                return screen
        raise NotThere(_("There is nothing here"))


def _anew(_done: HttpResponse) -> HttpResponse:
    """Let the page on which a form was opened be loaded anew, in the place of going to the form's own page."""
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


def changeable(request: SignedInRequest, pk: int, may: May = May.CHANGE_OPPORTUNITIES) -> Opportunity:
    """The deal, for somebody who may change it; `NotThere` or `Refused` otherwise."""
    deal = fetch(request.user, pk)
    ensure_may_change(request.user, deal, may)
    return deal


def sent(request: SignedInRequest) -> Any:
    """What was sent with a form; `None` while it is only being opened."""
    return request.POST if request.method == "POST" else None
