"""What to know before the clock starts: a word, and its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pixsim.accommodations import accommodation_words
from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.language import SOURCE
from pixsim.foundation.localised import clauses
from pixsim.report.wording import duration_text
from pixsim.session.plan import Plan

Point = tuple[str, str]
_KEY = re.compile(r" \(F\d+\)")


def without_keys(points: Iterable[Point]) -> list[Point]:
    """Points for a front that has no function keys."""
    return [(word, _KEY.sub("", sentence)) for word, sentence in points]


def duration_point(sitting: Plan) -> Point:
    """How long, and that the clock never stops."""
    time = duration_text(sitting.time_allowed.total_seconds())
    said = [_("{time}.").format(time=time)]
    if sitting.extra_time_percent:
        extra = _("Votre temps majoré de {n} % est compris.")
        said.append(extra.format(n=sitting.extra_time_percent))
    elif not sitting.seeded_after:  # with either, two hours may not be enough
        said = [_("{time}, dans une séance de deux heures en centre.").format(time=time)]
    said.append(_("L'heure de fin est fixée au départ : fermer la fenêtre n'arrête pas le temps."))
    return _("Durée"), " ".join(said)


def accommodation_points(sitting: Plan) -> list[Point]:
    """What the profile asked for, where it did."""
    found = accommodation_words(sitting.accommodations)
    return [(_("Aménagements"), clauses(found).capitalize() + ".")] if found else []


def language_points() -> list[Point]:
    """What is in French, where the interface is not."""
    if LANGUAGE == SOURCE:
        return []
    return [
        (
            _("Langue"),
            _(
                "Les questions traduites viennent d'abord, partout où la règle laisse le choix ; les "
                "autres sont en français, comme à la certification."
            ),
        )
    ]


def resume_point(sitting: Plan) -> Point:
    """What a breakdown costs."""
    if sitting.room is not None:
        return _("Un arrêt ?"), _("Le surveillant autorise la reprise, à la même question.")
    return _("Un arrêt ?"), _("Rouvrez pixsim : vous reprendrez à la même question.")
