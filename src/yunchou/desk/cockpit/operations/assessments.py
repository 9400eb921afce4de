"""Keep the stored assessments true: forgotten when a fact changes, computed anew when somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.db.models import Q

from yunchou.desk.cockpit import packing
from yunchou.desk.cockpit.days import changed_on, figures, packed
from yunchou.desk.cockpit.models import NO_DAY, NOTHING_TO_DO, RoomDay, StoredAssessment
from yunchou.desk.cockpit.queries import (
    Decided,
    Judged,
    decisions_about,
    is_blank,
    judge_deals,
    needing_assessment,
    visible_moves,
)
from yunchou.desk.forecast.operations import learn_odds, note_odds
from yunchou.desk.journal.models import JournalEntry, JournalHead
from yunchou.desk.journal.queries import newest_line
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.advisor import Assessment
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.tempo.terms import Pace

MOST_MOVES = 8
CHUNK = 300


def forget_assessments(entries: Sequence[JournalEntry]) -> None:
    """Forget what was judged of the deals that these journal lines touch, and of the customers they touch."""
    deals = {entry.opportunity_id for entry in entries if entry.opportunity_id is not None}
    customers = {e.customer_id for e in entries if e.customer_id is not None and e.opportunity_id is None}
    if deals:
        StoredAssessment.objects.filter(opportunity_id__in=deals).delete()
    if customers:
        StoredAssessment.objects.filter(opportunity__customer_id__in=customers).delete()


def forget_all_assessments() -> None:
    """Forget what was judged of every deal: for the day on which the parameters change."""
    StoredAssessment.objects.all().delete()


def refresh_all(*, as_of: date, at: datetime, chunk: int = CHUNK, between: Callable[[], None] = lambda: None) -> int:
    """Learn from the closed deals, then judge every deal not judged today, chunk by chunk; answers how many.

    For the night. `between` is called after each chunk; what it raises ends the work there.
    """
    learn_odds(on=as_of, at=at)
    wanted = needing_assessment(as_of).order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)
    count = 0
    for ids in _chunks(wanted, chunk):
        count += refresh_assessments(ids, as_of=as_of, at=at)
        between()
    return count


def refresh_assessments(ids: Collection[int], *, as_of: date, at: datetime) -> int:
    """Judge these deals and store what the method says; answers how many were stored."""
    if not ids:
        return 0
    seen_line = newest_line()
    judged = judge_deals(ids, as_of)
    changed = set(ids) - set(StoredAssessment.objects.filter(opportunity__in=ids).values_list("opportunity", flat=True))
    stored = store_assessments({pk: each for pk, (_, each) in judged.items()}, seen_line=seen_line, at=at)
    keep_days({pk: each for pk, each in judged.items() if pk in changed}, as_of=as_of)
    return stored


def keep_days(judged: Mapping[int, Judged], *, as_of: date) -> int:
    """Keep what is known of these deals, each under the day of its newest change; answers how many were kept.

    A deal of which nothing is recorded yet is left out: there is nothing to look back at.
    """
    told = {pk: each for pk, each in judged.items() if not is_blank(each[0])}
    if not told:
        return 0
    return _keep_days(told, dict(Opportunity.objects.filter(pk__in=told).values_list("pk", "customer_id")), as_of)


def _keep_days(told: Mapping[int, Judged], customers: Mapping[int, int], as_of: date) -> int:
    days = changed_on(customers)
    rows = [
        RoomDay(
            opportunity_id=pk,
            on=min(days.get(pk, as_of), as_of),
            dossier=packed(dossier),
            told=figures(assessment),
        )
        for pk, (dossier, assessment) in told.items()
    ]
    RoomDay.objects.bulk_create(
        rows, batch_size=100, update_conflicts=True, unique_fields=["opportunity", "on"],
        update_fields=["dossier", "told"],
    )  # fmt: skip
    return len(rows)


@transaction.atomic
def store_assessments(assessments: Mapping[int, Assessment], *, seen_line: int, at: datetime) -> int:
    """Store what was judged of deals whose facts were read after journal line `seen_line`; answers how many.

    A deal whose facts changed since is left out: what is stored is never older than its facts.
    """
    return _store(assessments, decisions_about(assessments), seen_line, at)


def _store(
    assessments: Mapping[int, Assessment], decisions: Mapping[int, Decided], seen_line: int, at: datetime
) -> int:
    JournalHead.objects.select_for_update().filter(pk=1).first()
    changed = _changed_since(seen_line, assessments)
    rows = [
        _stored(pk, assessment, decisions.get(pk, {}), at)
        for pk, assessment in assessments.items()
        if pk not in changed
    ]
    note_odds({(pk, a.as_of): a.odds for pk, a in assessments.items() if pk not in changed})
    StoredAssessment.objects.bulk_create(
        rows, batch_size=100, update_conflicts=True, unique_fields=["opportunity"], update_fields=_REPLACED
    )
    return len(rows)


def keep_assessment(
    deal: Opportunity, dossier: Dossier, assessment: Assessment, decided: Decided | None = None, *, at: datetime
) -> None:
    """Store what was judged of a fetched deal while its page was made, unless that is stored already.

    `decided` are the decisions about its moves where the page has read them.
    """
    stored = StoredAssessment.objects.filter(opportunity=deal).values_list("as_of", flat=True).first()
    if stored is not None and stored >= assessment.as_of:
        return
    decisions = decisions_about([deal.pk]) if decided is None else {deal.pk: decided}
    with transaction.atomic():
        _store({deal.pk: assessment}, decisions, deal.seen_line, at)
        if stored is None and not is_blank(dossier):
            _keep_days({deal.pk: (dossier, assessment)}, {deal.pk: deal.customer_id}, assessment.as_of)


_REPLACED = [
    "as_of",
    "established",
    "headline",
    "missing",
    "moves",
    "position",
    "pace",
    "advised_pace",
    "decided_pace",
    "odds",
    "odds_low",
    "odds_high",
    "top_rank",
    "top_by",
    "computed_at",
]


def _stored(pk: int, assessment: Assessment, decided: Decided, at: datetime) -> StoredAssessment:
    moves = visible_moves(assessment, decided)
    first = moves[0] if moves else None
    advised, odds = assessment.pace.value, assessment.odds
    decided_pace = assessment.decided_pace.pace if assessment.decided_pace else Pace.UNKNOWN
    return StoredAssessment(
        opportunity_id=pk,
        as_of=assessment.as_of,
        established=assessment.established.value,
        headline=packing.both(assessment.established.sentence),
        missing=packing.pack_unknown(assessment.missing) if assessment.missing else {},
        moves=[packing.pack(move) for move in moves[:MOST_MOVES]],
        position=assessment.position.position,
        pace=advised if decided_pace is Pace.UNKNOWN else decided_pace,
        advised_pace=advised,
        decided_pace=decided_pace,
        odds=round(100 * odds.chance),
        odds_low=round(100 * odds.low),
        odds_high=round(100 * odds.high),
        top_rank=first.severity.rank if first else NOTHING_TO_DO,
        top_by=(first.by if first else None) or NO_DAY,
        computed_at=at,
    )


def _changed_since(sequence: int, ids: Collection[int]) -> set[int]:
    """Which of these deals the journal speaks of after a line, or whose customers it speaks of."""
    lines = list(
        JournalEntry.objects.filter(sequence__gt=sequence).values_list("opportunity_id", "customer_id").distinct()
    )
    if not lines:
        return set()
    deals = {deal for deal, _customer in lines if deal is not None}
    customers = {customer for deal, customer in lines if deal is None and customer is not None}
    touched = Opportunity.objects.filter(Q(pk__in=deals) | Q(customer_id__in=customers), pk__in=list(ids))
    return set(touched.values_list("pk", flat=True))


def _chunks(keys: Iterator[int], size: int) -> Iterator[list[int]]:
    while found := list(islice(keys, size)):
        yield found
