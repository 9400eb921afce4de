"""The search page, and the lines the command palette shows."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.search import queries
from yunchou.desk.search.forms import SearchForm

IN_PALETTE, ON_PAGE = 6, 30


@require_safe
@permit(May.SIGNED_IN)
def search(request: SignedInRequest) -> HttpResponse:
    """What is found in the reader's reach, grouped by kind; as bare options for the palette."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        raise Invalid({name: str(errors[0]) for name, errors in form.errors.items()})
    text, palette = form.cleaned_data["q"], bool(request.headers.get("X-Palette"))
    found = queries.search(request.user, text, most=IN_PALETTE if palette else ON_PAGE)
    context = {"text": text, "found": found, "asked": queries.asks(text)}
    return render(request, "search/options.html" if palette else "search/search.html", context)
