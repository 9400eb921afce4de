"""Whereto a message may go: never into our own network (server-side request forgery).

An address is looked at when it is saved and again at every sending, and the connection goes to the very address that
was looked at: a name that answers otherwise a moment later gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

Resolve = Callable[[str, int], list[str]]
_HIDING = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")]
"""Ranges of IPv6 in which an address of IPv4 can hide."""


class Unsafe(Exception):
    """A message must not go there; says why, in words for whoever named the address."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: `secure` is HTTPS."""

    secure: bool
    host: str
    port: int
    path: str


def target_of(url: str) -> Target:
    """The parts of an address. Raises `Unsafe` for anything but plain HTTPS to a public name.

    A host that the operator allowed (`YUNCHOU_ROBOT_HOSTS`) may use HTTP and any port.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise Unsafe(_("This is not an address of a robot.")) from None
    if parts.username is not None or parts.password is not None or not host or not _is_plain(url):
        raise Unsafe(_("This is not an address of a robot."))
    allowed = is_allowed(host)
    if parts.scheme != "https" and not (allowed and parts.scheme == "http"):
        raise Unsafe(_("The address must begin with https://."))
    if port not in (None, 443) and not allowed:
        raise Unsafe(_("The address must use the usual port."))
    secure = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(secure, host, port or (443 if secure else 80), path)


def _is_plain(url: str) -> bool:
    return len(url) <= 1000 and url.strip().isascii() and url.strip().isprintable() and " " not in url.strip()


def is_allowed(host: str) -> bool:
    """Whether the operator named this host, so that it may lie in our own network."""
    return host.lower() in settings.YUNCHOU_ROBOT_HOSTS


def resolve(host: str, port: int) -> list[str]:
    """Every address that a name has now."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def safe_address(target: Target, look_up: Resolve = resolve) -> str:
    """The address to connect to. Raises `Unsafe` when the name is unknown or leads, even in part, into our network."""
    found = look_up(target.host, target.port)
    if not found:
        raise Unsafe(_("There is no such host."))
    if not is_allowed(target.host) and not all(is_public(address) for address in found):
        raise Unsafe(_("This address leads into our own network."))
    return found[0]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in _HIDING):
            return False
    return ip.is_global and not ip.is_multicast
