"""A made file as an answer."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
CALENDAR = "text/calendar; charset=utf-8"
_ENDINGS = {WORD: "docx", SLIDES: "pptx", EXCEL: "xlsx", PDF: "pdf", CALENDAR: "ics"}
_NOT_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


def as_file(content: bytes, name: str, media_type: str, ending: str = "") -> HttpResponse:
    """The file under a name that every system takes; kept by nobody on the way, and never opened as a page of ours.

    `ending` is needed only for a kind of file that is not one of ours.
    """
    plain = _NOT_A_NAME.sub(" ", name).strip(" .")[:80] or "yunchou"
    response = HttpResponse(content, content_type=media_type)
    whole = f"{plain}.{ending or _ENDINGS[media_type]}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=whole) or ""
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
