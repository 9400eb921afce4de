"""Where messages and catalogues are kept."""

from __future__ import annotations

from pathlib import Path

DESK = Path(__file__).resolve().parents[1]
SHARED = "web"
"""The feature whose catalogue serves all others, and the loose modules beside the features."""

LANGUAGE = "zh_Hans"


def catalogue_of(feature: str, desk: Path = DESK) -> Path:
    """The Chinese catalogue of a feature."""
    return desk / feature / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def catalogues(desk: Path = DESK) -> list[Path]:
    """Every catalogue of the desk, in any language."""
    return sorted(desk.glob("*/locale/*/LC_MESSAGES/*.po"))


def features(desk: Path = DESK) -> list[str]:
    """The folders that may hold messages, by name."""
    return sorted(path.parent.name for path in desk.glob("*/__init__.py"))
