"""Where the item bank and the sample profiles are: in a checkout or in an installed wheel."""

from __future__ import annotations

import os
from pathlib import Path

BANK = "PIXSIM_BANK"
"""Environment variable: the folder of a bank of one's own, used in place of the bundled one."""


def bank_folder() -> Path:
    """The bank that is used where none is named: `BANK`'s, else the bundled one."""
    own = os.environ.get(BANK)
    return Path(own).expanduser() if own else bundled_folder("item_bank")


def bundled_folder(name: str) -> Path:
    """Folder that travels with pixsim.

    Parameters
    ----------
    name : str
        ``"item_bank"`` or ``"profiles"``.

    Returns
    -------
    Path
        Inside the package when installed from a wheel, at the top of the checkout otherwise.

    Raises
    ------
    FileNotFoundError
        When the installation is incomplete.
    """
    package = Path(__file__).resolve().parents[1]
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"pixsim is installed without its {name} folder")
