"""What to know before a V3 sitting."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.report.sitting.instructions import (
    Point,
    accommodation_points,
    duration_point,
    language_points,
    resume_point,
)
from pixsim.session.v3.plan import V3Plan


def trial_points(seeded: int) -> list[Point]:
    """That some questions are on trial, where they are."""
    if not seeded:
        return []
    said = ngettext(
        "En plus, {n} question à l'essai, placée n'importe où, dont nous mesurons la difficulté. Elle "
        "ne compte pas dans le score ; le temps qu'elle prend est ajouté.",
        "En plus, {n} questions à l'essai, placées n'importe où, dont nous mesurons la difficulté. "
        "Elles ne comptent pas dans le score ; le temps qu'elles prennent est ajouté.",
        seeded,
    ).format(n=seeded)
    return [(_("À l'essai"), said)]


def sitting_points(sitting: V3Plan) -> list[Point]:
    """The rules of the sitting in plain words."""
    return [
        (
            _("Questions"),
            _(
                "{n} questions, chacune choisie d'après vos réponses : faciles d'abord, puis à votre "
                "mesure. Les 16 compétences y passent. Votre profil n'y change rien."
            ).format(n=sitting.settings.length),
        ),
        *trial_points(len(sitting.seeded_after)),
        *language_points(),
        duration_point(sitting),
        *accommodation_points(sitting),
        (
            _("Sens unique"),
            _(
                "Une question validée ou passée ne revient pas. « Je passe » compte comme une "
                "réponse fausse. À moins de {least} réponses, pas de score ; arrêter avant la "
                "dernière, et le score baisse."
            ).format(least=sitting.minimum_answers),
        ),
        (
            _("Mode focus ●"),
            _(
                "Sans recherche et sans quitter la fenêtre, sinon la réponse compte comme fausse. Pour "
                "les autres questions, tous vos outils sont permis."
            ),
        ),
        (
            _("Un problème ?"),
            _(
                "Signalez-le (F6). En salle, le surveillant vient ; ici, répondez à sa place. Confirmé, "
                "la question est remplacée et ne coûte rien."
            )
            if sitting.room is None
            else _(
                "Signalez-le (F6) : le surveillant vient voir. Confirmé, la question est remplacée et ne "
                "coûte rien. Le temps continue."
            ),
        ),
        (
            _("Score"),
            _(
                "Un repère : les vrais seuils ne sont pas publics (nous prenons ceux d'un jeu d'essai "
                "de Pix), et nos questions ne sont pas celles de Pix."
            ),
        ),
        resume_point(sitting),
    ]
