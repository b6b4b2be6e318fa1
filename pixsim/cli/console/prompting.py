"""What is asked in a terminal, with the punctuation and the yes and no of the language of the run."""

from __future__ import annotations

from typing import Any

import click

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import heading, is_yes


def prompt_for(label: str, **more: Any) -> Any:
    """Ask for something, as `click.prompt` does: « Prénom : »."""
    return click.prompt(heading(label), prompt_suffix=" ", **more)


def confirm_yes_no(question: str) -> bool:
    """Ask yes or no; no by default. Click's own question only knows English."""
    asked = question + _(" [o/N]")
    return is_yes(click.prompt(asked, default="n", show_default=False, prompt_suffix=" "))
