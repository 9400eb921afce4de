"""The page of measurements keeps the section of a database that was not measured again."""

from __future__ import annotations

from pathlib import Path

from tests.bench import document


def test_a_section_is_replaced_and_the_other_one_stays(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    document.write({"sqlite": "## sqlite: old\n", "postgresql": "## postgresql: old\n"}, page)
    document.write({"postgresql": "## postgresql: new\n"}, page)
    text = page.read_text("utf-8")
    assert "## sqlite: old" in text
    assert "## postgresql: new" in text
    assert "postgresql: old" not in text
    assert text.startswith("# Performance")


def test_the_page_as_it_stands_names_its_databases() -> None:
    assert "sqlite" in document.sections_of(document.PAGE.read_text("utf-8"))
