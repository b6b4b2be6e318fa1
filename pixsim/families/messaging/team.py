"""Worlds of competence 2.1: a team's messaging and its video room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.families.draws.tasks import to_do
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.goals import Goal
from pixsim.worlds.team import acts
from pixsim.worlds.team.data import (
    AVAILABLE,
    AWAY,
    BLURRED,
    BUSY,
    ENDS,
    EVERYONE,
    NO_END,
    NOTHING,
    OFF,
    SCREEN,
    STATUSES,
    UNSEEN,
    Channel,
    Message,
    Person,
    Room,
    Seat,
)
from pixsim.worlds.team.world import Messaging

_KINDS = (
    "mic", "camera", "heard", "hand", "ground", "shared", "sound", "left", "seen", "noted", "open_mic", "status", "until", "alerts",
    "said", "written",
)  # fmt: skip


def _goal(*want: Fact, refuse: tuple[Fact, ...] = ()) -> Goal:
    """These facts, and no other kind of thing done."""
    changed = {fact[0] for fact in want} | {fact[0] for fact in refuse}
    return Goal(want=want, refuse=refuse, keep=tuple(k for k in _KINDS if k not in changed))


_TOPICS = (
    "Budget de la fête", "Travaux du préau", "Planning d'été", "Accueil des bénévoles", "Bilan des ateliers",
)  # fmt: skip
_TEAMS = ("Maison de quartier", "Club de rando", "Régie du théâtre", "Bibliothèque", "Jardins partagés")  # fmt: skip


def _handle(name: str) -> str:
    return f"@{plain(name)}"


def _people(names: Sequence[str], roles: Sequence[str] = (), **mine: Any) -> tuple[Person, ...]:
    """A team, oneself first."""
    told = (*roles, *[""] * len(names))
    return tuple(
        Person(handle=_handle(name), name=name, role=role, **(mine if number == 0 else {}))
        for number, (name, role) in enumerate(zip(names, told, strict=False))
    )


def _meeting(
    rng: np.random.Generator, talking: int = 0, **room: Any
) -> tuple[Messaging, list[str]]:
    """A team that is in a meeting, and its names, one's own first."""
    names = sample(rng, FIRST_NAMES, 5)
    seats = tuple(
        Seat(handle=_handle(name), mic=number == talking or bool(integer(rng, 0, 1)), camera=bool(integer(rng, 0, 2)), talks=number == talking)
        for number, name in enumerate(names[1:])
    )  # fmt: skip
    world = Messaging(
        name=pick(rng, _TEAMS),
        me=_handle(names[0]),
        people=_people(names),
        room=Room(topic=pick(rng, _TOPICS), seats=seats, **room),
        where=("room", ""),
    )
    return world, names


# ---------------------------------------------------------------- @visio


