"""Notes written without a connection: kept once, sealed, without what may not be kept, until their writer confirms."""

from __future__ import annotations

import json
import re
from uuid import uuid4

from django.test import Client

from tests.cast import Cast
from tests.desk.capture.typing import held, sheet_of, wrong_with
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import Interaction

NOTE = "今天上午去江海银行拜访了王总，我们下周五前发报价"


def sent(client: Client, **values: object) -> int:
    return client.post("/capture/drafts/", {"text": NOTE, "key": uuid4().hex, **values}).status_code


def test_a_draft_that_is_sent_twice_is_kept_once_and_writes_nothing(people: Cast, as_user) -> None:  # type: ignore[no-untyped-def]
    client, key = as_user(people.owner), uuid4().hex
    assert [sent(client, key=key), sent(client, key=key)] == [201, 201]
    draft = CapturedNote.objects.get()
    assert (draft.confirmed_at, draft.opportunity) == (None, None)
    assert "王总".encode() not in bytes(draft.text)
    assert Interaction.objects.count() == 0


def test_a_draft_is_confirmed_once_and_then_is_the_note(people: Cast, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user(people.owner)
    sent(client, deal=people.deal.pk)
    draft = CapturedNote.objects.get()
    page = client.get(f"/capture/?draft={draft.pk}")
    assert NOTE in page.content.decode()
    fields = {**held(page.content.decode().split("<main")[1]), "text": NOTE}
    assert fields["draft"] == str(draft.pk)
    answer = client.post("/capture/notes/", fields)
    assert answer.status_code == 302, wrong_with(answer)
    draft.refresh_from_db()
    assert (draft.confirmed_at is not None, CapturedNote.objects.count()) == (True, 1)
    assert client.post("/capture/notes/", {**fields, "form_key": uuid4().hex}).status_code == 409
    assert Interaction.objects.count() == 1


def test_what_may_not_be_kept_is_cut_before_the_draft_is_stored(people: Cast, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user(people.owner)
    sent(client, text=f"{NOTE}。王总的孩子今年上学")
    draft = CapturedNote.objects.get()
    text = client.get(f"/capture/?draft={draft.pk}").content.decode()
    assert draft.cut == 1
    assert "孩子" not in text
    assert "［…］" in text


def test_a_draft_is_its_writers_alone(people: Cast, as_user) -> None:  # type: ignore[no-untyped-def]
    sent(as_user(people.teammate), deal=people.deal.pk)
    draft = CapturedNote.objects.get()
    for who in (people.owner, people.manager, people.stranger):
        client = as_user(who)
        assert client.get(f"/capture/?draft={draft.pk}").status_code == 404
        assert client.post(f"/capture/notes/{draft.pk}/removal/").status_code == 404
        assert str(draft.pk) not in client.get("/capture/").content.decode()
    client = as_user(people.teammate)
    assert str(draft.pk) in client.get("/capture/").content.decode()
    assert client.post(f"/capture/notes/{draft.pk}/removal/").status_code == 302
    assert CapturedNote.objects.count() == 0


def test_a_draft_without_text_or_key_is_refused_and_one_of_a_lost_deal_is_taken(people: Cast, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user(people.stranger)
    assert sent(client, text="  ") == 422
    assert sent(client, key="x") == 422
    assert CapturedNote.objects.count() == 0
    assert sent(client, deal=people.deal.pk) == 201
    assert CapturedNote.objects.get().opportunity is None


def test_the_worker_keeps_only_what_holds_no_data(people: Cast, client: Client) -> None:
    code = client.get("/service-worker.js")
    assert code["Content-Type"].startswith("text/javascript")
    shell = re.search(r"const SHELL = (\[.*\]);", code.content.decode())
    assert shell is not None
    kept = json.loads(shell[1])
    assert [address for address in kept if not address.startswith("/static/")] == ["/capture/offline/"]
    page = client.get("/capture/offline/").content.decode()
    assert people.company.name not in page
    assert "csrfmiddlewaretoken" not in page
    assert User.objects.get(pk=people.owner.pk).name not in page


def test_an_english_note_is_read_and_pages_made_by_a_form_can_be_looked_at_again(people: Cast, as_user) -> None:  # type: ignore[no-untyped-def]
    User.objects.update(language="en")
    client = as_user(people.owner)
    note = "Visited 王建国 this morning. Next year's budget is about 3 million; we send the quote by Friday"
    page = sheet_of(client, note, deal=people.deal.pk)
    kinds = {card.one.kind.value for card in page.context["sheet"].placed}
    assert "our_promise" in kinds
    assert "This would be recorded" in page.content.decode()
    for address in ("/capture/notes/", "/capture/proposals/", "/calendar/address/"):
        assert client.get(address).status_code == 302
