"""What the log says: one JSON object a line, with the number of the request, without anybody's data.

A request is told by its route's name, never by its address or query, which hold names and words searched for; a slow
statement is told without its values. JSON keeps a line a line, whatever somebody typed (trust.md, attack 18).
"""

from __future__ import annotations

import json
import logging
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
LONGEST_STATEMENT = 600

requests = logging.getLogger("yunchou.requests")
security = logging.getLogger("yunchou.security")
slow = logging.getLogger("yunchou.slow")


class JsonLine(logging.Formatter):
    """A record as one JSON object: at, level, logger, message, request, and the fields given as `extra["fields"]`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if request := REQUEST_ID.get():
            told["request"] = request
        told.update(getattr(record, "fields", {}))
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """What the record says. Django's own lines about a request end with its address: here its route stands instead."""
    request = getattr(record, "request", None)
    if record.name != "django.request" or not isinstance(request, HttpRequest) or not isinstance(record.args, tuple):
        return record.getMessage()
    route = request.resolver_match.view_name if request.resolver_match else "-"
    return str(record.msg) % (*record.args[:-1], route)


class RequestLog:
    """Numbers each request, answers with the number, and logs how it went. Stands outermost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = REQUEST_ID.set(secrets.token_hex(6))
        began = time.perf_counter()
        try:
            with connection.execute_wrapper(_tell_slow):
                response = self.get_response(request)
            response.headers["X-Request-ID"] = REQUEST_ID.get()
            route = request.resolver_match.view_name if request.resolver_match else ""
            fields = {"method": request.method, "route": route, "status": response.status_code, "ms": _since(began)}
            requests.info("answered", extra={"fields": fields})
            _tell_guards(request, route, response.status_code)
            return response
        finally:
            REQUEST_ID.reset(token)


# Steps of signing in and out, and changes of what one signs in with. A form that was taken is answered with a redirect.
PROVING = frozenset(
    {
        "account_login", "account_logout", "account_reauthenticate", "account_change_password",
        "account_reset_password", "account_reset_password_from_key", "mfa_authenticate", "mfa_reauthenticate",
        "mfa_login_webauthn", "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_deactivate_totp",
        "mfa_add_webauthn", "mfa_remove_webauthn", "mfa_generate_recovery_codes", "usersessions_list",
    }
)  # fmt: skip
REFUSED = frozenset({403, 404, 429})


def _tell_guards(request: HttpRequest, route: str, status: int) -> None:
    """Log each step of signing in and each refusal of an address that there is: by route, and by number who it was.

    The name that was typed to sign in stands as a keyed mark: tries on one account can be seen, the account cannot.
    """
    proving = route in PROVING and request.method == "POST"
    if not proving and (status not in REFUSED or not route):
        return
    fields: dict[str, Any] = {
        "route": route,
        "status": status,
        "user": getattr(getattr(request, "user", None), "pk", None),
    }
    if proving:
        fields["taken"] = 300 <= status < 400
    if route == "account_login" and proving and (typed := request.POST.get("login", "")):
        fields["account"] = salted_hmac("yunchou security log", typed.strip().lower(), algorithm="sha256").hexdigest()[
            :12
        ]
    security.info("sign-in step" if proving else "refused", extra={"fields": fields})


def _tell_slow(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Log a statement that took long, without its values."""
    began = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        if (took := _since(began)) >= settings.SLOW_STATEMENT_MS:
            slow.warning("slow statement", extra={"fields": {"sql": sql[:LONGEST_STATEMENT], "ms": took}})


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)
