"""``pixsim score``: abilities of candidates by the parameters that the bank holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.number_options import FiniteRange
from pixsim.cli.console.options import file_option, files_argument, flag
from pixsim.cli.console.output import emit_data, fail_with, say
from pixsim.cli.sources import bank_option, load_the_bank
from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.answers.raw_tables import Repeats


@click.command(
    help=_(
        "Écrit l'habileté de chaque candidat d'après ses réponses et les paramètres de la banque, sans "
        "rien calibrer (CSV : candidate, theta, se, n)."
    ),
    short_help=_("Écrit l'habileté de chaque candidat."),
)
@files_argument("files", metavar=_("RÉPONSES…"))  # fmt: skip
@click.option("--method", type=click.Choice(["wle", "eap", "map", "mle"]), default="wle",
              show_default=True, help=_("Façon d'estimer ; eap et map supposent une population."))  # fmt: skip
@click.option("--mean", type=FiniteRange(-10, 10), default=0.0, show_default=True,
              help=_("Habileté moyenne supposée par eap et map."))  # fmt: skip
@click.option("--sd", type=FiniteRange(0.05, 10), default=1.5, show_default=True,
              help=_("Écart type supposé par eap et map."))  # fmt: skip
@flag("--priors", help=_("Employer aussi les items jamais calibrés, d'après leur niveau."))  # fmt: skip
@click.option("--repeats", type=click.Choice(["first", "last", "refuse"]),
              help=_("Réponse qui compte quand un candidat a répondu plusieurs fois à un item."))  # fmt: skip
@flag("--ignore-unknown", help=_("Laisser de côté les items que la banque n'a pas."))  # fmt: skip
@file_option("--out", help=_("Écrire dans ce fichier plutôt que dans le terminal."))  # fmt: skip
@bank_option
def score(
    files: tuple[Path, ...],
    method: str,
    mean: float,
    sd: float,
    priors: bool,
    repeats: Repeats | None,
    ignore_unknown: bool,
    out: Path | None,
) -> None:
    """Read, estimate, write; what was left out goes to stderr."""
    from pixsim.answers.merge import merge_responses
    from pixsim.calibration.bank import bank_scores
    from pixsim.cli.calibration.extras import table_text, write_table
    from pixsim.foundation.problems import DataError
    from pixsim.report.faults.french import in_french
    from pixsim.report.wording import wrap_sentence

    try:
        found, findings = bank_scores(
            merge_responses(files), load_the_bank(), method=method, mean=mean, sd=sd,
            priors=priors, repeats=repeats, unknown="leave_out" if ignore_unknown else "refuse",
        )  # fmt: skip
    except DataError as error:
        try:
            fail_with(error.problems)
        finally:
            kinds = {problem.kind for problem in error.problems}
            if "unknown_item" in kinds and not ignore_unknown:
                say(_("Pour laisser de côté les items inconnus : --ignore-unknown"), err=True)
            if "none_calibrated" in kinds:
                say(_("Pour employer aussi les items jamais calibrés : --priors"), err=True)
    if out is None:
        emit_data(table_text(found).encode())
    else:
        write_table(out, found)
    for finding in findings:
        say(
            "\n".join(wrap_sentence(_("Attention : {text}.").format(text=in_french(finding)))),
            err=True,
        )
    said = ngettext(
        "{n} candidat, habileté moyenne {mean}.",
        "{n} candidats, habileté moyenne {mean}.",
        len(found),
    )
    finite = found["theta"].replace([float("inf"), float("-inf")], float("nan"))
    say(said.format(n=len(found), mean=decimal(float(finite.mean()), 2)), err=True)
