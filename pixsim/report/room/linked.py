"""What a candidate at their own terminal reads about a room elsewhere, in every front."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext as _
from pixsim.report.question.asking import NO_PROBLEM, REPLACED, why_stopped
from pixsim.session.state import Session

News = Literal["cut", "back", "more_time", "replaced", "no_problem", "over"]
"""What came by the link, or became of it."""

CALL = _("Signalement envoyé : appelez le surveillant. La question attend ; le temps continue.")
OVER = _(
    "Test terminé. Vos réponses sont gardées ici et envoyées à la salle ; le résultat sera montré quand "
    "la session sera publiée."
)


def news_sentence(news: News) -> str:
    """What is said of it while the test goes on; nothing at its end, see `why_over`."""
    return {
        "cut": _(
            "La salle ne répond plus. Continuez : vos réponses sont gardées ici et partiront plus "
            "tard."
        ),
        "back": _("De nouveau relié à la salle."),
        "more_time": _("Le surveillant a ajouté du temps."),
        "replaced": REPLACED,
        "no_problem": NO_PROBLEM,
        "over": "",
    }[news]


def why_over(session: Session, *, cut_short: bool) -> str:
    """What the candidate reads at the end."""
    first = why_stopped(session, cut_short=cut_short) or {
        "invigilator": _("Le surveillant a terminé votre test."),
        "finalised": _("La session est finalisée : votre test s'arrête."),
    }.get(session.end_reason or "", "")
    return f"{first}\n\n{OVER}".strip()
