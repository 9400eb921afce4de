"""How a person walks through the pages: reads the menu, fills in fields, presses what is written on a button."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate
from playwright.sync_api import Locator, Page, expect

from tests import browser as chrome
from tests.journeys.product import SELLER, Product, shoot


@dataclass
class Walk:
    """The seller on the phone and the others at their desks, or the other way round.

    Each screen is looked at; with axe where the tour does not get.
    """

    product: Product
    phone: bool
    seen: int = 0

    @property
    def device(self) -> str:
        return "phone" if self.phone else "desk"

    def enter(self, who: str) -> Page:
        """Start the day of this colleague: signed in, on Today."""
        page = self.product.page(self.product.context(who, phone=self.phone is (who == SELLER)))
        page.goto(self.product.url)
        return page

    def menu(self, page: Page, name: str) -> None:
        """Go to a place by the menu that this width shows, or by search where the phone's bar does not have it."""
        menu = page.locator(".phonebar" if on_phone(page) else ".shell-side")
        place = menu.get_by_role("link", name=name, exact=True)
        if place.count():
            place.click()
        else:
            page.locator(".top-search").click()
            page.locator("#palette input").fill(name)
            # Not what is found by these words, which comes above the places a moment later.
            page.locator("#palette [data-command]:visible").filter(has_text=name).first.click()
        page.wait_for_load_state()

    def look(self, page: Page, name: str, *, axe: bool = False) -> None:
        """Hold the screen against what every screen must hold."""
        page.wait_for_load_state()
        self.seen += 1
        assert chrome.overflow(page) == 0, name
        if on_phone(page):
            assert chrome.small_targets(page) == [], name
        if axe:
            assert chrome.serious_findings(page) == [], name
        shoot(page, f"journey-{self.device}-{self.seen:02}-{name}")


def on_phone(page: Page) -> bool:
    """Whether this page is as wide as a phone."""
    return page.viewport_size == chrome.PHONE


def day(ahead: int) -> str:
    """A day as a date field takes it, counted from today."""
    return (localdate() + timedelta(days=ahead)).isoformat()


def put(form: Locator, **values: Any) -> None:
    """Fill fields by their names: text and days are typed, a segment is clicked, an option is chosen by its words."""
    for name, value in values.items():
        control = form.locator(f"[name='{name.replace('__', '-')}']").first
        kind = control.evaluate("e => e.tagName == 'SELECT' ? 'select' : e.type")
        if kind == "radio":
            form.locator(f"label:has(input[name='{name}'][value='{value}'])").click()
        elif kind == "select":
            chosen = control.locator("option").filter(has_text=re.compile(re.escape(value))).first
            control.select_option(chosen.get_attribute("value"))
        else:
            control.fill(str(value))


def press(scope: Page | Locator, name: str) -> None:
    """Press the button or follow the link with these words."""
    words = re.compile(rf"^\s*{re.escape(name)}\s*$")
    scope.locator("button:visible, a:visible").filter(has_text=words).first.click()


def note(page: Page, button: str = "记下", *, form: str = "main form:has(.btn-primary)", **values: Any) -> None:
    """Fill in the form of this page and send it; the page must take it."""
    here = page.locator(form).first
    put(here, **values)
    with page.expect_navigation():
        press(here, button)
    expect(page.locator(".note-error")).to_have_count(0)


def note_in(page: Page, opener: Locator, **values: Any) -> None:
    """Open a form in its place on the page, fill it in and send it; the form goes away when it was taken."""
    opener.click()
    form = page.locator(".row-form form").first
    put(form, **values)
    press(form, "记下")
    expect(page.locator(".row-form")).to_have_count(0)


def open_tab(page: Page, name: str) -> None:
    """Go to a tab of the deal."""
    page.locator(".tabs").get_by_role("link", name=name, exact=True).click()
    page.wait_for_load_state()
