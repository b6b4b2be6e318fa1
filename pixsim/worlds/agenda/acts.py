"""What one does with an agenda."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Open a meeting."""

    word = "ouvrir"
    past = (gettext("Réunion « {event} » ouverte"),)
    do: Literal["open"] = "open"
    event: Text


class Back(Moving):
    """Go to the week."""

    word = "semaine"
    past = (gettext("Retour à la semaine"),)
    do: Literal["back"] = "back"


class Next(Moving):
    """Show the next week."""

    word = "suivante"
    past = (gettext("Semaine suivante affichée"),)
    do: Literal["next_week"] = "next_week"


class Previous(Moving):
    """Show the week before."""

    word = "précédente"
    past = (gettext("Semaine précédente affichée"),)
    do: Literal["previous_week"] = "previous_week"


class New(Act):
    """Make a meeting on a day of the week that is shown."""

    word = "créer"
    past = (gettext("Réunion « {title} » créée : {day}, {start}"),)
    do: Literal["new_event"] = "new_event"
    day: Text
    start: Text
    title: Text


class Cancel(Act):
    """Delete a meeting."""

    word = "supprimer"
    past = (gettext("Réunion « {event} » supprimée"),)
    do: Literal["cancel_event"] = "cancel_event"
    event: Text


class Shift(Act):
    """Put a meeting on another day of its week, at another hour."""

    word = "déplacer"
    past = (gettext("« {here} » déplacé : {day}, {start}"),)
    links = ("à",)
    do: Literal["put_at"] = "put_at"
    day: Text
    start: Text


class Invite(Act):
    """Invite somebody, needed or not."""

    word = "inviter"
    past = (gettext("« {who} » invité à « {here} », présence : {need}"),)
    do: Literal["invite"] = "invite"
    who: Text
    need: Text


class Uninvite(Act):
    """Take back an invitation."""

    word = "retirer"
    past = (gettext("Invitation de « {who} » à « {here} » retirée"),)
    do: Literal["uninvite"] = "uninvite"
    who: Text


class Repeat(Act):
    """Say how a meeting comes back."""

    word = "répéter"
    past = (
        gettext("« {here} » répété {how}, intervalle : {every}"),
        gettext("« {here} » n'est plus répété"),
    )
    do: Literal["repeat"] = "repeat"
    how: Text
    every: Text


class Until(Act):
    """Say until when it does; an empty text for ever."""

    word = "jusqu'au"
    past = (
        gettext("Dernière date de « {here} » : {day}"),
        gettext("« {here} » répété sans date de fin"),
    )
    do: Literal["repeat_until"] = "repeat_until"
    day: Text


class Remind(Act):
    """Say when one is reminded."""

    word = "rappel"
    past = (gettext("Rappel de « {here} » : {before}"),)
    do: Literal["remind"] = "remind"
    before: Text


class Zone(Act):
    """Tell the agenda in which time zone a guest is."""

    word = "fuseau"
    past = (gettext("Fuseau de « {who} » : {zone}"),)
    do: Literal["time_zone"] = "time_zone"
    who: Text
    zone: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Next, Previous, New, Cancel, Shift, Invite, Uninvite, Repeat, Until, Remind, Zone,
)  # fmt: skip
