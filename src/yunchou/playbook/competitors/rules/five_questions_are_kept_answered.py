"""All along we know whom the rival met, what he said, how far he is, what he handed in, whom he won (P44 to P49)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, because, missing, say
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.tempo.pace import tender_runs


def judge(case: Case) -> Iterator[Move]:
    """Fires for each rival with a name of whom questions are open or all news is old, from the first day on (P44)."""
    if not case.is_pursued:
        return
    until = case.as_of
    severity = Severity.IMPORTANT if case.has_reached(Stage.REQUIREMENTS) else Severity.HINT
    for rival in case.dossier.rivals:
        if not rival.is_named:
            continue
        open_ones, last = _open(rival, until)
        if not open_ones and last is None:
            open_ones = ["rivals.moves.on"]
        if open_ones or (last and (case.as_of - last).days > case.settings.whole("competitors.fresh_days")):
            yield Move(
                sentence=_sentence(case, rival, open_ones),
                severity=severity,
                reasons=(because("rivals.moves.on", last, of=rival.name),) if last else (),
                unknowns=tuple([missing(path, of=rival.name) for path in open_ones]),
            )


def _sentence(case: Case, rival: Rival, open_ones: list[str]) -> Sentence:
    """During a tender nobody asks the customer: who else bids, and with what, is confidential (N6)."""
    if tender_runs(case):
        return say(
            "对手{rival}的情况只看公开的：公告、开标记录、官网；招标期间不向客户打听，定标后再补问。",
            "About {rival} read only what is public, such as notices and the record of the opening; ask nobody at the "
            "customer while the tender runs, and the rest after the award.",
            rival=rival.name,
        )
    if open_ones:
        names = [missing(path).fact for path in open_ones]
        return say(
            "对手{rival}还有几问没有答案：{what}。下次见客户时一条一条问到。",
            "Of {rival} we do not know: {what}. Ask one by one at the next meeting.",
            rival=rival.name,
            what=Words("、".join([n.zh for n in names]), "; ".join([n.en.lower() for n in names])),
        )
    return say(
        "对手{rival}的动向一个月没更新了：这周向客户和伙伴各打听一次。",
        "Nothing new of {rival} for a month: ask the customer and a partner this week.",
        rival=rival.name,
    )


QUESTIONS = (
    "rivals.moves.met",
    "rivals.moves.topics",
    "rivals.moves.document",
    "rivals.moves.won_over",
    "rivals.stage",
)


def _open(rival: Rival, until: date) -> tuple[list[str], date | None]:
    """The questions about him that no move known by a day answers, and the day of the newest of these moves."""
    met = topics = document = won_over = ""
    last: date | None = None
    for move in rival.moves:
        on = move.on
        if on is not None:
            if on > until:
                continue
            if last is None or on > last:
                last = on
        met, topics = met or move.met, topics or move.topics
        document, won_over = document or move.document, won_over or move.won_over
    told = (met, topics, document, won_over, rival.stage)
    return [path for path, answered in zip(QUESTIONS, told, strict=True) if not answered], last


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
        "tender.notice_on",
    ),
    judge=judge,
)
