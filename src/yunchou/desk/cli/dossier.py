"""Write what a colleague may know of one deal as a dossier that `yunchou assess` reads."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from django.utils import timezone

from yunchou.desk.cockpit.queries import readable_dossier
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.queries import fetch
from yunchou.playbook.dossier.writer import written


def run(arguments: Sequence[str]) -> int:
    """`yunchou dossier DEAL --as MAIL`: JSON on standard output; 1 when there is no such deal for this colleague."""
    parser = argparse.ArgumentParser(prog="yunchou dossier", description=__doc__)
    parser.add_argument("deal", type=int, help="the number in the deal's address")
    parser.add_argument("--as", dest="email", metavar="MAIL", required=True, help="whose permissions apply")
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
    return 0
