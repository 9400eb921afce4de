"""Form fields that read what people type, and how every field is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yunchou.desk.terms import choices
from yunchou.desk.web.amounts import parse_amount
from yunchou.desk.web.formats import sign_of
from yunchou.playbook.kernel.terms import Answer, Term

if TYPE_CHECKING:
    _ModelChoices = forms.ModelMultipleChoiceField[Any]
else:
    _ModelChoices = forms.ModelMultipleChoiceField

MOST = Decimal(10) ** 13
EARLIEST, LATEST = date(1990, 1, 1), date(2199, 12, 31)


class SeveralField(_ModelChoices):
    """Any number of stored things, each a box to tick. The form names the things once it knows for whom it is."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=None, required=False, widget=forms.CheckboxSelectMultiple(), **options)

    def _check_values(self, value: Any) -> Any:
        """As Django does; a key beyond what the database can hold is none of the choices."""
        try:
            return super()._check_values(value)  # type: ignore[misc]
        except OverflowError as reason:
            error = ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value[0]})
            raise error from reason


class MoneyField(forms.DecimalField):
    """An amount of money, read as people write it: 3,200,000, 320万, 三百二十万. Two decimals, not negative."""

    default_error_messages = {
        "not_money": _("“%(value)s” is not an amount. Write it like 3200000, 320万 or 三百二十万."),
    }

    def __init__(self, **options: Any) -> None:
        options = {"max_digits": 15, "decimal_places": 2, "min_value": 0, "max_value": MOST, **options}
        options.setdefault("widget", MoneyInput())
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        """The amount, `None` for an empty field."""
        text = str(value).strip() if value is not None else ""
        if not text:
            return None
        try:
            return parse_amount(text[:80])
        except ValueError as reason:
            error = ValidationError(self.error_messages["not_money"], "not_money", {"value": text[:80]})
            raise error from reason


class MoneyInput(forms.TextInput):
    """A text box with the currency sign; it takes 万 and 亿, so it cannot be a number box.

    Without a `sign` of its own it shows that of its form's currency, else that of the page, else yuan.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, sign: str = "") -> None:
        super().__init__({"inputmode": "text", "autocomplete": "off", **(attrs or {})})
        self.sign = sign

    def format_value(self, value: Any) -> str | None:
        """A stored amount without decimals that say nothing; typed text as it was typed."""
        if isinstance(value, Decimal):
            whole = value == value.to_integral_value()
            return f"{value:.0f}" if whole else f"{value:f}"
        return None if value is None or value == "" else str(value)


class DayField(forms.DateField):
    """A day; the browser's own calendar where it has one, else 2026-11-27, 2026/11/27 or 2026年11月27日."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", DayInput())
        options.setdefault("input_formats", ["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d"])
        super().__init__(**options)
        self.validators += [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]


class DayInput(forms.DateInput):
    """The browser's own date picker."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class SuggestingInput(forms.TextInput):
    """A text box that offers what was typed before, so that a name is spelled once. `offered` is asked when drawn."""

    def __init__(self, offered: Callable[[], Iterable[str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.offered = offered

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The box with its list."""
        listed = f"{(attrs or {}).get('id', name)}-offered"
        box = super().render(name, value, {**(attrs or {}), "list": listed, "autocomplete": "off"}, renderer)
        options = format_html_join("", '<option value="{}">', ((each,) for each in self.offered()))
        return format_html('{}<datalist id="{}">{}</datalist>', box, listed, options)


class SegmentedInput(forms.RadioSelect):
    """A few choices side by side, one of them taken: a radio group that looks like one control."""


class TermChoiceField(forms.TypedChoiceField):
    """One value of a closed list; gives its member, and `None` for an empty choice."""

    def __init__(self, term: type[Term], **options: Any) -> None:
        members: dict[str, Term] = {member.value: member for member in term}
        options = {"choices": choices(term), "coerce": members.__getitem__, "empty_value": None, **options}
        super().__init__(**options)


class AnswerField(forms.TypedChoiceField):
    """A question that is answered yes, no or unknown; unknown until somebody answers. Gives an `Answer`."""

    def __init__(self, **options: Any) -> None:
        options = {"required": False, "initial": Answer.UNKNOWN, **options}
        options.setdefault("widget", SegmentedInput())
        super().__init__(choices=choices(Answer), coerce=Answer.of, empty_value=Answer.UNKNOWN, **options)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a form: the field's label, its id to jump to (empty for the whole), the reason."""

    label: str
    target: str
    reason: str


def problems(form: BaseForm) -> list[Problem]:
    """Everything that is wrong with a form, the whole first, then field by field in its order."""
    found = [Problem("", "", str(reason)) for reason in form.non_field_errors()]
    for bound in form:
        target = "" if bound.is_hidden else f"field-{bound.html_name}"
        found += [Problem(str(bound.label), target, str(reason)) for reason in bound.errors]
    return found


def field_context(
    bound: BoundField, *, label: str, help_text: str, wide: bool, currency: str = "CNY"
) -> dict[str, Any]:
    """What the field template needs; the control carries its class, the ids of help and error come from Django.

    `currency`: that of the page. A currency that the form asks for comes before it, and the sign follows the choice.
    """
    widget, asked = bound.field.widget, "currency" in bound.form.fields
    if asked:
        currency = str(bound.form["currency"].value() or currency)
    if isinstance(bound.field, forms.ModelChoiceField) and bound.field.empty_label == "---------":
        bound.field.empty_label = gettext("Choose")
    kind, css = _kind(widget)
    own = widget.attrs.get("class", "")
    invalid = " is-invalid" if bound.errors else ""
    return {
        "bound": bound,
        "kind": kind,
        "label": label or bound.label,
        "help": help_text or bound.help_text,
        "wide": wide or isinstance(widget, forms.Textarea),
        "sign": (widget.sign or sign_of(currency)) if isinstance(widget, MoneyInput) else "",
        "sign_follows": asked and isinstance(widget, MoneyInput) and not widget.sign,
        "control": bound.as_widget(attrs={"class": f"{css}{invalid} {own}".strip()}) if css else "",
        "optional": not bound.field.required and kind not in {"segmented", "check"},
    }


def _kind(widget: forms.Widget) -> tuple[str, str]:
    """How a control is laid out, and the class it carries."""
    if isinstance(widget, SegmentedInput):
        return "segmented", ""
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "choices", ""
    if isinstance(widget, forms.CheckboxInput):
        return "check", "form-check-input"
    if isinstance(widget, forms.Select):
        return "box", "form-select"
    return "box", "form-control"
