"""What one does with an agenda."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Open a meeting."""

    word: ClassVar[str] = "ouvrir"
    do: Literal["open"] = "open"
    event: Text


class Back(Moving):
    """Go to the week."""

    word: ClassVar[str] = "semaine"
    do: Literal["back"] = "back"


class Next(Moving):
    """Show the next week."""

    word: ClassVar[str] = "suivante"
    do: Literal["next_week"] = "next_week"


class Previous(Moving):
    """Show the week before."""

    word: ClassVar[str] = "précédente"
    do: Literal["previous_week"] = "previous_week"


class New(Act):
    """Make a meeting on a day of the week that is shown."""

    word: ClassVar[str] = "créer"
    do: Literal["new_event"] = "new_event"
    day: Text
    start: Text
    title: Text


class Cancel(Act):
    """Delete a meeting."""

    word: ClassVar[str] = "supprimer"
    do: Literal["cancel_event"] = "cancel_event"
    event: Text


class Shift(Act):
    """Put a meeting on another day of its week, at another hour."""

    word: ClassVar[str] = "déplacer"
    links: ClassVar[tuple[str, ...]] = ("à",)
    do: Literal["put_at"] = "put_at"
    day: Text
    start: Text


class Invite(Act):
    """Invite somebody, needed or not."""

    word: ClassVar[str] = "inviter"
    do: Literal["invite"] = "invite"
    who: Text
    need: Text


class Uninvite(Act):
    """Invite somebody no more."""

    word: ClassVar[str] = "retirer"
    do: Literal["uninvite"] = "uninvite"
    who: Text


class Repeat(Act):
    """Say how a meeting comes back."""

    word: ClassVar[str] = "répéter"
    do: Literal["repeat"] = "repeat"
    how: Text
    every: Text


class Until(Act):
    """Say until when it does; an empty text for ever."""

    word: ClassVar[str] = "jusqu'au"
    do: Literal["repeat_until"] = "repeat_until"
    day: Text


class Remind(Act):
    """Say when one is reminded."""

    word: ClassVar[str] = "rappel"
    do: Literal["remind"] = "remind"
    before: Text


class Zone(Act):
    """Tell the agenda in which time zone a guest is."""

    word: ClassVar[str] = "fuseau"
    do: Literal["time_zone"] = "time_zone"
    who: Text
    zone: Text


ACTS: tuple[type[Act], ...] = (
    Open, Back, Next, Previous, New, Cancel, Shift, Invite, Uninvite, Repeat, Until, Remind, Zone,
)  # fmt: skip
