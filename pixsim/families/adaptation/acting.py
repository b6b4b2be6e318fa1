"""Worlds of competence 3.3: exporting, printing, converting, lightening and licensing."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.disks import Tree
from pixsim.families.draws.panels import (
    ACTED,
    BACK,
    at,
    button,
    choice,
    device,
    field,
    info,
    press,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, person
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts as disk
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web

_KEPT = ("in", "name", "binned", "file", "content")
_TOPICS = (
    "bulletin",
    "programme",
    "affiche",
    "lettre",
    "budget",
    "rapport",
    "menu",
    "contrat",
    "liste",
    "recette",
)

# ---------------------------------------------------------------- @export, @interop


def _saved(thing: str, path: str, form: str) -> tuple[tuple[str, ...], ...]:
    return (("content", f"{path.rpartition('.')[0]}.{form}", thing),)


def as_pdf(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a document is saved in the format that looks the same everywhere."""
    tree = Tree(rng)
    names = sample(rng, _TOPICS, 6)
    ends = ("odt", "docx", "odt", "ods", "odt", "docx")
    ids = {
        name: tree.file(f"Documents/{name}.{end}") for name, end in zip(names, ends, strict=True)
    }
    what, other = names[0], names[1]
    path = f"Documents/{what}.odt"
    new = str(tree.following)

    def save(name: str, form: str) -> list[Act]:
        return [disk.SaveAs(thing=ids[name], form=form)]

    return {
        "file": f"{what}.odt",
        "world": tree.disk("Documents"),
        "goal": Goal(want=_saved(ids[what], path, "pdf"), keep=_KEPT, free=(new, f"Documents/{what}.pdf")),
        "solution": save(what, "pdf"),
        "near": [save(what, "docx"), save(other, "pdf"), [disk.Rename(thing=ids[what], name=f"{what}.pdf")]],
    }  # fmt: skip


_USES = (
    ("odt", "l'imprimeur, qui ne doit rien pouvoir décaler", "pdf"), ("odt", "une collègue, qui le corrigera dans Word", "docx"),
    ("docx", "une association, qui le corrigera dans LibreOffice", "odt"), ("ods", "un comptable, qui recalculera dans Excel", "xlsx"),
    ("xlsx", "une mairie, qui le lira sans rien y changer", "pdf"), ("png", "un site qui n'accepte que le JPEG", "jpg"),
    ("xlsx", "un service qui ne lit que du texte à séparateurs", "csv"),
)  # fmt: skip


