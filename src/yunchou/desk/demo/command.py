"""`yunchou demo`: fill an empty database with the demo company and say how to sign in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from django.utils import timezone

from yunchou.desk.colleagues.queries import nobody_yet
from yunchou.desk.demo.sign_in import password
from yunchou.desk.identity.models import RoleAssignment
from yunchou.desk.identity.roles import Role


def main(arguments: Sequence[str]) -> int:
    """Make the demo company. Exit status 1 when the database is in use and `--if-empty` was not given."""
    parser = argparse.ArgumentParser(prog="yunchou demo", description=main.__doc__)
    parser.add_argument("--if-empty", action="store_true", help="do nothing when the database is in use")
    options = parser.parse_args(arguments)
    if nobody_yet():
        # Loads every feature's operations, which a later start does not need.
        from yunchou.desk.demo.company import make_demo

        print("正在准备演示公司… Loading the demo company…", flush=True)
        make_demo(today=timezone.localdate())
    elif not options.if_empty:
        print("The database is in use: the demo company goes into an empty one only.", file=sys.stderr)
        return 1
    if text := password():
        print(sign_ins(text))
    return 0


def sign_ins(text: str) -> str:
    """One sign-in for every role, with the password they share."""
    lines = [f"演示登录，密码都是 {text}  Demo sign-ins, all with this password:"]
    for role in Role:
        first = RoleAssignment.objects.filter(role=role).select_related("user").order_by("user_id").first()
        if first is not None:
            lines.append(f"  {role.words.zh:<8} {role.words.en:<22} {first.user.email:<28} {first.user.name}")
    return "\n".join(lines)
