"""The file about one person as a Word paper, to hand to him (PIPL 45): the same words as the page that is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.privacy.access_file import Told
from yunchou.desk.web.templatetags.web import plainly


def access_paper(told: Told, name: str) -> bytes:
    """The file as a Word paper; `told` is the labelled file and `name` the person's."""
    from yunchou.desk.meetings.papers import WordPaper  # slow to load, and seldom asked for

    paper = WordPaper(_("What we keep about you"), f"{name}  {told['customer']}  {told['made_at'][:10]}")
    paper.heading(_("Yourself"))
    for row in (told["person"], *told["basis"], *told["told"], *told["requests"]):
        _put(paper, row)
    paper.heading(_("Tied to you"))
    for each in told["rows"]:
        paper.lines([each["table"]])
        _put(paper, each["row"])
    _put_lines(
        paper, _("Texts that name you"), (f"{each['table']}: {plainly(each['words'])}" for each in told["mentions"])
    )
    _put_lines(paper, _("Changes"), map(_line, told["journal"]))
    paper.lines([told["restricted"]])
    return paper.in_bytes()


def _put(paper: Any, row: Mapping[str, Any]) -> None:
    paper.table((_("What"), _("Value")), [(name, str(plainly(value))) for name, value in row.items()])


def _put_lines(paper: Any, heading: str, lines: Iterable[str]) -> None:
    paper.heading(heading)
    paper.lines(list(lines) or [_("Nothing.")])


def _line(line: Mapping[str, Any]) -> str:
    changes = "; ".join(f"{name}: {plainly(change)}" for name, change in line["changes"].items())
    return "  ".join(part for part in (line["at"], line["by"], line["kind"], changes, line["note"]) if part)
