"""`yunchou assess deal.json`: judge the dossier in a file. Exit code 0: assessed; 2: bad input."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from yunchou.playbook.advisor import DEFAULT, assess
from yunchou.playbook.advisor.learnt_file import LearntError, read_learnt
from yunchou.playbook.advisor.letter import letter
from yunchou.playbook.advisor.report import report
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.reader import DossierError, parse_json, read_day, read_dossier
from yunchou.playbook.forecast.learnt import Learnt
from yunchou.playbook.kernel.parameter_files import replaced
from yunchou.playbook.kernel.parameters import ParameterError, Parameters

ASSESSED, BAD_INPUT = 0, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments on a parser of the program that offers it."""
    parser.add_argument("dossier", help="JSON file with the facts of one deal; - reads standard input")
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="the day of judgement, such as 2026-03-02")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--learnt", metavar="FILE", help="JSON file with what a team's closed deals have taught")
    parser.add_argument("--parameters", metavar="FILE", help="TOML file with the organisation's own thresholds")


def run(arguments: argparse.Namespace, *, today: date, out: TextIO, err: TextIO) -> int:
    """Assess the file that the arguments name. The caller says what day today is."""
    try:
        dossier = _dossier(arguments.dossier)
        parameters = _parameters(arguments.parameters)
        learnt = _learnt(arguments.learnt)
    except DossierError as refused:
        err.writelines(f"{arguments.dossier}: {problem}\n" for problem in refused.problems)
        return BAD_INPUT
    except OSError as refused:
        err.write(f"{refused.filename}: {refused.strerror}\n")
        return BAD_INPUT
    except (ParameterError, LearntError, UnicodeDecodeError) as refused:
        err.write(f"{refused}\n")
        return BAD_INPUT
    assessment = assess(dossier, parameters, as_of=arguments.as_of or today, learnt=learnt)
    if arguments.format == "json":
        out.write(json.dumps(report(assessment, arguments.lang), ensure_ascii=False, indent=2) + "\n")
    else:
        out.write(letter(assessment, arguments.lang))
    return ASSESSED


def main(argv: Sequence[str], *, today: date) -> int:
    """The command by itself, for `python -m yunchou.playbook`."""
    parser = argparse.ArgumentParser(prog="yunchou assess", description="Judge one deal by the playbook.")
    add_arguments(parser)
    return run(parser.parse_args(argv), today=today, out=sys.stdout, err=sys.stderr)


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError as refused:
        raise argparse.ArgumentTypeError(str(refused)) from None


def _dossier(name: str) -> Dossier:
    data: Any = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return read_dossier(parse_json(data))


def _parameters(name: str | None) -> Parameters:
    return DEFAULT if name is None else replaced(DEFAULT, Path(name))


def _learnt(name: str | None) -> Learnt | None:
    if name is None:
        return None
    try:
        return read_learnt(parse_json(Path(name).read_bytes()))
    except (DossierError, LearntError) as refused:
        raise LearntError(f"{name}: {str(refused).removeprefix('dossier: ')}") from refused
