"""Files that would act by themselves when a colleague opens them: they come from outside and are handed on here.

Macros, embedded programs and parts fetched from elsewhere in Word files; programs and scripts in PDFs, as far as they
stand there uncompressed.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_ACTING_PARTS = re.compile(
    r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|activeX\d*\.(?:bin|xml)|oleObject\d*\.\w+)$", re.IGNORECASE
)
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.DOTALL)
_FROM_ELSEWHERE = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_ADDRESS_TO_CLICK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
_ACTING_IN_PDF = (b"/JavaScript", b"/Launch")


def acts(content: bytes, ending: str) -> bool:
    """Whether a file of this ending does more than show words and pictures. The archive was looked through before."""
    if ending == ".pdf":
        return any(word in content for word in _ACTING_IN_PDF)
    return ending == ".docx" and _word_file_acts(content)


def _word_file_acts(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        if any(_ACTING_PARTS.search(name) for name in names):
            return True
        return any(_fetches(archive.read(name)) for name in names if name.lower().endswith(".rels"))


def _fetches(relations: bytes) -> bool:
    """Whether something is fetched from elsewhere on opening; an address that waits for a click is not."""
    plain = relations.replace(b"\x00", b"")  # in UTF-16 every other byte
    links = [link for link in _LINK.findall(plain) if _FROM_ELSEWHERE.search(link)]
    return any(not _ADDRESS_TO_CLICK.search(link) for link in links)
