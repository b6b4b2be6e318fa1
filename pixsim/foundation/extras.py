"""Parts of pixsim that a light install leaves out, and how to add them where it runs from."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2]


def install_command(extra: str) -> str:
    """What one types to add a part to this very installation.

    Parameters
    ----------
    extra : str
        Of ``pyproject.toml``: ``"room"``.

    Returns
    -------
    str
        With the Python that runs; from a folder, the folder, since there may be no such package elsewhere.
    """
    from_folder = (FOLDER / "pyproject.toml").is_file()
    wanted = f"{FOLDER}[{extra}]" if from_folder else f"pixsim[{extra}]"
    quote = '"' if os.name == "nt" else "'"
    python = f"{quote}{sys.executable}{quote}" if " " in sys.executable else sys.executable
    return f"{python} -m pip install {'-e ' if from_folder else ''}{quote}{wanted}{quote}"
