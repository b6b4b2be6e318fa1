"""Worlds of competence 5.1: files to save and to open again, and help found on the web."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.webs import browser, page, site
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as files
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web

WHOLE = ("file", "folder", "content", "in", "name", "binned")
_FOLDERS = ("Comptes", "Photos", "Recettes", "Courriers", "Adhérents", "Généalogie", "Plans")
_STEMS = ("liste", "budget", "bilan", "affiche", "lettre", "programme")

# ---------------------------------------------------------------- @sauvegarde


def copied_elsewhere(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a folder to be saved on another support, without being taken away."""
    tree = Tree(rng)
    wanted, *others = sample(rng, _FOLDERS, 4)
    support = pick(rng, ("Disque externe", "Clé USB", "Serveur de la maison"))
    for name in (wanted, *others):
        for stem in sample(rng, _STEMS, 2):
            tree.file(f"Ordinateur/Documents/{name}/{stem}.odt")
    tree.folder("Ordinateur/Copies")
    tree.file(f"{support}/lisez-moi.txt")
    folder = tree.folder(f"Ordinateur/Documents/{wanted}")
    go = [
        files.Open(thing=tree.folder("Ordinateur")),
        files.Open(thing=tree.folder("Ordinateur/Documents")),
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
        "solution": [*go, files.Copy(thing=folder, folder=support)],
        "near": [
            [*go, files.Copy(thing=folder, folder="Ordinateur/Copies")],
            [*go, files.Move(thing=folder, folder=support)],
        ],
    }


# ---------------------------------------------------------------- @fichier_casse

_NATURES = (
    ("%PDF-1.7", "pdf", "un document PDF"),
    ("ID3 TIT2 TPE1 MPEG", "mp3", "un son MP3"),
    ("JFIF Exif", "jpg", "une photo JPEG"),
)


def without_extension(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a file that lost its extension gets it back."""
    tree = Tree(rng)
    start, end, said = pick(rng, _NATURES)
    name, *others = sample(rng, ("facture", "vacances", "contrat", "chorale", "invitation"), 4)
    where = pick(rng, ("Téléchargements", "Bureau", "Reçus"))
    lost = tree.file(f"Documents/{where}/{name}", text=start)
    for other, ending in zip(others, ("pdf", "mp3", "jpg"), strict=True):
        tree.file(f"Documents/{where}/{other}.{ending}")
    go = [
        files.Open(thing=tree.folder("Documents")),
        files.Open(thing=tree.folder(f"Documents/{where}")),
    ]
    wrong = next(ending for _start, ending, _said in _NATURES if ending != end)

    right = [f"{name}.{one}" for one in ((end, "jpeg") if end == "jpg" else (end,))]

    def rename(new: str) -> list[Act]:
        return [*go, files.Rename(thing=lost, name=new)]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "name": name,
        "where": where,
        "said": said,
        "world": tree.disk(),
        "goal": Goal(
            want=(("name", lost, "||".join(f"^{one}" for one in right)),),
            keep=WHOLE,
            free=(f"Documents/{where}/{name}", *(f"^Documents/{where}/{one}" for one in right)),
        ),
        "solution": rename(f"{name}.{end}"),
        "near": [rename(f"{name} {end}"), rename(f"{name}.{wrong}")],
    }  # fmt: skip


_COPIES = 12  # files and folders that one may make on the way


def accepted_formats(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two files in formats that a site refuses; the other is right already."""
    tree = Tree(rng)
    letter, card, photo = pick(rng, (("lettre", "carte", "portrait"), ("attestation", "plan", "logo"),
                                     ("candidature", "itinéraire", "scan")))  # fmt: skip
    where = pick(rng, ("Dossier de demande", "Pour la mairie", "Inscription"))
    doc = tree.file(f"Documents/{where}/{letter}.{pick(rng, ('odt', 'docx'))}")
    tree.file(f"Documents/{where}/{card}.pdf")
    picture = tree.file(f"Documents/{where}/{photo}.png")
    for stem in sample(rng, _STEMS, 3):
        tree.file(f"Documents/Divers/{stem}.ods")
    go = [
        files.Open(thing=tree.folder("Documents")),
        files.Open(thing=tree.folder(f"Documents/{where}")),
    ]

    def save(thing: str, form: str) -> Act:
        return files.SaveAs(thing=thing, form=form)

    def rename(thing: str, name: str) -> Act:
        return files.Rename(thing=thing, name=name)

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "where": where,
        "world": tree.disk(),
        "goal": Goal(
            want=(
                ("saved", f"%Documents/{where}/**.pdf", doc, "pdf"),
                ("saved", f"%Documents/{where}/**.jpg", picture, "jpg"),
            ),
            keep=("name", "in", "binned"),
            free=tuple(str(tree.following + place) for place in range(_COPIES)),
        ),
        "solution": [*go, save(doc, "pdf"), save(picture, "jpg")],
        "near": [
            [*go, rename(doc, f"{letter}.pdf"), rename(picture, f"{photo}.jpg")],
            [*go, save(doc, "pdf"), save(picture, "pdf")],
            [
                *go,
                files.Copy(thing=doc, folder="Documents/Divers"),
                files.Go(path="Documents/Divers"),
                rename(str(tree.following), f"{letter}.pdf"),
                files.Move(thing=str(tree.following), folder=f"Documents/{where}"),
                files.Go(path=f"Documents/{where}"),
                save(picture, "jpg"),
            ],
        ],
    }


