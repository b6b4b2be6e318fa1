"""``pixsim position``, ``pixsim practise`` and ``pixsim progress``."""

from __future__ import annotations

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.output import ExitCode, emit_json, say
from pixsim.cli.console.progress import progress_bar
from pixsim.cli.fronts.plain import plain_options
from pixsim.cli.sitting.refusal import read_autopilot
from pixsim.cli.sources import (
    bank_option,
    check_competences,
    competences_option,
    load_candidate,
    load_framework,
    load_the_bank,
    open_journal,
    say_wrong_dates,
)
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext

seed_option = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help=_("Graine du tirage.")
)


@click.command(
    help=_("Positionne un candidat : dans le terminal, ou simulé avec --autopilot."),
    short_help=_("Positionne un candidat."),
)
@click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
@click.option(
    "--autopilot",
    metavar=_("THETA|levels"),
    help=_(
        "Habileté du candidat simulé ; ou levels : il répond juste jusqu'aux niveaux de son profil."
    ),
)
@competences_option
@seed_option
@plain_options
@bank_option
def position(name: str, autopilot: str | None, codes: tuple[str, ...], seed: int) -> None:
    """Open the screens, or run positionings through the same code without them."""
    if autopilot is None:
        from pixsim.cli.fronts.terminal import open_screens

        open_screens(load_candidate(name), start="position")
        return
    _train_by_autopilot(name, autopilot, codes, seed)


def _train_by_autopilot(name: str, autopilot: str, codes: tuple[str, ...], seed: int) -> None:
    from pixsim.running.autopilot import UnknownWayError, position_by_autopilot, read_way
    from pixsim.session.training.plan import TooEarlyError

    profile, bank = load_candidate(name), load_the_bank()
    check_competences(codes, load_framework().competence)
    say_wrong_dates(profile)
    try:
        chosen = codes or tuple(load_framework().competence)
        way = "levels" if autopilot == "levels" else read_way(autopilot)
        with progress_bar(_("Positionnement simulé")) as bar:
            one_by_one = bar.over(chosen, len(chosen))
            after, count = position_by_autopilot(
                profile, bank, open_journal(), way, one_by_one, seed
            )
    except UnknownWayError:
        raise click.BadParameter(
            _("« {name} » n'est ni levels ni un nombre.").format(name=autopilot),
            param_hint="--autopilot",
        ) from None
    except TooEarlyError as error:
        say(
            ngettext(
                "Sur Pix, il faudrait attendre encore {n} jour.",
                "Sur Pix, il faudrait attendre encore {n} jours.",
                error.days,
            ).format(n=error.days),
            err=True,
        )
        raise SystemExit(ExitCode.NEGATIVE) from None
    say(
        ngettext(
            "{n} réponse. Voir : pixsim profile show {id}",
            "{n} réponses. Voir : pixsim profile show {id}",
            count,
        ).format(n=count, id=after.id)
    )


@click.command(
    help=_(
        "S'entraîne dans le terminal : l'explication suit chaque question. Avec --autopilot, "
        "un candidat simulé répond."
    ),
    short_help=_("S'entraîne, avec l'explication de chaque question."),
)
@click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
@click.option(
    "--autopilot",
    metavar="perfect|none|random|THETA",
    help=_("Sans écran : un candidat qui sait tout, passe tout, devine, ou d'une habileté donnée."),
)
@competences_option
@seed_option
@plain_options
@bank_option
def practise(name: str, autopilot: str | None, codes: tuple[str, ...], seed: int) -> None:
    """Open the practice of a candidate, or have a simulated one practise without the screens."""
    if autopilot is None:
        from pixsim.cli.fronts.terminal import open_screens

        open_screens(load_candidate(name), start="practise")
        return
    from pixsim.running.autopilot import practise_by_autopilot
    from pixsim.running.practice import LENGTHS

    profile, bank = load_candidate(name), load_the_bank()
    check_competences(codes, load_framework().competence)
    way = read_autopilot(autopilot)
    right, count = practise_by_autopilot(
        profile, bank, open_journal(), way, codes, LENGTHS[1], seed
    )
    say(_("{right} sur {n} justes, en entraînement simulé.").format(right=right, n=count))


@click.command(
    help=_("Progrès d'un candidat : scores, niveaux, temps, sujets les moins sûrs."),
    short_help=_("Montre les progrès d'un candidat."),
)
@click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@bank_option
def progress(name: str, as_json: bool) -> None:
    """Print the progress of one candidate."""
    from pixsim.report.progress.text import progress_text
    from pixsim.store.sittings.progress import progress_of

    found = progress_of(load_candidate(name), load_framework(), open_journal())
    if as_json:
        emit_json(found.model_dump(mode="json"))
    else:
        say(progress_text(found, load_framework()))
