"""The assessment as text that a sales manager reads, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yunchou.playbook.advisor.assessment import Assessment
from yunchou.playbook.advisor.report import Plain, report
from yunchou.playbook.kernel.terms import Words

HEADINGS = {
    "key_account": Words("客户", "Customer"),
    "established": Words("商机", "Opportunity"),
    "factors": Words("四项判断", "Four factors"),
    "stage": Words("阶段", "Stage"),
    "position": Words("相对对手", "Against the rivals"),
    "pace": Words("节奏", "Pace"),
    "insiders": Words("内线", "Insiders"),
    "claims": Words("情报", "Claim"),
    "won": Words("赢单", "Won"),
    "collected": Words("回款", "Collection"),
    "odds": Words("赢率", "Odds"),
    "missing": Words("最该补的一个细节", "The one missing detail"),
    "advice": Words("下一步", "Next moves"),
}
KNOWN = Words("已知 {share}", "{share} known")
MORE = Words("另有 {count} 条", "{count} more")
VETOED = Words("合规否决", "Vetoed by conduct")
BY_RULES = Words("只凭方法", "by the method alone")
LEARNT = Words("学自 {count} 个已结束的商机", "learnt from {count} closed deals")
BY = Words("最晚", "by")
UNKNOWN = Words("还不知道", "Not known")
EXITS = {"yes": Words("已满足", "met"), "no": Words("缺", "lacks"), "unknown": Words("不知道", "unknown")}


def letter(assessment: Assessment, language: str) -> str:
    """The verdicts, then the moves, each with the phrase it comes from."""
    told = report(assessment, language)
    return "\n".join(_lines(told, language, len(assessment.next_moves))) + "\n"


def _lines(told: Plain, language: str, few: int) -> Iterator[str]:
    def heading(key: str) -> str:
        return HEADINGS[key].in_language(language)

    for key in ("key_account", "established"):
        yield f"{heading(key)} [{told[key]['name']}] {told[key]['sentence']}"
    yield heading("factors")
    yield from (f"  [{each['name']}] {each['sentence']}" for each in told["factors"].values())
    if told["stage"]:
        yield f"{heading('stage')} {told['stage']['name']}"
        yield from (
            f"  [{EXITS[each['value']].in_language(language)}] {each['criterion']}"
            for each in told["stage"]["criteria"]
        )
    yield f"{heading('position')} [{told['position']['name']}]"
    yield from (_rival(each, language) for each in told["position"]["rivals"])
    yield f"{heading('pace')} [{told['pace']['name']}] {told['pace']['sentence']}"
    yield f"{heading('insiders')} {told['insiders']['quorum']['have']}/{told['insiders']['quorum']['needed']}"
    yield from (f"  {each['person']} [{each['name']}]" for each in told["insiders"]["people"])
    yield from (f"{heading('claims')} [{each['name']}] {each['claim']}" for each in told["claims"])
    for key in ("won", "collected"):
        yield f"{heading(key)} [{told[key]['name']}] {told[key]['sentence']}"
    yield f"{heading('odds')} {_odds(told['odds'], language)}"
    if told["missing"]:
        yield f"{heading('missing')} {_of(told['missing'])}"
    yield ""
    yield heading("advice")
    for number, move in enumerate(told["advice"][:few], 1):
        yield from _move(number, move, language)
    for move in told["vetoed"]:
        yield f"{VETOED.in_language(language)} {move['title']}: {move['why']}"
    if more := len(told["advice"][few:]):
        yield MORE.format(count=more).in_language(language)


def _rival(told: Plain, language: str) -> str:
    """Where we stand against a rival, how much of what counts is known, and by what."""
    known = KNOWN.format(share=f"{float(told['known']):.0%}").in_language(language)
    parts = ", ".join(f"{name} {value}" for name, value in told["parts"].items() if value is not None)
    return f"  {told['rival']} [{told['name']}] {told['score']} ({known}{': ' if parts else ''}{parts})"


def _move(number: int, move: Plain, language: str) -> Iterator[str]:
    by = f" {BY.in_language(language)} {move['by']}" if move["by"] else ""
    yield f"{number}. [{move['severity']['name']}] {move['sentence']}"
    yield f"   {move['who']['name']}{by}"
    if move["unknowns"]:
        yield f"   {UNKNOWN.in_language(language)}: {'; '.join(_of(unknown) for unknown in move['unknowns'])}"
    yield from (f"   P{phrase['number']} {phrase['text']}" for phrase in move["phrases"][:1])


def _odds(odds: Plain, language: str) -> str:
    rests_on = LEARNT.format(count=odds["learnt_from"]) if odds["learnt_from"] else BY_RULES
    return f"{odds['chance']:.0%} ({odds['low']:.0%}-{odds['high']:.0%}; {rests_on.in_language(language)})"


def _of(named: dict[str, Any]) -> str:
    if named["path"] == "stage_answers.answer":
        return str(named["of"])  # the criterion says it all
    return f"{named['fact']} ({named['of']})" if named.get("of") else str(named["fact"])
