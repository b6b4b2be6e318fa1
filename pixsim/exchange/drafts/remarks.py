"""What a draft does not say and its file did: kept as comments beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixsim.foundation.i18n import gettext as _
from pixsim.text.terminal_text import plain_line

Kind = Literal["lost", "part_mark", "pattern", "feedback", "tag", "one_right", "units"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark.

    Attributes
    ----------
    kind : str
        - ``lost``: markup that has no counterpart (a name).
        - ``part_mark``: an answer with part of the mark (answer, per cent).
        - ``pattern``: an accepted form with a wildcard, left out (form).
        - ``feedback``: said after an answer (answer, text).
        - ``tag``: a tag.
        - ``one_right``: boxes to tick of which one is right: a QCU.
        - ``units``: a unit of another size, left out (unit).
    values : tuple of str
    """

    kind: Kind
    values: tuple[str, ...] = ()


def remark_text(remark: Remark) -> str:
    """A remark as a comment, in French, on one line."""
    first, second = (*remark.values, "", "")[:2]
    said = {
        "lost": _("perdu dans la conversion : {first}"),
        "part_mark": _("« {first} » donnait {second} % des points : ici, tout ou rien"),
        "pattern": _("forme avec joker, laissée de côté : {first}"),
        "feedback": _("retour après « {first} » : {second}"),
        "tag": _("étiquette : {first}"),
        "one_right": _("cases à cocher dont une seule est juste : devenu un choix unique"),
        "units": _("unité d'une autre taille, laissée de côté : {first}"),
    }[remark.kind]
    return plain_line(" ".join(said.format(first=first, second=second).split()))
