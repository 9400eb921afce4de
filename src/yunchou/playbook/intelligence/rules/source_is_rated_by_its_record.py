"""A source is worth what his information proved to be worth (P66)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import UNKNOWN, Case, Move, Rule, Severity, Words, because, say
from yunchou.playbook.intelligence.claims import records


def judge(case: Case) -> Iterator[Move]:
    """Fires for each source with a record whose information mostly proved wrong, while he is still quoted."""
    if not case.is_open:
        return
    needed = case.settings.whole("intelligence.record_needed")
    for name, record in case.of(records).items():
        mostly_wrong = record.wrong > record.right and record.right + record.wrong >= needed
        if mostly_wrong and _is_quoted(case, name):
            yield Move(
                sentence=say(
                    "{source}说过的事 {right} 对 {wrong} 错：别再单独信他，手上靠他撑着的判断换人核实。",
                    "{source} was right {right} times and wrong {wrong} times: rely on it alone no more; have "
                    "what rests on "
                    "it verified by others.",
                    source=name,
                    right=record.right,
                    wrong=record.wrong,
                ),
                severity=Severity.IMPORTANT,
                reasons=(
                    because(
                        "claims.outcome",
                        Words(f"{record.right} 对 {record.wrong} 错", f"{record.right} right, {record.wrong} wrong"),
                        of=name,
                    ),
                ),
            )


def _is_quoted(case: Case, source: str) -> bool:
    """Whether a claim that is still open has a report of his."""
    return any(r.source == source for c in case.dossier.claims if c.outcome is UNKNOWN for r in c.reports)


RULE: Rule[Case] = Rule(
    id="source_is_rated_by_its_record",
    title=Words("说错过的来源要降级", "Rate a source by its record"),
    phrases=(66, 79),
    inputs=("claims.outcome", "claims.reports.source", "opportunity.standing"),
    judge=judge,
)
