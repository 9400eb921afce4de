"""What cannot be taken is answered at its field with a reason in the reader's language, and nothing typed is lost."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from tests.desk.permissions.matrix import ROWS
from tests.desk.permissions.row import Row, World
from yunchou.desk.identity.roles import Role

BAD = ["长" * 5000, "\x00"]
"""Too long, and a control character: nearly every field refuses one of them."""
OURS = {"version", "form_key", "next", "back_to", "mark"}
"""Fields that nobody types."""
HIDDEN = {"stage", "to", "query"}
"""Fields that a page fills in; who sends something else gets an error page instead of the form."""
ELSEWHERE = {
    ("opportunity_answer", "evidence"): "the row answers a question of a later stage, which is not on the page"
}
FORMS = [row for row in ROWS if row.method == "POST" and row.data and row.allowed]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def reasons(page: str) -> list[str]:
    """The reasons that a page gives: in the summary on top, at a field, or as the error page's words."""
    found = re.findall(r'class="[^"]*(?:note-error|field-error)[^"]*"[^>]*>(.*?)</(?:div|section)>', page, re.DOTALL)
    return [re.sub(r"<[^>]*>|\s+", " ", each).strip() for each in found]


def ensure_answered(response: HttpResponse, sent: dict[str, Any], spoilt: str) -> None:
    """A refusal says why, in Chinese; a form that is shown again holds what was typed."""
    status, page = response.status_code, html.unescape(response.content.decode())
    assert status < 500
    if status not in {400, 422}:
        return
    form = f'name="{spoilt}"' in page
    told = " ".join(reasons(page)) if status == 422 and form and spoilt not in HIDDEN else page
    assert CHINESE.search(told), f"no reason given for {spoilt}"
    if status == 422 and spoilt not in HIDDEN:
        others = {k: v for k, v in sent.items() if k not in OURS | {spoilt} and f'name="{k}"' in page}
        kept = [v for v in others.values() if isinstance(v, str) and len(v) > 3]
        lost = [value for value in kept if value not in page]
        assert not lost, f"{lost} was typed and is lost when {spoilt} is refused"


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.route)
def test_a_field_that_cannot_be_taken_is_named_and_the_rest_is_kept(row: Row, world: World) -> None:
    client = world.browser(world.cast.of_role(min(row.allowed, key=list(Role).index)))
    address = reverse(row.route, kwargs=row.ours(world) if row.ours else {}) + row.query
    good = row.data(world) if row.data else {}
    for name in good.keys() - OURS:
        if (row.route, name) in ELSEWHERE:
            continue
        for bad in BAD:
            point = transaction.savepoint()
            sent = {**good, name: bad}
            ensure_answered(client.post(address, sent), sent, name)
            transaction.savepoint_rollback(point)
