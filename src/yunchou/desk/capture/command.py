"""`yunchou capture`: what a note may say about a deal. Exit code 0: read; 2: bad input. Needs no database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from yunchou.desk.capture.contract.letter import letter
from yunchou.desk.capture.contract.proposals import Captured
from yunchou.desk.capture.contract.writing import captured_data
from yunchou.desk.capture.engine import NoteTooLong, capture
from yunchou.desk.capture.model.asking import ModelError
from yunchou.desk.capture.model.engine import capture_by_model
from yunchou.desk.capture.model.settings import ModelSettings, NotConfigured, settings_from
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.reader import DossierError, parse_json, read_day, read_dossier

READ, BAD_INPUT = 0, 2


def parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    made = argparse.ArgumentParser(prog="yunchou capture", description=__doc__)
    made.add_argument(
        "--dossier", metavar="FILE", required=True, help="JSON file with the facts of the deal, as for assess"
    )
    made.add_argument("--as-of", type=_day, metavar="DATE", required=True, help="the day the note was written")
    made.add_argument("--text", required=True, help="the note; - reads standard input")
    made.add_argument("--json", action="store_true", help="as docs/capture.schema.json describes; else for people")
    made.add_argument("--lang", choices=("zh", "en"), default="zh")
    made.add_argument(
        "--deal", action="append", default=[], metavar="NAME", help="another customer or deal; may be repeated"
    )
    made.add_argument("--rival", action="append", default=[], metavar="NAME", help="a rival beyond the dossier's")
    made.add_argument(
        "--engine", choices=("grammar", "model"), default="grammar", help="model: see docs/operate/capture.md"
    )
    return made


def main(arguments: Sequence[str]) -> int:
    """Read the note that the arguments give."""
    return run(parser().parse_args(list(arguments)), out=sys.stdout, err=sys.stderr)


def run(chosen: argparse.Namespace, *, out: TextIO, err: TextIO) -> int:
    """The same with the streams to write to."""
    try:
        captured = _capture(chosen)
    except DossierError as refused:
        err.writelines(f"{chosen.dossier}: {problem}\n" for problem in refused.problems)
        return BAD_INPUT
    except (OSError, UnicodeDecodeError, NoteTooLong, NotConfigured, ModelError) as refused:
        err.write(f"yunchou capture: {refused}\n")
        return BAD_INPUT
    if chosen.json:
        out.write(json.dumps(captured_data(captured), ensure_ascii=False, indent=2) + "\n")
    else:
        out.write(letter(captured, chosen.lang))
    return READ


def _capture(chosen: argparse.Namespace) -> Captured:
    dossier = _dossier(chosen.dossier)
    note = sys.stdin.buffer.read().decode("utf-8-sig") if chosen.text == "-" else chosen.text
    if chosen.engine == "model":
        return capture_by_model(note, dossier, chosen.as_of, _model())
    return capture(note, dossier, chosen.as_of, rivals=chosen.rival, deals=chosen.deal)


def _model() -> ModelSettings:
    import os

    return settings_from(os.environ)


def _dossier(name: str) -> Dossier:
    return read_dossier(parse_json(Path(name).read_bytes()))


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError as refused:
        raise argparse.ArgumentTypeError(str(refused)) from None
