"""`python -m yunchou.desk.messages update|check|compile`."""

from __future__ import annotations

import argparse
import sys

from yunchou.desk.messages import catalogues, compiling


def main() -> int:
    """Run one of the three verbs; 1 means that something is to be done by hand."""
    parser = argparse.ArgumentParser(prog="python -m yunchou.desk.messages", description=__doc__)
    parser.add_argument("verb", choices=["update", "check", "compile"])
    verb = parser.parse_args().verb
    if verb == "compile":
        return compiling.run([])
    if verb == "update":
        catalogues.update_all()
    problems = catalogues.problems()
    sys.stdout.write("\n".join([*problems, f"{len(problems)} messages to see to"]) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
