"""Whether there is a language model to ask, and where: off unless an operator has configured it."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

ADDRESS, MODEL, KEY, SECONDS = "YUNCHOU_LLM_URL", "YUNCHOU_LLM_MODEL", "YUNCHOU_LLM_KEY", "YUNCHOU_LLM_SECONDS"
GROUND = "YUNCHOU_LLM_GROUND"
"""Where a model outside the house stands and what allows notes about people to go there, in the operator's words."""


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
    if not _is_in_the_house(url) and not environment.get(GROUND, "").strip():
        raise NotConfigured(
            f"notes name people: say in {GROUND} where the model stands and what allows sending them there"
        )
    try:
        seconds = float(environment.get(SECONDS, "30"))
    except ValueError:
        raise NotConfigured(f"{SECONDS} is no number of seconds") from None
    return ModelSettings(url, model, environment.get(KEY) or "none", seconds)


def _is_in_the_house(url: str) -> bool:
    """Whether an address leads to this machine or into a private network; a name is not looked up."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or not ipaddress.ip_address(host).is_global
    except ValueError:
        return False
