"""Every screen of the running product, found as people find it: by following links from Today."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

from django.urls import Resolver404, resolve

from tests.journeys.product import Product

LINK = re.compile(r'(?:href|hx-get|data-href)="(/[^"#]*)')
TRIES = 2
"""Addresses of one route that are asked as one colleague; the page that says most becomes the screen."""
RICHER = 1.2
"""How much longer a page must be to replace one of the same route that was found before."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One address as one colleague sees it; the route names it."""

    route: str
    address: str
    who: str
    length: int


Screens = dict[str, Screen]


def deal_called(product: Product, who: str, name: str) -> str:
    """The address of a deal, as the list finds it."""
    context = product.context(who)
    found = context.request.get(f"{product.url}/opportunities/?standing=any&q={quote(name)}").text()
    context.close()
    return re.findall(r'data-href="(/opportunities/\d+/)"', found)[0]


def crawl(product: Product, who: str, seeds: list[str], known: Screens, *, again: bool = False) -> None:
    """Follow links from the seeds and keep, of each route, the page that says most.

    What another colleague found is asked once more only `again`: for who finds other links on the same pages. The form
    for a row is the same for every row, and leads nowhere else.
    """
    context, theirs = product.context(who), set(known)
    waiting, tried, done = list(seeds), Counter[str](), set[str]()
    while waiting:
        address = waiting.pop(0)
        route = route_of(address)
        if route is None or address in done:
            continue
        fresh = route not in theirs
        most = int(fresh) if "_row" in route else TRIES if fresh else int(again)
        if address not in seeds and tried[route] >= most:
            continue
        tried[route] += 1
        done.add(address)
        answer = context.request.get(product.url + address)
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            continue
        text = answer.text()
        waiting += [html.unescape(found) for found in LINK.findall(text)]
        if "<html" in text and route_of(urlsplit(answer.url).path) == route:
            before = known.get(route)
            if before is None or len(text) > before.length * RICHER:
                known[route] = Screen(route, address, who, len(text))
    context.close()


@cache
def route_of(address: str) -> str | None:
    """The name of an address of ours, with the words in it, which make it another page."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    words = [value for _name, value in sorted(match.kwargs.items()) if isinstance(value, str) and value.isalpha()]
    return "-".join([match.view_name, *words]) if len(words) < 2 else match.view_name
