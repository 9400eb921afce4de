"""A person who stands everywhere: tied to rows by links, named in words, sealed in confidences, in the journal."""

from __future__ import annotations

import zlib
from contextlib import suppress

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.attacks.planting import plant
from tests.desk.permissions.matrix import ROWS
from tests.desk.permissions.row import World
from yunchou.desk.cockpit.models import RoomDay
from yunchou.desk.cockpit.operations.assessments import keep_days
from yunchou.desk.cockpit.queries import judge_deals
from yunchou.desk.customers.models import Contact
from yunchou.desk.customers.operations import edit_contact
from yunchou.desk.errors import DeskError
from yunchou.desk.identity.field_classes import REGISTER, FieldClass
from yunchou.desk.identity.sealing import seal
from yunchou.desk.intelligence.models import Source
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.privacy import traces
from yunchou.desk.stakeholders.models import Player

NAME, PHONE, MAIL = "欧阳青禾", "13912345678", "qinghe@example.com"
CANARIES = (NAME, PHONE, MAIL)


def known(cast: Cast) -> Contact:
    """欧阳青禾, the source of what is sealed in the hero deal, a player in it, met once."""
    plant(cast)
    contact = Contact.objects.filter(name="王建国").latest("pk")
    values = {"name": NAME, "phone": PHONE, "email": MAIL, "title": "信息科技部总经理", "department": "信息科技部"}
    edit_contact(contact, values, seen_version=contact.version, actor=cast.owner, at=AT)
    contact.refresh_from_db()
    Player.objects.create(opportunity=cast.deal, contact=contact, reason_to_choose="他看重稳定")
    note = f"和{NAME}谈了排班，电话{PHONE}"
    visit = Interaction.objects.create(
        opportunity=cast.deal, way="visit", on=AT.date(), note=note, raw=note, recorded_by=cast.owner, recorded_at=AT
    )
    visit.people.add(contact)
    source = Source.objects.filter(contact__isnull=False).get()
    seal(source, "name", NAME, at=AT)
    source.save()
    today = timezone.localdate()
    keep_days(judge_deals([cast.deal.pk], today), as_of=today)
    return contact


def everywhere(cast: Cast) -> Contact:
    """The same person, named in every personal text of every row that the matrix makes for the hero deal."""
    company = company_of(cast.stranger, "南岭电器")
    world = World(cast, company, deal_of(cast.stranger, company, "南岭坐席项目"), {})
    contact = known(cast)
    for row in ROWS:
        # Some make a thing that there may be once only; the first one is enough.
        with suppress(IntegrityError, DeskError), transaction.atomic():
            if row.ours is not None:
                row.ours(world)
    for model, field in traces.pointing_at(Contact):
        with suppress(IntegrityError), transaction.atomic():
            if model is not Contact:
                traces.near(model, contact).update(**{field.name: contact.pk})
    for label, entry in REGISTER.items():
        model = apps.get_model(label.rpartition(".")[0])
        if entry.field_class is FieldClass.PERSONAL and model in traces.searched():
            _name_in(model, label.rpartition(".")[2], contact)
    return contact


def _name_in(model: type[models.Model], name: str, contact: Contact) -> None:
    field = model._meta.get_field(name)
    if isinstance(field, models.BinaryField) or name == "tokens":
        return
    value = {"x": [NAME]} if isinstance(field, models.JSONField) else f"{NAME} {PHONE}"
    with suppress(IntegrityError), transaction.atomic():  # one of a kind: the first row is enough
        traces.near(model, contact).update(**{name: value})


def stored() -> str:
    """Every row of every table in the clear, compressed bytes unpacked; what is sealed stays sealed."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            found.append(repr(list(model._default_manager.values())))
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 - our own names
            found.append(repr(cursor.fetchall()))
    found += [zlib.decompress(bytes(day.dossier)).decode() for day in RoomDay.objects.all()]
    return "\n".join(found)
