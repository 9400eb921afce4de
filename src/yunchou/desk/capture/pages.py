"""The pages of capture, put together: the box with its sheet, a noted note with what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.capture import queries
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.forms import NoteForm
from yunchou.desk.capture.operations import Confirmed, Draft, ItemInvalid, note_key
from yunchou.desk.capture.sheet import Sheet, make_sheet
from yunchou.desk.cockpit.after import Now, now_of
from yunchou.desk.errors import Invalid
from yunchou.desk.opportunities.queries.people import contacts_of
from yunchou.desk.web.fields import problems

if TYPE_CHECKING:
    from yunchou.desk.capture.models import CapturedNote
    from yunchou.desk.identity.models import User
    from yunchou.desk.opportunities.models import Opportunity


@dataclass(slots=True)
class Box:
    """The box: the form of the note and the sheet beneath it. `told` is what is to be said about it as a whole."""

    form: NoteForm
    sheet: Sheet
    draft: CapturedNote | None = None
    told: str = ""

    @property
    def may_send(self) -> bool:
        """Whether the note can be taken now: it was looked at as it stands, and every ticked card is in order."""
        ticked = [card for card in self.sheet.placed if card.ticked]
        # Every card is asked, so that each shows what is wrong with it.
        found = [card.form.is_valid() for card in ticked if card.form is not None]
        return not self.told and all(found)

    def confirmed(self, key: str) -> Confirmed:
        """What the writer confirmed."""
        return Confirmed(
            deal=cast("Opportunity", self.sheet.deal),
            text=self.sheet.text,
            day=self.sheet.day,
            items=[card.item() for card in self.sheet.placed if card.ticked],
            cut=self.sheet.cut(),
            open_text=self.sheet.is_open,
            left=self.sheet.outcome_of_the_rest(),
            key=note_key(key),
            draft=self.draft,
        )

    def refuse(self, reason: ItemInvalid) -> None:
        """Show what an operation refused at the card it concerns."""
        card = self.sheet.card(reason.key)
        if card is None or card.form is None:
            self.told = str(reason)
            return
        for name, message in reason.fields.items():
            card.form.add_error(name if name in card.form.fields else None, message)
        card.problems = [str(reason)]


def box_of(
    user: User, typed: Mapping[str, Any], *, at: datetime, draft: CapturedNote | None = None, sent: bool = False
) -> Box:
    """The box as a page left it. With `sent` it is what the writer confirms."""
    deals = queries.to_choose_from(user)
    form = NoteForm(deals, typed)
    if not form.is_valid():
        # What was typed stays on the page, whatever else is wrong with it.
        blank = Sheet(str(typed.get("text", "")), form.day(), None)
        return Box(form, blank, draft, _first_problem(form))
    chosen = None if typed.get("guessed") and typed.get("guessed") == typed.get("deal") and not sent else form.chosen()
    sheet = make_sheet(user, form.cleaned_data["text"], chosen, deals, form.day(), at=at, typed=typed, sent=sent)
    sheet.people = [one.name for one in contacts_of(sheet.deal)] if sheet.deal else []
    return Box(form, sheet, draft, _told(sheet, typed) if sent else "")


def _told(sheet: Sheet, typed: Mapping[str, Any]) -> str:
    """Why the note cannot be taken as it was sent."""
    if not sheet.text.strip():
        return _("Write the note first.")
    if sheet.deal is None:
        return _("Choose the opportunity that the note is about.")
    if typed.get("mark") != sheet.mark:
        return _("These are the proposals for the note as it stands. Look at them, then note it.")
    return ""


def _first_problem(form: NoteForm) -> str:
    return next((problem.reason for problem in problems(form)), "")


def draft_of(user: User, typed: Mapping[str, Any], *, at: datetime) -> Draft:
    """A note as a phone sends it later. A deal that is not his any more is left open; what may not be kept is cut."""
    deals = queries.to_choose_from(user)
    of = str(typed.get("deal") or "")
    known = of if of in {str(deal.pk) for deal in deals} else ""
    form = NoteForm(deals, {"text": typed.get("text", ""), "deal": known, "on": typed.get("on", "")})
    if not form.is_valid():
        raise Invalid({problem.target: problem.reason for problem in problems(form)})
    text, deal = form.cleaned_data["text"], form.chosen()
    sheet = make_sheet(user, text, deal or next(iter(deals), None), deals, form.day(), at=at)
    return Draft(text=text, day=form.day(), deal=deal, cut=sheet.cut())


def start(user: User, *, deal: str, draft: CapturedNote | None, text: str, at: datetime) -> Box:
    """The box as it is opened: for a deal, or with a draft that waits."""
    day = draft.on if draft else timezone.localdate(at)
    of = str(draft.opportunity_id or "") if draft else deal
    typed = {"text": text, "deal": of, "on": day.isoformat()}
    found = box_of(user, typed, at=at, draft=draft)
    if found.told:
        # An address with somebody else's deal opens the empty box.
        return box_of(user, {"text": text, "deal": "", "on": day.isoformat()}, at=at, draft=draft)
    return found


@dataclass(frozen=True, slots=True)
class After:
    """A noted note: what was written, what stays in the note, and what the method says now as against before.

    `contact` is the key of the contact that was written, whose message comes next.
    """

    note: CapturedNote
    deal: Opportunity
    written: list[Kind]
    left: list[Kind]
    dropped: list[Kind]
    now: Now | None
    contact: int | None


def after(user: User, note: CapturedNote, deal: Opportunity, *, at: datetime) -> After:
    """What became of a note, for who may know of it."""
    kinds: dict[str, list[Kind]] = {"written": [], "note": [], "dropped": []}
    for kind, state in note.outcome:
        kinds[state].append(Kind.of(kind))
    return After(
        note=note,
        deal=deal,
        written=kinds["written"],
        left=kinds["note"],
        dropped=kinds["dropped"],
        now=now_of(user, deal, note.before, at=at),
        contact=queries.contact_of(note),
    )
