"""Write what a colleague may know of one deal as a dossier that `yunchou assess` reads.

With `--learnt FILE`, and where closed deals have taught, `yunchou assess deal.json --learnt FILE` gives the odds of the
deal's page too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from yunchou.desk.cockpit.queries import readable_dossier
from yunchou.desk.errors import NotThere
from yunchou.desk.forecast.queries import learnt_by
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.queries import fetch
from yunchou.playbook.advisor.learnt_file import written_learnt
from yunchou.playbook.dossier.writer import written


def run(arguments: Sequence[str]) -> int:
    """`yunchou dossier DEAL --as MAIL`: JSON on standard output; 1 when there is no such deal for this colleague."""
    parser = argparse.ArgumentParser(prog="yunchou dossier", description=__doc__)
    parser.add_argument("deal", type=int, help="the number in the deal's address")
    parser.add_argument("--as", dest="email", metavar="MAIL", required=True, help="whose permissions apply")
    parser.add_argument("--learnt", metavar="FILE", type=Path, help="write there what closed deals have taught")
    chosen = parser.parse_args(list(arguments))
    user = User.objects.filter(email__iexact=chosen.email, is_active=True).first()
    if user is None:
        print(f"yunchou dossier: nobody active has the address {chosen.email}", file=sys.stderr)
        return 1
    try:
        dossier = readable_dossier(user, fetch(user, chosen.deal), timezone.localdate())
    except NotThere as refused:
        print(f"yunchou dossier: {refused}", file=sys.stderr)
        return 1
    print(json.dumps(written(dossier), ensure_ascii=False, indent=2))
    if chosen.learnt is not None:
        _write_learnt(chosen.learnt)
    return 0


def _write_learnt(path: Path) -> None:
    """Write what the odds rest on beside the rules. Too few closed deals teach nothing: no file, and it is said."""
    learnt = learnt_by(timezone.localdate())
    if learnt is None:
        print("yunchou dossier: few closed deals, the odds rest on the method alone", file=sys.stderr)
        return
    path.write_text(json.dumps(written_learnt(learnt)), encoding="utf-8")
