"""The settings of the product on a data folder of this run's own, made before they are read."""

import os
import tempfile
from pathlib import Path

os.environ["YUNCHOU_HOME"] = tempfile.mkdtemp(prefix="yunchou-test-")

from yunchou.desk.config.settings import *  # noqa: F403

Path(os.environ["YUNCHOU_HOME"], "static").mkdir()  # WhiteNoise warns when it is missing
