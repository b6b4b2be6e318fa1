"""The command line: commands and options in English, texts in the language of the run.

`COMMANDS` says where each command lives: `sitting` (exam, training, results; `linked` where the room is
elsewhere), `profile`, `room`, `documents`, `bank`, `calibration`, `simulation`, `ccp1`, `help`. All stand on `sources`
(what a command reads), `fronts` (screens, lines, a browser) and `console` (words, failures, exit codes).
"""

from __future__ import annotations

import gc
import importlib
import io
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from pixsim.cli.console.failure import keep_failure, run_reporting_failures
from pixsim.cli.console.language import language_option
from pixsim.cli.console.near_characters import prepare_streams
from pixsim.cli.console.output import say
from pixsim.cli.fronts.plain import plain_options
from pixsim.cli.sources import bank_option
from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.language import SOURCE
from pixsim.report.faults.system_causes import system_cause
from pixsim.rules.abort_and_reports import NAMES

if LANGUAGE == SOURCE:  # click's own words are English; before it builds its texts
    from pixsim.cli.console.french_click import speak_french

    speak_french()

LEAST_MEMORY = 256 << 20  # bytes of addresses
INTERRUPTED = 130  # 128 + SIGINT

COMMANDS: Mapping[str, str] = {
    "exam": "pixsim.cli.sitting.exam:exam",
    "web": "pixsim.cli.web:web",
    "generate": "pixsim.cli.sitting.exam:generate",
    "results": "pixsim.cli.sitting.results:results",
    "certificate": "pixsim.cli.documents.certificate:certificate",
    "class": "pixsim.cli.documents.class_documents:class_group",
    "position": "pixsim.cli.sitting.training:position",
    "practise": "pixsim.cli.sitting.training:practise",
    "plan": "pixsim.cli.plan:plan",
    "progress": "pixsim.cli.sitting.training:progress",
    "chances": "pixsim.cli.simulation.chances:chances",
    "simulate": "pixsim.cli.simulation.simulate:simulate",
    "experiment": "pixsim.cli.simulation.experiment:experiment",
    "pilot": "pixsim.cli.calibration.pilot:pilot",
    "export": "pixsim.cli.calibration.export:export",
    "calibrate": "pixsim.cli.calibration.calibrate:calibrate",
    "quiz": "pixsim.cli.calibration.quiz:quiz",
    "score": "pixsim.cli.calibration.score:score",
    "standards": "pixsim.cli.calibration.standards:standards",
    "room": "pixsim.cli.room:room",
    "profile": "pixsim.cli.profile:profile",
    "bank": "pixsim.cli.bank:bank",
    "ccp1": "pixsim.cli.ccp1:ccp1",
    "backup": "pixsim.cli.backup:backup",
    "completion": "pixsim.cli.console.completion:completion",
    "help": "pixsim.cli.help:help_command",
}
OTHER_NAMES: Mapping[str, str] = {"aide": "help"}
"""Names that work without being listed."""


class LazyGroup(click.Group):
    """Imports a command only when it is used, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """One command by name."""
        name = OTHER_NAMES.get(name, name)
        if name not in COMMANDS:
            return None
        module, _separator, attribute = COMMANDS[name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; of one mistyped, those it is near to."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches  # not before it is needed

            near = get_close_matches(args[0], COMMANDS)
            if not near:
                raise
            names = ", ".join(near)
            said = _("Vouliez-vous dire : {names} ?").format(names=names)
            raise click.UsageError(f"{error.message} {said}", ctx) from None

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command line and leave; what is wrong with it or the system is said plainly."""
        prepare_streams()

        def run() -> Any:
            return super(LazyGroup, self).main(args, prog_name, complete_var, False, **extra)

        return (
            sys.exit(run_reporting_failures(lambda: self._leave(run))) if standalone_mode else run()
        )

    def _leave(self, run: Callable[[], Any]) -> None:
        """End as click does, with all that is said going through `say`."""
        try:
            code = run()
        except click.Abort:
            say(_("Interrompu."), err=True)
            code = 1
        except click.ClickException as error:
            if isinstance(error, click.FileError):  # with what the system said, in English
                error = click.FileError(error.filename, system_cause(error.message))
            shown = io.StringIO()
            error.show(shown)
            say(shown.getvalue().rstrip("\n"), err=True)
            code = error.exit_code
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an interruption takes one line."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say("\n" + _("Interrompu."), err=True)
            raise SystemExit(INTERRUPTED) from None


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    options_metavar=_("[OPTIONS]"),
    subcommand_metavar=_("[COMMANDE] [ARGUMENTS]…"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    help=_(
        "Certification Pix blanche, hors ligne, dans le terminal.\n\n"
        "Sans commande, ouvre l'accueil. Entraînement non officiel : pixsim n'est pas affilié à Pix."
    ),
)
@click.version_option(package_name="pixsim", message="pixsim %(version)s")
@click.option(
    "--rules",
    type=click.Choice(NAMES),
    help=_("Règles des épreuves ouvertes depuis l'accueil ; sans cela, il demande."),
)
@language_option
@plain_options
@bank_option
@click.pass_context
def pixsim(ctx: click.Context, rules: str | None) -> None:
    """Open the home screen when no command is given."""
    from pixsim.store.home import refuse_unusable_name

    refuse_unusable_name()
    if rules is not None and ctx.invoked_subcommand is not None:
        raise click.UsageError(
            _("--rules vaut pour l'accueil ; avec une commande, écrivez-le après elle.")
        )
    if ctx.invoked_subcommand is None:
        from pixsim.cli.fronts.terminal import open_screens

        open_screens(rules=rules)


def has_memory() -> bool:
    """Whether the system gives this process what pixsim needs to begin with; numpy alone ends badly."""
    if sys.platform == "win32":
        return True
    import resource

    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return limit == resource.RLIM_INFINITY or limit >= LEAST_MEMORY


def _refuse_memory() -> None:
    raise MemoryError


def main() -> None:
    """Run the command, its language being chosen (`pixsim.__main__`)."""
    # a bank is some hundred thousand objects that stay: to look through them for cycles is felt on the screens
    gc.set_threshold(20_000, 20, 50)
    try:
        if not has_memory():
            sys.exit(run_reporting_failures(_refuse_memory))
        pixsim(prog_name="pixsim")
    except Exception as error:
        sys.exit(keep_failure(error))
    finally:
        gc.freeze()  # Python looks for cycles as it ends: seconds, with a bank in memory
