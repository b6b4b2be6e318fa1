"""``pixsim experiment``: a plan of simulations, to tables and pictures."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.console.output import ExitCode, say
from pixsim.cli.console.signals import orderly_end
from pixsim.cli.simulation.options import workers_option
from pixsim.cli.simulation.simulate import (
    check_framework,
    leave_on_refusal,
    progress_bar,
    whole_numbers,
)
from pixsim.cli.sources import bank_option, load_the_bank
from pixsim.foundation.extras import install_command
from pixsim.foundation.files import replace_file
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import localise_decimal_sign, ngettext
from pixsim.foundation.localised import clauses
from pixsim.foundation.problems import DataError
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pandas import DataFrame

    from pixsim.simulation.experiments.paper import Words
    from pixsim.simulation.experiments.plan_file import PlanFile

RESULTS = "results"


@click.command(
    help=_(
        "Simule toutes les variantes d'un plan écrit en TOML, vers des tableaux et des images.\n\n"
        "Interrompu, il reprend où il en était : chaque variante finie est gardée dans le dossier. "
        "Ce qui est dit des gens et des questions est a priori, pas mesuré."
    ),
    short_help=_("Simule un plan de variantes : tableaux, images."),
)
@click.argument("plan", metavar="PLAN", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--out",
    metavar=_("DOSSIER"),
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Dossier des résultats ; par défaut, le nom du plan sans .toml."),
)
@workers_option
@click.option(
    "--dask",
    metavar=_("ADRESSE"),
    help=_("Ordonnanceur Dask qui fait le travail, à la place de processus d'ici."),
)
@bank_option
def experiment(plan: Path, out: Path | None, workers: str, dask: str | None) -> None:
    """Run a plan, and write what it found."""
    numbers = whole_numbers(False, workers=workers)
    from pixsim.simulation import experiment as run
    from pixsim.simulation.experiments.plan_file import read_plan

    with orderly_end(), leave_on_refusal(False):
        bank = load_the_bank()
        asked = read_plan(plan, bank)
        check_framework(bank, False)
        folder = plan.with_suffix("") if out is None else out
        total = asked.candidates * asked.replications * len(asked.arms)
        with (
            _fault_sentences(plan),
            _print_remarks(),
            _open_executor(numbers["workers"], dask) as executor,
            progress_bar(total) as progress,
        ):
            table = run(
                asked.arms,
                candidates=asked.candidates,
                seed=asked.seed,
                replications=asked.replications,
                bank=bank,
                executor=executor,
                store=folder / RESULTS,
                progress=progress,
            )
        _write_results(folder, asked, table)


@contextmanager
def _fault_sentences(plan: Path) -> Iterator[None]:
    """Faults of the settings name the plan they were read from, as those of its form do."""
    try:
        yield
    except DataError as error:
        told = [p if p.file else replace(p, file=plan.name) for p in error.problems]
        raise DataError(told) from error


@contextmanager
def _print_remarks() -> Iterator[None]:
    """Say what is left aside of earlier results in the language of the run, not as Python does."""
    from pixsim.report.faults.french import in_french
    from pixsim.simulation.experiments.store import StoreWarning

    with warnings.catch_warnings():
        as_python_does = warnings.showwarning

        def show(message: Warning | str, *place: Any, **more: Any) -> None:
            if isinstance(message, StoreWarning):
                say(in_french(message.remark), err=True)
            else:
                as_python_does(message, *place, **more)

        warnings.simplefilter("always", StoreWarning)
        warnings.showwarning = show
        yield


@contextmanager
def _open_executor(workers: int, address: str | None) -> Iterator[Executor | None]:
    """Processes of this machine, or a cluster; None: this process."""
    from pixsim.foundation.workers import worker_pool

    if address is None:
        if workers == 1:
            yield None
            return
        with worker_pool(workers) as pool:
            yield pool
        return
    try:
        from distributed import Client  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        told = _("Il manque {names}. Pour les installer : {command}").format(
            names="distributed", command=install_command("dask")
        )
        raise click.BadParameter(told, param_hint="--dask") from None
    try:
        client: Any = Client(address, timeout=10)  # type: ignore[no-untyped-call,unused-ignore]
    except (OSError, ValueError, TimeoutError) as error:
        told = _("pas de réponse à {address} : {error}").format(address=address, error=error)
        raise click.BadParameter(told, param_hint="--dask") from None
    with client, client.get_executor() as executor:
        yield executor


def _write_results(folder: Path, asked: PlanFile, table: DataFrame) -> None:
    """Tables and pictures, each replaced whole, and what they are called."""
    from pixsim.simulation import compare
    from pixsim.simulation.experiments.paper import latex, markdown

    words = _table_words()
    texts = {
        "table.csv": table.to_csv(index=False, lineterminator="\n"),
        "table.md": f"# {asked.title}\n\n{markdown(table, words)}",
        "table.tex": latex(table, asked.title, words),
    }
    if asked.baseline and len(asked.arms) > 1:
        found = compare(table, asked.baseline)
        texts["differences.csv"] = found.to_csv(index=False, lineterminator="\n")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            replace_file(folder / name, text.encode())
        pictures = list(_draw_pictures(folder, asked, table))
    except OSError as error:
        told = _("{name} n'a pas pu être écrit : {error}")
        say(told.format(name=folder, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None
    say(markdown(table, words))
    names = ", ".join([*texts, *pictures])
    told = ngettext(
        "{n} variante ; dans {folder} : {names}", "{n} variantes ; dans {folder} : {names}",
        len(asked.arms),
    )  # fmt: skip
    say(told.format(n=len(asked.arms), folder=folder, names=names))
    if "differences.csv" in texts and asked.replications == 1:
        said = _(
            "Une seule répétition : les différences n'ont pas d'erreur type (replications = 5 dans le plan)."
        )
        say(said)
    if not pictures:
        said = _("Pas d'images, sans matplotlib. Pour l'installer : {command}")
        say(said.format(command=install_command("notebooks")))


def _table_words() -> Words:
    """What the tables say, in the language of the run."""
    from pixsim.simulation.experiments.paper import Words

    head = (
        _("Variante"),
        _("Admis"),
        _("Certifiés, % [IC à 95 %]"),
        _("Pix, moyenne [IC à 95 %]"),
        _("Écart type"),
        _("Niveau réel, %"),
    )
    note = _(
        "Candidats simulés ; aptitudes, difficultés et circonstances sont a priori. Les intervalles "
        "disent le tirage des candidats et des questions, non les a priori. Niveau réel : "
        "compétences certifiées à ce niveau."
    )
    return Words(head, note, localise_decimal_sign("."), clauses(("", "")))


def _draw_pictures(folder: Path, asked: PlanFile, table: DataFrame) -> Iterator[str]:
    """Shares certified and mean pix by arm, where matplotlib is there; their names."""
    from pixsim.plots import arm_means, arm_rates, pass_rates, save

    try:
        drawn = {
            "certified.svg": pass_rates(
                {arm: bars[""] for arm, bars in arm_rates(table, "arm").items()},
                label=_("candidats certifiés (%)"),
                title=asked.title,
            ),
            "pix.svg": arm_means(
                table,
                label=_("pix certifiés : moyenne, et de 5 à 95 % des candidats"),
                title=asked.title,
            ),
        }
    except ImportError:
        return
    for name, axes in drawn.items():
        for text in axes.texts:  # numbers beside bars
            text.set_text(localise_decimal_sign(text.get_text()))
        save(axes, folder / name)
        yield name
