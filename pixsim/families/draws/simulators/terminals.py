"""Users of a machine and their folders."""

from __future__ import annotations

from pixsim.worlds.shell.data import Entry

USERS = ("amina", "bruno", "claire", "denis", "elsa", "farid")


def home_folders(user: str, *entries: Entry) -> tuple[Entry, ...]:
    """The folders above those of a user, and what is in them."""
    above = (
        Entry(path="/home", folder=True, mode=0o755),
        Entry(path=f"/home/{user}", folder=True, owner=user, group=user, mode=0o750),
    )
    return (*above, *entries)
