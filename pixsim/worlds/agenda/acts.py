"""What one does with an agenda."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving, do="open", word="ouvrir"):
    """Open a meeting."""

    past = (gettext("Réunion « {event} » ouverte"),)
    event: Text


class Back(Moving, do="back", word="semaine"):
    """Go to the week."""

    past = (gettext("Retour à la semaine"),)


class Next(Moving, do="next_week", word="suivante"):
    """Show the next week."""

    past = (gettext("Semaine suivante affichée"),)


class Previous(Moving, do="previous_week", word="précédente"):
    """Show the week before."""

    past = (gettext("Semaine précédente affichée"),)


class New(Act, do="new_event", word="créer"):
    """Make a meeting on a day of the week that is shown."""

    past = (gettext("Réunion « {title} » créée : {day}, {start}"),)
    day: Text
    start: Text
    title: Text


class Cancel(Act, do="cancel_event", word="supprimer"):
    """Delete a meeting."""

    past = (gettext("Réunion « {event} » supprimée"),)
    event: Text


class Shift(Act, do="put_at", word="déplacer"):
    """Put a meeting on another day of its week, at another hour."""

    past = (gettext("« {here} » déplacé : {day}, {start}"),)
    links = ("à",)
    day: Text
    start: Text


class Invite(Act, do="invite", word="inviter"):
    """Invite somebody, needed or not."""

    past = (gettext("« {who} » invité à « {here} », présence : {need}"),)
    who: Text
    need: Text


class Uninvite(Act, do="uninvite", word="retirer"):
    """Take back an invitation."""

    past = (gettext("Invitation de « {who} » à « {here} » retirée"),)
    who: Text


class Repeat(Act, do="repeat", word="répéter"):
    """Say how a meeting comes back."""

    past = (
        gettext("« {here} » répété {how}, intervalle : {every}"),
        gettext("« {here} » n'est plus répété"),
    )
    how: Text
    every: Text


class Until(Act, do="repeat_until", word="jusqu'au"):
    """Say until when it does; an empty text for ever."""

    past = (
        gettext("Dernière date de « {here} » : {day}"),
        gettext("« {here} » répété sans date de fin"),
    )
    day: Text


class Remind(Act, do="remind", word="rappel"):
    """Say when one is reminded."""

    past = (gettext("Rappel de « {here} » : {before}"),)
    before: Text


class Zone(Act, do="time_zone", word="fuseau"):
    """Tell the agenda in which time zone a guest is."""

    past = (gettext("Fuseau de « {who} » : {zone}"),)
    who: Text
    zone: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Next, Previous, New, Cancel, Shift, Invite, Uninvite, Repeat, Until, Remind, Zone,
)  # fmt: skip
