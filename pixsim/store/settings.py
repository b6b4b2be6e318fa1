"""The few choices a person makes once, kept in the data folder; imports nothing heavy."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from pixsim.foundation.files import replace_file
from pixsim.rules.abort_and_reports import DEFAULT, NAMES
from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder
from pixsim.text.json_text import read_json, write_json

FORMER_THEMES = {"textual-dark": "sombre", "rose-pine-dawn": "clair"}  # before they were our own


@dataclass(frozen=True, slots=True)
class Settings:
    """What the screens remember.

    Attributes
    ----------
    theme : str
        Its name; empty for the default.
    last_candidate : str
        Id of the profile last used; empty: none yet.
    rules : mapping
        By profile id, the rule set last chosen there.
    bell : bool
        Whether an exam rings five minutes before its end.
    others : mapping
        What a newer pixsim keeps in the file: left as it is.
    """

    theme: str = ""
    last_candidate: str = ""
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    bell: bool = False
    others: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def rules_of(self, profile_id: str) -> str:
        """The rule set a person last chose; V2 by default."""
        return self.rules.get(profile_id, DEFAULT)

    def with_rules(self, profile_id: str, rules: str) -> Settings:
        """With another choice of one person."""
        return replace(self, rules={**self.rules, profile_id: rules})

    def without(self, profile_id: str) -> Settings:
        """Without anything about one person."""
        rules = {name: kept for name, kept in self.rules.items() if name != profile_id}
        last = "" if self.last_candidate == profile_id else self.last_candidate
        return replace(self, rules=rules, last_candidate=last)


def read_settings() -> Settings:
    """The settings; the default for each that is missing or makes no sense."""
    try:
        document = read_json((data_folder() / "settings.json").read_bytes())
    except (OSError, ValueError, JournalError):
        return Settings()
    if not isinstance(document, dict):
        return Settings()
    theme, last, rules, bell = (
        document.pop(n, None) for n in ("theme", "last_candidate", "rules", "bell")
    )
    pairs = rules.items() if isinstance(rules, dict) else ()
    return Settings(
        theme=FORMER_THEMES.get(theme, theme) if isinstance(theme, str) else "",
        last_candidate=last if isinstance(last, str) else "",
        rules={name: chosen for name, chosen in pairs if chosen in NAMES},
        bell=bell is True,
        others=document,
    )


def write_settings(settings: Settings) -> None:
    """Keep the settings.

    Raises
    ------
    OSError
    """
    document = {
        **settings.others,
        "theme": settings.theme,
        "last_candidate": settings.last_candidate,
        "rules": dict(settings.rules),
        "bell": settings.bell,
    }
    replace_file(data_folder() / "settings.json", write_json(document).encode())


def remember_candidate(profile_id: str) -> None:
    """Who was here last, for the next start; a choice not remembered is no reason to stop."""
    settings = read_settings()
    if settings.last_candidate != profile_id:
        with contextlib.suppress(OSError):
            write_settings(replace(settings, last_candidate=profile_id))
