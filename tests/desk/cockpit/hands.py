"""How the walk through a room is made: by keys alone at the desk, by taps on the phone, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator, Page, expect

from tests import browser as chrome

if TYPE_CHECKING:
    from tests.cast import Cast


@dataclass
class Hand:
    """Somebody on one page of the deal. He has no pointer at the desk and no keys on the phone."""

    page: Page
    cast: Cast
    phone: bool
    chinese: bool = True

    def go(self, address: str, *, chinese: bool) -> None:
        """Open an address of the deal, or one that begins with a slash, in a language."""
        self.chinese = chinese
        self.cast.owner.language = "zh-hans" if chinese else "en"
        self.cast.owner.save(update_fields=["language"])
        room = self.page.url.split("/opportunities/")[0] + f"/opportunities/{self.cast.deal.pk}/"
        self.page.goto(self.page.url.split("/opportunities/")[0] + address if address[:1] == "/" else room + address)

    def say(self, zh: str, en: str) -> str:
        """A word of the page in its language."""
        return zh if self.chinese else en

    def act(self, target: Locator) -> None:
        """Press a button, follow a link, open a fold."""
        if self.phone:
            target.tap()
        else:
            target.focus()
            target.press("Enter")

    def choose(self, target: Locator) -> None:
        """Take one of a few choices."""
        if self.phone:
            target.check(force=True)
        else:
            target.focus()
            target.press("Space")
        expect(target).to_be_checked()

    def write(self, target: Locator, text: str) -> None:
        """Write into a field instead of what stands there; a day as the browser's calendar gives it."""
        if self.phone or target.get_attribute("type") == "date":
            target.fill(text)
        else:
            target.focus()
            target.press("ControlOrMeta+a")
            self.page.keyboard.insert_text(text)

    def pick(self, target: Locator, place: int = 1) -> None:
        """Take the first (or so many-th) thing of a list."""
        if self.phone:
            target.select_option(index=place)
        else:
            target.focus()
            for _step in range(place):
                target.press("ArrowDown")

    def fill(self, form: Locator, **fields: Any) -> None:
        """Fill in a form: a text is written, `True` ticks the first choice, a number takes so many steps in a list.

        A choice is named by `name__value`.
        """
        for name, value in fields.items():
            field, _, chosen = name.partition("__")
            if chosen:
                self.choose(form.locator(f"[name={field}][value={chosen}]"))
            elif value is True:
                self.choose(form.locator(f"[name={field}]").first)
            elif isinstance(value, int):
                self.pick(form.locator(f"select[name={field}]"), value)
            else:
                self.write(form.locator(f"[name={field}]:not([type=radio])"), value)

    def opened(self, slot: str) -> Locator:
        """The form that comes into a slot of the page when its button is pressed."""
        self.act(self.page.locator(f'[hx-target="#slot-{slot}"]').first)
        form = self.page.locator(f"#slot-{slot} form").first
        expect(form).to_be_visible()
        return form

    def note(self, slot: str, *, seen: str = "", **fields: Any) -> None:
        """Open a form in its slot, fill it in, send it; what was written stands on the page and the form is gone."""
        form = self.opened(slot)
        self.fill(form, **fields)
        self.send(form)
        expect(form).to_have_count(0)
        for text in filter(None, [seen, *(value for value in fields.values() if self._stands(value))]):
            expect(self.page.locator("main")).to_contain_text(text)

    def send(self, form: Locator) -> None:
        """Press the one button of a form that stands out."""
        self.act(form.locator(".btn-primary").first)

    def look(self) -> None:
        """Nothing of the page is out of reach."""
        assert chrome.overflow(self.page) == 0

    @staticmethod
    def _stands(value: Any) -> bool:
        return isinstance(value, str) and not value.isascii()
