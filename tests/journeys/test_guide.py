"""The guide's pictures: taken from the demo's hero deal when `YUNCHOU_GUIDE` is set, else only looked at."""

from __future__ import annotations

import os
import re

import pytest

from tests.architecture.tree import ROOT
from tests.journeys.product import SELLER, Product
from tests.journeys.screens import deal_called

pytestmark = pytest.mark.browser

GUIDE, PICTURES = ROOT / "docs" / "guide" / "README.md", ROOT / "docs" / "images" / "guide"
SHOWN = {
    "room": ("", ".room-head"),
    "moves": ("", "section[aria-labelledby=moves-title]"),
    "rivals": ("rivals/", ".rival:has-text('云讯') .position-history"),
    "people": ("people/", ".map-scroll"),
    "matrix": ("people/?view=matrix", ".matrix"),
    "pace": ("pace/", "#clocks"),
    "reasons": ("reasons/", ".reason"),
    "course": ("then/", ".course"),
}


def test_what_the_guide_shows_is_there(product: Product) -> None:
    context = product.context(SELLER)
    page = product.page(context)
    deal = deal_called(product, SELLER, "远程银行坐席平台二期")
    for name, (part, place) in SHOWN.items():
        page.goto(f"{product.url}{deal}{part}")
        found = page.locator(place).first
        found.wait_for()
        if "YUNCHOU_GUIDE" in os.environ:
            PICTURES.mkdir(exist_ok=True)
            found.screenshot(path=PICTURES / f"{name}.png")
    context.close()
    named = set(re.findall(r"images/guide/(\w+)\.png", GUIDE.read_text("utf-8")))
    assert named == set(SHOWN) == {path.stem for path in PICTURES.glob("*.png")}
