"""A note as the browser sends it: first read, then sent back with what the page held."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

_INPUT = re.compile(r"<(?:input|select|option|textarea)\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')


def sheet_of(client: Client, text: str, **typed: Any) -> HttpResponse:
    """The proposals of a note, as htmx asks for them."""
    return client.post("/capture/proposals/", {"text": text, **typed}, headers={"HX-Request": "true"})  # type: ignore[return-value]


def held(page: str) -> dict[str, Any]:
    """What the fields of a sheet would send: hidden ones, ticked boxes, boxes with text, chosen options."""
    found: dict[str, Any] = {}
    select = ""
    for tag in _INPUT.findall(page):
        given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
        if tag.startswith("<select"):
            select = given["name"]
        elif tag.startswith("<option") and "selected" in given and select:
            found[select] = given["value"]
        elif tag.startswith("<input") and "name" in given:
            if given.get("type") in {"checkbox", "radio"} and "checked" not in given:
                continue
            found[given["name"]] = given.get("value", "")
    return found


def noted(client: Client, text: str, *, changes: dict[str, Any] | None = None, key: str = "", **typed: Any) -> Any:
    """Note a text: read it, correct what `changes` says, send everything that the page held."""
    page = sheet_of(client, text, **typed).content.decode()
    sent = {**held(page), "text": text, "form_key": key or uuid4().hex}
    for name, value in (changes or {}).items():
        if value is None:
            sent.pop(name, None)
        else:
            sent[name] = value
    return client.post("/capture/notes/", sent)


def key_of(client: Client, text: str, kind: str, **typed: Any) -> str:
    """The key of the first card of a kind."""
    for card in sheet_of(client, text, **typed).context["sheet"].cards:
        if card.one.kind.value == kind:
            return str(card.key)
    raise LookupError(kind)


def wrong_with(answer: Any) -> Any:
    """Why a note was not taken, for the message of a failed test."""
    if answer.status_code != 422:
        return answer.status_code
    box = answer.context["box"]
    return box.told, {c.one.kind.value: c.form.errors for c in box.sheet.placed if c.ticked and c.form.errors}
