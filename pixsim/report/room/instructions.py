"""What a candidate of a supervised room reads before anything opens."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.report.sitting.instructions import Point, language_points
from pixsim.report.v3.instructions import trial_points
from pixsim.report.wording import duration_text
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3, seeded_minutes

OFFLINE: Point = (
    _("Sans internet"),
    _("Aucune question n'est à chercher sur le web ; vos autres outils restent permis."),
)
SETTINGS = {"v2": V2, "v3": V3}


def room_points(
    rules: str,
    extra_time_percent: int,
    seeded: int = 0,
    *,
    offline: bool = False,
    at_terminal: bool = False,
) -> list[Point]:
    """The rules of the session in plain words; the test itself is drawn once it begins.

    Parameters
    ----------
    rules : str
    extra_time_percent : int
        Of this candidate, as the room has it.
    seeded : int
        Questions on trial of each test (V3).
    offline : bool
        No question needs the web.
    at_terminal : bool
        The candidate sits at a terminal of their own, not in a browser.
    """
    minutes = SETTINGS[rules]().duration_minutes
    if seeded:
        minutes += seeded_minutes(V3(), seeded)
    minutes = minutes * (100 + extra_time_percent) / 100
    time = _("{time}.").format(time=duration_text(minutes * 60))
    if extra_time_percent:
        time += " " + _("Votre temps majoré de {n} % est compris.").format(n=extra_time_percent)
    problem = (
        _("Signalez-le et appelez le surveillant : s'il le constate, la question est remplacée.")
        if rules == "v3"
        else _("Signalez-le et appelez le surveillant : selon le cas, la question ne comptera pas.")
    )
    again = (
        _("Relancez la même commande : le surveillant autorise la reprise, à la même question.")
        if at_terminal
        else _("Rouvrez la même adresse : le surveillant autorise la reprise, à la même question.")
    )
    return [
        *trial_points(seeded),
        *language_points(),
        *([OFFLINE] if offline else []),
        (_("Durée"), time + " " + _("Le temps court dès le départ, et rien ne l'arrête.")),
        (
            _("Sens unique"),
            _(
                "Une question validée ou passée ne revient pas. « Je passe » compte comme une "
                "réponse fausse."
            ),
        ),
        (
            _("Mode focus ●"),
            _(
                "Sans recherche et sans quitter la fenêtre, sinon la réponse compte comme fausse. Pour "
                "les autres questions, tous vos outils sont permis."
            ),
        ),
        (_("Un problème ?"), problem),
        (_("Une panne ?"), again),
        (
            _("Seul"),
            _("Sans aide, sans téléphone, sans parler. Le surveillant voit où vous en êtes."),
        ),
        (_("Résultat"), _("Il est montré quand la session est finalisée et publiée.")),
    ]
