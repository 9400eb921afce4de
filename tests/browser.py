"""A real Chromium for tests, and what every page must hold in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

# Playwright keeps an event loop in the thread of the tests; Django would refuse its database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = next((Path(__file__).parent / "vendor").glob("axe-core-*/axe.min.js")).read_text("utf-8")
FOUND = """([what, options]) =>
  axe.run(what, { ...options, selectors: false })
    .then((found) => (found.violations.length ? axe.run(what, options) : found))
    .then((found) => found.violations)"""
"""To name every place takes a tenth of the time: places are named where something is found."""
AROUND = [[".shell-side"], [".shell-top"], [".phonebar"], ["#palette"], ["#shortcuts"]]
"""The parts of `web/base.html` that are the same on every page."""
WHOLE = os.environ.get("YUNCHOU_CHROMIUM") or shutil.which("chromium")
"""The Chromium people have: the one that `bin/test` found, Debian's own, else the one Playwright brought."""
SHELL = os.environ.get("YUNCHOU_CHROMIUM_SHELL") or shutil.which("chromium-headless-shell") or WHOLE
"""The same without windows, where it is installed: a page costs it half the processor. It shows no notices."""
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--lang=zh-CN"]
SMALL_TARGETS = """() =>
  [...document.querySelectorAll("button, .btn, select, input:not([type=hidden]), .phonebar a, .tabs a, .pages a")]
    .filter((e) => e.checkVisibility() && !e.closest(".segmented, .form-check, .choices, .capture-tick, .skip"))
    .map((e) => [e, e.getBoundingClientRect().height])
    .filter(([, height]) => height < 43.5)
    .map(([e, height]) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 20)} ${height}`)"""
UNREACHABLE_SCROLLERS = """() =>
  [...document.querySelectorAll("main *")]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX))
    .filter((e) => e.checkVisibility() && e.tabIndex < 0)
    .filter((e) => ![...e.querySelectorAll("*")].some((inner) => inner.tabIndex >= 0))
    .map((e) => `${e.tagName}.${e.className}`)"""
PATIENCE = 15_000
"""Milliseconds after which a page that does not come, or a control that cannot be used, fails the test."""
expect.set_options(timeout=PATIENCE)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def launched(playwright: Playwright, program: str | None) -> Iterator[Browser]:
    """One browser of this program, closed at the end."""
    browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
    try:
        yield browser
    finally:
        browser.close()


def context(browser: Browser, *, phone: bool = False, dark: bool = False) -> BrowserContext:
    """A fresh profile as wide as a desk or a phone. axe needs to be put into the page past its content policy."""
    return browser.new_context(
        viewport=PHONE if phone else DESK,
        is_mobile=phone,
        has_touch=phone,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
    )


@dataclass
class Visits:
    """The pages that one test opens on the server of the tests, and what they complained about meanwhile."""

    browser: Browser
    url: str
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, session: dict[str, str], address: str, *, phone: bool = False, dark: bool = False) -> Page:
        """The page at this address, in a fresh profile that holds the session (name and value of its cookie)."""
        profile = context(self.browser, phone=phone, dark=dark)
        profile.set_default_timeout(PATIENCE)
        self.contexts.append(profile)
        profile.add_cookies([{"name": session["name"], "value": session["value"], "url": self.url}])
        page = profile.new_page()
        note_complaints(page, self.complaints)
        page.goto(self.url + address)
        return page

    def close(self) -> None:
        for each in self.contexts:
            each.close()


def note_complaints(page: Page, complaints: list[str]) -> None:
    """Write down what the page's scripts and the content policy complain about."""
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda m: complaints.append(f"{page.url}: {m.text}") if "Content Security Policy" in m.text else None,
    )


def serious_findings(page: Page, *, around: bool = True) -> list[str]:
    """What axe calls serious or critical on the page as it stands: rule, place, message.

    What stands around every page need be read on one of many; it is half of what there is to read.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"resultTypes": ["violations"], "runOnly": WCAG}
    what = {"exclude": [] if around else AROUND}
    violations: list[dict[str, Any]] = page.evaluate(FOUND, [what, options])
    return [
        f"{violation['id']} {node['target']} {node['failureSummary']}"
        for violation in violations
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> int:
    """How many pixels the page can be scrolled sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def small_targets(page: Page) -> list[str]:
    """Buttons, links and fields lower than 44 px that a thumb must hit; links inside a sentence are let off."""
    return list(page.evaluate(SMALL_TARGETS))


def unreachable_scrollers(page: Page) -> list[str]:
    """Parts that scroll sideways and hold nothing that takes the focus: without a pointer nobody sees the rest."""
    return list(page.evaluate(UNREACHABLE_SCROLLERS))
