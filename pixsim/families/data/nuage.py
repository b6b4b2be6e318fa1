"""Storing online and synchronising: conflicts, quotas, applicable law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.handed_files.trees import SORTING_TOPICS, STEMS, THEMES
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.file_trees import Tree
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.figures.figure import INK
from pixsim.making.documents import Table, document, heading
from pixsim.making.make import in_two_formats
from pixsim.making.papers import Paper
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.files import acts
from pixsim.worlds.goals import Goal


def put_online(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a copy of a document into a space online; the first stays."""
    tree = Tree(rng)
    stem, *others = sample(rng, STEMS, 4)
    name = f"{stem}.odt"
    wanted = tree.file(f"Documents/{name}")
    for other in others:
        tree.file(f"Documents/{other}.{pick(rng, ('odt', 'pdf'))}")
    theme = pick(rng, THEMES)
    to = f"Espace en ligne/{theme}"
    tree.folder(to)
    return {
        "name": name,
        "to": to,
        "world": tree.disk("Documents"),
        "goal": Goal(
            want=(("content", f"{to}/{name}", wanted), ("in", wanted, "Documents")),
            keep=("binned", "name", "in"),
            free=(str(tree.following),),
        ),
        "solution": [acts.Copy(thing=wanted, folder=to)],
        "near": [[acts.Move(thing=wanted, folder=to)]],
    }


_SUPPORTS = {
    "Clé USB": "sur un support que l'on peut débrancher et emporter",
    "Espace en ligne": "dans le nuage, accessible de partout par internet",
    "Serveur du bureau": "sur le réseau du bureau, accessible de ses seuls ordinateurs",
    "Disque de l'ordinateur": "enregistrée sur l'ordinateur lui-même, accessible sans réseau",
}


def copy_there_deleted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four copies of a file, the one on a support that is described, to be deleted."""
    tree = Tree(rng)
    stem, *others = sample(rng, STEMS, 5)
    name, folder = f"{stem}.ods", pick(rng, THEMES)
    ids = {}
    for support, other in zip(_SUPPORTS, others, strict=True):
        ids[support] = tree.file(f"{support}/{folder}/{name}", 120)
        tree.file(f"{support}/{folder}/{other}.odt")
    where, wrong = sample(rng, tuple(_SUPPORTS), 2)

    def delete(support: str) -> list[Act]:
        return [
            acts.Open(thing=tree.folder(support)),
            acts.Open(thing=tree.folder(f"{support}/{folder}")),
            acts.Delete(thing=ids[support]),
        ]

    return {
        "name": name,
        "where": _SUPPORTS[where],
        "world": tree.disk(),
        "goal": Goal(want=(("binned", ids[where]),), keep=("binned", "in", "name")),
        "solution": delete(where),
        "near": [delete(wrong), [*delete(where), acts.Back(), acts.Back(), *delete(wrong)]],
    }


@redraw_misfits
def files_to_upload(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many files a synchronisation will send: new ones, and those changed here since."""
    names = [f"{topic}-{n:02}.{end}" for topic in SORTING_TOPICS for n in range(1, 6) for end in ("odt", "pdf")]  # fmt: skip
    shared = sample(rng, names, 15)
    alone, elsewhere = integer(rng, 2, 4), integer(rng, 1, 3)
    here, there = [], []
    newer = 0
    for place, name in enumerate(shared):
        day = datetime(2026, integer(rng, 1, 3), integer(rng, 1, 27), integer(rng, 8, 18), integer(rng, 0, 59))  # fmt: skip
        later = day + timedelta(minutes=integer(rng, 1, 4_000))
        kind = "here" if place < alone else "there" if place < alone + elsewhere else pick(rng, ("same", "same", "sent", "got"))  # fmt: skip
        newer += kind == "sent"
        if kind != "there":
            here.append((name, later if kind == "sent" else day))
        if kind != "here":
            there.append((name, later if kind == "got" else day))
    header = ("fichier", "modifié le")
    if not newer:
        return None
    return {
        "key": str(alone + newer),
        "wrong": [str(alone), str(newer), str(alone + newer + elsewhere)],
        "files": {
            "ordinateur.csv": DataTable(header, tuple(shuffled(rng, here)), iso=True),
            "en-ligne.csv": DataTable(header, tuple(shuffled(rng, there)), iso=True),
        },
    }


