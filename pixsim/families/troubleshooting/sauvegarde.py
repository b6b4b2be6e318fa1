"""Backing up and restoring: 3-2-1, full, incremental."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.trees import PLAIN_STEMS, TOPICS
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.texts import DataTable, PlainText
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal

_FOLDERS = ("Comptes", "Photos", "Recettes", "Courriers", "Adhérents", "Généalogie", "Plans")


def copied_elsewhere(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a folder to be saved on another support, without being taken away."""
    tree = Tree(rng)
    wanted, *others = sample(rng, _FOLDERS, 4)
    support = pick(rng, ("Disque externe", "Clé USB", "Serveur de la maison"))
    for name in (wanted, *others):
        for stem in sample(rng, PLAIN_STEMS, 2):
            tree.file(f"Ordinateur/Documents/{name}/{stem}.odt")
    tree.folder("Ordinateur/Copies")
    tree.file(f"{support}/lisez-moi.txt")
    folder = tree.folder(f"Ordinateur/Documents/{wanted}")
    go = [
        acts.Open(thing=tree.folder("Ordinateur")),
        acts.Open(thing=tree.folder("Ordinateur/Documents")),
    ]
    return {
        "who": pick(rng, FIRST_NAMES),
        "folder": wanted,
        "world": tree.disk(),
        "goal": Goal(
            want=(
                ("content", f"{support}/{wanted}", folder),
                ("in", folder, "Ordinateur/Documents"),
            ),
            keep=("binned",),
        ),
        "solution": [*go, acts.Copy(thing=folder, folder=support)],
        "near": [
            [*go, acts.Copy(thing=folder, folder="Ordinateur/Copies")],
            [*go, acts.Move(thing=folder, folder=support)],
        ],
    }


_TREASURES = (
    "these.odt",
    "comptes.ods",
    "photos-mariage.zip",
    "archives-club.zip",
    "roman.odt",
    "genealogie.ged",
)


def three_copies(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two more copies of a file, on two other supports, one of them elsewhere."""
    name = pick(rng, _TREASURES)
    away, near_by = (
        pick(rng, ("Nuage (centre de données)", "Disque chez Nadia (autre ville)")),
        pick(rng, ("Clé USB (maison, tiroir)", "Disque externe (maison)")),
    )
    tree = Tree(rng)
    for disk in ("Ordinateur (maison)", "Ordinateur, seconde partition (maison)", near_by, away):
        tree.folder(disk)
    file = tree.file(f"Ordinateur (maison)/Documents/{name}", size=integer(rng, 800, 9000))
    for other in sample(rng, ("notes.txt", "recette.odt", "plan.png", "liste.ods"), 3):
        tree.file(f"Ordinateur (maison)/Documents/{other}")
    tree.folder("Ordinateur (maison)/Sauvegarde")
    tree.file(f"{near_by}/ancien.zip")
    second = "Ordinateur, seconde partition (maison)"

    def copies(*folders: str) -> list[str]:
        return [f"copier {file} {folder}" for folder in folders]

    return {
        "name": name, "near_by": near_by, "away": away,
        "world": tree.disk("Ordinateur (maison)/Documents"),
        "goal": Goal(want=(("content", f"{near_by}/{name}", file), ("content", f"{away}/{name}", file), ("in", file, "Ordinateur (maison)/Documents")), keep=("binned", "name"), free=(str(tree.following), str(tree.following + 1))),
        "solution": copies(near_by, away),
        "near": [copies(second, near_by), copies("Ordinateur (maison)/Sauvegarde", away), [f"déplacer {file} {away}"]],
    }  # fmt: skip


_KINDS = ("aucune", "complète", "différentielle", "incrémentale")
_DAYS = ("lundi", "vendredi", "samedi", "dimanche")


def kinds_of_backup(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a full backup on one day, on the others what changed since the eve, or since the full one."""
    day = pick(rng, _DAYS)
    kind, said, needs = pick(rng, (
        ("incrémentale", "seulement ce qui a changé depuis la veille", "la complète et toutes celles qui la suivent"),
        ("différentielle", f"tout ce qui a changé depuis le {day}", "la complète et la dernière"),
    ))  # fmt: skip
    weeks = pick(rng, ("2 semaines", "4 semaines", "8 semaines"))
    hour = pick(rng, ("12 h", "19 h", "23 h"))
    world = ui.device(
        "Logiciel de sauvegarde", ui.screen("Sauvegarde"),
        *(ui.screen(f"Le {one}", ui.choice(f"Le {one} : sauvegarde", "aucune", _KINDS), ui.choice(f"Le {one} : heure", hour, ("12 h", "19 h", "23 h"))) for one in _DAYS),
        ui.screen("Les autres jours", ui.choice("Autres jours : sauvegarde", "aucune", _KINDS), ui.choice("Autres jours : heure", hour, ("12 h", "19 h", "23 h"))),
        ui.screen("Conservation", ui.choice("Garder pendant", "1 semaine", ("1 semaine", "2 semaines", "4 semaines", "8 semaines")), ui.choice("Vérifier après copie", "oui")),
    )  # fmt: skip
    steps: list[ui.Step] = [
        (f"Le {day}", f"Le {day} : sauvegarde", "complète"),
        ("Les autres jours", "Autres jours : sauvegarde", kind),
        ("Conservation", "Garder pendant", weeks),
    ]
    wrong = "incrémentale" if kind == "différentielle" else "différentielle"
    return {
        "day": day, "said": said, "weeks": weeks, "kind": kind, "needs": needs,
        "world": world,
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps([steps[0], ("Les autres jours", "Autres jours : sauvegarde", wrong), steps[2]]),
                 ui.acts_of_steps([steps[0], ("Les autres jours", "Autres jours : sauvegarde", "complète"), steps[2]]), ui.acts_of_steps(steps[:2])],
    }  # fmt: skip


