"""Every screen of the running product, found as people find it: by following links from Today."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from http.client import HTTPConnection
from urllib.parse import quote, urlsplit

from django.urls import Resolver404, resolve
from django.utils.html import strip_tags

from tests.journeys.product import Product

ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
"""Two words of English in a row: on a Chinese page somebody forgot to translate them."""
MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
CODE = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL)
LINK = re.compile(r'(?:href|hx-get|data-href)="(/[^"#]*)')
TRIES = 2
"""Addresses of one route that are asked as one colleague; the page that says most becomes the screen."""
RICHER = 1.2
"""How much longer a page must be to replace one of the same route that was found before."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One address as one colleague sees it; the route names it. `english` is what its Chinese page has in English."""

    route: str
    address: str
    who: str
    length: int
    english: str = ""


Screens = dict[str, Screen]


def deal_called(product: Product, who: str, name: str) -> str:
    """The address of a deal, as the list finds it."""
    found, _onward = Reader(product, who).read(f"/opportunities/?standing=any&q={quote(name)}")
    return re.findall(r'data-href="(/opportunities/\d+/)"', found)[0]


class Reader:
    """Reads addresses as one colleague in Chinese, over one connection and without a browser, which costs more."""

    def __init__(self, product: Product, who: str) -> None:
        context = product.context(who)
        cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in context.cookies())
        context.close()
        self.headers = {"Cookie": cookies}
        self.connection = HTTPConnection(urlsplit(product.url).netloc)

    def read(self, address: str) -> tuple[str, str]:
        """The page at this address and where it sends the reader on to; each empty when there is none."""
        self.connection.request("GET", quote(address, safe="/?&=%:;,+~@!$'()*"), headers=self.headers)
        answer = self.connection.getresponse()
        body, found = answer.read(), answer.status == HTTPStatus.OK
        is_page = found and "text/html" in answer.headers.get("Content-Type", "")
        return body.decode() if is_page else "", answer.headers.get("Location", "")


def crawl(product: Product, who: str, seeds: list[str], known: Screens, *, again: bool = False) -> None:
    """Follow links from the seeds and keep, of each route, the page that says most.

    What another colleague found is asked once more only `again`: for who finds other links on the same pages. The form
    for a row is the same for every row, and leads nowhere else.
    """
    reader, theirs = Reader(product, who), set(known)
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
        text, onward = reader.read(address)
        waiting += [html.unescape(found) for found in LINK.findall(text)]
        waiting += [onward] if onward else []
        if "<html" in text:
            before = known.get(route)
            if before is None or len(text) > before.length * RICHER:
                known[route] = Screen(route, address, who, len(text), english_of(text))
    reader.connection.close()


def english_of(text: str) -> str:
    """What stands in English between the marks of a page's own part, folded up or not."""
    shown = html.unescape(strip_tags(CODE.sub("", "".join(MAIN.findall(text)))))
    return ", ".join(ENGLISH.findall(shown))


@cache
def route_of(address: str) -> str | None:
    """The name of an address of ours, with the words in it, which make it another page."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    words = [value for _name, value in sorted(match.kwargs.items()) if isinstance(value, str) and value.isalpha()]
    return "-".join([match.view_name, *words]) if len(words) < 2 else match.view_name
