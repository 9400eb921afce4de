"""Devices that get push messages: switched on and off by whose they are, forgotten with the sign-in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import seal, unseal
from yunchou.desk.jobs.operations import Asked, Lease, Trouble
from yunchou.desk.journal.operations import record
from yunchou.desk.messengers import push
from yunchou.desk.messengers.abroad import ensure_still_may, may_leave, why_not
from yunchou.desk.messengers.guard import Resolve, Unsafe, resolve, safe_address, target_of
from yunchou.desk.messengers.models import PushDevice, PushKey
from yunchou.desk.messengers.terms import OutwardWay

MOST_FAILURES = 10
"""Failures in a row after which a device is switched off."""
MOST_DEVICES = 10


@transaction.atomic
def ensure_push_key(*, at: datetime) -> PushKey:
    """The pair of keys of this installation, made at the first start. Browsers are bound to it: it stays."""
    found = PushKey.objects.order_by("pk").first()
    if found is not None:
        return found
    private, public = push.new_key()
    key = PushKey.objects.create(private=b"", public=public, made_at=at)
    seal(key, "private", private, at=at)
    key.save(update_fields=["private"])
    return key


def push_point() -> str:
    """What a browser needs to know of us before it lets us push; empty until the first start has made it."""
    return PushKey.objects.order_by("pk").values_list("public", flat=True).first() or ""


def fingerprint(text: str) -> str:
    """By which an address or a browser's mark is known again, without its being stored."""
    return hashlib.sha256(text.encode()).hexdigest()


def devices_of(users: Iterable[int]) -> QuerySet[PushDevice]:
    """The devices of these people that work: of who signed in again since is theirs no more."""
    live = PushDevice.objects.filter(user__in=list(users), user__is_active=True, stopped_at__isnull=True)
    return live.filter(epoch=F("user__session_epoch")).order_by("pk")


def own_devices(user: User) -> QuerySet[PushDevice]:
    """A person's devices as he sees them, without what is sealed."""
    own = PushDevice.objects.filter(user=user, epoch=user.session_epoch).order_by("-made_at", "-pk")
    return own.defer("address", "point", "secret")


@transaction.atomic
def connect_device(
    url: str, point: str, secret: str, *, mark: str, words: str, actor: User, at: datetime, look_up: Resolve = resolve
) -> PushDevice:
    """Let notices of the actor reach the browser that gave this address and these keys.

    Raises `Invalid` for an address where nothing may go, or keys that are none. A browser belongs to who switched it
    on last. The journal keeps the push service's name; address and keys are sealed. `mark` is the browser's cookie.
    """
    try:
        target = target_of(url)
        safe_address(target, look_up)
        if not may_leave(OutwardWay.PUSH, target.host, timezone.localdate(at)):
            raise Invalid({"": why_not(target.host)})
        if not push.is_point(push.decoded(point)) or len(push.decoded(secret)) != push.SECRET:
            raise Invalid({"": _("The browser gave no keys that can be used.")})
    except Unsafe as reason:
        raise Invalid({"": str(reason)}) from reason
    except ValueError:
        raise Invalid({"": _("The browser gave no keys that can be used.")}) from None
    User.objects.select_for_update().get(pk=actor.pk)  # one device at a time, so that the limit holds
    PushDevice.objects.filter(digest=fingerprint(url)).delete()
    PushDevice.objects.filter(user=actor).exclude(epoch=actor.session_epoch).delete()
    if PushDevice.objects.filter(user=actor).count() >= MOST_DEVICES:
        raise Invalid({"": _("These are enough devices: switch one off first.")})
    device = PushDevice.objects.create(
        user=actor, host=target.host, words=words[:60], digest=fingerprint(url), mark=fingerprint(mark),
        epoch=actor.session_epoch, address=b"", point=b"", secret=b"", made_at=at,
    )  # fmt: skip
    for name, text in (("address", url.strip()), ("point", point), ("secret", secret)):
        seal(device, name, text, at=at)
    device.save(update_fields=["address", "point", "secret"])
    record("push.connected", actor, actor=actor, at=at, changes={"host": [None, target.host]})
    return device


@transaction.atomic
def disconnect_device(pk: int, *, actor: User, at: datetime) -> None:
    """Forget one of the actor's devices."""
    device = PushDevice.objects.select_for_update().filter(user=actor, pk=pk).first()
    if device is None:
        raise NotThere(_("There is no such device."))
    record("push.disconnected", actor, actor=actor, at=at, changes={"host": [device.host, None]})
    device.delete()


@transaction.atomic
def forget_devices(user: User, *, actor: User, at: datetime, only: str | None = None, but: str | None = None) -> None:
    """Forget a person's devices: all, only that of the browser with a mark, or all but that."""
    gone = PushDevice.objects.filter(user=user)
    if only is not None:
        gone = gone.filter(mark=fingerprint(only))
    if but is not None:
        gone = gone.exclude(mark=fingerprint(but))
    hosts = sorted(gone.values_list("host", flat=True))
    if hosts:
        gone.delete()
        record("push.disconnected", user, actor=actor, at=at, changes={"host": [", ".join(hosts), None]})


def asked_of(device: PushDevice, kind: str, name: str, payload: Mapping[str, object], when: datetime) -> Asked:
    """One push message asked for: once for each device."""
    return Asked(kind, f"{name}:push:{device.pk}", {**payload, "device": device.pk}, when)


def to_device(lease: Lease, user: User | None, message: dict[str, str] | None, *, at: datetime) -> None:
    """Push a message to the device that a job names, and end the job; without device or message it ends without."""
    device, is_gone = None, False
    if user is not None and message is not None:
        device = devices_of([user.pk]).filter(pk=lease.payload["device"]).first()
    if device is not None and message is not None:
        lease.ensure_held()
        try:
            _push(device, message, at)
        except push.Gone:
            is_gone = True
        except Trouble:
            _note_failure(device, at)
            raise
    with lease.settled(at=at):
        if device is not None and is_gone:
            PushDevice.objects.filter(pk=device.pk).delete()
        elif device is not None:
            PushDevice.objects.filter(pk=device.pk).update(failures=0, sent_at=at)


def _push(device: PushDevice, message: dict[str, str], at: datetime) -> None:
    key = push.private_key(unseal(ensure_push_key(at=at), "private"))
    try:
        browser = push.Browser(
            target_of(unseal(device, "address")),
            push.decoded(unseal(device, "point")),
            push.decoded(unseal(device, "secret")),
        )
    except Unsafe:
        raise Trouble("the address is not allowed any more") from None
    ensure_still_may(OutwardWay.PUSH, browser.target.host, at)
    push.push(browser, message, key=key, contact=_contact(), at=at)


def _contact() -> str:
    """Whom a push service may turn to: our own address, or, where it is none of the internet, the mail we send from."""
    if settings.YUNCHOU_URL.startswith("https://"):
        return str(settings.YUNCHOU_URL)
    return f"mailto:{settings.DEFAULT_FROM_EMAIL}"


@transaction.atomic
def _note_failure(device: PushDevice, at: datetime) -> None:
    PushDevice.objects.filter(pk=device.pk).update(failures=F("failures") + 1)
    worn = PushDevice.objects.filter(pk=device.pk, failures__gte=MOST_FAILURES, stopped_at__isnull=True)
    worn.update(stopped_at=at)
