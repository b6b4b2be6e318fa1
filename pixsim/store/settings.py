"""The few choices a person makes once, kept in the data folder."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from pixsim.profile import replace_file
from pixsim.store.home import home

DARK, LIGHT = "textual-dark", "rose-pine-dawn"  # both reach a contrast of 4.5 on all their text


class Settings(BaseModel):
    """What the screens remember."""

    model_config = ConfigDict(frozen=True)

    theme: str = DARK


def read_settings() -> Settings:
    """The settings; the defaults when there are none or they cannot be read."""
    try:
        return Settings.model_validate_json((home() / "settings.json").read_bytes())
    except (OSError, ValidationError):
        return Settings()


def write_settings(settings: Settings) -> None:
    """Keep the settings."""
    replace_file(home() / "settings.json", settings.model_dump_json(indent=1).encode())
