"""Where the item bank and the sample profiles are: in a checkout or in an installed wheel."""

from __future__ import annotations

from pathlib import Path


def bundled(name: str) -> Path:
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
    package = Path(__file__).resolve().parent
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"pixsim is installed without its {name} folder")
