"""Where a person's data live."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """The data folder: ``PIXSIM_HOME``, or the user's data folder of the system."""
    override = os.environ.get("PIXSIM_HOME")
    return Path(override) if override else platformdirs.user_data_path("pixsim", appauthor=False)


def profiles_folder() -> Path:
    """Where the person's own profiles are."""
    return home() / "profiles"


def files_folder(sitting: str) -> Path:
    """Where the files handed out during a sitting are."""
    return home() / "sittings" / sitting
