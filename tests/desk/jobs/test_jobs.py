"""Jobs: asked for once, done once, tried again with pauses, given up where somebody sees it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.jobs.work import LEASE, Buried, Clock, ask_for, found_team, found_then_fail, worker_of
from yunchou.desk import chores
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import Team
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.operations import (
    Asked,
    Chore,
    Lease,
    LeaseLost,
    ask,
    forget_done,
    pause_after,
    take,
    try_again,
)
from yunchou.desk.jobs.queries import overdue_since
from yunchou.desk.jobs.terms import JobState
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.web.models import SubmittedForm

CHORES = {"found": Chore(found_team, LEASE), "half": Chore(found_then_fail, LEASE, most_attempts=3)}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def buried() -> Buried:
    return Buried()


def test_a_job_asked_for_twice_is_done_once(db: None, clock: Clock, buried: Buried) -> None:
    assert [ask_for("found", "team:1", "一队"), ask_for("found", "team:1", "一队")] == [1, 0]
    worker = worker_of(clock, buried, CHORES)
    assert [worker.step(), worker.step()] == [True, False]
    assert Team.objects.filter(name="一队").count() == 1
    assert Job.objects.get().state is JobState.DONE
    assert ask_for("found", "team:1", "一队") == 0, "its key is remembered after it was done"


def test_work_is_asked_for_with_the_change_or_not_at_all(transactional_db: None) -> None:
    with pytest.raises(RuntimeError):
        ask([Asked("found", "team:1")], at=AT)
    with transaction.atomic():
        ask([Asked("found", "team:1")], at=AT)
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_a_job_for_later_waits_until_then(db: None, clock: Clock, buried: Buried) -> None:
    ask_for("found", "team:1", "一队", AT + timedelta(hours=2))
    worker = worker_of(clock, buried, CHORES)
    assert not worker.step()
    clock.pass_(hours=2)
    assert worker.step()


def test_a_failed_job_leaves_nothing_comes_again_and_is_given_up_at_last(
    db: None, clock: Clock, buried: Buried
) -> None:
    ask_for("half", "team:1", "一队")
    worker = worker_of(clock, buried, CHORES)
    pauses = []
    while worker.step():
        job = Job.objects.get()
        pauses.append(job.run_at - clock.now)
        clock.now = max(job.run_at, clock.now)
    assert pauses[:2] == [timedelta(seconds=15), timedelta(seconds=30)]
    job = Job.objects.get()
    assert (job.state, job.attempts, buried) == (JobState.DEAD, 3, ["team:1"])
    assert job.trouble == "Trouble: the mail server does not answer"
    assert not Team.objects.filter(name="一队").exists()


@pytest.mark.parametrize(("attempt", "seconds"), [(1, 15), (2, 30), (4, 120), (20, 3600)])
def test_pauses_double_up_to_an_hour_and_are_spread(attempt: int, seconds: int) -> None:
    middle = timedelta(seconds=seconds)
    assert pause_after(attempt, 0.5) == middle
    assert pause_after(attempt, 0) == middle * 0.75
    assert pause_after(attempt, 1) == middle * 1.25


def test_a_failure_is_stored_without_what_it_says(db: None, clock: Clock, buried: Buried) -> None:
    def leak(lease: Lease, at: Any) -> None:
        raise ValueError("CANARY-COACH-7f3a")

    ask_for("leak", "leak:1")
    worker_of(clock, buried, {"leak": Chore(leak)}).step()
    assert Job.objects.get().trouble == "ValueError"


def test_who_lost_the_lease_may_not_write(db: None, clock: Clock, buried: Buried) -> None:
    ask_for("found", "team:1", "一队")
    first = take(CHORES, worker="one", at=clock.now, buried=buried)
    assert first is not None
    assert take(CHORES, worker="two", at=clock.now, buried=buried) is None, "it is held"
    clock.pass_(minutes=4)
    second = take(CHORES, worker="two", at=clock.now, buried=buried)
    assert second is not None
    assert (second.fence, second.attempt) == (2, 2)
    for late in (first.ensure_held, lambda: first.renew(at=clock.now), lambda: found_team(first, clock.now)):
        with pytest.raises(LeaseLost):
            late()
    second.renew(at=clock.now)
    found_team(second, clock.now)
    assert Team.objects.filter(name="一队").count() == 1
    with pytest.raises(LeaseLost):
        found_team(second, clock.now)


def test_a_job_that_kills_its_workers_is_given_up(db: None, clock: Clock, buried: Buried) -> None:
    ask_for("half", "team:1", "一队")
    for _each in range(3):
        assert take(CHORES, worker="one", at=clock.now, buried=buried) is not None
        clock.pass_(minutes=4)
    assert take(CHORES, worker="one", at=clock.now, buried=buried) is None
    assert (Job.objects.get().state, Job.objects.get().trouble) == (JobState.DEAD, "WorkerDied")
    assert buried == ["team:1"]


def test_what_comes_round_is_asked_for_once_a_day_and_judges_every_deal(cast: Cast, clock: Clock) -> None:
    worker = worker_of(clock, Buried(), chores.CHORES)
    worker.rounds = (lambda at: [asked for asked in chores.nightly(at) if asked.kind == "night"],)
    clock.now = AT.replace(hour=18)  # two in the morning in Shanghai
    worker.look_round(clock.now)
    assert not Job.objects.exists()
    clock.pass_(hours=1)
    worker.look_round(clock.now)
    worker.look_round(clock.now)
    assert Job.objects.get().key == "night:2026-09-02"
    past = {"user": cast.owner, "body_digest": "x", "location": "/", "at": AT - timedelta(days=40)}
    SubmittedForm.objects.create(key="past its time", **past)
    assert worker.step()
    assert not SubmittedForm.objects.exists()
    assert StoredAssessment.objects.filter(opportunity=cast.deal).exists()
    assert Job.objects.get().state is JobState.DONE
    clock.pass_(days=1)
    worker.look_round(clock.now)
    assert Job.objects.count() == 2


def dead_job() -> Job:
    return Job.objects.create(
        kind="half", key="team:1", state=JobState.DEAD, attempts=3, run_at=AT, asked_at=AT, ended_at=AT,
        trouble="Trouble: the mail server does not answer",
    )  # fmt: skip


def test_the_administrator_sees_what_was_given_up_and_decides(cast: Cast, as_user: Any, clock: Clock) -> None:
    job = dead_job()
    browser = as_user(cast.administrator)
    assert "the mail server does not answer" in browser.get(reverse("jobs")).text
    browser.post(reverse("job_retry", args=[job.pk]))
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.WAITING, 0)
    assert browser.post(reverse("job_removal", args=[job.pk])).status_code == 404, "it is not given up any more"
    Job.objects.update(state=JobState.DEAD)
    browser.post(reverse("job_removal", args=[job.pk]))
    assert not Job.objects.exists()
    kinds = ["job.tried_again", "job.set_aside"]
    assert list(JournalEntry.objects.order_by("sequence").values_list("kind", flat=True)) == kinds
    with pytest.raises(Refused):
        try_again(job.pk, actor=cast.owner, at=AT)


def test_work_that_nobody_does_is_said(cast: Cast, as_user: Any, clock: Clock) -> None:
    ask_for("found", "team:1", "一队")
    assert overdue_since(AT + timedelta(minutes=10)) is None
    assert overdue_since(AT + timedelta(minutes=20)) == AT
    assert "yunchou work" in as_user(cast.administrator).get(reverse("jobs")).text


def test_only_jobs_done_long_ago_are_forgotten(db: None, clock: Clock, buried: Buried) -> None:
    ask_for("found", "team:1", "一队")
    worker_of(clock, buried, CHORES).step()
    ask_for("found", "team:2", "二队")
    assert forget_done(at=AT + timedelta(days=13)) == 0
    assert forget_done(at=AT + timedelta(days=15)) == 1
    assert Job.objects.get().key == "team:2"
