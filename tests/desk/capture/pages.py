"""Write docs/capture.schema.json from the fields of the kinds: `python -m tests.desk.capture.pages`."""

from __future__ import annotations

import json
from pathlib import Path

from yunchou.desk.capture.contract.schema import schema

SCHEMA = Path(__file__).parents[3] / "docs" / "capture.schema.json"


def schema_text() -> str:
    """The schema as it is kept in the docs."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