def for_each_use(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: two files, each in the format that its reader needs."""
    tree = Tree(rng)
    (end_a, use_a, form_a), (end_b, use_b, form_b) = sample(rng, _USES, 2)
    a, b, *others = sample(rng, _TOPICS, 6)
    path_a, path_b = f"Documents/À envoyer/{a}.{end_a}", f"Documents/À envoyer/{b}.{end_b}"
    ids = [tree.file(path_a), tree.file(path_b)]
    for name in others:
        tree.file(f"Documents/À envoyer/{name}.{pick(rng, ('odt', 'ods', 'jpg'))}")
    new = (str(tree.following), str(tree.following + 1))

    def save(first: str, second: str) -> list[Act]:
        return [disk.SaveAs(thing=ids[0], form=first), disk.SaveAs(thing=ids[1], form=second)]

    def wrong(end: str, form: str) -> str:
        return next(one for one in _FORMS[end] if one != form)

    free = (*new, f"{path_a.rpartition('.')[0]}.{form_a}", f"{path_b.rpartition('.')[0]}.{form_b}")
    return {
        "file_a": f"{a}.{end_a}", "use_a": use_a, "form_a": form_a,
        "file_b": f"{b}.{end_b}", "use_b": use_b, "form_b": form_b,
        "world": tree.disk("Documents/À envoyer", formats=_FORMS),
        "goal": Goal(want=_saved(ids[0], path_a, form_a) + _saved(ids[1], path_b, form_b), keep=_KEPT, free=free),
        "solution": save(form_a, form_b),
        "near": [save(wrong(end_a, form_a), form_b), save(form_a, wrong(end_b, form_b)), save(form_a, form_b)[:1]],
    }  # fmt: skip


_FORMS = {
    "odt": ("docx", "epub", "pdf", "txt"), "docx": ("epub", "odt", "pdf", "txt"), "ods": ("csv", "pdf", "xlsx"),
    "xlsx": ("csv", "ods", "pdf"), "png": ("jpg", "pdf", "tif"), "heic": ("jpg", "pdf", "tif"), "pages": ("docx", "epub", "pdf"),
    "numbers": ("csv", "pdf", "xlsx"), "flac": ("mp3", "wav"), "mkv": ("mp4", "webm"),
}  # fmt: skip


def to_the_reader(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a book in the format that fits its text to the screen, put on the reader."""
    tree = Tree(rng)
    book, *others = sample(rng, ("contes", "nouvelles", "polar", "poemes", "memoires", "voyage"), 4)
    here, there = "Ordinateur/Textes", "Liseuse/Livres"
    tree.file("Liseuse/Livres/manuel.epub")
    tree.file("Liseuse/Notices/demarrage.pdf")
    thing = tree.file(f"{here}/{book}.odt")
    for name in others:
        tree.file(f"{here}/{name}.{pick(rng, ('odt', 'docx'))}")
    new, copy = str(tree.following), str(tree.following + 1)

    def put_there(form: str, folder: str = there) -> list[Act]:
        return [disk.SaveAs(thing=thing, form=form), disk.Copy(thing=new, folder=folder)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "file": f"{book}.odt",
        "world": tree.disk(here, formats=_FORMS),
        "goal": Goal(want=(("content", f"{there}/{book}.epub", thing),), keep=_KEPT,
                     free=(new, copy, f"{there}/{book}.epub", f"{here}/{book}.epub")),
        "solution": put_there("epub"),
        "near": [put_there("pdf"), put_there("epub", "Liseuse/Notices"), put_there("epub")[:1],
                 [disk.Copy(thing=thing, folder=there)]],
    }  # fmt: skip


def open_and_editable(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a document for people with various programs, who will change it."""
    tree = Tree(rng)
    what, other, *more = sample(rng, _TOPICS, 5)
    end, form = pick(rng, (("docx", "odt"), ("xlsx", "ods")))
    path = f"Documents/{what}.{end}"
    thing, second = tree.file(path), tree.file(f"Documents/{other}.{end}")
    for name in more:
        tree.file(f"Documents/{name}.{pick(rng, ('pdf', 'jpg', 'txt'))}")
    new = str(tree.following)
    return {
        "file": f"{what}.{end}",
        "form": form,
        "world": tree.disk("Documents", formats=_FORMS),
        "goal": Goal(want=_saved(thing, path, form), keep=_KEPT, free=(new, f"Documents/{what}.{form}")),
        "solution": [disk.SaveAs(thing=thing, form=form)],
        "near": [[disk.SaveAs(thing=thing, form="pdf")], [disk.SaveAs(thing=second, form=form)],
                 [disk.Rename(thing=thing, name=f"{what}.{form}")]],
    }  # fmt: skip


_UNREADABLE = (
    ("heic", "la photo", "l'afficher sur une tablette ancienne", "jpg"), ("pages", "la lettre", "la modifier dans Word", "docx"),
    ("numbers", "le tableau", "le recalculer dans Excel", "xlsx"), ("flac", "la chanson", "l'écouter sur un petit baladeur", "mp3"),
    ("mkv", "le film", "le lire sur n'importe quel téléphone", "mp4"), ("pages", "la notice", "la lire partout sans rien décaler", "pdf"),
)  # fmt: skip


def received_and_converted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two received files that nothing opens, each for a use, the originals kept."""
    tree = Tree(rng)
    (end_a, what_a, use_a, form_a), (end_b, what_b, use_b, form_b) = sample(rng, _UNREADABLE, 2)
    if end_a == end_b:
        return received_and_converted(rng)
    here = "Ordinateur/Reçus"
    number = integer(rng, 100, 999)
    path_a, path_b = f"{here}/envoi-{number}.{end_a}", f"{here}/envoi-{number + 1}.{end_b}"
    a, b = tree.file(path_a), tree.file(path_b)
    for name in sample(rng, _TOPICS, 4):
        tree.file(f"{here}/{name}.{pick(rng, ('pdf', 'odt', 'jpg'))}")
    new = (str(tree.following), str(tree.following + 1))

    def convert(first: str, second: str) -> list[Act]:
        return [disk.SaveAs(thing=a, form=first), disk.SaveAs(thing=b, form=second)]

    def wrong(end: str, form: str) -> str:
        return next(one for one in _FORMS[end] if one != form)

    free = (*new, f"{path_a.rpartition('.')[0]}.{form_a}", f"{path_b.rpartition('.')[0]}.{form_b}")
    return {
        "who": pick(rng, FIRST_NAMES),
        "what_a": what_a, "file_a": f"envoi-{number}.{end_a}", "use_a": use_a, "form_a": form_a,
        "what_b": what_b, "file_b": f"envoi-{number + 1}.{end_b}", "use_b": use_b, "form_b": form_b,
        "world": tree.disk(here, formats=_FORMS),
        "goal": Goal(want=_saved(a, path_a, form_a) + _saved(b, path_b, form_b), keep=_KEPT, free=free),
        "solution": convert(form_a, form_b),
        "near": [convert(wrong(end_a, form_a), form_b), convert(form_a, form_b)[:1],
                 [disk.Rename(thing=a, name=f"envoi-{number}.{form_a}"), disk.SaveAs(thing=b, form=form_b)]],
    }  # fmt: skip


# ---------------------------------------------------------------- @impression

_SCALES = {("A4", "A5"): "71", ("A3", "A4"): "71", ("A5", "A4"): "141", ("A4", "A3"): "141", ("A3", "A5"): "50", ("A5", "A3"): "200"}  # fmt: skip


def copier(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a sheet of one format copied whole on paper of another, some copies of it."""
    (start, end), scale = pick(rng, tuple(_SCALES.items()))
    copies = str(integer(rng, 3, 30))
    scales = ("25 %", "50 %", "71 %", "100 %", "141 %", "200 %")
    trays = shuffled(rng, ("A3", "A4", "A5"))
    world = device(
        "Copieur", screen("Accueil"),
        screen("Original", choice("Format de l'original", "A4", ("A3", "A4", "A5")), choice("Deux faces", "non"), choice("Contraste", "moyen", ("faible", "moyen", "fort"))),
        screen("Papier", *(info(f"Bac {n}", f"papier {tray}") for n, tray in enumerate(trays, 1)), choice("Prendre le papier dans", "bac 1", ("bac 1", "bac 2", "bac 3")),
               choice("Bac manuel", "fermé", ("fermé", "ouvert"))),
        screen("Taille", choice("Agrandir ou réduire", "100 %", scales), choice("Remplir deux pages par face", "non")),
        screen("Copies", field("Nombre de copies", "1", r"[1-9]\d?", "Un nombre de 1 à 99."), choice("Trier les copies", "oui"), button("Copier", "Copie en cours.")),
    ).begun({"Format de l'original": next(form for form in ("A3", "A4", "A5") if form != start), "Prendre le papier dans": f"bac {1 + (trays.index(end) + 1) % 3}"})  # fmt: skip
    tray = f"bac {trays.index(end) + 1}"

    def copy(zoom: str = f"{scale} %", from_tray: str = tray, count: str = copies) -> list[Act]:
        return [*at("Original"), put("Format de l'original", start), BACK, *at("Papier"), put("Prendre le papier dans", from_tray), BACK,
                *at("Taille"), put("Agrandir ou réduire", zoom), BACK, *at("Copies"), put("Nombre de copies", count), press("Copier")]  # fmt: skip

    other = "bac 1" if tray != "bac 1" else "bac 2"
    inverse = {"71": "141 %", "141": "71 %", "50": "200 %", "200": "50 %"}[scale]
    surface = {"71": "50 %", "141": "200 %", "50": "25 %", "200": "141 %"}[scale]
    return {
        "start": start,
        "end": end,
        "copies": copies,
        "scale": scale,
        "tray": tray,
        "world": world,
        "goal": Goal(want=(("set", "Format de l'original", start), ("set", "Prendre le papier dans", tray), ("set", "Agrandir ou réduire", f"{scale} %"),
                           ("set", "Nombre de copies", copies), ("pressed", "Copier")), keep=ACTED),
        "solution": copy(),
        "near": [copy(inverse), copy(surface), copy(from_tray=other), copy()[:-1]],
    }  # fmt: skip


def stapled_booklet(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a booklet folded and stapled in the middle, part of a document, in some copies."""
    count = pick(rng, (8, 12, 16))
    first = integer(rng, 2, 5)
    last = first + count - 1
    total = last + integer(rng, 1, 4)
    copies = str(integer(rng, 6, 40))
    plan = pick(rng, ("à agrafer au milieu", "plié en deux et agrafé au pli"))
    world = device(
        "Imprimer", screen("Impression"),
        screen("Général", info("Document", f"programme.pdf, {total} pages A5"), choice("Pages", "toutes", ("toutes", "plage")),
               field("Plage de pages", "", r"(?:de |pages? )?\d+ ?(?:[-–]|à) ?\d+", "Par exemple 2-5."), field("Exemplaires", "1", r"[1-9]\d?", "Un nombre de 1 à 99."), button("Lancer l'impression", "Document envoyé.")),
        screen("Disposition", choice("Mode", "normal", ("normal", "plusieurs pages par feuille", "livret", "affiche")), choice("Recto verso", "non", ("non", "bord long", "bord court")),
               choice("Ordre des pages", "normal", ("normal", "inverse"))),
        screen("Papier", choice("Format du papier", "A5", ("A5", "A4", "A3")), choice("Couleur", "oui")),
    )  # fmt: skip

    def go(
        mode: str = "livret",
        edge: str = "bord court",
        paper: str = "A4",
        pages: str = f"{first}-{last}",
    ) -> list[Act]:
        return [*at("Disposition"), put("Mode", mode), put("Recto verso", edge), BACK, *at("Papier"), put("Format du papier", paper), BACK,
                *at("Général"), put("Pages", "plage"), put("Plage de pages", pages), put("Exemplaires", copies), press("Lancer l'impression")]  # fmt: skip

    signs = ("-", " - ", "–", " – ", "- ", " -", " à ")
    spans = "||".join(
        f"{head}{first}{sign}{last}" for head in ("", "de ", "pages ", "page ") for sign in signs
    )
    return {
        "first": first, "last": last, "total": total, "count": count, "copies": copies, "plan": plan, "sheets": count // 4,
        "world": world,
        "goal": Goal(want=(("set", "Mode", "livret"), ("set", "Recto verso", "bord court"), ("set", "Format du papier", "A4"), ("set", "Pages", "plage"),
                           ("set", "Plage de pages", spans), ("set", "Exemplaires", copies), ("pressed", "Lancer l'impression")), keep=ACTED),
        "solution": go(),
        "near": [go(edge="bord long"), go(mode="plusieurs pages par feuille"), go(paper="A3"), go(pages=f"1-{count}")],
    }  # fmt: skip


# ---------------------------------------------------------------- @accessibilite_doc


def not_by_colour_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what only a colour tells is also told in words."""
    meanings = sample(rng, ("annulé", "complet", "reporté", "gratuit"), 2)
    colours = sample(rng, ("rouge", "orange", "vert"), 2)
    sessions = sample(
        rng, ("Yoga", "Couture", "Échecs", "Chorale", "Jardin", "Théâtre", "Cuisine"), 6
    )
    coloured = dict(
        zip(sample(rng, sessions, 3), (colours[0], colours[1], pick(rng, colours)), strict=True)
    )
    meaning = dict(zip(colours, meanings, strict=True))
    words = ("rien", *sorted(meanings), "à confirmer")
    pages = [screen(name, info(f"Couleur du texte de « {name} »", coloured.get(name, "noir")), choice(f"Mention écrite après « {name} »", "rien", words),
                    choice(f"« {name} » en gras", "non")) for name in sessions]  # fmt: skip
    done = sorted(coloured, key=sessions.index)

    def write(names: list[str], swapped: bool = False) -> list[Act]:
        acts: list[Act] = []
        for name in names:
            colour = coloured[name]
            said = (
                next(m for c, m in meaning.items() if c != colour) if swapped else meaning[colour]
            )
            acts += [*at(name), put(f"Mention écrite après « {name} »", said), BACK]
        return acts[:-1]

    legend = "Légende : " + ", ".join(f"{colour} = {said}" for colour, said in meaning.items())
    world = device("Programme des ateliers", screen("Programme", text=legend), *pages)
    return {
        "one": f"{colours[0]} : {meanings[0]}", "two": f"{colours[1]} : {meanings[1]}",
        "names": ", ".join(done),
        "world": world,
        "goal": Goal(want=tuple(("set", f"Mention écrite après « {name} »", meaning[coloured[name]]) for name in done), keep=ACTED),
        "solution": write(done),
        "near": [write(done[:2]), write(done, swapped=True), [*at(done[0]), put(f"« {done[0]} » en gras", "oui"), BACK, *write(done[1:])]],
    }  # fmt: skip


# ---------------------------------------------------------------- @poids


def lighter_photo(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a photo saved in the size that is said, under the limit of a form."""
    limit = pick(rng, (1, 2))
    weights = {
        1: ("6,2 Mo", "2,4 Mo", "0,8 Mo", "0,1 Mo"),
        2: ("8,6 Mo", "3,1 Mo", "1,7 Mo", "0,2 Mo"),
    }[limit]
    sizes = ("originale", "grande", "moyenne", "petite")
    name = (
        f"{pick(rng, ('plage', 'fete', 'jardin', 'equipe', 'maison'))}-{integer(rng, 10, 99)}.jpg"
    )
    infos = [
        info(f"Poids en taille {size}", weight) for size, weight in zip(sizes, weights, strict=True)
    ]
    world = device(
        f"Photo {name}", screen("Photo"),
        screen("Redimensionner", *infos, choice("Taille", "originale", sizes), choice("Format de la copie", "JPEG", ("JPEG", "PNG", "TIFF")), choice("Garder la date", "oui"), choice("Garder le lieu", "oui"), button("Enregistrer la copie", "Copie enregistrée.")),
        screen("Tourner", choice("Rotation", "aucune", ("aucune", "à gauche", "à droite"))), screen("Supprimer", button("Mettre à la corbeille", "Photo supprimée.")),
        screen("Lumière", choice("Luminosité", "0", ("-1", "0", "1")), choice("Contraste", "0", ("-1", "0", "1"))),
    )  # fmt: skip

    def save(size: str) -> list[Act]:
        return [*at("Redimensionner"), put("Taille", size), press("Enregistrer la copie")]

    return {
        "name": name,
        "limit": limit,
        "world": world,
        "goal": Goal(
            want=(("set", "Taille", "moyenne"), ("pressed", "Enregistrer la copie")), keep=ACTED
        ),
        "solution": save("moyenne"),
        "near": [save("grande"), save("petite"), save("moyenne")[:-1]],
    }


def heaviest_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the heaviest thing of a folder to send, sub-folders included, goes elsewhere."""
    tree = Tree(rng)
    here, there = "Ordinateur/À envoyer", "Clé USB"
    folder_names = sample(rng, ("Photos", "Plans", "Annexes", "Comptes", "Affiches"), 4)
    tree.folder(there)
    weights: dict[str, int] = {}
    held: dict[str, list[str]] = {}
    for name in folder_names:
        files = [integer(rng, 200, 1500) for _f in range(integer(rng, 3, 5))]
        held[name] = [
            tree.file(
                f"{here}/{name}/{pick(rng, _TOPICS)}-{n}.{pick(rng, ('pdf', 'jpg', 'odt'))}", size
            )
            for n, size in enumerate(files, 1)
        ]
        weights[name] = sum(files)
    sizes = sorted(weights.values())
    single = tree.file(
        f"{here}/{pick(rng, _TOPICS)}.mp4", integer(rng, 1600, max(1700, sizes[-1] - 200))
    )
    tree.file(f"{here}/{pick(rng, _TOPICS)}-court.odt", integer(rng, 20, 90))
    if sizes[-1] - sizes[-2] < 150 or sizes[-1] < 2200:
        return heaviest_out(rng)
    heavy = max(weights, key=lambda name: weights[name])
    second = sorted(weights, key=lambda name: weights[name])[-2]
    thing, other = tree.folder(f"{here}/{heavy}"), tree.folder(f"{here}/{second}")
    return {
        "heavy": heavy,
        "world": tree.disk(here),
        "goal": Goal(want=(("in", thing, there),), keep=("in", "binned", "name"), free=tuple(held[heavy])),
        "solution": [disk.Move(thing=thing, folder=there)],
        "near": [[disk.Move(thing=single, folder=there)], [disk.Move(thing=other, folder=there)], [disk.Copy(thing=thing, folder=there)]],
    }  # fmt: skip


def best_under_limit(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the largest picture that is under a weight with a quality that is good enough."""
    limit = pick(rng, (300, 400, 500))
    widths = ("3000 px", "1600 px", "1200 px", "800 px")
    qualities = ("maximale", "bonne", "faible")
    grid: dict[tuple[str, str], int] = {}
    base = {"3000 px": 4.2, "1600 px": 1.7, "1200 px": pick(rng, (0.88, 0.94)), "800 px": 0.5}
    for width in widths:
        for quality, share in zip(qualities, (1.35, 1.0, 0.35), strict=True):
            grid[width, quality] = round(base[width] * share * limit + integer(rng, -9, 9))
    best = ("1200 px", "bonne")
    sensible = [pair for pair, weight in grid.items() if weight <= limit and pair[1] != "faible"]
    if max(sensible, key=lambda pair: int(pair[0][:-3])) != best or best not in sensible:
        return best_under_limit(rng)
    infos = [info(f"Poids prévu ({width}, {quality})", f"{weight} ko", when={"Largeur": width, "Qualité": quality})
             for (width, quality), weight in grid.items()]  # fmt: skip
    name = f"affiche-{integer(rng, 10, 99)}.jpg"
    world = device(
        f"Exporter {name}", screen("Image"),
        screen("Export", *infos, choice("Largeur", "3000 px", widths), choice("Qualité", "maximale", qualities), choice("Garder les proportions", "oui"),
               choice("Format", "JPEG", ("JPEG", "PNG", "TIFF")), button("Exporter", "Image exportée.")),
        screen("Cadrage", choice("Rogner", "non"), choice("Pivoter", "non")),
    )  # fmt: skip

    def export(width: str, quality: str) -> list[Act]:
        change = [put("Qualité", quality)] if quality != "maximale" else []
        return [*at("Export"), put("Largeur", width), *change, press("Exporter")]

    return {
        "name": name,
        "limit": limit,
        "weight": grid[best],
        "world": world,
        "goal": Goal(want=(("set", "Largeur", best[0]), ("set", "Qualité", best[1]), ("pressed", "Exporter")), keep=ACTED),
        "solution": export(*best),
        "near": [export("800 px", "bonne"), export("1600 px", "faible"), export("1200 px", "maximale"), export("1600 px", "bonne")],
    }  # fmt: skip


# ---------------------------------------------------------------- @licences

_SUBJECTS = ("moulin", "phare", "marché", "rivière", "vieux pont", "verger")
_A_PHOTO = {one: f"photo d'un{'e' if one == 'rivière' else ''} {one}" for one in _SUBJECTS}
_PROJECTS = (
    ("la recadrer sur une affiche vendue deux euros", "CC BY", ("CC BY-ND", "CC BY-NC", "CC BY-NC-SA", "tous droits réservés")),
    ("la montrer telle quelle dans un livre vendu en librairie", "CC BY-ND", ("CC BY-NC", "CC BY-NC-SA", "tous droits réservés")),
    ("en faire un dessin simplifié, donné aux élèves", "CC BY-NC", ("CC BY-ND", "tous droits réservés", "usage privé seulement")),
    ("la coller dans un montage vendu au profit du club", "CC BY", ("CC BY-NC", "CC BY-ND", "usage privé seulement", "CC BY-NC-SA")),
)  # fmt: skip


def picture_that_may_be_used(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: in a bank of pictures, the one whose licence allows a use."""
    use, right, wrong = pick(rng, _PROJECTS)
    subject = pick(rng, _SUBJECTS)
    root = "https://photos-libres.example"
    licences = shuffled(rng, [right, *sample(rng, wrong, 3)])
    authors = [person(rng) for _photo in licences]
    pages = []
    for n, (licence, author) in enumerate(zip(licences, authors, strict=True), 1):
        pages.append(page(f"{root}/{n}", f"Photo {n} : {subject}", f"# {subject.capitalize()}, photo {n}", f"Auteur : {author}", f"Licence : {licence}",
                          {"button": "Télécharger", "file": f"{subject.replace(' ', '-')}-{n}.jpg".replace("é", "e").replace("è", "e"), "says": "Photo téléchargée."}, f"[Retour aux résultats]({root}/)"))  # fmt: skip
    home = page(
        f"{root}/",
        f"Photos : {subject}",
        f"# {subject.capitalize()} : quatre photos",
        *(f"[Photo {n}]({root}/{n})" for n in range(1, 5)),
    )
    place = licences.index(right)

    def take(n: int) -> list[Act]:
        return [web.Follow(link=str(n + 1)), web.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "subject": _A_PHOTO[subject],
        "use": use,
        "licence": right,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{place + 1}", "Télécharger"),), refuse=tuple(("pressed", f"{root}/{n + 1}", "Télécharger") for n in range(4) if n != place)),
        "solution": take(place),
        "near": [take((place + 1) % 4), [*take(place), web.Back(), web.Follow(link=str((place + 1) % 4 + 1)), web.Press(button="1")]],
    }  # fmt: skip


_WISHES = (
    ("acceptez qu'on la vende et qu'on la modifie, à condition que les versions modifiées restent libres de la même façon", "oui", "oui, aux mêmes conditions", "CC BY-SA"),
    ("acceptez qu'on la modifie, mais pas qu'on en fasse commerce", "non", "oui", "CC BY-NC"),
    ("acceptez qu'on la vende, mais refusez toute version modifiée", "oui", "non", "CC BY-ND"),
    ("refusez qu'on la vende et qu'on la modifie", "non", "non", "CC BY-NC-ND"),
    ("acceptez tous les usages, du moment qu'on vous cite", "oui", "oui", "CC BY"),
    ("acceptez qu'on la modifie sans la vendre, à condition que les versions modifiées gardent les mêmes règles", "non", "oui, aux mêmes conditions", "CC BY-NC-SA"),
)  # fmt: skip


def licence_of_a_publication(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two answers of a form give the licence that somebody wants, and it is published."""
    said, sell, change, licence = pick(rng, _WISHES)
    work = pick(rng, ("photo", "recette", "chanson", "carte", "fiche de cours", "vidéo", "affiche"))
    title = f"{work.capitalize()} n° {integer(rng, 2, 60)}"
    world = device(
        "Publier", screen(title),
        screen("Description", choice("Langue", "français", ("français", "anglais")), choice("Afficher mon nom", "oui")),
        screen("Licence", choice("Usage commercial permis", "demander à chaque fois", ("oui", "non", "demander à chaque fois")),
               choice("Modifications permises", "demander à chaque fois", ("oui", "oui, aux mêmes conditions", "non", "demander à chaque fois")),
               choice("Renoncer à être cité", "non")),
        screen("Publication", choice("Commentaires", "oui"), button("Publier maintenant", "C'est publié.")),
    )  # fmt: skip

    def publish(sale: str = sell, changes: str = change, last: bool = True) -> list[Act]:
        acts = [
            *at("Licence"),
            put("Usage commercial permis", sale),
            put("Modifications permises", changes),
        ]
        return [*acts, BACK, *at("Publication"), press("Publier maintenant")] if last else acts

    other = "oui" if change != "oui" else "oui, aux mêmes conditions"
    return {
        "work": work,
        "said": said,
        "licence": licence,
        "world": world,
        "goal": Goal(want=(("set", "Usage commercial permis", sell), ("set", "Modifications permises", change), ("pressed", "Publier maintenant")), keep=ACTED),
        "solution": publish(),
        "near": [publish(sale="non" if sell == "oui" else "oui"), publish(changes=other), publish(last=False)],
    }  # fmt: skip
