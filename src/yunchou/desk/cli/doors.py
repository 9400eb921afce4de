"""What an installation does not start with: files that everybody on the machine reads, or fault pages for strangers."""

from __future__ import annotations

from pathlib import Path

READ_BY_ALL = 0o007
CLOSED = ("db.sqlite3", "master.key", "secret.key")


def refuse_open_doors(folder: Path, *, debugging: bool, public: bool) -> None:
    """Leave with a message and status 1 when a key or the database is open to all, or a public desk shows its faults.

    `public` is a desk behind HTTPS. A folder that only its owner enters closes all files in it.
    """
    if debugging and public:
        raise SystemExit(
            "YUNCHOU_DEBUG shows the inside of every fault: not together with YUNCHOU_HTTPS."
            "\n调试模式会显示每个错误的内部细节，不能与 YUNCHOU_HTTPS 同时使用。"
        )
    if not folder.is_dir() or not folder.stat().st_mode & READ_BY_ALL:
        return
    named = [folder / name for name in CLOSED]
    for path in (each for each in named if each.is_file() and each.stat().st_mode & READ_BY_ALL):
        raise SystemExit(
            f"{path} can be read by everybody on this machine: chmod go-rwx, and ask who read it meanwhile."
            f"\n本机任何人都能读取 {path}：请执行 chmod go-rwx，并弄清期间有谁读过。"
        )
