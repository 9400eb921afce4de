"""A person's own named views of a list."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import SavedView

NAME_LENGTH = 60
QUERY_LENGTH = 1000
MOST_VIEWS = 20


@transaction.atomic
def save_view(*, page: str, name: str, query: str, actor: User, at: datetime) -> SavedView:
    """Keep a filter under a name; the same name again replaces it. `query` was checked by the page's own form."""
    title = _checked(name)
    views = SavedView.objects.filter(user=actor, page=page)
    if len(query) > QUERY_LENGTH:
        raise Invalid({"name": _("This filter is too long to be kept.")})
    before = views.filter(name=title).first()
    if before is None and views.count() >= MOST_VIEWS:
        raise Invalid({"name": _("You have %(most)s views already. Delete one first.") % {"most": MOST_VIEWS}})
    if before is not None and before.query == query:
        return before
    view, _made = SavedView.objects.update_or_create(
        user=actor, page=page, name=title, defaults={"query": query}, create_defaults={"query": query, "created_at": at}
    )
    record("view.saved", view, actor=actor, at=at, changes={"query": [before and before.query, query]})
    return view


@transaction.atomic
def rename_view(pk: int, *, name: str, actor: User, at: datetime) -> SavedView:
    """Give a view of one's own another name."""
    view, title = _mine(pk, actor), _checked(name)
    if view.name == title:
        return view
    if SavedView.objects.filter(user=actor, page=view.page, name=title).exclude(pk=pk).exists():
        raise Invalid({"name": _("You have a view of this name already.")})
    before, view.name = view.name, title
    view.save(update_fields=["name"])
    record("view.renamed", view, actor=actor, at=at, changes={"name": [before, title]})
    return view


@transaction.atomic
def delete_view(pk: int, *, actor: User, at: datetime) -> None:
    """Remove a view of one's own."""
    view = _mine(pk, actor)
    record("view.deleted", view, actor=actor, at=at, changes={"name": [view.name, None]})
    view.delete()


def _mine(pk: int, actor: User) -> SavedView:
    view = SavedView.objects.select_for_update().filter(pk=pk, user=actor).first()
    if view is None:
        raise NotThere(_("There is no such view."))
    return view


def _checked(name: str) -> str:
    title = name.strip()
    if not title or len(title) > NAME_LENGTH:
        raise Invalid({"name": _("A name of 1 to %(most)s characters.") % {"most": NAME_LENGTH}})
    return title
