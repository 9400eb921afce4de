"""Generate docs/playbook from the rules, their examples and the stage table: `python -m tests.playbook.pages`."""

from __future__ import annotations

import html
import json
import shutil
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.playbook.examples import Example
from yunchou.playbook.advisor import DEFAULT, RULES, assess
from yunchou.playbook.advisor.letter import letter
from yunchou.playbook.advisor.rulebook import discipline_of
from yunchou.playbook.dossier.case import DealRule
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.names import NAMES
from yunchou.playbook.dossier.reader import read_dossier
from yunchou.playbook.dossier.schema import schema
from yunchou.playbook.dossier.writer import written
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.sentences import tell
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.pipeline.diagram import diagram
from yunchou.playbook.pipeline.table import STAGES
from yunchou.playbook.text.elsewhere import ELSEWHERE
from yunchou.playbook.text.phrases import PHRASES, quote

DISCIPLINES = {
    "key_account": Words("大客户", "Key account"),
    "qualification": Words("判断商机", "Qualification"),
    "pipeline": Words("阶段", "Pipeline"),
    "stakeholders": Words("关键人", "Key people"),
    "insiders": Words("内线", "Insiders"),
    "intelligence": Words("情报", "Intelligence"),
    "competitors": Words("对手", "Rivals"),
    "tempo": Words("节奏", "Tempo"),
    "resources": Words("资源", "Resources"),
    "meetings": Words("会议", "Meetings"),
    "conduct": Words("合规", "Conduct"),
    "contracts": Words("谈判与合同", "Negotiation and contract"),
    "receivables": Words("收款", "Collection"),
    "retention": Words("老客户", "Retention"),
}
DOCS = Path(__file__).parents[2] / "docs" / "playbook"
STORIES = sorted((Path(__file__).parent / "stories").glob("*.json"))
SCHEMA = DOCS.parent / "dossier.schema.json"


def pages() -> dict[str, str]:
    """Every page by its path below docs/playbook."""
    made = {f"{discipline_of(rule)}/{rule.id}.md": rule_page(rule) for rule in RULES}
    return (
        made
        | {"README.md": index_page(), "stages.md": stages_page(), "parameters.md": parameters_page()}
        | {"stories.md": stories_page(), "phrases.md": phrases_page()}
    )


def rule_page(rule: DealRule) -> str:
    cases: tuple[Example, ...] = import_module(f"tests.playbook.{discipline_of(rule)}.test_{rule.id}").CASES
    about = DISCIPLINES[discipline_of(rule)]
    lines = [f"# {rule.title.zh}", "", rule.title.en, "", f"{about.zh} · {about.en} · `{rule.id}`", ""]
    for phrase in quote(rule.phrases):
        lines += [f"> **{phrase.label}** {phrase.words.zh}  ", f"> {phrase.words.en}", ">"]
    lines[-1:] = ["", "## 依据 · Inputs", "", "| | 中文 | English |", "|---|---|---|"]
    lines += [f"| `{path}` | {NAMES[path].zh} | {NAMES[path].en} |" for path in rule.inputs]
    lines += section("会提醒 · Speaks", rule, [c for c in cases if c.speaks and not c.faces_unknown])
    lines += section("不提醒 · Stays silent", rule, [c for c in cases if not c.speaks and not c.faces_unknown])
    lines += section("不知道的时候 · Facing the unknown", rule, [c for c in cases if c.faces_unknown])
    return "\n".join(lines) + "\n"


def section(title: str, rule: DealRule, cases: Iterable[Example]) -> list[str]:
    lines = ["", f"## {title}", ""]
    for case in cases:
        facts = json.dumps(written(case.dossier), ensure_ascii=False)
        lines += [f"- **{case.words.zh}** {case.words.en} ({case.as_of})", ""]
        lines += [f"  {told_in_words(case.dossier)}", ""]
        lines += [f"  <details><summary>JSON</summary><code>{html.escape(facts, quote=False)}</code></details>", ""]
        for advice in case.advice(rule):
            told, severity = advice.sentence.words, advice.severity.words
            lines += [f"  > **{severity.zh}** {told.zh}  ", f"  > **{severity.en}** {told.en}", ""]
    return lines


def told_in_words(dossier: Dossier) -> str:
    """The known facts of an example by the names that people read, or that nothing is known."""
    return _told(dossier, "") or "什么都不知道。Nothing is known."


