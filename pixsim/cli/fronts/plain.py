"""The plain front, where it is asked for: lines in place of screens."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pixsim.cli.console.near_characters import has_input
from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.sources import load_framework, open_journal
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.profile import Profile

VARIABLES = ("PIXSIM_PLAIN", "ACCESSIBLE")
"""Of the environment: the second is what other programs heed too."""
NARROWEST, WIDTH, WIDEST = 20, 78, 200
NO = ("", "0", "false", "no", "non")


def plain_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--plain`` and ``--columns``, kept for `wants_plain`."""
    options = (
        click.option(
            "--plain",
            is_flag=True,
            expose_value=False,
            callback=_remember_plain,
            help=_(
                "Mode simple, ligne par ligne, pour lecteurs d'écran et plages braille. Aussi : "
                "PIXSIM_PLAIN=1 ou ACCESSIBLE=1."
            ),
        ),
        click.option(
            "--columns",
            type=click.IntRange(NARROWEST, WIDEST),
            metavar="N",
            expose_value=False,
            callback=_remember_columns,
            help=_("Largeur des lignes du mode simple : {n} par défaut, 40 en braille.").format(
                n=WIDTH
            ),
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _remember_plain(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().meta["pixsim.plain"] = True


def _remember_columns(ctx: click.Context, _param: click.Parameter, value: int | None) -> None:
    if value is not None:
        ctx.find_root().meta["pixsim.columns"] = value


def wants_plain() -> bool:
    """Whether this run is asked to be plain, by option or by the environment."""
    ctx = click.get_current_context(silent=True)
    if ctx is not None and ctx.find_root().meta.get("pixsim.plain"):
        return True
    return any(os.environ.get(name, "").strip().lower() not in NO for name in VARIABLES)


def plain_width() -> int:
    """Columns of a line."""
    ctx = click.get_current_context(silent=True)
    return WIDTH if ctx is None else int(ctx.find_root().meta.get("pixsim.columns", WIDTH))


def run_plain(
    profile: Profile | None,
    seed: int | None,
    start: str,
    rules: str | None,
    asked: tuple[str, ...] = (),
) -> NoReturn:
    """Run the plain front to its end, and leave.

    Parameters
    ----------
    profile : Profile, optional
        Go straight to what `start` names.
    start : str
        ``exam``, ``another_exam``, ``resume``, ``position``, ``practise`` or ``pilot``.
    asked : tuple of str
        Questions of a pilot.
    """
    if not has_input():
        say(_("L'entrée standard est fermée : le mode simple n'a rien à lire."), err=True)
        raise SystemExit(ExitCode.USAGE)
    from pixsim.foundation.clock import wall_clock
    from pixsim.journeys.context import Context
    from pixsim.journeys.home import carry_out
    from pixsim.plain.dialogue import Closed, Dialogue
    from pixsim.plain.follow_journey import follow_journey
    from pixsim.plain.home import Home
    from pixsim.store.wording import rescued_sentence

    talk, journal, known = Dialogue(width=plain_width()), open_journal(), load_framework()
    done = True
    try:
        if profile is None:
            Home(talk, journal, known, wall_clock, rules).run()
        else:
            context = Context(journal, known, wall_clock, shows=False)
            journey = carry_out(context, start, profile, asked, rules=rules, seed=seed)
            done = follow_journey(talk, context, journey)
    except Closed:
        talk.say(_("Fermé. Ce qui était validé est enregistré ; pixsim --plain le reprend."))
    if journal.is_relocated:  # where to find it then
        talk.say(rescued_sentence(journal))
    raise SystemExit(ExitCode.OK if done else ExitCode.NEGATIVE)
