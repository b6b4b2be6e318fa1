"""``pixsim exam`` and ``pixsim generate``."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.options import flag
from pixsim.cli.console.output import ExitCode, emit_json, say
from pixsim.cli.fronts.plain import plain_options
from pixsim.cli.sitting.refusal import leave_without_test, read_autopilot
from pixsim.cli.sitting.results import print_result
from pixsim.cli.sources import (
    bank_option,
    load_candidate,
    load_profile,
    load_the_bank,
    open_journal,
    say_wrong_dates,
)
from pixsim.foundation.i18n import gettext as _
from pixsim.rules.abort_and_reports import DEFAULT, NAMES

if TYPE_CHECKING:
    from pixsim.assembly.form import Form
    from pixsim.profile import Profile
    from pixsim.report.result.common import AnyResult

seed_option = click.option(
    "--seed",
    type=click.IntRange(min=0),
    metavar="N",
    help=_("Graine du tirage : même graine, même épreuve."),
)


@click.command(
    help=_(
        "Passe une certification blanche, dans le terminal ou par un candidat simulé. Repassée, celle "
        "de v2 revient souvent sur les mêmes savoir-faire, par d'autres questions : sa règle les prend "
        "par niveau, puis par ordre alphabétique. Celle de v3 change de sujets à chaque fois."
    ),
    short_help=_("Passe une certification blanche."),
)
@click.argument("name", metavar=_("[PROFIL]"), required=False, shell_complete=known_names)
@click.option(
    "--rules",
    type=click.Choice(NAMES),
    help=_(
        "v2, l'épreuve personnalisée (jusqu'à novembre 2024), qui vérifie les niveaux du profil : par "
        "défaut ; v3, l'épreuve d'aujourd'hui, 32 questions qui s'adaptent aux réponses. Sans profil, "
        "l'accueil demande."
    ),
)
@seed_option
@flag("--resume", help=_("Reprend l'épreuve en cours de ce profil ; sans cela, pixsim demande."))
@flag(
    "--new",
    "another",
    help=_("En commence une autre sans demander, même si une épreuve est en cours."),
)
@click.option(
    "--autopilot",
    metavar=_("perfect|none|random|THETA"),
    help=_(
        "Fait passer l'épreuve à un candidat simulé, sans terminal. THETA : son niveau d'habileté."
    ),
)
@plain_options
@flag(
    "--browser",
    help=_(
        "Dans le navigateur de cet ordinateur (127.0.0.1) ; reprend aussi une épreuve commencée."
    ),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help=_("Port à employer avec --browser ; un port libre par défaut."),
)
@flag("--no-open", help=_("Avec --browser, écrire l'adresse sans ouvrir de navigateur."))
@click.option(
    "--room",
    metavar=_("ADRESSE"),
    help=_(
        "L'épreuve d'une salle surveillée, sur ce poste : http://192.168.1.12:8480. Elle continue si le "
        "réseau est coupé."
    ),
)
@bank_option
@flag("--json", "as_json", help=_("Écrire le résultat en JSON (avec --autopilot)."))
def exam(
    name: str | None,
    rules: str | None,
    seed: int | None,
    resume: bool,
    another: bool,
    autopilot: str | None,
    browser: bool,
    port: int,
    no_open: bool,
    room: str | None,
    as_json: bool,
) -> None:
    """Sit an exam."""
    if room is not None:
        alone = not (browser or autopilot is not None or name is not None or rules or as_json)
        if not alone or resume or another:
            raise click.UsageError(
                _("--room va seul : la salle dit qui passe l'épreuve, et laquelle.")
            )
        from pixsim.cli.remote_room.exam import exam_of_room

        exam_of_room(room)
        return
    if not browser and (port or no_open):
        raise click.UsageError(_("--port et --no-open vont avec --browser."))
    way = _exam_wish(name, resume=resume, another=another)
    if (resume and (seed is not None or rules)) or (way != "exam" and autopilot is not None):
        raise click.UsageError(
            _("--resume va sans --rules ni --seed ; --resume et --new, sans --autopilot.")
        )
    if browser:
        if autopilot is not None or as_json:
            raise click.UsageError(_("--browser ne va pas avec --autopilot ni --json."))
        from pixsim.cli.fronts.browser import exam_in_browser

        profile = None if name is None else load_candidate(name)
        _refuse_nothing_to_resume(profile, way)
        exam_in_browser(profile, seed, rules, port, show=not no_open, way=way)
        return
    if autopilot is None:
        if as_json:
            raise click.UsageError(_("--json demande --autopilot."))
        from pixsim.cli.fronts.terminal import open_screens

        profile = None if name is None else load_candidate(name)
        _refuse_nothing_to_resume(profile, way)
        open_screens(profile, seed, way, rules if name is None else rules or DEFAULT)
        return
    if name is None:
        raise click.UsageError(
            _(
                "--autopilot demande un profil, par exemple : pixsim exam independant --autopilot perfect"
            )
        )
    result = _sit_by_autopilot(load_candidate(name), rules or DEFAULT, autopilot, seed)
    if as_json:
        emit_json(result.model_dump(mode="json"))
    else:
        print_result(result)


def _exam_wish(name: str | None, *, resume: bool, another: bool) -> str:
    """What becomes of an exam under way: ``resume``, ``another_exam``; ``exam``: asked."""
    if resume and another:
        raise click.UsageError(_("Ou --resume, ou --new."))
    if (resume or another) and name is None:
        raise click.UsageError(_("--resume et --new demandent un profil : pixsim exam PROFIL."))
    return "resume" if resume else "another_exam" if another else "exam"


def _refuse_nothing_to_resume(profile: Profile | None, way: str) -> None:
    """Leave with a message where there is nothing to take up."""
    if profile is None or way != "resume":
        return
    from pixsim.report.sitting.second_sitting import NOTHING_TO_RESUME
    from pixsim.store.records.history import exam_under_way

    with closing(open_journal()) as journal:
        if exam_under_way(journal, profile.id) is not None:
            return
    say(NOTHING_TO_RESUME.format(name=profile.name), err=True)
    raise SystemExit(ExitCode.NEGATIVE)


def _sit_by_autopilot(profile: Profile, rules: str, autopilot: str, seed: int | None) -> AnyResult:
    from pixsim.assembly.form import NoQuestionError, NotCertifiableError
    from pixsim.report.v3.wording import too_few_sentence
    from pixsim.running.autopilot import sit_by_autopilot
    from pixsim.session.rule_sets import RULE_SETS
    from pixsim.session.v3.plan import TooFewItemsError

    bank, way = load_the_bank(), read_autopilot(autopilot)
    say_wrong_dates(profile)
    try:
        settings = RULE_SETS[rules].settings()
        return sit_by_autopilot(profile, bank, open_journal(), way, seed, settings)
    except TooFewItemsError as error:
        say(too_few_sentence(error), err=True)
        raise SystemExit(ExitCode.NEGATIVE) from None
    except (NotCertifiableError, NoQuestionError, LookupError) as error:
        leave_without_test(error)


@click.command(
    help=_("Tire l'épreuve personnelle d'un profil et la montre, sans la passer."),
    short_help=_("Montre l'épreuve d'un profil sans la passer."),
)
@click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
@click.option(
    "--rules",
    type=click.Choice(NAMES),
    default=DEFAULT,
    show_default=True,
    help=_("Règles de la certification ; v3 n'a pas d'épreuve à tirer d'avance."),
)
@seed_option
@bank_option
@flag("--json", "as_json", help=_("Écrire en JSON."))
def generate(name: str, rules: str, seed: int | None, as_json: bool) -> None:
    """Print the form drawn from a profile."""
    from pixsim.session.rule_sets import RULE_SETS

    if RULE_SETS[rules].next_question is not None:
        raise click.UsageError(
            _(
                "{rules} choisit chaque question d'après les réponses : rien n'est tiré d'avance. "
                "Essayez : pixsim exam {name} --rules {option} --autopilot 1.5"
            ).format(rules=rules.upper(), name=name, option=rules)
        )
    from pixsim.assembly.form import NoQuestionError, NotCertifiableError
    from pixsim.assembly.form import generate as draw_form
    from pixsim.rules.v2 import V2

    try:
        form = draw_form(load_profile(name), load_the_bank(), V2(), 0 if seed is None else seed)
    except (NotCertifiableError, NoQuestionError, LookupError) as error:
        leave_without_test(error)
    if as_json:
        emit_json(_form_document(form, rules))
        return
    say(_("{n} questions · graine {seed}").format(n=len(form.questions), seed=form.seed))
    if form.assumed:
        say(
            _(
                "Le profil ne donne que des niveaux : les acquis jusqu'à ces niveaux sont supposés validés."
            )
        )
    for number, planned in enumerate(form.questions, 1):
        q = planned.question
        before = _("  déjà réussie") if planned.answered_before else ""
        say(
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
