"""``pixsim pilot``: forms for a class, how well they will calibrate, and sitting one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.number_options import FiniteRange
from pixsim.cli.console.options import file_option, flag
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.cli.sources import (
    bank_option,
    check_competences,
    competences_option,
    load_candidate,
    load_framework,
    load_the_bank,
)
from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import percent
from pixsim.report.wording import wrap_sentence
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    import pandas as pd

    from pixsim.assembly.pilot_forms import PilotForm
    from pixsim.bank.reading.load import Bank

SCHEMA = "pixsim/pilot/1"
SIZES = (20, 40, 80, 160, 320, 640)  # of a class, or of several together


@click.group(
    help=_(
        "Une épreuve pilote : les mêmes questions pour toute une classe, pour calibrer les items."
    ),
    short_help=_("Prépare et fait passer une épreuve pilote."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def pilot() -> None:
    """Group of the two commands."""


@pilot.command(
    "plan",
    help=_(
        "Tire les questions d'un pilote, et dit avec quelle précision tant de candidats les "
        "calibreront, et combien il en faudrait (d'après les a priori de la banque)."
    ),
    short_help=_("Tire les questions, dit combien de candidats il faut."),
)
@click.option("--questions", type=click.IntRange(1, 200), default=30, show_default=True, metavar="N",
              help=_("Questions que chaque candidat reçoit."))  # fmt: skip
@click.option("--forms", type=click.IntRange(1, 100), default=1, show_default=True, metavar="N",
              help=_("Jeux de questions différents."))  # fmt: skip
@click.option("--common", type=click.IntRange(0), metavar="N",
              help=_("Questions communes à tous les jeux ; par défaut un tiers s'il y en a plusieurs."))  # fmt: skip
@click.option("--candidates", type=click.IntRange(1), default=40, show_default=True, metavar="N",
              help=_("Candidats attendus."))  # fmt: skip
@click.option("--precision", type=FiniteRange(0.01, 5), default=0.3, show_default=True, metavar="SE",
              help=_("Erreur type voulue d'une difficulté, pour neuf items sur dix."))  # fmt: skip
@competences_option
@flag("--again", help=_("Aussi des items déjà calibrés."))
@click.option(
    "--mean",
    type=FiniteRange(-10, 10),
    default=0.0,
    show_default=True,
    help=_("Habileté moyenne attendue (a priori)."),
)
@click.option("--sd", type=FiniteRange(0.05, 10), default=1.5, show_default=True,
              help=_("Écart type attendu des habiletés (a priori)."))  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help=_("Graine du tirage.")
)
@file_option("--out", help=_("Écrire les jeux de questions (CSV)."))  # fmt: skip
@flag("--json", "as_json", help=_("Écrire en JSON."))
@bank_option
def plan(
    questions: int,
    forms: int,
    common: int | None,
    candidates: int,
    precision: float,
    codes: tuple[str, ...],
    again: bool,
    mean: float,
    sd: float,
    seed: int,
    out: Path | None,
    as_json: bool,
) -> None:
    """Draw, work out, write."""
    import numpy as np

    from pixsim.assembly.pilot_forms import pilot_forms

    bank = load_the_bank()
    check_competences(codes, load_framework().competence)
    _check_common(questions, forms, common)
    shared = common if common is not None else questions if forms == 1 else -(-questions // 3)
    try:
        drawn = pilot_forms(
            bank, np.random.default_rng(seed), questions=questions, forms=forms,
            common=min(shared, questions) if common is None else shared,
            competences=codes, calibrated=again,
        )  # fmt: skip
    except ValueError:
        told = _(
            "La banque n'a pas assez d'items pour ce pilote : moins de questions, moins de jeux, "
            "d'autres compétences, ou --again."
        )
        say("\n".join(wrap_sentence(told)), err=True)
        raise SystemExit(ExitCode.DATA) from None
    found = _plan_forms(bank, drawn, questions, candidates, precision, mean, sd)
    if out is not None:
        _write_plan(out, bank, drawn)
    if as_json:
        rows = found["errors"].astype(object)
        emit_json(
            {
                "schema": SCHEMA,
                "forms": [list(form.questions) for form in drawn],
                "candidates": candidates,
                "errors": rows.where(np.isfinite(found["errors"]["se_b"]), None).to_dict("records"),
                "by_size": [
                    {"candidates": n, "se_b": se, "known": share} for n, se, share in found["sizes"]
                ],
                "precision": precision,
                "needed": found["needed"],
                "written": None if out is None else str(out),
            }
        )
        return
    say(_plan_text(found, drawn, candidates, precision))
    if out is not None:
        say(
            _(
                "\nÉcrit : {path}\nChacun passe son jeu : pixsim pilot sit PROFIL {path} --form 1"
            ).format(path=out)
        )


def _check_common(questions: int, forms: int, common: int | None) -> None:
    """Common questions are among those of a form, and hold several forms together."""
    said = None
    if common is not None and common > questions:
        said = _("{common} questions communes, mais {n} en tout (--questions).")
    elif common == 0 and forms > 1:
        said = _("plusieurs jeux demandent des questions communes : sans elles, rien ne les relie.")
    if said is not None:
        told = said.format(common=common, n=questions)
        raise click.BadParameter(told, param_hint="--common")


def _plan_forms(
    bank: Bank, forms: tuple[PilotForm, ...], questions: int, candidates: int, precision: float,
    mean: float, sd: float,
) -> dict[str, Any]:  # fmt: skip
    """Expected errors for these candidates and for others, and how many are needed."""
    import numpy as np
    import pandas as pd

    from pixsim.calibration.bank.fit import B_SD, LOG_A_SD
    from pixsim.calibration.expected_errors import candidates_needed, expected_errors

    share: dict[str, float] = {}
    for form in forms:
        for item in form.items:
            share[item] = share.get(item, 0.0) + 1.0 / len(forms)
    rows = [(name, *bank.curve(bank.items[name])) for name in share]
    items = pd.DataFrame(rows, columns=["item", "a", "b"])
    each = np.array(list(share.values()))

    def errors(count: float) -> pd.DataFrame:
        return expected_errors(
            items, count * each, questions, mean=mean, sd=sd, log_a_sd=LOG_A_SD, b_sd=B_SD
        )

    def known(count: float) -> float:
        return float((errors(count)["se_b"] <= precision).mean())

    sizes = [(n, float(errors(n)["se_b"].median()), known(n)) for n in SIZES]
    try:
        needed = candidates_needed(
            items, questions, se_b=precision, each=each, mean=mean, sd=sd,
            log_a_sd=LOG_A_SD, b_sd=B_SD,
        )  # fmt: skip
    except ValueError:
        needed = None
    return {"errors": errors(candidates), "sizes": sizes, "needed": needed}


def _plan_text(
    found: dict[str, Any], forms: tuple[PilotForm, ...], candidates: int, precision: float
) -> str:
    errors = found["errors"]
    one = len(forms[0].questions)
    lines = [
        ngettext("{n} jeu", "{n} jeux", len(forms)).format(n=len(forms))
        + _(" de {n} questions, {items} items en tout").format(n=one, items=len(errors)),
        _(
            "{n} candidats : erreur type de la difficulté {median} au milieu, de {least} à {most}"
        ).format(
            n=candidates,
            median=decimal(errors["se_b"].median(), 2),
            least=decimal(errors["se_b"].min(), 2),
            most=decimal(errors["se_b"].max(), 2),
        ),
        "",
        _("Candidats   erreur type médiane   items à ± {precision} ou mieux").format(
            precision=decimal(precision, 2)
        ),
    ]
    lines += [
        f"{n:>9}{decimal(se, 2):>22}{percent(100 * share):>30}" for n, se, share in found["sizes"]
    ]
    needed = found["needed"]
    lines += [
        "",
        _("Pour neuf items sur dix à ± {precision} : {n} candidats.").format(
            precision=decimal(precision, 2), n=needed
        )
        if needed
        else _("Aucun nombre de candidats n'y suffirait."),
        _("Calculé sur des a priori : difficultés d'après le niveau, habiletés supposées."),
    ]
    return "\n".join(lines)


def _write_plan(out: Path, bank: Bank, forms: tuple[PilotForm, ...]) -> None:
    from pixsim.assembly.pilot_forms import write_forms
    from pixsim.foundation.files import replace_file

    try:
        replace_file(out, write_forms(bank, forms))
    except OSError as error:
        said = _("{name} n'a pas pu être écrit : {error}")
        say(said.format(name=out, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None


@pilot.command(
    "sit",
    help=_(
        "Passe un jeu de questions d'un pilote dans le terminal : sans correction, le profil ne "
        "change pas."
    ),
    short_help=_("Passe un jeu de questions."),
)
@click.argument("name", metavar=_("PROFIL"), shell_complete=known_names)
@click.argument("file", metavar=_("FICHIER"), type=click.Path(path_type=Path, dir_okay=False))
@click.option("--form", "number", type=click.IntRange(1), default=1, show_default=True, metavar="N",
              help=_("Jeu de questions."))  # fmt: skip
@bank_option
def sit(name: str, file: Path, number: int) -> None:
    """Open the screens with the questions of a form."""
    from pixsim.assembly.pilot_forms import read_form
    from pixsim.cli.fronts.terminal import open_screens
    from pixsim.foundation.problems import DataError

    profile = load_candidate(name)
    try:
        form = read_form(file, number, load_the_bank())
    except DataError as error:
        fail_with(error.problems)
    open_screens(profile, start="pilot", asked=form.questions)