def restored_thursday(rng: np.random.Generator) -> dict[str, Any]:
    """5.1, level 5: a file as it was one evening, from a full backup and those of what changed since."""
    tree = Tree(rng)
    days = ("1-vendredi-complete", "2-lundi", "3-mardi", "4-mercredi", "5-jeudi", "6-vendredi")
    name, twin = sample(rng, TOPICS, 2)
    changed = sorted(sample(rng, range(1, 4), 2))
    wanted_day = integer(rng, changed[1] + 1, 4)  # it did not change on that day
    ids, others = {}, {}
    for place, day in enumerate(days):
        if place == 0 or place in changed or place == 5:
            ids[place] = tree.file(
                f"Sauvegardes/{day}/Documents/{name}.ods",
                date=f"2026-03-{13 + place + (2 if place else 0):02} 18:00",
                text=f"Version de {day[2:]}",
            )
        after = f"2026-03-{13 + place + (2 if place else 0):02} 18:00"
        if place in (0, 2, 4):
            tree.file(f"Sauvegardes/{day}/Documents/{twin}.ods", date=after)
        if place in (0, wanted_day):  # of another folder, by the same name
            others[place] = tree.file(
                f"Sauvegardes/{day}/Archives/{name}.ods",
                date=after,
                text="Version d'un autre dossier",
            )
        if place in (0, 2):
            tree.file(f"Sauvegardes/{day}/Documents/{name}-brouillon.ods", date=after)
        tree.folder(f"Sauvegardes/{day}/Documents")
    tree.file(f"Archives/{name}.ods", date="2026-03-02 10:00", text="Version d'un autre dossier")
    here = tree.file(f"Documents/{name}.ods", text="#### illisible ####", date="2026-03-20 17:00")
    right = max(place for place in ids if place <= wanted_day)

    def bring(place: int, held: dict[int, str] = ids, folder: str = "Documents") -> list[Act]:
        return [
            acts.Open(thing=tree.folder("Sauvegardes")),
            acts.Open(thing=tree.folder(f"Sauvegardes/{days[place]}")),
            acts.Open(thing=tree.folder(f"Sauvegardes/{days[place]}/{folder}")),
            acts.Copy(thing=held[place], folder="Documents"),
            acts.Replace(),
        ]

    return {
        "name": f"{name}.ods",
        "evening": days[wanted_day][2:],
        "world": tree.disk(),
        "goal": Goal(
            want=(("content", f"Documents/{name}.ods", ids[right]),),
            keep=("binned", "name"),
            free=(here, str(tree.following)),
        ),
        "solution": bring(right),
        "near": [bring(0), bring(5), bring(changed[0]), bring(wanted_day, others, "Archives")],
    }


_SERVERS = ("compta", "accueil", "photos", "paie", "plans", "courrier", "archives")
_NIGHTS = 33


@dataclass(frozen=True, slots=True)
class Night:
    """One backup of one server."""

    began: datetime
    full: bool
    lot: str
    files: int
    status: str = "OK"
    readable: bool = True

    @property
    def sound(self) -> bool:
        """Whether it can be restored by itself."""
        return self.status == "OK" and self.files > 0 and self.readable


