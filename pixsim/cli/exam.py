"""``pixsim exam``, ``pixsim generate`` and ``pixsim results``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from pixsim.cli.output import ExitCode, emit_json
from pixsim.cli.sources import (
    framework,
    load_profile,
    load_the_bank,
    open_journal,
)
from pixsim.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.generation import Form
    from pixsim.profile import Profile
    from pixsim.report.result import Result
    from pixsim.store.journal import SittingSummary

rules_option = click.option(
    "--rules",
    type=click.Choice(["v2"]),
    default="v2",
    show_default=True,
    help=_("Règles de la certification."),
)
seed_option = click.option(
    "--seed",
    type=click.IntRange(min=0),
    metavar="N",
    help=_("Graine du tirage : même graine, même épreuve."),
)


@click.command(
    help=_("Passe une certification blanche, dans le terminal ou par un candidat simulé.")
)
@click.argument("name", metavar="[PROFIL]", required=False)
@rules_option
@seed_option
@click.option(
    "--autopilot",
    metavar="perfect|none|random|THETA",
    help=_(
        "Fait passer l'épreuve à un candidat simulé, sans terminal. THETA : son niveau d'habileté."
    ),
)
@click.option(
    "--json", "as_json", is_flag=True, help=_("Écrire le résultat en JSON (avec --autopilot).")
)
def exam(
    name: str | None,
    rules: str,  # noqa: ARG001  (V2 alone so far; click has refused anything else)
    seed: int | None,
    autopilot: str | None,
    as_json: bool,
) -> None:
    """Sit an exam."""
    if autopilot is None:
        if as_json:
            raise click.UsageError(_("--json demande --autopilot."))
        from pixsim.cli.terminal import open_screens

        open_screens(None if name is None else load_profile(name), seed)
        return
    if name is None:
        raise click.UsageError(
            _(
                "--autopilot demande un profil, par exemple : pixsim exam independant --autopilot perfect"
            )
        )
    result = _sit(load_profile(name), autopilot, seed)
    if as_json:
        emit_json(result.model_dump(mode="json"))
    else:
        _print(result)


def _sit(profile: Profile, autopilot: str, seed: int | None) -> Result:
    from pixsim.autopilot import UnknownPolicyError, sit
    from pixsim.generation import NoQuestionError, NotCertifiableError
    from pixsim.store.journal import JournalError
    from pixsim.store.wording import journal_sentence

    try:
        return sit(profile, load_the_bank(), open_journal(), autopilot, seed)
    except UnknownPolicyError:
        raise click.BadParameter(
            _("« {name} » n'est ni perfect, ni none, ni random, ni un nombre.").format(
                name=autopilot
            ),
            param_hint="--autopilot",
        ) from None
    except (NotCertifiableError, NoQuestionError, LookupError) as error:
        _refuse(error)
    except JournalError as error:
        click.echo(journal_sentence(error), err=True)
        raise SystemExit(ExitCode.DATA) from None


@click.command(help=_("Tire l'épreuve personnelle d'un profil et la montre, sans la passer."))
@click.argument("name", metavar="PROFIL")
@rules_option
@seed_option
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
def generate(name: str, rules: str, seed: int | None, as_json: bool) -> None:
    """Print the form drawn from a profile."""
    from pixsim.generation import NoQuestionError, NotCertifiableError
    from pixsim.generation import generate as draw_form
    from pixsim.rules.v2 import V2

    try:
        form = draw_form(load_profile(name), load_the_bank(), V2(), 0 if seed is None else seed)
    except (NotCertifiableError, NoQuestionError, LookupError) as error:
        _refuse(error)
    if as_json:
        emit_json(_form_document(form, rules))
        return
    click.echo(_("{n} questions · graine {seed}").format(n=len(form.questions), seed=form.seed))
    if form.assumed:
        click.echo(
            _(
                "Le profil ne donne que des niveaux : les acquis jusqu'à ces niveaux sont supposés validés."
            )
        )
    for number, planned in enumerate(form.questions, 1):
        q = planned.question
        before = _("  déjà réussie") if planned.answered_before else ""
        click.echo(
            f"{number:>3}  {q.competence}  {q.skill:<24} {_('niv.')} {q.level}  {q.type:<9}  {q.id}{before}"
        )


def _form_document(form: Form, rules: str) -> dict[str, object]:
    return {
        "schema": "pixsim/form/1",
        "rules": rules,
        "seed": form.seed,
        "assumed_levels": form.assumed,
        "without_question": list(form.without_question),
        "questions": [
            {
                "number": number,
                "competence": planned.question.competence,
                "skill": planned.question.skill,
                "level": planned.question.level,
                "item": planned.question.item,
                "variant": planned.question.id,
                "answered_before": planned.answered_before,
            }
            for number, planned in enumerate(form.questions, 1)
        ],
    }


@click.command(help=_("Liste les épreuves passées, ou montre un résultat."))
@click.argument("sitting", metavar="[ÉPREUVE]", required=False)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))
@click.option("--schema", is_flag=True, help=_("Affiche le JSON Schema d'un résultat."))
def results(sitting: str | None, as_json: bool, schema: bool) -> None:
    """List the sittings, or print one result or its schema."""
    from pixsim.report.result import Result

    if schema:
        emit_json(Result.model_json_schema(by_alias=True, mode="serialization"))
        return
    found = open_journal().summaries()
    if sitting is None:
        if as_json:
            done = [
                Result.model_validate_json(s.result).model_dump(mode="json")
                for s in found
                if s.result
            ]
            emit_json({"schema": "pixsim/results/1", "results": done})
            return
        _list(found)
        return
    chosen = next((s for s in found if s.id == sitting), None)
    if chosen is None:
        raise click.BadParameter(_("aucune épreuve ne porte ce nom : {name}").format(name=sitting))
    if chosen.result is None:
        click.echo(
            _("Cette épreuve n'est pas terminée : ouvrez pixsim pour la reprendre."), err=True
        )
        raise SystemExit(ExitCode.NEGATIVE)
    result = Result.model_validate_json(chosen.result)
    if as_json:
        emit_json(result.model_dump(mode="json"))
    else:
        _print(result)


def _list(found: list[SittingSummary]) -> None:
    from pixsim.report.result import Result
    from pixsim.report.wording import day, status_title

    if not found:
        click.echo(_("Aucune épreuve passée sur cette machine."))
    for s in found:
        if s.result is None:
            state = _("en cours : {n} réponses sur {length}").format(n=s.answered, length=s.length)
        else:
            result = Result.model_validate_json(s.result)
            state = f"{status_title(result)}, {result.total_pix} pix"
        simulated = _(" [simulé : {name}]").format(name=s.autopilot) if s.autopilot else ""
        click.echo(f"{s.id}  {s.candidate:<20} {day(s.created_at):<18} {state}{simulated}")


def _print(result: Result) -> None:
    from pixsim.report.text import result_text

    click.echo(result_text(result, framework()))


def _refuse(error: Exception) -> NoReturn:
    from pixsim.generation import NotCertifiableError
    from pixsim.report.standing import certifiable_sentence

    if isinstance(error, NotCertifiableError):
        click.echo(certifiable_sentence(error.standing), err=True)
    elif isinstance(error, LookupError):
        why = _("Une question de la banque ne peut pas être tirée : {why}").format(why=error)
        click.echo(why, err=True)
    else:
        click.echo(_("La banque n'a aucune question pour ce profil."), err=True)
    raise SystemExit(ExitCode.NEGATIVE)