def one_switch(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: one's microphone or camera, and nobody else's."""
    need, what, right, wrong = pick(rng, (
        ("un chien aboie chez vous pendant qu'une autre personne parle", "micro", acts.Mic(), acts.Hear()),
        ("vous passez à table, et on vous voit manger", "caméra", acts.Camera(), acts.Mic()),
        ("des travaux commencent sous votre fenêtre, alors que vous écoutez", "micro", acts.Mic(), acts.Camera()),
        ("quelqu'un passe derrière vous en pyjama", "caméra", acts.Camera(), acts.Hear()),
        ("vous toussez sans arrêt pendant l'exposé d'une autre personne", "micro", acts.Mic(), acts.Leave()),
    ))  # fmt: skip
    world, names = _meeting(rng)
    assert world.room is not None
    now = ("mic", OFF) if what == "micro" else ("camera", "non")
    goal = _goal(now)
    goal = goal.model_copy(update={"keep": tuple(kind for kind in goal.keep if kind != "noted")})
    return {"need": need, "topic": world.room.topic, "what": what,
            **to_do(world, goal, [right], [wrong], [acts.Silence(who=_handle(names[1]))], [right, acts.Leave()])}  # fmt: skip


def asked_to_speak(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the floor asked for without cutting in, one's microphone being cut meanwhile."""
    muted = bool(integer(rng, 0, 1))
    world, names = _meeting(rng, mic=not muted)
    assert world.room is not None
    hand, mic = acts.Hand(), acts.Mic()
    steps: list[Act] = [hand] if muted else [hand, mic]
    goal = _goal(("hand", "oui"), ("mic", OFF))
    noise = "Votre micro est déjà coupé." if muted else "D'ici là, coupez votre micro."
    return {"who": names[1], "topic": world.room.topic, "noise": noise,
            **to_do(world, goal, steps, [acts.Silence(who=_handle(names[1])), *steps], [acts.Note(text="Je voudrais parler.")], [hand, mic] if muted else [hand])}  # fmt: skip


_WINDOWS = ("Budget", "Courrier", "Photos", "Plan du site", "Diaporama", "Agenda")


def one_window_shown(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one window shown, not the whole screen, where one is not seen at home."""
    windows = tuple(sample(rng, _WINDOWS, 4))
    world, _names = _meeting(rng, windows=windows)
    assert world.room is not None
    window, other = sample(rng, windows, 2)
    sound = window == "Diaporama" or bool(integer(rng, 0, 2) == 0)
    share, blur = acts.Share(what=window), acts.Ground(ground=BLURRED)
    hear: list[Act] = [acts.Sound()] if sound else []
    goal = _goal(
        ("shared", window), ("seen", window), ("sound", "oui" if sound else "non"), ("ground", "flou||image"),
        refuse=(("seen", other),),
    )  # fmt: skip
    return {"topic": world.room.topic, "window": window, "other": other,
            "with_sound": ", et faites-leur entendre le son de votre ordinateur" if sound else "",
            **to_do(world, goal, [share, *hear, blur], [acts.Share(what=SCREEN), *hear, blur], [acts.Share(what=other), *hear, blur], [share, *hear], [share, *hear, acts.Camera()],
                    [share, blur] if sound else [share, acts.Sound(), blur])}  # fmt: skip


# ---------------------------------------------------------------- @instantanee

_STATES = (
    ("prépare une réunion et ne répondra à personne avant midi", BUSY, "midi"), ("sera en congé jusqu'à vendredi soir", AWAY, "vendredi soir"),
    ("est de retour à son poste, sans limite de temps, et peut répondre", AVAILABLE, NO_END), ("veut lire les messages jusqu'à ce soir sans que cela se sache", UNSEEN, "ce soir"),
    ("reçoit du public jusqu'à ce soir et ne veut pas qu'on le sollicite", BUSY, "ce soir"), ("part en stage et ne lira plus rien jusqu'à dimanche soir", AWAY, "dimanche soir"),
)  # fmt: skip
_CHANNELS = (
    ("#general", "vie de l'équipe"), ("#materiel", "pannes et prêts"), ("#fete", "la fête de juin"), ("#local", "clés, ménage, travaux"),
)  # fmt: skip
_CHATTER = (
    "Merci à tous pour samedi !", "Qui a vu la rallonge bleue ?", "Le café est dans le placard de gauche.", "Je passe demain vers 10 h.",
    "Affiches imprimées, elles sont sur la table.", "Bonne journée à tous.", "La réunion est avancée à 17 h.",
)  # fmt: skip


def _channels(rng: np.random.Generator, people: Sequence[Person]) -> tuple[Channel, ...]:
    """Channels where a little is said."""
    ids = iter(rng.permutation(60) + 1)
    found = []
    for name, about in _CHANNELS:
        messages = tuple(
            Message(id=str(next(ids)), author=pick(rng, people[1:]).handle, text=text)
            for text in sample(rng, _CHATTER, 2)
        )
        found.append(Channel(name=name, about=about, messages=messages))
    return tuple(found)


def status_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the status that tells others what they may expect."""
    need, status, until = pick(rng, _STATES)
    start = pick(rng, [kind for kind in STATUSES if kind != status])
    names = sample(rng, FIRST_NAMES, 4)
    people = tuple(
        one if number == 0 else one.changed(status=pick(rng, STATUSES[:3]))
        for number, one in enumerate(_people(names, status=start))
    )
    channels = _channels(rng, people)
    world = Messaging(name=pick(rng, _TEAMS), me=people[0].handle, people=people, channels=channels)
    wrong = next(kind for kind in STATUSES if kind not in (status, start))
    later = next(end for end in ENDS if end != until)
    told = [acts.Open(thing="#general"), acts.Say(text=f"@tous Je suis {status}.")]
    return {"me": names[0], "need": need, "status": status, "until": until,
            **to_do(world, _goal(("status", status), ("until", until)), [acts.Status(status=status, until=until)], [acts.Status(status=wrong, until=until)],
                    [acts.Status(status=status, until=later)], [acts.Alerts(channel="#general", which=NOTHING)], told)}  # fmt: skip


_MATTERS = (
    ("La lampe du vidéoprojecteur est grillée", "#materiel", "répare le matériel", "prête le matériel"),
    ("Le vide-grenier commence à 9 h", "#fete", "tient le programme de la fête", "vend les billets de la fête"),
    ("La serrure du local a changé", "#local", "garde les clés du local", "fait le ménage du local"),
)  # fmt: skip


def one_person_told(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: in the right channel, a mention of the one person who deals with a matter."""
    matter, channel, does, near_role = pick(rng, _MATTERS)
    names = sample(rng, FIRST_NAMES, 5)
    roles = [does, near_role, "vient d'arriver", "tient les comptes"]
    me, *others = names
    given = dict(zip(others, roles, strict=True))
    people = _people([me, *shuffled(rng, others)])
    people = tuple(one.changed(role=given.get(one.name, "")) for one in people)
    channels = _channels(rng, people)
    world = Messaging(name=pick(rng, _TEAMS), me=people[0].handle, people=people, channels=channels)
    wanted, second = _handle(others[0]), _handle(others[1])

    def said(where: str, text: str) -> list[Act]:
        return [acts.Open(thing=where), acts.Say(text=text)]

    rest = tuple(one.handle for one in people[1:] if one.handle != wanted)
    goal = Goal(
        want=(("said", "$m", channel, f"~{matter}"), ("warned", "$m", wanted)),
        refuse=tuple(("warned", "$m", handle) for handle in rest),
        keep=("status", "said", "written", "alerts"),
    )
    elsewhere = next(name for name, _about in _CHANNELS if name not in (channel, "#general"))
    return {"matter": matter, "does": does, "wanted": others[0], "channel": channel, "handle": wanted,
            **to_do(world, goal, said(channel, f"{wanted} {matter}"), said(channel, f"{EVERYONE} {matter}"), said(channel, matter), said(channel, f"{second} {matter}"),
                    said(elsewhere, f"{wanted} {matter}"), said(wanted, matter))}  # fmt: skip
