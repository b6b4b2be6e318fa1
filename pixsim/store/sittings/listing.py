"""Sittings in the words of a list, and what goes when one of them is deleted."""

from __future__ import annotations

from collections.abc import Container

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.report.result.text import result_line
from pixsim.report.wording import long_day
from pixsim.store.sittings.progress import stored_result
from pixsim.store.sittings.summary import SittingSummary


def summary_state(
    summary: SittingSummary, under_way: str, read: Container[str] = frozenset()
) -> str:
    """What a line of a list says of a sitting; `under_way` where it is whole and not over.

    Parameters
    ----------
    read : container of str
        Sittings of rooms elsewhere, which keep their results, whose result was read here.
    """
    result = stored_result(summary)
    if summary.kind == "unreadable" or (summary.result and result is None):
        return _("illisible : altérée sur le disque")
    if result is None and summary.id in read and summary.kind == "exam":
        return _("{rules} · salle {n} : résultat lu, la salle le garde").format(
            rules=summary.rules.upper(), n=summary.room
        )
    if result is None and summary.room is not None and summary.kind == "exam":
        return _("{rules} · salle {n} : résultat pas encore publié").format(
            rules=summary.rules.upper(), n=summary.room
        )
    if result is not None:
        line = result_line(result)
        return line if summary.kind == "exam" else _("ALTÉRÉE · {line}").format(line=line)
    return under_way if summary.kind == "exam" else _("ALTÉRÉE : ne peut pas être reprise")


def of_room_sentence(room: int) -> str:
    """Why a sitting of a room can be neither taken up nor looked at."""
    return _(
        "Cette épreuve se passe dans la salle {n} : elle ne se reprend que là, et son résultat se "
        "lit ici une fois publié."
    ).format(n=room)


def sitting_removal_sentence(sitting: SittingSummary) -> str:
    """What goes with one sitting."""
    n = sitting.answered
    return ngettext(
        "L'épreuve de {name} du {day}, sa réponse, son résultat et ses fichiers seront supprimés "
        "pour de bon.",
        "L'épreuve de {name} du {day}, ses {n} réponses, son résultat et ses fichiers seront "
        "supprimés pour de bon.",
        n,
    ).format(name=sitting.candidate, day=long_day(sitting.created_at), n=n)
