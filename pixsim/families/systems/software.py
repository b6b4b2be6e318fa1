"""Worlds of competence 5.2: installers and their licences, a program kept on a key, a virtual machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @logiciels3: what a licence allows and costs

_PROGRAMS = (
    "Palettine", "Notarium", "Sonodeck", "Tablaro", "Plumier", "Calepion", "Frisette", "Mosaique", "Cartonex", "Grelot",
    "Vitrail", "Marelle",
)  # fmt: skip
_LICENCES: Mapping[str, Sequence[str]] = {
    "libre": (
        "Le code est fourni. Chacun peut utiliser ce programme, le modifier et donner sa version à d'autres.",
        "Programme offert avec son code : étudiez-le, changez-le, partagez-le, pour tout usage.",
    ),
    "gratuit": (
        "Gratuit pour tous, associations et entreprises comprises, sans limite de durée. Modifier ou redistribuer le programme est interdit.",
        "Rien à payer, quel que soit l'usage. Le code appartient à l'éditeur, qui ne le communique pas ; toute copie à un tiers est interdite.",
    ),
    "personnel": (
        "Gratuit chez soi. Les associations, les écoles et les entreprises achètent une licence à 40 €.",
        "Sans frais pour un particulier. Tout autre usage demande une licence payante.",
    ),
    "essai": (
        "Toutes les fonctions pendant 30 jours, sans carte bancaire. Ensuite, le programme s'arrête si aucune licence n'est achetée.",
        "Version d'évaluation : après 15 lancements, elle n'enregistre plus rien, sauf achat d'une clé à 65 €.",
    ),
    "abonnement": (
        "Premier mois offert, carte bancaire demandée. Puis 5,90 € chaque mois, tant que vous ne résiliez pas.",
        "48 € par an, renouvelés d'eux-mêmes. Le programme ne s'ouvre plus si l'abonnement cesse.",
    ),
    "achat": (
        "59 € une fois. La licence n'a pas de terme et rien d'autre n'est demandé.",
        "Achat unique : 35 € à l'installation, puis plus rien, même pour les corrections.",
    ),
    "visible": (
        "Le code peut être lu en ligne. Le modifier ou le partager demande l'accord écrit de l'éditeur ; usage gratuit au bureau comme chez soi.",
    ),
}  # fmt: skip
_NEEDS = {
    "libre": ("veut adapter ses programmes et donner sa version à d'autres associations", "À adapter", ("libre", "libre"), ("gratuit", "visible", "essai", "personnel", "abonnement", "achat"),
              "Seule une licence libre donne le code et le droit de le changer et de le partager ; gratuit ne veut pas dire libre"),
    "gratuit": ("ne peut rien payer, ni maintenant ni plus tard ; personne ne touchera au code", "À installer", ("libre", "gratuit"), ("personnel", "personnel", "essai", "abonnement", "abonnement", "achat"),
                "Le gratuiciel et le logiciel libre servent sans payer, même à une association ; « gratuit chez soi » ne vaut que pour un particulier"),
    "essai": ("veut juger deux programmes payants sans donner de carte bancaire : ils s'arrêteront d'eux-mêmes", "À juger", ("essai", "essai"), ("abonnement", "abonnement", "personnel", "libre", "gratuit", "achat"),
              "Une version d'essai s'arrête d'elle-même ; un abonnement dont le premier mois est offert continue, et se paie"),
    "abonnement": ("prépare son budget : il lui faut les programmes qui se paient encore et encore, tant qu'on s'en sert", "À payer", ("abonnement", "abonnement"), ("essai", "essai", "achat", "personnel", "gratuit", "achat"),
                   "Un abonnement se paie à chaque échéance ; un achat se paie une fois, un essai s'arrête"),
}  # fmt: skip


def installers_by_licence(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: among installers, the two whose licence suits; a name may promise what the licence does not."""
    need, folder, fit, others, why = _NEEDS[pick(rng, list(_NEEDS))]
    names = sample(rng, _PROGRAMS, len(fit) + len(others))
    tree = Tree(rng)
    tree.folder(f"Téléchargements/{folder}")
    pool = {kind: shuffled(rng, texts) for kind, texts in _LICENCES.items()}
    ids: list[str] = []
    for n, (name, kind) in enumerate(zip(names, (*fit, *others), strict=True)):
        texts = pool[kind]
        loud = (
            "-gratuit"
            if n >= len(fit) and kind in ("essai", "abonnement", "personnel") and n % 2
            else ""
        )
        version = f"{integer(rng, 1, 9)}.{integer(rng, 0, 12)}"
        ids.append(
            tree.file(
                f"Téléchargements/{name}{loud}-{version}.{pick(rng, ('exe', 'msi'))}",
                size=integer(rng, 4_000, 95_000),
                text=f"Installation de {name} {version}\nLicence : {texts[n % len(texts)]}\nL'installer, c'est accepter cette licence.",
            )
        )
    tree.file("Téléchargements/Notes de réunion.odt")
    to = f"Téléchargements/{folder}"

    def move(*places: int) -> list[Act]:
        return [acts.Move(thing=ids[place], folder=to) for place in places]

    return {
        "who": pick(rng, ("Une régie de quartier", "Une association de parents", "Un club de couture", "Une épicerie solidaire", "Une ludothèque", "Une compagnie de théâtre")),
        "need": need, "folder": folder, "why": why, "told": " et ".join(names[:2]),
        "world": tree.disk("Téléchargements"),
        "goal": Goal(want=(("in", ids[0], to), ("in", ids[1], to)), keep=("in", "name", "binned")),
        "solution": move(0, 1),
        "near": [move(0, 2), move(1, 3), move(0), move(0, 1, 2)],
    }  # fmt: skip


