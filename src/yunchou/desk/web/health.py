"""Whether this process lives, and whether it can serve: for whoever starts it anew or sends it requests."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from yunchou.desk.identity.permit import public
from yunchou.desk.identity.sealing import KeyTrouble, check_keys


@public
@require_safe
def live(_request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers."""
    return JsonResponse({"live": True})


@public
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers and the master key fits it, else 503. Which of them fails is told, not why."""
    found = {"database": _database(), "keys": _keys()}
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _keys() -> bool:
    try:
        check_keys()
    except (KeyTrouble, DatabaseError):
        return False
    return True
