"""docs/performance.md: one section for each database, the one that was not measured again staying as it was."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
HEAD = (
    "# Performance\n\n"
    "Written by `bin/bench`. A leader asks whose team owns a tenth of everything. Times are of whole requests\n"
    "over HTTP on the same machine, beside the product's own empty signed-in page in the same run.\n\n"
)


def write(measured: dict[str, str], page: Path = PAGE) -> None:
    """Put what was measured, by database, into the page."""
    sections = {**sections_of(page.read_text("utf-8") if page.is_file() else ""), **measured}
    page.write_text(HEAD + "\n".join(sections[name] for name in sorted(sections, reverse=True)), encoding="utf-8")


def sections_of(text: str) -> dict[str, str]:
    """The sections of a page by the database they begin with."""
    parts = re.split(r"(?m)^(?=## )", text)[1:]
    return {re.match(r"## (\w+)", part)[1]: part.rstrip("\n") + "\n" for part in parts}  # type: ignore[index]
