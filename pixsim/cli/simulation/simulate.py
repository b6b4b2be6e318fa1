"""``pixsim simulate``: pass rates of a whole cohort."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.options import file_option, flag
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, report_lost_workers, say
from pixsim.cli.console.signals import orderly_end
from pixsim.cli.simulation.options import rules_option, workers_option
from pixsim.cli.sources import bank_option, load_the_bank
from pixsim.foundation.file_reading import FileTooLargeError, read_bytes
from pixsim.foundation.i18n import decimal
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError, Problem
from pixsim.store.causes import cause_words

if TYPE_CHECKING:
    from pixsim.bank.reading.load import Bank
    from pixsim.framework import Framework
    from pixsim.simulation.people.known_candidates import Given
    from pixsim.simulation.run import Rows

SCHEMA = "pixsim/simulation/2"
SINCERITIES = ("exact", "honest", "inflated", "mixed", "deflated")
PROFILES = ("levels", "positioning")
DEFAULT_CANDIDATES = 100_000
MOST_WORKERS = 61  # processes of one pool under Windows; all are started at once
MOST_BYTES = 1 << 30  # of a table of candidates
GIGABYTE = 1e9


@click.command(
    help=_(
        "Simule la certification de toute une cohorte : qui réussit, à quel niveau.\n\n"
        "Les aptitudes, les circonstances et les difficultés jamais calibrées sont des a priori, "
        "pas des mesures."
    ),
    short_help=_("Simule toute une cohorte : qui réussit."),
)
@rules_option
@click.option(
    "--candidates",
    metavar="N",
    help=_(
        "Nombre de candidats, un milliard au plus ; par défaut 100 000, ou autant que de lignes "
        "dans --table."
    ),
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
@file_option(
    "--table",
    exists=True,
    help=_(
        "Candidats connus, un par ligne d'un CSV : colonnes theta_1.1 à theta_5.2, et au choix "
        "level_1.1 à level_5.2 ou pix_1.1 à pix_5.2, et extra_time_percent."
    ),
)
@workers_option
@bank_option
@flag(
    "--retest",
    help=_("Faire passer le test deux fois aux 20 000 premiers : fidélité, erreur-type du score."),
)
@flag(
    "--sensitivity",
    help=_(
        "Bouger chaque a priori à son tour : lequel fait le taux de réussite (16 384 candidats)."
    ),
)
@flag("--json", "as_json", help=_("Écrire le résumé en JSON."))
@file_option(
    "--out", help=_("Écrire une ligne par candidat dans ce fichier (.csv, .jsonl ou .parquet).")
)
def simulate(
    rules: str,
    candidates: str | None,
    seed: str,
    sincerity: str,
    profiles: str,
    table: Path | None,
    workers: str,
    retest: bool,
    sensitivity: bool,
    as_json: bool,
    out: Path | None,
) -> None:
    """Print the summary; progress goes to stderr."""
    numbers = whole_numbers(as_json, candidates=candidates, seed=seed, workers=workers)
    if out is not None:
        _check_format(out)
    from pixsim.foundation.workers import worker_pool
    from pixsim.simulation import SINCERITY, Cohort, SimulatedPositioning, reliability
    from pixsim.simulation import sensitivity as moved_priors
    from pixsim.simulation import simulate as run
    from pixsim.simulation.experiments.sensitivity import CANDIDATES as IN_EACH_ARM
    from pixsim.simulation.reliability import CANDIDATES
    from pixsim.simulation.rule_sets import SIMULATED

    bank = load_the_bank()
    check_framework(bank, as_json)
    workers_wanted = numbers["workers"]
    with orderly_end(), leave_on_refusal(as_json):
        given = None if table is None else _given_candidates(table, bank.framework)
        number = numbers.get("candidates", DEFAULT_CANDIDATES if given is None else given.size)
        with (
            nullcontext() if out is None else _open_table(out, number) as rows,
            worker_pool(workers_wanted) if workers_wanted > 1 else nullcontext() as executor,
            progress_bar(number) as progress,
        ):
            cohort = Cohort(
                sincerity=SINCERITY[sincerity],
                given=given,
                positioning=SimulatedPositioning() if profiles == "positioning" else None,
            )
            settings = SIMULATED[rules].settings()
            result = run(
                cohort,
                rules=settings,
                candidates=number,
                seed=numbers["seed"],
                bank=bank,
                table=False,
                executor=executor,
                progress=progress,
                rows=rows,
            )
            again = None
            if retest and number > 1:
                again = reliability(
                    cohort,
                    rules=settings,
                    candidates=min(number, CANDIDATES),
                    seed=numbers["seed"],
                    bank=bank,
                    executor=executor,
                )
            moved = None
            if sensitivity:
                moved = moved_priors(
                    cohort,
                    settings,
                    candidates=min(number, IN_EACH_ARM),
                    seed=numbers["seed"],
                    bank=bank,
                    executor=executor,
                )
    if not as_json:
        from pixsim.cli.simulation.sensitivity_text import sensitivity_lines
        from pixsim.cli.simulation.text import summary_lines

        say("\n".join(summary_lines(result, again)))
        if moved is not None:
            say("\n".join(sensitivity_lines(moved)))
        return
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
            "retest": None if again is None else again.as_dict(),
            "sensitivity": None if moved is None else moved.to_dict("records"),
        }
    )


def check_framework(bank: Bank, as_json: bool) -> None:
    """Leave with a message when the bank has not the competences that people are simulated in."""
    from pixsim.rules.v3 import V3

    count, needed = len(bank.framework.competences), V3().competences
    if count != needed:
        problem = Problem.of(
            bank.path.name, "", "competence", "competence_count", n=count, expected=needed
        )
        fail_with([problem], as_json, SCHEMA)


def whole_numbers(as_json: bool, **given: str | None) -> dict[str, int]:
    """Options that are whole numbers; leaves with every one that is not."""
    from pixsim.simulation.people.assumptions import in_range, whole_number
    from pixsim.simulation.run import MOST_CANDIDATES

    problems: list[Problem] = []
    numbers: dict[str, int] = {}
    for name, text in given.items():
        if text is None:
            continue
        value: int | str = text
        with suppress(ValueError):
            value = numbers[name] = int(text)
        most = MOST_CANDIDATES if name == "candidates" else None
        faults = list(whole_number(f"--{name}", value, 0 if name == "seed" else 1, most))
        if name == "workers" and not faults:
            faults += in_range("--workers", value, 1, MOST_WORKERS)
        problems += faults
    if problems:
        fail_with(problems, as_json, SCHEMA, ExitCode.USAGE)
    return numbers


def _given_candidates(table: Path, framework: Framework) -> Given:
    """Candidates of a file."""
    import pandas as pd

    from pixsim.simulation import from_table

    try:
        content = read_bytes(table, MOST_BYTES)
        found = pd.read_csv(io.BytesIO(content))
    except FileTooLargeError as error:
        problem = Problem.of(table.name, "", "", "many_bytes", n=error.n, most=MOST_BYTES)
        raise DataError([problem]) from error
    except (OSError, ValueError) as error:  # ValueError: all that pandas finds wrong with a file
        known = isinstance(error, OSError | UnicodeDecodeError)  # the front has its own words
        told = error if known else str(error).strip()
        problem = Problem.of(table.name, "", "", "unreadable", error=told)
        raise DataError([problem]) from error
    if not isinstance(found.index, pd.RangeIndex):  # pandas took the first values as names of rows
        n, expected = found.shape[1] + found.index.nlevels, found.shape[1]
        raise DataError([Problem.of(table.name, "", "", "row_length", n=n, expected=expected)])
    return from_table(found, framework, name=table.name)


@contextmanager
def progress_bar(candidates: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, drawn only where it is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn(_("{n} %").format(n="{task.percentage:>3.0f}")),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(_("Simulation"), total=candidates)
        yield lambda done, _every: bar.update(task, completed=done)


def _check_format(out: Path) -> None:
    """Leave where the name tells no format, or one that cannot be written."""
    from pixsim.simulation.table_file import FORMATS

    if out.suffix not in FORMATS:
        raise click.BadParameter(
            _("« {name} » doit finir par .csv, .jsonl ou .parquet.").format(name=out.name),
            param_hint="--out",
        )
    if out.suffix == ".parquet":
        try:
            import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore] # noqa: F401
        except ImportError:
            raise click.BadParameter(
                _("le format Parquet demande le paquet pyarrow ; .csv s'en passe."),
                param_hint="--out",
            ) from None


@contextmanager
def _open_table(out: Path, number: int) -> Iterator[Rows]:
    """The file of the table; leaves with a message where it cannot be written."""
    from pixsim.simulation.table_file import NoRoomError, table_file

    told = _("{name} n'a pas pu être écrit : {error}")
    try:
        with table_file(out, number) as rows:
            yield rows
    except NoRoomError as error:
        room = _("il faudrait environ {needed} Go, il en reste {free}").format(
            needed=decimal(error.needed / GIGABYTE), free=decimal(error.free / GIGABYTE)
        )
        say(told.format(name=out, error=room), err=True)
        raise SystemExit(ExitCode.DATA) from None
    except OSError as error:
        say(told.format(name=out, error=cause_words(error)), err=True)
        raise SystemExit(ExitCode.DATA) from None


@contextmanager
def leave_on_refusal(as_json: bool) -> Iterator[None]:
    """Leave with a message where data are unusable or a process is lost."""
    try:
        with report_lost_workers(as_json, SCHEMA, "--workers"):
            yield
    except DataError as error:
        fail_with(error.problems, as_json, SCHEMA)
