"""The figures of a quiz in plain words."""

from __future__ import annotations

import math

from pixsim.foundation.i18n import decimal
from pixsim.foundation.i18n import gettext as _

SCALE = ((0.9, _("très bonne")), (0.8, _("bonne")), (0.7, _("correcte")), (0.5, _("faible")))


def reliability_sentence(value: float, items: int) -> str:
    """Reliability in a word, and what would make it better."""
    if math.isnan(value):
        return _("La fiabilité ne peut pas être calculée : trop peu de réponses ou de questions.")
    word = next((name for least, name in SCALE if value >= least), _("insuffisante"))
    said = _("Fiabilité (alpha de Cronbach) : {value}, {word}.").format(
        value=decimal(value, 2), word=word
    )
    if 0 < value < SCALE[1][0]:
        goal = SCALE[1][0]
        more = math.ceil(
            items * (goal * (1 - value) / (value * (1 - goal)) - 1) - 1e-9
        )  # Spearman-Brown
        said += " " + _(
            "Avec {n} questions de plus de même qualité, elle atteindrait {goal}."
        ).format(n=more, goal=decimal(goal, 1))
    return said


def logits(value: float, error: float) -> str:
    """A difficulty with its standard error."""
    if math.isnan(value):
        return "–"
    said = decimal(value, 2).replace("-", "−")
    return said if math.isnan(error) or math.isinf(error) else f"{said} ± {decimal(error, 2)}"
