"""Write down what was refused during a request, after its transaction was undone."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from yunchou.desk.conduct.operations import keep_refusals
from yunchou.desk.wording import collecting


class KeepRefusals:
    """Gathers refused words while the view runs. A refused form is answered only once its refusal is stored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with collecting() as refusals:
            response = self.get_response(request)
        if refusals:
            keep_refusals(refusals, at=timezone.now())
        return response
