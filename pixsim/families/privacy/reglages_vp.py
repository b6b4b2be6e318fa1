"""Privacy settings: applications, permissions, accounts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.simulators.assistants import TRAINING, assistant, others, settings
from pixsim.families.draws.simulators.networks import (
    DONE,
    LAST_SEEN,
    SEARCH_ENGINES,
    TAG_CONSENT,
    WHO_WRITES,
    WITH_PLACE,
    Ring,
    detail,
    setting,
)
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.families.draws.values.dates import PARIS
from pixsim.families.draws.values.text import indented
from pixsim.text.french_dates import long_date
from pixsim.worlds.assistant import acts as assistant_acts
from pixsim.worlds.assistant.data import ANYONE, NO, TEAM, Link, Memory, Talk, Turn
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts as social_acts
from pixsim.worlds.social.data import ALL, FRIENDS, ME

_PHONE, _WORK_OF_PROFILE_FOR_AIMS, _CONTACTS = "Téléphone", "Métier", "Liste de contacts"

_AIMS = (
    ("ne veut pas qu'un recruteur la trouve par son nom dans un moteur de recherche", "set", SEARCH_ENGINES, "non"),
    ("ne veut pas que des inconnus lui écrivent", "set", WHO_WRITES, FRIENDS),
    ("veut que son numéro ne soit vu que de ses amis", "audience", _PHONE, FRIENDS),
    ("veut être seule à voir sa liste de contacts", "audience", _CONTACTS, ME),
    ("ne veut pas que l'on sache où elle se trouve quand elle publie", "set", WITH_PLACE, "non"),
    ("veut donner son accord avant que son nom paraisse sur une photo", "set", TAG_CONSENT, "oui"),
    ("ne veut pas que l'on voie à quelle heure elle était en ligne", "set", LAST_SEEN, "non"),
)  # fmt: skip

_WOMEN = ("Léa", "Inès", "Sofia", "Chloé", "Nadia", "Aminata", "Fatou", "Maëlle", "Élise", "Zoé")


def profile_for_aims(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: three settings of a profile, from what a person wants."""
    who = pick(rng, _WOMEN)
    ring = Ring(rng, me=f"{who} {pick(rng, LAST_NAMES)}")
    chosen = sample(rng, _AIMS, 3)
    ring.mine("", photo="Mon atelier")
    ring.chatter(4)
    settings_ = (
        setting("Trouver", SEARCH_ENGINES, "oui"), setting("Trouver", "Recherche par courriel", "oui"), setting("Messages", WHO_WRITES, ALL, ALL, FRIENDS),
        setting("Messages", LAST_SEEN, "oui"), setting("Publications", WITH_PLACE, "oui"), setting("Publications", "Qui peut commenter", FRIENDS, ALL, FRIENDS),
        setting("Publications", TAG_CONSENT, "non"), setting("Confort", "Lecture automatique des vidéos", "oui"), setting("Confort", "Thème", "clair", "clair", "sombre"),
    )  # fmt: skip
    details = (
        detail(_PHONE, "06 39 98 41 07", ALL),
        detail(_WORK_OF_PROFILE_FOR_AIMS, "menuisière", ALL),
        detail(_CONTACTS, "132 personnes", ALL),
    )

    def done(changes: Sequence[tuple[str, str, str, str]]) -> list[Act]:
        own = [
            social_acts.Audience(thing=name, audience=value)
            for _a, kind, name, value in changes
            if kind == "audience"
        ]
        put = [
            social_acts.Change(setting=name, value=value)
            for _a, kind, name, value in changes
            if kind == "set"
        ]
        return [
            *([social_acts.Mine(), *own] if own else []),
            *([social_acts.Account(), *put] if put else []),
        ]

    other = next(aim for aim in _AIMS if aim not in chosen)
    return {
        "who": who,
        "aims": " ; elle ".join(aim for aim, *_rest in chosen),
        "world": ring.world(settings=settings_, details=details),
        "goal": Goal(
            want=tuple((kind, name, value) for _a, kind, name, value in chosen), keep=DONE
        ),
        "solution": done(chosen),
        "near": [done(chosen[:2]), done([*chosen, other])],
    }


_WORK_OF_TALK_TAKEN_BACK = (
    ("Planning des congés", "de l'absence d'un collègue", "est en arrêt maladie"), ("Notes du conseil", "d'un vote à bulletin secret", "a voté contre le budget"),
    ("Dossiers du mois", "d'une famille aidée", "reçoit un colis alimentaire"), ("Courrier à un locataire", "d'un loyer impayé", "doit deux mois de loyer"),
    ("Bilan de l'atelier", "d'un stagiaire renvoyé", "a quitté le stage après une dispute"),
)  # fmt: skip

