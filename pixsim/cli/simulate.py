"""``pixsim simulate``: pass rates of a whole cohort."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.output import ExitCode, emit_json, fail_with, problem_lines, say
from pixsim.cli.sources import load_the_bank
from pixsim.i18n import gettext as _
from pixsim.problems import DataError, Problem

if TYPE_CHECKING:
    from pixsim.framework import Framework
    from pixsim.simulation.run import SimulationResult
    from pixsim.simulation.tables import Given

SCHEMA = "pixsim/simulation/2"
RULES = ("v2", "v3")
SINCERITIES = ("exact", "honest", "inflated", "mixed", "deflated")
PROFILES = ("levels", "positioning")
FORMATS = (".csv", ".parquet")
DEFAULT_CANDIDATES = 100_000
MOST_WORKERS = 61  # processes of one pool under Windows; all are started at once


@click.command(
    help=_(
        "Simule la certification de toute une cohorte : qui réussit, à quel niveau.\n\n"
        "Les aptitudes, les circonstances et les difficultés jamais calibrées sont des a priori, "
        "pas des mesures."
    )
)
@click.option(
    "--rules",
    type=click.Choice(RULES),
    default="v2",
    show_default=True,
    help=_("Règles : test personnel (v2) ou adaptatif (v3)."),
)
@click.option(
    "--candidates",
    metavar="N",
    help=_("Nombre de candidats ; par défaut 100 000, ou autant que de lignes dans --table."),
)
@click.option(
    "--seed",
    default="1",
    show_default=True,
    metavar="N",
    help=_("Graine : la même donne les mêmes chiffres et, en v2 et v3, les mêmes candidats."),
)
@click.option(
    "--sincerity",
    type=click.Choice(SINCERITIES),
    default="honest",
    show_default=True,
    help=_("Profils exacts, honnêtes, gonflés, mêlés ou sous-estimés."),
)
@click.option(
    "--profiles",
    type=click.Choice(PROFILES),
    default="levels",
    show_default=True,
    help=_("Profils placés d'après l'aptitude, ou obtenus par positionnement simulé (lent)."),
)
@click.option(
    "--table",
    metavar="FICHIER",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=_(
        "Candidats connus, un par ligne d'un CSV : colonnes theta_1.1 à theta_5.2, et au choix "
        "level_1.1 à level_5.2 et extra_time_percent."
    ),
)
@click.option(
    "--workers",
    default="1",
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
    candidates: str | None,
    seed: str,
    sincerity: str,
    profiles: str,
    table: Path | None,
    workers: str,
    as_json: bool,
    out: Path | None,
) -> None:
    """Print the summary; progress goes to stderr."""
    numbers = _numbers(as_json, candidates=candidates, seed=seed, workers=workers)
    write = None if out is None else _writer(out)
    from concurrent.futures import ProcessPoolExecutor

    from pixsim.rules.v2 import V2
    from pixsim.rules.v3 import V3
    from pixsim.simulation import SINCERITY, Cohort, Positioning
    from pixsim.simulation import simulate as run

    bank = load_the_bank()
    pool = ProcessPoolExecutor(numbers["workers"]) if numbers["workers"] > 1 else nullcontext()
    try:
        given = None if table is None else _read(table, bank.framework)
        number = numbers.get("candidates", DEFAULT_CANDIDATES if given is None else given.size)
        with _progress(number) as progress, pool as executor:
            result = run(
                Cohort(
                    sincerity=SINCERITY[sincerity],
                    given=given,
                    positioning=Positioning() if profiles == "positioning" else None,
                ),
                rules={"v2": V2, "v3": V3}[rules](),
                candidates=number,
                seed=numbers["seed"],
                bank=bank,
                table=out is not None,
                executor=executor,
                progress=progress,
            )
    except DataError as error:
        fail_with(error.problems, as_json, SCHEMA)
    if write is not None:
        write(result)
    if as_json:
        emit_json(
            {
                "schema": SCHEMA,
                "rules": rules,
                "seed": numbers["seed"],
                "sincerity": sincerity,
                "profiles": profiles,
                "bank": bank.digest,
                "provenance": result.provenance.as_dict(),
                "summary": result.summary().as_dict(),
            }
        )
    else:
        from pixsim.cli.simulation_text import summary_lines

        say("\n".join(summary_lines(result)))


def _numbers(as_json: bool, **given: str | None) -> dict[str, int]:
    """Options that are whole numbers; leaves with every one that is not."""
    from pixsim.simulation.priors import in_range, whole_number

    problems: list[Problem] = []
    numbers: dict[str, int] = {}
    for name, text in given.items():
        if text is None:
            continue
        value: int | str = text
        with suppress(ValueError):
            value = numbers[name] = int(text)
        faults = list(whole_number(f"--{name}", value, 0 if name == "seed" else 1))
        if name == "workers" and not faults:
            faults += in_range("--workers", value, 1, MOST_WORKERS)
        problems += faults
    if problems:
        if as_json:
            emit_json({"schema": SCHEMA, "ok": False, "problems": [str(p) for p in problems]})
        for line in problem_lines(problems):
            say(line, err=True)
        raise SystemExit(ExitCode.USAGE)
    return numbers


def _read(table: Path, framework: Framework) -> Given:
    """Candidates of a file."""
    import pandas as pd

    from pixsim.simulation import from_table

    try:
        found = pd.read_csv(table)
    except (
        OSError,
        ValueError,
    ) as error:  # ValueError: what pandas raises for all faults of a file
        reason = str(error).strip()
        message = f"cannot be read: {reason}"
        raise DataError(
            [Problem(table.name, "", "", "unreadable", message, {"error": reason})]
        ) from error
    if not isinstance(found.index, pd.RangeIndex):  # pandas took the first values as names of rows
        context = {"n": found.shape[1] + found.index.nlevels, "expected": found.shape[1]}
        message = "{n} values in a row, {expected} are expected".format_map(context)
        raise DataError([Problem(table.name, "", "", "row_length", message, context)])
    return from_table(found, framework, name=table.name)


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
        say(_("Impossible d'écrire dans {folder}.").format(folder=out.parent), err=True)
        raise SystemExit(ExitCode.DATA)
    part = out.with_name(f".{out.name}.part")
    with _told(out):  # a name too long, a folder that holds no files
        part.touch()
        part.unlink()
    if out.suffix == ".parquet":
        try:
            import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore] # noqa: F401
        except ImportError:
            raise click.BadParameter(
                _("le format Parquet demande le paquet pyarrow ; .csv s'en passe."),
                param_hint="--out",
            ) from None

    def write(result: SimulationResult) -> None:
        with _told(out):
            try:
                if out.suffix == ".csv":
                    result.table.to_csv(part, index=False)
                else:
                    result.table.to_parquet(part, index=False)
                part.replace(out)
            finally:
                part.unlink(missing_ok=True)

    return write


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Leave with a message where the file cannot be written."""
    try:
        yield
    except OSError as error:
        told = _("{name} n'a pas pu être écrit : {error}")
        say(told.format(name=out, error=error.strerror or error), err=True)
        raise SystemExit(ExitCode.DATA) from None