def deleted_everywhere(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two files deleted by a synchronisation, given back and put where nothing follows."""
    tree = Tree(rng)
    one, two, third, *others = sample(rng, STEMS, 7)
    theme = pick(rng, THEMES)
    here, safe = f"Dossier synchronisé/{theme}", "Sauvegardes/Hors synchronisation"
    names = [f"{one}.ods", f"{two}.odt"]
    lost = [tree.file(f"{here}/{name}", binned=True) for name in names]
    twins = [tree.file(f"Personnel/Divers/{name}", binned=True) for name in names]
    tree.file(f"{here}/{third}-brouillon.odt", binned=True)
    tree.folder(safe)
    for other in others:
        tree.file(f"{here}/{other}.pdf")
    free = tree.following

    def recover(ids: list[str], place: str, what: str = "copy") -> list[Act]:
        put = acts.Copy if what == "copy" else acts.Move
        return [
            acts.Bin(),
            *(acts.Restore(thing=name) for name in ids),
            acts.Back(),
            acts.Go(path=place),
            *(put(thing=name, folder=safe) for name in ids),
        ]

    return {
        "who": pick(rng, FIRST_NAMES),
        "theme": theme,
        "one": names[0],
        "two": names[1],
        "world": tree.disk(here),
        "goal": Goal(
            want=tuple(
                fact
                for name, number in zip(names, lost, strict=True)
                for fact in (("in", number, here), ("content", f"{safe}/{name}", number))
            ),
            keep=("binned", "in", "name"),
            free=(str(free), str(free + 1)),
        ),
        "solution": recover(lost, here),
        "near": [
            recover(twins, "Personnel/Divers"),
            recover(lost, here, "move"),
            recover(lost, here)[:4],
        ],
    }


def conflicting_copies(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of each document and its copies in conflict, the last one saved is to bear the plain name.

    The day alone does not tell: some were saved the same day, and one has two copies in conflict.
    """
    tree = Tree(rng)
    stems = sample(rng, STEMS, 5)
    people = sample(rng, FIRST_NAMES, 2)
    here = f"Dossier synchronisé/{pick(rng, THEMES)}"
    old = f"{here}/Anciennes"
    tree.folder(old)
    day, end = integer(rng, 10, 26), pick(rng, ("odt", "ods", "txt"))
    tree.file(f"{old}/{stems[4]}.{end}")
    # how many copies each document has, and which of all its versions was saved last
    shapes = [(1, integer(rng, 0, 1)), (1, integer(rng, 0, 1)), (2, integer(rng, 0, 2))]
    if not any(last == 0 for _copies, last in shapes):
        shapes[0] = (1, 0)
    if not any(last for _copies, last in shapes):
        shapes[2] = (2, integer(rng, 1, 2))
    versions: list[tuple[str, list[str], int]] = []
    named: list[str] = []
    for place, (stem, (copies, last)) in enumerate(
        zip(stems[:3], shuffled(rng, shapes), strict=True)
    ):
        names = [f"{stem}.{end}", *(f"{stem} (conflit, {who}).{end}" for who in people[:copies])]
        same_day = place < 2  # the hour, in its properties, tells
        times = [
            f"2026-02-{day if same_day else day - 1 - n:02} {integer(rng, 9, 12):02}:{integer(rng, 10, 59)}"
            for n, _name in enumerate(names)
        ]
        times[last] = f"2026-02-{day:02} {integer(rng, 14, 18)}:{integer(rng, 10, 59)}"
        ids = [
            tree.file(f"{here}/{name}", date=when) for name, when in zip(names, times, strict=True)
        ]
        versions.append((names[0], ids, last))
        named += names
    tree.file(f"{here}/{stems[3]} (annexe).{end}")
    tree.file(f"{here}/{stems[3]}.{end}")

    def tidied(kept: Sequence[int]) -> list[Act]:
        """Of each document one version kept under the plain name, the others put away."""
        done: list[Act] = []
        for (name, ids, _last), keep in zip(versions, kept, strict=True):
            done += [acts.Move(thing=one, folder=old) for n, one in enumerate(ids) if n != keep]
            if keep:
                done.append(acts.Rename(thing=ids[keep], name=name))
        return done

    right = [last for _name, _ids, last in versions]
    want: list[tuple[str, ...]] = []
    free = [one for _name, ids, _last in versions for one in ids]
    for name, ids, last in versions:
        want.append(("content", f"{here}/{name}", ids[last]))
        want += [("content", f"~{old}/", one) for n, one in enumerate(ids) if n != last]
    free += [f"{place}/{name}" for name in named for place in (here, old)]
    return {
        "who": " et ".join(people), "count": sum(len(ids) for _name, ids, _last in versions),
        "world": tree.disk(here),
        "goal": Goal(want=tuple(want), keep=("binned", "file"), free=tuple(free)),
        "solution": tidied(right),
        "near": [
            tidied([0, 0, 0] if any(right) else [1, 1, 1]), tidied([1, 1, 1] if right != [1, 1, 1] else [0, 1, 1]),
            tidied(right)[:-1],
        ],
    }  # fmt: skip


_SIZES = {"ko": 1, "Mo": 1_000, "Go": 1_000_000}


@redraw_misfits
def upload_minutes(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: minutes to send what is ticked and not on line yet, sizes being texts in several units."""

    def told(tenths: int, unit: str) -> str:
        return f"{decimal(tenths / 10, 1)} {unit}"

    rows, online = [], []
    sent = ticked_all = by_name = 0
    for number in range(1, 91):
        unit = pick(rng, ("ko", "Mo", "Mo", "Mo", "Go"))
        tenths = integer(rng, 11, 25) if unit == "Go" else integer(rng, 20, 9_000)
        size = tenths * _SIZES[unit]  # tenths of a kB
        ticked = pick(rng, ("oui", "oui", "non"))
        name = f"{pick(rng, SORTING_TOPICS)}-{number:02}.zip"
        rows.append((name, told(tenths, unit), ticked))
        state = pick(rng, ("new", "new", "same", "changed"))
        if state == "same":
            other = unit if unit == "ko" or rng.integers(2) else {"Go": "Mo", "Mo": "ko"}[unit]
            online.append((name, told(tenths * (1 if other == unit else 1000), other)))
        elif state == "changed":
            online.append((name, told(tenths + integer(rng, 2, 9), unit)))
        if ticked == "oui":
            ticked_all += size
            sent += size * (state != "same")
            by_name += size * (state == "new")
    rate = pick(rng, (8, 12, 20, 25, 40))

    def minutes(tenths: int) -> float:
        return tenths * 8 / 10_000 / rate / 60

    exact = minutes(sent)
    near = {ceil(minutes(ticked_all)), ceil(minutes(by_name)), ceil(exact / 8)} - {ceil(exact)}
    if not 0.1 < exact % 1 < 0.9 or len(near) < 3:
        return None
    book = Workbook((
        sheet("Ordinateur", ("Fichier", "Taille", "À envoyer"), rows),
        sheet("En ligne", ("Fichier", "Taille"), shuffled(rng, online)),
    ))  # fmt: skip
    return {
        "rate": rate,
        "key": str(ceil(exact)),
        "wrong": sorted(str(one) for one in near),
        "files": in_two_formats("envoi", book),
    }


_COUNTRIES = (
    "Irlande",
    "Finlande",
    "Portugal",
    "Canada",
    "Pologne",
    "Islande",
    "Norvège",
    "Suisse",
)

_LAW_OF = {
    one: (adjective, f"droit {adjective}", f"le droit {adjective}")
    for one, adjective in zip(
        _COUNTRIES,
        ("irlandais", "finlandais", "portugais", "canadien", "polonais", "islandais", "norvégien", "suisse"),
        strict=True,
    )
}  # fmt: skip
"""How one says the law of a country."""

_FIRMS = (
    "Arcadis Stockage",
    "Coffre du Nord",
    "Novalune",
    "Boréal Données",
    "Fil de Soie",
    "Granit Réseaux",
    "Trois Ponts",
)

_HOSTS = ("Nuage des Associations", "Hébergerie Verte", "Sept Nuages")

_FILLER = (
    "Le client garde la propriété de ses fichiers.", "Le prestataire les lui rend, sur demande, dans un format courant.",
    "Chaque partie informe l'autre par écrit de tout changement de coordonnées.", "Les heures ouvrées vont du lundi au vendredi, de 9 h à 18 h.",
    "Une interruption prévue est annoncée quinze jours avant.", "Le silence d'une partie ne vaut pas renonciation à ses droits.",
    "Les échanges entre les parties se font par courrier électronique.", "Le client choisit seul qui, chez lui, a un compte.",
    "Le prestataire tient un journal des accès pendant un an.", "Toute somme due est payée à trente jours.",
)  # fmt: skip

_CLUBS = (
    "Les Voisins",
    "Radio Falaise",
    "Vélo pour tous",
    "Jardins du Lac",
    "Théâtre Bleu",
    "Clé de sol",
    "Atelier 12",
)

_REST = ("Les autres articles ne changent pas.", "Le reste du contrat continue de s'appliquer.")

_OTHERS = (
    "Objet", "Durée", "Comptes des utilisateurs", "Disponibilité", "Assistance", "Prix", "Paiement", "Sécurité", "Journal des accès",
    "Propriété des contenus", "Responsabilité", "Définitions", "Commande", "Mise en service", "Formation", "Confidentialité", "Assurance",
    "Force majeure", "Cession", "Communication", "Élection de domicile", "Fin du contrat", "Restitution des fichiers",
)  # fmt: skip


def amended_contract(rng: np.random.Generator) -> dict[str, Any]:
    """What holds on a day: country, who keeps the copies, law, by a contract, its annex, five amendments, a federation's contract and a letter."""
    place, second_place, third_place, law, second_law, third_law, court = sample(rng, _COUNTRIES, 7)
    early, late, helper, invoices, said, shared = sample(rng, _FIRMS, 6)
    turn = date(2025, integer(rng, 6, 9), 1)
    force = (date(2025, 1, 1), date(2025, integer(rng, 9, 11), 1), date(2025, 5, 1), date(2026, 2, 1), date(2026, 1, 1))  # fmt: skip
    signed = [
        date(start.year - (start.month == 1), (start.month - 2) % 12 + 1, integer(rng, 4, 27))
        for start in force
    ]
    signed[1] = date(2025, 2, integer(rng, 12, 27))  # it gives its own date
    first_signed = [last - timedelta(days=integer(rng, 32, 58)) for last in signed]
    joined, left = (
        date(2025, pick(rng, (4, 10)), integer(rng, 4, 27)),
        date(2025, 12, 31) if rng.integers(2) else None,
    )
    day = pick(rng, (date(2025, integer(rng, 2, 8), 15), date(2025, 12, 15), date(2026, 1, integer(rng, 10, 28)), date(2026, integer(rng, 2, 6), 15)))  # fmt: skip
    titles = shuffled(rng, _OTHERS)
    places = sorted(sample(rng, range(2, 22), 5))
    special = {
        places[0]: ("Lieu de conservation", f"Les serveurs qui gardent les fichiers du client sont tous situés dans le pays suivant : {place}."),
        places[1]: ("Sauvegarde", "Les copies de secours sont confiées à la société que l'annexe A charge des « copies de secours » à la date considérée. Les autres sociétés de l'annexe n'ont pas accès aux fichiers."),
        places[2]: ("Droit applicable", f"Le présent contrat est régi par le droit du pays suivant : {law}."),
        places[3]: ("Litiges", f"À défaut d'accord, les litiges sont portés devant les tribunaux du pays suivant : {court}."),
        places[4]: ("Modifications", "Seul un avenant signé des deux parties modifie le contrat ou son annexe ; sauf autre date qu'il indique, il prend effet le premier jour du mois qui suit la seconde signature. Un courrier ne les modifie pas."),
    }  # fmt: skip
    body: list[Any] = [heading(f"Contrat d'hébergement – {pick(rng, _HOSTS)}"), "Conclu le 3 mars 2022, avec une annexe."]  # fmt: skip
    for number in range(1, 24):
        title, text = special.get(number) or (titles[(number - 1) % len(titles)], "")
        body += [
            heading(f"Article {number}. {title}", 2),
            " ".join([text, *sample(rng, _FILLER, 5)]).strip(),
            " ".join(sample(rng, _FILLER, 4)),
            " ".join(sample(rng, _FILLER, 4)),
        ]
    rows = [(early, "copies de secours", "03/03/2022"), (helper, "assistance par téléphone", "03/03/2022"), (invoices, "factures", "01/06/2023")]  # fmt: skip
    body += [
        heading("Annexe A. Sous-traitants"),
        Table((("Société", "Chargée de", "Depuis le"), *shuffled(rng, rows))),
    ]
    points = (
        (f"À l'article {places[0]}, le pays est remplacé par : {second_place}.", f"À l'article {places[2]}, le pays est remplacé par : {second_law}."),
        (f"À l'article {places[0]}, le pays est remplacé par : {third_place}.",),
        (f"Dans l'annexe A, la société {early} est remplacée par {late} à compter du {long_date(turn)}.",),
        (f"Le point 1 de l'avenant que le client a signé le {long_date(first_signed[1])} est annulé : l'article qu'il modifiait retrouve la rédaction qu'il avait avant lui.", f"À l'article {places[2]}, le pays est remplacé par : {third_law}."),
        (f"Pour les contrats conclus à partir du 1er janvier 2025, et pour eux seuls, l'article {places[2]} désigne le droit du pays suivant : {court}.",),
    )  # fmt: skip
    after: list[Any] = [heading("Avenants au contrat d'hébergement")]
    for number, (when, first, last, changes) in enumerate(
        zip(force, first_signed, signed, points, strict=True), 1
    ):
        own = f" Il prend effet le {long_date(when)}." if number == 2 else ""
        one, other = (first, last) if number in (2, 4) or rng.integers(2) else (last, first)
        after += [
            heading(f"Avenant n° {number}", 2),
            f"Signé par le client le {long_date(one)}, par le prestataire le {long_date(other)}.{own}",
            *(f"Point {place}. {change}" for place, change in enumerate(changes, 1)),
            f"Point {len(changes) + 1}. {pick(rng, _REST)} {pick(rng, _FILLER)}",
        ]  # fmt: skip
    letter = (
        f"Le {long_date(date(2024, 12, integer(rng, 2, 9)))}", "", "Cher client,", "",
        f"Nos copies de secours sont désormais confiées à {said}, et nos serveurs déménagent : {court}.",
        "Vous n'avez rien à faire.", "", "Votre hébergeur",
    )  # fmt: skip
    clubs = sample(rng, _CLUBS, 5)
    members = [
        (clubs[0], joined, left),
        (clubs[1], date(2024, 1, integer(rng, 4, 27)), None),
        (clubs[2], date(2025, 2, integer(rng, 4, 27)), date(2025, 5, 31)),
        (clubs[3], date(2025, 11, integer(rng, 4, 27)), None),
        (clubs[4], date(2026, 1, integer(rng, 4, 27)), None),
    ]
    above: list[Any] = [
        heading("Contrat-cadre de la Fédération des associations"),
        heading("Article 1. Objet", 2),
        "La fédération obtient pour ses membres, chez leurs hébergeurs, des conditions communes.",
        heading("Article 2. Lieu et droit", 2),
        "Le lieu de conservation des fichiers et le droit applicable restent ceux du contrat de chaque membre.",
        heading("Article 3. Copies de secours", 2),
        f"Les copies de secours des membres sont confiées à la société {shared}, dès le premier jour du mois qui suit leur adhésion et jusqu'à leur sortie. Cet article prime sur le contrat du membre ; à sa sortie, celui-ci s'applique de nouveau.",
        heading("Article 4. Prix", 2),
        " ".join(sample(rng, _FILLER, 3)),
        heading("Annexe. Membres", 2),
        Table(
            (
                ("Membre", "Adhésion", "Sortie"),
                *(
                    (club, f"{came:%d/%m/%Y}", f"{went:%d/%m/%Y}" if went else "")
                    for club, came, went in shuffled(rng, members)
                ),
            )
        ),
    ]
    from_group = date(joined.year, joined.month + 1, 1)
    country = place if day < force[0] else third_place if force[1] <= day < force[3] else second_place  # fmt: skip
    rule = law if day < force[0] else second_law if day < force[3] else third_law
    copier = early if day < turn else late
    if from_group <= day and not (left and day > left):
        copier = shared
    return {
        "day": long_date(day), "club": clubs[0],
        "country": country, "not_country": [one for one in (place, second_place, third_place, court) if one != country],
        "copier": [copier, *([copier.split(" ")[0]] if " " in copier else [])], "not_copier": [one for one in (early, late, helper, said, shared) if one != copier],
        "law": rule, "law_said": list(_LAW_OF[rule]), "not_law": [one for one in (law, second_law, third_law, court) if one != rule],
        "files": {"contrat.pdf": Paper(document(*body)), "avenants.pdf": Paper(document(*after)), "contrat-cadre.pdf": Paper(document(*above)), "courrier.txt": text_file(letter)},
    }  # fmt: skip


@redraw_misfits
def room_in_the_cloud(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: a bar of online storage: what is free once the bin is empty, and what still fits."""
    total, each = pick(rng, (15, 20, 25, 50)), pick(rng, (250, 400, 500))
    parts = {"Photos": integer(rng, 3, total // 2), "Messages": integer(rng, 1, 4), "Documents": integer(rng, 1, total // 4), "Corbeille": integer(rng, 1, 4)}  # fmt: skip
    free = total - sum(parts.values())
    if not 1 <= free <= total // 3:
        return None
    key = (free + parts["Corbeille"]) * 1000 // each
    shapes: list[fig.Part] = [fig.rect((1, 2, 56, 4), fig.MIST)]
    x = 1.0
    for place, ((name, size), colour) in enumerate(
        zip(parts.items(), (fig.BLUE, fig.GREEN, fig.ORANGE, fig.VIOLET), strict=True)
    ):
        shapes += [fig.rect((x, 2, 56 * size / total, 4), colour), fig.rect((2, 8.5 + 2 * place, 2, 1), colour), fig.text(6, 8 + 2 * place, f"{name} : {size} Go")]  # fmt: skip
        x += 56 * size / total
    shapes.append(fig.text(30, 8, f"Espace total : {total} Go", INK, bold=True))
    wrong = {
        free * 1000 // each,
        (total - parts["Corbeille"]) * 1000 // each,
        free + parts["Corbeille"],
    } - {key}
    return {
        "to_look_at": fig.figure("L'espace en ligne d'une personne, en barre, et ce qui le remplit.", 8, shapes),
        "key": str(key), "wrong": [str(n) for n in sorted(wrong)], "each": each, "who": pick(rng, FIRST_NAMES),
        "free": free, "bin": parts["Corbeille"], "room": free + parts["Corbeille"],
    }  # fmt: skip
