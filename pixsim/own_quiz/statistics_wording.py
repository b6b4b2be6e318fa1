"""The figures of a quiz in plain words."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

from pixsim.foundation.i18n import decimal, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value
from pixsim.own_quiz.groups import QuestionGroups

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


def logits_text(value: float, error: float) -> str:
    """A difficulty with its standard error."""
    if math.isnan(value):
        return "–"
    said = decimal(value, 2).replace("-", "−")
    return said if math.isnan(error) or math.isinf(error) else f"{said} ± {decimal(error, 2)}"


def group_name(name: str) -> str:
    """A group by its name."""
    return _("groupe {name}").format(name=name)


def group_lines(groups: QuestionGroups, most: int | None = None) -> list[str]:
    """How many groups, how they hang together, and which questions each has."""
    count = len(groups.names)
    return [
        ngettext(
            "{n} groupe de questions, chacune jugée dans le sien.",
            "{n} groupes de questions, chacune jugée dans le sien.",
            count,
        ).format(n=count),
        *(
            label_value(group_name(name), _list_items(own, most))
            for name, own in zip(groups.names, groups.items, strict=True)
        ),
        *(_correlation_sentence(row) for row in groups.correlations.to_dict("records")),
    ]


def _list_items(items: tuple[str, ...], most: int | None) -> str:
    return ", ".join(items[:most]) + (", …" if most is not None and len(items) > most else "")


def _correlation_sentence(row: Mapping[Hashable, Any]) -> str:
    if math.isnan(row["correlation"]):
        return _(
            "Trop peu de réponses pour dire comment {first} et {second} vont ensemble."
        ).format(first=group_name(row["first"]), second=group_name(row["second"]))
    return _(
        "Corrélation entre {first} et {second} : {value} ± {error}. À 1, c'est un même savoir ; à 0, qui sait "
        "l'un n'en sait pas plus sur l'autre."
    ).format(
        first=group_name(row["first"]),
        second=group_name(row["second"]),
        value=decimal(row["correlation"], 2).replace("-", "−"),
        error=decimal(row["se"], 2),
    )
