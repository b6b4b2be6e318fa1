"""``pixsim ccp1 rehearse`` and ``debrief``: from the draw to what it showed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from pixsim.cli.ccp1.folder import folder_argument, json_option, read_folder
from pixsim.cli.console.confirming import confirm_or_leave
from pixsim.cli.console.options import flag
from pixsim.cli.console.output import ExitCode, emit_json, say
from pixsim.cli.fronts.plain import plain_options, plain_width, wants_plain
from pixsim.cli.sources import cut_name, load_framework, open_journal, refuse_ambiguous
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.ccp1.debrief import Debrief
    from pixsim.ccp1.dossier import Dossier
    from pixsim.running.ccp1_oral_listing import Owner
    from pixsim.store.sittings.journal import Journal


@click.command(
    help=_(
        "Permet de s'entraîner à l'examen : une fiche tirée comme le jury choisit, la présentation à l'horloge, "
        "l'entretien, ce que vous avez dit, la grille. Interrompue, même par une panne, la répétition "
        "reprend où elle en était. La machine ne note pas."
    ),
    short_help=_("Permet de s'entraîner à la présentation et à l'entretien."),
)
@folder_argument
@click.option(
    "--action",
    default="draw",
    metavar="N|draw|least",
    show_default=True,
    help=_("Fiche : un numéro, tirée au sort, ou tirée parmi les moins répétées."),
)
@click.option("--seed", type=click.IntRange(min=0), help=_("Graine du tirage."))
@click.option(
    "--jury",
    type=click.IntRange(0, 2),
    default=0,
    show_default=True,
    help=_("Assesseurs qui remplissent aussi une grille."),
)
@flag("--trial", help=_("Essayer avec un dossier incomplet."))
@plain_options
def rehearse(folder: Path, action: str, seed: int | None, jury: int, trial: bool) -> None:
    """Begin a rehearsal, or take up the one that is not over."""
    from pixsim.running.ccp1_oral_listing import under_way

    wanted = _parse_action(action)
    dossier = read_folder(folder)
    if not trial:
        _refuse_incomplete(dossier, folder)
    whose = _find_owner(dossier)
    plain = wants_plain()
    if not plain:
        _need_terminal()
    journal = open_journal()
    try:
        left = under_way(journal, whose[0])
        name = left.id if left else _new_rehearsal(journal, dossier, whose, wanted, seed, jury)
        if left:
            said = _("Une répétition n'est pas terminée (fiche {n}) : elle reprend.")
            say(said.format(n=left.fiche.number), err=True)
        if plain:
            _rehearse_plainly(journal, name)
            return
    finally:
        journal.close()
    from pixsim.tui.ccp1_oral_app import RehearsalApp

    app = RehearsalApp(name)
    app.run()
    raise SystemExit(app.return_code or 0)


def _rehearse_plainly(journal: Journal, name: str) -> None:
    from pixsim.foundation.clock import wall_clock
    from pixsim.journeys.context import Context
    from pixsim.plain.ccp1_oral_lines import rehearse_in_lines
    from pixsim.plain.dialogue import Closed, Dialogue

    context = Context(journal, load_framework(), wall_clock)
    try:
        opened = rehearse_in_lines(Dialogue(width=plain_width()), context, name)
    except Closed:
        say(_("Fermé. Tout est gardé : la même commande reprend ici."))
        return
    if not opened:
        raise SystemExit(ExitCode.LOCKED)


def _parse_action(typed: str) -> int | Literal["draw", "least"]:
    if typed == "draw":
        return "draw"
    if typed == "least":
        return "least"
    if typed.isascii() and typed.isdecimal() and int(typed) > 0:
        return int(typed)
    said = _("« {name} » : un numéro de fiche, draw ou least.").format(name=cut_name(typed))
    raise click.BadParameter(said, param_hint="--action")


def _refuse_incomplete(dossier: Dossier, folder: Path) -> None:
    from pixsim.ccp1.check import check_dossier
    from pixsim.ccp1.dossier_words import missing_text

    missing = [one for one in check_dossier(dossier) if not one.advice]
    if missing:
        said = _("Voir pixsim ccp1 check {folder} ; ou --trial, pour essayer quand même.")
        say(f"{missing_text(len(missing))} {said.format(folder=folder)}", err=True)
        raise SystemExit(ExitCode.NEGATIVE)


def _find_owner(dossier: Dossier) -> Owner:
    from pixsim.running.ccp1_oral_listing import owner_of
    from pixsim.store.people.people_search import AmbiguousNameError
    from pixsim.text.person_name import as_name

    if as_name(dossier.candidate) is None:
        said = _("{file} : « Candidat : » doit dire votre nom.").format(file=dossier.page.file)
        raise click.BadParameter(said)
    try:
        return owner_of(dossier, load_framework())
    except AmbiguousNameError as error:
        refuse_ambiguous(dossier.candidate, error)


def _need_terminal() -> None:
    from pixsim.cli.fronts.terminal import has_terminal

    if not has_terminal():
        say(_("La répétition s'ouvre dans un terminal ; sans écran : --plain."), err=True)
        raise SystemExit(ExitCode.USAGE)


def _new_rehearsal(
    journal: Journal,
    dossier: Dossier,
    whose: Owner,
    action: int | Literal["draw", "least"],
    seed: int | None,
    jury: int,
) -> str:
    from pixsim.ccp1.plan import NothingToPresentError
    from pixsim.foundation.clock import wall_clock
    from pixsim.running.ccp1_oral_listing import new_rehearsal

    try:
        plan = new_rehearsal(
            journal, dossier, whose, now=wall_clock(), action=action, seed=seed, assessors=jury
        )
    except NothingToPresentError:
        said = _("Aucune fiche à présenter : il y faut un titre « ## Déroulé » et des phases.")
        raise click.BadParameter(said, param_hint="--action") from None
    return plan.id


@click.command(
    help=_(
        "Montre le bilan d'une répétition, ou la liste de toutes. NOM est celui d'une répétition, ou "
        "d'une personne : le bilan de sa dernière répétition, et ce qui a changé depuis la première."
    ),
    short_help=_("Montre le bilan d'une répétition."),
)
@click.argument("name", metavar=_("NOM"), required=False)
@json_option
@flag("--delete", help=_("Supprimer cette répétition pour de bon."))
@flag("--yes", help=_("Ne pas demander confirmation."))
def debrief(name: str | None, as_json: bool, delete: bool, yes: bool) -> None:
    """Print the debrief of one rehearsal, or list all."""
    if delete and (name is None or as_json):
        raise click.UsageError(_("--delete demande le nom d'une répétition, sans --json."))
    if yes and not delete:
        raise click.UsageError(_("--yes demande --delete."))
    journal = open_journal()
    everyone = _debriefs_by_person(journal)
    if name is None:
        _list_debriefs(everyone, as_json)
        return
    one, others = _find_debrief(name, everyone)
    if delete:
        if one.rehearsal.plan.id != name:
            raise click.UsageError(_("--delete demande le nom d'une répétition, sans --json."))
        _delete_rehearsal(journal, one, yes)
    elif as_json:
        from pixsim.ccp1.debrief import debrief_document

        emit_json(debrief_document(one, others))
    else:
        from pixsim.ccp1.debrief_words import debrief_lines

        say("\n".join(text for text, _tone in debrief_lines(one, others)))


def _debriefs_by_person(journal: Journal) -> dict[str, list[Debrief]]:
    """All rehearsals by person, oldest first."""
    from pixsim.running.ccp1_oral_listing import load_debriefs

    found = {person: load_debriefs(journal, person) for person in sorted(journal.profile_ids())}
    return {person: shown for person, shown in found.items() if shown}


def _list_debriefs(everyone: dict[str, list[Debrief]], as_json: bool) -> None:
    from pixsim.report.wording import long_day

    found = sorted((one for shown in everyone.values() for one in shown), key=lambda one: one.at)
    if as_json:
        names = [one.rehearsal.plan.id for one in found]
        emit_json({"schema": "pixsim/ccp1/rehearsals/1", "rehearsals": names})
        return
    if not found:
        say(_("Aucune répétition pour l'instant : pixsim ccp1 rehearse DOSSIER."))
    for one in reversed(found):
        plan = one.rehearsal.plan
        state = _("terminée") if one.rehearsal.finished else _("en cours")
        fiche = _("fiche {n}").format(n=plan.fiche.number)
        say(f"{plan.id}  {plan.candidate:<20} {long_day(one.at):<18} {fiche}  {state}")
    for status in sorted({one.rehearsal.plan.referential.status for one in found}):
        say(status)


def _find_debrief(name: str, everyone: dict[str, list[Debrief]]) -> tuple[Debrief, list[Debrief]]:
    """One rehearsal by its name, or the newest of a person, with all of that person."""
    from pixsim.store.people.people_search import AmbiguousNameError, find_person

    for shown in everyone.values():
        for one in shown:
            if one.rehearsal.plan.id == name:
                return one, shown
    people = {person: shown[-1].rehearsal.plan.candidate for person, shown in everyone.items()}
    try:
        person = find_person(name, people.items())
    except AmbiguousNameError as error:
        refuse_ambiguous(name, error)
    if person is None:
        said = _("aucune répétition ni personne de ce nom : {name}").format(name=cut_name(name))
        raise click.BadParameter(said)
    return everyone[person][-1], everyone[person]


def _delete_rehearsal(journal: Journal, one: Debrief, yes: bool) -> None:
    from pixsim.report.wording import long_day
    from pixsim.store.sittings.erasure import delete_sitting
    from pixsim.store.sittings.journal import SittingInUseError

    plan = one.rehearsal.plan
    said = _("La répétition de {name} du {day} et son bilan seront supprimés pour de bon.")
    say(said.format(name=plan.candidate, day=long_day(one.at)))
    if not yes:
        confirm_or_leave(_("Supprimer définitivement ?"))
    try:
        delete_sitting(journal, plan.id)
    except SittingInUseError:
        say(_("Cette répétition est ouverte dans une autre fenêtre : fermez-la d'abord."), err=True)
        raise SystemExit(ExitCode.LOCKED) from None
    say(_("Supprimé."))
