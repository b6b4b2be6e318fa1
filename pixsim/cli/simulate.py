"""``pixsim simulate``: pass rates of a whole cohort."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pixsim.cli.output import ExitCode, emit_json, fail_with
from pixsim.cli.sources import load_the_bank
from pixsim.i18n import decimal
from pixsim.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.framework import Framework
    from pixsim.simulation.agreement import Agreement
    from pixsim.simulation.run import SimulationResult
    from pixsim.simulation.summary import Fate, Proportion, Summary

SCHEMA = "pixsim/simulation/1"
SINCERITIES = ("exact", "honest", "inflated", "mixed", "deflated")
FORMATS = (".csv", ".parquet")


@click.command(
    help=_(
        "Simule la certification de toute une cohorte : qui réussit, à quel niveau.\n\n"
        "Les aptitudes, les difficultés et les circonstances sont des a priori, pas des mesures."
    )
)
@click.option(
    "--rules", type=click.Choice(["v2"]), default="v2", show_default=True, help=_("Règles.")
)
@click.option(
    "--candidates",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    metavar="N",
    help=_("Nombre de candidats."),
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help=_("Graine : la même donne les mêmes chiffres."),
)
@click.option(
    "--sincerity",
    type=click.Choice(SINCERITIES),
    default="honest",
    show_default=True,
    help=_("Profils exacts, honnêtes, gonflés, mêlés ou sous-estimés."),
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help=_("Nombre de processus ; ne change rien aux chiffres."),
)
@click.option("--json", "as_json", is_flag=True, help=_("Écrire le résumé en JSON."))
@click.option(
    "--out",
    metavar="FICHIER",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Écrire une ligne par candidat dans ce fichier (.csv ou .parquet)."),
)
def simulate(
    rules: str,
    candidates: int,
    seed: int,
    sincerity: str,
    workers: int,
    as_json: bool,
    out: Path | None,
) -> None:
    """Print the summary; progress goes to stderr."""
    write = None if out is None else _writer(out)
    from concurrent.futures import ProcessPoolExecutor

    from pixsim.problems import DataError
    from pixsim.simulation import SINCERITY, Cohort
    from pixsim.simulation import simulate as run

    bank = load_the_bank()
    pool = ProcessPoolExecutor(workers) if workers > 1 else nullcontext()
    try:
        with _progress(candidates) as progress, pool as executor:
            result = run(
                Cohort(sincerity=SINCERITY[sincerity]),
                candidates=candidates,
                seed=seed,
                bank=bank,
                table=out is not None,
                executor=executor,
                progress=progress,
            )
    except DataError as error:
        fail_with(error.problems, as_json, SCHEMA)
    if write is not None:
        write(result)
    summary = result.summary()
    if as_json:
        emit_json(
            {
                "schema": SCHEMA,
                "rules": rules,
                "seed": seed,
                "sincerity": sincerity,
                "bank": bank.digest,
                "priors": _priors(result),
                "summary": summary.as_dict(),
            }
        )
    else:
        click.echo("\n".join(_lines(summary, bank.framework)))


@contextmanager
def _progress(candidates: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, drawn only where it is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(_("Simulation"), total=candidates)
        yield lambda done, _every: bar.update(task, completed=done)


def _writer(out: Path) -> Callable[[SimulationResult], None]:
    """What writes the table, after checking that it can, before the work is done."""
    if out.suffix not in FORMATS:
        raise click.BadParameter(
            _("« {name} » doit finir par .csv ou .parquet.").format(name=out.name),
            param_hint="--out",
        )
    if not out.parent.is_dir() or not os.access(out.parent, os.W_OK):
        click.echo(_("Impossible d'écrire dans {folder}.").format(folder=out.parent), err=True)
        raise SystemExit(ExitCode.DATA)
    if out.suffix == ".parquet":
        try:
            import pyarrow  # type: ignore[import-not-found,unused-ignore] # noqa: F401
        except ImportError:
            raise click.BadParameter(
                _("le format Parquet demande le paquet pyarrow ; .csv s'en passe."),
                param_hint="--out",
            ) from None

    def write(result: SimulationResult) -> None:
        part = out.with_name(f".{out.name}.part")
        try:
            if out.suffix == ".csv":
                result.table.to_csv(part, index=False)
            else:
                result.table.to_parquet(part, index=False)
            part.replace(out)
        except OSError as error:
            click.echo(
                _("{name} n'a pas pu être écrit : {error}").format(name=out, error=error.strerror),
                err=True,
            )
            raise SystemExit(ExitCode.DATA) from None
        finally:
            part.unlink(missing_ok=True)

    return write


def _priors(result: SimulationResult) -> dict[str, Any]:
    """What was assumed, so that a summary can be read by itself."""
    from dataclasses import asdict

    cohort = result.trial.cohort
    return {
        "abilities": asdict(cohort.abilities),
        "sincerity": asdict(cohort.sincerity),
        "circumstances": asdict(cohort.circumstances),
        "forms": result.trial.test.pool.forms,
    }


def _lines(summary: Summary, framework: Framework) -> Iterator[str]:
    """The summary as a person reads it."""
    yield _("Simulation de {n} candidats, règles V2 (a priori, pas des mesures)").format(
        n=_count(summary.candidates)
    )
    yield ""
    yield _row(_("Admis à passer le test"), _count(summary.admitted))
    yield _row(_("Certifiés"), _interval(summary.passed))
    yield _row(_("Rejetés"), _count(summary.results["rejected"]))
    yield _row(_("Annulés"), _count(summary.results["cancelled"]))
    if summary.results["error"]:
        yield _row(_("Sans résultat"), _count(summary.results["error"]))
    yield _row(_("N'ont pas fini"), _interval(summary.unfinished))
    yield _row(_("Problème technique"), _interval(summary.technical))
    if not summary.admitted:
        return
    yield _row(
        _("Pix certifiés"),
        _("{mean} en moyenne, écart type {sd}").format(
            mean=decimal(summary.mean_pix), sd=decimal(summary.sd_pix)
        ),
    )
    quantiles = ", ".join(f"{name} : {pix}" for name, pix in summary.pix_quantiles.items())
    yield _row("", quantiles.replace("%", " %"))
    yield _row(
        _("Taux de bonnes réponses"),
        _("{rate} % en moyenne").format(rate=decimal(summary.mean_rate)),
    )
    yield ""
    yield _("Compétences évaluées").ljust(48) + "".join(
        title.rjust(10) for title in (_("gardées"), _("abaissées"), _("perdues"), _("pix"))
    )
    for area in framework.areas:
        yield _fate(f"{area.code} {area.name_fr}", summary.areas[area.code])
        for competence in framework.competences_of(area.code):
            name = f"  {competence.code} {competence.name_fr}"
            yield _fate(name, summary.competences[competence.code])
    yield ""
    yield from _agreement(summary.classification)


def _agreement(found: Agreement) -> Iterator[str]:
    yield _("Niveau certifié comparé au niveau réel")
    yield _row(_("Même niveau"), _percent(found.exact))
    yield _row(_("Un niveau d'écart au plus"), _percent(found.adjacent))
    kappas = (
        decimal(k, 2) if not math.isnan(k) else "–" for k in (found.kappa, found.weighted_kappa)
    )
    yield _row(_("Kappa, kappa pondéré"), ", ".join(kappas).replace(", ", " ; "))
    yield _row(_("Écart moyen"), _("{n} niveau").format(n=decimal(found.bias, 2)))
    yield _row(_("Niveaux gonflés certifiés"), _percent(found.false_certification))
    yield _row(_("Niveaux justes abaissés ou perdus"), _percent(found.unjust_loss))


def _row(name: str, value: str) -> str:
    return f"{name:<36}{value}"


def _fate(name: str, fate: Fate) -> str:
    shares = (_percent(share).rjust(10) for share in (fate.kept, fate.lowered, fate.lost))
    shown = name if len(name) <= 47 else name[:46] + "…"
    return shown.ljust(48) + "".join(shares) + decimal(fate.mean_pix).rjust(10)


def _interval(share: Proportion) -> str:
    if math.isnan(share.value):
        return "–"
    return _("{value} (entre {low} et {high})").format(
        value=_percent(share.value, 2), low=_percent(share.low, 2), high=_percent(share.high, 2)
    )


def _percent(value: float, digits: int = 1) -> str:
    return "–" if math.isnan(value) else decimal(100 * value, digits) + " %"


def _count(n: int) -> str:
    return f"{n:,}".replace(",", " ")
