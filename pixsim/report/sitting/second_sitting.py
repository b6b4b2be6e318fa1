"""What is said to who begins an exam while another of theirs is under way; the same in every front."""

from __future__ import annotations

from datetime import timedelta

from pixsim.foundation.i18n import gettext as _
from pixsim.report.sitting.clock import time_left

TITLE = _("Une épreuve est en cours")
ANOTHER = _("En commencer une autre")
LEFT_ALONE = _("Celle en cours reste à reprendre, dans « Résultats passés » ; son temps continue.")
NOT_ASKED = _("La même commande avec --resume la reprend ; une autre commence ici.")
NOTHING_TO_RESUME = _("Aucune épreuve en cours pour {name}. Sans --resume, une épreuve commence.")


def standing_words(rules: str, number: int, length: int, left: timedelta) -> str:
    """« V2, question 3 sur 48. Il reste 1 h 02, et le temps ne s'arrête pas. »"""
    where = _("{rules}, question {n} sur {length}.").format(
        rules=rules.upper(), n=number, length=length
    )
    time = _("Il reste {time}, et le temps ne s'arrête pas.").format(time=time_left(left))
    if left <= timedelta(0):
        time = _("D'après l'horloge, son temps est écoulé.")
    return f"{where} {time}"


def resuming_words(number: int, length: int) -> str:
    """« Reprendre à la question 3 sur 48 »."""
    return _("Reprendre à la question {n} sur {length}").format(n=number, length=length)
