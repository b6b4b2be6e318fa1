"""``--lang``: read before click is imported (`pixsim.__main__`), shown here among the options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.language import OPTION, UnknownLanguageError, known_languages
from pixsim.text.terminal_text import plain_line


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option in the help, with the languages that exist."""
    return click.option(
        OPTION,
        type=click.Choice(known_languages()),
        expose_value=False,
        is_eager=True,
        callback=_require_known_language,
        help=_(
            "Langue de l'interface ; aussi PIXSIM_LANG, sinon celle du système, sinon le français. "
            "Les questions restent en français là où elles ne sont pas traduites."
        ),
    )(command)


def _require_known_language(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> None:
    """What reaches click was not read before it: a caller has imported the command line himself."""
    if value not in (None, LANGUAGE):
        raise click.UsageError(
            _("--lang vient trop tard ici : posez PIXSIM_LANG={value}.").format(value=value)
        )


def refuse_language(error: UnknownLanguageError) -> int:
    """Say which language does not exist, and which do.

    Returns
    -------
    int
        Exit code.
    """
    text = _("{where} : pixsim ne parle pas « {asked} ». Langues possibles : {known}.")
    say(
        text.format(
            where=error.where, asked=plain_line(error.asked), known=", ".join(known_languages())
        ),
        err=True,
    )
    return ExitCode.USAGE
