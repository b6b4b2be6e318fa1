"""Worlds of competence 5.2 in a terminal: files put in order, packages put in and taken out."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.worlds.goals import Goal
from pixsim.worlds.shell.data import Entry, Manager, Process
from pixsim.worlds.shell.world import Shell

_HELD = ("name", "file", "folder", "origin", "mode", "content")


def _home(user: str, *entries: Entry) -> tuple[Entry, ...]:
    """The folders above those of a user, and what is in them."""
    above = (
        Entry(path="/home", folder=True, mode=0o755),
        Entry(path=f"/home/{user}", folder=True, owner=user, group=user, mode=0o750),
    )
    return (*above, *entries)


def _of(user: str, path: str, **fields: Any) -> Entry:
    return Entry(
        path=f"/home/{user}/{path}",
        owner=user,
        group=user,
        **{"mode": 0o755 if fields.get("folder") else 0o644, **fields},
    )


def files_put_in_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: files of one kind moved into a new folder, and one that is empty removed, by commands."""
    user = plain(pick(rng, FIRST_NAMES))
    place, kind, stems = pick(rng, (
        ("photos", "jpg", ("plage", "fete", "jardin", "velo", "chat", "neige", "mer")), ("documents", "pdf", ("facture", "bail", "notice", "devis", "carte", "plan", "statuts")),
        ("musique", "ogg", ("valse", "berceuse", "marche", "gigue", "ronde", "tango", "chant")),
    ))  # fmt: skip
    new, empty = (
        pick(rng, ("a-trier", "archives", "a-envoyer", f"annee-{integer(rng, 2019, 2025)}")),
        pick(rng, ("vieux", "tmp", "brouillons", "test")),
    )
    here = f"/home/{user}/{place}"
    names = [f"{stem}.{kind}" for stem in sample(rng, stems, 4)]
    others = sample(
        rng, (f"liste.{kind}.txt", "notes.txt", f"{kind}.odt", "lisez-moi.md", f"copie-{kind}"), 3
    )
    entries = [
        _of(user, place, folder=True),
        _of(user, f"{place}/{empty}", folder=True),
        *(
            _of(user, f"{place}/{name}", size=integer(rng, 900, 90000))
            for name in shuffled(rng, [*names, *others])
        ),
    ]
    want = tuple(("origin", f"{here}/{new}/{name}", f"{here}/{name}") for name in names)
    kept = tuple(("file", f"{here}/{name}") for name in others)
    gone = tuple(("file", f"{here}/{name}") for name in names)
    make, move, clear = f"taper mkdir {new}", f"taper mv *.{kind} {new}", f"taper rmdir {empty}"
    return {
        "user": user, "place": place, "kind": kind, "new": new, "empty": empty,
        "world": Shell(user=user, entries=_home(user, *entries), cwd=here),
        "goal": Goal(want=(*want, *kept), refuse=(*gone, ("folder", f"{here}/{empty}"))),
        "solution": [make, move, clear],
        "near": [[make, f"taper cp *.{kind} {new}", clear], [make, f"taper mv *{kind}* {new}", clear], [make, move]],
    }  # fmt: skip


_MANAGERS = (
    Manager(name="apt", install="install", remove="remove"),
    Manager(name="apk", install="add", remove="del"),
    Manager(name="dnf", install="install", remove="remove"),
    Manager(name="zypper", install="install", remove="remove"),
)
_PACKAGES = (
    ("un éditeur de son", "audacity"),
    ("un logiciel de dessin", "inkscape"),
    ("un lecteur vidéo", "vlc"),
    ("un client de messagerie", "thunderbird"),
    ("un tableur", "gnumeric"),
    ("une suite bureautique", "libreoffice"),
    ("un logiciel de cartes", "marble"),
)


def packages_changed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a program that turns stopped, then taken out, and two others put in, with the rights this takes."""
    user = plain(pick(rng, FIRST_NAMES))
    manager = pick(rng, _MANAGERS)
    (first, one), (second, two), (_said, other) = sample(rng, _PACKAGES, 3)
    bad = pick(rng, ("minage", "barre-pub", "economiseur3d", "horloge-pub"))
    pids = [str(n) for n in sample(rng, range(300, 4000), 4)]
    running = shuffled(
        rng,
        [
            Process(pid=pids[0], user=user, name=bad, cpu=integer(rng, 60, 99)),
            Process(pid=pids[1], user="root", name="journal", cpu=1),
            Process(pid=pids[2], user=user, name="bureau", cpu=3),
            Process(pid=pids[3], user=user, name=f"{bad}-aide", cpu=0),
        ],
    )
    tool = manager.name
    stop, out, put = (
        f"taper kill {pids[0]}",
        f"taper sudo {tool} {manager.remove} {bad}",
        f"taper sudo {tool} {manager.install} {one} {two}",
    )
    return {
        "user": user, "bad": bad, "first": first, "second": second, "one": one, "two": two, "tool": tool, "install": manager.install, "remove": manager.remove, "pid": pids[0],
        "world": Shell(user=user, entries=_home(user), cwd=f"/home/{user}", manager=manager, admins=(user,), processes=tuple(running),
                       available=tuple(sorted({one, two, other, "gimp", "chess"})), installed=tuple(sorted({bad, "bureau", "nano"}))),
        "goal": Goal(want=(("installed", one), ("installed", two), ("process", pids[1], "journal"), ("process", pids[2], "bureau"), ("process", pids[3], f"{bad}-aide"), ("installed", "nano"), ("installed", "bureau")), refuse=(("process", pids[0], bad), ("installed", bad), ("installed", other))),
        "solution": [stop, out, put],
        "near": [[out, put], [stop, out, f"taper {tool} {manager.install} {one} {two}"], [stop, f"taper kill {pids[3]}", out, put]],
    }  # fmt: skip
