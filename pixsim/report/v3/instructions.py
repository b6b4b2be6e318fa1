"""What to know before a V3 sitting."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.report.instructions import RESUME, duration_lines
from pixsim.session.v3.plan import V3Plan


def paragraphs(sitting: V3Plan) -> list[str]:
    """The rules of the sitting in plain words."""
    return [
        _(
            "Certification blanche de {name} : l'épreuve d'aujourd'hui (V3). Entraînement non officiel."
        ).format(name=sitting.candidate),
        _(
            "• {n} questions, chacune choisie d'après vos réponses : les premières sont faciles, puis elles s'ajustent à vous. Les 16 compétences y passent. Votre profil n'y change rien."
        ).format(n=sitting.length),
        *duration_lines(sitting),
        _(
            "• Répondez à toutes les questions. À moins de {least} réponses, pas de score ; si vous arrêtez ou si le temps manque avant la dernière, le score baisse."
        ).format(least=sitting.minimum_answers),
        _(
            "• Pas de retour en arrière : une question validée ou passée ne revient pas. « Je passe » compte comme une réponse fausse."
        ),
        _(
            "• Certaines questions sont en mode focus (●) : sans recherche, et sans quitter la fenêtre ; sinon la réponse compte comme fausse. Pour les autres, tous vos outils sont permis."
        ),
        _(
            "• Un problème avec une question ? Signalez-le (F6). En salle, le surveillant vient le constater ; ici, c'est vous qui répondez à sa place. Confirmé, la question est remplacée et ne coûte rien."
        ),
        RESUME,
        _(
            "Le score rendu est un repère : les vrais seuils ne sont pas publics (nous prenons ceux d'un jeu d'essai de Pix), et nos questions ne sont pas celles de Pix."
        ),
    ]
