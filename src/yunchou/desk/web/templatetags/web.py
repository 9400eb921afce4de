"""The filters and tags of every page. A builtin of the template engine: no `{% load %}` is needed.

`src/yunchou/desk/web/README.md` shows each with its output.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from yunchou.desk.web import fields, formats, marks, navigation, why
from yunchou.desk.web.charts import Chart
from yunchou.desk.web.currencies import CURRENCIES
from yunchou.desk.web.lists import Page, Sorting
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.terms import Answer, Term, Words

register = template.Library()

ICONS = "vendor/icons-3.51.0/icons.svg"
Amount = Decimal | int | None


def zh() -> bool:
    """Whether the reader reads Chinese."""
    return not (get_language() or "").startswith("en")


def unknown() -> SafeString:
    """What stands where a value is not known; never an empty cell."""
    return format_html('<span class="unknown">{}</span>', Answer.UNKNOWN.words.in_language(get_language() or ""))


@register.filter(name="words")
def words(value: Words | Sentence | Term | None) -> str:
    """The name of a term, or a text of the playbook, in the reader's language; unknown for nothing."""
    if value is None or value == "":
        return unknown()
    language = get_language() or ""
    if isinstance(value, Term):
        return value.words.in_language(language)
    return value.in_language(language)


@register.filter(name="money")
def money(value: Amount, currency: str = "CNY") -> SafeString:
    """An amount: ¥320万 in Chinese, ¥3,200,000 in English; the exact amount on hover. Unknown for nothing."""
    if value is None or value == "":
        return unknown()
    return _figure(formats.money(value, currency, zh=zh()), formats.full_money(value, currency), value)


@register.filter(name="short_money")
def short_money(value: Amount, currency: str = "CNY") -> SafeString:
    """An amount where there is little room: ¥320万, ¥3.2M."""
    if value is None or value == "":
        return unknown()
    return _figure(formats.short_money(value, currency, zh=zh()), formats.full_money(value, currency), value)


@register.filter(name="currency")
def currency(code: str) -> str:
    """The name of a currency: 人民币, Chinese yuan."""
    return str(CURRENCIES.get(code, code))


def _figure(shown: str, exact: str, value: Decimal | int) -> SafeString:
    return format_html('<data class="figure" value="{}" title="{}">{}</data>', str(value), exact, shown)


@register.filter(name="number")
def number(value: Amount) -> str:
    """A figure with thousands separators in both languages; unknown for nothing."""
    return unknown() if value is None or value == "" else formats.number(value)


@register.filter(name="day")
def day(value: date | None) -> SafeString:
    """A day with its weekday: 11月27日 周五. Unknown for nothing."""
    return _day(value, formats.day)


@register.filter(name="short_day")
def short_day(value: date | None) -> SafeString:
    """A day without its weekday, for columns: 11月27日."""
    return _day(value, formats.short_day)


def _day(value: date | None, write: Any) -> SafeString:
    if value is None or value == "":
        return unknown()
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    shown = write(value, timezone.localdate(), zh=zh())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), shown)


@register.filter(name="moment")
def moment(value: datetime | None) -> SafeString:
    """When something happened, in the reader's time zone: 3 小时前, 11月27日 14:05."""
    if value is None or value == "":
        return unknown()
    local = timezone.localtime(value)
    shown = formats.moment(local, timezone.localtime(), zh=zh())
    return format_html('<time datetime="{}" title="{}">{}</time>', local.isoformat(), f"{local:%Y-%m-%d %H:%M}", shown)


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file."""
    return static(path)


@cache
def _sprite() -> str:
    return static(ICONS)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon in the colour of the text. Give a `label` when it stands alone; else it is decoration."""
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, _sprite(), name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', _sprite(), name)


register.simple_tag(marks.answer, name="answer")
register.simple_tag(marks.standing, name="standing")
register.simple_tag(marks.stage, name="stage")
register.simple_tag(marks.pace, name="pace")
register.simple_tag(marks.position, name="position")
register.simple_tag(marks.grade, name="grade")
register.simple_tag(marks.tag, name="tag")
register.simple_tag(marks.bar, name="bar")
register.filter("due", marks.due)
register.inclusion_tag("web/components/stages.html", name="stages")(marks.stages)
register.inclusion_tag("web/components/verdict.html", name="verdict")(why.verdict)
register.inclusion_tag("web/components/advice.html", name="advice")(why.advice)
register.inclusion_tag("web/components/why.html", name="why")(why.why)