# ---------------------------------------------------------------- @maj

_TOOLS = (("Plume", "plume"), ("Pinceau", "pinceau"), ("Potager", "potager"), ("Partition", "partition"))  # fmt: skip
_SYSTEMS = ("Windows", "macOS", "Linux")
_RELEASES = {"Windows": ("10", "11"), "macOS": ("13", "14"), "Linux": ("5.15", "6.1")}
"""For each system, the release of the computer and a later one."""


def newest_for_system(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the newest finished version of a program that a system takes, on its makers' own site."""
    tool, host = pick(rng, _TOOLS)
    system = pick(rng, _SYSTEMS)
    major, minor = integer(rng, 3, 7), integer(rng, 11, 14)
    numbers = [
        f"{major}.8",
        f"{major}.9",
        f"{major}.{minor - 1}",
        f"{major}.{minor}",
        f"{major}.{minor + 1}",
    ]
    needs = dict(zip(numbers, (0, 0, 0, 0, 1), strict=True))
    right, newest, trial = numbers[3], numbers[4], f"{major}.{minor + 2}-bêta"
    root, mirror = f"https://{host}.example", f"https://{host}-gratuit.test"
    pages, links = [], {}
    for name in _SYSTEMS:
        lines: list[str] = []
        for number in shuffled(rng, [*numbers, trial]):
            file = f"{host}-{number.replace('ê', 'e')}-{name.lower()}.zip"
            url = f"{root}/fichiers/{file}"
            links[name, number] = (len(lines) + 1, file)
            pages.append(page(url, file, file=file, listed=False))
            kind = "version d'essai" if number == trial else "version stable"
            lines.append(
                f"[{tool} {number} ({kind}, pour {name} {_RELEASES[name][needs.get(number, 1)]} et suivants)]({url})"
            )
        pages.append(
            page(f"{root}/{name.lower()}", f"{tool} pour {name}", f"# {tool} pour {name}", *lines)
        )
    theirs = f"{host}-{right}-installeur.exe"
    pages += [
        page(f"{mirror}/{theirs}", theirs, file=theirs, listed=False),
        page(
            f"{mirror}/",
            f"{tool} gratuit",
            f"# {tool} gratuit et rapide",
            f"[Télécharger {tool} {right} pour {system}]({mirror}/{theirs})",
        ),
    ]
    home = page(
        f"{root}/",
        tool,
        f"# {tool}",
        *(f"[Pour {name}]({root}/{name.lower()})" for name in _SYSTEMS),
        f"[Téléchargement rapide chez un partenaire]({mirror}/)",
    )
    other = next(name for name in _SYSTEMS if name != system)

    def get(name: str, number: str) -> list[Act]:
        return [
            web.Follow(link=str(_SYSTEMS.index(name) + 1)),
            web.Follow(link=str(links[name, number][0])),
        ]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "tool": tool,
        "system": f"{system} {_RELEASES[system][0]}",
        "installed": f"{major}.{integer(rng, 5, 7)}",
        "right": right,
        "newest": newest,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("downloaded", links[system, right][1]),), keep=("downloaded",)),
        "solution": get(system, right),
        "near": [
            get(system, newest),
            get(system, trial),
            get(system, numbers[1]),
            get(other, right),
            [web.Follow(link="4"), web.Follow(link="1")],
        ],
    }


