"""A made file as an answer."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_NOT_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def as_file(content: bytes, name: str, media_type: str, ending: str = "docx") -> HttpResponse:
    """The file under a name that every system takes; it is not kept by anybody on the way."""
    plain = _NOT_A_NAME.sub(" ", name).strip(" .")[:80] or "yunchou"
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{plain}.{ending}")
    response["Cache-Control"] = "no-store"
    return response