@dataclass(slots=True)
class Server:
    """A server, its backups from the oldest to the newest, and the loss that the plan allows, in hours."""

    name: str
    allowed: int
    nights: list[Night] = field(default_factory=list)

    def restored(self) -> datetime:
        """The beginning of the newest backup that can be given back."""
        whole, last = False, self.nights[0].began
        for night in self.nights:
            whole = night.sound if night.full else whole and night.sound
            last = night.began if whole else last
        return last


def _server(rng: np.random.Generator, name: str, first: datetime, place: int) -> Server:
    """One server; what befalls its backups goes by its place: the first one alone loses too much."""
    hour, weekday = integer(rng, 20, 22), integer(rng, 0, 1) + (_NIGHTS - 6) % 7
    lots = sample(rng, range(1000, 9999), _NIGHTS)
    nights = [
        Night(
            first + timedelta(days=n, hours=hour, minutes=integer(rng, 0, 50)), n % 7 == weekday % 7,
            f"{name[:3].upper()}-{lots[n]}", integer(rng, 20_000, 24_000) if n % 7 == weekday % 7 else integer(rng, 20, 400),
        )
        for n in range(_NIGHTS)
    ]  # fmt: skip
    for n in sample(rng, range(2, 20), 2):
        nights[n] = replace(nights[n], status="ECHEC", files=integer(rng, 0, 9))
    last = max(n for n, night in enumerate(nights) if night.full)
    allowed = 24
    if place == 0:  # bad in the middle of the chain, which only the check tells
        broken = last + integer(rng, 1, 2)
        nights[broken] = replace(nights[broken], readable=False)
        allowed = 48
    elif place == 1:  # a failure, made good by a full backup on another day
        nights[last + 1] = replace(nights[last + 1], status="ECHEC", files=integer(rng, 0, 9))
        nights[last + 2] = replace(nights[last + 2], full=True, files=integer(rng, 20_000, 24_000))
    elif place == 2:  # empty, but the plan allows as much
        nights[last + 2] = replace(nights[last + 2], files=0)
        allowed = 168
    elif place == 3:  # the last night failed
        nights[-1] = replace(nights[-1], status="ECHEC", files=integer(rng, 1, 9))
        allowed = 48
    elif place == 4:  # bad before the last full backup: no harm
        nights[last - 2] = replace(nights[last - 2], readable=False)
    return Server(name, allowed, nights)


def _lines(rng: np.random.Generator, server: Server, night: Night) -> list[tuple[datetime, str]]:
    kind = "complete" if night.full else "incrementale"
    ended = night.began + timedelta(minutes=integer(rng, 90, 170) if night.full else integer(rng, 4, 40))  # fmt: skip
    found = [
        (night.began, f"{night.began:%Y-%m-%d %H:%M} {server.name} debut {kind}"),
        (ended, f"{ended:%Y-%m-%d %H:%M} {server.name} fin {kind} {night.status} fichiers={night.files} lot={night.lot}"),
    ]  # fmt: skip
    if rng.random() < 0.15:
        warned = night.began + timedelta(minutes=2)
        what = pick(rng, ("fichier ouvert ignore : agenda.tmp", "disque rempli a 80 %", "horloge corrigee de 1 s"))  # fmt: skip
        found.append((warned, f"{warned:%Y-%m-%d %H:%M} {server.name} attention {what}"))
    return found


def loss_beyond_plan(rng: np.random.Generator) -> dict[str, Any]:
    """The server that loses more than the plan allows once its chain of backups is followed, and its last state."""
    first = datetime(2026, integer(rng, 1, 9), integer(rng, 1, 20))
    fire = first + timedelta(days=_NIGHTS, hours=integer(rng, 8, 11))
    names = sample(rng, _SERVERS, 6)
    servers = [_server(rng, name, first, place) for place, name in enumerate(names)]
    guilty = servers[0]
    state = guilty.restored()
    others = [f"{night.began:%d/%m/%Y}" for night in guilty.nights[-1:] + [n for n in guilty.nights if n.full][-1:]]  # fmt: skip
    key = f"{state:%d/%m/%Y}"
    lines = [line for server in servers for night in server.nights for line in _lines(rng, server, night)]  # fmt: skip
    read = [
        (night.lot, night.began.date() + timedelta(days=1), "lisible" if night.readable else "illisible")
        for server in servers
        for night in server.nights
    ]  # fmt: skip
    plan = [(server.name, f"{server.allowed} h") for server in sorted(servers, key=lambda one: one.name)]  # fmt: skip
    return {
        "fire": f"{fire:%d/%m/%Y}",
        "hour": fire.hour,
        "server": guilty.name,
        "not_server": [server.name for server in servers[1:4]],
        "key": key,
        "wrong": sorted(set(others) - {key}),
        "lot": next(night.lot for night in guilty.nights if not night.readable),
        "files": {
            "sauvegardes.log": PlainText("".join(f"{line}\n" for _moment, line in sorted(lines))),
            "relecture.csv": DataTable(("lot", "relu_le", "resultat"), tuple(shuffled(rng, read))),
            "plan.csv": DataTable(("serveur", "perte_permise"), tuple(plan)),
        },
    }


