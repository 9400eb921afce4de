"""A weekly report as a Word file."""

from __future__ import annotations

from django.utils.translation import gettext as _

from yunchou.desk.meetings.papers import WordPaper
from yunchou.desk.weekly.models import WeeklyReport


def report_document(report: WeeklyReport) -> bytes:
    """The report with its headings; a line in 【】 is one."""
    week = _("Week from %(day)s") % {"day": report.monday.isoformat()}
    paper = WordPaper(_("Weekly report"), f"{report.user.name} · {week}")
    for line in report.text.splitlines():
        if line.startswith("【") and line.endswith("】"):
            paper.heading(line[1:-1])
        else:
            paper.lines([line])
    return paper.in_bytes()
