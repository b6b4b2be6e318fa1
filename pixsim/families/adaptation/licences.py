"""Choosing and reading a licence: Creative Commons, free licences, public domain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, person
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.figures.icons import arc
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_FORMS_OF_LICENCE = {
    (): ("CC BY 4.0", "CC BY 3.0"), ("SA",): ("CC BY-SA 4.0", "CC BY-SA 3.0"), ("NC",): ("CC BY-NC 4.0", "CC BY-NC 2.0"), ("ND",): ("CC BY-ND 4.0", "CC BY-ND 3.0"),
    ("NC", "SA"): ("CC BY-NC-SA 4.0",), ("NC", "ND"): ("CC BY-NC-ND 4.0",),
}  # fmt: skip
_RESERVED = "tous droits réservés"
_USES_OF_A_PHOTO = {
    "NC": (("un calendrier à vendre", "une carte postale à vendre", "la couverture d'un livre à vendre"), "elle y paraîtra telle quelle"),
    "ND": (("le dépliant gratuit d'un club", "un exposé de classe", "l'affiche d'une fête gratuite"), "elle y paraîtra recadrée et coloriée"),
}  # fmt: skip
"""What one wants to do, by the condition that forbids it."""
_VIEWS = {"montagne": ("#BFD9F2", "#6B7A8F", 5.5), "mer": ("#CFE6F5", "#2F6DA8", 2.0), "colline": ("#D9EBD0", "#4E8C4A", 3.5), "dune": ("#F3E3BC", "#C99B4B", 3.0)}  # fmt: skip
"""Colours of a photo, and how high what stands in it is."""


def _captioned(box: fig.Box, told: tuple[str, str, str, float]) -> list[fig.Part]:
    """A photo, and under it who took it and its licence."""
    view, maker, licence, place = told
    sky, ground, height = _VIEWS[view]
    foot, top = box.y + 6, box.y + 6 - height
    x = box.x + place
    return [
        fig.rect((box.x, box.y, box.w, 6), sky),
        fig.disc(box.x + 2 + (place + 12) % (box.w - 4), box.y + 1.5, 1, "#FFF4C9"),
        fig.polygon((box.x, foot), (x, top), (x + 4, top + height / 2), (x + 7, top + 0.6), (box.right, foot), fill=ground),
        fig.text(box.x, box.y + 6, f"Photo : {maker}", fig.SLATE),
        fig.text(box.x, box.y + 8, licence),
    ]  # fmt: skip


def photo_that_may_be_used(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four photos of a site, by the licence under each, the one that may be used as one means to."""
    barred = pick(rng, tuple(_USES_OF_A_PHOTO))
    wanted, how = _USES_OF_A_PHOTO[barred]
    kinds = list(_FORMS_OF_LICENCE)
    fine = pick(
        rng, [one for one in kinds if barred not in one and (barred == "NC" or "SA" not in one)]
    )
    others = [pick(rng, _FORMS_OF_LICENCE[one]) for one in kinds if barred in one]
    terms = [pick(rng, _FORMS_OF_LICENCE[fine]), *sample(rng, [*others, _RESERVED], 3)]
    view = pick(rng, tuple(_VIEWS))
    *makers, who = sample(rng, FIRST_NAMES, 5)
    places = sample(rng, range(4, 18), 4)
    photos = [
        (view, maker, term, float(place))
        for maker, term, place in zip(makers, terms, places, strict=True)
    ]
    return {
        **fig.pointed_tile(rng, "Quatre photos d'un site, avec leurs auteurs et leurs licences.", 5, photos, _captioned, per_row=2),
        "who": who, "view": view, "what": pick(rng, wanted), "how": how, "barred": barred, "licence": terms[0],
    }  # fmt: skip


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
        return [acts.Follow(link=str(n + 1)), acts.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "subject": _A_PHOTO[subject],
        "use": use,
        "licence": right,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{place + 1}", "Télécharger"),), refuse=tuple(("pressed", f"{root}/{n + 1}", "Télécharger") for n in range(4) if n != place)),
        "solution": take(place),
        "near": [take((place + 1) % 4), [*take(place), acts.Back(), acts.Follow(link=str((place + 1) % 4 + 1)), acts.Press(button="1")]],
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
    world = ui.device(
        "Publier", ui.screen(title),
        ui.screen("Description", ui.choice("Langue", "français", ("français", "anglais")), ui.choice("Afficher mon nom", "oui")),
        ui.screen("Licence", ui.choice("Usage commercial permis", "demander à chaque fois", ("oui", "non", "demander à chaque fois")),
               ui.choice("Modifications permises", "demander à chaque fois", ("oui", "oui, aux mêmes conditions", "non", "demander à chaque fois")),
               ui.choice("Renoncer à être cité", "non")),
        ui.screen("Publication", ui.choice("Commentaires", "oui"), ui.button("Publier maintenant", "C'est publié.")),
    )  # fmt: skip

    def publish(sale: str = sell, changes: str = change, last: bool = True) -> list[Act]:
        acts = [
            *ui.at("Licence"),
            ui.put("Usage commercial permis", sale),
            ui.put("Modifications permises", changes),
        ]
        return (
            [*acts, ui.BACK, *ui.at("Publication"), ui.press("Publier maintenant")]
            if last
            else acts
        )

    other = "oui" if change != "oui" else "oui, aux mêmes conditions"
    return {
        "work": work,
        "said": said,
        "licence": licence,
        "world": world,
        "goal": Goal(want=(("set", "Usage commercial permis", sell), ("set", "Modifications permises", change), ("pressed", "Publier maintenant")), keep=ui.ACTED),
        "solution": publish(),
        "near": [publish(sale="non" if sell == "oui" else "oui"), publish(changes=other), publish(last=False)],
    }  # fmt: skip


_SAID = {
    "CC0": ("CC0 1.0", "domaine public volontaire (CC0)"),
    "BY": ("CC BY 4.0", "Creative Commons Attribution 4.0"),
    "BY-SA": ("CC BY-SA 4.0", "Attribution – Partage dans les mêmes conditions 4.0"),
    "BY-NC": ("CC BY-NC 4.0", "Attribution – Pas d'utilisation commerciale 4.0"),
    "BY-NC-SA": ("CC BY-NC-SA 4.0", "Attribution – Pas d'utilisation commerciale – Partage dans les mêmes conditions 4.0"),
    "BY-ND": ("CC BY-ND 4.0", "Attribution – Pas de modification 4.0"),
}  # fmt: skip

_NONE = "aucune : il faut un accord"
_MIXES = (
    ("CC BY", ("BY",)), ("CC BY-SA", ("BY-SA",)), ("CC BY-NC", ("BY-NC",)), ("CC BY-NC-SA", ("BY-NC-SA", "BY-NC")), ("CC BY-NC-SA", ("BY-NC-SA",)),
    (_NONE, ("BY-SA", "BY-NC")), (_NONE, ("BY-SA", "BY-NC-SA")), (_NONE, ("BY-ND",)),
)  # fmt: skip
"""What may be published, and the licences that decide."""

_OPTIONS = ("CC BY", "CC BY-SA", "CC BY-NC", "CC BY-NC-SA", _NONE)
_KINDS = ("photo", "musique", "dessin", "carte", "extrait de film", "bruitage", "texte lu", "icône")
_MIXED = "fondu dans le film, retouché"
_LEFT = ("écarté au montage", "offert à part, tel quel", "pour l'affiche, une autre œuvre")


def licence_of_a_film(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of forty elements, those that a film really mixes, and the widest licence that all of them leave it."""
    right, deciding = pick(rng, _MIXES)
    mixed = [*deciding, *(pick(rng, ("CC0", "BY", *deciding)) for _ in range(integer(rng, 8, 11)))]
    left = [pick(rng, tuple(_SAID)) for _ in range(40 - len(mixed))]
    people = full_names(rng, 40)
    used = [(licence, _MIXED) for licence in mixed] + [
        (licence, pick(rng, _LEFT)) for licence in left
    ]
    rows = [
        (f"{pick(rng, _KINDS)} {n}", f"{first} {last}", pick(rng, _SAID[licence]), use)
        for n, ((licence, use), (first, last)) in enumerate(zip(shuffled(rng, used), people, strict=True), 1)
    ]  # fmt: skip
    others = sample(rng, [one for one in _OPTIONS if one != right], 4)
    return {
        "options": [right, *others],
        "key": 1,
        "right": right,
        "deciding": " et ".join(f"CC {one}" for one in deciding),
        "files": in_two_formats("film", Workbook((sheet("Éléments", ("Élément", "Auteur", "Licence", "Emploi"), tuple(rows)),))),
    }  # fmt: skip


_TITLES = (
    "Le pont au matin", "Marché couvert", "Trois barques", "Neige au village", "Vieux lavoir",
    "Retour de pêche", "La halle vide", "Verger en fleurs",
)  # fmt: skip


def photo_attribution(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the credit of a retouched photo, filled in from its page and from that of its original.

    The page of the photo names who retouched it; who took it, and another version of the licence, stand on that of the original.
    """
    title, first_title = sample(rng, _TITLES, 2)
    people = full_names(rng, 6)
    author, editor, sender, librarian, owner, filer = (f"{first} {last}" for first, last in people)
    codes = ("BY", "BY-SA", "BY-NC", "BY-NC-SA")
    code, version = pick(rng, codes), pick(rng, ("3.0", "4.0"))
    old_version = "2.0" if version == "3.0" else pick(rng, ("2.0", "3.0"))
    number, old = sample(rng, range(1000, 9999), 2)
    root, form = "https://photos.example/vues", "https://journal-du-pays.example/publier"
    other = pick(rng, [one for one in codes if one != code])
    licences = sorted(
        {f"CC {one} {seal}" for one in (code, other) for seal in ("2.0", "3.0", "4.0")}
    )
    licence = f"CC {code} {version}"
    fields = ("Titre de la photo", "Photographe", "Retouches", "Licence", "Adresse de la photo")
    photo = page(
        f"{root}/{number}", f"Vue n° {number} - Fonds local", f"# Vue n° {number}",
        *shuffled(rng, [f"Titre : {title}", f"Adresse permanente : {root}/{number}", f"Fichier : https://cdn.photos.example/{number}/vue.jpg", f"Licence : {licence}",
                        f"Mise en ligne par : {sender}", f"Recadrage et couleurs : {editor}", f"Indexation : {librarian}"]),
        f"[D'après la vue n° {old}]({root}/{old})",
    )  # fmt: skip
    original = page(
        f"{root}/{old}", f"Vue n° {old} - Fonds local", f"# Vue n° {old}",
        *shuffled(rng, [f"Titre : {first_title}", f"Adresse permanente : {root}/{old}", f"Licence : CC {code} {old_version}", f"Photographe : {author}",
                        f"Collection : {owner}", f"Numérisation : {filer}"]),
    )  # fmt: skip
    needs = dict.fromkeys(fields, ".+")
    filled = page(
        form, "Publier une photo - Journal du pays", "# Votre photo à la une", f"Photo choisie : {root}/{number}", f"[Sa page]({root}/{number})",
        *({"field": name, **({"choices": licences} if name == "Licence" else {})} for name in fields), {"button": "Publier", "needs": needs, "otherwise": "Le crédit est incomplet.", "says": "La photo paraîtra avec son crédit."},
    )  # fmt: skip
    right = dict(zip(fields, (title, author, editor, licence, f"{root}/{number}"), strict=True))
    numbers = [row.key for row in browser([filled], at=form).page().rows]
    first = numbers[-len(fields) - 1 :]  # the fields, then the button

    def credited(instead: Mapping[str, str]) -> list[Act]:
        told = {**right, **instead}
        filling: list[Act] = [
            acts.Fill(field=key, value=told[name]) for key, name in zip(first, fields, strict=False)
        ]
        return [*filling, acts.Press(button=first[-1])]

    def either(name: str) -> str:
        given, family = next(pair for pair in people if " ".join(pair) == name)
        return f"^{name}||^{family} {given}"

    address = f"{root}/{number}"
    return {
        "title": title, "author": author, "editor": editor, "licence": licence, "old_licence": f"CC {code} {old_version}", "sender": sender,
        "world": browser([filled, photo, original], at=form),
        "goal": Goal(want=(
            ("sent", form, fields[0], f"^{title}"), ("sent", form, fields[1], either(author)), ("sent", form, fields[2], either(editor)), ("sent", form, fields[3], licence),
            ("sent", form, fields[4], f"{address}||{address}/||{address.removeprefix('https://')}"), ("pressed", form, "Publier"),
        )),
        "solution": credited({}),
        "near": [credited({"Titre de la photo": first_title}), credited({"Photographe": sender}), credited({"Retouches": author}), credited({"Licence": f"CC {code} {old_version}"}), credited({"Adresse de la photo": f"{root}/{old}"})],
    }  # fmt: skip


ENTERS: Mapping[str, tuple[str, ...]] = {
    "MIT": ("GPL-2.0-only", "GPL-3.0-only", "Apache-2.0"),
    "BSD-3-Clause": ("GPL-2.0-only", "GPL-3.0-only", "Apache-2.0"),
    "Apache-2.0": ("GPL-3.0-only", "Apache-2.0"),
    "LGPL-2.1-or-later": ("GPL-2.0-only", "GPL-3.0-only"),
    "GPL-2.0-or-later": ("GPL-2.0-only", "GPL-3.0-only"),
    "GPL-2.0-only": ("GPL-2.0-only",),
    "GPL-3.0-only": ("GPL-3.0-only",),
}
"""Licences of a whole that a component under each may become a part of, its code being mixed in."""

_NAMES = (
    "ancre", "balise", "cadran", "dalle", "echelle", "fanal", "gabarit", "havre", "indice", "jalon", "levier", "maille",
    "nervure", "ocre", "palan", "quille", "rabot", "socle", "treuil", "usinage", "vanne", "wagon", "xylo", "yole", "zeste",
)  # fmt: skip

_OPENINGS = {
    "MIT": "MIT License", "BSD-3-Clause": "BSD 3-Clause License", "Apache-2.0": "Apache License, Version 2.0",
    "LGPL-2.1-or-later": "GNU Lesser General Public License, version 2.1 or any later version",
    "GPL-2.0-or-later": "GNU General Public License, version 2 or any later version",
    "GPL-2.0-only": "GNU General Public License, version 2 only", "GPL-3.0-only": "GNU General Public License, version 3 only",
}  # fmt: skip


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def one_that_cannot_enter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of all that a project ships, with what that needs in its turn, the component its licence shuts out."""
    whole = pick(rng, ("GPL-2.0-only", "GPL-3.0-only", "Apache-2.0"))
    good = [one for one in ENTERS if whole in ENTERS[one]]
    bad = [one for one in ENTERS if whole not in ENTERS[one]]
    names = shuffled(rng, _NAMES)
    shipped, tried, left = names[:14], names[14:19], names[19:]
    needs: dict[str, list[str]] = {name: [] for name in names}
    for n, name in enumerate(shipped[4:], 4):  # each is needed by one before it: all are reached
        needs[shipped[integer(rng, max(0, n - 5), n - 1) if n > 7 else integer(rng, 0, 3)]].append(
            name
        )
    for n, name in enumerate(tried[2:], 2):
        needs[tried[integer(rng, 0, n - 1)]].append(name)
    for n, name in enumerate(left[1:], 1):
        needs[left[n - 1]].append(name)
    licences = {name: pick(rng, good) for name in names}
    key = shipped[integer(rng, 9, 13)]
    double = pick(rng, [name for name in shipped[:9] if name != key])
    licences[key] = pick(rng, bad)
    licences[double] = f"{pick(rng, bad)} OR {pick(rng, good)}"
    traps = [double, pick(rng, tried), pick(rng, left)]
    for name in traps[1:]:
        licences[name] = pick(rng, bad)
    untold = {
        key,
        *sample(rng, [name for name in names if " OR " not in licences[name] and name != key], 5),
    }
    members: dict[str, bytes] = {
        "projet.json": _json({"nom": "atelier", "licence": whole, "livre_avec": shuffled(rng, shipped[:4]), "essais": shuffled(rng, tried[:2])}),
        "licences.csv": spreadsheet_csv(("licence du composant", "peut entrer dans un ensemble sous"), [(one, ", ".join(ENTERS[one])) for one in ENTERS]),
    }  # fmt: skip
    for name in sorted(names):
        told = "voir LICENCE.txt" if name in untold else licences[name]
        members[f"composants/{name}/paquet.json"] = _json(
            {"nom": name, "licence": told, "a_besoin_de": sorted(needs[name])}
        )
        members[f"composants/{name}/LICENCE.txt"] = text_file(
            [
                *(_OPENINGS[one] for one in licences[name].split(" OR ")),
                "",
                f"Copyright {integer(rng, 2008, 2025)}",
            ]
        )
    return {
        "whole": whole, "licence": licences[key], "key": key, "also": [f"composants/{key}"], "wrong": traps,
        "files": {"projet.zip": Archive(members)},
    }  # fmt: skip


_TERMS = ("BY", "NC", "ND", "SA")
_COMBINED = {
    ("BY",): "CC BY", ("BY", "SA"): "CC BY-SA", ("BY", "NC"): "CC BY-NC", ("BY", "ND"): "CC BY-ND", ("BY", "NC", "SA"): "CC BY-NC-SA", ("BY", "NC", "ND"): "CC BY-NC-ND",
}  # fmt: skip
_ALLOWED = (
    (("BY",), "la vendre sur des cartes après l'avoir recadrée, sous la licence de son choix"),
    (("BY", "SA"), "la vendre, retouchée, à condition de laisser les autres réutiliser le résultat de la même façon"),
    (("BY", "ND"), "la vendre telle quelle, sans pouvoir la retoucher"),
    (("BY", "NC"), "la retoucher pour un tract gratuit, sous la licence de son choix, mais jamais la vendre"),
    (("BY", "NC", "ND"), "seulement la reproduire telle quelle, sans but commercial"),
)  # fmt: skip


def _badges(box: fig.Box, terms: tuple[str, ...]) -> list[fig.Part]:
    """Round pictograms: who, no money, as it is, likewise."""
    shapes: list[fig.Part] = [fig.rect(box, fig.WHITE, fig.MIST)]
    for place, term in enumerate(terms):
        x, y = box.x + 1 + 9 * place, box.y
        shapes.append(fig.disc(x + 4, y + 4, 4, "", INK, 0.7))
        if term == "BY":
            shapes.append(fig.icon("person", x + 1.5, y + 1.5, 5, ground=fig.WHITE))
        elif term == "NC":
            shapes += [
                fig.line(*arc(x + 4.6, y + 4, 1.9, 55, 305), colour=INK, width=0.8),
                fig.line((x + 1.8, y + 3.5), (x + 4.8, y + 3.5), colour=INK, width=0.6),
                fig.line((x + 1.8, y + 4.7), (x + 4.4, y + 4.7), colour=INK, width=0.6),
                fig.line((x + 1.2, y + 1.2), (x + 6.8, y + 6.8), colour=INK, width=0.7),
            ]
        elif term == "ND":
            shapes += [fig.rect((x + 2, y + 2, 4, 1), INK), fig.rect((x + 2, y + 5, 4, 1), INK)]
        else:
            shapes.append(fig.icon("refresh", x + 1.5, y + 1.5, 5, ground=fig.WHITE))
    return shapes


def image_by_its_licence(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four strips of pictograms, the one of a licence that allows just what is said."""
    right, allowed = pick(rng, _ALLOWED)
    drawn = fig.pointed_tile(
        rng,
        "Quatre suites de pictogrammes de licence.",
        4,
        [right, *sample(rng, [one for one in _COMBINED if one != right], 3)],
        _badges,
        per_row=2,
    )
    return {**drawn, "allowed": allowed, "licence": _COMBINED[right], "who": pick(rng, FIRST_NAMES)}
