"""Every test run keeps its keys and files in a folder of its own."""

from __future__ import annotations

import os
import tempfile

os.environ["YUNCHOU_HOME"] = tempfile.mkdtemp(prefix="yunchou-test-")
