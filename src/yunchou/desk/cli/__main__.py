"""`python -m yunchou.desk.cli COMMAND`."""

import sys

from yunchou.desk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
