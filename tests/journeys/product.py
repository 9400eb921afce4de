"""The product as people start it: `yunchou run` in a process of its own, on a data folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page

from tests import browser as chrome
from tests.once import environment, yunchou
from tests.ports import free_port

SIGN_INS = "demo-sign-in.txt"
ADDRESS = "{}@demo.example"
SELLER, LEADER, FINANCE, ADMINISTRATOR = "chenxiao", "linfeng", "wumin", "sunkai"
ANOTHER_SELLER, ANOTHER_LEADER, NEGOTIATOR = "suting", "luojing", "zhaolei"
PRESALES, EXECUTIVE, COMPLIANCE, READER = "zhouning", "heyining", "zhengjie", "qianwen"


def shoot(page: Page, name: str) -> None:
    """Keep the whole page as a picture, where the run names a folder for pictures: `YUNCHOU_SCREENSHOTS`."""
    if chosen := os.environ.get("YUNCHOU_SCREENSHOTS"):
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=Path(chosen) / f"{name}.png", full_page=True)


def tell(home: Path, prepared: Path) -> None:
    """A data folder with the demo company, as the first start makes it."""
    shutil.copytree(prepared, home)
    yunchou(home, "demo")


@dataclass
class Product:
    """A running installation with the demo company, and the browsers that are signed in to it."""

    url: str
    password: str
    chromium: Browser
    sessions: dict[str, Any] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def context(
        self, who: str = "", language: str = "zh-hans", *, phone: bool = False, dark: bool = False
    ) -> BrowserContext:
        """A browser as wide as a desk or a phone, signed in as this demo colleague; nobody's when `who` is empty."""
        context = chrome.context(self.chromium, phone=phone, dark=dark)
        context.set_default_timeout(chrome.PATIENCE)
        context.add_cookies([{"name": "django_language", "value": language, "url": self.url}])
        if who and who in self.sessions:
            context.add_cookies(self.sessions[who])
        if who and who not in self.sessions:
            page = context.new_page()
            self.sign_in(page, who)
            self.sessions[who] = context.cookies()
            page.close()
        if who and self.languages.get(who) != language:
            self.choose(context, language)
            self.languages[who] = language
        return context

    def page(self, context: BrowserContext) -> Page:
        """A page that notes what its scripts and the content policy complain about."""
        page = context.new_page()
        chrome.note_complaints(page, self.complaints)
        return page

    def sign_in(self, page: Page, who: str) -> None:
        """Through the sign-in page, as people do."""
        page.goto(f"{self.url}/account/login/")
        page.fill("input[name=login]", ADDRESS.format(who))
        page.fill("input[name=password]", self.password)
        patience = 4 * chrome.PATIENCE  # the first look of a day judges every deal
        page.click("main form button[type=submit], main form .btn-primary", timeout=patience)
        page.wait_for_url(f"{self.url}/", timeout=patience)

    def choose(self, context: BrowserContext, language: str) -> None:
        """Switch the language as the menu does, but without a page; it is kept with the user."""
        (token,) = [cookie["value"] for cookie in context.cookies() if cookie["name"] == settings.CSRF_COOKIE_NAME]
        answer = context.request.post(
            f"{self.url}/language",
            form={"language": language, "next": "/", "csrfmiddlewaretoken": token},
            headers={"Referer": self.url},
            max_redirects=0,
        )
        assert answer.status == 302, answer.status


@contextmanager
def running(home: Path, chromium: Browser) -> Iterator[Product]:
    """Start the product on a data folder that holds the demo company. Stopped at the end."""
    port = free_port()
    command = [sys.executable, "-m", "yunchou.desk.cli", "run", "--port", str(port), "--workers", "1"]
    with subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            told = []
            for line in server.stdout:
                told.append(line)
                if "Ctrl-C" in line:
                    break
            assert "Ctrl-C" in "".join(told), "".join(told)
            yield Product(f"http://127.0.0.1:{port}", (home / SIGN_INS).read_text("utf-8").strip(), chromium)
        finally:
            server.terminate()
            server.wait(20)
