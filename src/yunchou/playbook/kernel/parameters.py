"""Parameters: the dated thresholds of the method, each with its source, read from TOML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from yunchou.playbook.kernel.terms import Words

K = TypeVar("K")
T = TypeVar("T")
Setting = int | Decimal | str | list[int] | Mapping[str, int]


class ParameterError(ValueError):
    """A parameter file that cannot be used; the text names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the day from which it holds. `place` is where it is stated among the values of its file."""

    since: date
    value: Setting
    source: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Parameter:
    """One threshold through time, oldest value first. The oldest also holds before its first day.

    An organisation's own values lie between `least` and `most`; a table of theirs may hold other codes than the
    method's own only with `any_code`.
    """

    name: str
    words: Words
    values: tuple[Dated, ...]
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(10**12)
    any_code: bool = False

    def on(self, day: date) -> Dated:
        """The value that holds on a day."""
        held = [dated for dated in self.values if dated.since <= day]
        return held[-1] if held else self.values[0]


class Settings:
    """The values that hold on one day, by `discipline.name`."""

    __slots__ = ("_known", "_values")

    def __init__(self, values: Mapping[str, Setting]) -> None:
        self._values = values
        self._known: dict[Callable[[Settings], object], object] = {}

    def of(self, calculation: Callable[[Settings], T]) -> T:
        """What follows from the settings alone; the same calculation is made only once for all deals."""
        known = self._known
        if calculation not in known:
            known[calculation] = calculation(self)
        return known[calculation]  # type: ignore[return-value]

    def whole(self, name: str) -> int:
        """A whole number: days, seats, counts."""
        value = self._values[name]
        return value if type(value) is int else _sure(int, value)  # the short way: asked some hundred times

    def ratio(self, name: str) -> Decimal:
        """A ratio or weight."""
        value = self._values[name]
        if type(value) is Decimal:
            return value
        return Decimal(value) if isinstance(value, int) else _sure(Decimal, value)

    def numbers(self, name: str) -> list[int]:
        """A list of whole numbers, such as months."""
        return _sure(list, self._values[name])

    def table(self, name: str) -> Mapping[str, int]:
        """A table from a code to a whole number."""
        return _sure(dict, self._values[name])


def _sure(kind: type[K], value: Setting) -> K:
    """The value, when it is of the kind the method asks for; the loader keeps files from failing here."""
    if not isinstance(value, kind):
        raise TypeError(f"a parameter is {type(value).__name__}, not {kind.__name__}")
    return value


class Parameters:
    """All parameters of the method. `on(day)` gives the settings of that day, so old verdicts stay."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self.all = dict(parameters)
        self._days: dict[date, Settings] = {}
        self._changes = sorted({dated.since for p in self.all.values() for dated in p.values})

    def on(self, day: date) -> Settings:
        """The settings that hold on a day."""
        key = max((change for change in self._changes if change <= day), default=date.min)
        if key not in self._days:
            self._days[key] = Settings({name: p.on(day).value for name, p in self.all.items()})
        return self._days[key]
