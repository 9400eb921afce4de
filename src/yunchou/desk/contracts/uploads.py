"""Read what is uploaded to a contract: the words of a Word file, and whether a file is what its name says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Any

from django.utils.translation import gettext as _

from yunchou.desk.contracts.acting import acts
from yunchou.desk.errors import Invalid
from yunchou.desk.web.archives import Bounds, look_through
from yunchou.desk.web.files import WORD

MOST_BYTES = 15_000_000
MOST_UNPACKED, MOST_ENTRIES = 80_000_000, 2_000
_BEGINS = {
    ".pdf": (b"%PDF-", "application/pdf"),
    ".png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    ".jpg": (b"\xff\xd8\xff", "image/jpeg"),
    ".jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    ".docx": (b"PK\x03\x04", WORD),
}
SCANS, WORDS = ".pdf,.png,.jpg,.jpeg", ".docx"
_NOT_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BESIDE = {
    "【页眉页脚】": r"/word/(header|footer)\d*\.xml",
    "【脚注】": r"/word/(footnotes|endnotes)\.xml",
    "【批注】": r"/word/comments\.xml",
}
"""Under which heading the words beside the text are kept, and the parts of a Word file they stand in."""
_PAGE_NUMBER = re.compile(r"[第共页之of\s\d/\-–—|page.]*", re.IGNORECASE)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was looked at: a plain name, what it is, and its bytes."""

    name: str
    media_type: str
    content: bytes
    digest: str


def _too_large() -> Invalid:
    return Invalid({"file": _("The file is too large: at most %(mb)s MB.") % {"mb": MOST_BYTES // 1_000_000}})


def _unreadable() -> Invalid:
    return Invalid({"file": _("This is not a Word file that can be read. Save it as .docx and try again.")})


def _acting() -> Invalid:
    return Invalid({
        "file": _(
            "This file would run a program or fetch something when it is opened. Save it without macros, embedded "
            "objects and linked parts, or print it to a PDF."
        )
    })  # fmt: skip


def read_upload(file: IO[bytes], name: str, *, allowed: str) -> Upload:
    """A file of one of the allowed endings, if it begins as such files do. Raises `Invalid` on `file`."""
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending not in allowed.split(","):
        raise Invalid({"file": _("Only these kinds of files are taken: %(kinds)s") % {"kinds": allowed}})
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _too_large()
    begin, media_type = _BEGINS[ending]
    if not content.startswith(begin):
        raise Invalid({"file": _("This file is not what its name says.")})
    if ending == ".docx":
        look_through(BytesIO(content), Bounds(MOST_ENTRIES, MOST_UNPACKED, _too_large, _unreadable))
    if acts(content, ending):
        raise _acting()
    plain = _NOT_A_NAME.sub(" ", name.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem = plain[: -len(ending)].strip(" .")[:120] or "file"
    return Upload(stem + ending, media_type, content, hashlib.sha256(content).hexdigest())


def words_of(upload: Upload) -> str:
    """The words of a Word file as if all its tracked changes were accepted; headings begin with `#`.

    The customer's changes are what one wants to see: words that are only proposed count as written, struck ones do not.
    What stands beside the text (headers and footers, notes, comments) follows it under headings of its own: terms hide
    there too.
    """
    from docx import Document  # slow to load, and seldom asked for
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(BytesIO(upload.content))
        headings = {style.style_id for style in document.styles if (style.name or "").lower().startswith("heading")}
        return "\n".join([*_lines(document.element.body, headings), *_beside(document)])
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise _unreadable() from error


def _lines(body: Any, headings: set[str]) -> Iterator[str]:
    for paragraph in body.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue  # the same text once more, for old readers
        line = "".join(_signs(paragraph)).strip()
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if line and style is not None and style.get(f"{_W}val") in headings:
            line = f"# {line}"
        yield line


def _beside(document: Any) -> Iterator[str]:
    """The words beside the text, each once: a header is repeated on every page. Page numbers say nothing."""
    parts = sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname))
    for heading, kind in BESIDE.items():
        found = [line for part in parts if (re.fullmatch(kind, str(part.partname))) for line in _told(part.blob)]
        lines = [line for line in dict.fromkeys(found) if not _PAGE_NUMBER.fullmatch(line)]
        if lines:
            yield f"# {heading}"
            yield from lines


def _told(xml: bytes) -> Iterator[str]:
    from docx.oxml import parse_xml

    root: Any = parse_xml(xml)
    comments = list(root.iter(f"{_W}comment"))
    for each in comments or [root]:
        words = " ".join(line for line in _lines(each, set()) if line)
        who = each.get(f"{_W}author", "")
        if comments and words:
            yield f"{who}：{words}" if who else words
        elif not comments:
            yield from (line for line in _lines(each, set()) if line)


def without_beside(text: str) -> str:
    """A text without what stood beside it in a Word file: the words that a next version begins from."""
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.removeprefix("# ") in BESIDE]
    return "\n".join(lines[: ends[0]] if ends else lines)


def _signs(paragraph: Any) -> Iterator[str]:
    """The signs of one paragraph; those of a text box within it are told with the paragraphs of the box."""
    for each in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"):
        if next(each.iterancestors(f"{_W}p")) is not paragraph:
            continue
        if each.tag == f"{_W}t":
            yield each.text or ""
        elif each.getparent().tag == f"{_W}r":
            yield "\t" if each.tag == f"{_W}tab" else "\n"