_OTHER = ("Recette de crêpes", "Idées de jeux", "Visite de la ville", "Liste de courses", "Anglais : verbes")  # fmt: skip


def talk_taken_back(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a conversation is not read by strangers any more, nor used, nor remembered."""
    title, about, noted = pick(rng, _WORK_OF_TALK_TAKEN_BACK)
    who = pick(rng, FIRST_NAMES)
    titles = shuffled(rng, [title, *sample(rng, _OTHER, 4)])
    talks = tuple(
        Talk(id=str(n), title=name, day=f"{integer(rng, 2, 28)} mai", turns=(Turn(id=str(n), told=(name,)),))
        for n, name in enumerate(titles, 1)
    )  # fmt: skip
    mine = next(one.id for one in talks if one.title == title)
    rest = [one for one in talks if one.id != mine]
    open_links = [
        Link(id="1", talk=mine, title=title, who=ANYONE), Link(id="2", talk=mine, title=title, who=TEAM),
        Link(id="3", talk=rest[0].id, title=rest[0].title, who=ANYONE), Link(id="4", talk=rest[1].id, title=rest[1].title, who=TEAM),
    ]  # fmt: skip
    # numbers that no conversation has: a goal names things by number alone
    links = tuple(one.changed(id=str(n)) for n, one in enumerate(shuffled(rng, open_links), len(talks) + 1))  # fmt: skip
    bad = next(one.id for one in links if one.talk == mine and one.who == ANYONE)
    private = f"{who} {noted}"
    texts = shuffled(rng, [private, "Préfère les réponses courtes", "Écrit en français", "Anime un atelier le mardi"])  # fmt: skip
    memory = tuple(Memory(id=str(n), text=text) for n, text in enumerate(texts, 1))
    forget = next(one.id for one in memory if one.text == private)
    world = assistant(rng, talks=talks, links=links, memory=memory, settings=settings({}))
    team = next(one.id for one in links if one.talk == mine and one.who == TEAM)
    goal = Goal(
        want=(("talk", mine, "*"), ("link", team, mine, TEAM), ("setting", TRAINING, NO)),
        refuse=(("link", "*", mine, ANYONE), ("remembers", private)),
        keep=others("setting", "remembers"), free=(bad,),
    )  # fmt: skip
    kept = tuple(("remembers", text) for text in texts if text != private)
    goal = goal.model_copy(update={"want": (*goal.want, *kept)})
    steps = {
        "link": [assistant_acts.Links(), assistant_acts.Revoke(link=bad), assistant_acts.Back()],
        "memory": [
            assistant_acts.Memories(),
            assistant_acts.Forget(thing=forget),
            assistant_acts.Back(),
        ],
        "training": [assistant_acts.Tuning(), assistant_acts.Set(name=TRAINING, value=NO)],
    }

    def done(*names: str, before: tuple[Act, ...] = ()) -> list[Act]:
        return [*before, *(act for name in names for act in steps[name])]

    return {
        "title": title, "about": about, "of_who": of(who),
        **to_do(world, goal, done("link", "memory", "training"), done("memory", "training"), done("link", "training"), done("link", "memory"),
                done("memory", "training", before=(assistant_acts.Delete(talk=mine),)),
                [assistant_acts.Links(), assistant_acts.Revoke(link=bad), assistant_acts.Revoke(link=team), assistant_acts.Back(), *done("memory", "training")]),
    }  # fmt: skip


_DEVICES = ("telephone", "tablette", "ordinateur du salon", "ordinateur du bureau")
_CITIES = ("Lille", "Metz", "Rennes", "Nantes", "Dijon", "Pau")


def _login(rng: np.random.Generator, moment: datetime, device: str) -> dict[str, Any]:
    """One line of the export; most were accepted."""
    return {
        "heure_utc": f"{moment:%Y-%m-%dT%H:%M}Z",
        "appareil": device,
        "ville": pick(rng, _CITIES),
        "resultat": pick(rng, (200, 200, 200, 401, 403)),
    }


def last_login(rng: np.random.Generator) -> dict[str, Any]:
    """The last accepted log-in from one device, in the export of an account: moments in UTC, devices by their codes.

    Two devices had the same name; the last moment falls on the next day here.
    """
    device = pick(rng, _DEVICES)
    codes = [f"{number:04x}" for number in sample(rng, range(0x1000, 0xFFFF), 9)]
    mine, former, *rest = codes
    here = PARIS
    newest = datetime(2026, integer(rng, 4, 9), integer(rng, 1, 28), tzinfo=UTC)
    last = newest + timedelta(hours=22, minutes=integer(rng, 1, 59))  # summer time: two hours ahead
    begun = last - timedelta(days=200)
    rows = [_login(rng, begun + timedelta(minutes=integer(rng, 0, 200 * 1439)), pick(rng, (mine, former, *rest))) for _ in range(260)]  # fmt: skip
    rows.append({**_login(rng, last, mine), "resultat": 200})
    for hours in sample(
        rng, range(4, 200), 4
    ):  # refused, or the other device of that name, since then
        refused = _login(rng, last + timedelta(hours=hours), mine)
        rows.append({**refused, "resultat": pick(rng, (401, 403))})
    rows += [_login(rng, last + timedelta(hours=hours), pick(rng, (former, *rest))) for hours in sample(rng, range(3, 220), 12)]  # fmt: skip
    kept = {mine: (device, "2026-01-04", None), former: (device, "2024-09-12", "2026-01-03")}
    names = [name for name in _DEVICES if name != device]
    for place, code in enumerate(rest):
        kept[code] = (
            names[place % len(names)],
            f"2025-0{place + 1}-14",
            None if place < 3 else "2025-12-20",
        )
    devices = [
        {"id": code, "nom": name, "ajoute_le": added, "retire_le": gone}
        for code, (name, added, gone) in kept.items()
    ]  # fmt: skip
    rows = shuffled(rng, rows)
    seen = {row["heure_utc"] for row in rows if row["resultat"] != 200 and row["appareil"] == mine}
    day = last.astimezone(here)
    export = {
        "compte": "usager", "codes": {"200": "acceptée", "401": "refusée (mot de passe)", "403": "refusée (second facteur)"},
        "appareils": shuffled(rng, devices), "connexions": rows,
    }  # fmt: skip
    wrong = {
        f"{moment.astimezone(here):%d/%m/%Y}"
        for moment in map(datetime.fromisoformat, seen)
        if moment > last
    }
    wrong |= {f"{last:%d/%m/%Y}"}
    return {
        "device": device,
        "code": mine,
        "key": [f"{day:%d/%m/%Y}"],
        "wrong": sorted(wrong - {f"{day:%d/%m/%Y}"}),
        "files": {"export.json": json.dumps(export, indent=1, ensure_ascii=False).encode()},
    }  # fmt: skip


_CLOCKS = (
    ("en secondes depuis le 1er janvier 1970 à 0 h", datetime(1970, 1, 1, tzinfo=UTC), 1, "= A1/86400 + DATE(1970;1;1)"),
    ("en millisecondes depuis le 1er janvier 1970 à 0 h", datetime(1970, 1, 1, tzinfo=UTC), 1000, "= A1/86400000 + DATE(1970;1;1)"),
    ("en secondes depuis le 1er janvier 2001 à 0 h", datetime(2001, 1, 1, tzinfo=UTC), 1, "= A1/86400 + DATE(2001;1;1)"),
)  # fmt: skip
"""How services write a moment: in words, from when, how many in a second, and how a sheet reads it."""

_EVENTS = (
    ("changement du mot de passe", "son mot de passe a été changé"),
    ("ajout d'un appareil", "un appareil a été ajouté"),
    ("téléchargement des photos", "ses photos ont été téléchargées"),
    ("connexion refusée", "une connexion a été refusée"),
    ("changement de l'adresse", "son adresse a été changée"),
    ("code de secours utilisé", "un code de secours a servi"),
)


def moment_in_paris(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: at what time in Paris something happened, from a count of seconds in universal time."""
    words, origin, per_second, sheet = pick(rng, _CLOCKS)
    summer = bool(rng.integers(2))
    first = datetime(2026, 5 if summer else 1, integer(rng, 2, 25), tzinfo=UTC)
    moments = []
    moment = first
    for _event in _EVENTS[:4]:
        moment += timedelta(
            days=integer(rng, 1, 9), hours=integer(rng, 1, 9), minutes=integer(rng, 3, 57)
        )
        moments.append(moment + timedelta(seconds=integer(rng, 5, 55)))
    events = shuffled(rng, _EVENTS)[:4]
    asked = integer(rng, 0, 3)
    local, universal = moments[asked].astimezone(PARIS), moments[asked]
    off = timedelta(hours=1 if summer else 2)
    counts = [
        int((one - origin).total_seconds()) * per_second + integer(rng, 0, per_second - 1)
        for one in moments
    ]
    wide = max(len(short) for short, _long in events)
    name = pick(rng, FIRST_NAMES)
    return {
        "of_who": of(name), "clock": words, "what": events[asked][1], "sheet": sheet, "universal": f"{universal:%H:%M}",
        "lines": indented(f"{short:{wide}}   {count}" for (short, _long), count in zip(events, counts, strict=True)),
        "season": "l'été, deux heures" if summer else "l'hiver, une heure", "day": long_date(local.date()),
        "local": f"{local:%H:%M}", "key": [f"{local:%H:%M}", f"{local:%H:%M:%S}"], "wrong": [f"{universal:%H:%M}", f"{universal + off:%H:%M}"],
    }  # fmt: skip


_ASKED = {
    "people": "vos contacts",
    "pin": "votre position",
    "microphone": "le micro",
    "photo": "l'appareil photo",
}
_USES = {
    "Lampe torche": ("photo",), "Dictaphone": ("microphone",), "Trajets à vélo": ("pin",), "Lecteur de QR": ("photo",),
    "Appels vidéo": ("microphone", "photo", "people"), "Météo locale": ("pin",), "Calculatrice": (), "Réveil": (), "Boussole": ("pin",),
    "Scanner": ("photo",), "Répondeur": ("microphone", "people"), "Jeu de cartes": (), "Covoiturage": ("pin", "people"),
}  # fmt: skip


def _permission(box: fig.Box, asked: tuple[str, str]) -> list[fig.Part]:
    """A question of a telephone: an application and what it wants."""
    app, name = asked
    return [
        fig.rect(box, fig.WHITE, fig.MIST),
        fig.icon(name, box.x + 1, box.y, 8, ground=fig.WHITE),
        fig.text(box.x + 10, box.y, app, bold=True),
        fig.text(box.x + 10, box.y + 2, "demande accès à"),
        fig.text(box.x + 10, box.y + 4, _ASKED[name]),
        *fig.chip(box.x + 10, box.y + 6, "Oui", fig.MIST, width=6), *fig.chip(box.x + 18, box.y + 6, "Non", fig.MIST, width=6),
    ]  # fmt: skip


def needless_permission(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four applications, the one that asks for what it does not need."""
    wrong = [
        (app, name)
        for app, uses in _USES.items()
        for name in _ASKED
        if name not in uses and len(uses) < 2
    ]
    fine = [(app, name) for app, uses in _USES.items() for name in uses]
    bad = pick(rng, wrong)
    others = [one for one in shuffled(rng, fine) if one[0] != bad[0]]
    kept: dict[str, tuple[str, str]] = {}
    for one in others:
        kept.setdefault(one[0], one)
    drawn = fig.pointed_tile(
        rng,
        "Quatre applications demandent chacune une autorisation.",
        4,
        [bad, *list(kept.values())[:3]],
        _permission,
        per_row=2,
    )
    return {**drawn, "of_who": of(pick(rng, FIRST_NAMES)), "app": bad[0], "asked": _ASKED[bad[1]]}


_ALLOWED = {
    "Toujours": ("compter vos pas et vos trajets toute la journée, écran éteint", ("Randonnée", "Pas à pas", "Vélo-trajet")),
    "Quand l'application est ouverte": ("vous renseigner quand vous la regardez, et ignorer où vous êtes le reste du temps", ("Plans", "Météo", "Horaires de bus")),
    "Cette fois seulement": ("trouver une pharmacie aujourd'hui, et redemander où vous êtes une autre fois", ("Pharmacies", "Santé-proche", "De garde")),
    "Jamais": ("montrer des recettes, quel que soit l'endroit où vous êtes", ("Recettes", "Cuisine", "Gourmande")),
}  # fmt: skip


def answer_to_a_request(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what to answer an app that asks where one is, from what it is wanted for."""
    wanted, *others = shuffled(rng, tuple(_ALLOWED))
    need, apps = _ALLOWED[wanted]
    app = pick(rng, apps)
    drawn = fig.pointed_row(
        rng, "La fenêtre d'un téléphone, avec quatre réponses possibles.", f"« {app} » demande votre position", (), [(one,) for one in (wanted, *others)], (2,),
    )  # fmt: skip
    return {**drawn, "app": app, "need": need, "wanted": wanted}
