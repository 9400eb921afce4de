"""A real page for every error: what happened and what to do next, in the reader's language.

In the shell when the reader is signed in, plain when not; for htmx a short notice; for JSON an object.
Absent and not yours are answered alike, byte for byte.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from yunchou.desk.errors import Conflict, DeskError, Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.web.logs import REQUEST_ID

log = logging.getLogger(__name__)
RETRY_AFTER = 30


@dataclass(frozen=True, slots=True)
class Told:
    """What an error page says."""

    status: int
    title: str
    text: str


def refusal(request: HttpRequest, raised: DeskError) -> HttpResponse:
    """The page for what an operation raised."""
    match raised:
        case NotThere():
            return not_found(request)
        case Refused():
            return answer(request, Told(403, _("You may not do this"), str(raised) or _forbidden_text()))
        case Conflict():
            return conflict(request, raised)
        case Invalid():
            return invalid(request, raised)
    raise raised


def conflict(request: HttpRequest, raised: Conflict) -> HttpResponse:
    """409 with the stored values beside those that were sent."""
    text = _("Nothing was overwritten. Compare the values, go back, and save what should stand.")
    told = Told(409, str(raised), text)
    return answer(request, told, differences=raised.differences)


def invalid(request: HttpRequest, raised: Invalid) -> HttpResponse:
    """422 for a change that cannot be taken, 400 for an address that asks what a list does not offer."""
    status = 400 if request.method in {"GET", "HEAD"} else 422
    told = Told(status, _("These values cannot be taken"), _("Go back, change what is named here, and try again."))
    return answer(request, told, reasons=raised.fields)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, 413 when more was sent than is taken, 503 when the session could not be stored for want of a database."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    if isinstance(exception, SessionInterrupted) and _is_behind(exception):
        return unavailable(request, exception)
    text = _("The address or the data sent is damaged. Go back and try again from the page you came from.")
    return answer(request, Told(400, _("This request cannot be understood"), text))


def _forbidden_text() -> str:
    return _("Your role does not allow this. Ask your team leader or the administrator.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403 for a signed-in reader whose role does not bring the permission."""
    return answer(request, Told(403, _("You may not do this"), _forbidden_text()))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when the form's token is missing or old. The reason is logged, not shown."""
    log.warning("form token refused: %s", reason)
    text = _("The page was open too long or you signed in again elsewhere. Reload it and send the form again.")
    return answer(request, Told(403, _("This form has expired"), text))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """404, the same for what does not exist and for what is not yours."""
    text = _("It may have been removed, or it is not shared with you. Search for it, or ask whoever sent the link.")
    return answer(request, Told(404, _("There is nothing here"), text))


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """405 when an address is opened in a way it does not offer."""
    text = _("This address only takes a form that was sent. Go back and use the button on the page.")
    return answer(request, Told(405, _("This address cannot be opened like this"), text))


def too_large(request: HttpRequest) -> HttpResponse:
    """413 when more was sent than is taken."""
    text = _("What you sent is larger than this page takes. Send a smaller file or fewer rows at a time.")
    return answer(request, Told(413, _("Too much at once"), text))


def too_many(request: HttpRequest, *, retry_after: int = 60) -> HttpResponse:
    """429 with the seconds to wait."""
    text = _("There were too many attempts. Wait %(seconds)s seconds, then try again.") % {"seconds": retry_after}
    response = answer(request, Told(429, _("Too many attempts"), text))
    response.headers["Retry-After"] = str(retry_after)
    return response


def unavailable(request: HttpRequest, raised: BaseException | None = None) -> HttpResponse:
    """503 while the database cannot be reached; stands alone, because the reader cannot be looked up."""
    log.error("database not reachable", exc_info=raised)
    title, text = _("Yunchou is not available just now"), _("Nothing was lost. Try again in half a minute.")
    response = _alone(request, Told(503, title, text))
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def is_database_gone(raised: BaseException | None) -> bool:
    """Whether the database could not be reached or read: the server, its disk, its file. SQLite on a disk that dies
    tells of a malformed file, as a bare `DatabaseError`."""
    return isinstance(raised, OperationalError | InterfaceError) or type(raised) is DatabaseError


def _is_behind(raised: BaseException | None) -> bool:
    """Whether a database that is gone stands somewhere behind what was raised."""
    while raised is not None and not is_database_gone(raised):
        raised = raised.__context__
    return raised is not None


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without the database and without the shell; Django has logged the cause.

    What a middleware raised comes here, and not to `PlainRefusals`: without its database that is a 503 too.
    """
    if is_database_gone(raised := sys.exception()):
        return unavailable(request, raised)
    text = _("This is a fault of the product, not yours. Nothing was changed. Go back and try again; if it stays, "
             "tell the administrator this number.")  # fmt: skip
    number = _("Number of this request: %(number)s") % {"number": REQUEST_ID.get()}
    return _alone(request, Told(500, _("Something broke"), f"{text} {number}"))


def _alone(request: HttpRequest, told: Told) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"status": told.status, "title": told.title, "text": told.text}, status=told.status)
    page = loader.render_to_string(
        "web/errors/alone.html", {"told": told, "htmx": bool(getattr(request, "htmx", False))}
    )
    return _addressed(request, HttpResponse(page, status=told.status))


def answer(request: HttpRequest, told: Told, **more: Any) -> HttpResponse:
    """The error as JSON, as a notice for htmx, or as a page in the shell that fits the reader."""
    if _wants_json(request):
        fields = more.get("reasons")
        body = {"status": told.status, "title": told.title, "text": told.text}
        return JsonResponse({**body, "fields": fields} if fields else body, status=told.status)
    context = {"told": told, **more, "signed_in": isinstance(getattr(request, "user", None), User)}
    if getattr(request, "htmx", False):
        return _addressed(request, render(request, "web/errors/notice.html", context, status=told.status))
    shell = "shell" if context["signed_in"] else "plain"
    return render(request, f"web/errors/{shell}.html", context, status=told.status)


def _addressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An htmx answer goes to the notices, a conflict to the sheet, never into the part of the page that asked."""
    if getattr(request, "htmx", False):
        response.headers["HX-Retarget"] = "#sheet-content" if response.status_code == 409 else "#toasts"
        response.headers["HX-Reswap"] = "innerHTML" if response.status_code == 409 else "beforeend"
    return response


def _wants_json(request: HttpRequest) -> bool:
    accept = request.headers.get("Accept", "")
    return "application/json" in accept and "text/html" not in accept