@register.inclusion_tag("web/components/bars.html", name="bars")
def bars(drawn: Chart) -> dict[str, Chart]:
    """A chart of `web.charts`: a name, a bar and a figure on every line."""
    return {"chart": drawn}


@register.inclusion_tag("web/components/field.html", name="field", takes_context=True)
def field(
    context: Context, bound: BoundField, *, label: str = "", help_text: str = "", wide: bool = False
) -> dict[str, Any]:
    """One field of a form: label, control, help, and the error under it. Money has the sign of the page's currency."""
    return fields.field_context(bound, label=label, help_text=help_text, wide=wide, currency=_currency(context))


@register.inclusion_tag("web/components/fields.html", name="fields", takes_context=True)
def all_fields(context: Context, form: BaseForm) -> dict[str, Any]:
    """The error summary, the hidden fields and all fields of a form, in its order."""
    return {"form": form, "currency": _currency(context)}


def _currency(context: Context) -> str:
    """The currency of the money on a page: named by its view, else that of its deal, else yuan."""
    return context.get("currency") or getattr(context.get("deal"), "currency", None) or "CNY"


@register.inclusion_tag("web/components/form_errors.html", name="form_errors")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is wrong with a form, on top of it, each line leading to its field."""
    return {"problems": fields.problems(form)}


@register.inclusion_tag("web/components/sort_head.html", name="sort_head", takes_context=True)
def sort_head(context: Context, sorting: Sorting, key: str, label: str, *, numeric: bool = False) -> dict[str, Any]:
    """One `<th>` that sorts the list by `key`, a key of the page's `Sorting`."""
    request: HttpRequest = context["request"]
    return {
        "label": label,
        "numeric": numeric,
        "state": sorting.state(key),
        "url": sorting.url(request, key),
    }


@register.inclusion_tag("web/components/pages.html", name="pages", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Page numbers beneath a list; the keys n and p turn the pages."""
    request: HttpRequest = context["request"]
    return {"page": page, "links": page.links(request)}


@register.simple_tag(takes_context=True)
def navigation_items(context: Context, place: str = "side") -> Iterable[navigation.Shown]:
    """The navigation entries this reader may open: `side` for the desk, `phone` for the bottom bar."""
    return navigation.shown(context["request"], place)


@register.simple_tag(takes_context=True)
def new_items(context: Context) -> Iterable[navigation.Shown]:
    """What this reader may create, for the create sheet and the palette."""
    return navigation.creatable(context["request"])


@register.simple_tag(takes_context=True)
def capture_url(context: Context) -> str:
    """Where this reader takes down a note from this page; empty for who may not.

    The page shows `deal`: an address alone does not make a deal one that he may see.
    """
    return navigation.capture_url(context["request"], getattr(context.get("deal"), "pk", None))


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The theme this browser chose: light, dark or auto."""
    request = context.get("request")
    chosen = request.COOKIES.get("yunchou_theme", "auto") if request is not None else "auto"
    return chosen if chosen in {"light", "dark"} else "auto"


@register.simple_tag
def other_language() -> dict[str, str]:
    """The language the switch leads to, named in itself."""
    if zh():
        return {"code": "en", "lang": "en", "short": "EN", "action": "Switch to English"}
    return {"code": "zh-hans", "lang": "zh-Hans", "short": "中文", "action": "切换到中文"}


@register.filter(name="plainly")
def plainly(value: object) -> str:
    """Any stored value as people read it, for comparisons and the journal."""
    match value:
        case None | "":
            return unknown()
        case Term() | Words() | Sentence():
            return words(value)
        case bool():
            return words(Answer.YES if value else Answer.NO)
        case Decimal() | int():
            return formats.number(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
    return str(value)


@register.simple_tag
def script_words() -> dict[str, str]:
    """The few sentences that scripts show, in the reader's language."""
    return {
        "offline": gettext("There is no connection. What you typed is still here; try again in a moment."),
        "failed": gettext("The server could not do this. Nothing was changed; try again in a moment."),
        "draft": gettext("What you typed here before is back. It has not been saved yet."),
        "discard": gettext("Discard"),
        "filters": gettext("Filters"),
        "close": gettext("Close"),
        "drafts_sent": gettext("What you wrote without a connection has arrived. It waits under quick notes."),
        "draft_kept": gettext("Kept on this device. It is sent once as soon as there is a connection."),
        "draft_refused": gettext("The server cannot take this note as it stands. Open it and correct it."),
        "drafts_lost": gettext(
            "%(count)s notes on this device were not taken by the server yet. Sign out and delete them?"
        ),
        "draft_back": gettext("This is what you wrote last; it has not been noted yet."),
    }