# ---------------------------------------------------------------- @logiciels5: a portable program, brought up to date

_PORTABLES = (
    ("Mio", "son éditeur de texte", ("réglages.ini", "dictionnaire.txt"), "son dictionnaire"),
    ("Vela", "son navigateur", ("profil.ini", "favoris.html"), "ses favoris"),
    ("Poste", "sa messagerie", ("comptes.ini", "carnet.csv"), "son carnet d'adresses"),
    ("Aqua", "son programme de dessin", ("réglages.ini", "palette.txt"), "sa palette de couleurs"),
    ("Cadran", "son agenda", ("préférences.ini", "semaine.ics"), "ses rendez-vous"),
)


def portable_brought_up(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: on a key, the newest version that needs no installation, with the settings one has."""
    app, kind, own, kept = pick(rng, _PORTABLES)
    who = pick(rng, FIRST_NAMES)
    major, last = integer(rng, 2, 6), integer(rng, 10, 14)
    tree = Tree(rng)
    parts = (f"{app}.exe", pick(rng, ("moteur.dll", "noyau.dll")))
    here = f"Clé USB/{app}"
    old = [
        tree.file(f"{here}/{name}", date=f"2024-0{integer(rng, 1, 9)}-11 10:00") for name in parts
    ]
    mine = [
        tree.file(f"{here}/{name}", date="2026-03-02 18:40", text=f"({name}, changé par {who})") for name in own
    ]  # fmt: skip
    other = tree.file("Clé USB/Courriers/lettre.odt")
    manual = f"Version portable : rien n'est installé. Pour mettre à jour, remplacez {parts[0]} et {parts[1]} ; {own[0]} et {own[1]} sont à vous."

    def held(version: str) -> dict[str, str]:
        made = {name: f"({name}, version {version})" for name in parts}
        return made | {own[0]: "(réglages d'usine)", "lisez-moi.txt": manual}

    def packed(version: str, date: str) -> str:
        return tree.archive(
            f"Téléchargements/{app}-portable-{version}.zip",
            held(version),
            size=integer(rng, 9_000, 30_000),
            date=date,
        )

    newest = packed(f"{major}.{last}", "2026-02-10 09:30")
    older = packed(f"{major}.9", "2026-03-01 17:05")
    traps = (
        (f"{app}-installation-{major}.{last + 2}.exe", 48_000, f"Assistant d'installation de {app}. Droits d'administrateur demandés."),
        (f"{app}-code-source-{major}.{last + 3}.tar.gz", 21_000, "(code source, à compiler)"),
        (f"{app}-mobile-{major}.{last + 1}.apk", 35_000, "(application pour téléphone)"),
        (f"{app} en ligne.html", 12, f"{app} dans le navigateur : connexion à internet nécessaire."),
    )  # fmt: skip
    for name, size, text in sample(rng, traps, 3):
        tree.file(f"Téléchargements/{name}", size=size, text=text)
    for name in ("facture.pdf", "affiche.jpg"):
        tree.file(f"Téléchargements/{name}")
    made = tree.following

    def update(archive: str, *, keep: bool = True, whole: bool = True) -> list[Act]:
        """Unpack beside, throw away what is replaced, then bring what replaces it."""
        first = str(made + 1)
        names = (0, 1) if whole else (0,)
        swapped = [acts.Delete(thing=old[n]) for n in names] + (
            [] if keep else [acts.Delete(thing=mine[0])]
        )
        stem = tree.disk().node(archive).name.removesuffix(".zip")
        brought: list[Act] = [
            acts.Move(thing=str(int(first) + n), folder=here)
            for n in (*names, *(() if keep else (2,)))
        ]
        return [
            acts.Unpack(thing=archive),
            acts.Go(path=here),
            *swapped,
            acts.Go(path=f"Téléchargements/{stem}"),
            *brought,
        ]

    return {
        "who": who, "app": app, "kind": kind, "kept": kept, "version": f"{major}.{last}", "older": f"{major}.9", "last": last,
        "world": tree.disk("Téléchargements"),
        "goal": Goal(
            want=(
                *(("content", f"{here}/{name}", f"{newest}/{n}") for n, name in enumerate(parts)),
                *(("content", f"{here}/{name}", one) for name, one in zip(own, mine, strict=True)),
                ("content", "Clé USB/Courriers/lettre.odt", other),
            )
        ),
        "solution": update(newest),
        "near": [update(older), update(newest, keep=False), update(newest, whole=False)],
    }  # fmt: skip
