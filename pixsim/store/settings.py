"""The few choices a person makes once, kept in the data folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from pixsim.files import replace_file
from pixsim.store.errors import JournalError
from pixsim.store.home import home
from pixsim.text.json_text import read_json


@dataclass(frozen=True, slots=True)
class Settings:
    """What the screens remember."""

    theme: str = ""
    """Name of a theme; empty for the default."""


def read_settings() -> Settings:
    """The settings; the defaults when there are none or they cannot be read."""
    try:
        theme = read_json((home() / "settings.json").read_bytes())["theme"]
    except (OSError, ValueError, KeyError, TypeError, JournalError):
        return Settings()
    return Settings(theme) if isinstance(theme, str) else Settings()


def write_settings(settings: Settings) -> None:
    """Keep the settings."""
    replace_file(home() / "settings.json", json.dumps(asdict(settings)).encode())