def backups_planned(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a plan of backups that loses no more than is borne, off the place, in the hours that are free, and tried."""
    loss = pick(rng, (1, 4, 12))
    kept, busy = pick(rng, (30, 60, 90)), integer(rng, 1, 3)
    days = pick(rng, ("7 jours", "15 jours"))
    labels = (
        "Copie des fichiers modifiés",
        "Copie complète",
        "Heure de la copie complète",
        "Versions gardées",
        "Destination 1",
        "Destination 2",
        "Chiffrer la destination 2",
        "Essai de restauration",
    )
    lists = (
        ("toutes les heures", "toutes les 4 h", "toutes les 12 h", "chaque nuit"),
        ("chaque semaine", "chaque mois", "jamais"),
        ("midi", f"{busy} h", f"{busy + 2} h"),
        ("7 jours", "15 jours", "30 jours", "60 jours", "90 jours"),
        ("même disque", "disque externe du local"),
        ("aucune", "second disque du local", "serveur d'un autre bâtiment"),
        ("oui", "non"),
        ("jamais", "chaque mois", "chaque année"),
    )
    right = (
        f"toutes les {'heures' if loss == 1 else f'{loss} h'}",
        "chaque semaine",
        f"{busy + 2} h",
        f"{kept} jours",
        "disque externe du local",
        "serveur d'un autre bâtiment",
        "oui",
        "chaque mois",
    )
    begun = (
        "chaque nuit",
        pick(rng, ("jamais", "chaque mois")),
        pick(rng, ("midi", f"{busy} h")),
        days,
        "même disque",
        pick(rng, ("aucune", "second disque du local")),
        "non",
        "jamais",
    )
    pages = ("Rythme", "Rythme", "Rythme", "Durée", "Lieux", "Lieux", "Lieux", "Durée")
    world = ui.device(
        "Sauvegardes", ui.screen("Plan"),
        ui.screen(
            "Ce qu'on attend", ui.info("Travail que l'on accepte de perdre", f"{loss} h au plus, sans copier plus souvent qu'il ne faut"), ui.info("Un fichier effacé par erreur", f"doit pouvoir revenir pendant {kept} jours, pas plus longtemps"), ui.info("Incendie, vol au local", "ne doit pas tout emporter"), ui.info("Hors du local", "personne ne doit pouvoir lire les fichiers"),
            ui.info("La copie complète", "une par semaine ; de nuit, hors des calculs"), ui.info("Calculs de la nuit", f"de {busy} h à {busy + 1} h 30"), ui.info("Une copie jamais relue", "n'est pas une sauvegarde : on essaie chaque mois"),
        ),
        *(ui.screen(page, *(ui.choice(label, start, listed) for label, start, listed, where in zip(labels, begun, lists, pages, strict=True) if where == page)) for page in dict.fromkeys(pages)),
    )  # fmt: skip
    steps: list[ui.Step] = sorted(
        ((page, label, value) for page, label, value in zip(pages, labels, right, strict=True)),
        key=lambda step: step[0],
    )

    def otherwise(label: int, value: str) -> list[ui.Step]:
        return [
            (page, name, value if name == labels[label] else told) for page, name, told in steps
        ]

    task = ui.task_of_steps(
        world,
        steps,
        otherwise(0, "chaque nuit"),
        otherwise(5, "second disque du local"),
        otherwise(2, f"{busy} h"),
        otherwise(7, "jamais"),
        otherwise(6, "non"),
        otherwise(3, days),
    )
    task["solution"] = [*ui.at("Ce qu'on attend"), ui.BACK, *task["solution"]]
    return {"loss": loss, "kept": kept, **task}
