"""``pixsim plan``: a goal, what today is for, the way to the exam; for one person or a class."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.options import file_option, flag
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.cli.sources import load_framework, load_profile, load_the_bank, open_journal
from pixsim.foundation.extras import install_command
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.rules.abort_and_reports import NAMES

if TYPE_CHECKING:
    from pixsim.coach.day import CoachedDay
    from pixsim.coach.goal import Goal
    from pixsim.profile import Profile

profile_argument = click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
json_option = flag("--json", "as_json", help=_("Écrire en JSON."))


@click.group(
    "plan",
    help=_(
        "Mon objectif : une date, des minutes par jour, et pixsim dit quoi faire chaque jour jusqu'à "
        "l'épreuve."
    ),
    short_help=_("Prépare une date : quoi faire chaque jour."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def plan() -> None:
    """Group of the commands on goals."""


@plan.command(
    "set",
    help=_("Fixe l'objectif de quelqu'un, ou de toutes les personnes d'une liste de classe."),
    short_help=_("Fixe un objectif."),
)
@click.argument("names", metavar=_("[PROFIL]…"), nargs=-1, shell_complete=known_names)
@file_option(
    "--list",
    "listed",
    exists=True,
    help=_("Toutes les personnes de cette liste de classe qui ont un profil ici."),
)
@click.option(
    "--date", "day", metavar=_("JJ/MM/AAAA"), help=_("Jour de l'épreuve."),
)  # fmt: skip
@click.option("--weeks", type=int, metavar="N", help=_("Ou dans combien de semaines."))
@click.option("--minutes", type=int, default=20, show_default=True, help=_("Minutes par jour."))
@click.option(
    "--days",
    default="1234567",
    show_default=True,
    metavar="1234567",
    help=_("Jours de la semaine : 1 pour lundi … 7 pour dimanche."),
)
@click.option("--rules", type=click.Choice(NAMES), help=_("Quelle épreuve."))
@click.option("--pix", type=int, metavar="PIX", help=_("Les pix visés."))
@click.option(
    "--aim",
    type=click.Choice(["certifiable", "keep"]),
    help=_("Ou : être certifiable, garder son profil (par défaut)."),
)
def set_goal(
    names: tuple[str, ...],
    listed: Path | None,
    day: str | None,
    weeks: int | None,
    minutes: int,
    days: str,
    rules: str | None,
    pix: int | None,
    aim: str | None,
) -> None:
    """Keep a goal for each person."""
    from pixsim.foundation.problems import DataError
    from pixsim.running.goals import set_goal as keep
    from pixsim.running.practice import rules_rehearsed
    from pixsim.store.people.profiles import UnknownProfileError

    today = _local_now().date()
    exam = _exam_day(day, weeks, today)
    people = _meant_profiles(names, listed)
    _refuse_samples(people)  # before the first goal is kept
    for profile in people:
        wish: dict[str, Any] = {
            "exam": exam,
            "minutes": minutes,
            "weekdays": _parse_weekdays(days),
            "rules": rules or rules_rehearsed(profile),
            "aim": "pix" if pix is not None else aim or "keep",
            "pix": pix,
        }
        try:
            goal = keep(profile, load_framework(), today=today, **wish)
        except DataError as error:
            fail_with(error.problems)
        except UnknownProfileError:  # deleted meanwhile
            _refuse_samples([profile])
            raise
    from pixsim.report.coach.words import goal_sentence

    say(goal_sentence(goal))
    if len(people) > 1:
        text = ngettext(
            "{n} personne a cet objectif.", "{n} personnes ont cet objectif.", len(people)
        )
        say(text.format(n=len(people)))


@plan.command(
    help=_("Montre le chemin jusqu'à l'épreuve et ce qu'on peut en attendre."),
    short_help=_("Montre le chemin."),
)
@profile_argument
@json_option
@file_option(
    "--ics",
    help=_("Écrire les jours pour un agenda (iCalendar)."),
)
def show(name: str, as_json: bool, ics: Path | None) -> None:
    """Print the way, or write it."""
    from pixsim.report.coach.text import way_text
    from pixsim.running.goals import coached_document

    profile = load_profile(name)
    day = _coach_today(profile)
    if ics is not None:
        _write_calendar(profile, day, ics)
    elif as_json:
        emit_json(coached_document(profile, day))
    else:
        say(way_text(day, load_framework()))


@plan.command(
    help=_("Dit quoi faire aujourd'hui, et pourquoi chaque question."),
    short_help=_("Dit quoi faire aujourd'hui."),
)
@profile_argument
@json_option
def today(name: str, as_json: bool) -> None:
    """Print what today is for."""
    from pixsim.report.coach.text import today_text
    from pixsim.running.goals import coached_document

    profile = load_profile(name)
    day = _coach_today(profile)
    if as_json:
        emit_json(coached_document(profile, day))
    else:
        say(today_text(day, load_framework()))


@plan.command(help=_("Oublie l'objectif de quelqu'un."), short_help=_("Oublie un objectif."))
@profile_argument
def forget(name: str) -> None:
    """Remove a goal."""
    from pixsim.store.people.plans import forget_goal

    profile = load_profile(name)
    if not forget_goal(profile.id):
        _leave_without_goal(profile)
    say(_("L'objectif de {name} est oublié.").format(name=profile.name))


@plan.command(
    "class",
    help=_("Qui suit son chemin, qui est en retard, et ce que chacun peut attendre."),
    short_help=_("Montre où en est une classe."),
)
@click.argument("names", metavar=_("[PROFIL]…"), nargs=-1, shell_complete=known_names)
@file_option(
    "--list",
    "listed",
    exists=True,
    help=_("Les personnes de cette liste de classe, au lieu de toutes celles de la machine."),
)
@json_option
def class_(names: tuple[str, ...], listed: Path | None, as_json: bool) -> None:
    """Print how a class is doing."""
    from contextlib import closing

    from pixsim.cli.documents.class_documents import meant_ids
    from pixsim.report.coach.text import class_text
    from pixsim.running.coaching import class_plans
    from pixsim.running.goals import coached_document

    only = meant_ids(names, listed)
    with closing(open_journal()) as journal:
        followed, without = class_plans(
            load_framework(),
            load_the_bank(),
            journal,
            _local_now(),
            None if only is None else frozenset(only),
        )
    if as_json:
        people = [coached_document(profile, day) for profile, day in followed]
        emit_json({"people": people, "without_goal": [p.id for p in without]})
        return
    if not followed:
        say(_("Personne n'a d'objectif ici. Pour en fixer un : pixsim plan set"), err=True)
        raise SystemExit(ExitCode.NEGATIVE)
    say(class_text(followed, without))


def _refuse_samples(people: list[Profile]) -> None:
    """A goal is for somebody of this machine."""
    from pixsim.store.people.profiles import stored_profile

    samples = [
        profile for profile in people if stored_profile(profile.id, load_framework()) is None
    ]
    for profile in samples:
        text = _(
            "{name} est un exemple : un objectif se fixe pour une personne d'ici (pixsim profile new)."
        )
        say(text.format(name=profile.name), err=True)
    if samples:
        raise SystemExit(ExitCode.NEGATIVE)


def _coach_today(profile: Profile) -> CoachedDay:
    from contextlib import closing

    from pixsim.running.coaching import coach_day

    goal = _goal_or_leave(profile)
    with closing(open_journal()) as journal:
        return coach_day(profile, load_the_bank(), journal, goal, _local_now())


def _goal_or_leave(profile: Profile) -> Goal:
    from pixsim.store.people.plans import read_goal

    goal = read_goal(profile)
    if goal is None:
        _leave_without_goal(profile)
    return goal


def _leave_without_goal(profile: Profile) -> NoReturn:
    said = _("{name} n'a pas d'objectif. Pour en fixer un : pixsim plan set {id} --date JJ/MM/AAAA")
    say(said.format(name=profile.name, id=profile.id), err=True)
    raise SystemExit(ExitCode.NEGATIVE)


def _exam_day(day: str | None, weeks: int | None, today: date) -> date:
    from pixsim.running.goal_setting import read_day

    if (day is None) == (weeks is None):
        raise click.UsageError(
            _("quand est l'épreuve ? --date JJ/MM/AAAA ou --weeks N, l'un des deux.")
        )
    if day is not None:
        found = None if day.strip().isdigit() else read_day(day, today)  # a number counts weeks
        if found is None:
            raise click.BadParameter(
                _("« {value} » n'est pas une date : écrivez par exemple 20/12/2026").format(
                    value=day
                ),
                param_hint="--date",
            )
        return found
    assert weeks is not None
    if not 1 <= weeks <= 104:
        raise click.BadParameter(_("de 1 à 104 semaines."), param_hint="--weeks")
    return today + timedelta(weeks=weeks)


def _parse_weekdays(days: str) -> tuple[int, ...]:
    if not days or not set(days) <= set("1234567"):
        raise click.BadParameter(
            _("des chiffres de 1 (lundi) à 7 (dimanche), au moins un."), param_hint="--days"
        )
    return tuple(sorted({int(day) - 1 for day in days}))


def _meant_profiles(names: tuple[str, ...], listed: Path | None) -> list[Profile]:
    from pixsim.cli.documents.class_documents import meant_ids

    if not names and listed is None:
        raise click.UsageError(_("pour qui ? Un profil, ou --list FICHIER."))
    if listed is None:
        return [load_profile(name) for name in names]
    found = meant_ids(names, listed) or set()
    if not found:
        say(
            _("Personne de cette liste n'a de profil ici. Pour en créer : pixsim profile import"),
            err=True,
        )
        raise SystemExit(ExitCode.NEGATIVE)
    return [load_profile(name) for name in sorted(found)]


def _write_calendar(profile: Profile, day: CoachedDay, path: Path) -> None:
    from pixsim.foundation.files import replace_file
    from pixsim.report.coach.calendar import calendar_file

    try:
        content = calendar_file(profile.id, day.way, day.goal, load_framework(), _local_now())
    except ImportError:
        said = _("Il manque {names}. Pour les installer : {command}")
        say(said.format(names="icalendar", command=install_command("calendar")), err=True)
        raise SystemExit(ExitCode.NEGATIVE) from None
    replace_file(path, content)
    say(_("Agenda écrit : {path}").format(path=path))


def _local_now() -> datetime:
    from pixsim.foundation.clock import wall_clock

    return wall_clock().astimezone()
