"""The rulebook: every rule of every discipline, found by its file and counted."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from yunchou.playbook.dossier.case import DealRule

PLAYBOOK = Path(__file__).parent.parent

# Changed by hand with every rule added or removed, so that a rule can neither vanish nor slip in unnoticed.
RULE_COUNT = 105


def rule_files() -> list[Path]:
    """Every rule file, in the order of disciplines and names."""
    return [path for path in sorted(PLAYBOOK.glob("*/rules/*.py")) if path.name != "__init__.py"]


def load_rules() -> tuple[DealRule, ...]:
    """Import every rule. A rule whose id is not its file's name, or a wrong number of rules, is an error."""
    rules = tuple(_rule(path) for path in rule_files())
    if len(rules) != RULE_COUNT:
        raise RuntimeError(f"the rulebook has {len(rules)} rules but states {RULE_COUNT}")
    return rules


def _rule(path: Path) -> DealRule:
    module = import_module(f"yunchou.playbook.{path.parent.parent.name}.rules.{path.stem}")
    rule: DealRule = module.RULE
    if rule.id != path.stem:
        raise RuntimeError(f"{path.name} calls itself {rule.id}")
    return rule


def discipline_of(rule: DealRule) -> str:
    """The folder a rule lives in, such as `qualification`."""
    return DISCIPLINES[rule.id]


RULES = load_rules()
DISCIPLINES = {path.stem: path.parent.parent.name for path in rule_files()}
