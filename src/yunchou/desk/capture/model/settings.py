"""Whether there is a language model to ask, and where: off unless an operator has configured it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ADDRESS, MODEL, KEY, SECONDS = "YUNCHOU_LLM_URL", "YUNCHOU_LLM_MODEL", "YUNCHOU_LLM_KEY", "YUNCHOU_LLM_SECONDS"


class NotConfigured(LookupError):
    """No language model is configured."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where an OpenAI-compatible endpoint is, which model to ask, and how many seconds to wait for it."""

    url: str
    model: str
    key: str = "none"
    seconds: float = 30.0

    def __repr__(self) -> str:
        return f"ModelSettings(url={self.url!r}, model={self.model!r})"  # never the key


def settings_from(environment: Mapping[str, str]) -> ModelSettings:
    """The settings in an environment. Raises `NotConfigured` when address or model is missing."""
    url, model = environment.get(ADDRESS, ""), environment.get(MODEL, "")
    if not url or not model:
        raise NotConfigured(f"no language model is configured: set {ADDRESS} and {MODEL}")
    try:
        seconds = float(environment.get(SECONDS, "30"))
    except ValueError:
        raise NotConfigured(f"{SECONDS} is no number of seconds") from None
    return ModelSettings(url, model, environment.get(KEY) or "none", seconds)