# ---------------------------------------------------------------- @messages

_FIXES = (
    ("reconnectez le compte", "reconnecter le compte"), ("libérez de la place en ligne", "libérer de la place en ligne"),
    ("remettez l'horloge à l'heure", "remettre l'horloge à l'heure"), ("fermez les fichiers ouverts", "fermer les fichiers ouverts"),
    ("raccourcissez le nom du dossier", "raccourcir le nom du dossier"), ("relancez le logiciel de synchronisation", "relancer le logiciel de synchronisation"),
    ("désactivez l'économie d'énergie", "désactiver l'économie d'énergie"),
)  # fmt: skip


def stable_part(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a message to be searched for by its code, without the name and the hour in it."""
    fixes = sample(rng, _FIXES, 4)
    number = integer(rng, 200, 890)
    codes = [f"SYN-{number}", f"SYN-{number + 1}", f"SYN-{number + 10}", f"SYM-{number}"]
    first = pick(rng, FIRST_NAMES)
    pages = [
        page(
            f"https://forum-entraide.test/sujet-{integer(rng, 1000, 1999) + 1000 * place}",
            f"Erreur {code} de synchronisation : résolu",
            f"# Erreur {code}",
            f"Quand la synchronisation s'arrête avec {code}, {fix}.",
        )
        for place, (code, (fix, _bare)) in enumerate(zip(codes, fixes, strict=True))
    ]
    pages += site("blog-astuces.example", "Astuces du soir", {
        "/synchroniser": ("La synchronisation", ["Pourquoi synchroniser ses dossiers ?"]),
        "/dossier": (f"Le dossier {of(first)}", ["Un récit de vacances, sans rapport avec une erreur."]),
    })  # fmt: skip
    answers = [fix[0].upper() + fix[1:] for fix, _bare in fixes]
    told = f"Quand la synchronisation s'arrête avec {codes[0]}, {fixes[0][0]}"
    return {
        "of_first": of(first),
        "code": codes[0],
        "hour": f"{integer(rng, 8, 19)} h {integer(rng, 10, 59)}",
        "key": [*fixes[0], told, f"{codes[0]}, {fixes[0][0]}"],
        "wrong": answers[1:],
        "world": browser(pages),
        "solution": [web.Search(query=codes[0]), web.Follow(link="1")],
    }


# ---------------------------------------------------------------- @aide


def help_form(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a form for help, with what is to be read on another page, and a password it asks for."""
    tool, host = pick(rng, _TOOLS)
    version = f"{integer(rng, 2, 9)}.{integer(rng, 0, 9)}.{integer(rng, 10, 40)}"
    latest = f"{int(version[0]) + 1}.0.1"
    error = f"Erreur {integer(rng, 100, 999)}"
    url, about = f"https://{host}.example/aide", f"https://{host}.example/a-propos"
    form = page(
        url, f"Aide de {tool}", f"# Demander de l'aide sur {tool}",
        {"field": "version", "text": "Version installée"},
        {"field": "message", "text": "Message affiché"},
        {"field": "secret", "text": "Mot de passe (facultatif)"},
        {"button": "Envoyer la demande", "needs": {"version": ".+", "message": ".+"}, "otherwise": "Remplissez la version et le message.",
         "says": "Demande envoyée."},
        f"[À propos de {tool}]({about})",
    )  # fmt: skip
    info = page(about, f"À propos de {tool}", f"# À propos de {tool}", f"Dernière version proposée : {latest}.",
                f"Version installée sur cet ordinateur : {version}.", f"[Retour à l'aide]({url})")  # fmt: skip

    def fill(number: str, what: str, secret: str = "") -> list[Act]:
        more = [web.Fill(field="3", value=secret)] if secret else []
        return [
            web.Fill(field="1", value=number),
            web.Fill(field="2", value=what),
            *more,
            web.Press(button="4"),
        ]

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "tool": tool,
        "error": error,
        "world": browser([form, info], at=url),
        "goal": Goal(
            want=(
                ("sent", url, "version", f"~{version}"),
                ("sent", url, "message", f"~{error}"),
                ("sent", url, "secret", ""),
            ),
        ),
        "solution": fill(version, error),
        "near": [fill(latest, error), fill(version, error, "soleil12")],
    }  # fmt: skip