def _told(facts: Any, above: str) -> str:
    parts = []
    for field in fields(facts):
        value = getattr(facts, field.name)
        if value == field.default:
            continue
        path = f"{above}{field.name}"
        if is_dataclass(value) and not isinstance(value, Grade):
            parts.append(f"{NAMES[path].zh}（{_told(value, f'{path}.')}）")
        elif isinstance(value, tuple):
            items = [f"（{_told(each, f'{path}.')}）" if is_dataclass(each) else tell(each).zh for each in value]
            parts.append(f"{NAMES[path].zh}{'' if is_dataclass(value[0]) else ' '}{'、'.join(items)}")
        else:
            parts.append(f"{NAMES[path].zh} {value if isinstance(value, Grade) else tell(value).zh}")
    return "，".join(parts)


def index_page() -> str:
    lines = [
        "# 打法 · The playbook",
        "",
        "[九个阶段 · The nine stages](stages.md)",
        "",
        "[参数 · Parameters](parameters.md)",
        "",
        "[故事 · Stories](stories.md)",
        "",
        "[一百零六句，每句落在哪里 · Each of the 106 phrases and where it is answered](phrases.md)",
        "",
    ]
    for discipline, words in DISCIPLINES.items():
        lines += [f"## {words.zh} · {words.en}", ""]
        for rule in (rule for rule in RULES if discipline_of(rule) == discipline):
            cited = " ".join(phrase.label for phrase in quote(rule.phrases))
            lines.append(f"- [{rule.title.zh}]({discipline}/{rule.id}.md) {rule.title.en} ({cited})")
        lines.append("")
    return "\n".join(lines)


def phrases_page() -> str:
    """Every phrase with the rules that cite it, or why none does."""
    lines = ["# 一百零六句 · The 106 phrases", "", "| | 原话 | 落在哪里 · answered by |", "|---|---|---|"]
    for phrase in PHRASES.values():
        citing = [rule for rule in RULES if phrase.number in rule.phrases]
        where = [f"[{rule.title.zh} · {rule.title.en}]({discipline_of(rule)}/{rule.id}.md)" for rule in citing]
        if reason := ELSEWHERE.get(phrase.number):
            where += [reason.zh, reason.en]
        lines.append(f"| {phrase.label} | {phrase.words.zh}<br>{phrase.words.en} | {'<br>'.join(where)} |")
    return "\n".join(lines) + "\n"


def stages_page() -> str:
    lines = ["# 九个阶段 · The nine stages", ""]
    for language in ("zh", "en"):
        lines += ["```mermaid", diagram(language), "```", ""]
    for row in STAGES:
        lines += [f"## {row.stage.number}. {row.stage.words.zh} · {row.stage.words.en}", ""]
        lines += [f"{row.purpose.zh}。{row.purpose.en}.", ""]
        lines += ["| | 出口证据 | Exit evidence | | |", "|---|---|---|---|---|"]
        for each in row.criteria:
            how = "由记录判断 from facts" if each.from_facts else "由人回答 asked"
            cited = " ".join(phrase.label for phrase in quote(each.phrases))
            lines.append(f"| `{each.code}` | {each.words.zh} | {each.words.en} | {how} | {cited} |")
        lines.append("")
    return "\n".join(lines)


def parameters_page() -> str:
    lines = [
        "# 参数 · Parameters",
        "",
        "| | 中文 | English | 自 since | 值 value | 来源 source |",
        "|---|---|---|---|---|---|",
    ]
    for name, parameter in sorted(DEFAULT.all.items()):
        for dated in parameter.values:
            words, value = parameter.words, dated.value
            shown = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
            lines.append(f"| `{name}` | {words.zh} | {words.en} | {dated.since} | {shown} | {dated.source} |")
    return "\n".join(lines) + "\n"


def stories_page() -> str:
    lines = ["# 故事 · Stories", "", "`yunchou assess deal.json --as-of 2026-03-02 --lang zh`", ""]
    for path in STORIES:
        story = json.loads(path.read_text(encoding="utf-8"))
        facts = json.dumps(story["dossier"], ensure_ascii=False, indent=1)
        assessment = assess(read_dossier(story["dossier"]), as_of=date.fromisoformat(story["as_of"]))
        lines += [f"## {story['title']}", "", story["story"], ""]
        lines += ["<details><summary>卷宗 · Dossier</summary>", "", "```json", facts, "```", "", "</details>", ""]
        lines += ["```text", letter(assessment, "zh").rstrip(), "```", ""]
    return "\n".join(lines)


def write() -> None:
    """Write every page anew; pages of rules that are gone go too."""
    shutil.rmtree(DOCS, ignore_errors=True)
    for path, text in pages().items():
        target = DOCS / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")


def schema_text() -> str:
    """The JSON Schema of a dossier as it is kept in the docs."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    write()
