"""Looks at every answer for two things: rows that left the house, and refusals. Neither delays nor changes it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from yunchou.desk.alerts.counting import Refusals, Strides
from yunchou.desk.alerts.operations import WINDOWS, limit_of, note
from yunchou.desk.alerts.terms import AlertKind
from yunchou.desk.identity.models import User
from yunchou.desk.web import errors
from yunchou.desk.web.workbooks import counting_rows

REFUSED = frozenset({403, 404})


class Watch:
    """Counts what each signed-in person takes out and is refused; see `alerts.operations.note`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.refusals = Refusals()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with counting_rows() as taken:
            response = self.get_response(request)
        if taken and response.status_code < 400:
            self._note(request, AlertKind.EXPORT, sum(taken))
        # An address that there is: what browsers ask for by themselves, like a missing icon, counts for nothing.
        elif response.status_code in REFUSED and request.resolver_match is not None:
            self._refused(request)
        return response

    def _refused(self, request: HttpRequest) -> None:
        user, kind = request.user, AlertKind.REFUSALS
        limit = limit_of(kind)
        if isinstance(user, User) and limit:
            told = self.refusals.add(user.pk, limit=limit, window=WINDOWS[kind], at=timezone.now())
            if told:
                note(kind, user, told, at=timezone.now())

    def _note(self, request: HttpRequest, kind: AlertKind, amount: int) -> None:
        user = request.user
        if isinstance(user, User):
            note(kind, user, amount, at=timezone.now())


class Pace:
    """Stops a program that sends forms in somebody's name faster than a person can (429 until the stretch is over)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.strides = Strides()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user, most = request.user, settings.MOST_FORMS
        if most and request.method == "POST" and isinstance(user, User):
            wait = self.strides.add(user.pk, most=most, at=timezone.now())
            if wait:
                return errors.too_many(request, retry_after=wait)
        return self.get_response(request)
