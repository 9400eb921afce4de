"""`python -m yunchou.playbook deal.json --as-of 2026-03-02`: the method alone, without the desk.

The method never reads the clock, so here the day of judgement has to be given.
"""

from __future__ import annotations

import sys
from datetime import date

from yunchou.playbook.assess_command import BAD_INPUT, main

if __name__ == "__main__":
    if not any(argument.startswith("--as-of") for argument in sys.argv):
        sys.stderr.write("--as-of DATE is needed\n")
        sys.exit(BAD_INPUT)
    sys.exit(main(sys.argv[1:], today=date.min))
