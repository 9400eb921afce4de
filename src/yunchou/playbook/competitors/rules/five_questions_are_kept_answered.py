"""All along we know whom the rival met, what he said, how far he is, what he handed in, whom he won (P44 to P49)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, because, missing, say


def judge(case: Case) -> Iterator[Move]:
    """Fires from requirements on for each rival with a name of whom questions are open or all news is old."""
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS):
        return
    for rival in (rival for rival in case.dossier.rivals if rival.name):
        open_ones = _open(rival)
        if not open_ones and not _is_old(case, rival):
            continue
        names = [missing(path).fact for path in open_ones]
        sentence = (
            say(
                "对手{rival}还有几问没有答案：{what}。下次见客户时一条一条问到。",
                "Of {rival} we do not know: {what}. Ask one by one at the next meeting.",
                rival=rival.name,
                what=Words("、".join(n.zh for n in names), "; ".join(n.en.lower() for n in names)),
            )
            if open_ones
            else say(
                "对手{rival}的动向一个月没更新了：这周向客户和伙伴各打听一次。",
                "Nothing new of {rival} for a month: ask the customer and a partner this week.",
                rival=rival.name,
            )
        )
        yield Move(
            sentence=sentence,
            severity=Severity.IMPORTANT,
            reasons=tuple(because("rivals.moves.on", move.on, of=rival.name) for move in rival.moves if move.on)[-1:],
            unknowns=tuple(missing(path, of=rival.name) for path in open_ones),
        )


QUESTIONS = (
    "rivals.moves.met",
    "rivals.moves.topics",
    "rivals.moves.document",
    "rivals.moves.won_over",
    "rivals.stage",
)


def _open(rival: Rival) -> list[str]:
    met = topics = document = won_over = False
    for move in rival.moves:
        met, topics = met or bool(move.met), topics or bool(move.topics)
        document, won_over = document or bool(move.document), won_over or bool(move.won_over)
    told = (met, topics, document, won_over, rival.stage is not None)
    return [path for path, answered in zip(QUESTIONS, told, strict=True) if not answered]


def _is_old(case: Case, rival: Rival) -> bool:
    days = [move.on for move in rival.moves if move.on]
    fresh = case.settings.whole("competitors.fresh_days")
    return bool(days) and (case.as_of - max(days)).days > fresh


RULE: Rule[Case] = Rule(
    id="five_questions_are_kept_answered",
    title=Words("对手五问要问全", "Keep the five questions answered"),
    phrases=(44, 45, 46, 47, 48, 49, 38),
    inputs=(
        "rivals.moves.met",
        "rivals.moves.topics",
        "rivals.stage",
        "rivals.moves.document",
        "rivals.moves.won_over",
        "rivals.moves.on",
        "opportunity.stage",
    ),
    judge=judge,
)
