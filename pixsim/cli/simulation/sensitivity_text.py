"""Format the sensitivity of the pass rate to each prior."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pixsim.foundation.i18n import decimal, localise_decimal_sign
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pandas import DataFrame

NAME, BAR = 33, 20  # columns of a name and of a bar


def sensitivity_lines(table: DataFrame) -> Iterator[str]:
    """The table of `pixsim.simulation.sensitivity`, largest swing first, with bars."""
    yield ""
    yield _("Quel a priori fait le taux de réussite")
    yield "  " + _("Chacun est porté à deux valeurs plausibles, les autres inchangés.")
    base = float(table["passed"].iloc[0])
    pix = float(table["pix"].iloc[0])
    yield "  " + _("Sans rien bouger : {rate} % de certifiés, {pix} pix en moyenne.").format(
        rate=decimal(100 * base), pix=decimal(pix)
    )
    yield ""
    names = (_("A priori (de … à …)"), _("certifiés, %"), _("pix"))
    yield f"{names[0]:<{NAME}} {names[1]:>13} {names[2]:>11}"
    widest = max(float(table["passed_swing"].max()), 1e-9)
    for row in table.to_dict("records"):
        told = f"{_prior_names()[row['prior']]} ({_number_text(row['low'])} – {_number_text(row['high'])})"
        ends = sorted(
            (decimal(100 * row[f"passed_{end}"]), decimal(row[f"pix_{end}"], 0), end == "high")
            for end in ("low", "high")
        )
        ends.sort(key=lambda end: end[2])
        rate = f"{ends[0][0]} – {ends[1][0]}"
        mean = f"{ends[0][1]} – {ends[1][1]}"
        bar = "█" * round(BAR * row["passed_swing"] / widest)
        yield f"{told:<{NAME}} {rate:>13} {mean:>11} {bar}".rstrip()


def _number_text(value: float) -> str:
    return localise_decimal_sign(f"{value:g}")


def _prior_names() -> dict[str, str]:
    """Priors in the language of the reader."""
    return {
        "ability": _("aptitude moyenne"),
        "ability spread": _("écart d'aptitude"),
        "correlation": _("corrélation"),
        "help": _("aide à la maison"),
        "learning": _("progrès avant l'examen"),
        "luck": _("chance du profil"),
        "retention": _("acquis retenus"),
        "mastery": _("seuil de maîtrise"),
        "guessing": _("réponses devinées"),
        "pace": _("secondes par question"),
        "dropout": _("départs"),
        "technical": _("pannes"),
    }
